"""RSS, Atom (feedparser) and JSON Feed 1.x → one article an entry, the entry's own source kept.

An entry's text is its full content, else its summary. An entry that holds a title and an address only is no article.
RSS 2.0 and Atom name in ``<source>`` the feed that an entry was taken from: that is who published it, not the feed that
passes it on.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from firsthand.errors import InputError
from firsthand.model import Date, Declared
from firsthand.read.article import Raw
from firsthand.read.clocks import stated
from firsthand.read.fragment import fragment_text
from firsthand.read.inputs import Input
from firsthand.read.xml import refuse_entities

ROOTS = frozenset({"rss", "feed", "RDF", "channel"})
# A feed whose XML is broken goes through feedparser's loose parser, which is slow; longer ones are refused.
LONGEST_BROKEN = 4_000_000
JSON_FEED = "https://jsonfeed.org/version/"
# An entry's description with fewer words is a label or a list of links, no text.
FEWEST_WORDS = 8
# A content with fewer words, or one that trails off, may be the beginning of an article: then its page is fetched.
FEWEST_WHOLE = 150


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: its address, the name that the feed knows it by, and what it says of the article.

    ``whole``: its text is the article and not a beginning or a summary of it.
    """

    link: str | None
    key: str | None
    raw: Raw
    whole: bool


def feed_entries(text: str, item: Input) -> Iterator[Entry | InputError]:
    """All entries of an RSS or Atom feed in order; what is wrong with the feed comes last."""
    entries, outlet, fault = _parsed(text, item)
    for number, entry in enumerate(entries, 1):
        raw = _described(entry, item, number, outlet)
        contents = [fragment_text(c.get("value") or "") for c in entry.get("content") or ()]
        yield Entry(raw.url, _line(entry.get("id")), raw, any(_is_whole(c) and c == raw.text for c in contents))
    if fault:
        yield from _complaints(item, len(entries), 0, fault)


def json_feed_entries(feed: dict[str, Any], item: Input) -> Iterator[Entry]:
    """All items of a JSON Feed in order."""
    for number, entry in enumerate(feed["items"], 1):
        if isinstance(entry, dict):
            raw = _json_described(entry, feed, item, number)
            key = entry.get("id")
            summary = entry.get("summary")
            whole = _is_whole(raw.text) and raw.text != summary
            yield Entry(_web(raw.url), str(key) if isinstance(key, str | int) else None, raw, whole)


def _is_whole(text: str) -> bool:
    return len(text.split()) >= FEWEST_WHOLE and not text.rstrip(" ])\n").endswith(("…", "..."))


def _web(link: Any) -> str | None:
    return link if isinstance(link, str) and link.lower().startswith(("http:", "https:")) else None


def read_feed(text: str, item: Input) -> Iterator[Raw | InputError]:
    """The entries of an RSS or Atom feed in order; what is wrong with the feed comes last."""
    entries, outlet, fault = _parsed(text, item)
    bare = 0
    for number, entry in enumerate(entries, 1):
        raw = _described(entry, item, number, outlet)
        if len(raw.text.split()) < FEWEST_WORDS or raw.text == raw.title:
            bare += 1
        else:
            yield raw
    yield from _complaints(item, len(entries), bare, fault)


def _parsed(text: str, item: Input) -> tuple[list[Any], str | None, str | None]:
    """feedparser's entries, the feed's title, and what is wrong with its XML."""
    import feedparser

    refuse_entities(text, item.path)
    fault = _fault(text)
    if fault and len(text) > LONGEST_BROKEN:
        raise InputError(item.path, f"a feed with broken XML ({fault}); get it again")
    data = _as_utf8(text)
    try:
        feed: Any = feedparser.parse(io.BytesIO(data), response_headers={"content-type": "text/xml; charset=utf-8"})
    except Exception as error:  # feedparser's loose parser lets almost anything through
        raise InputError(item.path, f"not readable as a feed ({type(error).__name__}); get it again") from None
    entries = list(feed.entries)
    if (fault and not text.rstrip().endswith((">", "\0"))) or (fault and "</" not in text[-40:]):
        entries = entries[:-1]  # cut off within an entry: its text is not whole
    return entries, _line(feed.feed.get("title")), fault


def _complaints(item: Input, entries: int, bare: int, fault: str | None) -> Iterator[InputError]:
    if fault:
        yield InputError(item.path, f"a feed with broken XML ({fault}); {entries} entries could be read; get it again")
    elif not entries:
        yield InputError(item.path, "a feed without entries; get it again later")
    elif bare:
        yield InputError(
            item.path, f"{bare} of the feed's {entries} entries hold an address and no text; save those pages"
        )


def _fault(text: str) -> str | None:
    """Why ``text`` is not well-formed XML, None where it is."""
    from firsthand.read.xml import parse_xml

    try:
        parse_xml(text, "")
    except InputError as error:
        return error.reason.partition("(")[2].rpartition(")")[0] or error.reason
    return None


def _as_utf8(text: str) -> bytes:
    """The feed as UTF-8 that says so: feedparser goes by the declaration."""
    start = text.find("<?xml")
    if 0 <= start < 10 and (end := text.find("?>", start)) > 0:
        text = text[end + 2 :]
    return b'<?xml version="1.0" encoding="utf-8"?>' + text.strip("\ufeff \r\n\t").encode("utf-8", errors="replace")


def _described(entry: Any, item: Input, number: int, outlet: str | None) -> Raw:
    """What an entry says; its text is the longest that it gives, and may be none."""
    contents = [c.get("value") or "" for c in entry.get("content") or ()]
    texts = [fragment_text(c) for c in (*contents, entry.get("summary") or "")]
    text = max(texts, key=len)
    title = _line(fragment_text(entry.get("title") or ""))
    source = entry.get("source") or {}
    name = _line(source.get("title"))
    return Raw(
        id=item.part(number),
        path=item.article_path,
        text=text,
        url=_web(entry.get("link")),
        title=title,
        outlet=name or outlet,
        authors=_authors(entry),
        published=_date(entry),
        evident=True,
        declared=(Declared("publisher", name, "the source that the feed's entry names"),) if name else (),
    )


def _authors(entry: Any) -> tuple[str, ...]:
    names = [_line(a.get("name")) for a in entry.get("authors") or () if isinstance(a, dict)]
    return tuple(dict.fromkeys(n for n in names if n and "@" not in n))


def _date(entry: Any) -> Date | None:
    for field in ("published", "updated"):
        words = entry.get(field)
        if isinstance(words, str) and (date := stated(words, f'the feed\'s entry ("{field}")')):
            return date
    return None


def _line(value: Any) -> str | None:
    said = " ".join(value.split()) if isinstance(value, str) else ""
    return said or None


def is_json_feed(record: dict[str, Any]) -> bool:
    """Is a JSON object a JSON Feed, by the version it names?"""
    version = record.get("version")
    return isinstance(version, str) and version.startswith(JSON_FEED) and isinstance(record.get("items"), list)


def read_json_feed(feed: dict[str, Any], item: Input) -> Iterator[Raw | InputError]:
    """The items of a JSON Feed in order."""
    bare = 0
    for number, entry in enumerate(feed["items"], 1):
        raw = _json_described(entry, feed, item, number) if isinstance(entry, dict) else None
        if raw is None or len(raw.text.split()) < FEWEST_WORDS:
            bare += 1
        else:
            yield raw
    yield from _complaints(item, len(feed["items"]), bare, None)


def _json_described(entry: dict[str, Any], feed: dict[str, Any], item: Input, number: int) -> Raw:
    """What an item says; its text may be none."""
    html, plain = entry.get("content_html"), entry.get("content_text")
    text = plain if isinstance(plain, str) and plain.strip() else fragment_text(html if isinstance(html, str) else "")
    text = text or (entry["summary"] if isinstance(entry.get("summary"), str) else "")
    people = entry.get("authors") or feed.get("authors") or ()
    names = [_line(p.get("name")) for p in people if isinstance(p, dict)] if isinstance(people, list) else []
    date = entry.get("date_published")
    url = entry.get("url")
    return Raw(
        id=item.part(number),
        path=item.article_path,
        text=text,
        url=url if isinstance(url, str) else None,
        title=_line(entry.get("title")),
        outlet=_line(feed.get("title")),
        authors=tuple(dict.fromkeys(n for n in names if n)),
        published=stated(date, 'the feed\'s entry ("date_published")') if isinstance(date, str) else None,
        evident=True,
    )
