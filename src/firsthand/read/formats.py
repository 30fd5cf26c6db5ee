"""Which format a file has, by its content, and who reads it.

(1) By the first bytes, for what is read as a stream or is no text: WARC, PDF, DOCX, Parquet, JSON Lines, Telegram's
export, CSV. (2) By the whole text, for documents of one piece (at most ``LARGEST`` bytes): messages and saved pages,
feeds, NewsML, address lists, JSON documents, exports of databases, HTML, Markdown; what is none of these is plain text.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from firsthand.errors import InputError
from firsthand.read import addresses, exports, feed, newsml, xml
from firsthand.read.article import Raw
from firsthand.read.decode import decode
from firsthand.read.fragment import fragment_text
from firsthand.read.inputs import SNIFFED, Input, peek, read_all
from firsthand.read.mail import is_mime, read_mime
from firsthand.read.markdown import is_markdown, read_markdown
from firsthand.read.ninjs import is_ninjs, read_ninjs
from firsthand.read.own import Skipped, begins_account, is_account
from firsthand.read.page import is_page, page_raw, read_page
from firsthand.read.records import read_records
from firsthand.read.table import read_csv, separator
from firsthand.read.telegram import is_telegram, read_telegram

_JSON_LINES = re.compile(r"\.(?:jsonl|ndjson|jsonlines)(?:\.(?:gz|zst|bz2))?$", re.IGNORECASE)
_RECORD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{[ \t]*"[^"\r\n]{1,100}"\s*:')
_JSON = re.compile(r'\s*(?:\[\s*\{\s*"|\[\s*\]|\{\s*[\r\n]+\s*"|\{\s*\})')
_COMPRESSED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh")
# A frame that zstd leaves out; in a WARC it holds the dictionary, for the archive's own reader.
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
# Where the HTML exports of databases are told from a page of news.
_EXPORT_PAGE = re.compile(r"<DOCFULL|\b\w{2}Article\b|Factiva|LexisNexis|Nexis Uni", re.IGNORECASE)


def read_file(stream: BinaryIO, item: Input) -> Iterator[Raw | InputError | Skipped]:
    """The articles of one file; ``stream`` is what ``open_input`` gave. Raises InputError where all of it fails."""
    start = peek(stream, item.path)
    if begins_account(start):
        yield Skipped(item.path)
    elif start.startswith(b"WARC/") or _SKIPPABLE.match(start):
        from firsthand.read.warc import read_warc

        yield from read_warc(stream, item)
    elif b"%PDF-" in start[:1024]:
        from firsthand.read.pdf import read_pdf

        yield from _plain(read_pdf(read_all(stream, item.path), item.path), item)
    elif start.startswith(b"PK\x03\x04"):
        from firsthand.read.docx import read_docx

        text, title = read_docx(read_all(stream, item.path), item.path)
        yield from _plain(text, item, title)
    elif start.startswith(b"PAR1"):
        from firsthand.read.parquet import read_parquet

        yield from read_parquet(stream, item, plain=_uncompressed(item))
    else:
        yield from _text_file(stream, item, start)


def _uncompressed(item: Input) -> bool:
    if not item.on_disk:
        return False
    with open(item.path, "rb") as file:  # noqa: PTH123 (paths with undecodable bytes)
        return not file.read(4).startswith(_COMPRESSED)


def _text_file(stream: BinaryIO, item: Input, start: bytes) -> Iterator[Raw | InputError | Skipped]:
    seen = _seen(start)
    if is_telegram(seen):
        yield from read_telegram(stream, item)
        return
    if _JSON_LINES.search(item.path) or (_RECORD.match(start) and feed.JSON_FEED not in seen):
        yield from read_records(stream, item)
        return
    if (sign := separator(seen)) is not None:
        yield from read_csv(stream, item, start, sign)
        return
    data = read_all(stream, item.path)
    if is_mime(start):
        yield from read_mime(data, item)
        return
    text = decode(data, item.path, page=True, charset=item.charset)
    if is_account(text):
        yield Skipped(item.path)
    else:
        yield from _document(text, item)


def _seen(start: bytes) -> str:
    """The first bytes as far as they are text, to look at."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start[: len(start) // 2 * 2].decode("utf-16", errors="replace")
    return start.decode("utf-8", errors="replace").lstrip("\ufeff")


def _document(text: str, item: Input) -> Iterator[Raw | InputError]:
    """The articles of a document of one piece."""
    root = xml.root_name(text)
    page = is_page(text)
    if root in feed.ROOTS and not page:
        yield from feed.read_feed(text, item)
    elif root in newsml.ROOTS:
        yield from newsml.read_newsml(text, item)
    elif root in addresses.ROOTS:
        raise addresses.no_articles(text, item.path)
    elif page:
        yield from _page(text, item)
    elif text.lstrip("\ufeff").startswith("<?xml"):
        xml.refuse_entities(text, item.path)
        reason = f"XML of a kind that is not read (<{root or '?'}>); save the articles as text, HTML or NewsML-G2"
        raise InputError(item.path, reason)
    elif _JSON.match(text[:200]) or (text.startswith("{") and feed.JSON_FEED in text[:SNIFFED]):
        yield from _json(text, item)
    elif is_markdown(text):
        yield read_markdown(text, item)
    else:
        yield from _plain(text, item)


def _page(text: str, item: Input) -> Iterator[Raw | InputError]:
    if _EXPORT_PAGE.search(text):
        lines = fragment_text(text).replace("\n", "\n\n")  # a block of the page is a paragraph
        if (kind := exports.kind_of(lines)) is not None:
            yield from exports.read_export(lines, item, kind)
            return
    yield page_raw(read_page(text, item.path, item.url), item.id, item.article_path)


def _plain(text: str, item: Input, title: str | None = None) -> Iterator[Raw | InputError]:
    """A plain text: one article, or the many of an export."""
    if (kind := exports.kind_of(text)) is not None:
        yield from exports.read_export(text, item, kind)
    else:
        yield Raw(id=item.id, path=item.article_path, text=text, title=title)


def _json(text: str, item: Input) -> Iterator[Raw | InputError]:
    """The articles of a JSON document that is not JSON Lines: a JSON Feed, a ninjs item, or a list of those."""
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InputError(item.path, f"broken JSON ({str(error)[:80]}); is the file complete?") from None
    if isinstance(data, dict) and feed.is_json_feed(data):
        yield from feed.read_json_feed(data, item)
        return
    found = data if isinstance(data, list) else [data]
    if not found or not all(isinstance(one, dict) and is_ninjs(one) for one in found):
        raise InputError(item.path, "JSON, but not JSON Lines; write one record a line, without a list around them")
    for number, one in enumerate(found, 1):
        try:
            yield read_ninjs(one, item, item.path if len(found) == 1 else f"{item.path} (item {number})")
        except InputError as error:
            yield error
