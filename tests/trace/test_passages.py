"""Arithmetic on stretches of text, against sets of code points."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from firsthand.trace.passages import covered, merged, overlap, without

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1])), max_size=8)


def points(spans: list[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


@given(SPANS)
def test_merged_covers_the_same_points_once(spans: list[tuple[int, int]]) -> None:
    out = merged(spans)
    assert points(out) == points(spans)
    assert covered(out) == len(points(spans))
    assert all(a[1] < b[0] for a, b in itertools.pairwise(out))


@given(SPANS, SPANS)
def test_without_leaves_what_is_outside_of_the_holes(
    spans: list[tuple[int, int]], holes: list[tuple[int, int]]
) -> None:
    out = without(merged(spans), merged(holes))
    assert points(out) == points(spans) - points(holes)
    assert covered(out) == len(points(out))


@given(SPANS)
def test_overlap_counts_common_points(spans: list[tuple[int, int]]) -> None:
    for a in spans:
        for b in spans:
            assert overlap(a, b) == len(points([a]) & points([b]))
