"""Groups are joined when they are about as alike to each other as each is inside."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.compare.stories_linkage import UNIT, linkage


def links(count: int, pairs: dict[tuple[int, int], float]) -> list[dict[int, int]]:
    found: list[dict[int, int]] = [{} for _ in range(count)]
    for (one, other), likeness in pairs.items():
        found[one][other] = found[other][one] = round(likeness * UNIT)
    return found


def blocks(inside: float, between: float, size: int = 10) -> list[dict[int, int]]:
    """Two groups of ``size``, as alike inside and between as given."""
    pairs = combinations(range(2 * size), 2)
    return links(2 * size, {(a, b): inside if (a < size) == (b < size) else between for a, b in pairs})


@pytest.mark.parametrize(
    "inside,between,expected",
    [
        (0.5, 0.2, 2),  # as alike to each other as strangers' articles may be, and much more alike inside
        (0.2, 0.2, 1),  # the same likeness, and no more inside
        (0.5, 0.4, 1),
        (0.9, 0.4, 2),
        (0.05, 0.0, 20),
    ],
)
def test_likeness_is_held_against_that_inside(inside: float, between: float, expected: int) -> None:
    assert len(linkage(blocks(inside, between))) == expected


def test_two_articles_are_joined_by_likeness_alone() -> None:
    assert linkage(links(2, {(0, 1): 0.3})) == [[0, 1]]
    assert linkage(links(2, {(0, 1): 0.1})) == [[0], [1]]
    assert linkage([]) == []


def test_one_left_over_goes_to_the_group_it_is_clearly_nearest_to() -> None:
    near = links(9, dict.fromkeys(combinations(range(8), 2), 0.6))
    for place in range(8):
        near[place][8] = near[8][place] = UNIT * 15 // 100
    assert linkage(near) == [list(range(9))]
    torn = blocks(0.6, 0.0, 5)
    torn.append(dict.fromkeys(range(10), UNIT * 15 // 100))
    for place in range(10):
        torn[place][10] = UNIT * 15 // 100
    assert linkage(torn) == [list(range(5)), list(range(5, 10)), [10]]


@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda p: p[0] < p[1]), st.floats(0, 1))
)
def test_every_article_is_in_exactly_one_group(pairs: dict[tuple[int, int], float]) -> None:
    groups = linkage(links(12, pairs))
    assert sorted(place for group in groups for place in group) == list(range(12))
    assert [group[0] for group in groups] == sorted(group[0] for group in groups)
