"""The timeline as a picture: where on the axis each entry stands, in which row, and what is written below.

The axis has to hold years and hours at once, so the time between two neighbouring moments is drawn as its logarithm:
an hour is still to be seen, and ten years take four times the room of a day. Everything is in per cent of the width and
pixels of height; text keeps its size on a phone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

from firsthand.model import Date, Entry, EntryKind
from firsthand.render import words

KINDS: tuple[EntryKind, ...] = ("event", "utterance", "publication")

# A mark needs about 10 pixels; 36 columns are 9 pixels each on the narrowest phone.
COLUMNS = 36
# What does not fit into this many rows of a band is counted above it: 12 rows are as much as a glance takes in.
ROWS = 12
ROW, HEAD, FOOT = 15, 28, 8
# A letter of the axis in per cent of its length on a phone (about 290 pixels) and on a desk (about 700).
LETTER_NARROW, LETTER_WIDE = 2.3, 1.0
# A stretch without any entry is a break in the axis if it is that long (days), and that much longer than usual.
BREAK, UNUSUAL = 45.0, 8.0
MARGIN = 2.0
# So many letters of an entry's words stand beside its sign: its row, to which it leads, has the rest.
GLANCE = 45


@dataclass(frozen=True, slots=True)
class Spot:
    """One entry: ``x`` is the middle of its sign, the bar reaches from ``left`` over ``width`` (0 where it is none)."""

    anchor: str
    kind: EntryKind
    title: str
    x: float
    y: int
    left: float
    width: float
    open: bool


@dataclass(frozen=True, slots=True)
class Band:
    """One kind of entry: its name at height ``y``; ``more`` holds (x, y, how many) where rows ran out."""

    kind: EntryKind
    name: str
    y: int
    spots: tuple[Spot, ...]
    more: tuple[tuple[float, int, int], ...]


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    text: str
    end: str  # "start", "middle" or "end": which part of the text stands at ``x``
    narrow: bool  # shown on a phone as well


@dataclass(frozen=True, slots=True)
class Picture:
    height: int
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From ``start`` to ``end`` in days; a moment where they are equal."""

    start: float
    end: float
    open: bool


def picture(entries: Sequence[tuple[str, Entry]]) -> Picture | None:
    """The picture of entries with their anchors, in order; None where fewer than two moments leave nothing to draw."""
    placed = [(anchor, one, found) for anchor, one in entries if (found := _stretch(one.date))]
    stretches = [found for *_, found in placed]
    moments = sorted({moment for one in stretches for moment in (one.start, one.end)})
    if len(moments) < 2:
        return None
    scale = _scale(moments)
    starts = sorted({one.start for one in stretches})
    bands, top = [], 0
    for kind in KINDS:
        some = [(anchor, one, found) for anchor, one, found in placed if one.kind == kind]
        if some:
            band, height = _band(kind, some, scale, top)
            bands.append(band)
            top += height
    return Picture(top + 26, tuple(bands), _ticks(starts, scale), _breaks(moments, stretches, scale))


def _stretch(when: Date) -> _Stretch | None:
    """When it was, in days; a day without an hour is its noon. None for a calendar that has no such day."""
    try:
        if "T" in when.value:
            exact = datetime.fromisoformat(when.value).replace(tzinfo=None)
            moment = exact.toordinal() + (exact.hour * 60 + exact.minute) / 1440
            return _Stretch(moment, moment, False)
        last = date.fromisoformat(when.latest).toordinal()
        first = date.fromisoformat(when.earliest).toordinal() if when.earliest else last
    except ValueError:
        return None
    if first == last:
        return _Stretch(last + 0.5, last + 0.5, when.earliest is None)
    return _Stretch(float(first), float(last + 1), False)


def _scale(moments: Sequence[float]) -> dict[float, float]:
    """Moment → per cent of the width."""
    gaps = [math.log2(1 + 24 * (after - before)) for before, after in pairwise(moments)]
    room, at = (100 - 2 * MARGIN) / sum(gaps), MARGIN
    scale = {moments[0]: at}
    for moment, gap in zip(moments[1:], gaps, strict=True):
        at += gap * room
        scale[moment] = round(at, 2)
    return scale


def _band(
    kind: EntryKind, some: Sequence[tuple[str, Entry, _Stretch]], scale: dict[float, float], top: int
) -> tuple[Band, int]:
    """The entries of one kind in as few rows as hold them apart, and the height of it all."""
    taken: list[int] = []  # by row: the first column that is still free
    spots: list[Spot] = []
    extra: dict[int, int] = {}
    for anchor, one, found in sorted(some, key=lambda item: (scale[item[2].start], scale[item[2].end])):
        left, right = scale[found.start], scale[found.end]
        first, last = _column(left), _column(right)
        row = next((n for n, free in enumerate(taken) if free <= first), len(taken))
        if row >= ROWS:
            extra[first] = extra.get(first, 0) + 1
            continue
        if row == len(taken):
            taken.append(0)
        taken[row] = last + 1
        x = left if found.start == found.end else (left + right) / 2
        title = f"{words.when(one.date)}, {words.ENTRY_KINDS[kind]}: {_short(one.text.quote)}"
        y = top + HEAD + row * ROW
        spots.append(Spot(anchor, kind, title, round(x, 2), y, left, round(right - left, 2), found.open))
    rows = max(1, len(taken))
    more = tuple(((column + 0.5) * 100 / COLUMNS, top + HEAD + rows * ROW, many) for column, many in extra.items())
    height = HEAD + rows * ROW + FOOT + (ROW if more else 0)
    return Band(kind, words.ENTRY_KINDS[kind], top + 14, tuple(spots), more), height


def _column(x: float) -> int:
    return min(COLUMNS - 1, int(x * COLUMNS / 100))


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= GLANCE else line[:GLANCE].rpartition(" ")[0] + " …"


def _ticks(moments: Sequence[float], scale: dict[float, float]) -> tuple[Tick, ...]:
    """Labels that leave each other room: first those where something begins after a long pause."""
    pause = {after: after - before for before, after in pairwise(moments)}
    ranked = [moments[0], moments[-1], *sorted(moments[1:-1], key=lambda one: (-pause[one], one))]
    narrow = _apart(ranked, scale, LETTER_NARROW, ())
    wide = _apart(ranked, scale, LETTER_WIDE, narrow)
    return tuple(
        Tick(scale[one], text, _end(scale[one]), one in narrow) for one, text in zip(wide, _labels(wide), strict=True)
    )


def _apart(ranked: Iterable[float], scale: dict[float, float], letter: float, kept: Sequence[float]) -> list[float]:
    """In order of time, ``kept`` and what else fits in between; labels are taken to be as long as they can be."""
    found = list(kept)
    for one in ranked:
        left, right = _reach(scale[one], letter)
        others = (_reach(scale[other], letter) for other in found)
        if one not in found and all(right <= start or end <= left for start, end in others):
            found.append(one)
    return sorted(found)


def _end(x: float) -> str:
    return "start" if x < 15 else "end" if x > 85 else "middle"


def _reach(x: float, letter: float) -> tuple[float, float]:
    """From where to where (per cent) a label of 12 letters reaches at ``x``."""
    width = 12 * letter
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[_end(x)]
    return x - before * width, x + (1 - before) * width


def _labels(moments: Sequence[float]) -> list[str]:
    near = [after - before for before, after in pairwise(moments)]
    return [_label(one, min(near[max(0, n - 1) : n + 1], default=math.inf)) for n, one in enumerate(moments)]


def _label(moment: float, nearest: float) -> str:
    """A moment as exactly as its nearest neighbour on the axis asks for."""
    clock = datetime.fromordinal(int(moment)) + timedelta(minutes=round(moment % 1 * 1440))
    month = words.MONTHS[clock.month - 1][:3]
    if nearest < 1:
        return f"{clock.day} {month}, {clock:%H:%M}"
    if nearest < 32:
        return f"{clock.day} {month} {clock.year}"
    return f"{month} {clock.year}" if nearest < 366 or (clock.month, clock.day) != (1, 1) else f"{clock.year}"


def _breaks(
    moments: Sequence[float], stretches: Sequence[_Stretch], scale: dict[float, float]
) -> tuple[tuple[float, str], ...]:
    """Where the axis leaps over a long time in which nothing is told: the place, and how long it is."""
    gaps = list(pairwise(moments))
    usual = median(after - before for before, after in gaps)
    return tuple(
        (round((scale[before] + scale[after]) / 2, 2), _long(after - before))
        for before, after in gaps
        if after - before >= max(BREAK, UNUSUAL * usual)
        and not any(one.start <= before and after <= one.end for one in stretches)
    )


def _long(days: float) -> str:
    """ "7 years", "5 months": how long nothing is told."""
    if days >= 700:
        return words.count(round(days / 365.25), "year")
    return words.count(round(days / 30.44), "month")
