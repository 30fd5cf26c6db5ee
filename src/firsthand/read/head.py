"""The head of a scraped text: section, page clock, title, byline, date, publisher; and what is not the article in it.

By the shape and order of lines: (1) web addresses and pure date lines, (2) the body begins at the first long paragraph,
(3) the title is the first line before it that is shaped like a headline, (4) what stands before the title or between
title and body in a lexicon's words or in a name's shape is section, byline or publisher.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from firsthand.language.en.page_credits import BY, PHOTO, VIA
from firsthand.language.en.page_words import ANAPHORA, SECTIONS, UPDATE_LABELS, WEEKDAYS
from firsthand.read.agencies import AGENCIES, PHOTO_HOUSES
from firsthand.read.dates import Found, day_first, find_dates, remainder
from firsthand.read.labels import label
from firsthand.read.lines import LONGEST_LABEL, SENTENCE_WORDS, Line, organisation, person

# Pages put title, byline and date among their first lines; what looks like one further down belongs to the article.
HEAD_LINES = 14
# A date line may follow the summary; after more paragraphs than this it is part of the article.
PARAGRAPHS_BEFORE_DATE = 1
LONGEST_DATE_LINE = 160
# A summary under the title is a sentence, too; running text begins with a longer one.
BODY_WORDS = 18
# So many lines are searched for the words of a name in lower case.
LINES_FOR_WORDS = 200
SHORTEST_TITLE, LONGEST_TITLE = 3, 30
# In a record's text a first line is taken for the title only within a headline's usual length.
SHORTEST_EVIDENT_TITLE, LONGEST_EVIDENT_TITLE = 4, 20
# Longer ones without a date or byline beside them are summaries (standfirsts) as often as headlines.
LONGEST_LONE_TITLE = 12

_ASSET = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|mp4|js|css)(?:[?#]|$)|/(?:images?|photos?|media|uploads|assets|static)/",
    re.IGNORECASE,
)
# "— Name (@name) November 8, 2014" under a quoted post gives the date of the post.
_QUOTED_POST = re.compile(r"@\w|^[—–-]")
_SPLIT = re.compile(r"\s+[|•·»>/]\s+|\s+[-–—]\s+")


@dataclass(slots=True)
class Head:
    """What the first lines are, by index of the line; ``body`` is the first line of the running text."""

    title: int | None = None
    body: int = 0
    dates: dict[int, Found] = field(default_factory=dict)
    bylines: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    publishers: list[int] = field(default_factory=list)
    address: str | None = None
    day_first: bool | None = None


def read_head(lines: list[Line], *, title: str | None, evident: bool, language: str | None) -> Head:
    """Read the head of a text. ``title`` is the one already known; ``evident`` asks for a headline beyond doubt."""
    head = Head(day_first=_day_first(lines, language))
    top = lines[:HEAD_LINES]
    head.body = _body(top)
    head.dates = _date_lines(top, head.day_first)
    head.title = _known(top, title) if title else _title(lines, head, evident)
    _label(lines, head)
    head.address = _own_address(top, head)
    return head


def _body(top: list[Line]) -> int:
    """The first line of running text: a paragraph, else a sentence of some length, else none."""
    for least in (BODY_WORDS, SENTENCE_WORDS):
        for i, line in enumerate(top):
            if line.long_prose or (line.prose and line.words >= least):
                return i
    return len(top)


def _day_first(lines: list[Line], language: str | None) -> bool | None:
    settled = day_first([line.text[:LONGEST_LABEL] for line in lines])
    if settled is None and language not in (None, "en"):
        return (
            True  # CLDR: of the languages of the press, English alone (and some of its countries) puts the month first
        )
    return settled


def date_line(line: Line, first: bool | None) -> Found | None:
    """The one date of a line that holds nothing else but labels, a byline, a section or a publisher."""
    found = find_dates(line.text, first) if len(line.text) <= LONGEST_DATE_LINE else []
    if not found or _QUOTED_POST.search(line.text) or VIA.match(line.text):
        return None
    rest = remainder(line.text, found)
    if not rest:
        return found[0]
    if len(found) > 1 or found[0].precision == "month":
        return None
    byline = BY.match(line.text) is not None and len(rest) <= 8 and sum(w[0].islower() for w in rest) <= 1
    return found[0] if byline or _beside_a_date(line.text, rest, first) else None


def _beside_a_date(text: str, rest: list[str], first: bool | None) -> bool:
    """Are the other words of a date line a name, a section, a publisher, or set apart from the date by a bar?"""
    if len(rest) > 6 or not all(w[0].isupper() or w[0].isdigit() or w in {"min", "read", "minute"} for w in rest):
        return False
    words = " ".join(rest)
    alone = any((found := find_dates(p, first)) and not remainder(p, found) for p in _SPLIT.split(text) if p)
    return alone or person(words) or organisation(words) or words.casefold() in SECTIONS


def _date_lines(top: list[Line], first: bool | None) -> dict[int, Found]:
    dates = {}
    paragraphs = 0
    for i, line in enumerate(top):
        if paragraphs > PARAGRAPHS_BEFORE_DATE:
            break
        paragraphs += line.long_prose
        if (found := date_line(line, first)) is not None:
            dates[i] = Found(
                line.start + found.start,
                line.start + found.end,
                found.value,
                found.precision,
                found.earliest,
                found.latest,
                found.swapped,
            )
    return dates


def _known(top: list[Line], title: str) -> int | None:
    key = " ".join(title.casefold().split()).strip(" .")
    return next((i for i, line in enumerate(top) if " ".join(line.text.casefold().split()).strip(" .") == key), None)


def headline(line: Line) -> bool:
    """Has the line the shape of a headline: some words, no full stop, not a label, a name or an address?"""
    text = line.text
    if not SHORTEST_TITLE <= line.words <= LONGEST_TITLE or len(text) > LONGEST_LABEL or line.address:
        return False
    if text.endswith((",", ";", ":", "-", "–", "—")) or (
        text.endswith(".") and line.sentence and not text.endswith("..")
    ):
        return False
    if (
        line.key in SECTIONS
        or label(line)
        or line.key in WEEKDAYS
        or BY.match(text)
        or VIA.match(text)
        or PHOTO.search(text)
    ):
        return False
    if "/" in text and any(p.strip(" ().").casefold() in PHOTO_HOUSES | set(AGENCIES) for p in text.split("/")):
        return False
    return not (text[0].islower() or _SPLIT.split(text)[0].casefold() in {"home", "photo", "image", "source"})


def _title(lines: list[Line], head: Head, evident: bool) -> int | None:
    if head.body >= len(lines) or head.body == 0 or not any(line.prose for line in lines[head.body :]):
        return None
    for i, line in enumerate(lines[: head.body]):
        if i in head.dates or line.address:
            continue
        if headline(line) and not (person(line.text) or (organisation(line.text) and line.words <= 4)):
            return i if not evident or _evident(line, i + 1 in head.dates or i - 1 in head.dates) else None
        if evident and line.key not in SECTIONS:
            return None
        if line.prose:
            return None
    return None


def _evident(line: Line, dated: bool) -> bool:
    """Is a line of a headline's shape nothing else: no sentence, no summary that points back, no row of figures?"""
    words = line.text.split()
    lettered = sum(any(c.isalpha() for c in w) and not any(c.isdigit() for c in w) for w in words)
    fits = SHORTEST_EVIDENT_TITLE <= line.words <= (LONGEST_EVIDENT_TITLE if dated else LONGEST_LONE_TITLE)
    return (
        fits and not line.sentence and line.first_word not in ANAPHORA | UPDATE_LABELS and lettered >= 0.6 * len(words)
    )


def _label(lines: list[Line], head: Head) -> None:
    """Sections, bylines in a bare name's shape, and publishers, from the lines around title and date."""
    title = head.title if head.title is not None else -1
    for i, line in enumerate(lines[: max(head.body, title + 1)]):
        if i == title or i in head.dates or line.address or line.prose:
            continue
        parts = [p.strip() for p in _SPLIT.split(line.text)]
        crumbs = len(parts) > 1 and all(p.casefold() in SECTIONS for p in parts[:-1])
        if line.key in SECTIONS or (crumbs and i < max(title, 1)):
            head.sections.append(i)
        elif organisation(line.text) and (title >= 0 or head.dates):
            if near(i, head) or i < title:
                head.publishers.append(i)
        elif person(line.text) and title >= 0 and i > title and near(i, head) and not _common(line, lines):
            head.bylines.append(i)


def _common(name: Line, lines: list[Line]) -> bool:
    """Does a word of the name stand in lower case elsewhere, or "in" before all of it? Then it is nobody's name."""
    words = {w.casefold() for w in name.text.split() if len(w) > 3}
    texts = [line.text[:2000] for line in lines[:LINES_FOR_WORDS]]
    return any(f" in {name.text}" in t or any(w.strip(".,;:!?\"”’'") in words for w in t.split()) for t in texts)


def near(i: int, head: Head) -> bool:
    """Does line ``i`` stand next to a date line, with at most a section or a name between?"""
    return any(
        abs(i - d) <= 1 or (abs(i - d) == 2 and (i + d) // 2 in (*head.sections, *head.bylines)) for d in head.dates
    ) or any(d - i == 2 for d in head.dates)


def _own_address(top: list[Line], head: Head) -> str | None:
    """The article's own address where the text begins with it; addresses of pictures are not."""
    for i, line in enumerate(top[: (head.title if head.title is not None else 0) + 1]):
        if line.address and i not in head.dates and not _ASSET.search(line.text) and line.text.count("/") > 3:
            return line.text
    return None
