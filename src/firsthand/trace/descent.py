"""The edges of one story's tree, built by rank of evidence; ``lineage`` makes origins and derivations of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from firsthand.language.outlets import is_short_for, outlet_key
from firsthand.model import Annotated, Claim, Reuse, Source, Span
from firsthand.trace.citations import Citation, find_citations, own_reporting
from firsthand.trace.copies import REWRITE_SHARE, Copy, contradicted, find_copies
from firsthand.trace.kinship import Kin, revised, versions
from firsthand.trace.nodes import settle
from firsthand.trace.phrases import Press
from firsthand.trace.silent import silent_retellings

# Keys of nodes that are quoted, not retold: what somebody said or issued in public.
SPOKEN = ("utterance:", "document:")
# Share of the words that credit a report beside a copied article, from which the copied passages are the report's.
CREDITED_PASSAGES = 0.5
# Versions of one article explain a retelling alike when their shares differ by less.
SAME_VERSION = 0.1


@dataclass(frozen=True, slots=True)
class Edge:
    """``parent`` is an article's id or the key of an absent node."""

    child: str
    parent: str
    citations: tuple[Citation, ...]
    copy: Copy | None
    quotes: tuple[Span, ...] = ()
    claims: tuple[Span, ...] = ()
    revision: bool = False
    wording: tuple[Span, ...] = ()  # words that another child of an absent report has too


class Tree:
    """The edges of one story, in the order of the cascade: citations, wording, what is repeated silently."""

    def __init__(
        self,
        members: Sequence[Annotated],
        sources: dict[str, Source],
        reuse: Sequence[Reuse],
        claims: Sequence[Claim],
    ) -> None:
        self.members = {a.article.id: a for a in members}
        self.sources = sources
        self.claims = [c for c in claims if any(s.article in self.members for s in c.statements)]
        self.kin = Kin(members, reuse, sources)
        press = Press(members)
        self.citations = settle({i: find_citations(a, sources, press) for i, a in self.members.items()}, self.claims)
        self.node_of: dict[tuple[str, str], str] = {
            (i, c.key): self._node(i, c) for i, cs in self.citations.items() for c in cs
        }
        self.copies = find_copies(self.kin, {i: self._nodes(i) & self.members.keys() for i in self.members})

    def node(self, citation: Citation) -> str:
        """The article that is the cited record where it is among the files, else the key of the absent one."""
        return self.node_of[citation.article, citation.key]

    def _nodes(self, article: str) -> set[str]:
        return {self.node(c) for c in self.citations[article]}

    def _node(self, child: str, citation: Citation) -> str:
        if citation.kind != "report":
            return citation.key
        own = [
            a.article
            for a in self.members.values()
            if a.article.outlet and a.article.id != child and is_short_for(citation.name, a.article.outlet)
        ]
        if len({outlet_key(a.outlet or "") for a in own}) != 1:  # none, or a short name that fits two outlets
            return citation.key
        early = [a for a in own if self.kin.later(child, a.id) is not False] or own
        top = max(self.kin.share(child, a.id) for a in early)
        fit = [a for a in early if self.kin.share(child, a.id) >= top - SAME_VERSION]
        # The first of several versions, unless a later one has clearly more of what was taken.
        return min(fit, key=lambda a: (revised(a), a.published.latest if a.published else "9999", a.id)).id

    @cached_property
    def edges(self) -> list[Edge]:
        """All edges, each pair of child and parent once; no two articles are each other's parent."""
        edges: list[Edge] = []
        self._apart: list[tuple[Copy, str]] = []
        for child in self.members:
            edges += self._of(child)
        edges = _without_duplicates(edges)
        edges += self._silent(edges)
        return edges + self._uncredited(edges)

    def _of(self, child: str) -> list[Edge]:
        copies = self.copies.get(child, [])
        own = [c for c in self.citations[child] if self.node(c) != child]
        own = [c for c in own if not any(self._through(c, copy) for copy in copies)]
        beside = [c for c in copies if self._siblings(child, c, own)]
        reports = sorted({n for n in map(self.node, own) if n.startswith("report:")})
        self._apart += [(c, n) for c in beside for n in reports if len(reports) == 1]
        copies = [c for c in copies if c not in beside]
        grouped: dict[str, list[Citation]] = defaultdict(list)
        for c in self.citations[child]:
            if self.node(c) != child and not any(self._through(c, copy) for copy in copies):
                grouped[self.node(c)].append(c)
        edges = [Edge(child, c.parent, (), c, revision=self._revises(child, c)) for c in copies]
        return edges + [Edge(child, node, tuple(cs), None) for node, cs in sorted(grouped.items())]

    def _through(self, citation: Citation, copy: Copy) -> bool:
        """A credit that was copied along with its passage is the copied article's, not the copy's own."""
        child, node = citation.article, self.node(citation)
        if node == copy.parent:
            return False
        also = node in self._nodes(copy.parent)
        if also and self._one_page(child, copy.parent):
            return True
        # Word for word, or told on by an article that names the one it tells: then what that one cites came through it.
        if not copy.verbatim and copy.parent not in self._nodes(child) and node not in self.members:
            return False
        return all(self._carried(s, copy, node if also else None) for s in citation.spans)

    def _carried(self, span: Span, copy: Copy, node: str | None) -> bool:
        """Whether the passage that holds the credit has it in the parent too, in the same words or in other ones."""
        for mine, theirs in copy.passages:
            if mine.start <= span.start and span.end <= mine.end:
                if span.quote.casefold() in theirs.quote.casefold():
                    return True
                cited = [s for c in self.citations[copy.parent] if self.node(c) == node for s in c.spans]
                if any(theirs.start < s.end and s.start < theirs.end for s in cited):
                    return True
        return False

    def _siblings(self, child: str, copy: Copy, own: Sequence[Citation]) -> bool:
        """Whether what the two share comes from a report that the child itself credits, or another way than by copying.

        A credit ranks above wording: two outlets that print one agency's report are no copies of each other.
        """
        if copy.parent in self._nodes(child) or self._one_page(child, copy.parent):
            return False
        reports = [c for c in own if self.node(c).startswith("report:")]
        reports += [c for c in own if self.node(c) in self.members and self.node(c) != copy.parent]
        if any(c.whole or c.attribution is None or self.node(c) in self._nodes(copy.parent) for c in reports):
            return True
        if reports:
            spans = [s for c in reports for s in c.spans]
            inside = sum(any(p.start < s.end and s.start < p.end for p, _ in copy.passages) for s in spans)
            if inside >= CREDITED_PASSAGES * len(spans):
                return True
        shared = {n for n in self._nodes(copy.parent) if n.startswith("report:")}
        return bool(shared) and contradicted(self.kin, child, copy.parent)

    def _one_page(self, child: str, parent: str) -> bool:
        one, two = self.members[child].article, self.members[parent].article
        return versions(one, two) or bool(
            one.outlet and two.outlet and outlet_key(one.outlet) == outlet_key(two.outlet)
        )

    def _revises(self, child: str, copy: Copy) -> bool:
        return self._one_page(child, copy.parent) and revised(self.members[child].article)

    def _silent(self, edges: Sequence[Edge]) -> list[Edge]:
        parents = {(e.child, e.parent) for e in edges}
        taken = {e.child for e in edges}
        cited = {c.attribution: self.node(c) for cs in self.citations.values() for c in cs if c.attribution}
        cited = {**self._inherited(edges), **cited}
        found = silent_retellings(self.members, self.claims, cited, taken, self.sources)
        out = []
        for s in found:
            fits = s.parent not in self.members or self.kin.later(s.child, s.parent)
            if (s.child, s.parent) not in parents and s.child != s.parent and fits:
                out.append(Edge(s.child, s.parent, (), None, s.quotes, s.claims))
        return out

    def _uncredited(self, edges: Sequence[Edge]) -> list[Edge]:
        """Articles without a parent that are made of what others print on one absent report's word."""
        taken = {e.child for e in edges}
        found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        for copy, report in self._apart:
            if copy.parent not in taken and copy.share >= REWRITE_SHARE:
                found[copy.parent][report] += [theirs for _, theirs in copy.passages]
        return [
            Edge(child, report, (), None, wording=tuple(sorted(set(spans))))
            for child, reports in sorted(found.items())
            for report, spans in reports.items()
            if len(reports) == 1 and not own_reporting(self.members[child], self.sources)
        ]

    def _inherited(self, edges: Sequence[Edge]) -> dict[str, str]:
        """Attribution → the article at the top of its article's only line of parents, where that one is here."""
        up: dict[str, set[str]] = defaultdict(set)
        for e in edges:
            if not e.parent.startswith(SPOKEN):
                up[e.child].add(e.parent)
        out: dict[str, str] = {}
        for name, annotated in self.members.items():
            top, seen = name, {name}
            while len(up.get(top, ())) == 1 and (step := next(iter(up[top]))) not in seen:
                top = step
                seen.add(step)
            if not up.get(top) and top in self.members and any(e.parent == top for e in edges):
                out.update({x.id: top for x in annotated.attributions})
        return out


def _without_duplicates(edges: Sequence[Edge]) -> list[Edge]:
    """A copied article that is also cited is one edge with both kinds of evidence; no two articles cite each other."""
    by_pair: dict[tuple[str, str], Edge] = {}
    for e in edges:
        old = by_pair.get((e.child, e.parent))
        by_pair[e.child, e.parent] = replace(old, citations=old.citations + e.citations) if old else e
    return [e for (child, parent), e in by_pair.items() if not ((parent, child) in by_pair and e.copy is None)]
