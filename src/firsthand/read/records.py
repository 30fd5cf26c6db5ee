"""JSON Lines → articles: one record a line, its text taken unchanged.

A record: ``{"id", "text", "url"?, "title"?, "outlet"?, "published"?, "language"?, "html"?, "authors"?}``; other
fields are left alone. With "html" and no "text" the page is read: "html" is its source, or the path
of a file below the folder of the JSON Lines file.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from firsthand.errors import InputError
from firsthand.read.article import Raw
from firsthand.read.clocks import stated
from firsthand.read.decode import decode
from firsthand.read.inputs import LARGEST, LONGEST_SKIP, Input, open_input, read_all
from firsthand.read.ninjs import is_ninjs, read_ninjs
from firsthand.read.page import Page, read_page


def read_records(stream: BinaryIO, item: Input) -> Iterator[Raw | InputError]:
    """The records of ``stream`` in order; a line that is no record is an InputError that names it, the rest goes on."""
    number = 0
    while True:
        number += 1
        where = f"{item.path}:{number}"
        try:
            line = stream.readline(LARGEST + 1)
        except (OSError, EOFError, zlib.error) as error:
            yield InputError(where, f"cannot be read on ({error}); is the file complete?")
            return
        if not line:
            return
        if len(line) > LARGEST:
            yield InputError(where, f"a line of more than {LARGEST >> 20} MB; give one article a line")
            if not _skip(stream, line):
                yield InputError(where, f"and it goes on for more than {LONGEST_SKIP >> 20} MB; the rest is not read")
                return
            continue
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        try:
            yield _raw(_object(line, where), item, number, where)
        except InputError as error:
            yield error


def _skip(stream: BinaryIO, line: bytes) -> bool:
    """Read on to the end of an oversized line; False where it has none within LONGEST_SKIP bytes, or is damaged."""
    skipped = len(line)
    while line and not line.endswith(b"\n"):
        try:
            line = stream.readline(LARGEST)
        except (OSError, EOFError, zlib.error):
            return False
        skipped += len(line)
        if skipped > LONGEST_SKIP:
            return False
    return True


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(
            where, f"not UTF-8 (byte {error.start} of the line); JSON Lines are UTF-8, save it so"
        ) from None
    except json.JSONDecodeError as error:
        raise InputError(where, f"not JSON ({error.msg}, character {error.pos}); give one record a line") from None
    except RecursionError:
        raise InputError(where, "JSON nested too deeply; give a flat record") from None
    if not isinstance(record, dict):
        raise InputError(where, 'JSON, but no record; a line is an object like {"id": "…", "text": "…"}')
    return record


def _raw(record: dict[str, Any], item: Input, number: int, where: str) -> Raw:
    if "text" not in record and "html" not in record and is_ninjs(record):
        return read_ninjs(record, item, where)
    id_ = _id(record, item, number, where)
    path = item.article_path
    text, html, url = (_string(record, k, where) for k in ("text", "html", "url"))
    published = _string(record, "published", where)
    page: Page | None = None
    if text is None and html is not None:
        page = read_page(_source(html, item, where), where, url)
        text = page.text
    if text is None or not text.strip():
        raise InputError(where, 'a record without "text" (or "html"); give the article\'s words in "text"')
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            where, f'"text" holds half of a surrogate pair at character {error.start}; write whole characters'
        ) from None
    return Raw(
        id=id_,
        path=path,
        text=text,
        url=url or (page.url if page else None),
        title=_string(record, "title", where) or (page.title if page else None),
        outlet=_string(record, "outlet", where) or (page.outlet if page else None),
        authors=_names(record.get("authors")) or (page.authors if page else ()),
        published=(stated(published, "record") if published else None) or (page.published if page else None),
        captured=page.captured if page else None,
        language=_string(record, "language", where),
        evident=True,
    )


def _id(record: dict[str, Any], item: Input, number: int, where: str) -> str:
    value = record.get("id")
    if value is None or value == "":
        return f"{item.id}:{number}"
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InputError(where, '"id" is neither text nor a whole number; give each record an id of its own')
    return str(value)


def _string(record: dict[str, Any], name: str, where: str) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(where, f'"{name}" is {type(value).__name__}, not text; write it as a string or leave it out')


def _names(value: Any) -> tuple[str, ...]:
    """Authors as a list of names; anything else is left alone, as other unknown fields are."""
    return tuple(dict.fromkeys(v for v in value if isinstance(v, str) and v.strip())) if isinstance(value, list) else ()


def _source(html: str, item: Input, where: str) -> str:
    """A page's source: the value itself, or the file that it names below the folder of the JSON Lines file."""
    if "<" in html:
        return html
    relative = PurePosixPath(html)
    if not item.on_disk or relative.is_absolute() or ".." in relative.parts:
        raise InputError(where, '"html" is neither a page\'s source nor a path below the folder of this file')
    folder = Path(item.path).parent.resolve()
    target = (folder / relative).resolve()
    if not target.is_relative_to(folder) or not target.exists():
        raise InputError(
            where, f'"html" names {html}, and there is no such file beside this one; restore it or give the source'
        )
    with open_input(Input(str(target), html)) as stream:
        return decode(read_all(stream, where), where, page=True)
