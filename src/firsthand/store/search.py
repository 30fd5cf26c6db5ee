"""Words for the full-text index."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Words of a question that are searched for; of a whole article the first ones are enough to find its like.
MOST_WORDS = 64

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found by words; ``score`` is higher for more and rarer shared words, and counts within one search."""

    article: str
    score: float


def query(text: str) -> str:
    """An FTS5 query for any of the words of ``text``; empty where it has none. Nothing in ``text`` is an operator."""
    words = dict.fromkeys(word.casefold() for word in _WORD.findall(text[:100_000]))
    return " OR ".join(f'"{word}"' for word in list(words)[:MOST_WORDS])
