"""The functions behind ``import firsthand``: articles in whatever form they are at hand, accounts out and back in."""

from __future__ import annotations

import io
import json
import os
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from firsthand.account import Account
from firsthand.errors import InputError, NothingRead, UsageError
from firsthand.model import Annotated, Article
from firsthand.read import Batch
from firsthand.read.article import build
from firsthand.read.inputs import STDIN, Input
from firsthand.read.records import read_records
from firsthand.run import pipeline

One = str | os.PathLike[str] | Mapping[str, Any] | Article
Progress = Callable[[str, int, int], None]


class InputWarning(UserWarning):
    """One input could not be read, or was left out; the rest goes on. The message names it and says why."""


def report(articles: One | Iterable[One], *, strict: bool = False, progress: Progress | None = None) -> Account:
    """Read articles, trace them, and give back the account.

    ``articles`` is a path (file, folder or glob), a record (``{"id": …, "text": …}``, and where known ``"url"``,
    ``"title"``, ``"outlet"``, ``"published"``, ``"language"``, ``"html"``), an ``Article``, or any mix of them.
    ``progress`` is called with the stage, how much of it is done, and how much there is (0: unknown).

    What cannot be read is an ``InputWarning`` and the rest goes on; with ``strict`` it is an InputError. Raises
    NothingRead if nothing is left, UsageError for a path that names nothing and for two articles with one id.

    >>> import firsthand
    >>> account = firsthand.report([
    ...     {"id": "bell", "outlet": "The Bell", "published": "2031-05-24", "language": "en",
    ...      "text": "The ferry sank in 2022, two officials told Telvane. The port had been warned."},
    ...     {"id": "echo", "outlet": "Echo", "published": "2031-05-25", "language": "en",
    ...      "text": "The ferry sank in 2021, Telvane reported, citing two officials."},
    ... ])
    >>> account.origins[0].name
    'Telvane'
    """
    found = read_articles(articles, strict=strict, progress=progress)
    return pipeline.account_of(found, progress=progress)


def read_articles(
    articles: One | Iterable[One], *, strict: bool = False, progress: Progress | None = None
) -> tuple[Article, ...]:
    """The articles as they were read, sorted by id: the first step of ``report``, with the same arguments and errors.

    >>> import firsthand
    >>> first = firsthand.read_articles("src/firsthand/sample/articles")[0]
    >>> first.id, first.outlet
    ('capital-echo.txt', 'Capital Echo')
    """
    given = [articles] if isinstance(articles, str | os.PathLike | Mapping | Article) else list(articles)
    paths: list[str] = []
    records: list[Mapping[str, Any]] = []
    ready: list[Article] = []
    for one in given:
        if isinstance(one, Article):
            ready.append(one)
        elif isinstance(one, Mapping):
            records.append(one)
        elif isinstance(one, str | os.PathLike):
            paths.append(os.fspath(one))
        else:
            raise UsageError(f"{type(one).__name__} is no article; give a path, a record with its text, or an Article")
    batch = pipeline.read_articles(paths, progress) if paths else Batch((), ())
    recorded, failures = _from_records(records)
    return _all_of((*batch.articles, *recorded, *ready), (*batch.failures, *failures), batch.skipped, strict)


def annotate_articles(
    articles: One | Iterable[One], *, strict: bool = False, progress: Progress | None = None
) -> tuple[Annotated, ...]:
    """Each article with what is found in it alone: sentences, names, numbers, dates, and who says what.

    Arguments and errors are those of ``report``.

    >>> import firsthand
    >>> record = {"id": "bell", "language": "en", "text": "The port had been warned, the mayor said."}
    >>> (one,) = firsthand.annotate_articles(record)
    >>> [span.quote for span in one.attributions[0].source]
    ['the mayor']
    """
    found = read_articles(articles, strict=strict, progress=progress)
    return pipeline.annotate_articles(found, progress)


def load(path: str | os.PathLike[str]) -> Account:
    """The account in a JSON file that ``Account.save`` or ``firsthand report --format json`` wrote.

    Raises InputError where the file is no such account, OSError where it cannot be read.

    >>> import firsthand, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "account.json")
    ...     firsthand.Account().save(path)
    ...     firsthand.load(path)
    <Account: empty>
    """
    try:
        return Account.from_json(Path(path).read_bytes())
    except InputError as error:
        raise InputError(f"{os.fspath(path)}: {error.path}", error.reason) from None


def _from_records(records: list[Mapping[str, Any]]) -> tuple[list[Article], list[InputError]]:
    """Records as Articles, in the way in which those of a JSON Lines file are read."""
    found: list[Article] = []
    failures: list[InputError] = []
    for number, record in enumerate(records, 1):
        line = json.dumps(dict(record), default=_plain).encode("ascii")
        for raw in read_records(io.BytesIO(line), Input(STDIN, f"record-{number}")):
            if isinstance(raw, InputError):
                failures.append(InputError(f"record {number}", raw.reason))
            else:
                found.append(build(raw))
    return found, failures


def _plain(value: object) -> str:
    """Dates as their ISO text; other objects are told to the reader of the record by their type."""
    text = getattr(value, "isoformat", None)
    if text is None:
        raise UsageError(f"a record holds {type(value).__name__}, which is no plain value; give text, numbers or dates")
    return str(text())


def _all_of(
    articles: tuple[Article, ...], failures: tuple[InputError, ...], skipped: tuple[str, ...], strict: bool
) -> tuple[Article, ...]:
    if strict and failures:
        raise failures[0]
    for failure in failures:
        warnings.warn(f"could not read {failure}", InputWarning, stacklevel=4)
    for path in skipped:
        warnings.warn(f"left out {path}: an account that firsthand wrote", InputWarning, stacklevel=4)
    if not articles:
        raise NothingRead("nothing could be read; give files, a folder that holds some, or records with a text")
    held: dict[str, Article] = {}
    for article in articles:
        if article.id in held:
            raise UsageError(f"two articles have the id {article.id!r}; give each its own")
        held[article.id] = article
    return tuple(held[name] for name in sorted(held))
