from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.model import Layers
from firsthand.render.claims_view import DOTS, why_one
from firsthand.render.differences_view import changed
from firsthand.render.index import shown
from firsthand.render.limits import LIMITS
from firsthand.render.view import view
from tests.render.story import ACCOUNT


def dots(path: str) -> int:
    return path.count("h0")


@pytest.mark.parametrize(
    ("layers", "figures", "sure", "maybe"),
    [
        (Layers(3, 2, (1, 1), (2, 2), ""), ["3", "2", "1", "2"], [3, 2, 1, 2], [0, 0, 0, 0]),
        (Layers(3, 3, (1, 3), (0, None), ""), ["3", "3", "1 to 3", "unknown"], [3, 3, 1, 0], [0, 0, 2, 1]),
        (Layers(300, 40, (2, 2), (4, None), ""), ["300", "40", "2", "at least 4"], [DOTS, DOTS, 2, 4], [0, 0, 0, 1]),
    ],
)
def test_the_picture_says_what_the_words_say(
    layers: Layers, figures: list[str], sure: list[int], maybe: list[int]
) -> None:
    claim = replace(ACCOUNT.claims[0], layers=layers)
    picture = view(replace(ACCOUNT, claims=(claim,))).claims[0].shared[0].picture
    assert [one.figure for one in picture] == figures
    assert [dots(one.sure) for one in picture] == sure
    assert [dots(one.maybe) for one in picture] == maybe


def test_why_statements_are_one_claim() -> None:
    by_id = {one.id: one for one in ACCOUNT.claims}
    assert "water" in why_one(by_id["c1"])
    assert why_one(replace(by_id["c1"], statements=by_id["c1"].statements[:1])) == ""
    twice = replace(by_id["c1"], statements=by_id["c1"].statements[:1] * 2)
    assert why_one(twice).startswith("Both statements are the same word for word")


@pytest.mark.parametrize(
    ("mine", "other", "marked"),
    [
        ("14 percent", "40 percent", ["14 percent"]),
        ("They chose the timetable over the door", "They chose the schedule over the gate", ["timetable", "door"]),
        ("They were told three times in all", "They were told three times in all", []),
        ("Nobody has opened the gates", "", ["Nobody has opened the gates"]),
    ],
)
def test_what_differs_is_marked_and_nothing_is_lost(mine: str, other: str, marked: list[str]) -> None:
    pieces = changed(mine, other)
    assert "".join(text for text, _ in pieces) == mine
    assert [text for text, differs in pieces if differs] == marked


def test_readings_are_shown_in_the_words_of_their_article() -> None:
    texts = [shown(one.text, 10**9) for one in ACCOUNT.articles]
    for difference in (*view(ACCOUNT).conflicts, *view(ACCOUNT).compatible):
        for reading in difference.readings:
            for said in reading.said:
                words = "".join(text for text, _ in said.pieces).strip()
                assert any(part in text for text in texts for part in (words,) if "[…]" not in words)


def test_where_there_are_very_many_claims_each_has_its_place_or_is_counted() -> None:
    one = ACCOUNT.claims[0]
    claims = tuple(replace(one, id=f"n{n}") for n in range(2000))
    group = view(replace(ACCOUNT, claims=claims, variants=())).claims[0]
    places = [claim.place for claim in group.shared]
    assert places.count("open") == LIMITS.open_claims
    assert places.count("folded") == LIMITS.folded_claims
    assert places.count("short") == LIMITS.short_claims
    assert len(places) + group.left == 2000
