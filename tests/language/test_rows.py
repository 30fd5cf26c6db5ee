from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.rows import Rows, side_by_side

WIDTH = 7
weights = st.dictionaries(st.integers(0, WIDTH - 1), st.floats(-4, 4), max_size=WIDTH)
tables = st.lists(weights, min_size=1, max_size=6)


def dense(table: list[dict[int, float]]) -> np.ndarray:
    out = np.zeros((len(table), WIDTH))
    for n, row in enumerate(table):
        for column, weight in row.items():
            out[n, column] = weight
    return out


@given(tables)
def test_products_are_those_of_the_full_matrix(table: list[dict[int, float]]) -> None:
    full = dense(table)
    np.testing.assert_allclose(Rows.of(table, WIDTH).products(0, len(table)), full @ full.T, atol=1e-9)


@given(tables)
def test_unit_rows_have_length_one_or_are_empty(table: list[dict[int, float]]) -> None:
    lengths = np.sqrt(np.diag(Rows.of(table, WIDTH).unit().products(0, len(table))))
    expected = np.linalg.norm(dense(table), axis=1)
    np.testing.assert_allclose(lengths[expected > 1e-6], 1.0)
    assert (lengths[expected == 0] == 0).all()


@given(st.lists(st.tuples(weights, weights), min_size=1, max_size=6), st.floats(0, 2), st.floats(0, 2))
def test_side_by_side_adds_products(pairs: list[tuple[dict[int, float], dict[int, float]]], x: float, y: float) -> None:
    left, right = Rows.of([a for a, _ in pairs], WIDTH), Rows.of([b for _, b in pairs], WIDTH)
    n = len(pairs)
    both = side_by_side([(x, left), (y, right)])
    np.testing.assert_allclose(both.products(0, n), x * left.products(0, n) + y * right.products(0, n), atol=1e-9)


def test_the_order_of_the_rows_does_not_matter() -> None:
    rng = np.random.default_rng(0)
    table = [{int(c): float(rng.normal()) for c in rng.choice(500, 80, replace=False)} for _ in range(30)]
    forth, back = Rows.of(table, 500).unit().products(0, 30), Rows.of(table[::-1], 500).unit().products(0, 30)
    np.testing.assert_array_equal(forth, back[::-1, ::-1])


def test_blocks_are_parts_of_the_whole() -> None:
    rows = Rows.of([{0: 1.0}, {}, {0: 0.5, 3: 2.0}], 4)
    np.testing.assert_array_equal(rows.products(1, 9), rows.products(0, 3)[1:])
