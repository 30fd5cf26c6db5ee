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

# Accounts as firsthand writes them, in each of its formats: they hold other people's articles in pieces, and are often
# written into the folder that is read the next time.
_OWN_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"firsthand/account/')
_OWN_PAGE = re.compile(r'<meta name="generator" content="firsthand[ "]')
_OWN_PLAIN = re.compile(r"# Sourced account: ")
_OWN_PLAIN_SAYS = "This says who says what, and on whose word. It does not say what is true."


@dataclass(frozen=True)
class Batch:
    """What was read: ``articles`` sorted by id, ``failures`` sorted by path, each with its reason.

    ``skipped`` are paths of accounts that firsthand itself wrote and that stand among the articles, sorted.
    """

    articles: tuple[Article, ...]
    failures: tuple[InputError, ...]
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is no article but an account of some."""

    path: str


def read_paths(paths: Sequence[str], *, progress: Callable[[str], None] | None = None) -> Batch:
    """Read every article behind ``paths``: files, folders, globs, "-" for standard input.

    ``progress`` is called with each file's path before it is read.
    An input that cannot be read is a failure with its reason, and the rest is read. Raises UsageError for a path that
    names nothing and for two articles with one id.
    """
    articles: dict[str, Article] = {}
    places: dict[str, str] = {}
    skipped: list[str] = []
    failures: list[InputError] = []
    for one in read_each(paths, progress=progress):
        if isinstance(one, InputError):
            failures.append(one)
        elif isinstance(one, Skipped):
            skipped.append(one.path)
        elif one.article.id in articles:
            both = f"{places[one.article.id]} and {one.place}"
            raise UsageError(
                f"two articles have the id {one.article.id!r}: {both}; "
                "give each its own id, or read them from one folder"
            )
        else:
            articles[one.article.id], places[one.article.id] = one.article, one.place
    failures.sort(key=failure_order)
    return Batch(tuple(articles[i] for i in sorted(articles)), tuple(failures), tuple(sorted(skipped)))


@dataclass(frozen=True, slots=True)
class Found:
    """One article and where it stood, in words for a message ("news.jsonl (record 3)")."""

    article: Article
    place: str


def read_each(
    paths: Sequence[str], *, progress: Callable[[str], None] | None = None
) -> Iterator[Found | InputError | Skipped]:
    """What is behind ``paths`` one by one, in order of the files' names: for more than memory holds at once.

    As ``read_paths``, but nothing looks for ids that come twice. Raises UsageError for a path that names nothing.
    """
    items, failures = find_inputs(paths)
    yield from failures
    for item in items:
        if progress is not None:
            progress(item.path)
        for number, raw in enumerate(_raws(item), 1):
            if isinstance(raw, InputError | Skipped):
                yield raw
            else:
                yield Found(build(raw), f"{item.path} (record {number})" if _is_record(raw) else item.path)


def _is_record(raw: Raw) -> bool:
    return raw.evident


def failure_order(error: InputError) -> tuple[str, int, str]:
    """Sort failures by path, lines of one file by number."""
    path, _, line = error.path.rpartition(":")
    return (path, int(line), error.reason) if line.isdecimal() else (error.path, 0, error.reason)


def _raws(item: Input) -> Iterator[Raw | InputError | Skipped]:
    try:
        with open_input(item) as stream:
            for raw in _contents(stream, item):
                if isinstance(raw, Skipped) and item.named:
                    raise InputError(item.path, "an account that firsthand wrote, no article; give the articles")
                yield raw
    except InputError as error:
        yield error


def _contents(stream: BinaryIO, item: Input) -> Iterator[Raw | InputError | Skipped]:
    """The articles of one file, by its content: JSON Lines, HTML or plain text."""
    path = None if item.path == STDIN else item.id
    start = _peek(stream, item)
    if _OWN_JSON.match(start):
        yield Skipped(item.path)
        return
    if _JSON_LINES.search(item.path) or _RECORD.match(start):
        yield from read_records(stream, item)
        return
    text = decode(read_all(stream, item.path), item.path, page=True)
    if _is_own(text):
        yield Skipped(item.path)
    elif is_page(text):
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


def _is_own(text: str) -> bool:
    """Is ``text`` an account as page or as Markdown?"""
    if _OWN_PLAIN.match(text):
        return _OWN_PLAIN_SAYS in text[:10_000]
    return is_page(text) and _OWN_PAGE.search(text[:5_000]) is not None


def _peek(stream: BinaryIO, item: Input) -> bytes:
    try:
        return stream.peek(512)[:512]  # type: ignore[attr-defined, no-any-return]
    except (OSError, EOFError) as error:
        raise InputError(item.path, f"cannot be decompressed ({error}); is the file complete?") from None
