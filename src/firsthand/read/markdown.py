"""Markdown (CommonMark, by markdown-it-py) → text without its signs; title, date and author of its front matter."""

from __future__ import annotations

import re
from typing import Any

from firsthand.read.article import Raw
from firsthand.read.clocks import stated
from firsthand.read.inputs import Input

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<block>(?:[^\n]{0,2000}\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"^(?P<key>[A-Za-z_][\w-]{0,30}):[ \t]*(?P<value>[^\n]{0,1000}?)[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"^\ufeff?#{1,6} +\S", re.MULTILINE)
_UNDERLINED = re.compile(r"^[^\n]{3,200}\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]\n]{1,300}\]\((?:https?://|/|\.|#|mailto:|data:)[^)\s]{0,2000}(?:\s[^)\n]{0,300})?\)")
_STRONG = re.compile(r"(?<![\w*])\*\*\S[^*\n]{0,300}\S\*\*(?![\w*])|(?<![\w_])__\S[^_\n]{0,300}\S__(?![\w_])")
_QUOTE = re.compile(r"^> \S", re.MULTILINE)
_LIST = re.compile(r"^(?:[-*+]|\d{1,2}\.) \S[^\n]*\n(?:[-*+]|\d{1,2}\.) \S", re.MULTILINE)
# Markdown is told by two of its signs, or by a link or a heading more than once: a scraped text may hold one by chance.
_SEEN = 50_000
# Nested deeper, a document is an attack: markdown-it's time grows with it.
_DEEPEST = 20


def is_markdown(text: str) -> bool:
    """Is a text Markdown? By its front matter, or by two signs of it."""
    start = text[:_SEEN]
    front = _FRONT.match(start)
    if front is not None and _FIELD.search(front["block"]):
        return True
    links, headings = len(_LINK.findall(start)), len(_HEADING.findall(start))
    others = [p.search(start) is not None for p in (_UNDERLINED, _STRONG, _QUOTE, _LIST)]
    return bool(links or headings) and (links + headings >= 2 or any(others))


def read_markdown(source: str, item: Input) -> Raw:
    """The article of a Markdown text."""
    front = _FRONT.match(source)
    fields = {}
    if front is not None and _FIELD.search(front["block"]):
        fields = {m["key"].casefold(): m["value"].strip("\"' ") for m in _FIELD.finditer(front["block"])}
        source = source[front.end() :]
    text, heading = _text(source)
    date = fields.get("date") or fields.get("published")
    by = fields.get("author") or fields.get("byline")
    url = fields.get("url") or fields.get("source") or fields.get("link")
    return Raw(
        id=item.id,
        path=item.article_path,
        text=text,
        url=url if url and url.startswith(("http:", "https:")) else None,
        title=fields.get("title") or heading,
        outlet=fields.get("outlet") or fields.get("publisher") or fields.get("site"),
        authors=(by,) if by and not by.startswith("[") else (),
        published=stated(date, "the date in the text's front matter") if date else None,
    )


def _text(source: str) -> tuple[str, str | None]:
    """The text, a block a line, and the first heading of the first level if nothing stands above it."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    lines: list[str] = []
    heading: str | None = None
    level = ""
    for token in parser.parse(source.replace("\x00", "\ufffd")):
        if token.type == "heading_open":
            level = token.tag
        elif token.type == "heading_close":
            level = ""
        elif token.type == "inline":
            said = _inline(token.children or [])
            if level == "h1" and heading is None and not lines:
                heading = " ".join(said.split()) or None
            lines += said.split("\n")
        elif token.type in ("fence", "code_block"):
            lines += token.content.split("\n")
        elif token.type == "html_block":
            from firsthand.read.fragment import fragment_text

            lines += fragment_text(token.content).split("\n")
    return "\n".join(s for line in lines if (s := line.strip())), heading


def _inline(tokens: list[Any]) -> str:
    """Words without their signs. A line break in the source is a space, as a reader sees it."""
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
    return "".join(parts)
