"""What a page says about itself beside its text: linked data (JSON-LD, schema.org), meta elements, microdata.

Only the page's head is parsed; linked data, which may stand anywhere, is found by its script elements. What neither
gives is asked of trafilatura and htmldate, on the whole page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from firsthand.model import Date
from firsthand.read.clocks import stated

# htmldate must not look at today: dates after this are not taken, whatever the clock of the machine says.
LAST_DAY = "2100-12-31"
FIRST_DAY = "1990-01-01"
# Longer heads are not heads.
LONGEST_HEAD = 2_000_000
LONGEST_HEADING, LONGEST_TAG = 5_000, 2_000

_HEAD_END = re.compile(r"</head\s*>|<body\b", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^<>]{0,1000})>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_DATED = re.compile(r"\bitemprop\s?=\s?[\"']?datePublished\b", re.IGNORECASE)
_MOMENT = re.compile(r"\b(?:datetime|content)\s?=\s?[\"']([^\"'<>]{4,60})[\"']", re.IGNORECASE)
_H1 = re.compile(r"<h1\b[^<>]{0,2000}>", re.IGNORECASE)
_H1_END = re.compile(r"</h1", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_SINGLEFILE = re.compile(r"saved date:\s?(?:[A-Z][a-z]{2}\s)?([A-Z][a-z]{2}\s\d{1,2}\s\d{4}\s\d\d:\d\d)")
_LETTERS = re.compile(r"[\W_]+")
# What sets a site's name apart from a title.
_BAR = re.compile(r"\s*(?:[|｜ㅣ·•»：*]|::)\s*|\s+[-–—]\s+|-(?=\S{1,20}[|｜ㅣ])")
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "article.published", "datepublished", "date.published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate", "publish-date",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_AUTHOR_META = ("author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_AND = re.compile(r"^by\s|\s*[,;&]\s*|\s(?:and|und|et|y)\s", re.IGNORECASE)
_ARTICLES = ("Article", "Posting", "Report", "Blog")


@dataclass(frozen=True)
class Meta:
    """The metadata of one page; everything is read when it is asked for."""

    source: str
    url: str | None = None
    tree: Any = field(default=None, repr=False)

    @cached_property
    def metas(self) -> list[tuple[str, str]]:
        """(name, content) of the meta elements, names casefolded, in order."""
        return [*_metas(self._head)]

    @cached_property
    def linked(self) -> list[dict[str, Any]]:
        """The objects of the page's JSON-LD that are an article by type, then those that only have a datePublished."""
        articles, others = [], []
        for node in _nodes(_scripts(self.source)):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(k, str) and k.endswith(_ARTICLES) for k in kinds):
                articles.append(node)
            elif "datePublished" in node:
                others.append(node)
        return articles + others

    @cached_property
    def _head(self) -> Any:
        from lxml import etree, html

        end = _HEAD_END.search(self.source, 0, LONGEST_HEAD)
        words = self.source[: end.start() if end else LONGEST_HEAD]
        parser = html.HTMLParser(no_network=True, encoding="utf-8", remove_comments=True)
        try:
            return html.document_fromstring(words.encode("utf-8", errors="replace"), parser=parser)
        except (etree.ParserError, ValueError):
            return None

    @cached_property
    def _guessed(self) -> Any:
        """What trafilatura makes of the whole page, where the page says nothing itself; None if nothing."""
        from trafilatura.metadata import extract_metadata

        try:
            return extract_metadata(
                self.source,
                default_url=self.url,
                date_config={"max_date": LAST_DAY, "original_date": True, "extensive_search": False},
            )
        except (ValueError, TypeError, AttributeError):
            return None

    @property
    def body(self) -> str | None:
        """The longest articleBody of the linked data."""
        said = [unescape(n["articleBody"]) for n in self.linked if isinstance(n.get("articleBody"), str)]
        return max(said, key=len, default=None)

    @property
    def title(self) -> str | None:
        """og:title, else the headline of the linked data, else ``<title>``; without what another heading leaves off.

        What stands behind a bar or dash is the site's name if the same words without it are the page's ``<h1>`` or
        the headline of its linked data, or if it is the outlet's name.
        """
        shared = [value for name, value in self.metas if name == "og:title"]
        headlines = [n["headline"] for n in self.linked if isinstance(n.get("headline"), str)]
        named = self._head.findtext(".//title") if self._head is not None else None
        said = [words for value in (*shared, *headlines, named) if (words := clean(unescape(value or "")))]
        if not said:
            return clean(getattr(self._guessed, "title", None))
        return self._cut(said[0], [unescape(words) for words in headlines])

    def _cut(self, title: str, headlines: list[str]) -> str:
        headings = {_key(words) for words in self._headings}
        others = {_key(words) for words in headlines}
        outlet = _key(next((v for n, v in self.metas if n == "og:site_name"), ""))
        for match in _BAR.finditer(title):
            before, after = title[: match.start()], title[match.end() :]
            for rest, site in ((before, after), (after, before)):
                alone = _key(rest) in headings or (_key(rest) in others and _key(title) not in headings)
                if 2 * len(rest) > len(site) and (alone or (outlet and _key(site) == outlet)):
                    return rest
        return title

    @cached_property
    def _headings(self) -> list[str]:
        """The first-rank headings of the page."""
        found = []
        for match in _H1.finditer(self.source):
            end = _H1_END.search(self.source, match.end(), match.end() + LONGEST_HEADING)
            if end:
                found.append(unescape(_TAG.sub(" ", self.source[match.end() : end.start()])))
        return found

    @property
    def outlet(self) -> str | None:
        """og:site_name, else the publisher of the linked data, else trafilatura's guess from the title."""
        said = next((s for n, v in self.metas if n == "og:site_name" and (s := clean(v))), None)
        named = (name for node in self.linked for name in names(node.get("publisher")))
        return said or next(named, None) or clean(getattr(self._guessed, "sitename", None))

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors of the linked data but for the publisher, else of the meta elements, else trafilatura's guess."""
        for node in self.linked:
            found = [n for n in names(node.get("author")) if n not in names(node.get("publisher"))]
            if found:
                return tuple(dict.fromkeys(found))
        named = [w for n, v in self.metas if n in _AUTHOR_META and (w := clean(v)) and not _web(w)]
        if named and _key(named[0]) != _key(self.outlet or ""):
            return tuple(dict.fromkeys(w for part in _AND.split(named[0]) if (w := clean(part))))
        split = (clean(n) for n in (getattr(self._guessed, "author", None) or "").split(";"))
        return tuple(dict.fromkeys(n for n in split if n and _key(n) != _key(self.outlet or "")))

    @property
    def address(self) -> str | None:
        """The page's canonical address, else og:url, else the one it was given with."""
        links = self._head.iter("link") if self._head is not None else ()
        said = [link.get("href") for link in links if "canonical" in (link.get("rel") or "").casefold().split()]
        said += [value for name, value in self.metas if name == "og:url"]
        return next((words for value in said if (words := _web(value))), None) or self.url

    @property
    def published(self) -> Date | None:
        """(1) datePublished in JSON-LD (schema.org), (2) in meta, (3) in microdata, (4) what htmldate finds."""
        for node in self.linked:
            value = node.get("datePublished")
            if isinstance(value, str) and (date := stated(value, "datePublished in the page's linked data (JSON-LD)")):
                return date
        for name, value in self.metas:
            if name in _PUBLISHED_META and (date := stated(value, f'the page\'s metadata ("{name}")')):
                return date
        for attribute in _DATED.finditer(self.source):
            start = self.source.rfind("<", max(0, attribute.start() - LONGEST_TAG), attribute.start())
            end = self.source.find(">", attribute.end(), attribute.end() + LONGEST_TAG)
            moment = _MOMENT.search(self.source, start, end) if 0 <= start < end else None
            if moment and (date := stated(moment[1], "datePublished in the page's microdata")):
                return date
        return self._htmldate()

    def _htmldate(self) -> Date | None:
        from htmldate import find_date

        try:
            found = find_date(
                self.source,
                original_date=True,
                extensive_search=False,
                url=self.url,
                min_date=FIRST_DAY,
                max_date=LAST_DAY,
            )
        except (ValueError, TypeError, AttributeError):
            return None
        return stated(found, "the date that the page's markup gives (htmldate)") if found else None

    @property
    def captured(self) -> Date | None:
        """When a saved page was saved, where the saving tool wrote it down."""
        match = _SINGLEFILE.search(self.source[:20_000])
        if match is None:
            return None
        month, day, year, clock = match[1].split()
        return stated(f"{month} {day}, {year} {clock}", "the note of the tool that saved the page")


def _metas(head: Any) -> Iterator[tuple[str, str]]:
    for element in head.iter("meta") if head is not None else ():
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if name and element.get("content"):
            yield name.casefold(), element.get("content")


def _scripts(source: str) -> list[Any]:
    """The JSON-LD documents of a page."""
    found = []
    for match in _SCRIPT.finditer(source):
        if "ld+json" not in match[1]:
            continue
        end = _SCRIPT_END.search(source, match.end())
        if end is None:
            break
        try:
            found.append(json.loads(source[match.end() : end.start()], strict=False))
        except (ValueError, RecursionError):
            continue
    return found


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON document, outermost first."""
    waiting = [data]
    for item in waiting:
        if isinstance(item, dict):
            yield item
            waiting.extend(v for v in item.values() if isinstance(v, dict | list))
        elif isinstance(item, list):
            waiting.extend(item)


def _web(value: Any) -> str | None:
    words = clean(value)
    try:
        parts = urlsplit(words or "")
    except ValueError:
        return None
    return words if parts.scheme in ("http", "https") and parts.hostname and len(parts.path) > 1 else None


def _key(words: str) -> str:
    return _LETTERS.sub("", words.casefold())


def clean(value: Any) -> str | None:
    """One line of words, or None."""
    words = " ".join(value.split()) if isinstance(value, str) else ""
    return words or None


def names(value: Any) -> list[str]:
    """The names in schema.org's ways to say who: a string, an object, a list of either."""
    if isinstance(value, list):
        return [name for item in value if not isinstance(item, list) for name in names(item)]
    if isinstance(value, dict):
        return names(value.get("name")) if isinstance(value.get("name"), str) else []
    name = clean(value)
    return [name] if name and not name.startswith(("http:", "https:")) else []
