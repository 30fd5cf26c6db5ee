"""Calendar dates from TIMEX3 values (TimeML 1.2.1, ISO 8601 with its extensions). Plain arithmetic, no language."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from firsthand.model import Precision

# First and last month of the northern meteorological seasons; a winter begins in December of the year it is named for
# or of the year before ("winter of 2022" is said of both), so its range holds both.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_DAY = r"(?P<day>\d{4}-\d{2}-\d{2}|\d{4}-W\d{1,2}-[1-7])"
_CLOCK = r"(?P<clock>\d{2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?)?|MO|MI|AF|EV|NI|DT)"
_DATED = re.compile(rf"{_DAY}(?:T{_CLOCK}(?:Z|[+-]\d{{2}}:?\d{{2}})?)?")
_OTHER = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d{1,2})(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d{2})))?"
)
_DECADE = re.compile(r"(\d{3})X?|(\d{2})(?:XX)?")

Resolved = tuple[str, Precision, str, str]


def timex_date(timex_value: str, timex_type: str) -> Resolved | None:
    """The calendar date that a TIMEX3 value names: (value, precision, earliest, latest), the last two ISO days.

    ``value`` is ISO 8601 cut to ``precision``; a week, season, quarter or half has the precision of the month or year
    its days fall in and a range that says more. None for durations, sets, vague times ("PAST_REF"), values with
    unknown parts ("XXXX-05-24") and days that do not exist.
    """
    if timex_type not in ("DATE", "TIME"):
        return None
    try:
        if dated := _DATED.fullmatch(timex_value):
            return _day(dated)
        if other := _OTHER.fullmatch(timex_value):
            return _stretch(other)
        if (decade := _DECADE.fullmatch(timex_value)) and timex_type == "DATE":
            return _decade(decade)
    except (ValueError, OverflowError):
        return None
    return None


def _day(match: re.Match[str]) -> Resolved | None:
    text, clock = match.group("day"), match.group("clock")
    if "W" in text:
        year, week, weekday = text.split("-")
        text = date.fromisocalendar(int(year), int(week[1:]), int(weekday)).isoformat()
    day = date.fromisoformat(text).isoformat()
    if clock is None or not clock[0].isdigit():
        return day, "day", day, day
    parts = [int(float(p)) for p in clock.split(":")]
    if parts == [24] or parts[:2] == [24, 0]:
        return day, "day", day, day  # midnight at the end of the day
    if parts[0] > 23 or any(p > 59 for p in parts[1:]):
        return None
    if len(parts) == 1:
        return f"{day}T{parts[0]:02d}:00", "minute", day, day
    return f"{day}T{parts[0]:02d}:{parts[1]:02d}", "minute", day, day


def _stretch(match: re.Match[str]) -> Resolved:
    year = int(match.group("year"))
    if match.group("week"):
        return _week(year, int(match.group("week")), bool(match.group("weekend")))
    season = match.group("season")
    if season == "WI":
        latest = date(year + 1, 3, 1) - timedelta(days=1)
        return f"{year:04d}", "year", date(year - 1, 12, 1).isoformat(), latest.isoformat()
    first, last = 1, 12
    if season:
        first, last = _SEASONS[season]
    elif match.group("month"):
        first = last = int(match.group("month"))
    elif match.group("quarter"):
        last = 3 * int(match.group("quarter"))
        first = last - 2
    elif match.group("half"):
        last = 6 * int(match.group("half"))
        first = last - 5
    return _months(year, first, last)


def _week(year: int, week: int, weekend: bool) -> Resolved:
    first = date.fromisocalendar(year, week, 6 if weekend else 1)
    last = date.fromisocalendar(year, week, 7)
    return _range(first, last)


def _months(year: int, first: int, last: int) -> Resolved:
    return _range(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _range(first: date, last: date) -> Resolved:
    """The finest value that holds all the days from ``first`` to ``last``."""
    value, precision = f"{first.year:04d}", "year"
    if (first.year, first.month) == (last.year, last.month):
        value, precision = f"{first.year:04d}-{first.month:02d}", "month"
    return value, precision, first.isoformat(), last.isoformat()  # type: ignore[return-value]


def _decade(match: re.Match[str]) -> Resolved | None:
    digits, length = (match.group(1), 10) if match.group(1) else (match.group(2), 100)
    first = int(digits) * length
    if first < 1:
        return None
    return digits, "year", f"{first:04d}-01-01", f"{first + length - 1:04d}-12-31"
