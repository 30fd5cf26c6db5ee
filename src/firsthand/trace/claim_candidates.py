"""Candidates for statements: the clauses of annotated articles that may say a claim, with what they are compared by.

Time expressions and quantities are kept apart from the words: they are slots whose values may differ between two
statements of one claim. Names are compared by their canonical key.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from firsthand.language.en import claim_words as lexicon
from firsthand.model import Annotated, Clause, Name, Quantity, Timex
from firsthand.trace.claim_values import Value, values

T = TypeVar("T")

# A clause of fewer content words, names and telling values than this says too little ("it takes", "this is true").
LEAST_WORDS = 3
TELLING_WORDS = 2
# Longer than any sentence of prose that was seen in news; what is longer is a list or a page without punctuation.
LONGEST_STATEMENT = 1_000
# An article with more clauses than this is a dump, not an article: what follows is left out to bound the work.
MOST_CANDIDATES = 1_500
# Words in quotation marks from which on a quotation is a rendering of what somebody said.
LEAST_QUOTED = 3
# Letters by which a word of a subject is found among the lemmas.
SUBJECT_STEM = 4
_QUOTED = re.compile(r"[\"“«„]([^\"“”«»„]{3,600})[\"”»“]")
_MARKS = ".,;:!?…\"'“”‘’«»"
_PART = re.compile(rf",\s+((?:{'|'.join(lexicon.PART_MARKS)})\s+)", re.IGNORECASE)
# Between a noun and the relative clause that says something of it.
_JOINTS = frozenset({"", ",", "–", "-", "—"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One clause as a possible statement. ``who`` is the key of the named subject, None where it is not named.

    ``guess`` is the key that a pronoun or a missing subject most likely stands for: good for finding partners, never
    shown. ``text`` is what is embedded: the words of the clause, after its subject where that stands outside.
    ``subject`` holds those of the terms that name the subject, ``chain`` the ids of the sources of its attribution,
    ``sentence`` its place in the article; ``denied``: negated in itself or by its attribution ("doubts that …").
    """

    article: str
    start: int
    end: int
    text: str
    clause: Clause
    words: tuple[str, ...]
    names: tuple[str, ...]
    who: str | None
    guess: str | None
    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]
    nested: bool
    quoted: tuple[tuple[str, ...], ...] = ()
    values: tuple[Value, ...] = ()
    subject: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    sentence: int = 0
    denied: bool = False

    @property
    def terms(self) -> tuple[str, ...]:
        """Words and, marked as such, names."""
        return (*self.words, *(f"@{key}" for key in self.names))


def candidates(annotated: Annotated) -> tuple[Candidate, ...]:
    """The candidates of one article in order of the text: its clauses, and sentences that are quoted whole."""
    reader = _Reader(annotated)
    found: dict[tuple[int, int], Candidate] = {}
    outer = -1
    clauses = [reader.whole(c) for c in (*annotated.clauses, *_quoted_sentences(annotated))]
    clauses += [part for c in annotated.clauses for part in reader.parts(c)]
    for clause in sorted(clauses, key=lambda c: (c.start, -c.end, c.predicate)):
        nested = clause.end <= outer
        outer = max(outer, clause.end)
        if len(found) >= MOST_CANDIDATES:
            break
        candidate = reader.candidate(clause, nested)
        if candidate is not None:
            found.setdefault((candidate.start, candidate.end), candidate)
    return _own_values(tuple(sorted(found.values(), key=lambda c: (c.start, -c.end))))


def _own_values(items: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Each candidate with the values that none of its parts says: a figure belongs to the smallest clause around it."""
    starts = [c.start for c in items]
    out = []
    for item in items:
        inside = items[bisect_left(starts, item.start) : bisect_left(starts, item.end)]
        parts = [(c.start, c.end) for c in inside if c.end <= item.end and c.end - c.start < item.end - item.start]
        quantities = [q for q in item.quantities if not any(a <= q.start and q.end <= b for a, b in parts)]
        timexes = [t for t in item.timexes if not any(a <= t.start and t.end <= b for a, b in parts)]
        out.append(replace(item, values=values(quantities, timexes)) if parts else item)
    return tuple(out)


def _quoted_sentences(annotated: Annotated) -> list[Clause]:
    """Each sentence inside quotation marks that holds several clauses side by side, as one clause.

    Somebody's words are handed on whole: a retelling that keeps them keeps the sentence.
    """
    clauses = sorted(annotated.clauses, key=lambda c: (c.start, c.end))
    starts = [c.start for c in clauses]
    text = annotated.article.text
    found = []
    for match in _QUOTED.finditer(text):
        sentences = [s for s in annotated.sentences if s[0] < match.end(1) and match.start(1) < s[1]]
        for low, high in sentences:
            start, end = max(low, match.start(1)), min(high, match.end(1))
            inside = [c for c in clauses[bisect_left(starts, start) : bisect_left(starts, end)] if c.end <= end]
            apart = [c for n, c in enumerate(inside) if not n or c.start >= max(o.end for o in inside[:n])]
            if len(apart) < 2 or any(c.attribution is None for c in apart):
                continue
            words = tuple(w for c in apart for w in c.words)
            while end > start and text[end - 1] in _MARKS + " \n":
                end -= 1
            found.append(replace(apart[0], start=apart[0].start, end=max(end, apart[-1].end), words=words))
    return found


class _Reader:
    """One article's annotations, found by position."""

    def __init__(self, annotated: Annotated) -> None:
        self.article = annotated.article
        self.text = annotated.article.text
        self.names = sorted(annotated.names, key=lambda n: (n.start, n.end))
        self.starts = [n.start for n in self.names]
        self.quantities = annotated.quantities
        self.timexes = annotated.timexes
        self.attributions = {a.id: a for a in annotated.attributions}
        self.sentences = [s for s, _ in annotated.sentences]
        self.last_person: str | None = None

    def whole(self, clause: Clause) -> Clause:
        """A relative clause together with the noun that it says something of, where that stands right before it."""
        subject = clause.subject
        if subject is None or subject[1] > clause.start or not self._opens_relative(clause.start):
            return clause
        if self.text[subject[1] : clause.start].strip() not in _JOINTS:
            return clause
        return replace(clause, start=subject[0])

    def parts(self, clause: Clause) -> list[Clause]:
        """What a clause says of a part of what it counts, without a verb ("among them 79 citizens of …")."""
        found = []
        for match in _PART.finditer(self.text, clause.start, clause.end):
            stop = self.text.find(",", match.end(), clause.end)
            end = clause.end if stop == -1 else stop
            counted = [q for q in self.quantities if match.end() <= q.start and q.end <= end]
            stems = {w.strip(_MARKS)[:SUBJECT_STEM] for w in self.text[match.end() : end].casefold().split()}
            if counted and counted[0].start == match.end():
                words = tuple(w for w in clause.words if w[:SUBJECT_STEM] in stems)
                found.append(replace(clause, start=match.start(1), end=end, words=words, subject=None, objects=()))
        return found

    def _opens_relative(self, start: int) -> bool:
        return self.text[start : start + 6].casefold().split(" ")[0] in lexicon.RELATIVES

    def candidate(self, clause: Clause, nested: bool) -> Candidate | None:
        who = self._who(clause.subject)
        guess = who or self._guess(clause)
        if who is not None:
            self.last_person = who
        if not _may_claim(clause, self.text):
            return None
        names = self._names(clause.start, clause.end)
        spelled = {w.casefold() for n in names for w in _tokens(n.quote)}
        keys = dict.fromkeys(n.key for n in names)
        text = self._text(clause)
        quantities = _within(self.quantities, clause.start, clause.end, lambda q: (q.start, q.end))
        timexes = _within(self.timexes, clause.start, clause.end, lambda t: (t.start, t.end))
        figures = {w.strip(_MARKS) for q in quantities for w in q.quote.casefold().replace("-", " ").split()}
        words = tuple(w for w in clause.words if w not in spelled and w not in lexicon.PRONOUNS and w not in figures)
        held = values(quantities, timexes)
        if len(words) + len(keys) + TELLING_WORDS * sum(v.telling for v in held) < LEAST_WORDS or not words:
            return None
        attribution = self.attributions.get(clause.attribution or "")
        return Candidate(
            article=self.article.id,
            start=clause.start,
            end=clause.end,
            text=" ".join(text.split()),
            clause=clause,
            words=words,
            names=tuple(keys),
            who=who,
            guess=guess,
            quantities=quantities,
            timexes=timexes,
            nested=nested,
            quoted=quotations(text),
            values=held,
            subject=self._subject_terms(clause, words),
            chain=tuple(link.source for link in attribution.chain) if attribution is not None else (),
            denied=clause.negated
            != (attribution is not None and (attribution.negated or attribution.modality == "denied")),
            sentence=max(0, bisect_right(self.sentences, clause.start) - 1),
        )

    def _text(self, clause: Clause) -> str:
        text = self.text[clause.start : clause.end]
        if clause.subject is not None and clause.subject[1] <= clause.start:
            return f"{self.text[clause.subject[0] : clause.subject[1]]} {text}"
        return text

    def _subject_terms(self, clause: Clause, words: Sequence[str]) -> tuple[str, ...]:
        """Those terms that stand in the subject: names, and words by their first letters (lemmas differ at the end)."""
        if clause.subject is None:
            return ()
        start, end = clause.subject
        stems = {w.strip(_MARKS)[:SUBJECT_STEM] for w in self.text[start:end].casefold().split()}
        found = [w for w in dict.fromkeys(words) if w[:SUBJECT_STEM] in stems]
        return (*found, *(f"@{n.key}" for n in self._names(start, end)))

    def _names(self, start: int, end: int) -> list[Name]:
        first, last = bisect_left(self.starts, start), bisect_right(self.starts, end)
        return [n for n in self.names[first:last] if n.end <= end]

    def _who(self, subject: tuple[int, int] | None) -> str | None:
        """The key of the name that the subject is: the last one in it, if the phrase ends with it."""
        if subject is None:
            return None
        names = self._names(*subject)
        if names and not self.text[names[-1].end : subject[1]].strip(" \"'”’»).,"):
            before = self.text[subject[0] : names[-1].start]
            return None if " of " in before or " from " in before or " and " in before else names[-1].key
        return None

    def _guess(self, clause: Clause) -> str | None:
        """For "he" and "she" the source of the attribution, else the person last named as a subject."""
        if clause.subject is None:
            return None
        word = self.text[clause.subject[0] : clause.subject[1]].casefold()
        return self.last_person if word in ("he", "she") else None


def quotations(text: str) -> tuple[tuple[str, ...], ...]:
    """The words, casefolded, of each stretch in quotation marks that is long enough to be told from a scare quote."""
    found = []
    for match in _QUOTED.finditer(text):
        words = tuple(w for w in (v.strip(_MARKS).casefold() for v in match.group(1).split()) if w)
        if len(words) >= LEAST_QUOTED:
            found.append(words)
    return tuple(found)


def _may_claim(clause: Clause, text: str) -> bool:
    """Statements only: no question, no bare condition, nothing beyond the length of a sentence."""
    if clause.end - clause.start > LONGEST_STATEMENT:
        return False
    if text[clause.end : clause.end + 1] == "?":
        return False
    first = text[clause.start : clause.start + 12].casefold().split(" ")[0]
    return first not in lexicon.CONDITIONAL_MARKS or clause.modality != "possible"


def _tokens(quote: str) -> list[str]:
    return quote.replace("'s", " ").replace("’s", " ").replace("-", " ").split()


def _within(items: Sequence[T], start: int, end: int, place: Callable[[T], tuple[int, int]]) -> tuple[T, ...]:
    return tuple(i for i in items if start <= place(i)[0] and place(i)[1] <= end)
