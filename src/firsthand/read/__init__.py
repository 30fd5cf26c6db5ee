"""Bytes → Article: files, folders, globs and standard input, in the formats of ``formats.py``."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from firsthand.errors import InputError, UsageError
from firsthand.model import Article
from firsthand.read.article import Raw, build
from firsthand.read.formats import read_file
from firsthand.read.inputs import Input, find_inputs, open_input
from firsthand.read.own import Skipped

__all__ = ["Batch", "Found", "Skipped", "failure_order", "iter_articles", "read_each", "read_paths"]

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Batch:
    """What was read: ``articles`` sorted by id, ``failures`` sorted by path, each with its reason.

    ``skipped`` are paths of accounts that firsthand itself wrote and that stand among the articles, sorted.
    """

    articles: tuple[Article, ...]
    failures: tuple[InputError, ...]
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One article and where it stood, in words for a message ("news.jsonl (record 3)"). ``own``: its id is its own."""

    article: Article
    place: str
    own: bool = False


def read_paths(paths: Sequence[str], *, progress: Progress | None = None) -> Batch:
    """Read every article behind ``paths``: files, folders, globs, "-" for standard input.

    ``progress`` is called with each file's path before it is read.
    An input that cannot be read is a failure with its reason, and the rest is read. Raises UsageError for a path that
    names nothing and for two files whose articles have one id.
    """
    articles: list[Article] = []
    skipped: list[str] = []
    failures: list[InputError] = []
    for one in iter_articles(paths, progress=progress):
        if isinstance(one, InputError):
            failures.append(one)
        elif isinstance(one, Skipped):
            skipped.append(one.path)
        else:
            articles.append(one)
    failures.sort(key=failure_order)
    articles.sort(key=lambda a: a.id)
    return Batch(tuple(articles), tuple(failures), tuple(sorted(skipped)))


def iter_articles(
    paths: Sequence[str], *, progress: Progress | None = None
) -> Iterator[Article | InputError | Skipped]:
    """As ``read_paths``, one by one in order of the files' names: of what was read, only the ids stay in memory.

    Of two articles that carry one id in their files' own records, the first is given and the second is a failure that
    names both. Two files that only their folders tell apart are a wrong call: raises UsageError.
    """
    places: dict[str, tuple[str, bool]] = {}
    for one in read_each(paths, progress=progress):
        if not isinstance(one, Found):
            yield one
            continue
        id_ = one.article.id
        if id_ not in places:
            places[id_] = one.place, one.own
            yield one.article
            continue
        place, own = places[id_]
        both = f"two articles have the id {id_!r}: {place} and {one.place}"
        if not own and not one.own:
            raise UsageError(f"{both}; give each its own id, or read them from one folder")
        yield InputError(one.place, f"{both}; the first is read, give each its own id")


def read_each(paths: Sequence[str], *, progress: Progress | None = None) -> Iterator[Found | InputError | Skipped]:
    """What is behind ``paths`` one by one, in order of the files' names: for more than memory holds at once.

    As ``iter_articles``, but nothing looks for ids that come twice. Raises UsageError for a path that names nothing.
    """
    return _each(*find_inputs(paths), progress)


def _each(
    items: Sequence[Input], failures: Sequence[InputError], progress: Callable[[str], None] | None
) -> Iterator[Found | InputError | Skipped]:
    yield from failures
    for item in items:
        if progress is not None:
            progress(item.path)
        number, told = 0, False
        for raw in reasoned(item, open_input):
            told = True
            if isinstance(raw, InputError | Skipped):
                yield raw
                continue
            number += 1
            own = raw.evident and raw.id != item.id
            where = f"{item.path} (record {number})" if own else item.path
            try:
                article = build(raw)
            except UnicodeEncodeError as error:
                reason = f"holds half of a surrogate pair at character {error.start}; save it with whole characters"
                yield InputError(where, reason)
                continue
            yield Found(article, where, own)
        if not told:
            yield InputError(item.path, "is of a known form, but no article is in it; is the file complete?")


def failure_order(error: InputError) -> tuple[str, int, str]:
    """Sort failures by path, lines of one file by number."""
    path, _, line = error.path.rpartition(":")
    return (path, int(line), error.reason) if line.isdecimal() else (error.path, 0, error.reason)


def reasoned(item: Input, opened: Callable[[Input], BinaryIO]) -> Iterator[Raw | InputError | Skipped]:
    """What is in the stream that ``opened`` gives for ``item``; whatever fails is an InputError with its reason."""
    try:
        with opened(item) as stream:
            for raw in read_file(stream, item):
                if isinstance(raw, Skipped) and item.named:
                    raise InputError(item.path, "an account that firsthand wrote, no article; give the articles")
                yield raw
    except InputError as error:
        yield error
    except RecursionError:
        yield InputError(item.path, "nested too deeply to be read; save the text as .txt and give that")
    except (OSError, EOFError, zlib.error) as error:
        yield InputError(item.path, f"cannot be read on ({error}); is the file complete?")
