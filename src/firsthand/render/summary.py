"""A short summary on a terminal: the answer, the family tree, the claims told most, what contradicts, and the file.

Everything from an article is shown as plain text: neither rich's markup nor a terminal's control characters act.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from firsthand.account import Account
from firsthand.render import words
from firsthand.render.index import Index, clean, shown
from firsthand.render.parts import Node
from firsthand.render.view import Page, view

if TYPE_CHECKING:
    from rich.console import Console
    from rich.tree import Tree

# A screen of 24 lines should hold most of it.
CLAIMS, CONFLICTS, CHILDREN, ROOTS = 5, 5, 6, 4
LONGEST = 90


def summary(account: Account, output: str | None, console: Console) -> None:
    """Print the summary of an account; ``output`` is the file that it was written to, None for standard output."""
    from rich.padding import Padding
    from rich.text import Text

    page = view(account)
    console.print(Text(_safe(page.answer[0]), style="bold"))
    for sentence in page.answer[1:]:
        console.print(Text(_safe(sentence)))
    for root in page.tree[:ROOTS]:
        console.print(Padding(_tree(root), (0, 0, 0, 2)))
    if len(page.tree) > ROOTS:
        console.print(Text(f"  and {words.count(len(page.tree) - ROOTS, 'more report')}", style="dim"))
    _claims(Index(account), console)
    _conflicts(page, console)
    if output:
        console.print(Text.assemble("Written to ", (_safe(output), "bold")))


def _safe(text: str) -> str:
    """Text on one line without anything that a terminal would obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in clean(text)).split())


def _tree(root: Node) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text.assemble((_safe(root.ref.label), "bold"), (f"  {_safe(root.note)}", "dim")))
    for child in root.children[:CHILDREN]:
        edge = f"  {child.edge.kind}, {child.edge.confidence}" if child.edge else ""
        branch = tree.add(Text.assemble(_safe(child.ref.label), (edge, "dim")))
        below = _below(child.children)
        if below:
            branch.add(Text(f"{words.count(below, 'article')} further down", style="dim"))
    if len(root.children) > CHILDREN:
        tree.add(Text(f"and {words.count(len(root.children) - CHILDREN, 'more article')}", style="dim"))
    return tree


def _below(nodes: Iterable[Node]) -> int:
    return sum(1 + _below(node.children) for node in nodes)


def _claims(index: Index, console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    some = sorted(index.claims.values(), key=lambda one: -one.layers.articles)[:CLAIMS]
    if not some:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for head in ("told most", "articles", "origins", "people"):
        table.add_column(head, justify="left" if head == "told most" else "right", no_wrap=head != "told most")
    for one in some:
        layers = one.layers
        figures = (str(layers.articles), _range(*layers.origins), _range(*layers.sources))
        table.add_row(Text(_safe(shown(one.text.quote, LONGEST))), *figures)
    console.print(table)


def _range(least: int, most: int | None) -> str:
    if most is None:
        return f"{least} or more" if least else "not known"
    return str(least) if least == most else f"{least} to {most}"


def _conflicts(page: Page, console: Console) -> None:
    from rich.text import Text

    for one in page.conflicts[:CONFLICTS]:
        values = " | ".join(_safe(shown(reading.value, 40)) for reading in one.readings)
        console.print(Text.assemble((f"{one.kind}: ", "yellow"), values))
    if len(page.conflicts) > CONFLICTS:
        console.print(Text(f"and {words.count(len(page.conflicts) - CONFLICTS, 'more contradiction')}", style="dim"))
