"""Expressions of stance in one article, at their place in its text.

Clauses do not carry what a complement consists of, so sentences that hold a word of stance are parsed once more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from firsthand.language.en.parser import parse
from firsthand.language.en.stance import may_be_spoken, may_hold_stance
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
    said = _stretches(a)
    chosen = [(s, e) for s, e in a.sentences if e - s <= LONGEST_SENTENCE and _may(text[s:e], s, e, said)]
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


def _stretches(a: Annotated) -> tuple[list[int], list[int]]:
    """Starts of what is said in the article, sorted, and the furthest end up to each."""
    spans = sorted((s.start, s.end) for x in a.attributions for s in x.content if s.field == "text")
    return [s for s, _ in spans], list(accumulate((e for _, e in spans), max))


def _may(sentence: str, start: int, end: int, said: tuple[list[int], list[int]]) -> bool:
    words = _words(sentence)
    if may_hold_stance(words):
        return True
    n = bisect_left(said[0], end) - 1
    return n >= 0 and said[1][n] > start and may_be_spoken(words)


def sentence_of(a: Annotated, at: int) -> Offsets:
    """The sentence that the offset stands in (empty where it stands in none)."""
    n = bisect_right(a.sentences, (at, len(a.article.text) + 1)) - 1
    if n < 0 or not a.sentences[n][0] <= at < a.sentences[n][1]:
        return at, at
    return a.sentences[n]


def is_headline(a: Annotated, at: int) -> bool:
    """Whether the words stand in a line without a full stop: titles tell in short what the text attributes."""
    start, end = sentence_of(a, at)
    return a.article.text[start:end].rstrip()[-1:] not in _SENTENCE_ENDS


def _words(sentence: str) -> list[str]:
    return sentence.replace("-", " ").split()


@lru_cache(maxsize=KEPT_ARTICLES)
def _expressions(sentences: tuple[str, ...]) -> tuple[Expression, ...]:
    return expressions(parse("\n".join(sentences))) if sentences else ()


def _placed(text: str, e: Expression, put: Callable[[Offsets], Offsets]) -> Expression:
    return replace(
        e,
        predicate=put(e.predicate),
        holders=tuple(put(h) for h in e.holders),
        phrases=tuple(put(h) for h in e.phrases),
        issue=_closed(text, put(e.issue)),
        conditions=tuple(_closed(text, put(c)) for c in e.conditions),
        words=_closed(text, put(e.words)),
    )


def _closed(text: str, words: Offsets) -> Offsets:
    """``words`` with the whole of a hyphened word at either end, and with the mark that closes a quotation or bracket
    opened in them."""
    start, end = words
    while text[max(0, start - 1) : start] == "-" and text[max(0, start - 2) : start - 1].isalnum():
        start -= 2
        while text[max(0, start - 1) : start].isalnum():
            start -= 1
    while text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum():  # the parser parts "re-election"
        end += 2
        while text[end : end + 1].isalnum():
            end += 1
    words = start, end
    inside = text[start:end]
    stop = end + 1 if text[end : end + 1] in (".", ",") else end
    for opening, closing in _PAIRS.items():
        same = opening == closing
        is_open = inside.count(opening) % 2 == 1 if same else inside.count(opening) > inside.count(closing)
        for at in (end, stop):
            if is_open and text[at : at + 1] == closing:
                return start, at + 1
    return words
