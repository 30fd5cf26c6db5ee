"""The names of articles as they are compared: word by word, without what transliteration writes differently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.compare.stories_words import PRESS, folded, name_keys
from firsthand.language.commonness import share_of_articles
from firsthand.model import Annotated


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
    shared: dict[str, None] = {}
    for one in annotated:
        document = []
        for name in one.names:
            if name.kind not in PRESS:
                for word in name_keys(name.key):
                    document.append(folded(word))
                    shared[word] = None
        documents.append(document)
    for word in shared:  # of two words that fold alike the commoner one decides
        common[folded(word)] = max(common.get(folded(word), 0.0), share_of_articles(word))
    return NameWords(documents, common)
