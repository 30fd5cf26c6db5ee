"""Candidates for statements: the clauses of annotated articles that may say a claim, with what they are compared by.

Time expressions and quantities are kept apart from the words: they are slots whose values may differ between two
statements of one claim. Names are compared by their canonical key.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from firsthand.language.en import claim_words as lexicon
from firsthand.model import Annotated, Clause, Name, Quantity, Timex

T = TypeVar("T")

# A clause of fewer content words than this says too little to be a claim ("it takes", "this is true").
LEAST_WORDS = 3
# Longer than any sentence of prose that was seen in news; what is longer is a list or a page without punctuation.
LONGEST_STATEMENT = 1_000
# An article with more clauses than this is a dump, not an article: what follows is left out to bound the work.
MOST_CANDIDATES = 1_500
# Words in quotation marks from which on a quotation is a rendering of what somebody said.
LEAST_QUOTED = 3
_QUOTED = re.compile(r"[\"“«„]([^\"“”«»„]{3,600})[\"”»“]")
_MARKS = ".,;:!?…\"'“”‘’«»"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One clause as a possible statement. ``who`` is the key of the named subject, None where it is not named.

    ``guess`` is the key that a pronoun or a missing subject most likely stands for: good for finding partners, never
    shown. ``text`` is what is embedded: the words of the clause, after its subject where that stands outside.
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

    @property
    def terms(self) -> tuple[str, ...]:
        """Words and, marked as such, names."""
        return (*self.words, *(f"@{key}" for key in self.names))


def candidates(annotated: Annotated) -> tuple[Candidate, ...]:
    """The candidates of one article in order of the text."""
    reader = _Reader(annotated)
    found: list[Candidate] = []
    outer = -1
    for clause in sorted(annotated.clauses, key=lambda c: (c.start, -c.end, c.predicate)):
        nested = clause.end <= outer
        outer = max(outer, clause.end)
        if len(found) >= MOST_CANDIDATES:
            break
        candidate = reader.candidate(clause, nested)
        if candidate is not None:
            found.append(candidate)
    return tuple(found)


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
        outside = clause.subject is not None and clause.subject[1] <= clause.start
        text = self.text[clause.start : clause.end]
        if outside and clause.subject is not None:
            text = f"{self.text[clause.subject[0] : clause.subject[1]]} {text}"
        words = tuple(w for w in clause.words if w not in spelled and w not in lexicon.PRONOUNS)
        if len(words) + len(keys) < LEAST_WORDS:
            return None
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
            quantities=_within(self.quantities, clause.start, clause.end, lambda q: (q.start, q.end)),
            timexes=_within(self.timexes, clause.start, clause.end, lambda t: (t.start, t.end)),
            nested=nested,
            quoted=quotations(text),
        )

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
