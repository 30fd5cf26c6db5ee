"""A piece of HTML or XHTML that is all article → its text, a block a line.

Feeds, agency items and exports hold the article's own markup and nothing else: there is no furniture to find, so the
extractor for pages is not asked.
"""

from __future__ import annotations

import re
from typing import Any

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hl1", "hl2",
        "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul",
        "block", "byline", "hedline", "dateline", "distributor", "tagline",
    }
)  # fmt: skip
_SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "svg", "head", "object", "select", "button"})
_SPACE = re.compile(r"[^\S\n]+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|&#?\w{1,30};")


def fragment_text(source: str) -> str:
    """The text of an HTML fragment: blocks on lines of their own, white space folded, entities resolved."""
    if not _TAG.search(source):
        return _folded(source)
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=False, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(source.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    return tree_text(tree)


def tree_text(tree: Any) -> str:
    """The text below an element (lxml), a block a line; what follows the element itself is not part of it."""
    parts: list[str] = []
    silent: Any = None
    from lxml import etree

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
        if event == "start":
            if silent is None and name in _SILENT:
                silent = element
            if silent is None:
                parts.append("\n" if name in _BLOCKS else "")
                parts.append(" ".join((element.text or "").split("\n")))
            continue
        if silent is element:
            silent = None
        if silent is None:
            parts.append("\n" if name in _BLOCKS else "")
            if element is not tree:
                parts.append(" ".join((element.tail or "").split("\n")))
    return _folded("".join(parts))


def _folded(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)
