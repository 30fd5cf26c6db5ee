"""Time expressions of English text: all rules on every sentence, the longest match first, values from left to right.

Extents and values follow TimeML's TIMEX3 as TimeBank uses it (Pustejovsky et al. 2003; Saurí et al. 2006): articles
and modifiers belong to the expression, prepositions do not; what a modifier adds stays out of the value.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from firsthand.language.en import time_clock, time_dates, time_relative, time_spans
from firsthand.language.en import time_words as words
from firsthand.language.en.time_context import Context
from firsthand.language.en.time_lexer import Line, line_of
from firsthand.language.en.time_rules import Build, Rule, constant, rule
from firsthand.model import Parse

Time = tuple[int, int, str, str]
"""start and end in the text, type, value."""

# A sentence without any of these words or a figure holds no time.
_TRIGGER = re.compile(
    r"\d|(?<!\S)(?:"
    + words.either(
        {
            *words.MONTHS, *words.WEEKDAYS, *words.UNITS, *words.PLURALS, *words.SEASONS, *words.DAY_PARTS,
            *words.FREQUENCIES, *words.DECADES, *(h.split()[0] for h in words.HOLIDAYS),
            *(w.split()[-1] for w in (*words.PRESENT, *words.PAST, *words.FUTURE)),
            "today", "tonight", "yesterday", "tomorrow", "overnight", "noon", "midnight", "past", "current", "present",
        }
    )
    + r")(?!\S)"
)  # fmt: skip

_SKIP = "skip"
# Words that look like times and are none.
_NO_TIMES: tuple[Rule, ...] = (
    rule(r"(?:{num}|{num} and a half)(?: -)? (?:{unit}|{units}) (?:- )?(?:olds?|of age)", constant(_SKIP, "")),
    rule(r"(?:(?:{amount}) )?{num}(?: - | )quarters?(?: of)?(?= (?!of {year}))", constant(_SKIP, "")),
    rule(r"(?:usa|good|just) today", constant(_SKIP, "")),
    rule(r"second(?: -)? (?!quarter|half)", constant(_SKIP, "")),
    rule(r"(?:sunday|saturday|friday|monday) (?:times|telegraph|mirror|express|mail|mercury)", constant(_SKIP, "")),
    rule(r"times? an? (?:day|week|month|year)", constant(_SKIP, "")),
    rule(r"day(?: -)? to(?: -)? day", constant(_SKIP, "")),
)
_MONTH = words.either(words.MONTHS)
_YEAR = r"(?: ?,)? (?P<year>(?:19|20)\d\d)(?!\S)"
# "15 - 16 June 2024": the first day; "June 15 - 16, 2024": both.
_DAY_RANGE = re.compile(
    rf"(?<!\S)(?P<day>\d\d?) (?:-|to|and|/) (?=\d\d? (?:of )?(?P<month>{_MONTH})(?!\S)(?:{_YEAR})?)"
)
_MONTH_RANGE = re.compile(
    rf"(?<!\S)(?P<first>(?P<month>{_MONTH}) (?P<day>\d\d?)) (?:-|to|and) (?P<last>\d\d?)(?:{_YEAR}|(?= [,.;)]|$))"
)
_DAY_VALUE = re.compile(r"(?:\d{4}-\d{2}-\d{2}|XXXX-\d{2}-\d{2}|XXXX-WXX-\d)$")
_DAY_THEN_TIME = re.compile(r" ?(?:,|\||at|at about|at around|by|in the|\( ?|- )? ?")
_TIME_THEN_DAY = re.compile(r" ?(?:,|on|of|\) ?|the)? ?")


@dataclass(slots=True)
class _Match:
    start: int  # in the line
    end: int
    groups: dict[str, str]
    build: Build
    family: str
    order: int


_FAMILIES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("skip", _NO_TIMES),
    ("date", time_dates.RULES),
    ("year", time_dates.YEAR_RULES),
    ("bare", time_dates.BARE_YEAR),
    ("relative", time_relative.RULES),
    ("span", time_spans.RULES),
    ("clock", time_clock.CLOCK),
    ("part", time_clock.PARTS),
)


# "a year ago" compares and goes back: what the text is about stays the quarter named before.
_SIDE_GLANCES = (time_relative.ago, time_relative.year_earlier)


def find_times(text: str, parse: Parse, anchor: date | None) -> tuple[Time, ...]:
    """All time expressions of ``text`` within the sentences of ``parse``, in order, none overlapping.

    ``anchor`` is the day the article was published; without it relative times stay vague and dates without their year
    keep "XXXX".
    """
    context = Context(anchor, parse)
    times: list[Time] = []
    for start, end in parse.sentences:
        line = line_of(text, start, end)
        if _TRIGGER.search(line.text):
            times.extend(_sentence(line, context))
    return tuple(times)


@dataclass(slots=True)
class _Found:
    start: int  # in the line
    end: int
    family: str
    kind: str
    value: str


def _sentence(line: Line, context: Context) -> list[Time]:
    taken: list[_Found] = _ranges(line, context)
    reach = -1
    held = [(f.start, f.end) for f in taken]
    for match in _candidates(line):
        if match.start < reach or any(s < match.end and match.start < e for s, e in held):
            continue
        start, _ = line.place(match.start, match.end)
        if match.family == "bare" and not _is_year(line, match, context):
            continue
        if _AMBIGUOUS_MONTH.fullmatch(line.text[match.start : match.end]) and not _company(line, match):
            continue
        found = match.build(match.groups, context, start)
        if found is None:
            continue
        reach = match.end
        if found[0] != _SKIP:
            taken.append(_Found(match.start, match.end, match.family, *found))
            if "earlier" not in match.groups.get("way", "") and match.build not in _SIDE_GLANCES:
                context.remember(*found)
    taken.sort(key=lambda f: f.start)
    return [(*line.place(f.start, f.end), f.kind, f.value) for f in _joined(line, taken)]


def _candidates(line: Line) -> list[_Match]:
    """Every match of every rule: from left to right, the longest first."""
    found: list[_Match] = []
    order = 0
    for family, rules in _FAMILIES:
        for r in rules:
            order += 1
            for m in r.pattern.finditer(line.text):
                groups = {k: v for k, v in m.groupdict().items() if v is not None}
                found.append(_Match(m.start(), m.end(), groups, r.build, family, order))
    found.sort(key=lambda m: (m.start, -m.end, m.order))
    return found


def _ranges(line: Line, context: Context) -> list[_Found]:
    """The days of "15 - 16 June" and "June 15 - 16" that the rules for one date cannot read: each a date of its own."""
    found = []
    for m in _DAY_RANGE.finditer(line.text):
        value = _day_in_range(line, context, m, m.group("day"))
        if value:
            found.append(_Found(m.start("day"), m.end("day"), "date", "DATE", value))
    for m in _MONTH_RANGE.finditer(line.text):
        first, last = (_day_in_range(line, context, m, m.group(g)) for g in ("day", "last"))
        if first and last and first < last:
            end = m.end("year") if m.group("year") else m.end("last")
            found.append(_Found(m.start("first"), m.end("first"), "date", "DATE", first))
            found.append(_Found(m.start("last"), end, "date", "DATE", last))
    return found


def _day_in_range(line: Line, context: Context, match: re.Match[str], day: str) -> str | None:
    start, _ = line.place(match.start(), match.end())
    groups = {"month": match.group("month"), "day": day, "year": match.group("year") or ""}
    found = time_dates.month_day(groups, context, start)
    return found[1] if found else None


_NO_YEAR_AFTER = frozenset({"$", "€", "£", "¥", "#", "no", "number", "page", "nos"})
_AMBIGUOUS_MONTH = re.compile("may|march")


_LONGEST_WORD = 40


def _word_before(line: Line, start: int) -> str:
    return line.text[max(0, start - _LONGEST_WORD) : start].rstrip().rpartition(" ")[2]


def _company(line: Line, match: _Match) -> bool:
    """Whether "May" or "March" alone stands where a month does."""
    before = _word_before(line, match.start)
    return before in words.BEFORE_MONTH or line.text[match.end :].startswith(" 's")


def _is_year(line: Line, match: _Match, context: Context) -> bool:
    """Whether four figures are a year: by the words beside them and by what they count."""
    if match.groups["year"][0].isalpha():
        return match.groups["year"].split(" ")[0] != "two"
    start, end = line.place(match.start, match.end)
    previous = _word_before(line, match.start)
    after = line.text[match.end : match.end + _LONGEST_WORD].strip().split(" ")[0]
    if (
        previous in _NO_YEAR_AFTER
        or after in ("%", "percent")
        or (after == "." and line.text[match.end : match.end + 4].strip(" .").isdigit())
    ):
        return False
    i = bisect_left(context.starts, start)
    tokens = context.parse.tokens
    if i < len(tokens) and tokens[i].start == start and tokens[i].end == end:
        token = tokens[i]
        head = tokens[token.head]
        counts = token.dep == "nummod" and head.tag in ("NNS", "NNPS") and head.start > token.start
        if counts and previous not in words.BEFORE_YEAR:
            return False
        return token.entity == "DATE" or previous in words.BEFORE_YEAR
    return previous in words.BEFORE_YEAR


def _joined(line: Line, found: list[_Found]) -> list[_Found]:
    """Clock times and parts of a day take the day beside them, and become one expression with it where they touch."""
    out: list[_Found] = []
    for i, f in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        if f.family in ("clock", "part"):
            merged = _with_day(line, f, out, after)
            if merged is not None:
                out.append(merged)
        elif out and out[-1].family in ("clock-open",) and f.start - out[-1].end <= 3 and _DAY_VALUE.match(f.value):
            out[-1] = _Found(out[-1].start, f.end, "done", "TIME", f.value + out[-1].value[out[-1].value.index("T") :])
        else:
            out.append(f)
    return out


def _with_day(line: Line, f: _Found, out: list[_Found], after: _Found | None) -> _Found | None:
    suffix = f.value[f.value.index("T") :]
    last = out[-1] if out else None
    if last and last.family in ("date", "relative") and _DAY_VALUE.match(last.value):
        gap = line.text[last.end : f.start]
        if gap == " " and not line.text[f.start :].startswith(("the ", "in ")):
            out.pop()
            return _Found(last.start, f.end, "done", "TIME", last.value + suffix)
        if _DAY_THEN_TIME.fullmatch(gap):
            return _Found(f.start, f.end, "done", "TIME", last.value + suffix)
    if after and after.family in ("date", "relative") and _DAY_VALUE.match(after.value):
        gap = line.text[f.end : after.start]
        if gap in (" ", " , "):
            return _Found(f.start, f.end, "clock-open", "TIME", after.value + suffix)
        if _TIME_THEN_DAY.fullmatch(gap):
            return _Found(f.start, f.end, "done", "TIME", after.value + suffix)
    return None if f.family == "part" else f
