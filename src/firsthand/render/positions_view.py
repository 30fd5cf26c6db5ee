"""The positions: who wants what, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model import Position
from firsthand.render import words
from firsthand.render.index import Index
from firsthand.render.parts import Quote, Ref


@dataclass(frozen=True, slots=True)
class PositionView:
    anchor: str
    stance: str
    issue: Quote
    conditions: tuple[Quote, ...]
    channel: str
    speaker: Ref | None
    when: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class PartyView:
    party: Ref
    rows: tuple[PositionView, ...]


def positions(index: Index) -> tuple[PartyView, ...]:
    """By party, those with most positions first; each in order of time."""

    def key(position: Position) -> tuple[int, str, str]:
        return (-many[position.party], position.party, position.date.latest if position.date else "9")

    found = index.account.positions
    many = {one.party: sum(other.party == one.party for other in found) for one in found}
    views: dict[str, list[PositionView]] = {}
    for n, one in enumerate(sorted(found, key=key), 1):
        anchor = f"position-{n}"
        views.setdefault(one.party, []).append(
            PositionView(
                anchor=anchor,
                stance=one.stance,
                issue=index.quote(one.issue, anchor),
                conditions=index.quotes(one.conditions, anchor),
                channel=words.CHANNELS[one.channel],
                speaker=index.source(one.speaker) if one.speaker and one.speaker != one.party else None,
                when=words.when(one.date) if one.date else "",
                quotes=index.quotes(one.spans, anchor),
            )
        )
    return tuple(PartyView(index.source(party), tuple(rows)) for party, rows in views.items())
