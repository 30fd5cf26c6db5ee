"""Furniture: what stands in the text but is not of the article.

Precision first: a paragraph of the article that is lost takes its statements with it, a button that stays costs little.
(1) web addresses, date lines, sections; (2) lines that a general lexicon of buttons and pointers knows, whole or by
their first words; (3) captions that end in a photo credit; (4) after the last paragraph, boxes: teasers, comment forms,
author boxes.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.language.en.page_words import AUTHOR_LABELS, COMMENT_ENDINGS, PRONOUNS
from firsthand.read.credits import CAPTION_WORDS, Mark
from firsthand.read.head import Head
from firsthand.read.labels import ends, label
from firsthand.read.lines import Line, person

# Behind a heading such as "Related", lines without a sentence's end up to this length are teasers.
LONGEST_TEASER = 25

_TEASER_END = ("…", "...", "[…]", "[...]")


def find_furniture(lines: Sequence[Line], head: Head, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """(start, end) of every stretch of furniture, in order, neighbouring lines joined into one."""
    flags = [False] * len(lines)
    whole: dict[int, tuple[int, int]] = {}
    for i in (*head.sections, *head.dates):
        flags[i] = i not in head.bylines and not any(m.line == i and m.role == "byline" for m in marks)
    for i, line in enumerate(lines):
        if i != head.title and not flags[i]:
            flags[i] = line.address or label(line)
    _captions(lines, marks, flags, whole)
    _after_the_end(lines, marks, flags)
    return _joined(lines, flags, whole)


def _captions(
    lines: Sequence[Line], marks: Sequence[Mark], flags: list[bool], parts: dict[int, tuple[int, int]]
) -> None:
    """Lines that end in a photo credit are captions; under a long paragraph only the credit is furniture."""
    for mark in marks:
        if mark.role != "photo":
            continue
        line = lines[mark.line]
        if mark.whole or (line.words <= CAPTION_WORDS and line.first_word not in PRONOUNS):
            flags[mark.line] = True
        else:
            parts[mark.line] = (mark.start, mark.end)


def _after_the_end(lines: Sequence[Line], marks: Sequence[Mark], flags: list[bool]) -> None:
    body = [i for i, line in enumerate(lines) if line.prose and not flags[i]]
    if not body:
        return
    for i in range(body[0] + 1, len(lines)):
        if ends(lines, i):
            flags[i] = True
            _box(lines, i, flags)
    credited = {m.line for m in marks if m.whole}
    last = max((i for i in body if not flags[i]), default=body[-1])
    tail = range(last + 1, len(lines))
    if any(flags[i] or lines[i].key in AUTHOR_LABELS for i in tail):
        for i in tail:
            line = lines[i]
            repeated = line.words <= 4 and any(
                line.key == lines[j].key for j in (i - 1, i + 1) if last < j < len(lines)
            )
            if (
                i not in credited
                and (line.key in AUTHOR_LABELS or (person(line.text) and (repeated or _labelled(lines, i))))
            ) or (i in credited and repeated):
                flags[i] = True


def _labelled(lines: Sequence[Line], i: int) -> bool:
    return i + 1 < len(lines) and lines[i + 1].key in AUTHOR_LABELS


def _box(lines: Sequence[Line], heading: int, flags: list[bool]) -> None:
    """Mark the teasers under a heading, until running text begins again; a comment form goes to the end."""
    comments = lines[heading].key in COMMENT_ENDINGS
    rest = lines[heading + 1 :]
    if comments and sum(line.long_prose for line in rest) <= len(rest) * 0.5:
        comments = True
    teased = sum(line.text.endswith(_TEASER_END) for line in rest) >= 2
    for i in range(heading + 1, len(lines)):
        line = lines[i]
        if comments or (teased and not _resumes(lines, i)):
            flags[i] = True
        elif line.words <= LONGEST_TEASER and (not line.sentence or line.text.endswith(_TEASER_END)):
            flags[i] = not _heads_prose(lines, i)
            if not flags[i]:
                return
        else:
            return


def _resumes(lines: Sequence[Line], i: int) -> bool:
    """Does an article's running text begin again at line ``i``: two paragraphs in a row that are not cut off?"""
    pair = lines[i : i + 2]
    return len(pair) == 2 and all(p.long_prose and not p.text.endswith(_TEASER_END) for p in pair)


def _heads_prose(lines: Sequence[Line], i: int) -> bool:
    """Is the line a sub-heading of running text that goes on for two paragraphs or more?"""
    return _resumes(lines, i + 1)


def _joined(lines: Sequence[Line], flags: list[bool], parts: dict[int, tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    previous = -2
    for i, line in enumerate(lines):
        if flags[i]:
            if previous == i - 1 and spans:
                spans[-1] = (spans[-1][0], line.end)
            else:
                spans.append((line.start, line.end))
            previous = i
        elif i in parts:
            spans.append(parts[i])
    return spans
