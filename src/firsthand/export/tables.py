"""Account → flat tables, for pandas, Arrow or anything else that takes rows.

The columns follow from the types of ``model``, like the JSON: no table is written out here. One table for each array of
the account ("claims"), and one for each array of objects within its rows ("claims.statements"), which says first which
row of the outer table it belongs to: its number ("row") and, where it has one, its id ("of"). A nested object becomes
columns with its name in front ("layers_articles"); a span its words, then its place ("text", "text_article",
"text_start", …); a range two columns ("origins_min", "origins_max"); an array of ids or spans stays one column.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from firsthand.account import Account
from firsthand.errors import UsageError
from firsthand.model import Date, Span

# What the two values of a pair are called, for numbers and for anything else; and what stands first in an object that
# becomes columns: that column takes the object's own name.
_RANGE, _PAIR = ("min", "max"), ("1", "2")
_HEADS = {Span: "quote", Date: "value"}

Row = dict[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, and its type without None (str, int, float, bool, Span, or ``list[…]`` of str or Span)."""

    name: str
    kind: Any


def names() -> tuple[str, ...]:
    """The names of all tables, in the order of the account's arrays, each followed by its inner ones."""
    out: list[str] = []
    for outer, kind in _arrays(Account):
        out.append(outer)
        out += [f"{outer}.{inner}" for inner, _ in _inner(kind)] if dataclasses.is_dataclass(kind) else []
    return tuple(out)


def columns(name: str) -> tuple[Column, ...]:
    """The columns of the table ``name``. Raises UsageError, with the names that there are."""
    kind = _kind(name)
    outer, _, inner = name.partition(".")
    own = (Column("id", str),) if kind is str else tuple(_columns(kind))
    if not inner:
        return own
    of = [Column("of", str)] if _has_id(_kind(outer)) else []
    return (Column("row", int), *of, *own)


def rows(account: Account, name: str) -> list[Row]:
    """The rows of the table ``name``, each with all of its columns; spans in arrays are dicts as in the JSON.

    Raises UsageError, with the names that there are, where there is no such table.
    """
    _kind(name)
    outer, _, inner = name.partition(".")
    held = getattr(account, outer)
    if not inner:
        return [_row(item) for item in held]
    return [
        {"row": n, **({"of": parent.id} if _has_id(type(parent)) else {}), **_row(item)}
        for n, parent in enumerate(held)
        for item in getattr(parent, inner)
    ]


def _has_id(cls: Any) -> bool:
    return any(field.name == "id" for field in dataclasses.fields(cls))


def to_pandas(account: Account, name: str) -> Any:
    """The table ``name`` as a pandas DataFrame; whole numbers that may be missing are of type Int64.

    Raises UsageError where there is no such table, or where pandas is not installed.
    """
    shape = columns(name)
    pandas = _library("pandas", "pandas", "to_pandas")
    data = rows(account, name)
    kinds = {int: "Int64", float: "Float64", bool: "boolean", str: "string"}
    return pandas.DataFrame(
        {c.name: pandas.Series([row[c.name] for row in data], dtype=kinds.get(c.kind, "object")) for c in shape}
    )


def to_arrow(account: Account, name: str) -> Any:
    """The table ``name`` as a pyarrow Table, with the same types whether it has rows or none.

    Raises UsageError where there is no such table, or where pyarrow is not installed.
    """
    shape = columns(name)
    arrow = _library("pyarrow", "arrow", "to_arrow")
    kinds: dict[Any, Any] = {int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_(), str: arrow.string()}
    span = arrow.struct([(f.name, kinds[int if f.name in ("start", "end") else str]) for f in dataclasses.fields(Span)])
    kinds |= {list[str]: arrow.list_(arrow.string()), list[Span]: arrow.list_(span)}
    schema = arrow.schema([(c.name, kinds[c.kind]) for c in shape])
    return arrow.Table.from_pylist(rows(account, name), schema=schema)


def _library(module: str, extra: str, method: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise UsageError(
            f"{method} needs {module}, which is not installed here: pip install 'firsthand[{extra}]'; "
            "account.table(name) gives plain rows without it"
        ) from error


def _kind(name: str) -> Any:
    outer, dot, inner = name.partition(".")
    kind = dict(_arrays(Account)).get(outer)
    if dot:
        kind = dict(_inner(kind)).get(inner) if dataclasses.is_dataclass(kind) else None
    if kind is None:
        raise UsageError(f"there is no table {name!r}; there are {', '.join(names())}")
    return kind


@cache
def _arrays(cls: type) -> tuple[tuple[str, Any], ...]:
    """The fields of ``cls`` that are arrays of any length, by their name in the JSON, with what they hold."""
    hints = typing.get_type_hints(cls)
    found = [(f.name.removesuffix("_"), typing.get_args(hints[f.name])) for f in dataclasses.fields(cls)]
    return tuple((name, inside[0]) for name, inside in found if len(inside) == 2 and inside[1] is Ellipsis)


def _inner(kind: Any) -> list[tuple[str, Any]]:
    """The arrays of objects in ``kind`` that become tables of their own; spans stay in their row."""
    return [(name, held) for name, held in _arrays(kind) if dataclasses.is_dataclass(held) and held is not Span]


def _columns(cls: Any) -> Iterator[Column]:
    hints = typing.get_type_hints(cls)
    inner = {name for name, _ in _inner(cls)}
    for field in dataclasses.fields(cls):
        name = field.name.removesuffix("_")
        if name not in inner:
            yield from _of_hint(name, hints[field.name])


def _of_hint(name: str, hint: Any) -> Iterator[Column]:
    form, inside = typing.get_origin(hint), typing.get_args(hint)
    if form in (types.UnionType, typing.Union):
        yield from _of_hint(name, next(kind for kind in inside if kind is not types.NoneType))
    elif form is typing.Literal:
        yield Column(name, str)
    elif form is tuple and inside[-1] is Ellipsis:
        yield Column(name, list[Span] if inside[0] is Span else list[str])
    elif form is tuple:
        for end, kind in zip(_ends(inside), inside, strict=True):
            yield from _of_hint(f"{name}_{end}", kind)
    elif dataclasses.is_dataclass(hint):
        yield from _of_object(name, hint)
    else:
        yield Column(name, hint)


def _of_object(name: str, cls: Any) -> Iterator[Column]:
    head = _HEADS.get(cls)
    inside = list(_columns(cls))
    for column in sorted(inside, key=lambda c: c.name != head):
        yield Column(name if column.name == head else f"{name}_{column.name}", column.kind)


def _ends(kinds: tuple[Any, ...]) -> tuple[str, str]:
    return _RANGE if kinds[0] in (int, float) else _PAIR


def _row(item: Any) -> Row:
    """One row's values; the columns of what is None are None."""
    if isinstance(item, str):
        return {"id": item}
    return dict(_values(type(item), item))


def _values(cls: Any, item: Any) -> Iterator[tuple[str, Any]]:
    hints = typing.get_type_hints(cls)
    inner = {name for name, _ in _inner(cls)}
    for field in dataclasses.fields(cls):
        name = field.name.removesuffix("_")
        if name not in inner:
            value = None if item is None else getattr(item, field.name)
            yield from _flat(name, _present(hints[field.name]), value)


def _present(hint: Any) -> Any:
    """``hint`` without None."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return next(kind for kind in typing.get_args(hint) if kind is not types.NoneType)
    return hint


def _flat(name: str, hint: Any, value: Any) -> Iterator[tuple[str, Any]]:
    inside = typing.get_args(hint)
    if typing.get_origin(hint) is tuple and inside[-1] is Ellipsis:
        yield name, None if value is None else [_plain(one) for one in value]
    elif typing.get_origin(hint) is tuple:
        for end, kind, one in zip(_ends(inside), inside, value or (None, None), strict=True):
            yield from _flat(f"{name}_{end}", _present(kind), one)
    elif dataclasses.is_dataclass(hint):
        head = _HEADS.get(typing.cast(type, hint))
        for key, one in sorted(_values(hint, value), key=lambda pair: pair[0] != head):
            yield (name if key == head else f"{name}_{key}"), one
    else:
        yield name, value


def _plain(value: Any) -> Any:
    return dataclasses.asdict(value) if dataclasses.is_dataclass(value) and not isinstance(value, type) else value
