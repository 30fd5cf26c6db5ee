"""The positions: who wants what, and how that is known, as a matrix of issues and parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Position
from firsthand.render import words
from firsthand.render.index import BRIEF, Index
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
    """One issue, in the shortest words that an article has for it.

    ``aligned`` stand in the order of the columns, some of them empty; ``cells`` are those of the parties that speak.
    """

    issue: Quote
    parties: int
    aligned: tuple[PartyView, ...]
    cells: tuple[PartyView, ...]


@dataclass(frozen=True, slots=True)
class PositionsView:
    """``columns`` are the parties of the matrix: too many for words in its cells if ``wide``. ``alone`` is the rest."""

    number: int
    left: int
    wide: bool
    columns: tuple[Ref, ...]
    issues: tuple[IssueView, ...]
    alone: tuple[PartyView, ...]
    parties: tuple[PartyView, ...]


def positions(index: Index) -> PositionsView:
    """Issues on which several parties speak first, those of most parties on top; then each party's own, by party."""
    every = sorted(index.account.positions, key=lambda one: one.date.latest if one.date else "9")
    shared, others = _kept(index, every)
    found = [one for row in shared for one in row] + others
    place = {id(one): n for n, one in enumerate(every)}
    found.sort(key=lambda one: place[id(one)])
    columns = _ranked([one for row in shared for one in row])[: index.limits.parties]
    numbers = {id(one): n for n, one in enumerate([*(one for row in shared for one in row), *others], 1)}
    views = {id(one): _position(index, one, f"p{numbers[id(one)]}") for one in found}
    return PositionsView(
        number=len(every),
        left=len(every) - len(found),
        wide=len(columns) > SIDE_BY_SIDE,
        columns=tuple(index.source(party) for party in columns),
        issues=tuple(
            IssueView(
                issue=index.quote(row[0].issue, f"p{numbers[id(row[0])]}", "position", BRIEF),
                parties=len({one.party for one in row}),
                aligned=_by_party(index, row, views, columns),
                cells=_by_party(index, row, views, _ranked(row)),
            )
            for row in shared
        ),
        alone=_by_party(index, others, views, _ranked(others)),
        parties=_by_party(index, found, views, _ranked(found)),
    )


def _kept(index: Index, every: Sequence[Position]) -> tuple[list[list[Position]], list[Position]]:
    """Rows of issues on which several parties speak, and the other positions: as many as there is room for."""
    rows = rows_of(index.account, every)
    shared, others, room = [], [], index.limits.positions
    for row in rows:
        if len({one.party for one in row}) > 1 and len(row) <= room:
            shared.append(row)
            room -= len(row)
        else:
            others += row
    order = {party: n for n, party in enumerate(_ranked(others))}
    return shared, sorted(others, key=lambda one: (order[one.party], one.date.latest if one.date else "9"))[:room]


def _ranked(found: Sequence[Position]) -> list[str]:
    """Parties, those with most positions first, else in order of appearance."""
    parties = [one.party for one in found]
    often = Counter(parties)
    return sorted(often, key=lambda party: -often[party])


def _by_party(
    index: Index, found: Sequence[Position], views: dict[int, PositionView], parties: Sequence[str]
) -> tuple[PartyView, ...]:
    rows: dict[str, list[PositionView]] = {party: [] for party in parties}
    for one in found:
        if one.party in rows:
            rows[one.party].append(views[id(one)])
    return tuple(PartyView(index.source(party), tuple(some)) for party, some in rows.items())


def _position(index: Index, one: Position, anchor: str) -> PositionView:
    sign, tone = words.STANCES[one.stance]
    called = "position"
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
