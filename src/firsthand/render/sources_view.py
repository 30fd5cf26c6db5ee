"""The sources, and what rests on each: claims, statements, articles; who is part of whom, and who speaks for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Source, Span
from firsthand.render import words
from firsthand.render.index import BRIEF, Index, shown
from firsthand.render.parts import Quote, Ref

# How many of an unnamed group's parts are drawn within each other; deeper ones stand beside.
DEPTH = 4
# How many letters remind of a claim that is linked: the claim itself shows all of its words.
GLANCE = 60
# How many words put down to a source are shown beside its claims, and of how many the shown ones are chosen.
QUOTES, LOOKED_AT = 20, 80
# Fewer words say little by themselves, and are shown only where there are no others.
WORDS = 3


@dataclass(frozen=True, slots=True)
class SourceView:
    """``claims`` with the words of each, most repeated first; ``within`` are those that the words call a part of it.

    ``weight`` says in words how much rests on it; ``others`` are sources that speak for it or belong to it.
    """

    anchor: str
    name: str
    kind: str
    unnamed: bool
    count: str
    facts: tuple[tuple[str, str], ...]
    relations: tuple[tuple[str, Ref], ...]
    others: tuple[tuple[str, tuple[Ref, ...]], ...]
    weight: tuple[str, ...]
    claims: tuple[tuple[Ref, str], ...]
    articles: tuple[Ref, ...]
    positions: tuple[Ref, ...]
    quotes: tuple[Quote, ...]
    more: int
    within: tuple[SourceView, ...]

    @property
    def bears(self) -> bool:
        """Whether a claim rests on it or on one of those within it."""
        return bool(self.claims) or any(one.bears for one in self.within)


def sources(index: Index) -> tuple[SourceView, ...]:
    """Those with most claims first, then in their order; a part of an unnamed group stands within the group."""
    return _Sources(index).views()


def brief_sources(index: Index) -> tuple[tuple[str, str], ...]:
    """Anchor and name of those for which there is only a line."""
    shown_, limits = index.limits.sources, index.limits
    return tuple(
        (index.anchor("source", one), index.sources[one].name)
        for one in index.weighed[shown_ : shown_ + limits.brief_sources]
    )


class _Sources:
    def __init__(self, index: Index) -> None:
        self.index = index
        self.claims, self.said = index.rests, index.said
        self.wanting = frozenset(one.party for one in index.account.positions)
        self.shown = {one: n for n, one in enumerate(index.weighed[: index.limits.sources])}
        self.told = {one.attribution for claim in index.account.claims for one in claim.statements}
        statements = [one for claim in index.account.claims for one in claim.statements if one.attribution]
        self.statements: dict[str, int] = defaultdict(int)
        for one in statements:
            for source in index.chain(one.attribution):
                self.statements[source.id] += 1
        self.parts: dict[str, list[Source]] = defaultdict(list)
        self.voices: dict[tuple[str, str], list[Source]] = defaultdict(list)
        for source in (index.sources[one] for one in self.shown):
            if source.subset_of:
                self.parts[source.subset_of].append(source)
            for how, whole in (("belonging to it", source.part_of), ("spoken for by", source.speaks_for)):
                if whole:
                    self.voices[how, whole].append(source)
        self.seen: set[str] = set()

    def views(self) -> tuple[SourceView, ...]:
        known = {one.id: one for one in self.index.sources.values() if one.id in self.shown}
        heads = [one for one in known.values() if one.subset_of not in known]
        views = [self._view(one, 0) for one in heads]
        views += [self._view(one, 0) for one in known.values() if one.id not in self.seen]  # in a circle, or too deep
        return tuple(sorted(views, key=lambda one: (-len(one.claims), -len(one.within), -len(one.quotes))))

    def _view(self, source: Source, depth: int) -> SourceView:
        self.seen.add(source.id)
        index, anchor = self.index, self.index.anchor("source", source.id)
        said = self.said.get(source.id, [])
        claims = self.claims.get(source.id, [])
        articles = dict.fromkeys(index.attributions[one].article for one in said)
        contents = [span for one in said if one not in self.told for span in index.attributions[one].content[:1]]
        telling = _telling(contents[:LOOKED_AT])
        within = [one for one in self.parts[source.id] if one.id not in self.seen] if depth < DEPTH else []
        return SourceView(
            anchor=anchor,
            name=source.name,
            kind=words.SOURCE_KINDS[source.kind],
            unnamed=source.kind == "anonymous",
            count=_people(source),
            facts=_facts(source),
            relations=self._relations(source, depth),
            others=self._others(source.id),
            weight=self._weight(source.id, len(claims)),
            claims=tuple((index.claim(one), shown(index.claims[one].text.quote, GLANCE)) for one in claims),
            articles=tuple(index.article(one) for one in articles),
            positions=(Ref("Who wants what", "#positions"),) if source.id in self.wanting else (),
            quotes=index.quotes(telling[:QUOTES], anchor, "source", BRIEF),
            more=len(contents) - LOOKED_AT if len(contents) > LOOKED_AT else max(0, len(telling) - QUOTES),
            within=tuple(self._view(one, depth + 1) for one in within),
        )

    def _relations(self, source: Source, depth: int) -> tuple[tuple[str, Ref], ...]:
        related = [("part of", source.part_of), ("speaks for", source.speaks_for)]
        if depth == 0:
            related.append(("one of" if source.count == 1 else "some of", source.subset_of))
        return tuple((how, self.index.source(one)) for how, one in related if one)

    def _others(self, source: str) -> tuple[tuple[str, tuple[Ref, ...]], ...]:
        found = ((how, self.voices.get((how, source), [])) for how in ("spoken for by", "belonging to it"))
        return tuple((how, tuple(self.index.source(one.id) for one in some)) for how, some in found if some)

    def _weight(self, source: str, claims: int) -> tuple[str, ...]:
        """How much rests on it; the articles are named below."""
        if not claims:
            return ()
        return words.count(claims, "claim"), words.count(self.statements.get(source, 0), "statement")


def _telling(spans: Sequence[Span]) -> list[Span]:
    """The same words once, and none that stand within others."""
    first = {one.quote.casefold(): one for one in reversed(spans)}
    first = {text: one for text, one in first.items() if len(text.split()) >= WORDS} or first
    return [one for text, one in reversed(first.items()) if not any(text in more and text != more for more in first)]


def _besides(description: str, name: str) -> str:
    """A description without the name that it goes with, which stands above it."""
    for text in (description.removeprefix(f"{name}, "), description.removesuffix(f", {name}")):
        if text != description:
            return text.strip(" ,")
    return description if description != name else ""


def _people(source: Source) -> str:
    """How many people an unnamed source is, as far as the words say."""
    if source.kind != "anonymous":
        return ""
    return words.count(source.count, "person", "people") if source.count else "how many is not said"


def _facts(source: Source) -> tuple[tuple[str, str], ...]:
    """Label and words: the role of a named source, the description and the reason of an unnamed one."""
    label = "described as" if source.kind == "anonymous" else "role"
    facts = [
        (label, _besides(source.description or "", source.name)),
        ("why unnamed", source.reason),
        ("also written", ", ".join(source.aliases)),
    ]
    return tuple((how, what) for how, what in facts if what)
