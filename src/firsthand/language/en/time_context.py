"""What a rule needs to give a time its value: the clock it counts from, the tense around it, what was named before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from firsthand.language.en import time_words as words
from firsthand.model import Parse

Tense = Literal["past", "present", "future"]

_VERBS = ("VERB", "AUX")
_LONGEST_CLIMB = 12


@dataclass(slots=True)
class Context:
    """``anchor`` is the day of publication or None; ``named`` the latest value of each grain in the text so far."""

    anchor: date | None
    parse: Parse
    day_first: bool | None = None
    named: dict[str, str] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starts = [t.start for t in self.parse.tokens]

    def tense(self, start: int) -> Tense | None:
        """The tense of the verb that governs the word at ``start``; None where no finite verb does."""
        i = bisect_right(self.starts, start) - 1
        if i < 0:
            return None
        before = self.parse.tokens[i - 1].text.lower() if i else ""
        if before in words.UNTIL or before in words.SINCE:
            return "future" if before in words.UNTIL else "past"
        forward = False
        for _ in range(_LONGEST_CLIMB):
            token = self.parse.tokens[i]
            if token.pos in _VERBS:
                found = self._tense_of(i)
                if token.lemma in words.FORWARD:
                    return "future"
                if found == "infinitive":
                    if self.parse.tokens[token.head].pos in ("NOUN", "ADJ"):
                        return "future"
                    forward = True
                elif found is not None:
                    return "future" if forward and token.lemma in words.FORWARD_TO else found
            if token.head == i:
                break
            i = token.head
        return "future" if forward else None

    def _tense_of(self, i: int) -> Tense | Literal["infinitive"] | None:
        token = self.parse.tokens[i]
        helpers = self._helpers(i)
        if any(h in words.FUTURE_HELPERS for h in helpers):
            return "past" if "have" in helpers else "future"
        if "to" in helpers:
            return "infinitive"
        if token.tag == "VBD" or (token.tag == "VBN" and not helpers) or any(h in words.PAST_HELPERS for h in helpers):
            return "past"
        if token.tag in ("VBZ", "VBP") or any(h in words.PRESENT_HELPERS for h in helpers):
            return "present"
        return None

    def _helpers(self, i: int) -> list[str]:
        tokens, sentence = self.parse.tokens, self.parse.tokens[i].sentence
        found, j = [], i - 1
        while j >= 0 and i - j < _LONGEST_CLIMB and tokens[j].sentence == sentence:
            if tokens[j].head == i and tokens[j].dep in ("aux", "auxpass"):
                found.append(tokens[j].text.lower())
            j -= 1
        return found

    def remember(self, kind: str, value: str) -> None:
        """Keep ``value`` as the latest of its grain, and a date's day as the latest day."""
        if kind not in ("DATE", "TIME"):
            return
        for grain, pattern in _GRAINS:
            if match := pattern.match(value):
                self.named[grain] = match.group()
                self.named["latest"] = grain
                return


_GRAINS = (
    ("day", re.compile(r"\d{4}-\d{2}-\d{2}")),
    ("quarter", re.compile(r"\d{4}-Q[1-4]")),
    ("week", re.compile(r"\d{4}-W\d{2}$")),
    ("month", re.compile(r"\d{4}-\d{2}$")),
    ("year", re.compile(r"\d{4}$")),
)


def shift_months(day: date, months: int) -> tuple[int, int]:
    """(year, month) ``months`` after the month of ``day``."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def week_value(day: date) -> str:
    """The ISO week of ``day`` in TIMEX3 notation."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


_SHIFTS: dict[str, Callable[[date, int], str]] = {
    "D": lambda day, n: (day + timedelta(days=n)).isoformat(),
    "W": lambda day, n: week_value(day + timedelta(weeks=n)),
    "2W": lambda day, n: week_value(day + timedelta(weeks=2 * n)),
    "WE": lambda day, n: week_value(day + timedelta(weeks=n)) + "-WE",
    "M": lambda day, n: "{:04d}-{:02d}".format(*shift_months(day, n)),
    "Q": lambda day, n: f"{shift_months(day, 3 * n)[0]:04d}-Q{(shift_months(day, 3 * n)[1] + 2) // 3}",
    "Y": lambda day, n: f"{day.year + n:04d}",
    "E": lambda day, n: f"{day.year // 10 + n:03d}",
    "C": lambda day, n: f"{day.year // 100 + n:02d}",
}


def shifted(day: date, unit: str, amount: int) -> str | None:
    """The value ``amount`` units (a key of TIMEX3: D W M Q Y E C) from ``day``, as exact as the unit is.

    None for units that measure the clock and for years outside of the calendar (1 to 9999).
    """
    shift = _SHIFTS.get(unit)
    if shift is None or not -9999 < amount < 1_000_000:
        return None
    try:
        value = shift(day, amount)
    except (ValueError, OverflowError):
        return None
    return None if value.startswith("-") or value[:4] == "0000" else value
