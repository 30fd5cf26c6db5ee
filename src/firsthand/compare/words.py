"""Words as they are compared: text → normalised words with their place, in any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

# Scripts written without spaces between words (Han, Kana, Thai, Lao, Myanmar, Khmer): every letter is a word.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
# What may stand inside one word without changing it: apostrophes of every make, soft hyphen, zero-width characters.
_INNER = "'\u2018\u2019\u02bc\uff07\u00ad\u200b-\u200d\u2060\ufeff"


class Word(NamedTuple):
    """A word as compared (``key``) and where it stands: code points, end exclusive."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    # Combining marks are no word characters to ``re``; without them a decomposed accent would cut a word in two.
    marks = re.escape("".join(c for c in map(chr, range(0x300, 0x10000)) if unicodedata.category(c)[0] == "M"))
    letter, inner = rf"(?:[^\W_{_SPACELESS}]|[{marks}])", f"[{_INNER}]"
    return re.compile(rf"[{_SPACELESS}](?:{inner}*[{marks}])*|{letter}+(?:{inner}+{letter}+)*")


_DROPPED = re.compile(f"[{_INNER}]")
_ONE_LETTER = re.compile(f"[{_SPACELESS}]")


def words(text: str) -> Iterator[Word]:
    """The words of ``text`` in order: case folded, composed (NFKC), without punctuation and apostrophes."""
    for match in _pattern().finditer(text):
        word = _DROPPED.sub("", match[0])
        key = word.lower() if word.isascii() else _DROPPED.sub("", unicodedata.normalize("NFKC", word).casefold())
        yield Word(key, match.start(), match.end())


def is_spaceless(key: str) -> bool:
    """True for a word of a script without spaces, where one letter stands for part of a word."""
    return _ONE_LETTER.match(key) is not None


def is_separator(char: str) -> bool:
    """True for a character that no word contains."""
    return not _pattern().match(char) and not is_inner(char)


def is_inner(char: str) -> bool:
    """True for an apostrophe or an invisible character: inside a word or not, it changes none."""
    return _DROPPED.match(char) is not None


def outside(found: Iterable[Word], stretches: Iterable[tuple[int, int]]) -> Iterator[Word | None]:
    """``found`` without the words that touch one of the (start, end) ``stretches``; None marks each place of a cut."""
    cuts = sorted(stretches)
    place, cut = 0, False
    for word in found:
        while place < len(cuts) and cuts[place][1] <= word.start:
            place += 1
        if place < len(cuts) and cuts[place][0] < word.end:
            cut = True
            continue
        if cut:
            yield None
            cut = False
        yield word
