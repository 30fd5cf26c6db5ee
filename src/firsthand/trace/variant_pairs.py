"""Two statements of one claim side by side, and one place where they can differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from firsthand.language.en import claim_words as lexicon
from firsthand.model import Annotated, Attribution, Name, Source, Span, VariantKind
from firsthand.trace.claim_candidates import Candidate
from firsthand.trace.claim_scores import Aligner

# Characters on either side of a value in which the words that say what it is the value of are looked for. A date may
# belong to any verb of its sentence, so its words must stand close by.
NEARBY = 60
NEARBY_DATE = 25
# Words shorter than this say nothing of what a value belongs to.
SHORTEST_ANCHOR = 4

# Two statements have one frame when each has this much of the other, by weight.
SAME_FRAME = 0.5

Verdict = Literal["same", "compatible", "conflict"]


@dataclass(frozen=True, slots=True)
class Side:
    """One statement with what is known of it; ``number`` is its place among the claim's statements."""

    number: int
    item: Candidate
    annotated: Annotated
    attribution: Attribution | None
    sources: Mapping[str, Source]

    @property
    def article(self) -> str:
        return self.item.article

    @property
    def text(self) -> str:
        return self.annotated.article.text

    def span(self, start: int, end: int) -> Span:
        return self.annotated.article.span(start, end)

    def whole(self) -> Span:
        return self.span(self.item.start, self.item.end)

    @property
    def speaker(self) -> Source | None:
        """The innermost source of the statement's attribution."""
        if self.attribution is None or not self.attribution.chain:
            return None
        return self.sources.get(self.attribution.chain[-1].source)

    def names(self) -> tuple[Name, ...]:
        return tuple(n for n in self.annotated.names if self.item.start <= n.start and n.end <= self.item.end)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides and how their words align: how much of the first is in the second, and the other way round."""

    a: Side
    b: Side
    covers: float
    covered: float
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    same_predicate: bool

    @property
    def same_subject(self) -> bool:
        """Both name their subject, and with a word or name in common."""
        return bool(set(self.a.item.subject) & set(self.b.item.subject))

    @property
    def same_frame(self) -> bool:
        """One predicate, or two that mean the same, and most of the words around it on both sides."""
        return self.same_predicate and min(self.covers, self.covered) >= SAME_FRAME


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot compared in one pair. ``slot`` tells apart several slots of one kind in one claim."""

    kind: VariantKind
    slot: str
    verdict: Verdict
    sides: tuple[int, int]
    values: tuple[str, str]
    spans: tuple[Span, Span]


def pair(a: Side, b: Side) -> Pair:
    """``a`` and ``b`` with their words aligned."""
    aligner = Aligner([a.item, b.item])
    covers, covered = aligner.coverage(0, 1, values=False)
    same = aligner.predicate(0, b.item, 1) and aligner.predicate(1, a.item, 0)
    return Pair(a, b, covers, covered, aligner.unmatched(0, 1), aligner.unmatched(1, 0), same)


def anchors(side: Side, start: int, end: int, nearby: int = NEARBY) -> frozenset[str]:
    """Words around a value, inside its statement, that say what it belongs to; cut to their first letters."""
    before = side.text[max(side.item.start, start - nearby) : start]
    after = side.text[end : min(side.item.end, end + nearby)]
    words = (w.strip(".,;:!?()[]\"'“”‘’«»").casefold() for w in f"{before} {after}".split())
    return frozenset(w[:5] for w in words if len(w) >= SHORTEST_ANCHOR and w not in lexicon.PRONOUNS and w.isalpha())


def plain(text: str) -> str:
    """``text`` on one line, single blanks."""
    return " ".join(text.split())
