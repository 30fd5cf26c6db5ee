from __future__ import annotations

import dataclasses
import json
import math
import typing
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand import __version__, model
from firsthand.account import FORMAT, Account, annotated_line, article_line, check, schema, to_line
from firsthand.errors import InputError
from firsthand.model import Annotated, Name, Quantity, Span, Timex
from tests.render.story import ACCOUNT, M

# What the contract lists, in its order.
ARRAYS = [
    *("articles", "reuse", "sources", "attributions", "stories", "origins", "derivations", "claims", "variants"),
    *("lost", "drift", "timeline", "positions", "judgements"),
]
# What was added to it; a reader of the contract alone does not miss it.
ADDED = ["unserved"]

SCHEMA = jsonschema.Draft202012Validator(schema())


def _classes() -> Iterator[type]:
    """Every dataclass of the model that an account holds."""
    seen: list[type] = []
    left: list[Any] = list(typing.get_type_hints(Account).values())
    while left:
        hint = left.pop(0)
        if dataclasses.is_dataclass(hint) and hint not in seen:
            seen.append(typing.cast(type, hint))
            left += typing.get_type_hints(hint).values()
        left += [kind for kind in typing.get_args(hint) if not isinstance(kind, str)]
    return iter(seen)


CLASSES = tuple(_classes())


def test_json_has_the_contracts_keys_in_order() -> None:
    assert list(ACCOUNT.to_dict()) == ["format", "version", *ARRAYS, *ADDED]
    assert ACCOUNT.to_dict()["format"] == FORMAT == "firsthand/account/1"
    assert ACCOUNT.to_dict()["version"] == __version__
    assert set(ACCOUNT.to_dict()["drift"][0]) == {"child", "parent", "claim", "what", "from", "to"}


@pytest.mark.parametrize("account", [Account(), ACCOUNT])
@pytest.mark.parametrize("indent", [None, 2])
def test_round_trip(account: Account, indent: int | None) -> None:
    text = account.to_json(indent=indent)
    assert text.endswith("}\n")
    assert Account.from_json(text) == account
    assert Account.from_json(text.encode()) == account
    assert Account.from_json(text).to_json(indent=indent) == text


def test_json_is_utf8_as_written() -> None:
    assert "“Wednesday”" in ACCOUNT.to_json()


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=[])))
def test_any_text_survives(text: str) -> None:
    account = Account(articles=(dataclasses.replace(M, text=text, credits=()),))
    assert Account.from_json(account.to_json().encode("utf-8")) == account


def test_unknown_keys_are_ignored_and_defaults_filled() -> None:
    data = ACCOUNT.to_dict() | {"later": 1}
    data["sources"][0]["later"] = 1
    del data["sources"][0]["reason"]
    assert Account.from_dict(data) == ACCOUNT


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        (lambda data: data.pop("format"), "$.format"),
        (lambda data: data["claims"][0].pop("text"), "$.claims[0].text"),
        (lambda data: data["claims"][0]["text"].update(start="0"), "$.claims[0].text.start"),
        (lambda data: data["claims"][0]["layers"].update(origins=[1]), "$.claims[0].layers.origins"),
        (lambda data: data["sources"][0].update(kind="ghost"), "$.sources[0].kind"),
        (lambda data: data["derivations"][0].update(directed=1), "$.derivations[0].directed"),
        (lambda data: data.update(lost={}), "$.lost"),
    ],
)
def test_what_is_no_account_is_refused_with_its_place(edit: Any, where: str) -> None:
    data = json.loads(ACCOUNT.to_json())
    edit(data)
    with pytest.raises(InputError) as caught:
        Account.from_dict(data)
    assert caught.value.path == where


@pytest.mark.parametrize("text", ["", "[]", "nonsense", '{"format": NaN}', "[" * 100_000, b"\xff"])
def test_what_is_not_json_is_refused(text: str | bytes) -> None:
    with pytest.raises(InputError):
        Account.from_json(text)


def test_schema_is_valid_and_accepts_accounts() -> None:
    SCHEMA.check_schema(schema())
    SCHEMA.validate(ACCOUNT.to_dict())
    SCHEMA.validate(json.loads(Account().to_json()))
    assert all(getattr(ACCOUNT, name) for name in ARRAYS)


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data.pop("lost"),
        lambda data: data["lost"][0].pop("claims"),
        lambda data: data["positions"][0].update(stance="likes"),
        lambda data: data["derivations"][0].update(confidence=1.5),
        lambda data: data["articles"][0].update(sha256="0"),
        lambda data: data["claims"][0]["layers"].update(sources=[1, 2, 3]),
        lambda data: data["reuse"][0]["spans"].pop(),
    ],
)
def test_schema_refuses(edit: Any) -> None:
    data = json.loads(ACCOUNT.to_json())
    edit(data)
    assert not SCHEMA.is_valid(data)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_schema_says_what_the_model_says(cls: type) -> None:
    """Same keys, all required, and the same enums: the two cannot drift apart."""
    found = schema()["$defs"][cls.__name__]
    hints = typing.get_type_hints(cls)
    keys = [field.name.removesuffix("_") for field in dataclasses.fields(cls)]
    assert list(found["properties"]) == found["required"] == keys
    for field in dataclasses.fields(cls):
        hint, said = hints[field.name], found["properties"][field.name.removesuffix("_")]
        literal = typing.get_args(hint) if typing.get_origin(hint) is typing.Literal else None
        assert said.get("enum") == (list(literal) if literal else None)
        nullable = type(None) in typing.get_args(hint)
        assert nullable == ("null" in said.get("type", ()) or {"type": "null"} in said.get("anyOf", ()))


def test_schema_knows_every_class_and_no_other() -> None:
    assert sorted(schema()["$defs"]) == sorted(cls.__name__ for cls in CLASSES)
    assert len(CLASSES) > 20


def test_lines() -> None:
    annotated = Annotated(
        article=M,
        attempted=True,
        sentences=((0, 5),),
        names=(Name(0, 4, "Velm", "place", "Velm"),),
        quantities=(Quantity(5, 9, "more than 5", 5, math.inf, False, None),),
        timexes=(Timex(1, 2, "May", "DATE", "2031-05"),),
        sources=ACCOUNT.sources[:1],
        attributions=ACCOUNT.attributions[:1],
        clauses=(),
    )
    line = annotated_line(annotated)
    assert to_line(line).count("\n") == 1
    line = json.loads(to_line(line))
    assert {key: line.pop(key) for key in article_line(M)} == json.loads(to_line(article_line(M)))
    assert line.pop("attempted") is True
    assert line.pop("sentences") == [[0, 5]]
    assert line.pop("quantities")[0]["high"] is None
    assert line.pop("timexes") == [{"start": 1, "end": 2, "quote": "May", "type": "DATE", "value": "2031-05"}]
    assert line.pop("names")[0]["key"] == "Velm"
    assert line.pop("attributions")[0]["id"] == "morrow.txt#a1"
    assert line.pop("sources")[0]["name"] == "Norrick Press"
    assert not line


def test_check_finds_nothing_in_a_sound_account() -> None:
    assert check(ACCOUNT) == []
    assert check(Account()) == []


def _with(**arrays: Any) -> Account:
    return dataclasses.replace(ACCOUNT, **arrays)


def _first(name: str, **fields: Any) -> Account:
    first, *rest = getattr(ACCOUNT, name)
    return _with(**{name: (dataclasses.replace(first, **fields), *rest)})


@pytest.mark.parametrize(
    ("account", "problem"),
    [
        (_first("stories", title=Span("morrow.txt", "title", 0, 4, "Dam!")), "says 'Velm', the quote 'Dam!'"),
        (_first("stories", title=Span("morrow.txt", "title", 20, 90, "x")), "outside of the title"),
        (_first("stories", title=Span("morrow.txt", "text", 3, 3, "")), "outside of the text"),
        (_first("stories", title=Span("gone.txt", "text", 0, 1, "x")), "article names 'gone.txt'"),
        (_with(unserved=("gone.txt",)), "account: unserved names 'gone.txt', which is no article here"),
        (_with(sources=ACCOUNT.sources + ACCOUNT.sources[:1]), "source id 's1' is used 2 times"),
        (_with(origins=(dataclasses.replace(ACCOUNT.origins[0], id="quay.txt"),)), "both an article and an origin"),
        (_first("claims", stories=("st9",)), "account.claims[0]: stories names 'st9', which is no story here"),
        (_first("derivations", parent="o9"), "parent names 'o9', which is no node here"),
        (_first("derivations", evidence=()), "no words behind it"),
        (_first("derivations", share=1.2), "share is 1.2"),
        (_first("attributions", parent="x#a1"), "which is no attribution here"),
        (_first("positions", party="s99"), "which is no source here"),
        (_first("lost", origin="o7"), "which is no origin here"),
        (_first("drift", claim="c7"), "which is no claim here"),
        (_first("claims", layers=model.Layers(1, 1, (2, 1), (0, None), "")), "origins: 2 to 1 runs downwards"),
        (_first("timeline", spans=()), "account.timeline[0]: no words behind it"),
        (
            _first("timeline", date=model.Date("2031", "year", "2031-12-31", "2031-01-01", "")),
            "account.timeline[0].date: earliest 2031-12-31 is after latest 2031-01-01",
        ),
    ],
)
def test_check_finds(account: Account, problem: str) -> None:
    assert any(problem in found for found in check(account)), check(account)
