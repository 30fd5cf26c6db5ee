"""WARC 1.0 and 1.1 (ISO 28500), plain, gzip or zstd → the pages of a crawl, by fastwarc (an extra).

Records are read one by one, so that memory holds one. A record is trusted when its length is whole, its digest fits
where it has one, and the next record begins where it ends: a length that lies would take the next record's head for
the end of an article.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from firsthand.errors import InputError
from firsthand.model import Date
from firsthand.read.article import Raw
from firsthand.read.clocks import stated
from firsthand.read.decode import decode
from firsthand.read.inputs import BZIP2, LARGEST, Input, missing

# So many pages without an article are named by their record; of more only the number is given.
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Captured:
    """One page of an archive: ``number`` of its record (from 1, of those with content), its bytes and what is known."""

    number: int
    url: str | None
    date: str | None
    charset: str | None
    data: bytes
    plain: bool


def read_warc(stream: BinaryIO, item: Input) -> Iterator[Raw | InputError]:
    """The articles among the pages of an archive, in order; pages without one are counted in one line at the end."""
    without: list[int] = []
    pages = 0
    for one in read_captures(stream, item):
        if isinstance(one, InputError):
            yield one
            continue
        pages += 1
        try:
            yield _raw(one, item)
        except InputError:
            without.append(one.number)
    if without:
        named = ", ".join(map(str, without[:MOST_NAMED])) + (" …" if len(without) > MOST_NAMED else "")
        reason = f"{len(without)} of the archive's {pages} pages hold no article (records {named}): lists, forms"
        yield InputError(item.path, reason + " or pages that need JavaScript")
    elif not pages:
        yield InputError(item.path, "an archive (WARC) without web pages; is it a part of a crawl's own notes?")


def read_captures(stream: BinaryIO, item: Input) -> Iterator[Captured | InputError]:
    """The pages (HTTP status 200, HTML) and converted texts of an archive; a bad record is an InputError, by number."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise missing(item.path, "a web archive (WARC)", "fastwarc", "archives") from None
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    kinds = {k: getattr(WarcRecordType, k) for k in ("response", "resource", "conversion")}
    with ExitStack() as stack:
        source: Any = _Counted(stream)
        if item.on_disk:
            # fastwarc decompresses faster than Python does, so it is given the file as it lies where it knows how.
            file = stack.enter_context(open(item.path, "rb"))  # noqa: PTH123
            source = source if file.read(len(BZIP2)) == BZIP2 else file
            file.seek(0)
        yield from _trusted(ArchiveIterator(source, parse_http=False, record_types=wanted), kinds, item)


class _Counted:
    """What fastwarc needs of a stream that cannot be wound back: bytes, and how many were read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._position = stream, 0

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._position += len(data)
        return data

    def tell(self) -> int:
        return self._position


def _trusted(records: Any, kinds: dict[str, Any], item: Input) -> Iterator[Captured | InputError]:
    """The pages of ``records``, each given out once the next record is seen to begin where it ends."""
    held: Captured | None = None
    number = 0
    try:
        for record in records:
            if held is not None:
                yield held
            held = None
            number += 1
            kind = next(k for k, type_ in kinds.items() if record.record_type == type_)
            try:
                held = _capture(record, kind, number, f"{item.path} (record {number})")
            except InputError as error:
                yield error
    except (OSError, EOFError, ValueError, RuntimeError, MemoryError, zlib.error) as error:
        # The record before is not given out: with a length that lies, it ends in the middle of something else.
        where = f"{item.path} (record {number})"
        yield InputError(where, f"the record, or what follows it, is damaged ({error}); the rest is not read")
        return
    if held is not None:
        yield held


def _capture(record: Any, kind: str, number: int, where: str) -> Captured | None:
    """The page of a record, None where it is none. Raises InputError for one cut off, damaged or too large."""
    length = record.content_length
    if length > LARGEST:
        raise InputError(where, f"says it is {length >> 20} MB long, more than {LARGEST >> 20} MB; left out")
    mime = (record.headers.get("Content-Type") or "").split(";")[0].strip().casefold()
    if kind == "resource" and "html" not in mime:
        return None
    record.freeze()
    if record.content_length != length:
        raise InputError(where, "breaks off before its end; is the file complete?")
    if record.headers.get("WARC-Block-Digest") and not record.verify_block_digest():
        raise InputError(where, "its digest does not fit: the record is damaged or its length is wrong; left out")
    charset, packed = None, False
    if kind == "response":
        record.parse_http(auto_decode="all")
        headers = record.http_headers
        if headers is None or headers.status_code != 200 or "html" not in (record.http_content_type or "").casefold():
            return None
        charset = record.http_charset
        packed = bool(headers.get("Content-Encoding"))
    try:
        # What is not compressed once more is as long as the record at most; asking for a limit costs time.
        data = record.reader.read(LARGEST + 1) if packed else record.reader.read()
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise InputError(where, f"its content cannot be decompressed ({error}); left out") from None
    if len(data) > LARGEST:
        raise InputError(where, f"decompresses to more than {LARGEST >> 20} MB; left out")
    url, date = record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Date")
    return Captured(number, (url or "").strip("<>") or None, date, charset, data, kind == "conversion")


def _raw(one: Captured, item: Input) -> Raw:
    from firsthand.read.page import page_raw, read_page

    text = _text(one, item.path)
    captured = stated(one.date, "the archive's record (WARC-Date)") if one.date else None
    id_ = item.part(one.number)
    if one.plain:
        return Raw(id=id_, path=item.article_path, text=text, url=one.url, captured=captured, evident=True)
    raw = replace(page_raw(read_page(text, item.path, one.url), id_, item.article_path), evident=True)
    return replace(raw, captured=_earlier(raw.captured, captured))


def _earlier(page: Date | None, record: Date | None) -> Date | None:
    """The record's date: a page's own note of when it was saved is of another saving."""
    return record or page


def _text(one: Captured, path: str) -> str:
    if one.charset:
        try:
            return one.data.decode(one.charset)
        except (LookupError, ValueError):
            pass
    return decode(one.data, path, page=True)
