"""The family tree of a story: origins, absent ones too, and which article derives from which.

A cascade by rank of evidence (design, rule 2):

1. citations: an article that names a report, an interview or a public utterance derives from it. One node per report
   and story, not one per mention; a report that is among the files is that article;
2. wording: an article most of whose words stand in another is its copy, and what it cites it cites through it;
3. shared rare quotations and claims: an article without a credit that repeats what only a named report's unnamed people
   said derives from that report;
4. time decides a direction, never a link.

An article is an origin of its own when it derives from no report and no other article, or when its words show reporting
of its own ("told this newspaper") beside what it retells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.language.en.origin_words import CORRECTION
from firsthand.language.outlets import is_short_for, outlet_key, same_outlet
from firsthand.model import (
    Annotated,
    Claim,
    Date,
    Derivation,
    DerivationKind,
    Evidence,
    Origin,
    Passage,
    Reuse,
    Source,
    Span,
    Story,
)
from firsthand.trace.citations import Citation, find_citations, own_reporting, words
from firsthand.trace.copies import Copy, find_copies
from firsthand.trace.nodes import settle
from firsthand.trace.passages import body_length, covered, merged
from firsthand.trace.silent import silent_retellings

# Confidence that each kind of evidence gives by itself. Set by judgement: a credit is nearly certain, a shared
# quotation of unnamed people can hardly come from elsewhere, several shared claims may; wording is scaled by coverage.
WEIGHT_CREDIT = 0.9
WEIGHT_QUOTE = 0.6
WEIGHT_CLAIM = 0.4
WEIGHT_TIME = 0.1
# A child that takes less than this share of its words from a parent quotes it rather than rewrites it.
QUOTATION_SHARE = 0.12
# … unless it names the parent so many times, and no other report more often: then the passages found are only part of
# what it took.
REWRITE_MENTIONS = 3
# Keys of nodes that are quoted, not retold: what somebody said or issued in public.
SPOKEN = ("utterance:", "document:")


@dataclass(frozen=True, slots=True)
class Lineage:
    """Origins and derivations, and where each attribution's words come from (origin id) as far as words show it."""

    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]
    cited: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Edge:
    child: str
    parent: str  # article id, or key of an absent node
    citations: tuple[Citation, ...]
    copy: Copy | None
    quotes: tuple[Span, ...] = ()
    claims: tuple[Span, ...] = ()


def trace_lineage(
    stories: Sequence[Story],
    annotated: Sequence[Annotated],
    sources: Sequence[Source],
    reuse: Sequence[Reuse],
    claims: Sequence[Claim],
) -> Lineage:
    """Origins and derivations of all stories. Article ids are unique over the collection."""
    by_source = {s.id: s for s in sources}
    by_article = {a.article.id: a for a in annotated}
    origins: list[Origin] = []
    derivations: list[Derivation] = []
    cited: dict[str, str] = {}
    for story in stories:
        members = [by_article[i] for i in sorted(story.articles)]
        tree = _Tree(members, by_source, reuse, claims)
        found = tree.origins(len(origins))
        origins += found
        derivations += tree.derivations(found)
        cited |= tree.cited(found)
    return Lineage(tuple(origins), tuple(derivations), cited)


class _Tree:
    """The edges of one story, built in the order of the cascade."""

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
        self.citations = settle({i: find_citations(a, sources) for i, a in self.members.items()}, self.claims)
        self.node_of = {c.key: self._node(c) for cs in self.citations.values() for c in cs}
        credited = {i: {self.node_of[c.key] for c in cs} & set(self.members) for i, cs in self.citations.items()}
        self.copies = find_copies(members, reuse, credited)
        self.edges = self._edges(sources)

    def _node(self, citation: Citation) -> str:
        """The article that is the cited report where it is among the files, else the key itself."""
        if citation.kind != "report":
            return citation.key
        own = [
            a.article
            for a in self.members.values()
            if a.article.outlet and a.article.id != citation.article and is_short_for(citation.name, a.article.outlet)
        ]
        if len({outlet_key(a.outlet or "") for a in own}) != 1:  # none, or a short name that fits two outlets
            return citation.key
        own.sort(key=lambda a: (a.published.latest if a.published else "9999", a.id))
        return own[0].id

    def _edges(self, sources: dict[str, Source]) -> list[_Edge]:
        edges: list[_Edge] = []
        for article in self.members:
            copy = self.copies.get(article)
            if copy is not None:
                edges.append(_Edge(article, copy.parent, (), copy))
            grouped: dict[str, list[Citation]] = defaultdict(list)
            for citation in self.citations[article]:
                node = self.node_of[citation.key]
                if node == article or (copy and self._through(citation, copy)):
                    continue
                grouped[node].append(citation)
            edges += [_Edge(article, node, tuple(cs), None) for node, cs in sorted(grouped.items())]
        edges = _without_duplicates(edges)
        parents = {(e.child, e.parent) for e in edges}
        taken = {e.child for e in edges}
        cited = {c.attribution: self.node_of[c.key] for cs in self.citations.values() for c in cs if c.attribution}
        for s in silent_retellings(self.members, self.claims, cited, taken, sources):
            if (s.child, s.parent) not in parents and s.child != s.parent:
                edges.append(_Edge(s.child, s.parent, (), None, s.quotes, s.claims))
        return edges

    def _through(self, citation: Citation, copy: Copy) -> bool:
        """A credit that was copied along with its passage is the copied article's, not the copy's own."""
        return all(any(p.start <= s.start and s.end <= p.end for p, _ in copy.passages) for s in citation.spans)

    # ── what comes out ──────────────────────────────────────────────────────────────────────────────────────────────

    def origins(self, before: int) -> list[Origin]:
        """Absent nodes that an edge leads to, and articles that retell nothing, numbered from ``before`` + 1."""
        children = {e.child for e in self.edges if not e.parent.startswith(SPOKEN)}
        absent = sorted({e.parent for e in self.edges} - set(self.members))
        heard = {i for i, a in self.members.items() if own_reporting(a, self.sources) and i not in self.copies}
        present = sorted(i for i in self.members if i not in children or i in heard)
        out: list[Origin] = []
        for key in absent:
            mentions = [c for i in sorted(self.citations) for c in self.citations[i] if c.key == key]
            first = mentions[0]
            name = self._called(mentions)
            evidence = _naming(name, [s for c in mentions for s in c.spans])
            out.append(Origin("", name, first.kind, None, self._dated(mentions), evidence))
        for i in present:
            article = self.members[i].article
            span = article.span(0, len(article.title), "title") if article.title else None
            evidence = (*([span] if span else []), *(article.published.spans if article.published else ()))
            out.append(Origin("", article.outlet or article.title or i, "article", i, article.published, evidence))
        self.absent, self.present = absent, present
        return [
            Origin(f"o{before + n}", o.name, o.kind, o.article, o.date, o.evidence) for n, o in enumerate(out, start=1)
        ]

    def _called(self, mentions: Sequence[Citation]) -> str:
        """The commonest words for the record; an utterance or document with the one whose it is, in brackets."""
        name = max((c.name for c in mentions), key=lambda n: (sum(c.name == n for c in mentions), n))
        speakers = [
            self.sources[x.chain[-1].source].name
            for c in mentions
            if c.kind != "report"
            for x in self.members[c.article].attributions
            if x.id == c.attribution and x.chain
        ]
        return f"{name} ({speakers[0]})" if speakers and len(set(speakers)) == 1 else name

    def _ids(self, origins: Sequence[Origin]) -> dict[str, str]:
        return dict(zip([*self.absent, *self.present], [o.id for o in origins], strict=True))

    def _dated(self, mentions: Sequence[Citation]) -> Date | None:
        """The date that the citing words name, if one; else "by" the first day on which an article cites it."""
        exact = [c.said for c in mentions if c.said and c.said.earliest and c.said.precision != "year"]
        published = [d for c in mentions if (d := self.members[c.article].article.published)]
        by = min(published, key=lambda d: (d.latest, d.value), default=None)
        if len({(d.earliest, d.latest) for d in exact}) == 1:
            return exact[0]
        if by is None:
            return None
        day = by.latest
        return Date(day, "day", None, day, f"by {day}: the first dated article that cites it", by.spans)

    def derivations(self, origins: Sequence[Origin]) -> list[Derivation]:
        ids = self._ids(origins)
        return [self._derivation(e, ids) for e in sorted(self.edges, key=lambda e: (e.child, e.parent))]

    def _derivation(self, edge: _Edge, ids: dict[str, str]) -> Derivation:
        child = self.members[edge.child]
        passages = self._passages(edge)
        length = body_length(child)
        share = round(min(1.0, covered(merged([(p.child.start, p.child.end) for p in passages])) / length), 4)
        evidence = self._evidence(edge)
        doubt = 1.0
        for item in evidence:
            doubt *= 1 - item.weight
        return Derivation(
            child=edge.child,
            parent=edge.parent if edge.parent in self.members else ids[edge.parent],
            kind=self._kind(edge, share),
            directed=edge.copy.directed if edge.copy else True,
            share=share,
            confidence=round(1 - doubt, 4),
            passages=passages,
            evidence=evidence,
        )

    def _passages(self, edge: _Edge) -> tuple[Passage, ...]:
        if edge.copy is not None:
            return tuple(Passage(a, b) for a, b in edge.copy.passages)
        article = self.members[edge.child].article
        ids = {c.attribution for c in edge.citations if c.attribution}
        spans = [
            (s.start, s.end)
            for a in self.members[edge.child].attributions
            if a.id in ids
            for s in (*a.content, *a.source, *a.cue)
            if s.field == "text"
        ]
        spans += [(s.start, s.end) for s in (*edge.quotes, *edge.claims)]
        return tuple(Passage(article.span(s, e), None) for s, e in merged(spans))

    def _evidence(self, edge: _Edge) -> tuple[Evidence, ...]:
        out: list[Evidence] = []
        if edge.citations:
            spans = tuple(sorted(dict.fromkeys(s for c in edge.citations for s in c.spans)))
            out.append(Evidence("credit", WEIGHT_CREDIT, spans))
        if edge.copy is not None:
            weight = round(0.9 * edge.copy.share, 4)
            out.append(Evidence("wording", weight, tuple(s for pair in edge.copy.passages[:3] for s in pair)))
            if edge.copy.dates:
                out.append(Evidence("time", WEIGHT_TIME, edge.copy.dates))
        if edge.quotes:
            out.append(Evidence("quote", WEIGHT_QUOTE, edge.quotes))
        if edge.claims:
            out.append(Evidence("claim", WEIGHT_CLAIM, edge.claims))
        return tuple(out)

    def _kind(self, edge: _Edge, share: float) -> DerivationKind:
        child = self.members[edge.child]
        parent = self.members.get(edge.parent)
        if edge.copy is not None:
            own = parent is not None and same_outlet(child.article.outlet, parent.article.outlet)
            if own and CORRECTION.search(child.article.text):
                return "revision"
            return "reprint" if own or edge.copy.verbatim else "rewrite"
        if edge.parent.startswith(SPOKEN):
            return "quotation"
        if self._main_report(edge.child) == edge.parent and any(c.role == "translator" for c in child.article.credits):
            return "translation"
        if share < QUOTATION_SHARE and not edge.claims and len(edge.citations) < REWRITE_MENTIONS:
            return "quotation"
        languages = {a.article.language for a in (child, parent) if a and a.article.language}
        return "translation" if len(languages) > 1 else "rewrite"

    def _main_report(self, child: str) -> str:
        """The report that an article names most often: what a translator's credit is about."""
        edges = [e for e in self.edges if e.child == child and not e.parent.startswith(SPOKEN)]
        return max(edges, key=lambda e: (len(e.citations), e.parent)).parent if edges else ""

    def cited(self, origins: Sequence[Origin]) -> dict[str, str]:
        """Attribution id → origin or article id, for every attribution whose words name the record."""
        ids = self._ids(origins)
        out: dict[str, str] = {}
        for citations in self.citations.values():
            for c in citations:
                node = self.node_of[c.key]
                target = node if node in self.members else ids.get(node)
                if c.attribution and target and node != c.article:
                    out[c.attribution] = target
        return out


def _naming(name: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that say the name; all of them where only "the agency" or "he" does."""
    said = words(name)
    naming = [s for s in spans if words(s.quote) & said]
    return tuple(dict.fromkeys(naming or spans))


def _without_duplicates(edges: list[_Edge]) -> list[_Edge]:
    """A copied article that is also cited is one edge with both kinds of evidence; no two articles cite each other."""
    by_pair: dict[tuple[str, str], _Edge] = {}
    for e in edges:
        old = by_pair.get((e.child, e.parent))
        by_pair[e.child, e.parent] = _Edge(e.child, e.parent, old.citations + e.citations, old.copy) if old else e
    return [e for (child, parent), e in by_pair.items() if not ((parent, child) in by_pair and e.copy is None)]
