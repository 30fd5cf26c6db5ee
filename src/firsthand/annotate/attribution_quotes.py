"""Stretches between quotation marks, matched line by line; an unmatched mark closes at the end of its line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_OPENING = "“„«‟"
_CLOSING = "”»"
# A straight or single mark opens after white space or an opening bracket, and closes before one or punctuation.
_MARKS = re.compile(r"[“”„‟«»]|\"|''|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")

# A quotation of fewer words may be a term in quotation marks ("scare quotes") and not an utterance.
UTTERANCE_WORDS = 4
# A single mark is no apostrophe if its partner stands at most so many characters behind it: a paragraph.
FARTHEST_PARTNER = 2_000


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks: text[start:end]; ``words`` is the number of words inside."""

    start: int
    end: int
    words: int
    ends_with: str  # last character before the closing mark
    closed: bool

    def is_utterance(self) -> bool:
        return self.words >= UTTERANCE_WORDS or self.ends_with in ".,!?…"


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Outermost quotations of ``text`` in order."""
    quotes: list[Quote] = []
    for line in _LINE.finditer(text):
        quotes += _in_line(text, line.start(), line.end())
    return tuple(quotes)


def quotes_around(quotes: Sequence[Quote], start: int, end: int) -> Sequence[Quote]:
    """The quotations that share a character with text[start:end]; ``quotes`` are in order and do not overlap."""
    first = bisect_right(quotes, start, key=lambda q: q.end)
    return quotes[first : bisect_left(quotes, end, key=lambda q: q.start)]


def _in_line(text: str, start: int, end: int) -> list[Quote]:
    quotes: list[Quote] = []
    opened: int | None = None
    kind = ""
    for mark in _MARKS.finditer(text, start, end):
        token = mark.group()
        if opened is None:
            if _may_open(text, mark, start, end):
                opened, kind = mark.start(), token
        elif _closes(kind, token):
            quotes.append(_quote(text, opened, mark.end(), len(kind), len(token), True))
            opened = None
    if opened is not None and kind in {"“", '"', "«", "„"}:
        quotes.append(_quote(text, opened, end, len(kind), 0, False))
    return quotes


def _may_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    token = mark.group()
    if token in _OPENING:
        return True
    if token in {'"', "''"}:
        return mark.start() == start or not text[mark.start() - 1].isalnum()
    if token in {"‘", "'"}:  # a single mark needs its partner in the line
        partner = "’" if token == "‘" else "'"
        end = min(end, mark.end() + FARTHEST_PARTNER)
        close = text.find(partner, mark.end(), end)
        while close >= 0 and close + 1 < len(text) and text[close + 1].isalnum():
            close = text.find(partner, close + 1, end)
        return close > mark.end() + 1
    return False


def _closes(kind: str, token: str) -> bool:
    if kind in {"“", "„", "‟", '"', "«"}:
        return token in {"”", '"', "»"} or (kind == "„" and token == "“")
    if kind == "''":
        return token == "''"
    return token in {"’", "'"}


def _quote(text: str, start: int, end: int, opening: int, closing: int, closed: bool) -> Quote:
    inner = text[start + opening : end - closing].strip()
    return Quote(start, end, len(inner.split()), inner[-1:] or " ", closed)
