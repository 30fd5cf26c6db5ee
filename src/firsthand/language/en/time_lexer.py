"""A sentence as a line of plain words that the rules for times match on, with the way back to the text.

The line is lower case, its words parted by single spaces, hyphens and marks standing alone, month and weekday
abbreviations written out. A word that is a month or weekday only with a capital letter ("May", "March") and has none
is marked with a low line, so that no rule sees it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from firsthand.language.en import time_words as words

_LEXEME = re.compile(
    r"[ap]\.?\s?m\.?(?![\w])|['’]s(?!\w)|o['’]clock|\d{1,2}(?:st|nd|rd|th)(?!\w)|\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+\.\d+(?![\d.])"
    r"|\d+|[^\W\d_]+|\S",
    re.IGNORECASE,
)
_DASHES = "-‐‑‒–—"
_QUOTES = "'’‘`´"
# A weekday or month needs its capital; so do their abbreviations.
_NEEDS_CAPITAL = frozenset({*words.MONTHS, *words.WEEKDAYS, *words.MONTH_ABBREVIATIONS, *words.WEEKDAY_ABBREVIATIONS})
# Abbreviations that are also common words or names ("Mar", "Sun", "Sat", "Wed"): only before a figure or a full stop.
_NEEDS_COMPANY = frozenset(
    {*words.WEEKDAY_ABBREVIATIONS, "mar", "jun", "jul", "dec", "jan", "sept", "sep", "apr", "aug"}
)


_NAMES_INSIDE = frozenset({"today", "tonight", "tomorrow", "now", "daily", "weekly", "monthly"})


@dataclass(frozen=True, slots=True)
class Line:
    """``text`` is what rules match; ``at`` is where each word begins in it, ``spans`` its place in the article."""

    text: str
    at: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article for the words from ``start`` to ``end`` of the line (end exclusive)."""
        first = bisect_right(self.at, start) - 1
        last = max(bisect_left(self.at, end) - 1, first)
        return self.spans[first][0], self.spans[last][1]


def line_of(text: str, start: int, end: int) -> Line:
    """The words of ``text[start:end]`` as a Line."""
    found = [(m.group(), m.start(), m.end()) for m in _LEXEME.finditer(text, start, end)]
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    skip = False
    for i, (surface, s, e) in enumerate(found):
        if skip:
            skip = False
            continue
        following = found[i + 1][0] if i + 1 < len(found) else ""
        word, dotted = _normal(surface, following)
        if word in _NAMES_INSIDE and surface[0].isupper() and i and found[i - 1][0].istitle():
            word = "_" + word  # "Orvel Today" is a paper
        if dotted and found[i + 1][1] == e and not (i + 2 == len(found) and e + 1 >= end and not _abbreviated(surface)):
            e, skip = e + 1, True
        out.append(word)
        spans.append((s, e))
    at, position = [], 0
    for word in out:
        at.append(position)
        position += len(word) + 1
    return Line(" ".join(out), tuple(at), tuple(spans))


def _abbreviated(surface: str) -> bool:
    low = surface.lower()
    return low in words.MONTH_ABBREVIATIONS or low in words.WEEKDAY_ABBREVIATIONS


_FIXED = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_QUOTES, "'"),
    "’s": "'s",
    "o'clock": "oclock",
    "o’clock": "oclock",
}
_HALF_DAY = re.compile(r"[ap]\.?\s?m\.?")


def _normal(surface: str, following: str) -> tuple[str, bool]:
    """The word as rules see it, and whether a full stop after it belongs to it."""
    low = surface.lower()
    if low in _FIXED:
        return _FIXED[low], False
    if _HALF_DAY.fullmatch(low) and (len(low) > 2 or surface in ("am", "pm", "AM", "PM")):
        return low[0] + "m", False
    if low not in _NEEDS_CAPITAL:
        return low, False
    full = words.MONTH_ABBREVIATIONS.get(low) or words.WEEKDAY_ABBREVIATIONS.get(low)
    dotted = full is not None and following == "."
    alone = low in _NEEDS_COMPANY and not (following[:1].isdigit() or following == "/")
    if not surface[0].isupper() or (full is not None and alone and not dotted):
        return "_" + low, False
    return full or low, dotted
