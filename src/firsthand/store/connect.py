"""Opening the file: who it belongs to, which version it has, and what to do when it cannot be used."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from firsthand.errors import UsageError
from firsthand.store.migrate import NEWEST, migrate

# "frst" as four ASCII bytes: by it `file` and SQLite tools tell a collection from other databases.
APPLICATION_ID = 0x66727374
# Seconds that a writer waits for another one. The longest write is one account of some thousand articles.
WAIT = 60.0

_MAGIC = b"SQLite format 3\x00"


def connect(path: str, *, create: bool = False, wait: float | None = None) -> sqlite3.Connection:
    """A connection to the collection at ``path``, brought to the newest schema; ``create`` makes one where none is.

    Write-ahead logging: whoever reads sees the last whole state, and is never kept waiting by whoever writes; two
    writers wait for each other, ``wait`` seconds at most. Transactions are opened by the caller. In a folder that may
    not be written, a file of the newest schema is opened for reading only. Raises UsageError with what to do next.
    """
    file = Path(path)
    _check_place(file, path, create)
    with explained(path):
        try:
            return _prepared(file, path, "rwc" if create else "rw", wait)
        except sqlite3.OperationalError as error:
            if create or not file.is_file() or _writable(file) or _is_busy(error):
                raise
            return _prepared(file, path, "ro", wait)


@contextlib.contextmanager
def explained(path: str) -> Iterator[None]:
    """Turns what SQLite says into a UsageError that says what to do next."""
    try:
        yield
    except sqlite3.Error as error:
        raise UsageError(f"{path}: {_advice(error)}") from error


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside is written as a whole, or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _check_place(file: Path, path: str, create: bool) -> None:
    if file.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it after --db, such as {path.rstrip('/')}/collection.db")
    if not file.exists():
        if not create:
            raise UsageError(f"there is no collection {path}; make it with: firsthand add PATH --db {path}")
        if not file.absolute().parent.is_dir():
            raise UsageError(f"there is no folder {file.parent}; make it first, or name another place after --db")
        return
    if not file.is_file():
        raise UsageError(f"{path} is not a regular file; name another place after --db")
    try:
        with file.open("rb") as stream:
            start = stream.read(len(_MAGIC))
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}; change its permissions (chmod u+rw)") from None
    if start and start != _MAGIC:
        raise UsageError(f"{path} is no collection (not an SQLite file); name another file after --db")
    if not start and not create:
        raise UsageError(f"{path} is empty; fill it with: firsthand add PATH --db {path}")


def _prepared(file: Path, path: str, mode: str, wait: float | None) -> sqlite3.Connection:
    """A connection with the settings of this program, after the checks of whose file it is."""
    # A file on its own in a folder without write permission cannot have the log beside it that WAL asks for.
    alone = "&immutable=1" if mode == "ro" and not Path(f"{file}-wal").exists() else ""
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}{alone}", uri=True, timeout=WAIT if wait is None else wait
    )
    try:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        version = _identify(connection, path)
        if mode == "ro":
            if version != NEWEST:
                raise UsageError(
                    f"{path} was made by an older firsthand and cannot be brought up to date in a folder that you may "
                    "not write; copy it to one that you may"
                )
            return connection
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        if version != NEWEST:
            with transaction(connection):
                migrate(connection, _identify(connection, path), APPLICATION_ID)
    except BaseException:
        connection.close()
        raise
    return connection


def _identify(connection: sqlite3.Connection, path: str) -> int:
    """The version of the schema, 0 for an empty file. Raises UsageError for somebody else's or a newer file."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if owner != APPLICATION_ID and (owner or version or _has_tables(connection)):
        raise UsageError(f"{path} is another program's database, no collection; name another file after --db")
    if version > NEWEST:
        raise UsageError(
            f"{path} was made by a newer firsthand (schema {version}, this one knows {NEWEST}); "
            "update firsthand, or name another file after --db"
        )
    return version


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is not None


def _writable(file: Path) -> bool:
    return os.access(file, os.W_OK) and os.access(file.absolute().parent, os.W_OK)


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _advice(error: sqlite3.Error) -> str:
    """What went wrong and what to do, by SQLite's result code (https://sqlite.org/rescode.html)."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if _is_busy(error):
        return "another program is writing to it and does not finish; wait for it or close it, then run this again"
    advice = {
        sqlite3.SQLITE_NOTADB: "no collection (not an SQLite file, or damaged); name another file after --db",
        sqlite3.SQLITE_CORRUPT: "damaged; put back a copy, or add the articles to a new file",
        sqlite3.SQLITE_FULL: "no room left on the disk; make room, then run this again: what was added stays",
        sqlite3.SQLITE_READONLY: "may not be written; change its permissions, or copy it to a folder of your own",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened here; may the file and its folder be written by you?",
        sqlite3.SQLITE_PERM: "may not be opened; change its permissions (chmod u+rw)",
        sqlite3.SQLITE_IOERR: "the disk failed; check it, then run this again: what was added stays",
    }
    return advice.get(code, f"SQLite says: {error}; try again, and if it stays so, add the articles to a new file")
