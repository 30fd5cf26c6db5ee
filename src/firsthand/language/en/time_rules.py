"""How a rule for times looks, and the fragments that the rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from firsthand.language.en import numbers
from firsthand.language.en import time_words as words
from firsthand.language.en.time_context import Context, Tense

Found = tuple[str, str]
Groups = dict[str, str]
Build = Callable[[Groups, Context, int], Found | None]
"""The words of a match by name, the context, where the match begins in the article → (type, value) or None."""

# A year as it is spoken: "nineteen ninety-six", "two thousand five".
WRITTEN_YEAR = (
    rf"(?:(?:eighteen|nineteen|twenty) (?:{words.either(numbers.TENS)}|ten|eleven|twelve|[a-z]+teen)"
    rf"(?: - [a-z]+| (?:one|two|three"
    r"|four|five|six|seven|eight|nine))?|two thousand(?: (?:and )?(?:one|two|three|four|five|six|seven|eight|nine))?)"
)
FRAGMENTS = {
    "month": words.either(words.MONTHS),
    "weekday": words.either(words.WEEKDAYS),
    "season": words.either(words.SEASONS),
    "holiday": words.either(words.HOLIDAYS),
    "unit": words.either(words.UNITS),
    "units": words.either(words.PLURALS),
    "part": words.either(words.DAY_PARTS),
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
    "year": rf"(?:1[0-9]\d\d|20\d\d|21\d\d|{WRITTEN_YEAR})",
    "num": rf"(?:\d+(?:,\d\d\d)*(?:\.\d+)?|{numbers.SMALL_CARDINAL})",
    "ord": numbers.SMALL_ORDINAL,
    "mod": words.either(words.DATE_MODIFIERS),
    "amount": words.either(words.AMOUNT_MODIFIERS),
    "clock": r"(?:[01]?\d|2[0-4]) ?(?:[:h] ?[0-5]\d)?",
    "zone": words.either(words.ZONES),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over a Line and the function that gives a match its type and value. ``cue``: a word it cannot lack."""

    pattern: re.Pattern[str]
    build: Build


def rule(pattern: str, build: Build) -> Rule:
    """Compile ``pattern``, in which {name} stands for a fragment and ?P<name> keeps words for ``build``."""
    text = re.sub(r"\{([a-z]+)\}", lambda m: f"(?:{FRAGMENTS[m.group(1)]})", pattern)
    return Rule(re.compile(rf"(?<!\S){text}(?!\S)"), build)


def constant(kind: str, value: str) -> Build:
    """A build function for words that always mean the same."""
    return lambda _groups, _context, _start: (kind, value)


def near_day(anchor: date, month: int, day: int, tense: Tense | None) -> date | None:
    """The day of that month nearest to ``anchor``; ``tense`` only rules out what is more than a season off its side."""
    best: date | None = None
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if tense == "past" and (candidate - anchor).days > TOLERANCE:
            continue
        if tense == "future" and (anchor - candidate).days > TOLERANCE:
            continue
        if best is None or abs((candidate - anchor).days) < abs((best - anchor).days):
            best = candidate
    return best


# Days that a month and day may lie on the other side of the publication than the verb's tense says: the governing verb
# is often one of saying ("said the talks of June 15"). Value F1 on TimeBank / AQUAINT: 0 days .801 / .742, 30 .807 /
# .753, 90 .809 / .755, 120 .809 / .755, 180 .806 / .750.
TOLERANCE = 120


def near_year(anchor: date, month: int, tense: Tense | None) -> int:
    """The year of a month named alone: the last one for the past tense, the coming one for the future.

    In the present tense ("the summit in June aims to …") it is the coming one if that is near.
    """
    ahead = (month - anchor.month) % 12
    if tense == "future" or (tense == "present" and ahead <= SOON):
        return anchor.year if month >= anchor.month else anchor.year + 1
    return anchor.year if month <= anchor.month else anchor.year - 1


# Months ahead that the present tense may speak of. Value F1 on TimeBank / AQUAINT: 0 .808 / .753; 2, 4 and 6 alike,
# .809 / .755.
SOON = 4
