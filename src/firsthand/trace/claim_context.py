"""What stands around two candidates: evidence that they say the same where their words alone do not show it.

Two retellings of one report keep its figures, its dates, its speakers and the order of what it says, even where the
wording is lost in translation. Context only ever helps the pair that is the best of its two articles in both
directions; it never brings together two candidates that have better partners.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from firsthand.trace.claim_candidates import Candidate
from firsthand.trace.claim_scores import Link

Pair = tuple[int, int]

# From this strength on a pair says the same without help (nine in ten by eye), and its neighbours may lean on it.
CERTAIN = 1.6
# Below this, nothing around the pair helps, and with an anchor not below the second: by eye no such pair said the same.
HELPED_FROM, ANCHORED_FROM = 0.8, 0.25
# A figure that both have and that hardly stands elsewhere in either article; a date alone: much may happen on one day;
# and a second value beside the first.
FIGURE, DAY, SECOND = 0.35, 0.15, 0.35
# The next statements on either side, within this many sentences, say the same too.
NEIGHBOUR, NEARBY = 0.15, 2
# The same source behind both.
SAME_SOURCE = 0.1


def in_context(
    items: Sequence[Candidate], links: Mapping[Pair, Link], strength: Mapping[Pair, float]
) -> dict[Pair, float]:
    """``strength`` with what speaks for each pair that is the best of its two articles; the others are as they were."""
    anchored = {pair: round(value + _anchor(value, links[pair]), 4) for pair, value in strength.items()}
    found = dict(strength)
    mutual = _mutual(items, anchored)
    certain = _by_articles(items, [p for p in sorted(strength) if strength[p] >= CERTAIN and p in mutual])
    for pair in sorted(mutual):
        i, j = pair
        if anchored[pair] < HELPED_FROM:
            continue
        help_ = NEIGHBOUR * _neighbours(items, pair, certain.get((items[i].article, items[j].article), ()))
        help_ += SAME_SOURCE * (bool(items[i].chain) and items[i].chain[-1:] == items[j].chain[-1:])
        found[pair] = round(anchored[pair] + help_, 4)
    return found


def _anchor(strength: float, link: Link) -> float:
    """What shared values add, where neither has a figure against the other and something else is alike as well."""
    if link.clash or strength < ANCHORED_FROM:
        return 0.0
    first = FIGURE if link.figures else DAY * bool(link.anchors)
    return first + SECOND * (link.figures > 0 and link.anchors > 1)


def _mutual(items: Sequence[Candidate], strength: Mapping[Pair, float]) -> frozenset[Pair]:
    """Pairs of two articles of which each is the other's strongest partner there."""
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for (i, j), value in sorted(strength.items()):
        if items[i].article != items[j].article:
            for one, two in ((i, j), (j, i)):
                key = (one, items[two].article)
                best[key] = max(best.get(key, (0.0, 0)), (value, -two))
    return frozenset(
        (i, j)
        for i, j in strength
        if items[i].article != items[j].article
        and best[i, items[j].article][1] == -j
        and best[j, items[i].article][1] == -i
    )


def _by_articles(items: Sequence[Candidate], pairs: Sequence[Pair]) -> dict[tuple[str, str], list[Pair]]:
    found: dict[tuple[str, str], list[Pair]] = {}
    for i, j in pairs:
        found.setdefault((items[i].article, items[j].article), []).append((i, j))
    return found


def _neighbours(items: Sequence[Candidate], pair: Pair, certain: Sequence[Pair]) -> bool:
    """Another pair of the same two articles says the same a sentence or two away from both."""
    i, j = pair
    for x, y in certain:
        if items[x].sentence == items[i].sentence and items[y].sentence == items[j].sentence:
            if _apart(items[x], items[i]) and _apart(items[y], items[j]):
                return True
        elif (
            (x, y) != pair
            and abs(items[x].sentence - items[i].sentence) <= NEARBY
            and abs(items[y].sentence - items[j].sentence) <= NEARBY
            and _apart(items[x], items[i])
            and _apart(items[y], items[j])
        ):
            return True
    return False


def _apart(a: Candidate, b: Candidate) -> bool:
    return a.end <= b.start or b.end <= a.start


def tightest(
    items: Sequence[Candidate], links: Mapping[Pair, Link], strength: Mapping[Pair, float]
) -> dict[Pair, float]:
    """Without the pairs of which a part says the same more strongly, and has as many of the shared figures.

    The statement is the clause that says it, no more.
    """
    parts = _parts(items)
    found = {}
    for (i, j), value in sorted(strength.items()):
        rivals = [(min(x, j), max(x, j)) for x in parts[i]] + [(min(i, y), max(i, y)) for y in parts[j]]
        figures = links[i, j].figures
        if not any(r in strength and strength[r] > value and links[r].figures >= figures for r in rivals):
            found[i, j] = value
    return found


def _parts(items: Sequence[Candidate]) -> list[list[int]]:
    """For each candidate those that lie inside it. Items are sorted by article and start."""
    places = [(c.article, c.start) for c in items]
    found = []
    for n, item in enumerate(items):
        low, high = bisect_left(places, (item.article, item.start)), bisect_left(places, (item.article, item.end))
        found.append([k for k in range(low, high) if k != n and items[k].end <= item.end])
    return found
