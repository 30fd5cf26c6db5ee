"""The blocks that a fast extractor keeps of a page, and which of them are the article's.

resiliparse (Bevendorff et al. 2018) keeps nearly all of an article, and much around it: captions, boxes, teasers. By
the markup that it hands on, a block that is mostly links, a line outside paragraphs, or a heading over nothing is
furniture. The thresholds were calibrated on 308 saved news pages; tests/read/test_floors.py pins what they reach.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from firsthand.language.en import page_credits as en

# A block with more of its characters in links is a pointer.
MOST_LINKED = 0.6
# From so many words on a block is a paragraph, whatever its end; a sentence is one from the second number on.
PARAGRAPH_WORDS, SENTENCE_WORDS = 20, 8
# A line outside <p>, among paragraphs that have one, needs so many words if it is no sentence.
LOOSE_WORDS = 12
# Paragraphs in <p> are the article if they hold at least this share of the running text.
LEAST_MARKED = 0.5
# A heading directly above the first paragraph with so many words is the summary (standfirst).
STANDFIRST_WORDS = 12
# Blocks between a heading and the paragraph that it heads, between a standfirst and the first paragraph, and beyond the
# outermost marked paragraphs where another one may still stand.
UNDER_HEADING, UNDER_STANDFIRST, BEYOND = 2, 3, 2
# A credit with place, day and agency has at most so many words.
MOST_CREDIT_WORDS = 24
# Fewer words are a counter, a name or a button.
FEWEST_WORDS = 4

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>")
_WORD = re.compile(r"\w+")
# Two characters of scripts without spaces count as a word.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_ENDS = frozenset(".!?…\"”»。)）」』।؟:;”'’")
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "th"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_PROSE = frozenset({"p", "", "li", "blockquote", "pre"})


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page's text: the element it stands in ("" where none), its words, the share of it in links."""

    tag: str
    text: str
    linked: float
    words: int

    @property
    def sentence(self) -> bool:
        """Does it end as sentences and their introductions do?"""
        return self.text[-1] in _ENDS

    @property
    def heading(self) -> bool:
        """Is it a sub-heading?"""
        return self.tag in _HEADINGS

    @property
    def prose(self) -> bool:
        """Is it a paragraph by length, or a sentence?"""
        return (
            self.tag in _PROSE
            and self.linked <= MOST_LINKED
            and (self.words >= PARAGRAPH_WORDS or (self.words >= SENTENCE_WORDS and self.sentence))
        )


def split_blocks(markup: str) -> list[Block]:
    """The blocks of resiliparse's minimal HTML, in order; a line within a paragraph has the paragraph's tag."""
    blocks: list[Block] = []
    tag, in_link = "", 0
    for line in markup.split("\n"):
        opened, parts, linked, position = tag, [], 0, 0
        for match in _TAG.finditer(line):
            piece = line[position : match.start()]
            parts.append(piece)
            linked += len(piece) if in_link else 0
            position = match.end()
            closing, name = match[1] == "/", match[2]
            if name == "a":
                in_link = 0 if closing else 1
            elif name in _BLOCKS:
                tag = "" if closing else name
                opened = opened or tag
        piece = line[position:]
        parts.append(piece)
        linked += len(piece) if in_link else 0
        text = " ".join(unescape("".join(parts)).split())
        if text:
            blocks.append(Block(opened, text, linked / max(1, sum(map(len, parts))), count_words(text)))
    return blocks


def count_words(text: str) -> int:
    """The words of ``text``, also of scripts that put no space between them."""
    return len(_WORD.findall(text)) + len(_UNSPACED.findall(text)) // 2


def article_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that are the article's; all of them where none is a paragraph."""
    prose = [block.prose for block in blocks]
    if not any(prose):
        return list(blocks)
    running = [i for i, yes in enumerate(prose) if yes]
    marked = [i for i in running if blocks[i].tag in ("p", "blockquote")]
    by_markup = _size(blocks, marked) >= LEAST_MARKED * _size(blocks, running)
    core = marked if by_markup else running
    frame = (core[0], core[-1])
    kept = [block for i, block in enumerate(blocks) if _kept(i, blocks, prose, frame, by_markup)]
    return _once(kept)


def _once(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` without the later copies of a sentence or paragraph: captions of a gallery, a summary shown twice."""
    seen: set[str] = set()
    kept = []
    for block in blocks:
        if block.words < SENTENCE_WORDS or block.text not in seen:
            kept.append(block)
        seen.add(block.text)
    return kept


def _credit(i: int, blocks: Sequence[Block], frame: tuple[int, int]) -> bool:
    """A line shortly before the first paragraph or behind the last that names who wrote it or where it comes from."""
    text, (first, last) = blocks[i].text, frame
    if blocks[i].words > MOST_CREDIT_WORDS:
        return False
    above, below = first - UNDER_STANDFIRST <= i < first, last < i <= last + UNDER_STANDFIRST
    named = [en.VIA, en.TRANSLATOR, en.REPORTING, en.CONTRIBUTED]
    return (above and bool(en.BYLINE.match(text))) or ((above or below) and any(p.match(text) for p in named))


def _kept(i: int, blocks: Sequence[Block], prose: list[bool], frame: tuple[int, int], by_markup: bool) -> bool:
    block, (first, last) = blocks[i], frame
    if _credit(i, blocks, frame):
        return True
    if block.linked > MOST_LINKED or block.tag == "h1":
        return False
    if block.tag in _HEADINGS:
        return _heading(i, blocks, prose, frame)
    if not first <= i <= last:
        near = first - BEYOND <= i <= last + BEYOND and block.words >= PARAGRAPH_WORDS
        return prose[i] and (block.tag == "p" or near)
    if block.tag in ("", "pre"):
        return not by_markup or block.sentence or block.words >= LOOSE_WORDS
    return block.words >= FEWEST_WORDS or (block.sentence and block.tag != "li")


def _heading(i: int, blocks: Sequence[Block], prose: list[bool], frame: tuple[int, int]) -> bool:
    """A standfirst above the first paragraph, or a sub-heading over a paragraph, is the article's."""
    first, last = frame
    if i < first:
        return blocks[i].words >= STANDFIRST_WORDS and i >= first - UNDER_STANDFIRST
    if i > last or not any(prose[i + 1 : i + 1 + UNDER_HEADING]):
        return False
    return blocks[i + 1].tag not in _HEADINGS


def _size(blocks: Sequence[Block], which: list[int]) -> int:
    return sum(len(blocks[i].text) for i in which)
