"""Marked words: which words of which article the page refers to, and the articles cut around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from firsthand.model import Article, Field, Span

# How much of an article is shown on each side of marked words, and the longest gap that is closed between two excerpts
# (code points): about two lines of print each, set by eye; CLOSE where
# there are very many articles.
CONTEXT = 140
CLOSE = 25
GAP = 100

# How far an excerpt is drawn out to reach a space, so that it does not begin or end within a word.
_REACH = 30


@dataclass(frozen=True, slots=True)
class Back:
    """A link from marked words back to the row that refers to them."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an article: ``text``, ``open`` and ``close`` of a mark, ``back`` links, ``gap`` (left out).

    Every ``open`` is followed by its ``close``, properly nested: a mark that crosses another one is opened twice, and
    ``anchor`` is given the first time only.
    """

    kind: Literal["text", "open", "close", "back", "gap"]
    text: str = ""
    anchor: str | None = None
    backs: tuple[Back, ...] = ()


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    anchor: str
    backs: list[Back] = field(default_factory=list)


class Marks:
    """Collects the words that a page refers to; numbers them in the order in which they are first referred to."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = {article.id: article for article in articles}
        self._marks: dict[tuple[str, Field], dict[tuple[int, int], _Mark]] = defaultdict(dict)
        self._number = 0

    def link(self, span: Span, back: Back) -> str | None:
        """The anchor of the marked words, which link back to the row; None where the span is not in its article."""
        article = self._articles.get(span.article)
        text = "" if article is None else _text(article, span.field)
        if not 0 <= span.start < span.end <= len(text):
            return None
        marks = self._marks[span.article, span.field]
        mark = marks.get((span.start, span.end))
        if mark is None:
            self._number += 1
            mark = marks[span.start, span.end] = _Mark(span.start, span.end, f"w{self._number}")
        if back not in mark.backs:
            mark.backs.append(back)
        return mark.anchor

    def pieces(self, article: Article, name: Field, *, whole: bool, close: bool = False) -> tuple[Piece, ...]:
        """The title or text of an article with its marks: ``whole``, or cut to excerpts around marked words.

        ``close`` leaves only a few words around them.
        """
        text = _text(article, name)
        marks = sorted(self._marks[article.id, name].values(), key=lambda mark: (mark.start, -mark.end))
        windows = [(0, len(text))] if whole and text else _windows(text, marks, CLOSE if close else CONTEXT)
        starts = [mark.start for mark in marks]
        pieces: list[Piece] = []
        for start, end in windows:
            if start > (0 if not pieces else -1):
                pieces.append(Piece("gap"))
            pieces += _segments(text, start, end, marks[bisect_left(starts, start) : bisect_left(starts, end)])
        if windows and windows[-1][1] < len(text.rstrip()):
            pieces.append(Piece("gap"))
        return tuple(pieces)


def _text(article: Article, name: Field) -> str:
    return (article.title or "") if name == "title" else article.text


def _windows(text: str, marks: Iterable[_Mark], context: int) -> list[tuple[int, int]]:
    """Where the excerpts lie: in order, apart, each mark whole within one."""
    windows: list[tuple[int, int]] = []
    for mark in marks:
        start, end = _from(text, mark.start, context), _to(text, mark.end, context)
        if windows and start <= windows[-1][1] + min(GAP, context):
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _from(text: str, start: int, context: int) -> int:
    """Where an excerpt begins: at the line's begin if it is near, else after a space."""
    near = max(0, start - context)
    line = text.rfind("\n", near, start) + 1
    if line or near == 0:
        return line
    space = re.search(r"\s", text[near : min(near + _REACH, start)])
    return near + space.end() if space else near


def _to(text: str, end: int, context: int) -> int:
    """Where an excerpt ends: at the line's end if it is near, else before a space."""
    near = min(len(text), end + context)
    line = text.find("\n", end, near)
    if line >= 0 or near == len(text):
        return line if line >= 0 else near
    space = max(text.rfind(" ", max(end, near - _REACH), near), text.rfind("\t", max(end, near - _REACH), near))
    return space if space >= 0 else near


def _segments(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[Piece]:
    """The words from ``start`` to ``end`` with marks opened and closed in proper nesting."""
    opening: dict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:  # the longer ones come first
        opening[mark.start].append(mark)
    stack: list[_Mark] = []
    at = start
    for point in sorted({end, *(mark.start for mark in marks), *(mark.end for mark in marks)}):
        if point > at:
            yield Piece("text", text[at:point])
            at = point
        if any(mark.end == point for mark in stack):
            yield from _close(stack, point)
        for mark in opening[point]:
            yield Piece("open", anchor=mark.anchor)
            stack.append(mark)


def _close(stack: list[_Mark], point: int) -> Iterator[Piece]:
    """Close what ends at ``point``; what lies above it on the stack is closed and opened again."""
    lowest = next(n for n, mark in enumerate(stack) if mark.end == point)
    above = stack[lowest:]
    del stack[lowest:]
    yield from (Piece("close") for _ in above)
    backs = [back for mark in above if mark.end == point for back in mark.backs]
    yield Piece("back", backs=tuple(dict.fromkeys(backs)))
    for mark in above:
        if mark.end != point:
            yield Piece("open")
            stack.append(mark)
