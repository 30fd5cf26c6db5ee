"""Rules for calendar dates: days, months, years, quarters, seasons, decades, weekdays, holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from firsthand.language.en import numbers
from firsthand.language.en import time_words as words
from firsthand.language.en.time_context import Context, shift_months
from firsthand.language.en.time_rules import WRITTEN_YEAR, Found, Groups, Rule, near_day, near_year, rule


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_of(text: str) -> int:
    """ "98" and "2098" as years; two figures up to 39 are of this century."""
    if not text.isdigit():
        return _written_year(text)
    year = int(text)
    if year >= 100:
        return year
    return 2000 + year if year < 40 else 1900 + year


def _written_year(text: str) -> int:
    first, _, rest = text.partition(" ")
    if first == "two":
        return int(numbers.cardinal(text) or 2000)
    return 100 * numbers_of(first) + int(numbers.cardinal(rest.replace(" - ", "-")) or 0)


def numbers_of(word: str) -> int:
    """The value of one plain number word."""
    return numbers.UNITS.get(word) or numbers.TENS.get(word, 0)


def _day_number(text: str) -> int | None:
    figures = re.sub(r"\D", "", text)
    return int(figures) if figures else numbers.ordinal(text)


def month_day(g: Groups, context: Context, start: int) -> Found | None:
    """A day of a month, with or without its year."""
    day = _day_number(g["day"])
    month = words.MONTHS[g["month"]]
    if day is None or not 1 <= day <= 31:
        return None
    if g.get("year"):
        value = _iso(_year_of(g["year"]), month, day)
        return ("DATE", value) if value else None
    if context.anchor is None:
        return "DATE", f"XXXX-{month:02d}-{day:02d}"
    found = near_day(context.anchor, month, day, context.tense(start))
    return ("DATE", found.isoformat()) if found else None


def month_year(g: Groups, _context: Context, _start: int) -> Found:
    """A month of a named year."""
    return "DATE", f"{_year_of(g['year']):04d}-{words.MONTHS[g['month']]:02d}"


def month_alone(g: Groups, context: Context, start: int) -> Found:
    """A month without a year, with or without "last", "next", "this"."""
    month = words.MONTHS[g["month"]]
    if context.anchor is None:
        return "DATE", f"XXXX-{month:02d}"
    which, anchor = g.get("which"), context.anchor
    if which in ("last", "past", "this past"):
        year = anchor.year if month < anchor.month else anchor.year - 1
    elif which in ("next", "coming", "this coming"):
        year = anchor.year if month > anchor.month else anchor.year + 1
    elif which == "this":
        year = anchor.year
    else:
        year = near_year(anchor, month, context.tense(start))
    return "DATE", f"{year:04d}-{month:02d}"


def plain_year(g: Groups, _context: Context, _start: int) -> Found:
    """A year in four figures, or two after an apostrophe."""
    return "DATE", f"{_year_of(g['year']):04d}"


def numeric(g: Groups, context: Context, _start: int) -> Found | None:
    """Dates in figures, "24 / 05 / 2024": the order is taken from a part above twelve, from the publication day, or
    from the other dates of the article; where none tells, only the year is known."""
    first, second, year = int(g["first"]), int(g["second"]), _year_of(g["year"])
    by_day, by_month = _iso(year, second, first), _iso(year, first, second)
    if by_day == by_month or not (by_day and by_month):
        value = by_day or by_month
        if value and by_day != by_month and context.day_first is None:
            context.day_first = value == by_day
        return ("DATE", value) if value else None
    if context.anchor and context.anchor.isoformat() in (by_day, by_month):
        context.day_first = context.anchor.isoformat() == by_day
    if context.day_first is None:
        return "DATE", f"{year:04d}"
    return "DATE", (by_day if context.day_first else by_month) or f"{year:04d}"


def iso(g: Groups, _context: Context, _start: int) -> Found | None:
    """2024 - 05 - 24, with or without a clock."""
    day = _iso(int(g["year"]), int(g["first"]), int(g["second"]))
    if day is None:
        return None
    return ("TIME", f"{day}T{g['hour']}:{g['minute']}") if g.get("hour") else ("DATE", day)


def weekday(g: Groups, context: Context, start: int) -> Found | None:
    """A weekday, from the day of publication: behind it, or ahead where the verb speaks of the future."""
    number, which = words.WEEKDAYS[g["weekday"]], g.get("which")
    if context.anchor is None:
        return "DATE", f"XXXX-WXX-{number}"
    if which == "the previous":
        named = context.named.get("day")
        base = date.fromisoformat(named) if named else context.anchor
        return "DATE", (base - timedelta(days=(base.isoweekday() - number) % 7 or 7)).isoformat()
    behind = (context.anchor.isoweekday() - number) % 7
    ahead = -behind % 7
    if which in ("last", "this past", "past"):
        offset = -(behind or 7)
    elif which in ("next", "this coming", "the coming", "the following", "the next", "coming"):
        offset = ahead or 7
    elif which == "this" or context.tense(start) == "future":
        offset = ahead
    else:
        offset = -behind
    return "DATE", (context.anchor + timedelta(days=offset)).isoformat()


def weekdays(g: Groups, _context: Context, _start: int) -> Found:
    """ "Fridays", "Tuesday nights"."""
    part = "T" + words.DAY_PARTS[g["part"]] if g.get("part") else ""
    return "SET", f"XXXX-WXX-{words.WEEKDAYS[g['weekday']]}{part}"


def weekday_of_week(g: Groups, context: Context, _start: int) -> Found | None:
    """ "Monday of last week", "Friday this week"."""
    if context.anchor is None:
        return "DATE", f"XXXX-WXX-{words.WEEKDAYS[g['weekday']]}"
    monday = context.anchor - timedelta(days=context.anchor.isoweekday() - 1)
    weeks = {"last": -1, "this": 0, "next": 1}[g["which"]]
    return "DATE", (monday + timedelta(days=7 * weeks + words.WEEKDAYS[g["weekday"]] - 1)).isoformat()


def quarter(g: Groups, context: Context, start: int) -> Found | None:
    """A numbered quarter; without a year the last one begun, or the coming one in the future tense."""
    number = numbers.ordinal(g["ord"]) if g.get("ord") else int(g["figure"])
    if number is None or not 1 <= number <= 4:
        return None
    if g.get("year"):
        return "DATE", f"{_year_of(g['year']):04d}-Q{number}"
    if context.anchor is None:
        return "DATE", f"XXXX-Q{number}"
    year, which = context.anchor.year, g.get("which")
    current = (context.anchor.month + 2) // 3
    if which and which.startswith(("last year", "year - ago", "year - earlier")):
        return "DATE", f"{year - 1:04d}-Q{number}"
    if which and which.startswith("next year"):
        return "DATE", f"{year + 1:04d}-Q{number}"
    future = context.tense(start) == "future"
    if number > current and not future and number - current > 1:
        year -= 1
    if future and number < current:
        year += 1
    return "DATE", f"{year:04d}-Q{number}"


def half(g: Groups, context: Context, _start: int) -> Found | None:
    """The first or second half of a year."""
    number = 1 if g["ord"] == "first" else 2
    if g.get("year"):
        return "DATE", f"{_year_of(g['year']):04d}-H{number}"
    if context.anchor is None:
        return "DATE", f"XXXX-H{number}"
    shift = {"this year": 0, "the year": 0, "last year": -1, "next year": 1}[g["which"]]
    return "DATE", f"{context.anchor.year + shift:04d}-H{number}"


def season(g: Groups, context: Context, start: int) -> Found:
    """A season with or without its year."""
    code = words.SEASONS[g["season"]]
    if g.get("year"):
        return "DATE", f"{_year_of(g['year']):04d}-{code}"
    if context.anchor is None:
        return "DATE", f"XXXX-{code}"
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year, month, which = context.anchor.year, context.anchor.month, g.get("which")
    if which == "last":
        year = year if first + 2 < month else year - 1
    elif which in ("next", "coming", "this coming"):
        year = year if first > month else year + 1
    elif which == "this past":
        year = year if first <= month else year - 1
    elif which is None and context.tense(start) == "past" and first > month:
        year -= 1
    elif which is None and context.tense(start) == "future" and first + 2 < month:
        year += 1
    return "DATE", f"{year:04d}-{code}"


def decade(g: Groups, _context: Context, _start: int) -> Found:
    """ "the 1990s", "the '80s", "the nineties"."""
    if g.get("decade"):
        return "DATE", f"{int(g['decade']) // 10:02d}"[:3] if len(g["decade"]) == 4 else f"19{g['decade'][0]}"
    return "DATE", f"19{words.DECADES[g['name']]}"


def century(g: Groups, _context: Context, _start: int) -> Found | None:
    """ "the 19th century": its years begin with 18."""
    number = numbers.ordinal(g["ord"])
    return ("DATE", f"{number - 1:02d}") if number and number > 10 else None


def holiday(g: Groups, context: Context, start: int) -> Found | None:
    """A holiday whose day can be reckoned."""
    entry = words.HOLIDAYS[g["holiday"]]
    year = int(g["year"]) if g.get("year") else None
    if year is None and context.anchor is None:
        return ("DATE", f"XXXX-{entry}") if isinstance(entry, str) else None
    years = [year] if year is not None else _years_around(context, start)
    days = [d for y in years if (d := _holiday(entry, y)) is not None]
    if not days:
        return None
    anchor = context.anchor or days[0]
    return "DATE", min(days, key=lambda d: (abs((d - anchor).days), d)).isoformat()


def _years_around(context: Context, start: int) -> list[int]:
    if context.anchor is None:
        return []
    year, tense = context.anchor.year, context.tense(start)
    return [y for y in (year - 1, year, year + 1) if not (tense == "past" and y > year)]


def _holiday(entry: str | tuple[int, int, int], year: int) -> date | None:
    if isinstance(entry, str):
        return date(year, int(entry[:2]), int(entry[3:]))
    month, nth, weekday_number = entry
    first = date(year, month, 1)
    return first + timedelta(days=(weekday_number - first.isoweekday()) % 7 + 7 * (nth - 1))


def month_of_year(g: Groups, context: Context, _start: int) -> Found | None:
    """ "May of last year", "October this year"."""
    if context.anchor is None:
        return "DATE", f"XXXX-{words.MONTHS[g['month']]:02d}"
    shift = {"last": -1, "this": 0, "next": 1}[g["which"]]
    return "DATE", f"{context.anchor.year + shift:04d}-{words.MONTHS[g['month']]:02d}"


def day_of_month(g: Groups, context: Context, _start: int) -> Found | None:
    """ "the 15th of this month"."""
    day = _day_number(g["day"])
    if context.anchor is None or day is None:
        return None
    year, month = shift_months(context.anchor, {"last": -1, "this": 0, "next": 1}[g["which"]])
    value = _iso(year, month, day)
    return ("DATE", value) if value else None


_COMMA_YEAR = r"(?: ?,)? (?P<year>{year}|' ?\d\d)"
_MONTH_DAY = r"(?P<month>{month}) (?:the )?(?P<day>{day}|{ord})"
_DAY_MONTH = r"(?:the )?(?P<day>{day}|{ord}) (?:of )?(?P<month>{month})"
_WHICH = r"(?P<which>last|next|this past|this coming|this|past|coming)"

RULES: tuple[Rule, ...] = (
    rule(r"(?P<year>\d{4}) - (?P<first>\d\d) - (?P<second>\d\d)(?: ?t?(?P<hour>[01]\d|2[0-3]) : "
         r"(?P<minute>[0-5]\d))?", iso),
    rule(rf"(?:(?:{{mod}}) )?(?:{{weekday}}(?: ,)? )?{_MONTH_DAY}(?:(?: ?,)? (?P<year>{{year}}))?", month_day),
    rule(rf"(?:(?:{{mod}}) )?(?:{{weekday}}(?: ,)? )?{_DAY_MONTH}(?:(?: ?,)? (?P<year>{{year}}))?", month_day),
    rule(r"(?:(?:{mod}) )?(?P<month>{month})(?: ,| of|,)? (?P<year>{year})", month_year),
    rule(r"(?:(?:{mod}) )?(?P<month>{month}) ' (?P<year>\d\d)", month_year),
    rule(rf"(?:(?:{{mod}}) )?(?:{_WHICH} )?(?P<month>{{month}})", month_alone),
    rule(r"(?:(?:{mod}) )?(?P<month>{month}) (?:of )?(?P<which>last|this|next) year", month_of_year),
    rule(r"the (?P<day>{day}|{ord}) of (?P<which>last|this|next) month", day_of_month),
    rule(r"(?:{weekday}(?: ,)? )?(?P<first>\d\d?) ([/.]) (?P<second>\d\d?) \2 (?P<year>\d{4}|\d\d)", numeric),
    rule(r"(?:(?:{mod}) )?(?:(?P<which>last|next|this past|this coming|the previous|the following|the coming|this) )?"
         r"(?P<weekday>{weekday})", weekday),
    rule(r"(?P<weekday>{weekday}) (?P<part>night|morning|evening|afternoon)s", weekdays),
    rule(r"(?P<weekday>{weekday})s", weekdays),
    rule(r"(?P<weekday>{weekday}) (?:of )?(?P<which>last|this|next) week", weekday_of_week),
    rule(r"(?:(?:{mod}) )?(?:the )?(?:"
         r"(?P<which>year - ago|year - earlier|last year 's|next year 's|this year 's) )?(?:fiscal (?:- )?)?(?:"
         r"(?P<year>{year}) (?:'s )?)?"
         r"(?P<ord>first|second|third|fourth)(?: - | )(?:fiscal )?quarter", quarter),
    rule(r"(?:(?:{mod}) )?(?:the )?(?P<ord>first|second|third|fourth)(?: - | )(?:fiscal )?quarter (?:of )?"
         r"(?:fiscal )?(?P<year>{year})", quarter),
    rule(r"(?:the )?(?P<ord>first|second|third|fourth) quarter of (?P<which>last year|next year)", quarter),
    rule(r"q ?(?P<figure>[1-4])(?: ,| of)? (?P<year>{year})", quarter),
    rule(r"(?:the )?(?P<ord>first|second) half of (?:(?P<year>{year})|"
         r"(?P<which>this year|the year|last year|next year))", half),
    rule(r"(?:(?:{mod}) )?(?:the )?(?:(?:{mod}) )?(?P<season>{season})(?: ,| of)? (?P<year>{year})", season),
    rule(r"(?:(?:{mod}) )?(?:the )?(?P<which>last|next|this past|this coming|coming|this) "
         r"(?P<season>{season})", season),
    rule(r"(?:the )?(?:(?:early|late|mid -|mid) )?(?P<season>summer|winter|autumn)", season),
    rule(r"the (?:(?:early|late|mid -|mid) )?(?P<season>spring|fall)", season),
    rule(r"(?:the )?(?:(?:early|late|mid -|mid|early to mid -) )?(?P<decade>1\d\d0|20\d0) s", decade),
    rule(r"(?:the )?(?:(?:early|late|mid -|mid) )?' ?(?P<decade>\d0) s", decade),
    rule(r"(?:the )?(?:(?:early|late|mid -|mid) )?"
         r"(?P<name>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)", decade),
    rule(r"(?:the )?(?:(?:early|late|mid -|mid|turn of the) )?(?P<ord>{ord})(?: - | )century", century),
    rule(r"(?P<holiday>{holiday})(?: ,| of)?(?: (?P<year>{year}))?", holiday),
)  # fmt: skip

# Years in figures alone need company, or they are other numbers; the driver asks the grammar of the sentence.
YEAR_RULES: tuple[Rule, ...] = (
    rule(r"(?:(?:{mod}) )?(?:the )?(?:(?:fiscal|calendar)(?: year)?|year) (?P<year>{year}|' ?\d\d)", plain_year),
    rule(r"(?:(?:{mod}) )(?P<year>{year})", plain_year),
    rule(r"the year (?P<year>{year})", plain_year),
)
BARE_YEAR: tuple[Rule, ...] = (
    rule(rf"(?P<year>{WRITTEN_YEAR})", plain_year),
    rule(r"(?P<year>1[5-9]\d\d|20\d\d)", plain_year),
    rule(r"' (?P<year>\d\d)", plain_year),
)
