"""The account as rows and back, and the tables against the model."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest

from firsthand import model
from firsthand.account import Account
from firsthand.model import Judgement
from firsthand.store import Collection, rows
from tests.render.story import ACCOUNT


def stored(db: Path, account: Account) -> Account | None:
    with Collection(str(db), create=True) as collection:
        collection.add(account.articles)
        collection.save(account, "t", collection.fingerprint())
    with Collection(str(db)) as collection:
        return collection.account("t")


def test_the_same_account_comes_back(tmp_path: Path) -> None:
    judged = Judgement("j1", "merge", ("c1", "c2"), "Ada", "2031-05-01", "one claim in two wordings")
    account = dataclasses.replace(ACCOUNT, judgements=(judged,), unserved=(ACCOUNT.articles[0].id,))
    back = stored(tmp_path / "x.db", account)
    assert back is not None
    assert back == account
    assert back.to_json(indent=2) == account.to_json(indent=2)


def test_an_empty_account(tmp_path: Path) -> None:
    assert stored(tmp_path / "x.db", Account()) == Account()


def test_a_new_account_takes_the_place_of_the_old_one_and_judgements_stay(tmp_path: Path) -> None:
    judged = Judgement("j1", "reject", ("v1",), "Ada", "2031-05-01", "a typing error")
    with Collection(str(tmp_path / "x.db"), create=True) as collection:
        collection.add(ACCOUNT.articles)
        plain = dataclasses.replace(ACCOUNT, judgements=())
        for account in (dataclasses.replace(plain, judgements=(judged,)), plain, Account(articles=ACCOUNT.articles)):
            collection.save(account, "t", collection.fingerprint())
        back = collection.account("t")
    assert back == dataclasses.replace(Account(articles=ACCOUNT.articles), judgements=(judged,))


def test_an_account_of_other_articles_is_not_stored(tmp_path: Path) -> None:
    with Collection(str(tmp_path / "x.db"), create=True) as collection:
        before = collection.fingerprint()
        collection.add(ACCOUNT.articles)
        collection.save(ACCOUNT, "t", before)
        assert collection.account("t") is None


@pytest.mark.parametrize("change", ["another tracer", "another article", "rows changed by hand"])
def test_a_stale_account_is_none(tmp_path: Path, change: str) -> None:
    db = tmp_path / "x.db"
    assert stored(db, ACCOUNT) == ACCOUNT
    with Collection(str(db)) as collection:
        if change == "another article":
            new = dataclasses.replace(ACCOUNT.articles[0], id="another", credits=(), furniture=())
            assert collection.add([new]) == ["added"]
        elif change == "rows changed by hand":
            with sqlite3.connect(db) as other:
                other.execute("UPDATE variant SET kind = 'colour'")
        assert collection.account("u" if change == "another tracer" else "t") is None


def test_tables_have_the_fields_of_the_model(tmp_path: Path) -> None:
    """A field that is added to the model needs a migration: this says so."""
    Collection(str(tmp_path / "x.db"), create=True).close()
    with sqlite3.connect(tmp_path / "x.db") as connection:

        def columns(table: str) -> set[str]:
            return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}

        assert columns("article") == {"n", *rows.columns(model.Article)}
        for array in (*rows.ARRAYS, rows.JUDGEMENTS):
            inside = {array.part.field} if array.part else set()
            assert columns(array.table) == {"n", *rows.columns(array.cls)} - inside, array.table
            if array.part:
                own = {"n", array.part.parent, *rows.columns(array.part.cls)}
                assert columns(array.part.table) - {"key"} == own, array.part.table
    arrays = {f.name for f in dataclasses.fields(Account)}
    assert arrays == {a.name for a in rows.ARRAYS} | {"articles", "judgements", "unserved"}
