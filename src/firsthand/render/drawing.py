"""The family tree as a drawing: boxes with their text, lines with their labels, in pixels."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.render import words
from firsthand.render.index import Index
from firsthand.render.layered import Layout, acyclic, components, layout
from firsthand.render.parts import Edge, Ref
from firsthand.render.tree import SURE, Tree

# All sizes in pixels, set by eye for names of outlets in a 13 pixel font.
WIDE, HIGH = 184, 58
GAP, ROW = 160, 72
# A line runs level for so long before it arrives: there its label stands.
LEVEL = 104
MARGIN = 6
# Notes are smaller and not bold.
FONT, NOTE = 13.0, 9.5

# No more of a name than this is ever looked at (code points).
LONGEST = 200

# More leaves than this under one parent are drawn as so many single ones and a box that counts the others.
LEAVES, SHOWN = 8, 5

# A drawing with more boxes than this is split by root; small ones share a drawing up to FEW boxes.
LARGEST, FEW = 40, 14


@dataclass(frozen=True, slots=True)
class Box:
    """``lines`` fit the box; ``title`` is the whole name with everything else that is known."""

    x: float
    y: float
    lines: tuple[str, ...]
    note: str
    title: str
    href: str
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """``path`` and ``head`` are SVG path data; a line without a head has no direction."""

    path: str
    head: str
    label: str
    x: float
    y: float
    title: str
    href: str
    kind: str


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that share a box, with the rows that show why."""

    anchor: str
    label: str
    parent: Ref
    members: tuple[tuple[Ref, Ref], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    anchor: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    title: str
    description: str


@dataclass(slots=True)
class _Graph:
    """What is drawn: nodes in order, and the edges between them by (parent, child)."""

    nodes: list[str]
    edges: dict[tuple[str, str], Edge | None]


class Draughtsman:
    """Draws a tree: first what hangs together, then its boxes and lines."""

    def __init__(self, index: Index, tree: Tree, edges: Sequence[Edge]) -> None:
        self.index, self.tree = index, tree
        rows = {edge.anchor: edge for edge in edges}
        self.rows: dict[tuple[str, str], Edge] = {}
        self.confidence: dict[tuple[str, str], float] = {}
        for child, parent, derivation, anchor in tree.edges:
            if child != parent and (parent, child) not in self.rows:
                self.rows[parent, child] = rows[anchor]
                self.confidence[parent, child] = derivation.confidence
        self.groups: list[Group] = []
        self.undrawn = 0  # boxes for which there is no room
        self._counted: dict[str, tuple[str, list[tuple[str, str]]]] = {}  # group's node → parent, its edges

    def drawings(self) -> tuple[Drawing, ...]:
        """What derives from something or is derived from, largest first; nothing where there is no edge."""
        edges = acyclic(list(self.rows))
        ends = {one for edge in edges for one in edge}
        order = [one for one in dict.fromkeys((*self.tree.nodes, *self.index.articles)) if one in ends]
        graphs = []
        for group in components(order, edges):
            inside = set(group)
            mine = [edge for edge in edges if edge[0] in inside]
            graphs += self._split(group, mine)
        graphs.sort(key=lambda graph: -len(graph.nodes))
        batches = _batches(graphs)
        self.undrawn += sum(len(one.nodes) for batch in batches[self.index.limits.drawings :] for one in batch)
        return tuple(self._draw(n, batch) for n, batch in enumerate(batches[: self.index.limits.drawings], 1))

    def _split(self, nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> list[_Graph]:
        """One graph, or one for each root where it would be too large to read."""
        whole = self._folded(nodes, edges)
        if len(whole.nodes) <= LARGEST:
            return [whole]
        below: dict[str, list[str]] = defaultdict(list)
        for parent, child in edges:
            below[parent].append(child)
        children = {child for _, child in edges}
        graphs = []
        for root in (node for node in nodes if node not in children):
            reached = [root]
            for one in reached:
                reached += [child for child in dict.fromkeys(below[one]) if child not in reached]
            graph = self._folded(reached, _within(edges, reached))
            if len(graph.nodes) > LARGEST:  # a deep tree: what is nearest to its root
                graph = self._folded(reached[:LARGEST], _within(edges, reached[:LARGEST]))
                self.undrawn += len(reached) - LARGEST
            graphs.append(graph)
        return graphs

    def _folded(self, nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> _Graph:
        """Many leaves under one parent are counted in one box."""
        parents = {child: sum(other == child for _, other in edges) for _, child in edges}
        inner = {parent for parent, _ in edges}
        leaves: dict[str, list[str]] = defaultdict(list)
        for parent, child in edges:
            if child not in inner and parents[child] == 1:
                leaves[parent].append(child)
        hidden: dict[str, str] = {}
        kept: dict[tuple[str, str], Edge | None] = {}
        for parent, under in leaves.items():
            if len(under) > LEAVES:
                box = f"\x00group of {parent}"
                self._counted[box] = (parent, [(parent, child) for child in under[SHOWN:]])
                hidden |= dict.fromkeys(under[SHOWN:], box)
        for parent, child in edges:
            if child in hidden:
                kept[parent, hidden[child]] = None
            else:
                kept[parent, child] = self.rows[parent, child]
        return _Graph(list(dict.fromkeys(hidden.get(node, node) for node in nodes)), kept)

    def _draw(self, number: int, graphs: Sequence[_Graph]) -> Drawing:
        boxes: list[Box] = []
        lines: list[Line] = []
        width, height = 0.0, float(MARGIN)
        for graph in graphs:
            found = layout(graph.nodes, list(graph.edges))
            boxes += [self._box(node, found, height) for node in graph.nodes]
            lines += self._lines(graph, found, height)
            width = max(width, found.columns * (WIDE + GAP) - GAP)
            height += found.rows * ROW
        absent = sum(box.kind == "absent" for box in boxes)
        title = f"Family tree {number}: {words.count(len(boxes), 'box', 'boxes')}, {words.count(len(lines), 'line')}"
        named = "1 box is a report that is" if absent == 1 else f"{absent or 'no'} boxes are reports that are"
        description = f"{named} only named. The table below says the same in words."
        return Drawing(
            f"drawing-{number}",
            round(width + 2 * MARGIN),
            round(height - ROW + HIGH + MARGIN),
            tuple(boxes),
            tuple(lines),
            title,
            description,
        )

    def _box(self, node: str, found: Layout, top: float) -> Box:
        column, row = found.places[node]
        x, y = MARGIN + column * (WIDE + GAP), round(top + row * ROW, 1)
        if node in self._counted:
            group = self._group(node)
            kinds = Counter(self.rows[edge].short for edge in self._counted[node][1])
            note = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
            return Box(
                x, y, (group.label,), _fit(note, WIDE - 20, NOTE, 1)[0], group.label, f"#{group.anchor}", "group"
            )
        ref, origin = self.index.node(node), self.index.origins.get(node)
        note = self._note(node)
        kind = "absent" if origin else "article"
        title = f"{ref.label}, {note}"
        return Box(x, y, _fit(ref.label, WIDE - 20, FONT, 2), _fit(note, WIDE - 20, NOTE, 1)[0], title, ref.href, kind)

    def _note(self, node: str) -> str:
        origin, article = self.index.origins.get(node), self.index.articles.get(node)
        if origin:
            return f"only named; {words.when(origin.date)}" if origin.date else "only named"
        return words.when(article.published) if article and article.published else "no date"

    def _group(self, node: str) -> Group:
        parent, edges = self._counted[node]
        anchor = f"group-{len(self.groups) + 1}"
        members = tuple(
            (self.index.node(edge[1]), Ref(self.rows[edge].short, f"#{self.rows[edge].anchor}")) for edge in edges
        )
        group = Group(anchor, f"{len(edges)} more articles", self.index.node(parent), members)
        self.groups.append(group)
        return group

    def _lines(self, graph: _Graph, found: Layout, top: float) -> list[Line]:
        """Lines leave in the middle of a box and arrive one below the other, in the order of where they come from."""
        arriving: dict[str, list[str]] = defaultdict(list)
        for parent, child in graph.edges:
            arriving[child].append(parent)
        for child, parents in arriving.items():
            last = {one: (found.routes.get((one, child)) or (found.places[one],))[-1][1] for one in parents}
            parents.sort(key=lambda one: last[one])
        lines = []
        for edge, row in graph.edges.items():
            parent, child = edge
            ports = arriving[child]
            step = min(18.0, (HIGH - 16) / max(1, len(ports) - 1))
            port = (ports.index(parent) - (len(ports) - 1) / 2) * step
            lines.append(self._line(edge, row, found, top, port))
        return lines

    def _line(self, edge: tuple[str, str], row: Edge | None, found: Layout, top: float, port: float) -> Line:
        def middle(place: tuple[int, float]) -> tuple[float, float]:
            return MARGIN + place[0] * (WIDE + GAP), top + place[1] * ROW + HIGH / 2

        parent, child = edge
        x, y = middle(found.places[parent])
        points = [(x + WIDE, y)]
        for place in found.routes.get(edge, ()):
            x, y = middle(place)
            points += [(x, y), (x + WIDE, y)]
        x, y = middle(found.places[child])
        points += [(x - LEVEL, y + port), (x - 2, y + port)]
        path = _curve(points)
        head = f"M{x - 9:g} {y + port - 4:g}L{x - 1:g} {y + port:g}L{x - 9:g} {y + port + 4:g}z"
        if row is None:
            group = len(self._counted[child][1])
            return Line(path, head, f"{group} more", x - 12, y + port - 5, f"{group} more articles", "", "many")
        kind = "sure" if self.confidence[edge] >= SURE else "unsure"
        how = row.kind.replace(" it", f" {row.parent.label}", 1)
        title = f"{row.child.label} {how}: {row.share}; {row.confidence}"
        label = f"{row.short} {row.percent}".strip()
        if not row.directed:
            kind, head = "undirected", ""
        return Line(path, head, label, x - 12, round(y + port - 5, 1), title, f"#{row.anchor}", kind)


def _within(edges: Sequence[tuple[str, str]], nodes: Sequence[str]) -> list[tuple[str, str]]:
    inside = frozenset(nodes)
    return [edge for edge in edges if edge[0] in inside and edge[1] in inside]


def _batches(graphs: Sequence[_Graph]) -> list[list[_Graph]]:
    """Small graphs share a drawing."""
    batches: list[list[_Graph]] = []
    for graph in graphs:
        if batches and sum(len(one.nodes) for one in batches[-1]) + len(graph.nodes) <= FEW:
            batches[-1].append(graph)
        else:
            batches.append([graph])
    return batches


def _curve(points: Sequence[tuple[float, float]]) -> str:
    """A smooth line through points that lie from left to right, level at each."""
    parts = [f"M{points[0][0]:g} {round(points[0][1], 1):g}"]
    for (x0, y0), (x1, y1) in pairwise(points):
        if y0 == y1:
            parts.append(f"L{x1:g} {round(y1, 1):g}")
            continue
        bend = (x0 + x1) / 2
        parts.append(f"C{bend:g} {round(y0, 1):g} {bend:g} {round(y1, 1):g} {x1:g} {round(y1, 1):g}")
    return "".join(parts)


def _advance(char: str) -> float:
    """About how wide a character is, in parts of the font's size: a little more than in the common fonts."""
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if unicodedata.combining(char):
        return 0.0
    if char in "iljtfr.,:;'|! ()[]I":
        return 0.44
    if char in "mwMW@%":
        return 1.05
    return 0.8 if char.isupper() else 0.68


def _long(text: str, size: float) -> float:
    return sum(map(_advance, text)) * size


def _fit(text: str, wide: float, size: float, most: int) -> tuple[str, ...]:
    """The text in at most ``most`` lines that fit; what does not is cut off with "…"."""
    lines: list[str] = []
    left = " ".join(text[: 2 * LONGEST].split())
    while left and len(lines) < most:
        cut = _cut(left, wide, size)
        if cut < len(left) and len(lines) + 1 == most:
            cut = _cut(left, wide - size, size)
            lines.append(left[:cut].rstrip(" ,;:(–-") + "…")
            break
        lines.append(left[:cut].rstrip())
        left = left[cut:].lstrip()
    return tuple(lines) or ("",)


def _cut(text: str, wide: float, size: float) -> int:
    """How many characters fit, up to a space where there is one."""
    text = text[:LONGEST]
    fits = next((n - 1 for n in range(1, len(text) + 1) if _long(text[:n], size) > wide), len(text))
    if fits == len(text):
        return fits
    space = text.rfind(" ", 1, fits + 1)
    return space if space > 0 else max(1, fits)
