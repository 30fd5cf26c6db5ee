"""Groups of articles by average linkage, measured by how tightly knit the two groups are themselves.

Two stories of one kind about one person share more words than two retellings of another story may; what tells them
apart is that each is more alike inside than they are to each other. So the mean likeness between two groups is held
against that inside them (relative closeness: Karypis, Han & Kumar 1999, "Chameleon"), and not against a number alone.
Likeness is counted in whole millionths: sums of them are the same in any order.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence

Links = Sequence[Mapping[int, int]]  # for each article its neighbours and the likeness in millionths, symmetric

UNIT = 1_000_000
# Two groups are joined when the likeness between them is at least NEEDED + SHARE of that inside them (the geometric
# mean of both). These and the numbers below, with the weights in vectors.py, were chosen by hand among about fifty
# settings with the scores on ECB+ train, ECB+ dev, FNC train and NeuS dev in view: none of the four is unseen.
NEEDED, SHARE = 0.04, 0.52
# The likeness inside a group is a mean over its pairs and so many more pairs of a usual likeness: one article alone has
# none of its own.
USUAL, USUAL_PAIRS = 0.2, 10
# What is left in groups this small goes to the larger group it is nearest to, if it is at least so near (as a share
# of the square root of the likeness inside that group), and nearer than to any other by this factor.
SMALL, NEAR, NEARER = 4, 0.2, 1.3


class _Groups:
    """Groups that are joined step by step; each is known by the lowest of its articles."""

    def __init__(self, links: Links) -> None:
        self.between: list[dict[int, int]] = [dict(near) for near in links]
        self.members: list[list[int]] = [[place] for place in range(len(links))]
        self.inside = [0] * len(links)
        self.knit = [self._knit(place) for place in range(len(links))]

    def _knit(self, group: int) -> float:
        size = len(self.members[group])
        mean = (self.inside[group] / UNIT + USUAL * USUAL_PAIRS) / (size * (size - 1) / 2 + USUAL_PAIRS)
        return math.sqrt(mean)

    def mean(self, one: int, other: int) -> float:
        return self.between[one][other] / (UNIT * len(self.members[one]) * len(self.members[other]))

    def closeness(self, one: int, other: int) -> float:
        """1 and more: to be joined."""
        return round(self.mean(one, other) / (NEEDED + SHARE * self.knit[one] * self.knit[other]), 9)

    def join(self, one: int, other: int) -> None:
        """``other`` becomes part of ``one``."""
        gone = self.between[other]
        kept = self.between[one]
        self.inside[one] += self.inside[other] + kept.pop(other, 0)
        for group, amount in gone.items():
            if group != one:
                theirs = self.between[group]
                kept[group] = theirs[one] = kept.get(group, 0) + amount
                del theirs[other]
        self.between[other] = {}
        self.members[one] += self.members[other]
        self.members[other] = []
        self.knit[one] = self._knit(one)


def linkage(links: Links) -> list[list[int]]:
    """The places of the articles of each group, ascending; groups in order of their first."""
    groups = _Groups(links)
    _join_close(groups)
    _join_rest(groups)
    return sorted(sorted(members) for members in groups.members if members)


def _join_close(groups: _Groups) -> None:
    version = [0] * len(groups.members)
    heap = [
        (-closeness, one, other, 0, 0)
        for one, near in enumerate(groups.between)
        for other in near
        if one < other and (closeness := groups.closeness(one, other)) >= 1
    ]
    heapq.heapify(heap)
    while heap:
        _, one, other, left, right = heapq.heappop(heap)
        if version[one] != left or version[other] != right:
            continue
        groups.join(one, other)
        version[one] += 1
        version[other] = -1
        for group in groups.between[one]:
            low, high = (one, group) if one < group else (group, one)
            closeness = groups.closeness(low, high)
            if closeness >= 1:
                heapq.heappush(heap, (-closeness, low, high, version[low], version[high]))


def _join_rest(groups: _Groups) -> None:
    """Small groups to the larger one they are nearest to, all judged before any moves."""
    moves = []
    for group, members in enumerate(groups.members):
        if 0 < len(members) <= SMALL:
            nearest = sorted((-round(groups.mean(group, other), 9), other) for other in groups.between[group])[:2]
            if nearest and _is_its_own(groups, group, nearest):
                moves.append((group, nearest[0][1]))
    for group, target in moves:
        groups.members[target] += groups.members[group]
        groups.members[group] = []


def _is_its_own(groups: _Groups, group: int, nearest: Sequence[tuple[float, int]]) -> bool:
    likeness, target = -nearest[0][0], nearest[0][1]
    second = -nearest[1][0] if len(nearest) > 1 else 0.0
    larger = len(groups.members[target]) > len(groups.members[group])
    return larger and likeness >= NEAR * groups.knit[target] and likeness >= NEARER * second
