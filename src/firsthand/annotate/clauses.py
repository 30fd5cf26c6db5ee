"""Clauses: who did what to whom, one for each finite predicate of the article.

The words of a clause leave out the words that attribute it ("X said", "according to Y"), so that one claim told by two
sources has the same words in both. A clause that only reports another one ("X said that …") is not a clause here; one
whose content is a noun phrase ("X rejected the plan") is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from firsthand.language.en import claim_words as lexicon
from firsthand.language.en.claim_grammar import VERBAL, Frame, content_words, frames
from firsthand.model import Article, Attribution, Clause, Parse, Span, Timex, Token

_OPENING = "([{“‘«„‹"
_CLOSING = ")]}”’»“›"
_PAIRS = dict(zip(_OPENING, _CLOSING, strict=True))
# What may stand at the edge of a clause without belonging to it.
_EDGE = frozenset(" \t\u00a0\u200b\u200c\u200d\ufeff,;:.!?…-–—\"'`" + _OPENING + _CLOSING)
_CLOSERS = frozenset("\"'”’»)]")
_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP", "PRON", "PART"})
# Words of a noun phrase before the verb that reports.
LONGEST_REPORTER = 10
_STOPS = frozenset(".,!?;:…")


def find_clauses(
    article: Article, parse: Parse, attributions: Sequence[Attribution], timexes: Sequence[Timex]
) -> tuple[Clause, ...]:
    """Every finite predicate of ``parse`` with its arguments, in order of the text.

    ``words`` leaves out time expressions, which are compared by value. ``attribution`` is the innermost attribution
    in whose content the predicate stands. Linear in the length of the text for bounded attribution nesting.
    """
    found_frames = frames(parse)
    speech = _Speech(parse, attributions, found_frames)
    timed = _covered(speech.starts, [(t.start, t.end) for t in timexes])
    found = []
    for frame in found_frames:
        if speech.only_reports(frame):
            continue
        clause = _clause(article, parse, frame, speech, timed)
        if clause is not None:
            found.append(clause)
    return tuple(sorted(found, key=lambda c: (c.start, c.end, c.predicate)))


def _clause(article: Article, parse: Parse, frame: Frame, speech: _Speech, timed: frozenset[int]) -> Clause | None:
    home = speech.innermost(frame.head)
    outside = speech.attributing(frame)
    kept = _before_reporting(parse.tokens, [i for i in frame.tokens if i not in outside], frame.head)
    if frame.head not in kept:
        return None
    kept = _without_links(parse.tokens, _between_semicolons(parse.tokens, kept, frame.head), frame.head)
    if not kept:
        return None
    start, end = _trim(article.text, parse.tokens[kept[0]].start, parse.tokens[kept[-1]].end)
    if start >= end:
        return None
    inside = [parse.tokens[i] for i in kept if i not in timed]
    return Clause(
        start=start,
        end=end,
        predicate=frame.predicate,
        subject=frame.subject,
        objects=tuple(o for o in frame.objects if start <= o[0] and o[1] <= end),
        negated=frame.negated,
        modality=frame.modality,
        words=content_words(inside),
        attribution=home,
    )


class _Speech:
    """Which tokens attribute, and which are attributed."""

    def __init__(self, parse: Parse, attributions: Sequence[Attribution], found: Sequence[Frame]) -> None:
        self.tokens = parse.tokens
        self.starts = [t.start for t in parse.tokens]
        self.cues: dict[int, list[int]] = {}
        self.attributions = attributions
        self.contents = [_Words(self.starts, _spans(a.content)) for a in attributions]
        markers = [_Words(self.starts, _spans((*a.source, *a.cue))) for a in attributions]
        self.inner: dict[int, int] = {}
        for n, attribution in enumerate(attributions):
            for i in _Words(self.starts, _spans(attribution.cue)):
                self.cues.setdefault(i, []).append(n)
            for i in self.contents[n]:
                if i not in self.inner or len(self.contents[n]) < len(self.contents[self.inner[i]]):
                    self.inner[i] = n
        self.marked: dict[int, list[int]] = {}
        for n in range(len(attributions)):
            for i in markers[n]:
                self.marked.setdefault(i, []).append(n)
        # "he signed after the owner had called him": what stands in such a clause attributes nothing around it.
        self.tied = frozenset(
            n
            for token in self.tokens
            if token.dep in ("mark", "advmod") and token.text.casefold() in lexicon.ADVERBIAL_MARKS
            for n in self.cues.get(token.head, ())
        )
        self.finite = frozenset(f.head for f in found)

    def innermost(self, token: int) -> str | None:
        n = self.inner.get(token)
        return None if n is None else self.attributions[n].id

    def only_reports(self, frame: Frame) -> bool:
        """The predicate is a cue, and what it reports has a predicate of its own."""
        if frame.passive and self.tokens[frame.head].lemma.casefold() in lexicon.ADDRESSING_VERBS:
            return False  # "was warned that …": the warning itself is what is claimed
        reports = self.tokens[frame.head].lemma.casefold() in lexicon.REPORTING_VERBS
        for n in self.cues.get(frame.head, ()):
            inside = [i for i in self.contents[n] if i in self.finite and i != frame.head]
            if inside and (reports or any(self._complements(i, frame.head) for i in inside)):
                return True
        if not reports:
            return False
        return any(
            self.tokens[i].head == frame.head and self.tokens[i].dep == "ccomp" and i in self.finite
            for i in frame.tokens
        )

    def _complements(self, i: int, head: int) -> bool:
        """What ``i`` says is the object of ``head``, not a condition or a part of it ("offered 60 crowns if …")."""
        return self.tokens[i].head == head and self.tokens[i].dep in ("ccomp", "parataxis", "csubj", "csubjpass")

    def attributing(self, frame: Frame) -> frozenset[int]:
        """Tokens of ``frame`` that attribute it: cue and source of each attribution in whose content it stands."""
        found = set()
        for i in frame.tokens:
            if any(frame.head in self.contents[n] and n not in self.tied for n in self.marked.get(i, ())):
                found.add(i)
            token = self.tokens[i]
            if token.text.casefold() == "according" and token.dep == "prep" and token.head == frame.head:
                found |= {j for j in frame.tokens if j >= i and self._below(j, i)}
        return frozenset(found)

    def _below(self, token: int, root: int) -> bool:
        for _ in range(40):
            if token == root:
                return True
            if self.tokens[token].head in (token, -1):
                return False
            token = self.tokens[token].head
        return False


def _before_reporting(tokens: tuple[Token, ...], kept: list[int], head: int) -> list[int]:
    """``kept`` up to a tail ", the agency reported on Monday" that the grammar took for a part of the clause.

    The tail is a comma after ``head``, a short noun phrase and a verb of reporting.
    """
    for n, i in enumerate(kept):
        if i <= head or tokens[i].text != ",":
            continue
        for j in kept[n + 1 : n + 1 + LONGEST_REPORTER]:
            token = tokens[j]
            if token.pos in VERBAL and token.lemma.casefold() in lexicon.REPORTING_VERBS and j > kept[n + 1]:
                return kept[:n]
            if token.pos not in _NOMINAL or token.tag in ("WDT", "WP", "WP$"):
                break
    return kept


def _between_semicolons(tokens: tuple[Token, ...], kept: list[int], head: int) -> list[int]:
    """The stretch of ``kept`` around ``head`` that no semicolon cuts: what stands beyond it is said by itself."""
    first = max((n + 1 for n, i in enumerate(kept) if tokens[i].text == ";" and i < head), default=0)
    last = min((n for n, i in enumerate(kept) if tokens[i].text == ";" and i > head), default=len(kept))
    return kept[first:last]


def _subordinates(token: Token, head: int) -> bool:
    """A mark that ties the clause of ``head`` to another one; after "whether", "if" or "before" nothing is said yet."""
    return token.head == head and token.dep in ("mark", "advmod") and token.text.casefold() in lexicon.SUBORDINATORS


def _without_links(tokens: tuple[Token, ...], kept: list[int], head: int) -> list[int]:
    """Without the conjunctions, complementisers and marks at the left edge, the punctuation at both."""
    first, last = 0, len(kept)
    while first < last and (
        tokens[kept[first]].pos in ("PUNCT", "CCONJ", "SPACE") or _subordinates(tokens[kept[first]], head)
    ):
        first += 1
    while last > first and tokens[kept[last - 1]].pos in ("PUNCT", "CCONJ", "SPACE"):
        last -= 1
    return kept[first:last]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """``start``–``end`` without loose punctuation at its edges; a quotation opened inside is closed inside."""
    while start < end and text[start] in _EDGE and not _opens_inside(text, start, end):
        start += 1
    while start < end and text[end - 1] in _EDGE and text[end - 1] not in _CLOSERS:
        end -= 1
    if _is_open(text, start, end):
        stop = end
        while stop < len(text) and stop < end + 3 and text[stop] in _STOPS:
            stop += 1
        if stop < len(text) and text[stop] in _CLOSERS:
            end = stop + 1
    elif start < end and text[end - 1] in _CLOSERS and not _is_open(text, start, end - 1):
        end -= 1
        while start < end and text[end - 1] in _EDGE:
            end -= 1
    return start, end


def _opens_inside(text: str, start: int, end: int) -> bool:
    mark = text[start]
    if mark in _PAIRS:
        return text.find(_PAIRS[mark], start + 1, end) != -1
    return mark == '"' and text.find('"', start + 1, end) != -1


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a quotation or bracket opens in the stretch and does not close in it."""
    piece = text[start:end]
    if piece.count('"') % 2 == 1:
        return True
    return any(piece.count(a) > piece.count(b) for a, b in _PAIRS.items() if a not in "‘„")


def _spans(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in spans if s.field == "text"]


class _Words:
    """Indices of the tokens that begin in one of ``spans``, kept as ranges: a long text has thousands of them."""

    __slots__ = ("_ranges", "_size")

    def __init__(self, starts: Sequence[int], spans: Iterable[tuple[int, int]]) -> None:
        ranges: list[range] = []
        for start, end in sorted(spans):
            first, stop = bisect_left(starts, start), bisect_left(starts, end)
            first = max(first, ranges[-1].stop) if ranges else first
            if first < stop:
                ranges.append(range(first, stop))
        self._ranges = tuple(ranges)
        self._size = sum(map(len, ranges))

    def __contains__(self, token: int) -> bool:
        return any(token in held for held in self._ranges)

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self._ranges)

    def __len__(self) -> int:
        return self._size


def _covered(starts: Sequence[int], spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Indices of the tokens that lie in one of ``spans``."""
    found: set[int] = set()
    for start, end in spans:
        i = bisect_left(starts, start)
        while i < len(starts) and starts[i] < end:
            found.add(i)
            i += 1
    return frozenset(found)
