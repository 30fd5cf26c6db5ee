"""The names of articles as they are compared: word by word, without what transliteration writes differently."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from firsthand.compare.words import words
from firsthand.language.commonness import share_of_articles
from firsthand.language.names import fold
from firsthand.model import Annotated

# Who published or passed on a report says nothing about what it tells.
PRESS = ("outlet", "agency")


class NameWords(NamedTuple):
    """``documents``: the folded words of an article's names, one for each mention, article by article;
    ``common``: for each such word the share of news articles that can be expected to hold it, 0 to 1.
    """

    documents: list[list[str]]
    common: dict[str, float]


def name_words(annotated: Sequence[Annotated]) -> NameWords:
    """The words of all names but those of the press; a mention counts with its fullest form (``Name.key``).

    Words and not names: "the ministry of Orvika" and "Orvika", "Ines Okkonen" and "Okkonen" share the rare part.
    """
    documents: list[list[str]] = []
    common: dict[str, float] = {}
    for one in annotated:
        document = []
        for name in one.names:
            for word in words("" if name.kind in PRESS else name.key):
                folded = _folded(word.key)
                document.append(folded)
                # Of two words that fold alike the commoner one decides.
                common[folded] = max(common.get(folded, 0.0), share_of_articles(word.key))
        documents.append(document)
    return NameWords(documents, common)


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return fold(word) or word
