"""The sources, and what rests on each."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model import Source
from firsthand.render import words
from firsthand.render.index import BRIEF, Index, rests_on, shown
from firsthand.render.parts import Quote, Ref


@dataclass(frozen=True, slots=True)
class SourceView:
    anchor: str
    name: str
    kind: str
    unnamed: bool
    facts: tuple[str, ...]
    relations: tuple[tuple[str, Ref], ...]
    claims: tuple[Ref, ...]
    quotes: tuple[Quote, ...]


def sources(index: Index) -> tuple[SourceView, ...]:
    """Those with most claims first, then in their order; the claims that rest on each, and what else is put to it."""
    claims = rests_on(index)
    said: dict[str, list[str]] = {}
    told = {one.attribution for claim in index.account.claims for one in claim.statements}
    for attribution in index.account.attributions:
        for source in index.chain(attribution.id) if attribution.id not in told else ():
            said.setdefault(source.id, []).append(attribution.id)
    ranked = sorted(index.sources.values(), key=lambda one: (-len(claims.get(one.id, [])), -len(said.get(one.id, []))))
    return tuple(_source(index, one, claims.get(one.id, []), said.get(one.id, [])) for one in ranked)


def _source(index: Index, source: Source, claims: list[str], said: list[str]) -> SourceView:
    anchor = index.anchor("source", source.id)
    facts = [
        words.count(source.count, "person", "people") if source.count and source.kind == "anonymous" else "",
        f"described as: {source.description}" if source.description and source.description != source.name else "",
        f"why unnamed: {source.reason}" if source.reason else "",
        f"also: {', '.join(source.aliases)}" if source.aliases else "",
    ]
    related = (("part of", source.part_of), ("speaks for", source.speaks_for), ("one of", source.subset_of))
    contents = [span for one in said for span in index.attributions[one].content[:1]]
    return SourceView(
        anchor=anchor,
        name=source.name,
        kind=words.SOURCE_KINDS[source.kind],
        unnamed=source.kind == "anonymous",
        facts=tuple(fact for fact in facts if fact),
        relations=tuple((how, index.source(one)) for how, one in related if one),
        claims=tuple(index.claim(one) for one in claims),
        quotes=index.quotes(contents, anchor, f"source: {shown(source.name, 40)}", BRIEF),
    )
