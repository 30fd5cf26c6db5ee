"""Versions of the schema: SQL files run in order, each once; ``PRAGMA user_version`` says which were.

The views hold nothing and are made anew after each change of version, so that a migration is about tables only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib import resources

NEWEST = 3


def migrate(connection: sqlite3.Connection, version: int, application_id: int, *, target: int = NEWEST) -> None:
    """Bring the tables from ``version`` (0: an empty file) to ``target``, inside the transaction of the caller."""
    for name in views(connection):
        connection.execute(f'DROP VIEW "{name}"')
    for number in range(version + 1, target + 1):
        for statement in statements(_files()[number - 1]):
            connection.execute(statement)
    for statement in statements("views.sql"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {application_id:d}")
    connection.execute(f"PRAGMA user_version = {target:d}")


def views(connection: sqlite3.Connection) -> list[str]:
    """The names of the views of a file, in order of the alphabet."""
    return [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")]


def statements(name: str) -> Iterator[str]:
    """The statements of one file of the schema, one by one: ``executescript`` would end the caller's transaction."""
    text = ""
    for line in (_folder() / name).read_text(encoding="utf-8").splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            yield text
            text = ""
    if text.strip():
        raise ValueError(f"{name} ends within a statement")


@cache
def _files() -> tuple[str, ...]:
    """The files of the versions in order: 0001_….sql is version 1."""
    return tuple(sorted(f.name for f in _folder().iterdir() if f.name[:4].isdecimal() and f.name.endswith(".sql")))


def _folder() -> resources.abc.Traversable:
    return resources.files("firsthand.store") / "schema"
