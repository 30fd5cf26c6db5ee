"""OPML and sitemaps (sitemaps.org; with Google's news extension) → addresses. They hold no article, and say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from firsthand.errors import InputError
from firsthand.model import Date
from firsthand.read.clocks import stated
from firsthand.read.xml import local, parse_xml, words

ROOTS = frozenset({"opml", "urlset", "sitemapindex"})


@dataclass(frozen=True, slots=True)
class Address:
    """An address that a list gives, with what it tells about the page there."""

    kind: Literal["article", "feed", "sitemap"]
    url: str
    title: str | None = None
    outlet: str | None = None
    published: Date | None = None


def find_addresses(text: str, path: str) -> tuple[Address, ...]:
    """The addresses of an OPML file or a sitemap, in order. Raises InputError where the XML is unsafe or broken."""
    root = parse_xml(text, path)
    kind = local(root)
    if kind == "opml":
        return tuple(_feeds(root))
    if kind == "sitemapindex":
        return tuple(Address("sitemap", url) for one in root if (url := _child(one, "loc")))
    return tuple(_pages(root))


def no_articles(text: str, path: str) -> InputError:
    """The failure of a list of addresses given in place of articles: what it is, how many, what to do."""
    found = find_addresses(text, path)
    if not found:
        return InputError(path, "a list of addresses (OPML or sitemap) that is empty; give articles")
    what = {"feed": "feeds", "sitemap": "other sitemaps", "article": "pages"}[found[0].kind]
    kind = "an OPML list" if found[0].kind == "feed" else "a sitemap"
    return InputError(path, f"{kind}: {len(found)} addresses of {what}, no articles; save what is there, give that")


def _feeds(root: Any) -> Iterator[Address]:
    for outline in root.iter("{*}outline"):
        url = outline.get("xmlUrl") or outline.get("xmlurl")
        if url:
            yield Address("feed", url.strip(), outline.get("title") or outline.get("text"))


def _pages(root: Any) -> Iterator[Address]:
    for one in root:
        url = _child(one, "loc")
        if not url:
            continue
        news = next((child for child in one if local(child) == "news"), None)
        if news is None:
            yield Address("article", url)
            continue
        date = _child(news, "publication_date")
        publication = next((child for child in news if local(child) == "publication"), None)
        yield Address(
            "article",
            url,
            _child(news, "title"),
            _child(publication, "name") if publication is not None else None,
            stated(date, "the news sitemap") if date else None,
        )


def _child(element: Any, name: str) -> str | None:
    return next((words(child) for child in element if local(child) == name), None)
