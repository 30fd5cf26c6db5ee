"""Where words that somebody else marked stand in an article: verbatim, at one place, or not at all.

Whoever marks (a language model) gives the words of a source, a cue and a content without their offsets, and may give
words that are not there, or that stand at many places. A row is placed where all its words are found side by side, and
is refused with a reason otherwise. Nothing is corrected: only marks and white space may be written in another way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.annotate.attribution_tree import Offsets

# Sentences between a cue and its source ("…," she said; a quotation that goes on without naming its speaker again), and
# between a cue and its content (an utterance quoted over a paragraph or two).
FAR_SOURCE = 4
FAR_CONTENT = 8
# Words of the longest source and cue that are accepted; on articles marked by hand (PolNeAR) 1 in 1,000 is longer.
LONGEST_SOURCE = 60
LONGEST_CUE = 15
# Pieces of one role, and places at which a piece is looked for.
MOST_PIECES = 12
MOST_PLACES = 64

# One character for one: offsets stay.
_ALIKE = str.maketrans(
    dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‘’‚‛`´", "'")
    | dict.fromkeys("‐‑‒–—―", "-")
    | dict.fromkeys("\t\n\r\x0b\x0c", " ")
)


@dataclass(frozen=True, slots=True)
class Row:
    """Words that were marked, piece by piece; ``sentence`` is the number of the one with the cue, None if not given."""

    sentence: int | None
    source: tuple[str, ...]
    cue: tuple[str, ...]
    content: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row's places in the text, each role in order."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


class Refused(Exception):  # noqa: N818 (what happened to a row)
    """A row has no place in the text; the message is the reason, the same for all of its kind."""


def alike(text: str) -> str:
    """``text`` with one form of quotation mark, dash and space; as long as before."""
    return "".join(" " if c.isspace() else c for c in text.translate(_ALIKE))


class Places:
    """The sentences of a text as one string, and where words stand in it."""

    def __init__(self, text: str, sentences: Sequence[Offsets]) -> None:
        self.sentences = sentences
        pieces = [alike(text[s:e]) for s, e in sentences]
        self.starts: list[int] = []
        at = 0
        for piece in pieces:
            self.starts.append(at)
            at += len(piece) + 1
        self.text = " ".join(pieces)

    def sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

    def stretch(self, first: int, last: int) -> Offsets:
        """Offsets in the joined text of sentences ``first`` to ``last``, cut to those that there are."""
        first, last = max(0, first), min(len(self.sentences) - 1, last)
        return self.starts[first], self.starts[last] + self.sentences[last][1] - self.sentences[last][0]

    def find(self, words: str, start: int, end: int) -> Iterator[Offsets]:
        """Whole words in text[start:end], each place that begins there, the first MOST_PLACES of them."""
        wanted = alike(words).strip()
        at = self.text.find(wanted, start, end) if wanted else -1
        for _ in range(MOST_PLACES):
            if at < 0:
                return
            if self._whole(at, at + len(wanted)):
                yield at, at + len(wanted)
            at = self.text.find(wanted, at + 1, end)

    def _whole(self, start: int, end: int) -> bool:
        """Whether the stretch cuts no word in two."""
        text = self.text
        before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        behind = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
        return not (before or behind)

    def offsets(self, spans: Sequence[Offsets]) -> tuple[Offsets, ...]:
        """Stretches of the joined text as stretches of the article, one a sentence."""
        found: list[Offsets] = []
        for start, end in sorted(spans):
            for n in range(self.sentence_at(start), self.sentence_at(end - 1) + 1):
                first, stop = self.sentences[n]
                low, high = max(first, first + start - self.starts[n]), min(stop, first + end - self.starts[n])
                if low < high:
                    found.append((low, high))
        return tuple(found)


def place(places: Places, row: Row, first: int, last: int, taken: set[Offsets]) -> Placed:
    """Where ``row`` stands; its cue in one of the sentences ``first`` to ``last``, and not at a place in ``taken``.

    The cue is looked for in its sentence, source and content as near to it as they are. Raises Refused.
    """
    _check(row)
    anchor = row.cue[0] if row.cue else row.source[0]
    stated = row.sentence if row.sentence is not None and first <= row.sentence <= last else None
    spots = list(places.find(anchor, *places.stretch(stated, stated))) if stated is not None else []
    alone = not spots
    if alone:  # the number is wrong or missing: good enough where the words stand once
        spots = list(places.find(anchor, *places.stretch(first, last)))
        if len(spots) > 1:
            raise Refused("words that stand at several places")
    if not spots:
        raise Refused("words that are not in the article")
    free = [s for s in spots if s not in taken]
    if not free:
        raise Refused("the same words twice")
    best: list[tuple[int, Placed]] = []
    reason: Refused | None = None
    for spot in free:
        try:
            best.append(_around(places, row, spot))
        except Refused as refused:
            reason = refused
    if not best:
        raise reason or Refused("words that are not in the article")
    best.sort(key=lambda b: (b[0], b[1].cue, b[1].source))
    if len(best) > 1 and best[0][0] == best[1][0]:
        raise Refused("words that stand at several places")
    taken.add(_anchor(places, row, best[0][1], free))
    return best[0][1]


def _anchor(places: Places, row: Row, placed: Placed, spots: Sequence[Offsets]) -> Offsets:
    first = placed.cue[0] if row.cue else placed.source[0]
    return next(s for s in spots if places.offsets([s])[0] == first)


def _check(row: Row) -> None:
    if not row.cue and not row.source:
        raise Refused("neither a source nor a cue")
    for role, most in ((row.source, LONGEST_SOURCE), (row.cue, LONGEST_CUE)):
        if sum(len(piece.split()) for piece in role) > most:
            raise Refused("a source or a cue as long as a paragraph")
    if any(len(role) > MOST_PIECES for role in (row.source, row.cue, row.content)):
        raise Refused("more pieces than a sentence has")
    for role in (row.source, row.content):
        if any(not any(c.isalnum() for c in piece) for piece in role):
            raise Refused("marks without a word")
    if any(not any(c.isalnum() or c == ":" for c in piece) for piece in row.cue):
        raise Refused("marks without a word")


def _around(places: Places, row: Row, spot: Offsets) -> tuple[int, Placed]:
    """The row with its first cue (or source) at ``spot``, and how far its words are apart. Raises Refused."""
    used = [spot]
    far = 0

    def put(pieces: Sequence[str], reach: int) -> list[Offsets]:
        nonlocal far
        home = places.sentence_at(spot[0])
        put_at = []
        for piece in pieces:
            gap, at = _nearest(places, piece, spot, places.stretch(home - reach, home + reach), used)
            far += gap
            used.append(at)
            put_at.append(at)
        return put_at

    cue = [spot, *put(row.cue[1:], 1)] if row.cue else []
    source = put(row.source, FAR_SOURCE) if row.cue else [spot, *put(row.source[1:], FAR_SOURCE)]
    content = put(row.content, FAR_CONTENT)
    return far, Placed(places.offsets(source), places.offsets(cue), places.offsets(content))


def _nearest(
    places: Places, words: str, spot: Offsets, stretch: Offsets, used: Sequence[Offsets]
) -> tuple[int, Offsets]:
    """The place of ``words`` nearest to ``spot`` that is not in use. Raises Refused where two are equally near."""
    every = list(places.find(words, *stretch))
    if not every:
        there = next(places.find(words, 0, len(places.text)), None)
        raise Refused("words far from their cue" if there else "words that are not in the article")
    free = [at for at in every if not any(at[0] < e and s < at[1] for s, e in used)]
    if not free:
        raise Refused("source, cue and content that overlap")
    found = sorted((max(at[0] - spot[1], spot[0] - at[1]), at) for at in free)
    if len(found) > 1 and found[0][0] == found[1][0]:
        raise Refused("words that stand at several places")
    return found[0]
