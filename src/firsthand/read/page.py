"""HTML → an article: its main text (``read/extract.py``) and what the page says of itself (``read/page_meta.py``)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.errors import InputError
from firsthand.model import Date
from firsthand.read.article import Raw
from firsthand.read.extract import main_text
from firsthand.read.page_meta import Meta

_OPENING = re.compile(
    r"""(?:\s|\ufeff|<\?xml[^>]{0,200}\?>|<!--(?:[^-]|-(?!->)){0,5000}-->)*
    <(?:!doctype\s+html|html|head|body|meta|title|div|article|main|section|p|h1|table)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_TAG = re.compile(
    r"</?(?:html|head|body|p|div|article|title|meta|h1|span|a|script|section)\b[^<>]{0,2000}>", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page says: its main text, paragraphs one to a line, and its metadata."""

    text: str
    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None
    published: Date | None
    captured: Date | None


def is_page(text: str) -> bool:
    """Is ``text`` HTML? By its first tag and a few more, never by a file's name."""
    return _OPENING.match(text[:20_000]) is not None and len(_TAG.findall(text[:50_000])) >= 3


def read_page(source: str, path: str, url: str | None = None) -> Page:
    """The article of an HTML page. Raises InputError where the page holds no running text."""
    meta = Meta(source, url)
    text = main_text(source, meta.body).text
    if not text:
        raise InputError(
            path, "no article text found in this page; is it a list, a form or a page that needs JavaScript?"
        )
    return Page(
        text=text,
        title=meta.title,
        authors=meta.authors,
        outlet=meta.outlet,
        url=meta.address,
        published=meta.published,
        captured=meta.captured,
    )


def page_raw(page: Page, id_: str, path: str | None) -> Raw:
    """What ``page`` says as an article with the id ``id_``."""
    return Raw(
        id=id_,
        path=path,
        text=page.text,
        url=page.url,
        title=page.title,
        outlet=page.outlet,
        authors=page.authors,
        published=page.published,
        captured=page.captured,
    )
