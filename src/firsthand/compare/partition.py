"""Groups in a weighted graph: nearest neighbours, and local moving for the constant Potts model.

Traag, Van Dooren & Nesterov 2011, "Narrow scope for resolution-limit-free community detection": a partition is good
when the weight inside each group exceeds ``resolution`` times the number of pairs in it. Unlike modularity the result
for one part of the graph does not depend on the rest of it, so that a story does not change when another is added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Graph = Sequence[Mapping[int, float]]  # for each node its neighbours and the weight, symmetric, without loops

# Gains are compared after rounding, so that the order of adding floats cannot decide.
_DIGITS = 9


def partition(graph: Graph, resolution: float) -> list[int]:
    """The group of each node, groups numbered by their first node. Deterministic: nodes are visited in order."""
    member = list(range(len(graph)))
    level: list[dict[int, float]] = [dict(neighbours) for neighbours in graph]
    sizes = [1] * len(graph)
    while True:
        groups = _move(level, sizes, resolution)
        number = {group: place for place, group in enumerate(dict.fromkeys(groups))}
        if len(number) == len(level):
            first = {group: place for place, group in enumerate(dict.fromkeys(member))}
            return [first[m] for m in member]
        groups = [number[group] for group in groups]
        member = [groups[m] for m in member]
        level, sizes = _aggregate(level, sizes, groups)


def _move(graph: Sequence[Mapping[int, float]], sizes: Sequence[int], resolution: float) -> list[int]:
    """Move single nodes to the neighbouring group (or one of their own) that gains most, until none gains."""
    groups, weight_of = list(range(len(graph))), list(sizes)
    members = [1] * len(graph)
    moved = True
    while moved:
        moved = False
        for node, neighbours in enumerate(graph):
            home = groups[node]
            weight_of[home] -= sizes[node]
            members[home] -= 1
            best = _best_group(node, neighbours, groups, weight_of, sizes[node] * resolution)
            if best is None:  # alone is best: back to an empty group
                best = home if members[home] == 0 else members.index(0)
            groups[node] = best
            weight_of[best] += sizes[node]
            members[best] += 1
            moved = moved or best != home
    return groups


def _best_group(
    node: int, neighbours: Mapping[int, float], groups: Sequence[int], weight_of: Sequence[int], cost: float
) -> int | None:
    toward: dict[int, float] = {}
    for other, weight in neighbours.items():
        toward[groups[other]] = toward.get(groups[other], 0.0) + weight
    gains = {group: round(weight - cost * weight_of[group], _DIGITS) for group, weight in toward.items()}
    home = groups[node]
    # Staying wins a tie: every move then raises the quality, and the loop ends.
    best = max(gains, key=lambda group: (gains[group], group == home, -group), default=None)
    return best if best is not None and gains[best] > 0 else None


def _aggregate(
    graph: Sequence[Mapping[int, float]], sizes: Sequence[int], groups: Sequence[int]
) -> tuple[list[dict[int, float]], list[int]]:
    count = max(groups) + 1
    level: list[dict[int, float]] = [{} for _ in range(count)]
    total = [0] * count
    for node, neighbours in enumerate(graph):
        group = groups[node]
        total[group] += sizes[node]
        for other, weight in neighbours.items():
            if groups[other] != group:
                level[group][groups[other]] = level[group].get(groups[other], 0.0) + weight
    return level, total
