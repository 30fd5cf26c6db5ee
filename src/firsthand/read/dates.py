"""Dates as pages print them, with what is honestly known where day and month could be swapped.

ISO 8601 for values; day-first and month-first numeric dates after the customs that CLDR records.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from firsthand.language.en.page_words import DATE_LABELS, MONTHS, UPDATE_LABELS, WEEKDAYS
from firsthand.model import Precision

# No news page is older than the press that could be on it, none is from far ahead; other numbers are no years.
FIRST_YEAR, LAST_YEAR = 1800, 2100

_MONTH = "(?P<{}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<{}>(?:18|19|20)\d\d)(?!\d)"
_ISO = r"(?<!\d)(?P<y1>(?:18|19|20)\d\d)\s?(?P<s1>[-/.])\s?(?P<m1>\d{1,2})\s?(?P=s1)\s?(?P<d1>\d{1,2})(?!\d)"
_MDY = _MONTH.format("m2") + r"\s{0,2}(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s?,?\s{0,2}" + _YEAR.format("y2")
_DMY = (
    r"(?<!\d)(?P<d3>\d{1,2})(?:st|nd|rd|th)?[\s.-]{0,2}(?:of\s)?"
    + _MONTH.format("m3")
    + r"[\s,-]{0,2}"
    + _YEAR.format("y3")
)
_NUM = r"(?<!\d)(?P<a4>\d{1,2})\s?(?P<s4>[-/.])\s?(?P<b4>\d{1,2})\s?(?P=s4)\s?" + _YEAR.format("y4")
_MY = _MONTH.format("m5") + r"\s?,?\s?" + _YEAR.format("y5")
_DATE = re.compile("|".join((_ISO, _MDY, _DMY, _NUM, r"\b" + _MY)), re.IGNORECASE)

_NUMERIC = re.compile(
    r"(?<!\d)(?P<a>\d{1,2})\s?(?P<s>[-/.])\s?(?P<b>\d{1,2})\s?(?P=s)\s?(?:18|19|20)\d\d(?!\d)(?P<h>\D{1,3}\d{1,2}h\d\d\b)?"
)
_CLOCK = re.compile(
    r"(?<![\d.:])(?P<h>[01]?\d|2[0-4])(?:\s?(?P<sep>[:h.])\s?(?P<m>[0-5]\d))(?::\s?[0-5]\d(?:\.\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap])\s?\.?\s?m\b\.?)?(?!\d)|(?<![\d.:])(?P<h2>1[0-2]|[1-9])\s?(?P<half2>[ap])\s?\.?\s?m\b\.?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(?:\b(?:UTC|GMT))?\s?[+-]\d{1,2}(?::?\d\d)?\b")
_TOKEN = re.compile(r"[^\W\d_](?:[\w.'’-]*\w)?|\d+")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_WORD = re.compile(r"/((?:19|20)\d\d)/([a-z]{3,9})/(\d{1,2})(?=[/-])", re.IGNORECASE)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?=/)")
_INSTANT = re.compile(r"((?:18|19|20)\d\d)-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d))?")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line: ``start``–``end`` are its words; ``swapped`` is True where day and month could be exchanged."""

    start: int
    end: int
    value: str
    precision: Precision
    earliest: str
    latest: str
    swapped: bool = False

    @property
    def timed(self) -> bool:
        """Does the line give a time of the day with it?"""
        return self.precision == "minute"


def day_first(texts: list[str]) -> bool | None:
    """Whether numeric dates in ``texts`` put the day first: True or False if one can only be read so, else None."""
    votes = set()
    for text in texts:
        for match in _NUMERIC.finditer(text):
            a, b = int(match["a"]), int(match["b"])
            # No country that puts the month first writes the time as 19h28.
            votes |= ({True} if a > 12 >= b or match["h"] else set()) | ({False} if b > 12 >= a else set())
    return votes.pop() if len(votes) == 1 else None


def find_dates(line: str, first: bool | None = None) -> list[Found]:
    """The dates in ``line`` (one line of a page), left to right; ``first`` as from :func:`day_first`."""
    found = []
    for match in _DATE.finditer(line):
        made = _made(match, first)
        if made is not None:
            found.append(made)
    if len(found) == 1:
        found = [_timed(found[0], line)]
    return found


def _made(match: re.Match[str], first: bool | None) -> Found | None:
    start, end = match.span()
    if match["m5"]:
        return _month(start, end, int(match["y5"]), MONTHS[match["m5"].casefold()])
    if match["y4"]:
        return _numeric(start, end, match, first)
    if match["y1"]:
        return _day(start, end, int(match["y1"]), int(match["m1"]), int(match["d1"]))
    which = "2" if match["y2"] else "3"
    return _day(start, end, int(match["y" + which]), MONTHS[match["m" + which].casefold()], int(match["d" + which]))


def _numeric(start: int, end: int, match: re.Match[str], first: bool | None) -> Found | None:
    a, b, year = int(match["a4"]), int(match["b4"]), int(match["y4"])
    if match["s4"] == ".":  # dots stand between day and month only where the day comes first
        first = True
    european, american = _day(start, end, year, b, a), _day(start, end, year, a, b)
    if european is None or american is None or european == american:
        return european or american
    if first is not None:
        return european if first else american
    low, high = sorted((european.value, american.value))
    return Found(start, end, str(year), "year", low, high, swapped=True)


def _day(start: int, end: int, year: int, month: int, day: int) -> Found | None:
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    return Found(start, end, value, "day", value, value) if FIRST_YEAR <= year <= LAST_YEAR else None


def _month(start: int, end: int, year: int, month: int) -> Found:
    value = f"{year:04d}-{month:02d}"
    return Found(start, end, value, "month", f"{value}-01", f"{value}-{calendar.monthrange(year, month)[1]:02d}")


def _timed(found: Found, line: str) -> Found:
    """``found`` with the time of day that the line gives, if it gives exactly one."""
    if found.precision != "day":
        return found
    rest = line[: found.start] + " " * (found.end - found.start) + line[found.end :]
    clocks = list(_CLOCK.finditer(rest))
    if len(clocks) != 1:
        return found
    clock = clocks[0]
    hour, minute = int(clock["h"] or clock["h2"]), int(clock["m"] or 0)
    half = (clock["half"] or clock["half2"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        return found
    start, end = min(found.start, clock.start()), max(found.end, clock.end())
    end = start + len(line[start:end].rstrip())
    return Found(start, end, f"{found.value}T{hour:02d}:{minute:02d}", "minute", found.earliest, found.latest)


def remainder(line: str, found: list[Found]) -> list[str]:
    """The words of ``line`` besides its dates, times, weekdays, zones and labels like "Published on"."""
    rest = line
    for date_ in found:
        rest = rest[: date_.start] + " " * (date_.end - date_.start) + rest[date_.end :]
    rest = _ZONE.sub(" ", _CLOCK.sub(" ", rest))
    known = DATE_LABELS | WEEKDAYS
    return [t for t in _TOKEN.findall(rest) if t.casefold() not in known]


def updates(words: str) -> bool:
    """Do the words before a date say that it is the time of a change?"""
    return any(t.casefold() in UPDATE_LABELS for t in _TOKEN.findall(words))


def from_address(url: str) -> Found | None:
    """The date that an article's own address carries ("/2024/05/24/", "/2024/05/"), None where it carries none."""
    path = url.split("?", 1)[0].split("#", 1)[0]
    path = path.split("//", 1)[-1]
    path = path[path.find("/") :] if "/" in path else ""
    if match := _URL_DAY.search(path):
        return _day(match.start(), match.end(), int(match[1]), int(match[3]), int(match[4]))
    if (match := _URL_WORD.search(path)) and match[2].casefold() in MONTHS:
        return _day(match.start(), match.end(), int(match[1]), MONTHS[match[2].casefold()], int(match[3]))
    if match := _URL_MONTH.search(path):
        return _month(match.start(), match.end(), int(match[1]), int(match[2]))
    return None


def from_instant(words: str, first: bool | None = None) -> Found | None:
    """A single date as a machine or a person writes it ("2024-05-24T16:03:00Z", "24 May 2024"), on its own clock."""
    words = words.strip()[:100]
    if match := _INSTANT.match(words):
        found = _day(0, match.end(), int(match[1]), int(match[2]), int(match[3]))
        if found is None or match[4] is None or int(match[4]) > 23 or int(match[5]) > 59:
            return found
        return Found(0, match.end(), f"{found.value}T{match[4]}:{match[5]}", "minute", found.earliest, found.latest)
    if re.fullmatch(r"(?:18|19|20)\d\d(?:-\d\d)?", words):
        year, _, month = words.partition("-")
        if not month:
            return Found(0, 4, year, "year", f"{year}-01-01", f"{year}-12-31")
        return _month(0, 7, int(year), int(month)) if 1 <= int(month) <= 12 else None
    return next(iter(find_dates(words, first)), None)
