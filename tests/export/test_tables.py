from __future__ import annotations

import importlib
import math
from typing import Any

import pytest

from firsthand.account import Account
from firsthand.errors import UsageError
from firsthand.export import tables
from tests.render.story import ACCOUNT


@pytest.mark.parametrize("account", [ACCOUNT, Account()], ids=["full", "empty"])
@pytest.mark.parametrize("name", tables.names())
def test_every_table_has_its_columns_in_every_form(account: Account, name: str) -> None:
    columns = [column.name for column in tables.columns(name)]
    assert len(set(columns)) == len(columns)
    rows = account.table(name)
    assert all(list(row) == columns for row in rows)
    frame, arrow = account.to_pandas(name), account.to_arrow(name)
    assert frame.columns.tolist() == arrow.column_names == columns
    assert len(frame) == arrow.num_rows == len(rows)
    assert arrow.to_pylist() == rows


@pytest.mark.parametrize("name", tables.names())
def test_types_do_not_depend_on_the_rows(name: str) -> None:
    assert ACCOUNT.to_arrow(name).schema == Account().to_arrow(name).schema
    assert ACCOUNT.to_pandas(name).dtypes.tolist() == Account().to_pandas(name).dtypes.tolist()


def test_claims_and_their_statements() -> None:
    claim = ACCOUNT.claims[0]
    row = ACCOUNT.table("claims")[0]
    assert row["text"] == claim.text.quote
    assert (row["text_article"], row["text_start"]) == (claim.text.article, claim.text.start)
    assert (row["layers_origins_min"], row["layers_origins_max"]) == claim.layers.origins
    statements = [row for row in ACCOUNT.table("claims.statements") if row["of"] == claim.id]
    assert [row["span"] for row in statements] == [statement.span.quote for statement in claim.statements]
    assert {row["row"] for row in statements} == {0}


def test_missing_values_are_none_and_keep_their_type() -> None:
    rows = ACCOUNT.table("articles")
    undated = [row for row in rows if row["captured"] is None]
    assert undated and all(row["captured_latest"] is None for row in undated)
    assert str(ACCOUNT.to_pandas("claims")["layers_sources_max"].dtype) == "Int64"


def test_the_two_spans_of_a_pair() -> None:
    row = ACCOUNT.table("reuse")[0]
    assert (row["spans_1"], row["spans_2"]) == tuple(span.quote for span in ACCOUNT.reuse[0].spans)
    assert math.isclose(row["similarity"], ACCOUNT.reuse[0].similarity)


@pytest.mark.parametrize("name", ["claim", "claims.layers", "claims.", "", "articles.furniture", "unserved.x"])
def test_an_unknown_table_is_answered_with_those_there_are(name: str) -> None:
    for form in (ACCOUNT.table, ACCOUNT.to_pandas, ACCOUNT.to_arrow):
        with pytest.raises(UsageError, match=r"there are articles, articles\.credits"):
            form(name)


@pytest.mark.parametrize(
    ("method", "module", "extra"), [("to_pandas", "pandas", "pandas"), ("to_arrow", "pyarrow", "arrow")]
)
def test_a_missing_library_is_named_with_the_way_to_get_it(
    method: str, module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.import_module

    def without(name: str) -> Any:
        if name == module:
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr(tables, "import_module", without)
    with pytest.raises(UsageError, match=rf"pip install 'firsthand\[{extra}\]'"):
        getattr(ACCOUNT, method)("claims")
