"""From pairs that are alike to groups that say the same: average linkage, strongest pair first.

Average linkage (Sokal & Michener 1958) keeps one weak link from chaining two groups: every member is asked, and a pair
that is not alike at all counts as such.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping

# What a pair counts for that is in no link: two statements of one topic typically reach this.
ABSENT = 0.7

Pair = tuple[int, int]


def agglomerate(
    size: int, strength: Mapping[Pair, float], apart: frozenset[Pair], strongest: float, average: float
) -> list[list[int]]:
    """Groups of 0 … size-1, each sorted, in order of their first member.

    ``strength`` holds the pairs (i < j) that are alike. Two groups are joined, best average first, when their
    strongest pair reaches ``strongest``, the average over all their pairs reaches ``average``, and no pair of theirs
    is in ``apart``. Ties go to the lower members, so that the result does not depend on the order of the mapping.
    """
    groups: dict[int, list[int]] = {i: [i] for i in range(size)}
    sums: dict[int, dict[int, tuple[float, int, float]]] = {i: {} for i in range(size)}
    for (i, j), value in sorted(strength.items()):
        sums[i][j] = sums[j][i] = (value, 1, value)
    blocked: dict[int, set[int]] = {i: set() for i in range(size)}
    for i, j in sorted(apart):
        blocked[i].add(j)
        blocked[j].add(i)
    heap: list[tuple[float, int, int]] = [(-value, i, j) for (i, j), value in strength.items()]
    heapq.heapify(heap)
    fresh = size
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups or b in blocked[a] or -negative < average:
            continue
        if sums[a][b][2] < strongest:
            continue
        groups[fresh] = sorted(groups.pop(a) + groups.pop(b))
        _join(sums, a, b, fresh)
        blocked[fresh] = blocked.pop(a) | blocked.pop(b)
        for other in blocked[fresh]:
            if other in blocked:
                blocked[other].add(fresh)
        for other, (total, present, _) in sorted(sums[fresh].items()):
            pairs = len(groups[fresh]) * len(groups[other])
            mean = round((total + ABSENT * (pairs - present)) / pairs, 6)
            heapq.heappush(heap, (-mean, min(fresh, other), max(fresh, other)))
        fresh += 1
    return sorted(groups.values())


def _join(sums: dict[int, dict[int, tuple[float, int, float]]], a: int, b: int, fresh: int) -> None:
    one, two = sums.pop(a), sums.pop(b)
    joined: dict[int, tuple[float, int, float]] = {}
    for other in sorted((one.keys() | two.keys()) - {a, b}):
        x, y = one.get(other, (0.0, 0, 0.0)), two.get(other, (0.0, 0, 0.0))
        joined[other] = (x[0] + y[0], x[1] + y[1], max(x[2], y[2]))
        sums[other].pop(a, None)
        sums[other].pop(b, None)
        sums[other][fresh] = joined[other]
    sums[fresh] = joined
