"""Write docs/reference from the code: ``python scripts/make_reference.py``.

The commands come from their own help, the JSON from its schema. A test runs this and compares, so that neither can be
changed without the other.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from firsthand.account import schema
from firsthand.cli import main as commands

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
MADE = "<!-- Written by scripts/make_reference.py: change the code, not this page. -->"

# The classes of the JSON in the order of reading; what is in none of the groups comes last.
GROUPS = {
    "Parts that many rows share": ("Span", "Date"),
    "Articles": ("Article", "Credit", "Declared", "Revision", "Reuse", "Story"),
    "Who says what": ("Source", "Attribution", "Link"),
    "Where it comes from": ("Origin", "Derivation", "Passage", "Evidence", "Lost", "LostClaim", "Drift"),
    "What is said, and by how many": ("Claim", "Statement", "Layers", "Variant", "Reading"),
    "When, and who wants what": ("Entry", "Position", "Judgement"),
}


def command_reference() -> str:
    """Every command with its arguments, options and examples, as Markdown."""
    parts = [MADE, "# Commands", "What goes in and what comes out: [the guide](../guide/inputs.md)."]
    parts += _command(commands, "firsthand")
    for name, command in commands.commands.items():
        if not command.hidden:
            parts += _command(command, f"firsthand {name}")
    return "\n\n".join(parts) + "\n"


def _command(command: click.Command, name: str) -> Iterator[str]:
    context = click.Context(command, info_name=name, **commands.context_settings)
    arguments = [p.make_metavar(context) for p in command.params if isinstance(p, click.Argument)]
    yield f"## `{' '.join([name, *arguments])}`"
    yield from _prose(command.help or "")
    options = [p for p in command.get_params(context) if isinstance(p, click.Option)]
    rows = [record for p in options if (record := p.get_help_record(context))]
    yield _table("option", "does", rows=[(f"`{_cell(option)}`", _cell(text)) for option, text in rows])
    if command.epilog:
        yield from _prose(command.epilog)


def _prose(text: str) -> Iterator[str]:
    """Paragraphs of a help text; one that is not to be wrapped (click's ``\\b``) becomes a block of its own."""
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(text)):
        if not paragraph.lstrip().startswith("\b"):
            yield " ".join(paragraph.split())
            continue
        head, _, rest = paragraph.strip().removeprefix("\b").strip("\n").partition("\n")
        yield head.strip()
        yield "```\n" + inspect.cleandoc(rest) + "\n```"


def json_reference() -> str:
    """Every class of the account with its keys, as Markdown."""
    whole = schema()
    parts = [MADE, "# The account as JSON", whole["description"], "How to read it: [the guide](../guide/json.md)."]
    parts += _class("Account", whole)
    left = dict(whole["$defs"])
    for heading, names in GROUPS.items():
        parts.append(f"## {heading}")
        for name in names:
            parts += _class(name, left.pop(name))
    if left:
        parts.append("## More")
        for name, held in left.items():
            parts += _class(name, held)
    return "\n\n".join(parts) + "\n"


def _class(name: str, held: dict[str, Any]) -> Iterator[str]:
    yield f"### `{name}`"
    if name != "Account":
        yield held["description"]
    rows = [(f"`{key}`", _cell(_type(of)), _cell(of.get("description", ""))) for key, of in held["properties"].items()]
    yield _table("key", "holds", "what it says", rows=rows)


def _type(held: dict[str, Any]) -> str:
    """The type of a value in plain words, with links to the classes."""
    if "$ref" in held:
        name = held["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    for key in ("anyOf", "oneOf"):
        if key in held:
            return " or ".join(_type(one) for one in held[key])
    if "const" in held:
        return f"`{held['const']}`"
    if "enum" in held:
        return ", ".join("null" if one is None else f"`{one}`" for one in held["enum"])
    if held.get("type") == "array":
        inside = held.get("prefixItems")
        return f"[{', '.join(_type(one) for one in inside)}]" if inside else f"array of {_type(held.get('items', {}))}"
    kind = held.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _table(*heads: str, rows: Sequence[tuple[str, ...]]) -> str:

    table = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in table)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


PAGES = {"commands.md": command_reference, "json.md": json_reference}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, write in PAGES.items():
        (FOLDER / name).write_text(write(), encoding="utf-8")


if __name__ == "__main__":
    main()
