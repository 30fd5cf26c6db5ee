"""Expressions of stance in one article, at their place in its text.

Clauses do not carry what a complement consists of, so sentences that hold a word of stance are parsed once more.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache

from firsthand.language.en.parser import parse
from firsthand.language.en.stance import may_hold_stance
from firsthand.language.en.stance_grammar import Expression, expressions
from firsthand.language.en.stance_tree import Offsets
from firsthand.model import Annotated

# Results kept between the two passes over a collection (first for the holders, then for their positions): articles
# beyond that are parsed twice. An entry is a few kilobytes.
KEPT_ARTICLES = 4096
# A "sentence" longer than this, in code points, is a table or a dump and no sentence.
LONGEST_SENTENCE = 3000
_BREAKS = str.maketrans("\r\n\u2028\u2029", "    ")
_PAIRS = {"“": "”", "«": "»", "„": "“", "(": ")", '"': '"'}
_SENTENCE_ENDS = frozenset('.!?…"”»“')


def stances(a: Annotated) -> tuple[Expression, ...]:
    """Expressions of stance in order of the text; offsets are those of the article's text."""
    if not a.attempted or a.article.language != "en":
        return ()
    text = a.article.text
    chosen = [(s, e) for s, e in a.sentences if e - s <= LONGEST_SENTENCE and may_hold_stance(_words(text[s:e]))]
    found = _expressions(tuple(text[s:e].translate(_BREAKS) for s, e in chosen))
    starts, at = [], 0
    for s, e in chosen:
        starts.append(at)
        at += e - s + 1

    def place(words: Offsets) -> Offsets:
        n = bisect_right(starts, words[0]) - 1
        shift = chosen[n][0] - starts[n]
        return words[0] + shift, words[1] + shift

    return tuple(_placed(text, e, place) for e in found)


def sentence_of(a: Annotated, at: int) -> Offsets:
    """The sentence that the offset stands in (empty where it stands in none)."""
    n = bisect_right(a.sentences, (at, len(a.article.text) + 1)) - 1
    if n < 0 or not a.sentences[n][0] <= at < a.sentences[n][1]:
        return at, at
    return a.sentences[n]


def is_headline(a: Annotated, at: int) -> bool:
    """Whether the words stand in a line without a full stop: titles tell in short what the text attributes."""
    start, end = sentence_of(a, at)
    return not a.article.text[start:end].rstrip()[-1:] or a.article.text[start:end].rstrip()[-1] not in _SENTENCE_ENDS


def _words(sentence: str) -> list[str]:
    return sentence.replace("-", " ").split()


@lru_cache(maxsize=KEPT_ARTICLES)
def _expressions(sentences: tuple[str, ...]) -> tuple[Expression, ...]:
    return expressions(parse("\n".join(sentences))) if sentences else ()


def _placed(text: str, e: Expression, place: object) -> Expression:
    put = place
    assert callable(put)
    return replace(
        e,
        predicate=put(e.predicate),
        holders=tuple(put(h) for h in e.holders),
        issue=_closed(text, put(e.issue)),
        conditions=tuple(_closed(text, put(c)) for c in e.conditions),
        words=_closed(text, put(e.words)),
    )


def _closed(text: str, words: Offsets) -> Offsets:
    """``words`` with the quotation mark or bracket that closes one opened in it, where it follows at once."""
    start, end = words
    inside = text[start:end]
    after = text[end : end + 1]
    for opening, closing in _PAIRS.items():
        if after == closing and (
            inside.count(opening) % 2 == 1 if opening == closing else inside.count(opening) > inside.count(closing)
        ):
            return start, end + 1
    return words
