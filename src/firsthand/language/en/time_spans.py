"""Rules for how long and how often: durations ("nearly two years", "a five-year plan") and sets ("every day")."""

from __future__ import annotations

from firsthand.language.en import numbers
from firsthand.language.en import time_words as words
from firsthand.language.en.time_context import Context
from firsthand.language.en.time_rules import Found, Groups, Rule, constant, rule


def _period(amount: str, unit_word: str) -> str:
    unit = words.UNITS[words.PLURALS.get(unit_word, unit_word)]
    if unit == "2W":
        return f"P{int(amount) * 2 if amount.isdigit() else 'X'}W"
    if unit == "E" and amount != "X":
        return f"P{int(float(amount)) * 10}Y"
    if unit == "TNI":
        return f"P{amount}D"
    return f"PT{amount}{unit[1]}" if unit.startswith("T") else f"P{amount}{unit}"


def _number(text: str) -> str | None:
    if text in ("a", "an", "one", "another", "full", "single"):
        return "1"
    if text.startswith(("a couple", "couple")):
        return "2"
    value = numbers.cardinal(text)
    if value is None or value > 100_000:
        return None
    return str(int(value)) if value == int(value) else str(value)


def amount(g: Groups, _context: Context, _start: int) -> Found | None:
    """ "two years", "the past three months", "24 hours"."""
    number = _number(g["num"])
    if number is None or (g["unit"] in ("second", "quarter") and g["num"] in ("a", "an", "another")):
        return None
    if g.get("half"):
        halves = {"year": "Y6M", "hour": "H30M", "minute": "M30S"}
        unit = words.PLURALS.get(g["unit"], g["unit"])
        return "DURATION", f"P{'' if unit == 'year' else 'T'}{number}{halves[unit]}" if unit in halves else _period(
            number + ".5", unit
        )
    if g["unit"].startswith("hour") and number == "24":
        return "DURATION", "P1D"
    return "DURATION", _period(number, g["unit"])


def some(g: Groups, _context: Context, _start: int) -> Found:
    """ "several weeks", "years": how many is not said."""
    return "DURATION", _period("X", g["unit"])


def one(g: Groups, _context: Context, _start: int) -> Found:
    """ "the past year", "a decade"."""
    return "DURATION", _period("1", g["unit"])


def half_of(g: Groups, _context: Context, _start: int) -> Found:
    """ "half an hour", "half a century"."""
    return "DURATION", {"hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}[g["unit"]]


def every(g: Groups, _context: Context, _start: int) -> Found | None:
    """ "every day", "each year", "every two weeks"."""
    number = _number(g["num"]) if g.get("num") else "1"
    return ("SET", _period(number, g["unit"])) if number else None


def every_weekday(g: Groups, _context: Context, _start: int) -> Found:
    """ "every Friday"."""
    return "SET", f"XXXX-WXX-{words.WEEKDAYS[g['weekday']]}"


def frequency(g: Groups, _context: Context, _start: int) -> Found:
    """ "daily", "weekly"."""
    return "SET", words.FREQUENCIES[g["word"]]


_AMOUNT = r"(?:(?:{amount}) )?"
_KIND = (
    r"(?:(?:-|more|consecutive|straight|full|whole|additional|extra|trading|business|working|calendar|solid|long"
    r"|fiscal) ){0,3}"
)
_SPAN = (
    r"(?:(?:the |a )?(?:past|last|next|first|coming|final|previous|following|ensuing|initial|latest|preceding|opening"
    r"|remaining) )"
)

RULES: tuple[Rule, ...] = (
    rule(rf"(?:{_SPAN}|{_AMOUNT})(?P<num>{{num}}) {_KIND}(?P<unit>{{units}})", amount),
    rule(rf"{_SPAN}{_AMOUNT}(?P<num>{{num}}) {_KIND}(?P<unit>{{units}})", amount),
    rule(rf"{_AMOUNT}(?P<num>one|1) {_KIND}(?P<unit>{{unit}})", amount),
    rule(rf"the (?P<num>{{num}}) {_KIND}(?P<unit>{{units}})", amount),
    rule(r"(?:(?:{amount}) )?(?P<num>{num})(?P<half> and a half| 1 / 2) (?P<unit>{units})", amount),
    rule(r"(?:(?:{amount}) )?(?P<num>an?|one) (?P<unit>{unit})(?P<half> and a half)", amount),
    rule(rf"(?:{_SPAN}|{_AMOUNT})(?P<num>a couple of|couple of|another) (?P<unit>{{unit}}|{{units}})", amount),
    rule(rf"{_AMOUNT}(?P<num>an?) {_KIND}(?P<unit>{{unit}})", amount),
    rule(rf"{_AMOUNT}(?P<num>{{num}}) (?:- )?(?P<unit>{{unit}})(?: (?:period|span|stretch))?", amount),
    rule(rf"{_AMOUNT}(?P<num>{{num}}) (?:to|or|-) {{num}} (?:more )?(?P<unit>{{units}})", amount),
    rule(rf"{_SPAN}?(?:several|a few|few|many|numerous|a number of|some|most of the|countless) (?:more |past )?"
         rf"(?P<unit>{{units}})", some),
    rule(rf"{_SPAN}(?P<unit>{{units}})", some),
    rule(r"(?:the )?(?:recent|coming|past) (?P<unit>{units})", some),
    rule(r"the (?P<unit>{units}) (?:ahead|to come)", some),
    rule(r"(?P<unit>weeks|months|years|decades|centuries|days|hours)", some),
    rule(r"(?:the |a )?(?:past|last) (?P<unit>year|decade|century|week|month|hour|day|quarter)", one),
    rule(r"(?:the )?(?:entire|whole|full|all) (?P<unit>year|decade|century|week|month|day)", one),
    rule(r"(?:all|a) (?P<unit>year|day|week|night)(?: -)? long", one),
    rule(r"half an? (?P<unit>hour|day|year|decade|century)", half_of),
    rule(r"(?:every|each) (?:other )?(?:(?P<num>{num}) )?(?P<unit>{unit}|{units})", every),
    rule(r"(?:every|each) (?P<weekday>{weekday})", every_weekday),
    rule(rf"(?P<word>{words.either(words.FREQUENCIES)})", frequency),
    rule(r"(?:once|twice) an? (?P<unit>{unit})", every),
    rule(r"a (?:long |short )?(?:while|time)(?= ago)", constant("DATE", "PAST_REF")),
)  # fmt: skip
