"""TIMEX3 values as calendar dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.calendar import timex_date


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("2024-05-24", "DATE", ("2024-05-24", "day", "2024-05-24", "2024-05-24")),
        ("2024-02", "DATE", ("2024-02", "month", "2024-02-01", "2024-02-29")),
        ("2024", "DATE", ("2024", "year", "2024-01-01", "2024-12-31")),
        ("2024-W21", "DATE", ("2024-05", "month", "2024-05-20", "2024-05-26")),
        ("2024-W22", "DATE", ("2024", "year", "2024-05-27", "2024-06-02")),
        ("2024-W21-WE", "DATE", ("2024-05", "month", "2024-05-25", "2024-05-26")),
        ("2024-W21-3", "DATE", ("2024-05-22", "day", "2024-05-22", "2024-05-22")),
        ("2024-Q2", "DATE", ("2024", "year", "2024-04-01", "2024-06-30")),
        ("2024-H2", "DATE", ("2024", "year", "2024-07-01", "2024-12-31")),
        ("2024-SP", "DATE", ("2024", "year", "2024-03-01", "2024-05-31")),
        ("2024-WI", "DATE", ("2024", "year", "2023-12-01", "2025-02-28")),
        ("199", "DATE", ("199", "year", "1990-01-01", "1999-12-31")),
        ("18", "DATE", ("18", "year", "1800-01-01", "1899-12-31")),
        ("2024-05-24T16:03", "TIME", ("2024-05-24T16:03", "minute", "2024-05-24", "2024-05-24")),
        ("2024-05-24TNI", "TIME", ("2024-05-24", "day", "2024-05-24", "2024-05-24")),
        ("2024-05-24T24:00", "TIME", ("2024-05-24", "day", "2024-05-24", "2024-05-24")),
    ],
)
def test_a_value_that_names_a_date(value: str, kind: str, expected: tuple[str, str, str, str]) -> None:
    assert timex_date(value, kind) == expected


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("P2Y", "DURATION"),
        ("P1D", "SET"),
        ("PAST_REF", "DATE"),
        ("XXXX-05-24", "DATE"),
        ("XXXX-WXX-5", "DATE"),
        ("2024-02-30", "DATE"),
        ("2024-13", "DATE"),
        ("2024-W60", "DATE"),
        ("0000", "DATE"),
        ("2024-05-24T25:00", "TIME"),
        ("2024-05-24T12:75", "TIME"),
        ("2024", "DURATION"),
        ("", "DATE"),
    ],
)
def test_a_value_that_names_none(value: str, kind: str) -> None:
    assert timex_date(value, kind) is None


@given(st.dates())
def test_every_day_is_itself_and_lies_in_its_week_month_and_year(day: date) -> None:
    iso = day.isoformat()
    assert timex_date(iso, "DATE") == (iso, "day", iso, iso)
    year, week, _ = day.isocalendar()
    for value in (iso[:4], iso[:7], f"{year:04d}-W{week:02d}"):
        found = timex_date(value, "DATE")
        if found is not None:
            assert found[2] <= iso <= found[3]


@given(st.text(alphabet="0123456789-WXTQHSPUFAIE:Z", max_size=20), st.sampled_from(["DATE", "TIME"]))
def test_any_text_is_a_range_of_days_or_none(value: str, kind: str) -> None:
    found = timex_date(value, kind)
    if found is not None:
        assert date.fromisoformat(found[2]) <= date.fromisoformat(found[3])
