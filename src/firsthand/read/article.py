"""A text with what is known beside it → Article: language, head, credits, furniture, clocks, outlet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from firsthand.language.identify import identify
from firsthand.model import Article, Credit, Date, Declared, Revision, Span
from firsthand.read import clocks
from firsthand.read.credits import Mark, find_credits
from firsthand.read.furniture import find_furniture
from firsthand.read.head import Head, read_head
from firsthand.read.lines import split_lines
from firsthand.read.revision import find_revision


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as a format gives it. ``evident``: take a line of the text for the title only beyond doubt."""

    id: str
    path: str | None
    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Date | None = None
    captured: Date | None = None
    language: str | None = None
    evident: bool = False
    declared: tuple[Declared, ...] = ()
    revision: Revision | None = None


def build(raw: Raw) -> Article:
    """The Article of ``raw``: its text unchanged, everything else with exact spans into it."""
    lines = split_lines(raw.text)
    head = read_head(lines, title=raw.title, evident=raw.evident, language=raw.language)
    marks = find_credits(lines, head)
    furniture = find_furniture(lines, head, marks)
    language = raw.language or identify(_running(raw.text, furniture))[0]
    if language != raw.language and language != "en":
        head = read_head(lines, title=raw.title, evident=raw.evident, language=language)
    url = raw.url or head.address
    published, captured = clocks.of_text(raw.id, raw.text, lines, head, url)
    title = raw.title or (lines[head.title].text if head.title is not None else None)
    return Article(
        id=raw.id,
        path=raw.path,
        url=url,
        outlet=raw.outlet or _outlet(marks, head, url),
        title=title,
        authors=raw.authors or _authors(marks),
        published=raw.published or published or clocks.of_address(url),
        captured=raw.captured or captured,
        language=language,
        text=raw.text,
        sha256=hashlib.sha256(raw.text.encode("utf-8")).hexdigest(),
        credits=tuple(Credit(m.role, m.name, _span(raw, m.start, m.end)) for m in marks),
        furniture=tuple(_span(raw, start, end) for start, end in furniture),
        declared=raw.declared,
        revision=find_revision(raw.id, title, raw.text, lines, raw.revision),
    )


def _span(raw: Raw, start: int, end: int) -> Span:
    return Span(raw.id, "text", start, end, raw.text[start:end])


def _running(text: str, furniture: list[tuple[int, int]]) -> str:
    """The text without its furniture, as much as language identification looks at."""
    parts, position = [], 0
    for start, end in furniture:
        parts.append(text[position:start])
        position = end
    parts.append(text[position : position + 20_000])
    return "".join(parts)[:20_000]


def _authors(marks: list[Mark]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.name for m in marks if m.role == "byline"))


def _outlet(marks: list[Mark], head: Head, url: str | None) -> str | None:
    """The publisher that the head's own line names, else another publisher credit, else the address's host."""
    named = [m for m in marks if m.role == "publisher"]
    first = [m for m in named if m.line in head.publishers]
    if first or named:
        return (first or named)[0].name
    return host(url)


def host(url: str | None) -> str | None:
    """The host of ``url`` without "www.", None where there is none."""
    try:
        name = urlsplit(url if url and "//" in url else f"//{url or ''}").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name and "." in name else None
