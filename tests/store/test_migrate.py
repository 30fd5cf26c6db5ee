"""Files of older versions are brought up to date; what is released stays as it was."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import sqlite3
from importlib import resources
from pathlib import Path

import pytest

from firsthand.errors import UsageError
from firsthand.store import Collection
from firsthand.store.connect import APPLICATION_ID
from firsthand.store.migrate import NEWEST, views

# Three invented articles with their account, written with 0001_collection.sql when it was the newest.
OLD = Path(__file__).with_name("collection_v1.db.gz")
# Users' files were made by these: a change of the schema is a new file, never an edit of an old one.
RELEASED = {
    "0001_collection.sql": "8bc19160a92a92e1",
    "0002_declared_and_search.sql": "af1697676da57b9f",
    "0003_visits.sql": "c8de04fd5dd8045e",
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    db = tmp_path / "old.db"
    db.write_bytes(gzip.decompress(OLD.read_bytes()))
    return db


def schema(db: Path) -> list[tuple[str, str, str]]:
    with contextlib.closing(sqlite3.connect(db)) as connection:
        found = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
        return sorted((kind, name, " ".join(sql.split())) for kind, name, sql in found)


def columns(db: Path) -> dict[str, list[tuple[object, ...]]]:
    with contextlib.closing(sqlite3.connect(db)) as connection:
        names = [n for kind, n, _ in schema(db) if kind == "table"]
        return {n: connection.execute(f"PRAGMA table_info('{n}')").fetchall() for n in names}


def test_the_versions_are_as_they_were_released() -> None:
    folder = resources.files("firsthand.store") / "schema"
    found = {f.name: f.read_bytes() for f in folder.iterdir() if f.name[:4].isdecimal()}
    assert {name: hashlib.sha256(text).hexdigest()[:16] for name, text in found.items()} == RELEASED
    assert len(found) == NEWEST


def test_an_old_file_becomes_as_a_new_one(old: Path, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("SELECT * FROM statement_search")
    Collection(str(old)).close()
    Collection(str(tmp_path / "new.db"), create=True).close()
    assert columns(old) == columns(tmp_path / "new.db")
    assert {s[:2] for s in schema(old)} == {s[:2] for s in schema(tmp_path / "new.db")}
    with contextlib.closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST,)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_an_old_file_held_is_there_afterwards(old: Path) -> None:
    with contextlib.closing(sqlite3.connect(old)) as connection:
        held = connection.execute("SELECT id, title, outlet, text, sha256 FROM article ORDER BY id").fetchall()
        claim, words = connection.execute(
            "SELECT claim, json_extract(span, '$.quote') FROM statement ORDER BY claim, n LIMIT 1"
        ).fetchone()
    assert len(held) == 3
    with Collection(str(old)) as collection:
        articles = collection.articles()
        assert [(a.id, a.title, a.outlet, a.text, a.sha256) for a in articles] == held
        assert all(a.declared == () and a.revision is None for a in articles)
        assert collection.account("an older version") is None  # its rows lack what is known of the articles now
        assert claim in {hit.claim for hit in collection.statements(words, 5)}
        assert collection.search(held[0][3])[0].article == held[0][0]
        assert collection.add(articles) == ["there"] * 3


def test_every_view_can_be_read_in_an_old_file(old: Path) -> None:
    Collection(str(old)).close()
    with contextlib.closing(sqlite3.connect(old)) as connection:
        for view in views(connection):
            connection.execute(f'SELECT * FROM "{view}"').fetchall()


def test_a_migration_that_is_cut_off_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from firsthand.store import migrate

    true = migrate.statements

    def breaks(name: str):  # type: ignore[no-untyped-def]
        yield from true(name)
        if name == "views.sql":
            raise sqlite3.OperationalError("interrupted")

    before = schema(old)
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "statements", breaks)
        with pytest.raises(UsageError):
            Collection(str(old))
    assert schema(old) == before
    Collection(str(old)).close()
    assert schema(old) != before
