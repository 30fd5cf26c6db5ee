"""Collections from the command line: add, report --db, check; the real stages on the sample."""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from firsthand import cli
from firsthand.store import connect

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "src" / "firsthand" / "sample" / "articles"


def run(*args: str, input: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(a) for a in args], input=input)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection with the sample in it, reported once."""
    db = tmp_path_factory.mktemp("sample") / "sample.db"
    assert run("add", str(SAMPLE), "--db", str(db)).exit_code == 0
    assert run("report", "--db", str(db), "--format", "json", "-o", str(db.with_name("first.json"))).exit_code == 0
    return db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.txt").write_text("Bridge closed\n\nThe bridge at Kerrin was closed on Monday, the mayor said.\n")
    (place / "b.txt").write_text("River rises\n\nThe river at Kerrin rose by 40 centimetres, the mayor said.\n")
    return place


def rows(db: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(db)) as connection:
        return connection.execute("SELECT * FROM article ORDER BY n").fetchall()


def test_the_report_of_a_collection_is_that_of_its_articles(sample: Path, tmp_path: Path) -> None:
    assert run("report", str(SAMPLE), "-o", str(tmp_path / "paths.json")).exit_code == 0
    assert run("report", "--db", str(sample), "-o", str(tmp_path / "again.json")).exit_code == 0
    traced = (tmp_path / "paths.json").read_bytes()
    assert sample.with_name("first.json").read_bytes() == traced
    assert (tmp_path / "again.json").read_bytes() == traced


def test_a_report_that_is_up_to_date_is_not_made_again(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from firsthand.run import pipeline

    def never(*_: object, **__: object) -> None:
        raise AssertionError("traced again")

    monkeypatch.setattr(pipeline, "trace", never)
    assert run("report", "--db", str(sample), "--format", "json").exit_code == 0


def test_a_report_that_was_cut_off_goes_on(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import firsthand.annotate

    db = str(tmp_path / "x.db")
    run("add", str(folder), "--db", db)
    seen: list[str] = []
    true = firsthand.annotate.annotate

    def annotate(article: object) -> object:
        seen.append(article.id)  # type: ignore[attr-defined]
        if len(seen) == 2:
            raise KeyboardInterrupt
        return true(article)  # type: ignore[arg-type]

    monkeypatch.setattr(firsthand.annotate, "annotate", annotate)
    assert run("report", "--db", db).exit_code == 1
    assert run("report", "--db", db, "--format", "json").exit_code == 0
    assert seen == ["a.txt", "b.txt", "b.txt"]


def test_adding_twice_changes_nothing(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    first = run("add", str(folder), "--db", str(db))
    assert (first.exit_code, first.stdout, first.stderr) == (0, "", f"firsthand: {db}: 2 added\n")
    before = rows(db)
    second = run("add", str(folder), "--db", str(db))
    assert (second.exit_code, second.stderr) == (0, f"firsthand: {db}: 2 already there\n")
    assert rows(db) == before


def test_a_changed_article_is_named_and_the_rest_is_added(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    run("add", str(folder), "--db", str(db))
    (folder / "a.txt").write_text("Bridge open\n\nThe bridge at Kerrin is open again, the mayor said.\n")
    (folder / "c.txt").write_text("Ferry\n\nA ferry takes people across the river.\n")
    result = run("add", str(folder), "--db", str(db))
    assert result.exit_code == 1
    assert f"could not add {folder / 'a.txt'}: an article with this id is in the collection already" in result.stderr
    assert "1 added, 1 already there" in result.stderr
    replaced = run("add", str(folder), "--db", str(db), "--replace")
    assert (replaced.exit_code, replaced.stderr) == (0, f"firsthand: {db}: 1 replaced, 2 already there\n")


def test_the_same_article_in_two_files_is_added_once(folder: Path, tmp_path: Path) -> None:
    record = {"id": "one", "text": "The bridge at Kerrin was closed on Monday."}
    (folder / "x.jsonl").write_text(
        "\n".join([json.dumps(record)] * 2 + [json.dumps({**record, "text": "Otherwise."})])
    )
    result = run("add", str(folder / "x.jsonl"), "--db", str(tmp_path / "x.db"))
    assert result.exit_code == 1
    assert "x.jsonl (record 3): an article with this id" in result.stderr
    assert "1 added, 1 already there" in result.stderr


def test_exit_codes_of_wrong_files(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "WAIT", 0.05)
    text, newer, locked = folder / "a.txt", tmp_path / "newer.db", tmp_path / "locked.db"
    for db in (newer, locked):
        run("add", str(folder), "--db", str(db))
    with contextlib.closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    holder = sqlite3.connect(locked, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    cases = {
        text: "not an SQLite file",
        newer: "update firsthand",
        tmp_path / "no" / "x.db": "there is no",
        folder: "folder",
    }
    for db, said in cases.items():
        for args in (("add", str(folder)), ("report",), ("check", "The bridge was closed on Monday.")):
            result = run(*args, "--db", str(db))
            assert (result.exit_code, result.stdout) == (2, ""), (args, db)
            assert said in result.stderr
            assert len(result.stderr.splitlines()) == 1
    result = run("add", str(folder), "--db", str(locked))
    assert (result.exit_code, "wait for it or close it" in result.stderr) == (2, True)
    holder.close()


def test_wrong_usage(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    assert run("report", str(folder), "--db", str(db)).exit_code == 2
    assert run("report").exit_code == 2
    assert run("add", str(folder)).exit_code == 2
    assert run("add", str(tmp_path / "none"), "--db", str(db)).exit_code == 2
    assert not db.exists()
    (folder / "a.txt").write_text("")
    assert run("add", str(folder / "a.txt"), "--db", str(db)).exit_code == 3
    assert run("report", "--db", str(db)).exit_code == 3


class TestCheck:
    def test_who_says_it(self, sample: Path) -> None:
        text = run("check", "The ferry capsized with 341 people on board.", "--db", str(sample)).stdout
        assert "Said so by" in text
        assert "“the ferry capsized with 341 people on board”" in text

    def test_another_figure(self, sample: Path) -> None:
        found = run("check", "The disaster claimed 97 lives.", "--db", str(sample), "--format", "json")
        answer = json.loads(found.stdout)
        (asked,) = answer["claims"]
        (said, *_) = asked["said"]
        assert not said["agrees"]
        (difference,) = said["differences"]
        assert (difference["kind"], difference["conflict"]) == ("number", True)
        assert [r["value"] for r in difference["yours"]] == ["97"]
        for statement in said["statements"]:
            span = statement["span"]
            with contextlib.closing(sqlite3.connect(sample)) as connection:
                (words,) = connection.execute("SELECT text FROM article WHERE id = ?", (span["article"],)).fetchone()
            assert words[span["start"] : span["end"]] == span["quote"]

    def test_nobody(self, sample: Path) -> None:
        text = run(
            "check", "Inflation in the valleys of Quarne fell to 2.1 percent in May.", "--db", str(sample)
        ).stdout
        assert "Nobody here says this." in text
        assert "Said so" not in text

    def test_from_a_file_and_from_standard_input(self, sample: Path, tmp_path: Path) -> None:
        file = tmp_path / "q.txt"
        file.write_text("The ferry capsized with 341 people on board.")
        for args in ((str(file),), ("-",)):
            result = run("check", *args, "--db", str(sample), input=file.read_text())
            assert result.exit_code == 0
            assert "Said so by" in result.stdout

    def test_an_article_of_the_collection(self, sample: Path) -> None:
        result = run("check", str(SAMPLE / "newsblip.txt"), "--db", str(sample), "--format", "json")
        claims = json.loads(result.stdout)["claims"]
        assert sum(bool(c["said"]) for c in claims) > len(claims) / 2

    @pytest.mark.parametrize("text", ["", "  ", "none.txt"])
    def test_nothing_to_check(self, sample: Path, text: str) -> None:
        result = run("check", text, "--db", str(sample))
        assert (result.exit_code, result.stdout) == (2, "")

    def test_another_language_is_said(self, sample: Path) -> None:
        text = "Die Fähre ist am Montag kurz nach dem Ablegen gekentert, wie die Behörden in der Hauptstadt mitteilten."
        assert "not served" in run("check", text, "--db", str(sample)).stdout


def test_the_queries_of_the_guide(sample: Path) -> None:
    guide = (ROOT / "docs" / "collections.md").read_text(encoding="utf-8")
    queries = re.findall(r"```sql\n(.*?)```", guide, re.S)
    assert len(queries) == 3
    with contextlib.closing(sqlite3.connect(f"{sample.as_uri()}?mode=ro", uri=True)) as connection:
        for query in queries:
            assert connection.execute(query).fetchall(), query
        named = set(re.findall(r"`(\w+)`", guide[guide.index("| view |") : guide.index("The tables beneath")]))
        views = {r[0] for r in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
        assert named == views - {"chains"}


def test_help_is_quick() -> None:
    import subprocess
    import sys

    code = "import sys; from firsthand.cli import main\ntry: main(['--help'])\n"
    code += "except SystemExit: print(sorted(sys.modules))"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert time.perf_counter() - start < 5  # about 0.15 s alone; the machine may be busy
    for lazy in ("sqlite3", "firsthand.store", "firsthand.run.collection", "firsthand.ask", "numpy"):
        assert f"'{lazy}'" not in done.stdout
