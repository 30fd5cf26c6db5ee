"""Where the boxes of a family tree stand: a layered drawing (Sugiyama, Tagawa, Toda 1981) by fast-sugiyama.

The library lays out from top to bottom with boxes of no size; here the tree grows from left to right, because names
are wider than they are high, and everything is counted in columns and rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

# What the library is told to leave between two boxes; the result is divided by it.
_SPACING = 8

Place = tuple[int, float]  # column, row


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns count from 0 at the roots, rows from 0 at the top (fractions lie between two rows).

    ``routes`` gives for an edge that passes a column the places where it passes, in order.
    """

    places: dict[str, Place]
    routes: dict[tuple[str, str], tuple[Place, ...]]
    columns: int
    rows: float


def acyclic(edges: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The edges (parent, child) without those that close a circle with earlier ones, and without doubles."""
    below: dict[str, list[str]] = defaultdict(list)
    kept = []
    for parent, child in dict.fromkeys(edges):
        if parent != child and not _reaches(below, child, parent):
            below[parent].append(child)
            kept.append((parent, child))
    return kept


def _reaches(below: dict[str, list[str]], start: str, goal: str) -> bool:
    seen, left = {start}, [start]
    while left:
        for one in below.get(left.pop(), ()):
            if one == goal:
                return True
            if one not in seen:
                seen.add(one)
                left.append(one)
    return False


def components(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The nodes in groups that hang together, each in the given order; the groups by their first node."""
    beside: dict[str, list[str]] = defaultdict(list)
    for parent, child in edges:
        beside[parent].append(child)
        beside[child].append(parent)
    group: dict[str, int] = {}
    for n, node in enumerate(nodes):
        left = [] if node in group else [node]
        while left:
            one = left.pop()
            if one not in group:
                group[one] = n
                left += beside[one]
    found: dict[int, list[str]] = defaultdict(list)
    for node in nodes:
        found[group[node]].append(node)
    return list(found.values())


def layout(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> Layout:
    """Places for nodes that hang together; ``edges`` are (parent, child) without a circle (see ``acyclic``)."""
    if not edges:
        places = {node: (0, float(n)) for n, node in enumerate(nodes)}
        return Layout(places, {}, 1 if nodes else 0, float(len(nodes)))
    # Imported here: whoever only asks for help on the command line need not wait for it.
    from fast_sugiyama import from_edges

    number = {node: n for n, node in enumerate(nodes)}
    (found,) = from_edges(
        [(number[parent], number[child]) for parent, child in edges],
        minimum_length=1,
        vertex_spacing=_SPACING,
        dummy_vertices=True,
        dummy_size=_SPACING,
    ).to_list()
    spots, _, _, steps = found
    # The library orders the vertices as its hash tables give them; here they are ordered by number.
    raw = {int(one): spot for one, spot in sorted(spots, key=lambda item: int(item[0]))}
    top, first = max(y for _, y in raw.values()), min(x for x, _ in raw.values())
    spot = {one: (round((top - y) / _SPACING), round((x - first) / _SPACING, 3)) for one, (x, y) in raw.items()}
    places = {node: spot[n] for node, n in number.items()}
    routes = _routes([(int(start), int(end)) for start, end in steps or ()], spot, list(nodes))
    rows = max(row for _, row in spot.values()) + 1
    return Layout(places, routes, max(column for column, _ in spot.values()) + 1, rows)


def _routes(
    steps: Sequence[tuple[int, int]], spot: dict[int, Place], nodes: Sequence[str]
) -> dict[tuple[str, str], tuple[Place, ...]]:
    """Edges that pass a column run through vertices of the library's own, numbered above ours."""
    onward = {start: end for start, end in steps if start >= len(nodes)}
    routes = {}
    for start, end in steps:
        if start < len(nodes) <= end:
            passed = []
            while end >= len(nodes):
                passed.append(spot[end])
                end = onward[end]
            routes[nodes[start], nodes[end]] = tuple(passed)
    return routes
