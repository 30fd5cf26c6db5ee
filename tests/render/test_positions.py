from __future__ import annotations

import pytest

from firsthand.account import Account
from firsthand.model import Position, Source
from firsthand.render.index import Index
from firsthand.render.issues import rows_of
from firsthand.render.positions_view import positions
from tests.render.many import article, many_positions
from tests.render.story import ACCOUNT


def held(*issues: str) -> Account:
    """A party for each issue, in an article where common words are common."""
    filler = "The council of the town said that it would not take any of the money for the bridge of the town. " * 5
    text = filler + "\n".join(issues)
    one = article("one.txt", text)
    sources = tuple(Source(f"s{n}", f"Party {chr(65 + n)}", "organization") for n in range(len(issues)))
    at, found = len(filler), []
    for n, issue in enumerate(issues):
        span = one.span(at, at + len(issue))
        found.append(Position((), f"s{n}", None, span, "supports", (), "public", None, (span,), None))
        at += len(issue) + 1
    return Account(articles=(one,), sources=sources, positions=tuple(found))


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("a joint inquiry", "share the inquiry with the council", True),
        ("a ceasefire", "the possibility of a ceasefire", True),
        ("a new tunnel", "new tunnels", True),
        ("the release of the records", "the resignation of the minister", False),
        ("agree to a higher toll for lorries", "agree to an earlier closing of schools", False),
        ("that it would", "that it would not", True),
        ("tax", "the tax", False),
    ],
)
def test_which_issues_share_a_row(first: str, second: str, together: bool) -> None:
    account = held(first, second)
    assert (len(rows_of(account, account.positions)) == 1) == together


def test_names_of_parties_bring_nothing_together() -> None:
    account = held("leave Party B alone", "write to Party A and Party B")
    account_names = held("Party", "Party")
    assert len(rows_of(account, account.positions)) == 2
    assert len(rows_of(account_names, account_names.positions)) == 1


def test_every_position_stands_once() -> None:
    for account in (ACCOUNT, many_positions(20, 30), many_positions(3, 3)):
        view = positions(Index(account))
        cells = [one for row in view.issues for cell in row.cells for one in cell.rows]
        alone = [one for party in view.alone for one in party.rows]
        assert len(cells) + len(alone) == view.number - view.left == len(account.positions)
        anchors = [one.anchor for one in (*cells, *alone)]
        assert sorted(anchors) == sorted({f"p{n}" for n in range(1, view.number + 1)})
        assert all(len(row.aligned) == len(view.columns) for row in view.issues)


def test_rows_by_how_many_parties_speak() -> None:
    view = positions(Index(many_positions(20, 30)))
    many = [row.parties for row in view.issues]
    assert many == sorted(many, reverse=True)
    assert many[0] == 20
    assert many[-1] > 1
    assert view.wide


def test_stance_channel_and_speaker() -> None:
    view = positions(Index(ACCOUNT))
    found = {one.party.label: one.rows[0] for one in view.parties}
    ministry = found["Water ministry"]
    assert (ministry.stance, ministry.sign, ministry.known) == ("refuses", "×", "characterised")
    assert ministry.speaker and ministry.speaker.label == "Ada Torvin"
    assert found["Ada Torvin"].speaker is None
    assert [one.text for one in found["Green Bench"].conditions] == ["before any new pipeline is built"]
    shared = [[cell.party.label for cell in row.cells if cell.rows] for row in view.issues]
    assert [sorted(row) for row in shared] == [["Green Bench", "Water ministry"]]
