"""English numbers in words and digits: the tables, a pattern for a number phrase, and its value."""

from __future__ import annotations

import re

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000}
DOZEN = {"dozen": 12, "score": 20}

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip

_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_ORDINAL_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)")


def _either(words: object) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


# A small cardinal over a text of words parted by single spaces, hyphens standing alone ("twenty - four").
SMALL_CARDINAL = (
    rf"(?:(?:{_either(TENS)})(?: (?:- )?(?:one|two|three|four|five|six|seven|eight|nine))?|{_either(UNITS)}"
    rf"|(?:a |one )?hundred|(?:a )?dozen)"
)
SMALL_ORDINAL = (
    rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:twenty|thirty) (?:- )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth"
    rf"|ninth)|{_either(ORDINALS)})"
)


def digits(text: str) -> float | None:
    """The value of a number in figures ("62,000", "7.25"), None when ``text`` is none."""
    return float(text.replace(",", "")) if _DIGITS.fullmatch(text) else None


def cardinal(words: str) -> float | None:
    """The value of a number phrase: figures, words or both ("62,000", "twenty-four", "1.5 million", "two hundred").

    None when a word of it is no number word, or when the words do not add up to one number ("two two").
    """
    parts = [w for w in re.split(r"[\s\-]+", words.lower().strip()) if w]
    total, group, last, seen = 0.0, 0.0, 10.0**18, False
    for i, word in enumerate(parts):
        number = digits(word)
        if word in ("a", "an", "and") and 0 <= i < len(parts) - 1:
            continue
        if number is None and word not in UNITS and word not in TENS:
            scale = SCALES.get(word) or DOZEN.get(word) or (SHORT_SCALES.get(word) if seen else None)
            if scale is None:
                return None
            group = (group or 1.0) * scale
            if scale >= 1000:
                total, group = total + group, 0.0
            last, seen = float(scale), True
            continue
        value = number if number is not None else float(UNITS.get(word, TENS.get(word, 0)))
        if seen and value >= last:
            return None
        last = 10.0 if word in TENS else 1.0
        group, seen = group + value, True
    return total + group if seen else None


def ordinal(words: str) -> int | None:
    """The value of an ordinal ("third", "21st", "twenty-first"), None when ``words`` is none."""
    text = words.lower().strip()
    if figures := _ORDINAL_DIGITS.fullmatch(text):
        return int(figures.group(1))
    parts = [w for w in re.split(r"[\s\-]+", text) if w]
    if len(parts) == 1:
        return ORDINALS.get(parts[0])
    if len(parts) == 2 and parts[0] in TENS and ORDINALS.get(parts[1], 10) < 10:
        return TENS[parts[0]] + ORDINALS[parts[1]]
    return None
