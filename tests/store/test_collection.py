"""Adding, reading and searching; what comes twice, what is broken, and who waits for whom."""

from __future__ import annotations

import contextlib
import math
import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bench.store_kills import fork
from bench.store_kills import run as run_kills
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.errors import InputError, UsageError
from firsthand.model import Annotated, Article, Quantity
from firsthand.store import Collection
from firsthand.store.migrate import views
from tests.builders import article, credit

A = credit(
    article("a", "By Ada Lund\nThe bridge at Kerrin was closed.", title="Bridge"), "byline", "Ada Lund", "By Ada Lund"
)
B = article("b", "Nobody crossed the river.", outlet="Post", published="2031-05-02")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def collection(db: Path) -> Iterator[Collection]:
    with Collection(str(db), create=True) as opened:
        yield opened


def contents(db: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(db)) as connection:
        return connection.execute("SELECT * FROM article ORDER BY n").fetchall()


def test_articles_come_back_sorted_and_whole(collection: Collection) -> None:
    assert collection.add([B, A]) == ["added", "added"]
    assert collection.articles() == (A, B)
    assert collection.article("b") == B
    assert collection.article("c") is None


def test_a_second_add_changes_nothing(db: Path, collection: Collection) -> None:
    collection.add([A, B])
    before = contents(db), collection.fingerprint()
    assert collection.add([B, A, replace(A, path="elsewhere/a.txt")]) == ["there"] * 3
    assert (contents(db), collection.fingerprint()) == before


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (article("b", "Everybody crossed the river.", outlet="Post", published="2031-05-02"), "another text;"),
        (replace(B, title="River", outlet=None), "another title and outlet;"),
        (replace(B, published=None), "another date of publication;"),
    ],
)
def test_another_article_under_the_same_id(db: Path, collection: Collection, changed: Article, said: str) -> None:
    collection.add([B])
    before = contents(db)
    (outcome, other) = collection.add([changed, A])
    assert isinstance(outcome, InputError)
    assert said in outcome.reason
    assert "--replace" in outcome.reason
    assert other == "added"
    assert contents(db)[:1] == before
    assert collection.add([changed], replace=True) == ["replaced"]
    assert collection.article("b") == changed
    assert [hit.article for hit in collection.search("river")] == ["b"]
    assert bool(collection.search("Nobody")) == (changed.text == B.text)


def test_half_characters_are_refused_and_the_rest_is_added(collection: Collection) -> None:
    (outcome, other) = collection.add([replace(A, title="a\ud83d b"), B])
    assert isinstance(outcome, InputError)
    assert "title" in outcome.reason
    assert other == "added"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_and_can_be_searched_for(collection: Collection, text: str, asked: str) -> None:
    one = article("x", text, title=asked)
    collection.add([one], replace=True)
    assert collection.article("x") == one
    collection.search(asked)
    collection.statements(asked, 5)


def test_annotations_are_kept_by_version(collection: Collection) -> None:
    collection.add([A, B])
    number = Quantity(4, 10, "bridge", 3.0, math.inf, False, "bridge")
    found = Annotated(A, True, ((0, 11), (12, 45)), (), (number, replace(number, low=-math.inf)), (), (), (), ())
    assert collection.not_annotated("v1") == ["a", "b"]
    collection.annotate(found, "v1")
    assert collection.not_annotated("v1") == ["b"]
    assert collection.annotated("v1") == (found,)
    assert collection.annotated("v1", ["b"]) == ()
    assert collection.annotated("v2") == ()
    collection.annotate(found, "v2")
    assert collection.not_annotated("v1") == ["a", "b"]


def test_an_annotation_of_a_text_that_was_replaced_is_not_stored(collection: Collection) -> None:
    collection.add([B])
    collection.add([article("b", "Another text.")], replace=True)
    collection.annotate(Annotated(B, True, (), (), (), (), (), (), ()), "v1")
    assert collection.not_annotated("v1") == ["b"]


def test_search_ranks_and_takes_no_operators(collection: Collection) -> None:
    collection.add([A, B])
    assert [hit.article for hit in collection.search("bridges closing in Kerrin")] == ["a"]
    for hostile in ('"', "a OR", "NEAR(", "title:*", "", "*", "-", "a" * 100_000, "\x00"):
        collection.search(hostile)


def test_every_view_can_be_read(db: Path, collection: Collection) -> None:
    collection.add([A, B])
    with contextlib.closing(sqlite3.connect(db)) as connection:
        assert len(views(connection)) > 15
        for view in views(connection):
            connection.execute(f'SELECT * FROM "{view}"').fetchall()
        assert connection.execute("SELECT id, outlet, published FROM articles").fetchall()[1] == (
            "b",
            "Post",
            "2031-05-02",
        )


def test_a_reader_is_never_blocked_by_a_writer(db: Path, collection: Collection) -> None:
    collection.add([A])
    writer = sqlite3.connect(db, isolation_level=None)
    with contextlib.closing(writer):
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE article SET title = 'in the making'")
        with Collection(str(db), wait=0.0) as reader:
            assert reader.articles() == (A,)
            with pytest.raises(UsageError, match="another program is writing to it"):
                reader.add([B])
        writer.execute("COMMIT")
    assert collection.articles()[0].title == "in the making"


def test_two_writers_wait_for_each_other(db: Path, collection: Collection) -> None:
    collection.add([A])
    writer = sqlite3.connect(db, isolation_level=None, check_same_thread=False)
    with contextlib.closing(writer):
        writer.execute("BEGIN IMMEDIATE")
        later = threading.Timer(0.3, writer.execute, ["COMMIT"])
        later.start()
        start = time.monotonic()
        assert collection.add([B]) == ["added"]
        assert time.monotonic() - start > 0.2
        later.join()


def test_nothing_of_a_batch_that_fails_is_stored(db: Path, collection: Collection) -> None:
    with pytest.raises(AttributeError):
        collection.add([A, None])  # type: ignore[list-item]
    assert contents(db) == []


def test_killed_at_random_moments(tmp_path: Path) -> None:
    outcome = run_kills(15, 250, 7, tmp_path, fork)
    assert outcome.kills == 15
    assert outcome.in_the_middle
    assert (outcome.lost, outcome.doubled, outcome.broken) == (0, 0, 0)
