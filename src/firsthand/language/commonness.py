"""How common an English word is, from the order of a published word list; for collections too small to tell."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from pathlib import Path

_TOKENIZER = Path(__file__).parent / "weights" / "tokenizer.json"
# The WordPiece vocabulary (docs/models/minilm.md) lists whole words by falling frequency, from "the" on.
_MOST_COMMON = "the"
# By Zipf's law the word of rank r is about one word in 10 r; an article of news has about 250 words, so that it holds
# the word with probability 1 - exp(-25 / r).
_EXPECTED = 25.0


@lru_cache(maxsize=1)
def _ranks() -> tuple[dict[str, int], int]:
    vocabulary: dict[str, int] = json.loads(_TOKENIZER.read_text(encoding="utf-8"))["model"]["vocab"]
    first = vocabulary[_MOST_COMMON]
    return {word: place - first + 1 for word, place in vocabulary.items() if place >= first}, len(vocabulary)


def share_of_articles(word: str) -> float:
    """The share of news articles, 0 to 1, that can be expected to hold ``word`` (case folded); rare if unknown."""
    ranks, rarest = _ranks()
    return 1 - math.exp(-_EXPECTED / ranks.get(word, rarest))
