"""The articles of one story side by side: whose words are whose, and which came first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from firsthand.language.en.origin_words import CORRECTION
from firsthand.language.outlets import same_outlet
from firsthand.model import Annotated, Article, Reuse, Source, Span
from firsthand.trace.passages import body_length, covered, merged, without
from firsthand.trace.wording import Match, lines, matches, weighed, weights

# Code points of an article's own words, below which a share says nothing: about one sentence.
OWN_WORDS = 60
# Sentences of an article, below which one that is alike may be a shared passage and nothing more.
LEAST_LINES = 3
# Articles that are looked at closely as a possible parent: those with most of the rare words. A family of copies may be
# larger, but then any of them shows that the article is one of it.
LOOKED_AT = 12
Pairs = list[tuple[Span, Span]]


class Kin:
    """What the articles of one story have in common, worked out once for each pair that is asked for."""

    def __init__(self, members: Sequence[Annotated], reuse: Sequence[Reuse], sources: Mapping[str, Source]) -> None:
        self.members = {a.article.id: a for a in members}
        whole = {i: lines(a.article.text, a.sentences) for i, a in self.members.items()}
        weight = weights(whole.values())
        # Where words may have come from: everything. Whose origin is asked: all but what a named person is quoted with.
        self.whole = {i: weighed(text, weight) for i, text in whole.items()}
        self.lines = {
            i: weighed(lines(a.article.text, a.sentences, _public_quotes(a, sources)), weight)
            for i, a in self.members.items()
        }
        self.pages = {i: [j for j in self.members if j != i and self._one_page(i, j)] for i in self.members}
        self.passages: dict[tuple[str, str], Pairs] = defaultdict(list)
        for r in reuse:
            a, b = r.spans
            if a.article in self.members and b.article in self.members:
                self.passages[a.article, b.article].append((a, b))
                self.passages[b.article, a.article].append((b, a))
        self.stems = {i: frozenset(s for line in text for s in line.stems) for i, text in self.whole.items()}
        self.matches = lru_cache(maxsize=None)(self._matches)
        self.near = lru_cache(maxsize=None)(self._near)
        self.share = lru_cache(maxsize=None)(self._share)
        self.literal = lru_cache(maxsize=None)(self._literal)
        self.spread = lru_cache(maxsize=None)(self._spread)

    def _near(self, child: str) -> list[str]:
        """The other articles with most of the child's words, at most ``LOOKED_AT``, best first; copies among them."""
        stems = {s: w for line in self.lines[child] for s, w in zip(line.stems, line.weights, strict=True)}
        scores = []
        for other, held in self.stems.items():
            if other != child:
                scores.append((-round(sum(w for s, w in stems.items() if s in held), 3), other))
        return [other for score, other in sorted(scores)[:LOOKED_AT] if score]

    def _share(self, child: str, parent: str) -> float:
        """The share of the child's words, quotations of named people left out, that stand in order in the parent."""
        text = self.lines[child]
        total = sum(line.weight for line in text)
        if len(text) < LEAST_LINES or not total:
            return 0.0
        return round(sum(m.share * text[m.line].weight for m in self.matches(child, parent).values()) / total, 4)

    def _spread(self, name: str) -> float:
        """How much of its nearest articles stands in this one, added up."""
        return sum(self.share(other, name) for other in self.near(name))

    def gain(self, child: str, parent: str, besides: Sequence[str]) -> tuple[float, list[Match]]:
        """How much more of the child the parent explains than all of ``besides`` do, and the sentences that show it."""
        text = self.lines[child]
        total = sum(line.weight for line in text) or 1.0
        known = [self.matches(child, b) for b in besides]
        more = 0.0
        out = []
        for n, m in self.matches(child, parent).items():
            step = m.share - max((k[n].share for k in known if n in k), default=0.0)
            if step > 0:
                more += step * text[n].weight
                out.append(Match(n, m.other, round(step, 4)))
        return round(more / total, 4), out

    def _literal(self, child: str, parent: str) -> float:
        """The share of the child's own words, in code points, that stand in the parent word for word."""
        annotated = self.members[child]
        quoted = merged(
            (s.start, s.end)
            for a in annotated.attributions
            if a.form == "direct"
            for s in a.content
            if s.field == "text"
        )
        stretches = merged((a.start, a.end) for a, _ in self.passages.get((child, parent), ()) if a.field == "text")
        own = body_length(annotated) - covered(quoted)
        if own < OWN_WORDS:  # hardly anything but quotations: nothing can be said
            return 0.0
        return round(min(1.0, covered(without(stretches, quoted)) / own), 4)

    def exactness(self, child: str, parent: str, least: float) -> float:
        """How much of the sentences that stand in the parent too stands there; 1 where none does."""
        text = self.lines[child]
        found = [m for m in self.matches(child, parent).values() if m.share >= least]
        total = sum(text[m.line].weight for m in found)
        return round(sum(m.share * text[m.line].weight for m in found) / total, 4) if total else 1.0

    def later(self, child: str, parent: str) -> bool | None:
        """Whether ``child`` came after ``parent``; None where nothing tells."""
        return _is_later(self.members[child].article, self.members[parent].article)

    def beside(self, child: str, parent: str, least: float) -> Pairs:
        """Sentences of the child with the parent's sentences that hold at least ``least`` of their weight."""
        one, two = self.members[child].article, self.members[parent].article
        mine, theirs = self.lines[child], self.whole[parent]
        return [
            (one.span(mine[n].start, mine[n].end), two.span(theirs[m.other].start, theirs[m.other].end))
            for n, m in sorted(self.matches(child, parent).items())
            if m.share >= least
        ]

    def _one_page(self, one: str, other: str) -> bool:
        a, b = self.members[one].article, self.members[other].article
        return versions(a, b) or same_outlet(a.outlet, b.outlet)

    def _matches(self, child: str, parent: str) -> dict[int, Match]:
        return {m.line: m for m in matches(self.lines[child], self.whole[parent])}


def _public_quotes(annotated: Annotated, sources: Mapping[str, Source]) -> list[tuple[int, int]]:
    """Direct quotations of people who are named: anybody may have heard them."""
    return merged(
        (s.start, s.end)
        for a in annotated.attributions
        if a.form == "direct" and not (a.chain and _unnamed(sources.get(a.chain[-1].source)))
        for s in a.content
        if s.field == "text"
    )


def _unnamed(source: Source | None) -> bool:
    return source is not None and source.kind == "anonymous"


def _is_later(child: Article, parent: Article) -> bool | None:
    """By the numbers of versions, then by a note of correction, then by the days."""
    told = _later_version(child, parent)
    if told is not None:
        return told
    a, b = child.published, parent.published
    if a is None or b is None:
        return None
    if a.precision == b.precision == "minute" and a.value != b.value:
        return a.value > b.value
    if a.earliest and b.earliest and a.earliest > b.latest:
        return True
    return False if a.earliest and b.earliest and b.earliest > a.latest else None


def _later_version(child: Article, parent: Article) -> bool | None:
    one, two = child.revision, parent.revision
    if one and two and one.number and two.number and one.number != two.number and versions(child, parent):
        return one.number > two.number
    if same_outlet(child.outlet, parent.outlet) or versions(child, parent):
        marks = revised(child), revised(parent)
        if marks[0] != marks[1]:
            return marks[0]
    return None


def versions(one: Article, other: Article) -> bool:
    """Whether both say that they are states of one article."""
    return bool(one.revision and other.revision and one.revision.of and one.revision.of == other.revision.of)


def revised(article: Article) -> bool:
    """Whether the article says that it is a later state of one published before."""
    r = article.revision
    if r is not None and (r.kind != "version" or (r.number or 0) > 1):
        return True
    return CORRECTION.search(article.text) is not None
