"""Sentences by punctuation alone, for languages whose grammar is not served."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# A full stop, question or exclamation mark (also of scripts without spaces), closing marks after it, and then a space
# with something that may begin a sentence.
_END = re.compile(r"[.!?…][)\]”\"'»’]?(?=\s+[^\s\da-zà-ÿ])|[。！？｡।؟][」』”]?")


def split_sentences(text: str, skip: Sequence[tuple[int, int]] = ()) -> tuple[tuple[int, int], ...]:
    """(start, end) of every sentence of ``text`` outside of ``skip``; a line break always ends one."""
    sentences: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for mark in [*(m.end() for m in _END.finditer(text, *line.span())), line.end()]:
            span = _stripped(text, start, mark)
            if span is not None and not any(s < span[1] and span[0] < e for s, e in skip):
                sentences.append(span)
            start = mark
    return tuple(sentences)


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return (start + left, start + right) if left < right else None
