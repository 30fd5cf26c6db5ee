"""Spellings of names: what stays equal when a name passes through several transliterations and hurried hands.

Language-independent; needs no table of names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

# What transliteration systems (BGN/PCGN, ISO 9, national ones) write differently, folded in this order.
_FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[’'ʹʼ`\-.]", ""),
        (r"shch|sch|szcz", "s"),
        (r"tsch|tch|ch|cz|tz|ts|tc", "c"),
        (r"sh|sz", "s"),
        (r"dzh|dj|zh", "j"),
        (r"kh|gh", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"ff\b", "v"),
        (r"[yij]+", "i"),
        (r"i(?=e)", ""),
        (r"(.)\1+", r"\1"),
    )
)
# rapidfuzz ratio (0–100) of two folded words that are still one name; one letter of eight may differ. Calibrated by
# hand on spellings of Russian, Ukrainian and Arabic names: pairs lie above 85, strangers below 80.
SAME_WORD = 85.0
# Short words must be equal after folding: with four letters one different letter is another name.
SHORT = 5


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The skeleton of ``word``: lower case, no accents, one letter for what transliterations write differently.

    >>> fold("Tchaikovsky") == fold("Chaykovskiy") == fold("Chaikovskii")
    True
    """
    plain = unicodedata.normalize("NFKD", word)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    for pattern, to in _FOLDS:
        plain = pattern.sub(to, plain)
    return plain


def same_word(a: str, b: str) -> bool:
    """True if two words may be spellings of one name."""
    x, y = fold(a), fold(b)
    if x == y:
        return True
    if min(len(x), len(y)) < SHORT or x[:1] != y[:1]:
        return False
    return round(fuzz.ratio(x, y), 3) >= SAME_WORD


def same_given(a: str, b: str) -> bool:
    """True if two given names may be one: equal but for spelling, or one the initial of the other."""
    x, y = fold(a), fold(b)
    if len(x) == 1 or len(y) == 1:
        return x[:1] == y[:1]
    return same_word(a, b)


def same_person(a: str, b: str) -> bool:
    """True if two full names (given name and surname) may be spellings of one person's name.

    A bare surname matches nothing here: whose it is, the article decides.
    """
    left, right = a.split(), b.split()
    if len(left) < 2 or len(right) < 2:
        return [fold(w) for w in left] == [fold(w) for w in right]
    return same_word(left[-1], right[-1]) and same_given(left[0], right[0])
