"""Numbers and dates of two statements of one claim: the same, compatible, or excluding each other.

A value is only held against another one of the same slot: same unit, one left over on each side, and words around it
that say it is the value of the same thing. Rounding, hedging ("some", "more than") and a coarser date are compatible.
"""

from __future__ import annotations

from calendar import day_name
from collections.abc import Sequence
from datetime import date

from firsthand.language.calendar import timex_date
from firsthand.language.en import claim_words as lexicon
from firsthand.model import Quantity, Timex
from firsthand.trace.claim_values import duration, in_range
from firsthand.trace.variant_pairs import NEARBY, NEARBY_DATE, Difference, Pair, Side, Verdict, anchors, plain

# Two days named for one event may differ by this much between the time zones of two outlets.
ZONE_DAYS = 1
# Months and years are the same on any page's clock; days and weeks ("yesterday", "last week") are not.
DEICTIC_DAYS = 27
# Characters around a date in which words like "last updated" make it the page's.
PAGE_CLOCK = 20
# Months differ by so many days in length.
MONTHS_DIFFER = 3
_HEDGED = frozenset({"about", "around", "some", "nearly", "almost", "more", "less", "over", "under", "than", "least"})
_RELATIVE = ("ago", "earlier", "before", "later", "after")
_SUBSETS = (" of whom", " of which", " of them", " of those", " of these", ", including")


def numbers(pair: Pair) -> list[Difference]:
    """The one quantity of each unit that the two statements do not share, compared; lengths of time by their unit."""
    found = lengths(pair)
    units = sorted({q.unit or "" for q in (*pair.a.item.quantities, *pair.b.item.quantities)})
    for unit in units:
        one, two = _counted(pair.a, unit), _counted(pair.b, unit)
        left, right = _without_equal(one, two), _without_equal(two, one)
        found += [_number(pair, unit, x, y, "same") for x in one for y in two if (x.low, x.high) == (y.low, y.high)]
        if len(left) != 1 or len(right) != 1:
            continue
        a, b = left[0], right[0]
        if not _same_slot(pair, (a.start, a.end), (b.start, b.end)):
            continue
        if not unit and not _same_noun(pair, a, b):
            continue
        verdict: Verdict = "compatible" if compatible(a, b) else "conflict"
        if verdict == "compatible" or pair.same_frame:
            found.append(_number(pair, unit, a, b, verdict))
    return found


def lengths(pair: Pair) -> list[Difference]:
    """The one length of time in each statement ("60-day", "ninety days"), where both are in one unit."""
    one = [(t, length) for t in pair.a.item.timexes if (length := duration(t)) is not None]
    two = [(t, length) for t in pair.b.item.timexes if (length := duration(t)) is not None]
    if len(one) != 1 or len(two) != 1 or one[0][1][1] != two[0][1][1]:
        return []
    (a, (x, unit)), (b, (y, _)) = one[0], two[0]
    if x == y:
        return [_number(pair, f"length {unit}", a, b, "same")]
    # One thing measured by it ("a 60-day extension"), or one thing happening that takes so long.
    if not _same_noun(pair, a, b) and not pair.same_frame:
        return []
    # "About a year" and the like are no lengths that exclude each other.
    firm = all(any(c.isdigit() for c in t.value) and _HEDGED.isdisjoint(t.quote.casefold().split()) for t in (a, b))
    return [_number(pair, f"length {unit}", a, b, "conflict" if firm else "compatible")]


def _number(pair: Pair, unit: str, a: Quantity | Timex, b: Quantity | Timex, verdict: Verdict) -> Difference:
    return Difference(
        kind="number",
        slot=f"number {unit}",
        verdict=verdict,
        sides=(pair.a.number, pair.b.number),
        values=(plain(a.quote), plain(b.quote)),
        spans=(pair.a.span(a.start, a.end), pair.b.span(b.start, b.end)),
    )


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether one value can satisfy both: overlapping ranges, hedges and rounding taken into account."""
    return in_range(a, b)


def _counted(side: Side, unit: str) -> list[Quantity]:
    """Quantities of ``unit`` that count the whole, not a part of what was counted before ("four of whom")."""
    return [
        q
        for q in side.item.quantities
        if (q.unit or "") == unit and not side.text[q.end : q.end + 12].casefold().startswith(_SUBSETS)
    ]


def _without_equal(mine: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    left = list(others)
    kept = []
    for q in mine:
        match = next((o for o in left if (o.low, o.high) == (q.low, q.high)), None)
        if match is None:
            kept.append(q)
        else:
            left.remove(match)
    return kept


def _same_noun(pair: Pair, a: Quantity | Timex, b: Quantity | Timex) -> bool:
    """For figures without a unit: the next words are the same."""
    return _next_word(pair.a, a.end) == _next_word(pair.b, b.end) != ""


def _next_word(side: Side, end: int) -> str:
    words = side.text[end : min(side.item.end, end + 40)].casefold().split()
    return words[0].strip(".,;:") if words else ""


def _same_slot(pair: Pair, a: tuple[int, int], b: tuple[int, int], nearby: int = NEARBY) -> bool:
    return bool(anchors(pair.a, *a, nearby) & anchors(pair.b, *b, nearby))


def dates(pair: Pair) -> list[Difference]:
    """The one date that each statement gives and the other does not, compared by the days it can be."""
    one, two = _dated(pair.a), _dated(pair.b)
    left = [x for x in one if not any(_meet(x, y) for y in two)]
    right = [y for y in two if not any(_meet(x, y) for x in one)]
    shared = [_date(pair, x[0], y[0], "same") for x in one for y in two if _meet(x, y)]
    if len(one) == len(two) == 1 and not left:
        # A date told less exactly ("in February" for "on 11 February") is no other reading.
        same = _contains(one[0], two[0]) or _contains(two[0], one[0])
        return [_date(pair, one[0][0], two[0][0], "same" if same else "compatible")]
    left, right = _as_exact(left, right), _as_exact(right, left)
    if len(left) != 1 or len(right) != 1:
        return shared
    a, b = left[0][0], right[0][0]
    if not _same_slot(pair, (a.start, a.end), (b.start, b.end), NEARBY_DATE):
        return shared
    return [*shared, _date(pair, a, b, "conflict" if _firm(left[0], right[0]) else "compatible")]


def _as_exact(dates: list[_Dated], others: list[_Dated]) -> list[_Dated]:
    """Where the other statement gives one date, those that are as exact as it: a month stands against a month."""
    if len(others) != 1 or len(dates) < 2:
        return dates
    length = (others[0][2] - others[0][1]).days
    return [d for d in dates if abs((d[2] - d[1]).days - length) <= MONTHS_DIFFER]


def _date(pair: Pair, a: Timex, b: Timex, verdict: Verdict) -> Difference:
    return Difference(
        kind="date",
        slot="date",
        verdict=verdict,
        sides=(pair.a.number, pair.b.number),
        values=(plain(a.quote), plain(b.quote)),
        spans=(pair.a.span(a.start, a.end), pair.b.span(b.start, b.end)),
    )


_Dated = tuple[Timex, date, date]


def _firm(a: _Dated, b: _Dated) -> bool:
    """Whether two dates that do not meet exclude each other whatever the day on which each page was made.

    The same words on two clocks ("last week" in a copy of a day later) are copied, not said anew; "yesterday" and
    "four days earlier" hang on a clock that may be the page's and not the report's. A weekday's name does not.
    """
    if plain(a[0].quote).casefold() == plain(b[0].quote).casefold():
        return False
    if max((d[2] - d[1]).days for d in (a, b)) >= DEICTIC_DAYS:
        return True
    fixed = [any(c.isdigit() for c in d[0].quote) and not d[0].quote.casefold().endswith(_RELATIVE) for d in (a, b)]
    named = [day_name[d[1].weekday()].casefold() in d[0].quote.casefold() for d in (a, b)]
    if not all(f or n for f, n in zip(fixed, named, strict=True)):
        return False
    return all(fixed) or a[1].weekday() != b[1].weekday()


def _dated(side: Side) -> list[_Dated]:
    found = []
    for timex in side.item.timexes:
        around = side.text[max(0, timex.start - PAGE_CLOCK) : timex.end + PAGE_CLOCK].casefold()
        if any(w in around for w in lexicon.PAGE_CLOCK_WORDS):
            continue
        resolved = timex_date(timex.value, timex.type)
        if resolved is not None:
            found.append((timex, date.fromisoformat(resolved[2]), date.fromisoformat(resolved[3])))
    return found


def _contains(a: _Dated, b: _Dated) -> bool:
    return a[1] <= b[1] and b[2] <= a[2]


def _meet(a: _Dated, b: _Dated) -> bool:
    """Whether the two can be one date: their days overlap, or are next to each other where both are days."""
    if a[1] <= b[2] and b[1] <= a[2]:
        return True
    days = (a[2] - a[1]).days <= ZONE_DAYS and (b[2] - b[1]).days <= ZONE_DAYS
    gap = min(abs((a[1] - b[2]).days), abs((b[1] - a[2]).days))
    return days and gap <= ZONE_DAYS
