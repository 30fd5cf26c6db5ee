"""One affair told in several phases: groups of articles that share many names which nobody else bears."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from firsthand.compare.names import NameWords

# Two groups are one affair if at least so many rare words of names stand in both, and they are at least this share of
# the rare ones of the group that has fewer. 5 and 0.65 change nothing on ECB+ train and dev; with 4 and 0.5, or 5 and
# 0.5, two stories of ECB+ dev become one (.978 to .946).
FEWEST, SHARE = 5, 0.65
# Rare: fewer than about seven in a thousand of all other articles (those of the collection, and BACKGROUND besides)
# are expected to hold the word. The two groups themselves do not count: an affair makes its own names common.
RARE, BACKGROUND = 5.0, 1000


def join(
    groups: Sequence[int],
    links: Sequence[Mapping[int, int]],
    names: NameWords,
    apart: Callable[[int, int], bool],
) -> list[int]:
    """``groups`` (the group of each article) with groups of one affair joined; numbered by their first article.

    Only groups that an entry of ``links`` joins are looked at, and none counts for whose ends ``apart`` is true.
    """
    held: dict[int, Counter[str]] = {}
    everywhere: Counter[str] = Counter()
    for group, document in zip(groups, names.documents, strict=True):
        words = set(document)
        held.setdefault(group, Counter()).update(words)
        everywhere.update(words)
    most = (len(groups) + BACKGROUND + 1) / math.exp(RARE) - 0.5
    # How many articles elsewhere may hold a word at most for it to be rare; most words may stand in none.
    bounds = {w: bound for w, share in names.common.items() if (bound := round(most - BACKGROUND * share, 6)) > 0}
    telling = {group: {w: n for w, n in words.items() if w in bounds} for group, words in held.items()}
    near = {
        (min(groups[a], groups[b]), max(groups[a], groups[b]))
        for a, neighbours in enumerate(links)
        for b in neighbours
        if a < b and groups[a] != groups[b] and not apart(a, b)
    }
    root = {group: group for group in held}
    for one, other in sorted(near):
        if _is_one_affair(telling[one], telling[other], everywhere, bounds):
            low, high = sorted((_top(root, one), _top(root, other)))
            root[high] = low
    number: dict[int, int] = {}
    return [number.setdefault(_top(root, group), len(number)) for group in groups]


def _is_one_affair(
    one: Mapping[str, int], other: Mapping[str, int], everywhere: Mapping[str, int], bounds: Mapping[str, float]
) -> bool:
    def is_rare(word: str) -> bool:
        return everywhere[word] - one.get(word, 0) - other.get(word, 0) < bounds[word]

    both = sum(is_rare(word) for word in one.keys() & other.keys())
    if both < FEWEST:
        return False
    return both >= SHARE * min(sum(map(is_rare, one)), sum(map(is_rare, other)))


def _top(root: Mapping[int, int], group: int) -> int:
    while root[group] != group:
        group = root[group]
    return group
