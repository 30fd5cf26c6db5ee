"""One affair told in several phases: groups of articles that share many names which nobody else bears."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from firsthand.compare.names import NameWords

# Two groups are one affair if at least so many rare words of names stand in both, and they are at least this share of
# the rare ones of the group that has fewer. Of 2–4 words and shares 0.2–0.5, the pair that joined most that belongs
# together against least that does not on ECB+ train, FNC train and NeuS dev (4 right, 1 wrong).
FEWEST, SHARE = 5, 0.65
# Rare: fewer than about seven in a thousand of all other articles (those of the collection, and BACKGROUND besides)
# are expected to hold the word. The two groups themselves do not count: an affair makes its own names common.
RARE, BACKGROUND = 5.0, 1000


def join(
    groups: Sequence[int],
    graph: Sequence[Mapping[int, int]],
    names: NameWords,
    apart: Callable[[int, int], bool],
) -> list[int]:
    """``groups`` (the group of each article) with groups of one affair joined; numbered by their first article.

    Only groups that an edge of ``graph`` joins are looked at, and no edge counts for whose ends ``apart`` is true.
    """
    held: dict[int, Counter[str]] = {}
    for group, document in zip(groups, names.documents, strict=True):
        held.setdefault(group, Counter()).update(set(document))
    everywhere = sum(held.values(), Counter[str]())
    near = {
        (min(groups[a], groups[b]), max(groups[a], groups[b]))
        for a, neighbours in enumerate(graph)
        for b in neighbours
        if groups[a] != groups[b] and not apart(a, b)
    }
    root = {group: group for group in held}
    for one, other in sorted(near):
        if _is_one_affair(held[one], held[other], everywhere, len(groups), names.common):
            low, high = sorted((_top(root, one), _top(root, other)))
            root[high] = low
    number: dict[int, int] = {}
    return [number.setdefault(_top(root, group), len(number)) for group in groups]


def _is_one_affair(
    one: Mapping[str, int],
    other: Mapping[str, int],
    everywhere: Mapping[str, int],
    total: int,
    common: dict[str, float],
) -> bool:
    def is_rare(word: str) -> bool:
        elsewhere = everywhere[word] - one.get(word, 0) - other.get(word, 0)
        odds = (total + BACKGROUND + 1) / (elsewhere + BACKGROUND * common[word] + 0.5)
        return round(math.log(odds), 6) > RARE

    left, right = ({word for word in words if is_rare(word)} for words in (one, other))
    both = len(left & right)
    return both >= FEWEST and both >= SHARE * min(len(left), len(right))


def _top(root: Mapping[int, int], group: int) -> int:
    while root[group] != group:
        group = root[group]
    return group
