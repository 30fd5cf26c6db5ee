"""Rules for times told from another time: "last week", "two years ago", "yesterday", "a year earlier", "now"."""

from __future__ import annotations

from datetime import date, timedelta

from firsthand.language.en import numbers
from firsthand.language.en import time_words as words
from firsthand.language.en.time_context import Context, shifted
from firsthand.language.en.time_rules import Found, Groups, Rule, constant, rule

_VAGUE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_WHICH = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this past": -1,
    "this": 0, "current": 0,
    "next": 1, "coming": 1, "this coming": 1, "following": 1,
}  # fmt: skip
_CLOCK_UNITS = ("TS", "TM", "TH")


def _unit(word: str) -> str:
    if word == "period":
        return "Q"
    return words.UNITS[words.PLURALS.get(word, word)]


def _amount(text: str) -> int | None:
    if text in ("a", "an", "one"):
        return 1
    if text in ("a couple of", "a couple"):
        return 2
    value = numbers.cardinal(text)
    return int(value) if value is not None and value == int(value) and value < 10_000 else None


def which_unit(g: Groups, context: Context, _start: int) -> Found | None:
    """ "last year", "this month", "the previous quarter"."""
    which, unit = _WHICH[g["which"]], _unit(g["unit"])
    if unit in _CLOCK_UNITS:
        return None
    if g["which"] in ("following", "previous", "preceding", "prior"):
        anchor = _reference(context, unit) or context.anchor
    else:
        anchor = context.anchor
    if anchor is None:
        return "DATE", _VAGUE[which]
    if unit == "TNI":
        return "TIME", (anchor + timedelta(days=which)).isoformat() + "TNI"
    value = shifted(anchor, unit, which)
    return ("DATE", value) if value else None


def same_unit(g: Groups, context: Context, _start: int) -> Found | None:
    """ "that day", "the same year", "the quarter": the latest of its grain that the text named."""
    unit = _unit(g["unit"])
    reference = _reference(context, unit)
    if reference is None:
        return None
    value = shifted(reference, unit, 0)
    return ("DATE", value) if value else None


def the_unit(g: Groups, context: Context, _start: int) -> Found | None:
    """ "the year", "the weekend": that of the publication; a quarter: the latest named, else the last."""
    unit = _unit(g["unit"])
    if context.anchor is None:
        return None
    if g["unit"] == "period" and "quarter" not in context.named:
        return None
    if unit == "Q":
        named = context.named.get("quarter")
        value = named or shifted(context.anchor, "Q", -1)
    elif unit == "WE":
        value = _weekend(context.anchor, context.tense(_start) == "future")
    else:
        value = shifted(context.anchor, unit, 0)
    return ("DATE", value) if value else None


def _weekend(anchor: date, future: bool) -> str | None:
    if future or anchor.isoweekday() >= 6:
        return shifted(anchor, "WE", 0)
    return shifted(anchor, "WE", -1)


def _reference(context: Context, unit: str) -> date | None:
    """The latest day, month or year named so far, as exact as ``unit`` asks, as its first day."""
    named = context.named
    grains = {"D": ("day",), "TNI": ("day",), "W": ("day",), "WE": ("day",), "M": ("month", "day"),
              "Q": ("quarter",), "Y": ("year", "month", "day")}.get(unit, ("year",))  # fmt: skip
    latest = named.get("latest")
    grain = latest if latest in grains else next((x for x in grains if x in named), None)
    if grain is None:
        return None
    value = named[grain]
    if grain == "quarter":
        return date(int(value[:4]), 3 * int(value[-1]) - 2, 1)
    return date.fromisoformat((value + "-01-01")[:10])


def ago(g: Groups, context: Context, _start: int) -> Found | None:
    """ "two years ago", "five months ago"; a year ago beside a quarter means that quarter of the year before."""
    number, unit = _amount(g["num"]), _unit(g["unit"])
    if number is None:
        return None
    if unit == "Y" and number == 1 and (quarter := _year_before(context)):
        return "DATE", quarter
    return _moved(context.anchor, unit, -number, "PAST_REF")


def before_or_after(g: Groups, context: Context, _start: int) -> Found | None:
    """ "a year earlier", "two days later": from the latest date named so far."""
    number, unit = _amount(g["num"]), _unit(g["unit"])
    if number is None:
        return None
    sign = 1 if g["way"] in ("later", "after", "afterward", "afterwards", "from now", "hence") else -1
    if g["way"] in ("from now", "hence"):
        return _moved(context.anchor, unit, number, "FUTURE_REF")
    if unit == "Y" and number == 1 and sign < 0 and (quarter := _year_before(context)):
        return "DATE", quarter
    reference = _reference(context, unit)
    if reference is None and sign < 0:
        reference = context.anchor
    return _moved(reference, unit, sign * number, "PAST_REF" if sign < 0 else "FUTURE_REF")


def _year_before(context: Context) -> str | None:
    """The same quarter a year before, where the text speaks of a quarter."""
    quarter = context.named.get("quarter")
    return f"{int(quarter[:4]) - 1:04d}{quarter[4:]}" if quarter else None


def _moved(reference: date | None, unit: str, amount: int, vague: str) -> Found | None:
    if unit in _CLOCK_UNITS:
        return "TIME", vague
    if reference is None:
        return "DATE", vague
    value = shifted(reference, unit, amount)
    return ("DATE", value) if value else ("DATE", vague)


def vague_ago(_g: Groups, _context: Context, _start: int) -> Found:
    """ "years ago", "several weeks ago"."""
    return "DATE", "PAST_REF"


def year_earlier(g: Groups, context: Context, _start: int) -> Found | None:
    """ "the year - earlier quarter", "a year - ago period"."""
    if quarter := _year_before(context):
        return "DATE", quarter
    if context.anchor is None:
        return "DATE", "PAST_REF"
    if "quarter" in g["all"]:
        value = shifted(context.anchor, "Q", -5)
        return ("DATE", value) if value else None
    return "DATE", f"{context.anchor.year - 1:04d}"


def near(g: Groups, context: Context, _start: int) -> Found:
    """ "today", "yesterday", "tomorrow" and the days beside them, with a part of the day."""
    offset = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1, "overnight": 0,
              "the day before yesterday": -2, "the day after tomorrow": 2}[g["near"]]  # fmt: skip
    part = g.get("part")
    suffix = (
        "TNI" if g["near"] in ("tonight", "last night", "overnight") else ("T" + words.DAY_PARTS[part] if part else "")
    )
    if context.anchor is None:
        vague = {-2: "PAST_REF", -1: "PAST_REF", 0: "PRESENT_REF"}.get(offset, "FUTURE_REF")
        return ("TIME" if suffix else "DATE"), vague
    return ("TIME" if suffix else "DATE"), (context.anchor + timedelta(days=offset)).isoformat() + suffix


def this_part(g: Groups, context: Context, _start: int) -> Found:
    """ "this morning"; "the night" of the latest day named."""
    part = "T" + words.DAY_PARTS[g["part"]]
    if context.anchor is None:
        return "TIME", "PRESENT_REF"
    return "TIME", context.anchor.isoformat() + part


def that_part(g: Groups, context: Context, _start: int) -> Found | None:
    """ "that night", "the following morning"."""
    reference = _reference(context, "D")
    if reference is None:
        return None
    days = 1 if g.get("which") in ("next", "following") else 0
    return "TIME", (reference + timedelta(days=days)).isoformat() + "T" + words.DAY_PARTS[g["part"]]


_MOD = r"(?:(?:{mod}) )?"
_GRAIN = r"(?:week|weekend|month|quarter|year|decade|century)"

RULES: tuple[Rule, ...] = (
    rule(rf"{_MOD}(?P<which>last|next|this past|this coming|this) (?:fiscal |calendar )?"
         rf"(?P<unit>{_GRAIN})", which_unit),
    rule(rf"{_MOD}the (?P<which>previous|preceding|prior|following|current|coming|next) (?:fiscal |calendar )?"
         rf"(?P<unit>{_GRAIN}|day)", which_unit),
    rule(rf"{_MOD}the (?P<which>past) (?P<unit>weekend)", which_unit),
    rule(rf"{_MOD}(?:that|the same|that same) (?:fiscal )?(?P<unit>day|week|weekend|month|quarter|year)", same_unit),
    rule(rf"{_MOD}the (?:fiscal )?(?P<unit>weekend|quarter)", the_unit),
    rule(r"the (?:latest|most recent) (?P<unit>quarter|week|month|year|period)", the_unit),
    rule(r"(?:(?:{mod}) )(?:in )?the (?P<unit>week|month|year|decade|century)", the_unit),
    rule(r"(?:(?:{amount}) )?(?P<num>{num}|an?|a couple of) (?P<unit>{unit}|{units})(?: or (?:so|two|more))? ago", ago),
    rule(r"(?:(?:{amount}) )?(?P<num>{num}|an?|a couple of) (?P<unit>{unit}|{units}) (?P<way>earlier|later|"
         r"(?:before|afterwards?)(?= [,.]|$)|from now|hence)", before_or_after),
    rule(r"(?:(?:several|many|a few|some|just) )*(?P<unit>{units}) ago", vague_ago),
    rule(r"(?P<all>(?:the |a )?(?:comparable )?year - (?:ago|earlier)(?: "
         r"(?:quarter|period|third quarter))?)", year_earlier),
    rule(r"(?:(?:early|earlier|late|later) )?(?P<near>today|tonight|yesterday|tomorrow|last night|overnight)(?: "
         r"(?P<part>morning|afternoon|evening|night))?", near),
    rule(r"(?P<near>the day before yesterday|the day after tomorrow)", near),
    rule(r"(?:(?:early|late) )?this (?P<part>morning|afternoon|evening)", this_part),
    rule(r"(?:that|the (?P<which>following|next)) (?P<part>morning|afternoon|evening|night)", that_part),
    rule(rf"(?:{words.either(words.PRESENT)})", constant("DATE", "PRESENT_REF")),
    rule(rf"(?:{words.either(words.PAST)})", constant("DATE", "PAST_REF")),
    rule(rf"(?:{words.either(words.FUTURE)})", constant("DATE", "FUTURE_REF")),
    rule(r"current(?= (?!{unit}))", constant("DATE", "PRESENT_REF")),
    rule(r"(?:the )?(?:past|recent) (?:weeks|days|months|years|decades)", constant("DATE", "PAST_REF")),
)  # fmt: skip
