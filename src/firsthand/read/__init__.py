"""Bytes → Article: plain text as scraped, HTML, JSON Lines; files, folders, globs and standard input."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from firsthand.errors import InputError, UsageError
from firsthand.model import Article
from firsthand.read.article import Raw, build
from firsthand.read.decode import decode
from firsthand.read.inputs import STDIN, Input, find_inputs, open_input, read_all
from firsthand.read.page import is_page, read_page
from firsthand.read.records import read_records

_JSON_LINES = re.compile(r"\.(?:jsonl|ndjson|jsonlines)(?:\.gz)?$", re.IGNORECASE)
_RECORD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"[^"\r\n]{1,100}"\s*:')
_JSON = re.compile(r'\s*(?:\[\s*\{\s*"|\[\s*\]|\{\s*[\r\n]+\s*"|\{\s*\})')


@dataclass(frozen=True)
class Batch:
    """What was read: ``articles`` sorted by id, ``failures`` sorted by path, each with its reason."""

    articles: tuple[Article, ...]
    failures: tuple[InputError, ...]


def read_paths(paths: Sequence[str], *, progress: Callable[[str], None] | None = None) -> Batch:
    """Read every article behind ``paths``: files, folders, globs, "-" for standard input.

    ``progress`` is called with each file's path before it is read.
    An input that cannot be read is a failure with its reason, and the rest is read. Raises UsageError for a path that
    names nothing and for two articles with one id.
    """
    articles: dict[str, Article] = {}
    places: dict[str, str] = {}
    failures: list[InputError] = []
    for item in find_inputs(paths):
        if progress is not None:
            progress(item.path)
        for number, raw in enumerate(_raws(item), 1):
            if isinstance(raw, InputError):
                failures.append(raw)
                continue
            place = f"{item.path} (record {number})" if _is_record(raw) else item.path
            if raw.id in articles:
                both = f"{places[raw.id]} and {place}"
                raise UsageError(
                    f"two articles have the id {raw.id!r}: {both}; give each its own id, or read them from one folder"
                )
            articles[raw.id], places[raw.id] = build(raw), place
    failures.sort(key=_place)
    return Batch(tuple(articles[i] for i in sorted(articles)), tuple(failures))


def _is_record(raw: Raw) -> bool:
    return raw.evident


def _place(error: InputError) -> tuple[str, int, str]:
    """Sort failures by path, lines of one file by number."""
    path, _, line = error.path.rpartition(":")
    return (path, int(line), error.reason) if line.isdecimal() else (error.path, 0, error.reason)


def _raws(item: Input) -> Iterator[Raw | InputError]:
    try:
        with open_input(item) as stream:
            yield from _contents(stream, item)
    except InputError as error:
        yield error


def _contents(stream: BinaryIO, item: Input) -> Iterator[Raw | InputError]:
    """The articles of one file, by its content: JSON Lines, HTML or plain text."""
    path = None if item.path == STDIN else item.path
    if _JSON_LINES.search(item.path) or _RECORD.match(_peek(stream, item)):
        yield from read_records(stream, item)
        return
    text = decode(read_all(stream, item.path), item.path, page=True)
    if is_page(text):
        page = read_page(text, item.path)
        yield Raw(
            id=item.id,
            path=path,
            text=page.text,
            url=page.url,
            title=page.title,
            outlet=page.outlet,
            authors=page.authors,
            published=page.published,
            captured=page.captured,
        )
    elif _JSON.match(text[:200]):
        raise InputError(item.path, "JSON, but not JSON Lines; write one record a line, without a list around them")
    else:
        yield Raw(id=item.id, path=path, text=text)


def _peek(stream: BinaryIO, item: Input) -> bytes:
    try:
        return stream.peek(512)[:512]  # type: ignore[attr-defined, no-any-return]
    except (OSError, EOFError) as error:
        raise InputError(item.path, f"cannot be decompressed ({error}); is the file complete?") from None
