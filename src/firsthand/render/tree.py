"""The family tree of the articles, and the answer in one sentence that stands above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from firsthand.model import Claim, Derivation, Passage
from firsthand.render import words
from firsthand.render.index import BRIEF, Index, once
from firsthand.render.parts import AbsentView, Edge, Node, Quote, Reason, Ref

# From here on a parent counts towards the least number of reports behind the articles: "about even" in the words of
# `words.LIKELIHOODS`, so that whatever is called likely is counted.
SURE = 0.5

# What is retold, where statements and documents are quoted.
REPORTS = ("article", "report")

_Edge = tuple[str, str, Derivation, str]  # child, parent, the derivation, its anchor

# A passage of fewer words says little by itself; so many are shown in a row, all of them are in the JSON.
WORDS, PASSAGES = 4, 4

# A tree this deep is drawn no further; a chain of retellings in news has a handful of steps.
DEEPEST = 40


class Tree:
    """The derivations of an account with every origin that is an article read as that article."""

    def __init__(self, index: Index) -> None:
        self.index = index
        account = index.account
        self.edges = [
            (self._node(one.child), self._node(one.parent), one, f"e{n}")
            for n, one in enumerate(account.derivations, 1)
        ]
        self.directed = [edge for edge in self.edges if edge[2].directed and edge[0] != edge[1]]
        self.down: dict[str, list[_Edge]] = defaultdict(list)
        self.up: dict[str, list[_Edge]] = defaultdict(list)
        for edge in self.directed:
            self.up[edge[0]].append(edge)
            self.down[edge[1]].append(edge)
        nodes = [self._node(one.id) for one in account.origins]
        nodes += [node for child, parent, _, _ in self.directed for node in (parent, child)]
        self.nodes = list(dict.fromkeys(nodes))
        self.roots = [node for node in self.nodes if node not in self.up]
        self._drawn: set[str] = set()

    def _node(self, one: str) -> str:
        origin = self.index.origins.get(one)
        return origin.article if origin and origin.article in self.index.articles and origin.article else one

    def alone(self) -> tuple[Ref, ...]:
        """Articles of which nothing shows where they come from."""
        known = frozenset(self.nodes)
        return tuple(self.index.article(one) for one in self.index.articles if one not in known)

    def views(self) -> tuple[tuple[Edge, ...], tuple[Node, ...], tuple[Node, ...]]:
        """The rows of the table of derivations; the trees of reports, largest first; the statements and documents."""
        edges = {
            anchor: self._edge(derivation, anchor, n < self.index.limits.edges)
            for n, (_, _, derivation, anchor) in enumerate(self.edges)
        }
        reports = [node for node in self.roots if self._kind(node) in REPORTS]
        trees = [self._draw(root, None, edges, 0) for root in reports]
        quoted = [self._draw(root, None, edges, 0) for root in self.roots if root not in reports]
        # What is left hangs in a circle, which no evidence should give but a file might.
        trees += [self._draw(node, None, edges, 0) for node in self.nodes if node not in self._drawn]
        trees.sort(key=lambda node: -_size(node))
        quoted.sort(key=lambda node: -_size(node))
        return tuple(edges.values()), tuple(trees), tuple(quoted)

    def absent(self) -> tuple[AbsentView, ...]:
        """The reports, documents and statements that are only named, those that most draw on first."""
        found = [one for one in self.index.origins.values() if one.article not in self.index.articles]
        views = []
        ranked = sorted(found, key=lambda one: -len(self.down.get(one.id, ())))
        for n, origin in enumerate(ranked):
            named = origin.evidence if n < self.index.limits.absent else ()
            anchor = self.index.anchor("origin", origin.id)
            users = tuple(dict.fromkeys(child for child, _, _, _ in self.down.get(origin.id, ())))
            views.append(
                AbsentView(
                    anchor=anchor,
                    name=once(origin.name),
                    note=f"{words.ORIGIN_KINDS[origin.kind][0]}, {words.when(origin.date)}",
                    used=tuple(self.index.node(one) for one in users),
                    quotes=_each_article_first(self.index.distinct(named, anchor, "tree")),
                )
            )
        return tuple(views)

    def _draw(self, one: str, edge: Edge | None, edges: dict[str, Edge], depth: int) -> Node:
        repeated = one in self._drawn or depth > DEEPEST
        origin = self.index.origins.get(one)
        anchor = self.index.anchor("origin", one) if origin and not repeated else None
        self._drawn.add(one)
        below = [] if repeated else self.down.get(one, [])
        return Node(
            anchor=anchor,
            ref=self.index.node(one),
            absent=origin is not None,
            note=self._note(one),
            edge=edge,
            evidence=_each_article_first(self.index.distinct(origin.evidence, anchor, "tree"))
            if origin and anchor
            else (),
            children=tuple(self._draw(child, edges[row], edges, depth + 1) for child, _, _, row in below),
            repeated=repeated and one in self.down,
        )

    def _note(self, one: str) -> str:
        origin = self.index.origins.get(one)
        if origin:
            return f"{words.ORIGIN_KINDS[origin.kind][0]}, {words.when(origin.date)}, not among the files"
        article = self.index.articles.get(one)
        day = words.when(article.published) if article else "date unknown"
        return f"published {day}" if article and article.published else day

    def _edge(self, derivation: Derivation, anchor: str, whole: bool) -> Edge:
        index, called = self.index, "tree"
        return Edge(
            anchor=anchor,
            child=index.node(derivation.child),
            parent=index.node(derivation.parent),
            kind=words.DERIVATION_KINDS[derivation.kind],
            short=words.DERIVATION_LABELS[derivation.kind],
            percent=words.percent(derivation.share),
            directed=derivation.directed,
            share=words.share(derivation.share),
            confidence=words.confidence(derivation.confidence),
            reasons=tuple(
                Reason(
                    words.EVIDENCE_KINDS[one.kind],
                    index.distinct(one.spans, anchor, called),
                    any(span.article != derivation.child for span in one.spans),
                )
                for one in (derivation.evidence if whole else ())
            ),
            passages=tuple(
                (
                    index.quote(one.child, anchor, called, BRIEF),
                    index.quote(one.parent, anchor, called, BRIEF) if one.parent else None,
                )
                for one in (telling(derivation.passages) if whole else ())
            ),
            total=len(derivation.passages),
        )

    def answer(self) -> tuple[str, ...]:
        """What the account comes to, in sentences: the first one is the answer."""
        account = self.index.account
        first, *sentences = self._behind()
        unnamed = sum(unnamed_only(self.index, claim) for claim in account.claims)
        if unnamed:
            rests = "rests" if unnamed == 1 else "rest"
            first += f"; {unnamed} of {words.count(len(account.claims), 'claim')} {rests} on unnamed people alone"
        unserved = frozenset(account.unserved)
        loose = sum(article not in self.up and article not in unserved for article in self.index.articles)
        if self.directed and loose:
            names = "names" if loose == 1 else "name"
            sentences.append(f"{words.count(loose, 'article')} {names} no other report to draw on")
        conflicts = sum(variant.conflict for variant in account.variants)
        if conflicts:
            sentences.append(f"The tellings contradict each other in {words.count(conflicts, 'place')}")
        if unserved:
            them = words.count(len(unserved), "article")
            sentences.append(f"Only English is understood so far: nothing was looked for in {them} in any other")
        return tuple(f"{sentence}." for sentence in (first, *sentences))

    def _behind(self) -> list[str]:
        """ "5 articles retell 2 to 3 reports, none of them among the files"; then what they quote."""
        found = []
        reports = self._tops(REPORTS)
        if reports:
            here = sum(root in self.index.articles for root in reports)
            if len(reports) == 1:
                among = "which is" if here else "which is not"
            else:
                among = f"{here} of them" if here else "none of them"
            number = words.between(self._least(reports), len(reports), "report")
            found.append(f"{self._who(reports, 'retell')} {number}, {among} among the files")
        else:
            total = words.count(len(self.index.articles), "article")
            retell = "it retells" if len(self.index.articles) == 1 else "they retell"
            found.append(f"{total}, in which nothing shows that {retell} another report")
        quoted = [(self._tops((kind,)), words.ORIGIN_KINDS[kind]) for kind in ("utterance", "document")]
        numbers = [words.between(self._least(tops), len(tops), *names) for tops, names in quoted if tops]
        if numbers:
            tops = [top for tops, _ in quoted for top in tops]
            found.append(f"{self._who(tops, 'quote')} {words.listed(numbers)}")
        return found

    def _tops(self, kinds: Sequence[str]) -> list[str]:
        """The roots of these kinds from which something derives, and articles retold for what they have themselves."""
        own = [
            o.article
            for o in self.index.account.origins
            if o.article and o.article not in self.roots and self._retold(o.article)
        ]
        return [one for one in (*self.roots, *own) if one in self.down and self._kind(one) in kinds]

    def _retold(self, article: str) -> bool:
        """Whether somebody retells it: a copy passes on what the article retells itself."""
        return any(edge[2].kind not in ("reprint", "revision") for edge in self.down.get(article, ()))

    def _least(self, tops: Sequence[str]) -> int:
        sure = [top for top in tops if any(edge[2].confidence >= SURE for edge in self.down[top])]
        return max(1, len(sure))

    def _who(self, tops: Sequence[str], verb: str) -> str:
        """ "2 of 3 articles retell": how many derive from ``tops``."""
        some, total = len(self._below(tops)), len(self.index.articles)
        who = words.count(some, "article") if some == total else f"{some} of {total} articles"
        return f"{who} {verb}s" if some == 1 else f"{who} {verb}"

    def _kind(self, one: str) -> str:
        origin = self.index.origins.get(one)
        return origin.kind if origin else "article"

    def _below(self, tops: Sequence[str]) -> frozenset[str]:
        """The articles that derive from one of ``tops``, directly or through others."""
        found: set[str] = set()
        left = list(tops)
        while left:
            below = [edge[0] for edge in self.down.get(left.pop(), []) if edge[0] not in found]
            found.update(below)
            left += below
        return frozenset(found)


def telling(passages: Sequence[Passage]) -> list[Passage]:
    """The passages worth reading in a row: the longest that lie apart from each other, in order of the text."""
    found: list[Passage] = []
    for one in sorted(passages, key=lambda one: one.child.start - one.child.end):
        inside = any(other.child.start <= one.child.start and one.child.end <= other.child.end for other in found)
        if len(one.child.quote.split()) >= WORDS and not inside:
            found.append(one)
    return sorted((found or list(passages))[:PASSAGES], key=lambda one: one.child.start)


def _each_article_first(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """One quote of each article, then the others: the page shows only the first few."""
    first = {quote.article: quote for quote in reversed(quotes)}
    return tuple(sorted(quotes, key=lambda quote: first[quote.article] is not quote))


def _size(node: Node) -> int:
    return 1 + sum(_size(child) for child in node.children)


def unnamed_only(index: Index, claim: Claim) -> bool:
    """Whether a claim rests on unnamed people alone: some statement's innermost source is unnamed, none's is named."""
    innermost = [chain[-1] for statement in claim.statements if (chain := index.chain(statement.attribution))]
    return bool(innermost) and all(source.kind == "anonymous" for source in innermost)
