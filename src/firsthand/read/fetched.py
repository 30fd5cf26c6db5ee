"""What was fetched from an address → its articles, or the list that it is: a feed, OPML, a sitemap."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from firsthand.errors import InputError
from firsthand.read import Found, Skipped, addresses, feed, reasoned, xml
from firsthand.read.article import Raw, build
from firsthand.read.clocks import stated
from firsthand.read.decode import decode
from firsthand.read.inputs import Input, open_held, read_all
from firsthand.read.page import is_page

# Feeds that a page names are told in a message; of more only the first ones.
MOST_NAMED = 3
CAPTURED = 'the server\'s clock when it was fetched (HTTP "Date")'


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of addresses: ``entries`` of articles, ``lists`` of other such lists, ``fault`` what is wrong with it."""

    entries: tuple[feed.Entry, ...]
    lists: tuple[str, ...] = ()
    fault: InputError | None = None


def read_fetched(
    data: bytes, item: Input, *, date: str | None = None, beside: Raw | None = None
) -> Iterator[Found | InputError | Skipped]:
    """The articles of a document that was fetched; ``item`` has its address and the server's charset.

    ``date`` is the server's clock, which says when an article was captured and never when it was published. ``beside``
    is what a feed's entry said of the page: it fills in what the page does not say.
    """
    for raw in reasoned(item, partial(open_held, data)):
        if isinstance(raw, InputError | Skipped):
            yield raw
            continue
        if raw.id == item.id:  # a document that is one article
            raw = replace(raw, url=raw.url or item.url, evident=raw.evident or beside is not None)
            raw = _completed(raw, beside) if beside else raw
        captured = stated(date, CAPTURED) if date else None
        yield Found(build(replace(raw, captured=captured or raw.captured)), item.path, True)


def read_entry(entry: feed.Entry, id_: str, *, date: str | None = None) -> Found:
    """The article that an entry holds whole, under the id ``id_``."""
    captured = stated(date, CAPTURED) if date else None
    return Found(build(replace(entry.raw, id=id_, path=None, captured=captured)), entry.link or id_, True)


def is_list(data: bytes, item: Input) -> bool:
    """Is ``data`` a list of addresses, by its content? False for what cannot be read."""
    try:
        text = _text(data, item)
    except InputError:
        return False
    roots = feed.ROOTS | addresses.ROOTS
    return (xml.root_name(text) in roots and not is_page(text)) or _says_json_feed(text)


def _says_json_feed(text: str) -> bool:
    return text[:200].lstrip().startswith("{") and feed.JSON_FEED in text


def _text(data: bytes, item: Input) -> str:
    with open_held(data, item) as stream:
        return decode(read_all(stream, item.path), item.path, page=True, charset=item.charset)


def read_list(data: bytes, item: Input) -> Listing:
    """The list of addresses that ``data`` is, by its content. Raises InputError where it is none or cannot be read."""
    text = _text(data, item)
    root = xml.root_name(text)
    if is_page(text):
        raise InputError(item.path, _page_reason(text, item))
    if root in feed.ROOTS:
        return _of_feed(feed.feed_entries(text, item))
    if root in addresses.ROOTS:
        found = addresses.find_addresses(text, item.path)
        lists = tuple(one.url for one in found if one.kind != "article")
        return Listing(tuple(_entry(one) for one in found if one.kind == "article"), lists)
    if _says_json_feed(text):
        try:
            whole = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise InputError(item.path, f"a feed with broken JSON ({str(error)[:80]}); try again later") from None
        if isinstance(whole, dict) and feed.is_json_feed(whole):
            return Listing(tuple(feed.json_feed_entries(whole, item)))
    raise InputError(item.path, "no feed, OPML or sitemap; give the address of one, or add the page itself with: add")


def _of_feed(found: Iterator[feed.Entry | InputError]) -> Listing:
    entries: list[feed.Entry] = []
    fault = None
    for one in found:
        if isinstance(one, InputError):
            fault = one
        else:
            entries.append(one)
    return Listing(tuple(entries), fault=fault)


def _entry(one: addresses.Address) -> feed.Entry:
    raw = Raw(id="", path=None, text="", url=one.url, title=one.title, outlet=one.outlet, published=one.published)
    return feed.Entry(one.url, None, raw, False)


def _completed(page: Raw, entry: Raw) -> Raw:
    """What the page says, and what only the entry says. The feed's own title is no outlet: it may pass on others'."""
    return replace(
        page,
        title=page.title or entry.title,
        outlet=page.outlet or (entry.outlet if entry.declared else None),
        authors=page.authors or entry.authors,
        published=page.published or entry.published,
        declared=page.declared + entry.declared,
    )


def _page_reason(text: str, item: Input) -> str:
    """Why a page is no list, with the feeds that it names (``<link rel="alternate">``)."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return "a page, no feed; give the address of its feed"
    kinds = ("application/rss+xml", "application/atom+xml", "application/feed+json")
    named = [one.get("href") or "" for one in tree.iter("link") if one.get("type") in kinds]
    if item.url:
        from urllib.parse import urljoin

        named = [urljoin(item.url, href) for href in named if href]
    said = ", ".join("".join(c for c in one if c.isprintable())[:200] for one in named[:MOST_NAMED])
    return f"a page, no feed; it names these feeds: {said}" if said else "a page, no feed; give the address of its feed"
