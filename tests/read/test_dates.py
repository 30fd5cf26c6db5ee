"""Dates as pages print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.read.dates import day_first, find_dates, from_address, from_instant, remainder


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("May 25, 2024 | 4:03 p.m.", "2024-05-25T16:03"),
        ("24/05/2024 19h28", "2024-05-24T19:28"),
        ("Published 3 June 2021", "2021-06-03"),
        ("Mon, 3rd of June 2021 at 12:15 AM", "2021-06-03T00:15"),
        ("2024-05-24", "2024-05-24"),
        ("24.05.2024, 07:10 Uhr", "2024-05-24T07:10"),
        ("04.05.2024", "2024-05-04"),
        ("Sept. 9, 2019", "2019-09-09"),
        ("June 2021", "2021-06"),
        ("05/05/2024", "2024-05-05"),
    ],
)
def test_value(line: str, value: str) -> None:
    (found,) = find_dates(line)
    assert found.value == value


def test_swapped_day_and_month_cover_both_readings() -> None:
    (found,) = find_dates("04/05/2024")
    assert (found.value, found.precision, found.earliest, found.latest) == ("2024", "year", "2024-04-05", "2024-05-04")
    assert found.swapped


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["04/05/2024", "31/05/2024"], True),
        (["04/05/2024", "05/31/2024"], False),
        (["04/05/2024"], None),
        (["31/05/2024", "05/31/2024"], None),
        (["04/05/2024 19h28"], True),
    ],
)
def test_order_is_settled_by_the_page(texts: list[str], first: bool | None) -> None:
    assert day_first(texts) is first


@pytest.mark.parametrize("line", ["31/02/2024", "the 2024 season", "on May 24", "version 3.2.1", "1234567 2024 99"])
def test_no_date(line: str) -> None:
    assert find_dates(line) == []


def test_remainder_is_what_is_no_date() -> None:
    line = "Updated on Friday, 24 May 2024 at 4:03 p.m. GMT by Ada Vey"
    assert remainder(line, find_dates(line)) == ["by", "Ada", "Vey"]


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://courier.example/2024/05/24/talks", "2024-05-24"),
        ("https://courier.example/news/2024-05-24-talks.html", "2024-05-24"),
        ("https://courier.example/2024/may/24/talks", "2024-05-24"),
        ("https://courier.example/2024/05/talks", "2024-05"),
        ("https://courier.example/talks?date=2024-05-24", None),
        ("https://courier.example/talks-99991231", None),
    ],
)
def test_address(url: str, value: str | None) -> None:
    found = from_address(url)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024-05-24T16:03:59Z", "2024-05-24T16:03"),
        ("2024-05-24", "2024-05-24"),
        ("20240524", "2024-05-24"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("24 May 2024", "2024-05-24"),
        ("Fri, 24 May 2024 16:03:00 +0000", "2024-05-24T16:03"),
        ("soon", None),
        ("2024-13", None),
    ],
)
def test_instant(words: str, value: str | None) -> None:
    found = from_instant(words)
    assert (found.value if found else None) == value


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    for words in (f"{day:%Y-%m-%d}", f"{day:%B %d, %Y}", f"{day:%d %b %Y}", f"{day:%d.%m.%Y}"):
        (found,) = find_dates(words)
        assert found.value == f"{day:%Y-%m-%d}"


@given(st.text(max_size=200))
def test_spans_stay_inside(line: str) -> None:
    for found in find_dates(line):
        assert 0 <= found.start < found.end <= len(line)
        assert found.earliest <= found.latest
