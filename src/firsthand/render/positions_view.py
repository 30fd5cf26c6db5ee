"""The positions: who wants what, and how that is known, as a matrix of issues and parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Position
from firsthand.render import words
from firsthand.render.index import BRIEF, Index, shown
from firsthand.render.issues import rows_of
from firsthand.render.parts import Quote, Ref

# So many parties with words in their cells fit beside each other; with more, the matrix shows signs alone.
SIDE_BY_SIDE = 5


@dataclass(frozen=True, slots=True)
class PositionView:
    """``sign`` and ``tone`` go with ``stance``; ``channel`` says how it is known, ``known`` is its key."""

    anchor: str
    stance: str
    sign: str
    tone: str
    issue: Quote
    conditions: tuple[Quote, ...]
    channel: str
    known: str
    speaker: Ref | None
    when: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class PartyView:
    party: Ref
    rows: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True)
class IssueView:
    """One issue, in the shortest words that an article has for it. ``cells`` stand in the order of the columns."""

    issue: Quote
    parties: int
    cells: tuple[PartyView, ...]


@dataclass(frozen=True, slots=True)
class PositionsView:
    """``columns`` are the parties of the matrix: too many for words in its cells if ``wide``. ``alone`` is the rest."""

    number: int
    wide: bool
    columns: tuple[Ref, ...]
    issues: tuple[IssueView, ...]
    alone: tuple[PartyView, ...]
    parties: tuple[PartyView, ...]


def positions(index: Index) -> PositionsView:
    """Issues on which several parties speak first, those of most parties on top; then each party's own, by party."""
    found = sorted(index.account.positions, key=lambda one: one.date.latest if one.date else "9")
    rows = rows_of(index.account, found)
    shared = [row for row in rows if len({one.party for one in row}) > 1]
    others = [one for row in rows if row not in shared for one in row]
    columns = _ranked([one for row in shared for one in row])
    numbers = {id(one): n for n, one in enumerate([*(one for row in shared for one in row), *others], 1)}
    views = {id(one): _position(index, one, f"position-{numbers[id(one)]}") for one in found}
    return PositionsView(
        number=len(found),
        wide=len(columns) > SIDE_BY_SIDE,
        columns=tuple(index.source(party) for party in columns),
        issues=tuple(
            IssueView(
                issue=index.quote(row[0].issue, f"position-{numbers[id(row[0])]}", longest=BRIEF),
                parties=len({one.party for one in row}),
                cells=_by_party(index, row, views, columns),
            )
            for row in shared
        ),
        alone=_by_party(index, [one for one in found if one in others], views, _ranked(others)),
        parties=_by_party(index, found, views, _ranked(found)),
    )


def _ranked(found: Sequence[Position]) -> list[str]:
    """Parties, those with most positions first, else in order of appearance."""
    parties = [one.party for one in found]
    return sorted(dict.fromkeys(parties), key=lambda party: -parties.count(party))


def _by_party(
    index: Index, found: Sequence[Position], views: dict[int, PositionView], parties: Sequence[str]
) -> tuple[PartyView, ...]:
    return tuple(
        PartyView(index.source(party), tuple(views[id(one)] for one in found if one.party == party))
        for party in parties
    )


def _position(index: Index, one: Position, anchor: str) -> PositionView:
    sign, tone = words.STANCES[one.stance]
    called = words.numbered(f"position of {shown(index.source(one.party).label, 30)}", anchor)
    return PositionView(
        anchor=anchor,
        stance=one.stance,
        sign=sign,
        tone=tone,
        issue=index.quote(one.issue, anchor, called, BRIEF),
        conditions=index.quotes(one.conditions, anchor, called, BRIEF),
        channel=words.CHANNELS[one.channel],
        known=one.channel,
        speaker=index.source(one.speaker) if one.speaker and one.speaker != one.party else None,
        when=words.when(one.date) if one.date else "",
        quotes=index.quotes(one.spans, anchor, called),
    )
