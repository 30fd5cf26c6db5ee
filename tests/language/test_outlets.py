"""The many names of one outlet."""

from __future__ import annotations

import pytest

from firsthand.language.outlets import is_short_for, outlet_key, same_outlet


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Harbour Courier", "https://www.harbourcourier.example/news/1"),
        ("the Norvik news agency", "Norvik"),
        ("the news agency Norvik", "NORVIK"),
        ("harbourcourier.co.uk", "Harbour Courier"),
    ],
)
def test_one_outlet(a: str, b: str) -> None:
    assert same_outlet(a, b)


@pytest.mark.parametrize(("a", "b"), [("Bay Post", "Hill Post"), (None, "Bay Post"), ("", ""), (None, None)])
def test_not_known_to_be_one(a: str | None, b: str | None) -> None:
    assert not same_outlet(a, b)


def test_a_short_name_is_the_end_of_the_full_one() -> None:
    assert is_short_for("the Post", "The Harbour Post")
    assert not is_short_for("the Post", "The Harbour Courier")
    assert not is_short_for("TV", "Norvik TV")


def test_a_name_made_of_kinds_keeps_something() -> None:
    assert outlet_key("News Agency") != ""
