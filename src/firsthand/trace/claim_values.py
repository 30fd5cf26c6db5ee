"""Figures and dates of a statement as values that can be held against each other.

A figure that two retellings share and that stands nowhere else in either of them is the hardest anchor there is
between two wordings; two different figures in one place are a variant. Both questions are asked here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from firsthand.language.calendar import timex_date
from firsthand.model import Quantity, Timex

# "About 50" allows this share on either side.
HEDGE = 0.1
# Exact figures below this are counted, not rounded: 30 dead and 32 dead differ.
ROUNDED_FROM = 100
# A smaller figure says little by itself: two things that are three in number are not therefore the same.
TELLING_FROM = 10
# A date tells one happening from another when it is no longer than a month.
TELLING_DAYS = 31
# Weight of a value that can be the same but is not worded alike ("nearly 120" for 118).
COMPATIBLE = 0.8
# Days in the units of TIMEX3 durations; months and years are not turned into days.
_DURATION_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}


@dataclass(frozen=True, slots=True)
class Value:
    """A figure, a span of days (as ordinals) or a length of time; ``key`` is the same for equal values.

    ``telling``: rare enough in itself to show that two statements speak of one thing.
    """

    kind: Literal["number", "date", "duration"]
    low: float
    high: float
    approximate: bool
    key: str
    telling: bool


def values(quantities: Sequence[Quantity], timexes: Sequence[Timex]) -> tuple[Value, ...]:
    """The values of a statement, each once, in order of the text."""
    found = [_of_quantity(q) for q in quantities]
    found += [v for v in map(_of_timex, timexes) if v is not None]
    return tuple({v.key: v for v in found}.values())


def _of_quantity(q: Quantity) -> Value:
    size = max(abs(x) for x in (q.low, q.high) if math.isfinite(x)) if q.low != -math.inf or q.high != math.inf else 0.0
    key = f"#{q.low:g}–{q.high:g}{'~' if q.approximate else ''}"
    return Value("number", q.low, q.high, q.approximate, key, size >= TELLING_FROM)


def _of_timex(t: Timex) -> Value | None:
    length = duration(t)
    if length is not None:
        return Value("duration", length[0], length[0], False, f"#P{length[0]:g}{length[1]}", length[0] >= TELLING_FROM)
    resolved = timex_date(t.value, t.type)
    if resolved is None:
        return None
    first, last = (date.fromisoformat(d).toordinal() for d in resolved[2:4])
    return Value("date", first, last, False, f"#{resolved[2]}/{resolved[3]}", last - first < TELLING_DAYS)


def duration(t: Timex) -> tuple[float, str] | None:
    """Number and unit of a plain length of time ("P90D" → 90 days); None for anything else."""
    if t.type != "DURATION" or not t.value.startswith("P"):
        return None
    number, unit = t.value[1:-1].removeprefix("T"), t.value[-1:]
    if unit not in _DURATION_UNITS or not number.replace(".", "", 1).isdigit():
        return None
    return float(number), _DURATION_UNITS[unit]


def likeness(a: Value, b: Value) -> float:
    """1 for the same value, ``COMPATIBLE`` where one value can satisfy both, else 0."""
    if a.key == b.key:
        return 1.0
    if a.kind != b.kind or a.kind == "duration":
        return 0.0
    if a.kind == "date":
        return COMPATIBLE if a.low <= b.high and b.low <= a.high else 0.0
    return COMPATIBLE if in_range(a, b) else 0.0


def in_range(a: Value | Quantity, b: Value | Quantity) -> bool:
    """Whether one value can satisfy both: overlapping ranges, hedges and rounding taken into account."""
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    if low_a <= high_b and low_b <= high_a:
        return True
    if a.low == a.high and b.low == b.high and min(a.low, b.low) >= ROUNDED_FROM:
        digits = min(_digits(a.low), _digits(b.low))
        return _rounded(a.low, digits) == _rounded(b.low, digits)
    return False


def _range(q: Value | Quantity) -> tuple[float, float]:
    if not q.approximate:
        return q.low, q.high
    # "more than 60,000": an open end is not widened at the closed one, "about 60,000" is on both.
    low = q.low - HEDGE * abs(q.low) if math.isfinite(q.high) else q.low
    high = q.high + HEDGE * abs(q.high) if math.isfinite(q.low) else q.high
    return low, high


def _digits(value: float) -> int:
    """Significant digits of a figure as it is written: 62,000 has two."""
    text = f"{abs(value):.6f}".replace(".", "").strip("0") if value % 1 else str(int(abs(value))).rstrip("0")
    return max(1, len(text.lstrip("0")))


def _rounded(value: float, digits: int) -> float:
    if value == 0:
        return 0.0
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))
