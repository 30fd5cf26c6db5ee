"""Tables (CSV after RFC 4180, four separators; rows of Parquet) → an article a row, by the columns' names."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO, cast

from firsthand.errors import InputError
from firsthand.read.article import Raw
from firsthand.read.clocks import stated
from firsthand.read.decode import decode
from firsthand.read.fragment import fragment_text
from firsthand.read.inputs import LARGEST, Input

# Names of columns as exports of media databases, spreadsheets and data sets write them, best first.
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article", "fulltext", "full text", "full_text", "article text", "article_text",
        "article body", "article_body", "maintext", "main_text", "story", "hit sentence", "body_text", "plain_text",
    ),
    "html": ("html", "raw_html", "page", "content_html", "body_html"),
    "title": ("title", "headline", "heading", "article title", "article_title"),
    "url": ("url", "link", "address", "article url", "article_url", "source_url", "uri", "permalink"),
    "outlet": (
        "outlet", "source", "publisher", "publication", "newspaper", "media", "media name", "media_name", "site",
        "source name", "source_name", "domain", "sitename", "source_domain",
    ),
    "published": (
        "published", "date", "pubdate", "pub_date", "publication date", "publication_date", "published_at",
        "publish_date", "date_publish", "published date", "published_date", "datetime", "publishdate",
    ),
    "authors": ("authors", "author", "byline", "writer"),
    "language": ("language", "lang"),
    "id": ("id", "article_id", "doc_id", "docid", "document id", "uid", "guid"),
}  # fmt: skip
SEPARATORS = (",", ";", "\t", "|")
LONGEST_NAME, MOST_COLUMNS = 60, 500
# A column of names is one of text only together with another column that says what a row is.
FEWEST_KNOWN = 2

_AUTHORS = re.compile(r"\s*[;|]\s*")


def columns(names: Sequence[str]) -> dict[str, str]:
    """Which of a table's columns holds what: our field → the table's own name, the best where several would do."""
    known = {re.sub(r"\s+", " ", n.strip().strip("\ufeff").casefold()): n for n in reversed(names)}
    return {field: known[n] for field, options in COLUMNS.items() for n in options[::-1] if n in known}


def separator(start: str) -> str | None:
    """The separator of a table that begins with ``start``, None where its first line names no columns that we know."""
    line = start.lstrip("\ufeff").split("\n", 1)[0].rstrip("\r")
    if not 0 < len(line) < 8000:
        return None
    for sign in SEPARATORS:
        try:
            names = next(csv.reader([line], delimiter=sign), [])
        except csv.Error:
            continue
        if 2 <= len(names) <= MOST_COLUMNS and all(len(n) <= LONGEST_NAME for n in names):
            known = columns(names)
            if len(known) >= FEWEST_KNOWN and ("text" in known or "html" in known or len(names) >= 3):
                return sign
    return None


def read_csv(stream: BinaryIO, item: Input, start: bytes, sign: str) -> Iterator[Raw | InputError]:
    """The rows of a table in order; a row without a text is an InputError that names it."""
    rows = _rows(stream, item, start, sign)
    names = next(rows, [])
    if isinstance(names, InputError):
        yield names
        return
    known = columns(names)
    if "text" not in known and "html" not in known:
        raise InputError(item.path, "a table without a column of the articles' words; name that column text")
    for number, row in enumerate(rows, 1):
        if isinstance(row, InputError):
            yield row
            continue
        if any(cell.strip() for cell in row):
            try:
                yield row_raw(dict(zip(names, row, strict=False)), known, item, number)
            except InputError as error:
                yield error


def _rows(stream: BinaryIO, item: Input, start: bytes, sign: str) -> Iterator[list[str] | InputError]:
    csv.field_size_limit(LARGEST)
    lines = io.TextIOWrapper(cast(Any, stream), encoding=_encoding(start, item.path), errors="strict", newline="")
    reader = csv.reader(_bounded(lines), delimiter=sign)
    try:
        yield from reader
    except csv.Error as error:
        yield InputError(f"{item.path}:{reader.line_num}", f"a broken table ({error}); the rest of it is not read")
    except UnicodeDecodeError as error:
        reason = f"not {error.encoding} in one of the lines from here on; save the table as UTF-8"
        yield InputError(f"{item.path}:{reader.line_num}", reason)
    except (OSError, EOFError, zlib.error) as error:
        yield InputError(f"{item.path}:{reader.line_num}", f"cannot be read on ({error}); is the file complete?")


def _bounded(lines: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a table; a quote that never closes must not take the whole file for one cell."""
    while line := lines.readline(LARGEST + 1):
        if len(line) > LARGEST:
            raise csv.Error(f"a line of more than {LARGEST >> 20} MB")
        yield line


def _encoding(start: bytes, path: str) -> str:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    cut = start[: start.rfind(b"\n") + 1] or start
    try:
        cut.decode("utf-8")
    except UnicodeDecodeError as error:
        # A spreadsheet's own encoding: told by the beginning, and refused where that does not tell it.
        text = decode(start, path)
        for name in ("cp1252", "cp1250", "cp1251"):
            if start.decode(name, errors="replace") == text:
                return name
        raise InputError(path, f"not UTF-8 (byte {error.start}); save the table as UTF-8") from None
    return "utf-8-sig"


def row_raw(row: Mapping[str, Any], known: Mapping[str, str], item: Input, number: int) -> Raw:
    """The article of one row of a table. Raises InputError where it holds no text."""
    values = {field: _cell(row.get(name)) for field, name in known.items()}
    text, html = values.get("text"), values.get("html")
    if text is None and html is None:
        raise InputError(f"{item.path} (row {number})", "a row without a text; leave it out")
    page = None
    if text is None and html is not None:
        from firsthand.read.page import is_page, read_page

        if is_page(html):
            page = read_page(html, f"{item.path} (row {number})", values.get("url"))
        text = page.text if page else fragment_text(html)
    names = _AUTHORS.split(values.get("authors") or "")
    date = values.get("published")
    return Raw(
        id=values.get("id") or item.part(number),
        path=item.article_path,
        text=text or "",
        url=values.get("url") or (page.url if page else None),
        title=values.get("title") or (page.title if page else None),
        outlet=values.get("outlet") or (page.outlet if page else None),
        authors=tuple(dict.fromkeys(n for n in names if n)) or (page.authors if page else ()),
        published=(stated(date, f'the column "{known["published"]}"') if date else None)
        or (page.published if page else None),
        language=_language(values.get("language")),
        evident=True,
    )


def _cell(value: Any) -> str | None:
    """A cell as text; None where it holds nothing."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="replace")
    if isinstance(value, list | tuple):
        value = "; ".join(str(v) for v in value if v is not None)
    said = "" if value is None else str(value)
    said = said.encode("utf-8", errors="replace").decode("utf-8")
    return said if said.strip() else None


def _language(value: str | None) -> str | None:
    code = (value or "").strip().replace("_", "-").split("-")[0].casefold()
    return code if len(code) == 2 and code.isalpha() else None
