"""Rules for times of the day: "10:35 a.m.", "19h28", "noon", "Tuesday night", "5 p.m. EST Nov. 9"."""

from __future__ import annotations

from datetime import date

from firsthand.language.en import time_words as words
from firsthand.language.en.time_context import Context
from firsthand.language.en.time_rules import Found, Groups, Rule, rule


def clock_value(g: Groups) -> str | None:
    """The time as hh:mm (hh where the words give the hour only), None where there is no such time."""
    if g.get("name"):
        return {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}[g["name"]]
    hour, minute = int(g["hour"]), g.get("minute")
    half = g.get("half")
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute or '00'}"


def clock(g: Groups, context: Context, _start: int) -> Found | None:
    """A time of the day of publication; the driver moves it to the day beside it."""
    value = clock_value(g)
    if value is None:
        return None
    day = context.anchor.isoformat() if isinstance(context.anchor, date) else "XXXX-XX-XX"
    return "TIME", f"{day}T{value}"


def part(g: Groups, context: Context, _start: int) -> Found | None:
    """A part of a day named alone ("the morning"), moved in the same way."""
    day = context.anchor.isoformat() if isinstance(context.anchor, date) else "XXXX-XX-XX"
    return "TIME", f"{day}T{words.DAY_PARTS[g['part']]}"


_HALF = r"(?P<half>am|pm)"
_ZONE = r"(?: {zone}| local time)?"

CLOCK: tuple[Rule, ...] = (
    rule(rf"(?:(?:about|around|by|shortly after|shortly before|just after|just before) )??(?P<hour>\d\d?)"
         rf"(?: [:.] (?P<minute>[0-5]\d))? {_HALF}{_ZONE}", clock),
    rule(rf"(?P<hour>\d\d?)\.(?P<minute>[0-5]\d) ?{_HALF}{_ZONE}", clock),
    rule(rf"(?P<hour>\d\d?) oclock(?: {_HALF})?{_ZONE}", clock),
    rule(rf"(?P<hour>[01]?\d|2[0-3]) : (?P<minute>[0-5]\d)(?: : [0-5]\d)?{_ZONE}", clock),
    rule(r"(?P<hour>[01]?\d|2[0-3]) h (?P<minute>[0-5]\d)", clock),
    rule(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) (?:gmt|utc)", clock),
    rule(r"(?P<name>noon|midnight)", clock),
)  # fmt: skip
PARTS: tuple[Rule, ...] = (
    rule(r"(?:(?:early|late|mid -|mid) )?(?:in )?(?:the )?(?:(?:early|late|mid -|mid) )?"
         r"(?P<part>morning|afternoon|evening|night)", part),
)  # fmt: skip
