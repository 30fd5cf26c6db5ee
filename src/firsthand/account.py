"""The Account: the whole result, its JSON (``firsthand/account/1``), and a check that it points only to what is there.

The JSON follows the dataclasses of ``model`` field by field, by their type hints: no class is written out here. The
JSON Schema (draft 2020-12) stands beside this file, ``account.schema.json``, and is returned by :func:`schema`.
"""

from __future__ import annotations

import dataclasses
import html
import json
import math
import os
import re
import types
import typing
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from typing import Any, TypeVar

from firsthand import __version__
from firsthand.errors import InputError, UsageError
from firsthand.files import write_whole
from firsthand.model import (
    Annotated,
    Article,
    Attribution,
    Claim,
    Date,
    Derivation,
    Drift,
    Entry,
    Judgement,
    Layers,
    Lost,
    Origin,
    Position,
    Reuse,
    Source,
    Span,
    Story,
    Variant,
)

FORMAT = "firsthand/account/1"
# Endings of files, and what is written there.
FORMATS = {".html": "html", ".htm": "html", ".json": "json", ".md": "md", ".markdown": "md"}

T = TypeVar("T")

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, repr=False)
class Account:
    """Who says what, on whose word: one tuple for each array of the JSON, in its order.

    In a notebook it shows itself as the page. ``unserved`` are the ids of articles whose language has no grammar here:
    in them, nothing was looked for.
    """

    articles: tuple[Article, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    sources: tuple[Source, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    stories: tuple[Story, ...] = ()
    origins: tuple[Origin, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    claims: tuple[Claim, ...] = ()
    variants: tuple[Variant, ...] = ()
    lost: tuple[Lost, ...] = ()
    drift: tuple[Drift, ...] = ()
    timeline: tuple[Entry, ...] = ()
    positions: tuple[Position, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    unserved: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The account as plain JSON values: ``format``, ``version`` of the package, then the arrays."""
        return {"format": FORMAT, "version": __version__, **_encode(self)}

    def to_json(self, indent: int | None = None) -> str:
        """The account as JSON text with a newline at the end; the same bytes for the same account."""
        return _dump(self.to_dict(), indent) + "\n"

    @classmethod
    def from_dict(cls, data: object) -> Account:
        """The account that ``to_dict`` came from; keys that this version does not know are ignored.

        Raises InputError, whose ``path`` is the place in the JSON, where a key is missing or of another type.
        """
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise InputError("$.format", f'not an account: "format" is not "{FORMAT}"; write one with firsthand report')
        account = _decode(cls, data, "$")
        assert isinstance(account, cls)
        return account

    @classmethod
    def from_json(cls, text: str | bytes) -> Account:
        """The account that ``to_json`` wrote. Raises InputError where the text is not one."""
        try:
            data = json.loads(text, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise InputError("$", f"not JSON: {error}; write one with firsthand report --format json") from error
        return cls.from_dict(data)

    def save(self, path: str | os.PathLike[str], *, full_text: bool = False) -> None:
        """Write the account to ``path``: as JSON, page or Markdown by its ending (.json; .html, .htm; .md, .markdown).

        The file is replaced when all is written. ``full_text``: page and Markdown hold whole articles, as JSON always
        does. Raises UsageError for another ending, OSError where it cannot be written.
        """
        form = FORMATS.get(Path(path).suffix.lower())
        if form is None:
            raise UsageError(f"{os.fspath(path)} ends in none of {', '.join(FORMATS)}: the ending says what to write")
        if form == "json":
            text = self.to_json(indent=2)
        else:
            text = self.to_html(full_text=full_text) if form == "html" else self.to_markdown(full_text=full_text)
        write_whole([text], path)

    def to_html(self, *, full_text: bool = False) -> str:
        """The account as one web page that works offline; ``full_text``: with whole articles, not only excerpts."""
        return typing.cast(str, _upper("render").html(self, full_text=full_text))

    def to_markdown(self, *, full_text: bool = False) -> str:
        """The account as Markdown, for mail and terminal; ``full_text`` as for ``to_html``."""
        return typing.cast(str, _upper("render").markdown(self, full_text=full_text))

    @staticmethod
    def tables() -> tuple[str, ...]:
        """The names that ``table``, ``to_pandas`` and ``to_arrow`` know.

        >>> [name for name in Account.tables() if name.startswith("derivations")]
        ['derivations', 'derivations.passages', 'derivations.evidence']
        """
        return typing.cast(tuple[str, ...], _upper("export.tables").names())

    def table(self, name: str) -> list[dict[str, Any]]:
        """The table ``name`` as flat rows, without any library: one row for each claim, source, statement …

        A nested object becomes columns with its name in front, a span its words and its place, a range ``_min`` and
        ``_max``. The rows of an inner table ("claims.statements") say first which row of the outer one they belong to.
        Raises UsageError where there is no such table.

        >>> import firsthand
        >>> record = {"id": "bell", "language": "en", "text": "The port had been warned, the mayor said."}
        >>> account = firsthand.report(record)
        >>> row = account.table("sources")[0]
        >>> row["name"], row["kind"], row["count"]
        ('mayor', 'person', 1)
        """
        return typing.cast(list[dict[str, Any]], _upper("export.tables").rows(self, name))

    def to_pandas(self, name: str) -> Any:
        """The table ``name`` as a pandas DataFrame. Raises UsageError as ``table``, or where pandas is not installed.

        >>> Account().to_pandas("claims").columns[:3].tolist()
        ['id', 'stories', 'text']
        """
        return _upper("export.tables").to_pandas(self, name)

    def to_arrow(self, name: str) -> Any:
        """The table ``name`` as a pyarrow Table. Raises UsageError as ``table``, or where pyarrow is not installed.

        >>> Account().to_arrow("claims.statements").column_names[:3]
        ['row', 'of', 'article']
        """
        return _upper("export.tables").to_arrow(self, name)

    def __repr__(self) -> str:
        counts = {name: len(getattr(self, key)) for key, name in _SHOWN.items()}
        return f"<Account: {', '.join(f'{n} {name}' for name, n in counts.items() if n) or 'empty'}>"

    def _repr_html_(self) -> str:
        """The page in a frame of its own, so that its style and a notebook's leave each other alone."""
        page = html.escape(self.to_html(), quote=True)
        return (
            '<iframe title="Sourced account" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" '
            f'style="width: 100%; height: 40rem; border: 1px solid #8884" srcdoc="{page}"></iframe>'
        )


# What a short form of the account counts.
_SHOWN = {
    "articles": "articles",
    "stories": "stories",
    "sources": "sources",
    "origins": "origins",
    "claims": "claims",
    "variants": "differences",
}


def _upper(room: str) -> Any:
    """A room that knows the account, found by its name only when somebody asks (docs/decisions/0006-library.md)."""
    return import_module(f"firsthand.{room}")


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the account."""
    text = (resources.files("firsthand") / "account.schema.json").read_text(encoding="utf-8")
    return typing.cast(dict[str, Any], json.loads(text))


def article_line(article: Article) -> dict[str, Any]:
    """An article as a JSON object of the contract: one line of ``firsthand read``."""
    return typing.cast(dict[str, Any], _encode(article))


def annotated_line(annotated: Annotated) -> dict[str, Any]:
    """An article with what is found in it alone: one line of ``firsthand annotate``. ``high`` is null if unbounded."""
    line: dict[str, Any] = {**article_line(annotated.article), "attempted": annotated.attempted}
    for key in ("sentences", "names", "quantities", "timexes", "attributions", "sources"):
        line[key] = _encode(getattr(annotated, key))
    return line


def encode(value: object) -> Any:
    """A value of ``model`` as plain JSON values, in the form of the contract; an infinite number is None."""
    return _encode(value)


def decode(cls: type[T], data: object) -> T:
    """The value of the dataclass ``cls`` that ``encode`` came from. Raises InputError where the data do not fit."""
    return typing.cast(T, _decode(cls, data, "$"))


def to_line(value: dict[str, Any]) -> str:
    """One JSON object as one line of JSON Lines, with its newline."""
    return _dump(value, None) + "\n"


def _dump(value: object, indent: int | None) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    # A text may hold half of a surrogate pair, which UTF-8 cannot carry; as a JSON escape it survives both ways.
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _key(name: str) -> str:
    return name.removesuffix("_")


def _encode(value: object) -> Any:
    if dataclasses.is_dataclass(value):
        return {_key(field.name): _encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, float) and math.isinf(value):
        return None
    return value


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _decode(hint: Any, value: object, where: str) -> object:
    """``value``, plain JSON found at ``where``, as the type ``hint``."""
    if dataclasses.is_dataclass(hint):
        return _decode_object(typing.cast(type, hint), value, where)
    form, inside = typing.get_origin(hint), typing.get_args(hint)
    if form is tuple:
        return _decode_array(inside, value, where)
    if form in (types.UnionType, typing.Union):
        kind = next(kind for kind in inside if kind is not type(None))
        return None if value is None else _decode(kind, value, where)
    if form is typing.Literal:
        if value not in inside:
            raise InputError(where, f"expected one of {', '.join(inside)}, found {value!r}")
    elif hint is float and type(value) is int:
        return float(value)
    elif type(value) is not hint:
        raise InputError(where, f"expected {hint.__name__}, found {type(value).__name__}")
    return value


def _decode_object(cls: type, value: object, where: str) -> object:
    if not isinstance(value, dict):
        raise InputError(where, f"expected an object ({cls.__name__}), found {type(value).__name__}")
    found = {}
    for field in dataclasses.fields(cls):
        key = _key(field.name)
        if key in value:
            found[field.name] = _decode(_hints(cls)[field.name], value[key], f"{where}.{key}")
        elif field.default is dataclasses.MISSING:
            raise InputError(f"{where}.{key}", f"missing; every {cls.__name__} has one")
    return cls(**found)


def _decode_array(inside: tuple[Any, ...], value: object, where: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise InputError(where, f"expected an array, found {type(value).__name__}")
    if inside[-1] is Ellipsis:
        return tuple(_decode(inside[0], item, f"{where}[{n}]") for n, item in enumerate(value))
    if len(value) != len(inside):
        raise InputError(where, f"expected {len(inside)} values, found {len(value)}")
    return tuple(_decode(kind, item, f"{where}[{n}]") for n, (kind, item) in enumerate(zip(inside, value, strict=True)))


# What the ids in a field name, by class and field. "node" is an article or an origin.
_REFERENCES: dict[str, dict[str, str]] = {
    "Account": {"unserved": "article"},
    "Span": {"article": "article"},
    "Source": {"part_of": "source", "speaks_for": "source", "subset_of": "source"},
    "Link": {"source": "source"},
    "Attribution": {"article": "article", "parent": "attribution"},
    "Story": {"articles": "article"},
    "Origin": {"article": "article"},
    "Derivation": {"child": "article", "parent": "node"},
    "Statement": {"article": "article", "attribution": "attribution", "origins": "origin"},
    "Claim": {"stories": "story"},
    "Variant": {"claim": "claim"},
    "Reading": {"articles": "article", "entered": "article"},
    "Lost": {"origin": "origin"},
    "LostClaim": {"claim": "claim"},
    "Drift": {"child": "article", "parent": "node", "claim": "claim"},
    "Entry": {"stories": "story", "claims": "claim"},
    "Position": {"stories": "story", "party": "source", "speaker": "source", "attribution": "attribution"},
}

# Where the rule "spans or silence" asks for words, by class: at least one of the fields holds some.
_WORDS: dict[str, tuple[str, ...]] = {
    "Attribution": ("source", "cue"),
    "Link": ("spans",),
    "Reading": ("spans",),
    "Derivation": ("evidence",),
    "Entry": ("spans",),
    "Position": ("spans",),
}


def check(account: Account) -> list[str]:
    """What is wrong with an account, in plain words: empty where all is well.

    Every span stands in its article and says its quote, no id is used twice, every id that is referred to is there,
    whatever needs words has some, ranges run upwards.
    """
    ids = _ids(account)
    problems = [
        f"{kind} id {one!r} is used {times} times"
        for kind, names in ids.items()
        for one, times in Counter(names).items()
        if times > 1
    ]
    known = {kind: frozenset(names) for kind, names in ids.items()}
    known["node"] = known["article"] | known["origin"]
    problems += [f"{one!r} is both an article and an origin" for one in sorted(known["article"] & known["origin"])]
    articles = {article.id: article for article in account.articles}
    for where, value in _walk(account, "account"):
        problems += [f"{where}: {problem}" for problem in _problems(value, known, articles)]
    return problems


def _ids(account: Account) -> dict[str, list[str]]:
    kinds: dict[str, Sequence[Any]] = {
        "article": account.articles,
        "source": account.sources,
        "attribution": account.attributions,
        "story": account.stories,
        "origin": account.origins,
        "claim": account.claims,
        "variant": account.variants,
        "judgement": account.judgements,
    }
    return {kind: [item.id for item in items] for kind, items in kinds.items()}


def _walk(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    """Every dataclass below ``value``, itself included, with its place."""
    if isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from _walk(item, f"{where}[{n}]")
    elif dataclasses.is_dataclass(value):
        yield where, value
        for field in dataclasses.fields(value):
            yield from _walk(getattr(value, field.name), f"{where}.{_key(field.name)}")


def _problems(value: Any, known: dict[str, frozenset[str]], articles: dict[str, Article]) -> Iterator[str]:
    kind = type(value).__name__
    for field, target in _REFERENCES.get(kind, {}).items():
        held = getattr(value, field)
        for one in (held,) if isinstance(held, str) else held or ():
            if one not in known[target]:
                yield f"{_key(field)} names {one!r}, which is no {target} here"
    if kind in _WORDS and not any(getattr(value, field) for field in _WORDS[kind]):
        yield f"no words behind it ({', '.join(_WORDS[kind])})"
    if isinstance(value, Span) and value.article in articles:
        yield from _span_problems(value, articles[value.article])
    yield from _range_problems(value)


def _span_problems(span: Span, article: Article) -> Iterator[str]:
    text = (article.title or "") if span.field == "title" else article.text
    if not 0 <= span.start < span.end <= len(text):
        yield f"span {span.start}–{span.end} lies outside of the {span.field} of {article.id!r} (0–{len(text)})"
    elif text[span.start : span.end] != span.quote:
        yield f"the {span.field} of {article.id!r} says {text[span.start : span.end]!r}, the quote {span.quote!r}"


def _range_problems(value: Any) -> Iterator[str]:
    for name in ("share", "confidence", "weight", "similarity"):
        number = getattr(value, name, 0.0)
        if not 0 <= number <= 1:
            yield f"{name} is {number}, not within 0 to 1"
    if isinstance(value, Date) and value.earliest is not None and value.earliest > value.latest:
        yield f"earliest {value.earliest} is after latest {value.latest}"
    if isinstance(value, Layers):
        ranges: dict[str, tuple[int, int | None]] = {"origins": value.origins, "sources": value.sources}
        for name, (least, most) in ranges.items():
            if most is not None and least > most:
                yield f"{name}: {least} to {most} runs downwards"
