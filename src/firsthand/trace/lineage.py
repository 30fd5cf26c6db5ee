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

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.language.outlets import same_outlet
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
from firsthand.trace.citations import Citation, own_reporting, words
from firsthand.trace.copies import PASSAGE
from firsthand.trace.descent import SPOKEN, Edge, Tree
from firsthand.trace.passages import body_length, covered, merged, without

# Confidence that each kind of evidence gives by itself. Set by judgement: a credit is nearly certain, a shared
# quotation of unnamed people can hardly come from elsewhere, several shared claims may; wording is scaled by coverage.
WEIGHT_CREDIT = 0.9
WEIGHT_QUOTE = 0.6
WEIGHT_CLAIM = 0.4
WEIGHT_TIME = 0.1
# Words that a credited retelling has too: they may have gone from one retelling to the other.
WEIGHT_SIBLING = 0.5
# A child that takes less than this share of its words from a parent quotes it rather than rewrites it.
QUOTATION_SHARE = 0.12
# … unless it has much more in common with other retellings of that parent, where no credit stands. A few sentences of
# background may be common to all; what was retold is half of an article and more in generated families.
UNCREDITED_SHARE = 0.3
# … or it names the parent so many times, and no other report more often: then the passages found are only part of
# what it took.
REWRITE_MENTIONS = 3


@dataclass(frozen=True, slots=True)
class Lineage:
    """Origins and derivations, and where each attribution's words come from (origin id) as far as words show it."""

    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]
    cited: dict[str, str]


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
        tree = _Told(Tree(members, by_source, reuse, claims))
        found = tree.origins(len(origins))
        origins += found
        derivations += tree.derivations(found)
        cited |= tree.cited(found)
    return Lineage(tuple(origins), tuple(derivations), cited)


class _Told:
    """What a story's edges say, in the words of the account."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.members, self.sources, self.citations = tree.members, tree.sources, tree.citations
        self.edges, self.kin = tree.edges, tree.kin

    def origins(self, before: int) -> list[Origin]:
        """Absent nodes that an edge leads to, and articles that retell nothing, numbered from ``before`` + 1."""
        children = {e.child for e in self.edges if not e.parent.startswith(SPOKEN)}
        absent = sorted({e.parent for e in self.edges} - set(self.members))
        heard = {
            i
            for i, a in self.members.items()
            if own_reporting(a, self.sources) and not any(e.child == i and e.copy for e in self.edges)
        }
        present = sorted(i for i in self.members if i not in children or i in heard)
        out: list[Origin] = []
        for key in absent:
            mentions = [c for i in sorted(self.citations) for c in self.citations[i] if self.tree.node(c) == key]
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

    def _derivation(self, edge: Edge, ids: dict[str, str]) -> Derivation:
        child = self.members[edge.child]
        passages = self._passages(edge)
        length = body_length(child)
        share = round(min(1.0, covered(merged([(p.child.start, p.child.end) for p in passages])) / length), 4)
        credited = covered(merged(self._credited(edge))) / length
        evidence = self._evidence(edge)
        doubt = 1.0
        for item in evidence:
            doubt *= 1 - item.weight
        return Derivation(
            child=edge.child,
            parent=edge.parent if edge.parent in self.members else ids[edge.parent],
            kind=self._kind(edge, share, credited),
            directed=edge.copy.directed if edge.copy else True,
            share=share,
            confidence=round(1 - doubt, 4),
            passages=passages,
            evidence=evidence,
        )

    def _passages(self, edge: Edge) -> tuple[Passage, ...]:
        if edge.copy is not None:
            return tuple(Passage(a, b) for a, b in edge.copy.passages)
        article = self.members[edge.child].article
        beside = [] if edge.parent not in self.members else self.kin.beside(edge.child, edge.parent, PASSAGE)
        spans = [*self._credited(edge), *self._common(edge)]
        rest = without(merged(spans), merged([(a.start, a.end) for a, _ in beside]))
        out = [Passage(a, b) for a, b in beside] + [Passage(article.span(s, e), None) for s, e in rest]
        return tuple(sorted(out, key=lambda p: p.child))

    def _credited(self, edge: Edge) -> list[tuple[int, int]]:
        """What the article says on the parent's word, and what it silently has of it."""
        ids = {c.attribution for c in edge.citations if c.attribution}
        spans = [
            (s.start, s.end)
            for a in self.members[edge.child].attributions
            if a.id in ids
            for s in (*a.content, *a.source, *a.cue)
            if s.field == "text"
        ]
        return spans + [(s.start, s.end) for s in (*edge.quotes, *edge.claims, *edge.wording)]

    def _common(self, edge: Edge) -> list[tuple[int, int]]:
        """Sentences without a credit that another child of an absent report has too (rule 4)."""
        if not edge.parent.startswith("report:"):
            return []
        others = {e.child for e in self.edges if e.parent == edge.parent} - self._copies_of(edge.child)
        return [(a.start, a.end) for o in sorted(others) for a, _ in self.kin.beside(edge.child, o, PASSAGE)]

    def _copies_of(self, article: str) -> set[str]:
        """The article, and all that are joined to it by copying: what they share with it shows nothing more."""
        out, new = {article}, {article}
        while new:
            links = [(e.child, e.parent) for e in self.edges if e.copy]
            new = {b for x, y in links for a, b in ((x, y), (y, x)) if a in new} - out
            out |= new
        return out

    def _evidence(self, edge: Edge) -> tuple[Evidence, ...]:
        out: list[Evidence] = []
        if edge.citations:
            spans = tuple(sorted(dict.fromkeys(s for c in edge.citations for s in c.spans)))
            out.append(Evidence("credit", WEIGHT_CREDIT, spans))
        if edge.copy is not None:
            weight = round(0.9 * edge.copy.share, 4)
            out.append(Evidence("wording", weight, tuple(s for pair in edge.copy.passages[:3] for s in pair)))
            if edge.copy.dates:
                out.append(Evidence("time", WEIGHT_TIME, edge.copy.dates))
        if edge.wording:
            out.append(Evidence("wording", WEIGHT_SIBLING, edge.wording))
        if edge.quotes:
            out.append(Evidence("quote", WEIGHT_QUOTE, edge.quotes))
        if edge.claims:
            out.append(Evidence("claim", WEIGHT_CLAIM, edge.claims))
        return tuple(out)

    def _kind(self, edge: Edge, share: float, credited: float) -> DerivationKind:
        child = self.members[edge.child]
        parent = self.members.get(edge.parent)
        if edge.copy is not None:
            if edge.revision:
                return "revision"
            own = parent is not None and same_outlet(child.article.outlet, parent.article.outlet)
            return "reprint" if own or edge.copy.verbatim else "rewrite"
        if edge.parent.startswith(SPOKEN):
            return "quotation"
        if self._main_report(edge.child) == edge.parent and any(c.role == "translator" for c in child.article.credits):
            return "translation"
        whole = any(c.whole for c in edge.citations)
        few = credited < QUOTATION_SHARE and share < UNCREDITED_SHARE
        if few and not whole and not edge.claims and len(edge.citations) < REWRITE_MENTIONS:
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
                node = self.tree.node(c)
                target = node if node in self.members else ids.get(node)
                if c.attribution and target and node != c.article:
                    out[c.attribution] = target
        return out


def _naming(name: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that say the name; all of them where only "the agency" or "he" does."""
    said = words(name)
    naming = [s for s in spans if words(s.quote) & said]
    return tuple(dict.fromkeys(naming or spans))
