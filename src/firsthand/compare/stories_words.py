"""What an article is grouped by: its words in order, and those of them that are written as names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from firsthand.compare.words import words
from firsthand.language.names import fold
from firsthand.model import Annotated, Article

# Who published or passed on a report says nothing about what it tells.
PRESS = ("outlet", "agency")
# A capital inside a sentence: behind a word or a comma and one space. German nouns count too, which does no harm.
_CAPITAL = re.compile(r"(?<=[\w,;)] )[A-Z\u00c0-\u00de\u0100-\u017f\u0386-\u03ab\u0400-\u042f][^\W_]*")
_WORD = re.compile(r"[^\W_]+")
_INSIDE = "'\u2018\u2019\u00ad\u200b"  # inside a word as good as nothing
# Scripts without spaces and marks that compose with no letter: ``words`` knows them.
_OTHER = re.compile("[\u0300-\u036f\u0590-\u1cff\u2e80-\ud7ff\uf900-\uffef\U00010000-\U0010ffff]")
_POSSESSIVE = re.compile(r"['\u2019]s\b")


class Wording(NamedTuple):
    """``keys``: the words of title and text in order; ``named``: those that are written as names, folded."""

    keys: list[str]
    named: set[str]


def wording(annotated: Annotated) -> Wording:
    """The words of one article without its furniture, and which of them a capital or a found name marks.

    A name that unify knows in a fuller or another form counts with the words of that form too.
    """
    text = _POSSESSIVE.sub("", body(annotated.article))
    keys = _keys(text)
    named = set(map(_folded, _CAPITAL.findall(text)))
    seen, press = set(keys), set[str]()
    for name in annotated.names:
        found = name_keys(name.key)
        if name.kind in PRESS:
            press.update(map(_folded, found))
        else:
            named.update(map(_folded, found))
            keys += [key for key in found if key not in seen]
    return Wording(keys, named - press)


def body(article: Article) -> str:
    """Title and text of an article without its furniture."""
    cuts = sorted((s.start, s.end) for s in article.furniture if s.field == "text")
    pieces, place = [article.title or "", "\n"], 0
    for start, end in cuts:
        pieces.append(article.text[place : max(start, place)])
        place = max(place, end)
    return "".join([*pieces, article.text[place:]])


def _keys(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if _OTHER.search(text):
            return [word.key for word in words(text)]
    for mark in _INSIDE:
        text = text.replace(mark, "")
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return folded(next((found.key for found in words(word)), ""))


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word of a name without what transliteration writes differently."""
    return fold(word) or word


@lru_cache(maxsize=65536)
def name_keys(name: str) -> tuple[str, ...]:
    """The words of a name."""
    return tuple(word.key for word in words(name))
