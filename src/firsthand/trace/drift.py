"""What is lost on the way: attribution, certainty, the number of sources, along one edge of the tree.

The parent's words are taken from the parent where it is here. Where it is absent, they are taken from another retelling
of the same record that keeps more: what one branch still says, the record must have said.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model import Annotated, Attribution, Claim, Derivation, Drift, Origin, Source, Span, Statement


def find_drift(
    claims: Sequence[Claim],
    annotated: Sequence[Annotated],
    sources: Sequence[Source],
    origins: Sequence[Origin],
    derivations: Sequence[Derivation],
) -> tuple[Drift, ...]:
    """Every change along every edge, in the order of edges and claims."""
    desk = _Desk(annotated, sources, origins)
    out = [
        drift
        for d in derivations
        if d.directed and d.kind != "revision"
        for c in claims
        for drift in desk.along(d, c, derivations)
    ]
    return tuple(out)


class _Desk:
    def __init__(self, annotated: Sequence[Annotated], sources: Sequence[Source], origins: Sequence[Origin]) -> None:
        self.attributions = {x.id: x for a in annotated for x in a.attributions}
        self.clauses = {a.article.id: a.clauses for a in annotated}
        self.sources = {s.id: s for s in sources}
        self.absent = {o.id for o in origins if o.article is None}

    def along(self, edge: Derivation, claim: Claim, edges: Sequence[Derivation]) -> list[Drift]:
        here = [s for s in claim.statements if s.article == edge.child]
        if edge.parent in self.absent:
            here = [s for s in here if edge.parent in s.origins]
            siblings = {d.child for d in edges if d.parent == edge.parent and d.child != edge.child and d.directed}
            there = [s for s in claim.statements if s.article in siblings and edge.parent in s.origins]
        else:
            there = [s for s in claim.statements if s.article == edge.parent]
        if not here or not there:
            return []
        found = [
            ("attribution", self._attribution(here, there)),
            ("certainty", self._certainty(here, there)),
            ("count", self._count(here, there, edge.parent in self.absent)),
        ]
        return [
            Drift(edge.child, edge.parent, claim.id, what, pair[0], pair[1])  # type: ignore[arg-type]
            for what, pair in found
            if pair is not None
        ]

    def _of(self, s: Statement) -> Attribution | None:
        return self.attributions.get(s.attribution or "")

    def _attribution(
        self, here: Sequence[Statement], there: Sequence[Statement]
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
        """Said on somebody's word there, as a plain fact here."""
        if any(self._of(s) for s in here):
            return None
        told = [a for s in there if (a := self._of(s)) and a.act == "speech" and a.source]
        if not told:
            return None
        best = max(told, key=lambda a: (len(a.chain), a.id))
        return (*best.source, *best.cue), tuple(s.span for s in here)

    def _certainty(
        self, here: Sequence[Statement], there: Sequence[Statement]
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
        """Hedged there in every statement, asserted without a hedge here."""
        hedges = [h for s in there for h in self._hedges(s)]
        if not hedges or not all(self._hedges(s) or self._possible(s) for s in there):
            return None
        if any(self._hedges(s) or self._possible(s) for s in here):
            return None
        return tuple(dict.fromkeys(hedges)), tuple(s.span for s in here)

    def _hedges(self, s: Statement) -> list[Span]:
        a = self._of(s)
        return [h for h in a.hedge if s.span.start <= h.start < s.span.end] if a else []

    def _possible(self, s: Statement) -> bool:
        return any(
            c.modality == "possible" and c.start < s.span.end and s.span.start < c.end for c in self.clauses[s.article]
        )

    def _count(
        self, here: Sequence[Statement], there: Sequence[Statement], absent: bool
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
        """A number of unnamed people there, another one here.

        Where the record itself is absent, two retellings must agree on its number: one against one decides nothing.
        """
        before = [(n, a) for s in there if (a := self._of(s)) and (n := self._number(a))]
        after = [(self._number(a), a) for s in here if (a := self._of(s)) and self._unnamed(a)]
        if not before or not after or len({n for n, _ in before}) != 1:
            return None
        if absent and len({a.article for _, a in before}) < 2:
            return None
        if any(n == before[0][0] for n, _ in after) or any(n is None for n, _ in after):
            return None
        return before[0][1].source, after[0][1].source

    def _number(self, a: Attribution) -> int | None:
        return self.sources[a.chain[-1].source].count if self._unnamed(a) else None

    def _unnamed(self, a: Attribution) -> bool:
        return bool(a.chain) and self.sources[a.chain[-1].source].kind == "anonymous"
