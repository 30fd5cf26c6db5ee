"""The account as rows and back: one table for each array of the contract, in its fields' names.

Numbers, texts and ids are columns; everything nested (spans, dates, lists) is JSON in the form of the contract, which
the views unfold. Four arrays within arrays have tables of their own. From the rows the same account comes back, bytes
of its JSON included.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand import model


@dataclass(frozen=True, slots=True)
class Part:
    """An array within each row of an array: its field, its table, and the columns that name its row of the parent."""

    field: str
    table: str
    cls: type
    parent: str
    key: str


@dataclass(frozen=True, slots=True)
class Array:
    """One array of the account and its table."""

    name: str
    table: str
    cls: type
    part: Part | None = None


ARRAYS = (
    Array("reuse", "reused", model.Reuse),
    Array("sources", "source", model.Source),
    Array("attributions", "attribution", model.Attribution, Part("chain", "link", model.Link, "attribution", "id")),
    Array("stories", "story", model.Story),
    Array("origins", "origin", model.Origin),
    Array("derivations", "derivation", model.Derivation),
    Array("claims", "claim", model.Claim, Part("statements", "statement", model.Statement, "claim", "id")),
    Array("variants", "variant", model.Variant, Part("readings", "reading", model.Reading, "variant", "id")),
    Array("lost", "lost", model.Lost, Part("claims", "lost_claim", model.LostClaim, "lost", "n")),
    Array("drift", "drift", model.Drift),
    Array("timeline", "entry", model.Entry),
    Array("positions", "position", model.Position),
)
JUDGEMENTS = Array("judgements", "judgement", model.Judgement)

Row = dict[str, Any]


def clear(connection: sqlite3.Connection) -> None:
    """Remove the account's rows. What people decided stays."""
    connection.execute("DELETE FROM traced")
    connection.execute("DELETE FROM unserved")
    for array in reversed(ARRAYS):
        if array.part:
            connection.execute(f"DELETE FROM {array.part.table}")
        connection.execute(f"DELETE FROM {array.table}")


def write(connection: sqlite3.Connection, account: Mapping[str, Any]) -> None:
    """Write the arrays of ``account`` (``Account.to_dict()``) except its articles, in place of those before."""
    clear(connection)
    for array in ARRAYS:
        _write_array(connection, array, account[array.name])
    for n, article in enumerate(account["unserved"]):
        connection.execute("INSERT INTO unserved(n, article) VALUES (?, ?)", (n, article))
    _write_array(connection, JUDGEMENTS, account["judgements"], "OR REPLACE ")


def read(connection: sqlite3.Connection) -> dict[str, Any]:
    """The arrays of the account except its articles, as in ``Account.to_dict()``."""
    found: dict[str, Any] = {array.name: _read_array(connection, array) for array in (*ARRAYS, JUDGEMENTS)}
    found["unserved"] = [row[0] for row in connection.execute("SELECT article FROM unserved ORDER BY n")]
    return found


def insert(connection: sqlite3.Connection, table: str, rows: Iterator[Row], how: str = "") -> None:
    """Write ``rows``, which all have the same keys, the names of columns."""
    statement = ""
    for row in rows:
        if not statement:
            names = ", ".join(f'"{name}"' for name in row)
            statement = f"INSERT {how}INTO {table}({names}) VALUES ({', '.join('?' * len(row))})"
        connection.execute(statement, [cell(value) for value in row.values()])


def cell(value: Any) -> Any:
    """A JSON value as what a column holds: nested ones as JSON text."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def value(cls: type, name: str, held: Any) -> Any:
    """What a column holds as the JSON value of the field ``name`` of ``cls``."""
    kind = columns(cls)[name]
    if held is None:
        return None
    return json.loads(held) if kind == "json" else bool(held) if kind == "bool" else held


@cache
def columns(cls: type) -> dict[str, str]:
    """The fields of ``cls`` by their names in JSON, in order: "text", "int", "real", "bool" or "json"."""
    hints = typing.get_type_hints(cls)
    return {f.name.removesuffix("_"): _kind(hints[f.name]) for f in dataclasses.fields(cls)}


def _kind(hint: Any) -> str:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        hint = next(one for one in typing.get_args(hint) if one is not type(None))
    if typing.get_origin(hint) is typing.Literal:
        return "text"
    return {str: "text", int: "int", float: "real", bool: "bool"}.get(hint, "json")


def _write_array(connection: sqlite3.Connection, array: Array, items: list[Row], how: str = "") -> None:
    part = array.part
    inside = part.field if part else None
    rows = ({"n": n, **{k: v for k, v in item.items() if k != inside}} for n, item in enumerate(items))
    insert(connection, array.table, rows, how)
    if part:
        children = (
            {part.parent: {"n": n, **item}[part.key], "n": k, **child}
            for n, item in enumerate(items)
            for k, child in enumerate(item[part.field])
        )
        insert(connection, part.table, children)


def _read_array(connection: sqlite3.Connection, array: Array) -> list[Row]:
    children: dict[Any, list[Row]] = {}
    part = array.part
    if part:
        for parent, *held in connection.execute(_select(part.table, part.cls, part.parent)):
            children.setdefault(parent, []).append(_row(part.cls, held))
    found = []
    skip = part.field if part else None
    for n, *held in connection.execute(_select(array.table, array.cls, "n", skip)):
        row = _row(array.cls, held, skip)
        if part:
            row[part.field] = children.get({"n": n, **row}[part.key], [])
        found.append(row)
    return found


def _select(table: str, cls: type, first: str, skip: str | None = None) -> str:
    names = ", ".join(f'"{name}"' for name in (first, *(n for n in columns(cls) if n != skip)))
    return f"SELECT {names} FROM {table} ORDER BY n"


def _row(cls: type, held: list[Any], skip: str | None = None) -> Row:
    names = [name for name in columns(cls) if name != skip]
    return {name: value(cls, name, one) for name, one in zip(names, held, strict=True)}
