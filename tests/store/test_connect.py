"""Files that are no collection, cannot be opened or are not ours: each said plainly, and left as it was."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

import pytest

from firsthand.errors import UsageError
from firsthand.store import Collection
from firsthand.store.connect import APPLICATION_ID
from firsthand.store.migrate import NEWEST
from tests.builders import article

A = article("a", "The bridge was closed.")


def refused(path: Path, *, create: bool = True) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UsageError) as caught:
        Collection(str(path), create=create, wait=0.05)
    assert (path.read_bytes() if path.is_file() else None) == before
    return str(caught.value)


def test_a_new_file_is_ours(tmp_path: Path) -> None:
    Collection(str(tmp_path / "x.db"), create=True).close()
    with contextlib.closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        facts = [connection.execute(f"PRAGMA {p}").fetchone()[0] for p in ("application_id", "user_version")]
        assert facts == [APPLICATION_ID, NEWEST]
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        tables = connection.execute("PRAGMA table_list").fetchall()
        ours = [t for t in tables if t[2] == "table" and not t[1].startswith("sqlite_")]
        assert all(strict for *_, strict in ours)


def test_what_is_no_collection(tmp_path: Path) -> None:
    text = tmp_path / "x.txt"
    text.write_text("Some words of no database, and more of them than a header has.")
    assert "no collection (not an SQLite file); name another file" in refused(text)
    assert "is a folder; name a file in it" in refused(tmp_path)
    assert "there is no folder" in refused(tmp_path / "none" / "x.db")
    assert "make it with: firsthand add PATH --db" in refused(tmp_path / "none.db", create=False)
    assert "not a regular file" in refused(Path("/dev/null"))
    empty = tmp_path / "empty.db"
    empty.touch()
    assert "is empty; fill it with" in refused(empty, create=False)


def test_another_programs_database(tmp_path: Path) -> None:
    for name, make in {
        "x": "CREATE TABLE t(a)",
        "y": "PRAGMA application_id = 7",
        "z": "PRAGMA user_version = 1",
    }.items():
        db = tmp_path / name
        with contextlib.closing(sqlite3.connect(db)) as connection:
            connection.execute(make)
        assert "another program's database" in refused(db)


def test_a_newer_version(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    Collection(str(db), create=True).close()
    with contextlib.closing(sqlite3.connect(db)) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    assert "made by a newer firsthand" in refused(db)
    assert "update firsthand" in refused(db)


def test_a_damaged_file(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    with Collection(str(db), create=True) as collection:
        collection.add([A])
    data = bytearray(db.read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    db.write_bytes(data)
    with pytest.raises(UsageError, match=r"damaged|SQLite says"), Collection(str(db)) as collection:
        collection.articles()


def test_a_locked_file(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    with contextlib.closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "another program is writing to it" in refused(db)


def test_a_place_where_no_file_can_be(tmp_path: Path) -> None:
    assert "cannot be opened here" in refused(Path("/proc/nothing.db"))
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    folder = tmp_path / "locked"
    folder.mkdir()
    with Collection(str(folder / "x.db"), create=True) as collection:
        collection.add([A])
    folder.chmod(0o555)
    try:
        assert "may" in refused(folder / "new.db")
        with Collection(str(folder / "x.db")) as collection:
            assert collection.articles() == (A,)
            with pytest.raises(UsageError, match="may not be written"):
                collection.add([article("b", "Another.")])
    finally:
        folder.chmod(0o755)


def test_a_file_that_may_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a folder without write permission, which root does not have: opened for reading, and writing is refused."""
    from firsthand.store import connect

    db = tmp_path / "x.db"
    with Collection(str(db), create=True) as collection:
        collection.add([A])
    true = connect._prepared

    def only_reading(file: Path, path: str, mode: str, wait: float | None) -> sqlite3.Connection:
        if mode != "ro":
            raise sqlite3.OperationalError("unable to open database file")
        return true(file, path, mode, wait)

    monkeypatch.setattr(connect, "_prepared", only_reading)
    monkeypatch.setattr(connect, "_writable", lambda _: False)
    with Collection(str(db)) as collection:
        assert collection.articles() == (A,)
        with pytest.raises(UsageError, match="may not be written"):
            collection.add([article("b", "Another.")])


def test_names_that_are_no_plain_names(tmp_path: Path) -> None:
    for name in ("a b.db", "a?mode=ro.db", "a#b%20.db", "é…\u200b.db"):
        with Collection(str(tmp_path / name), create=True) as collection:
            assert collection.add([A]) == ["added"]
        assert (tmp_path / name).is_file()
