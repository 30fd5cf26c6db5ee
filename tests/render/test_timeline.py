from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.account import Account
from firsthand.model import Date, Entry, EntryKind
from firsthand.render.index import Index
from firsthand.render.limits import LIMITS
from firsthand.render.timeline_picture import COLUMNS, ROWS, Picture, picture
from firsthand.render.timeline_view import timeline
from tests.render.many import article, many_entries
from tests.render.story import ACCOUNT

ONE = article("one.txt", "The gates were opened.")
WORDS = ONE.span(0, 22)


def entry(value: str, earliest: str | None = None, latest: str | None = None, kind: EntryKind = "event") -> Entry:
    day = value[:10]
    return Entry((), Date(value, "day", earliest or day, latest or day, "", (WORDS,)), kind, WORDS, (), (WORDS,))


def drawn(*entries: Entry) -> Picture:
    found = picture([(f"date-{n}", one) for n, one in enumerate(entries, 1)])
    assert found
    return found


def test_years_and_hours_on_one_axis() -> None:
    found = drawn(
        entry("2014", "2014-01-01", "2014-12-31"),
        entry("2024-05-24T09:00", kind="publication"),
        entry("2024-05-24T12:00", kind="publication"),
        entry("2024-05-25T12:00", kind="publication"),
    )
    year, (first, second, third) = found.bands[0].spots[0], found.bands[1].spots
    assert year.width > 10, "a year is a bar"
    assert not first.width, "an hour is a moment"
    assert 2 < second.x - first.x < third.x - second.x < year.width
    assert [long for _, long in found.breaks] == ["9 years"]
    assert found.ticks[0].text == "2014"


def test_kinds_stand_in_bands_of_their_own() -> None:
    found = drawn(entry("2031-05-01", kind="publication"), entry("2031-05-02"), entry("2031-05-02", kind="utterance"))
    assert [band.kind for band in found.bands] == ["event", "utterance", "publication"]
    assert [band.name for band in found.bands] == ["happened", "said", "published"]


def test_one_moment_is_no_picture() -> None:
    assert picture([]) is None
    assert picture([("date-1", entry("2031-05-01")), ("date-2", entry("2031-05-01"))]) is None
    assert picture([("date-1", entry("-0043-03-15", "-0043-03-15", "-0043-03-15"))]) is None


def test_a_date_that_has_an_end_alone_is_drawn_open() -> None:
    by = entry("2031-05-14")
    found = drawn(replace(by, date=replace(by.date, earliest=None)), entry("2031-05-20"))
    assert [spot.open for spot in found.bands[0].spots] == [True, False]


def test_what_does_not_fit_is_counted() -> None:
    found = drawn(*[entry("2031-05-01") for _ in range(100)], entry("2031-06-01"))
    band = found.bands[0]
    assert len(band.spots) + sum(many for *_, many in band.more) == 101
    assert len({spot.y for spot in band.spots}) == ROWS


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 400), st.integers(0, 2)), min_size=2, max_size=80))
def test_everything_lies_within_and_apart(days: list[tuple[int, int, int]]) -> None:
    account = many_entries(len(days), 1)
    entries = []
    for (first, long, kind), one in zip(days, account.timeline, strict=True):
        begin, end = _day(first), _day(first + long)
        entries.append(replace(one, date=Date(begin, "day", begin, end, ""), kind=_KINDS[kind]))
    found = picture([(f"date-{n}", one) for n, one in enumerate(entries)])
    if found is None:
        assert len({(first, long) for first, long, _ in days}) == 1
        return
    assert sum(len(band.spots) + sum(many for *_, many in band.more) for band in found.bands) == len(entries)
    for band in found.bands:
        taken = set()
        for spot in band.spots:
            assert 0 <= spot.left <= spot.x <= spot.left + spot.width + 0.01 <= 100
            assert 0 < spot.y < found.height
            column = int(spot.left * COLUMNS / 100)
            assert (spot.y, column) not in taken
            taken.add((spot.y, column))
    assert all(after.x > before.x for before, after in pairwise(found.ticks))


_KINDS: tuple[EntryKind, ...] = ("event", "utterance", "publication")


def _day(number: int) -> str:
    return (date(2001, 1, 1) + timedelta(days=number)).isoformat()


def test_many_entries_are_parted_into_readable_periods() -> None:
    view = timeline(Index(many_entries(400, 1)))
    assert sum(len(period.entries) for period in view.periods) == LIMITS.entries == 400 - view.left
    assert view.periods[0].name == "January 2001"
    few = timeline(Index(many_entries(10, 1)))
    assert [period.name for period in few.periods] == [""]


@pytest.mark.parametrize(("account", "undated", "claims"), [(ACCOUNT, 2, 4), (Account(), 0, 0)])
def test_says_how_many_claims_have_no_date(account: Account, undated: int, claims: int) -> None:
    view = timeline(Index(account))
    assert (view.undated, view.claims) == (undated, claims)
