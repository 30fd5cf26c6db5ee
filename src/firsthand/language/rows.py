"""Sparse rows: a few weights out of many columns to a row, and the products of all rows with each other.

The only sparse algebra that is needed here; a library for it would weigh more than everything else that is installed.
Sums run in the order of the columns, one after the other, so that results are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Rows:
    """``values[starts[i]:starts[i + 1]]`` are the weights of row ``i``, in the ``columns`` beside them, ascending."""

    starts: Ints
    columns: Ints
    values: Floats
    width: int

    @classmethod
    def of(cls, weights: Sequence[Mapping[int, float]], width: int) -> Rows:
        """One row for each mapping of column (below ``width``) to weight."""
        starts = np.cumsum([0, *(len(row) for row in weights)], dtype=np.intp)
        ordered = [sorted(row.items()) for row in weights]
        columns = np.array([column for row in ordered for column, _ in row], dtype=np.intp)
        values = np.array([weight for row in ordered for _, weight in row], dtype=np.float64)
        return cls(starts, columns, values, width)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def unit(self) -> Rows:
        """The rows at length 1; a row of zeros stays one."""
        squares = np.bincount(self._rows, weights=self.values * self.values, minlength=len(self))
        scale = 1 / np.maximum(np.sqrt(squares), 1e-12)
        return Rows(self.starts, self.columns, self.values * scale[self._rows], self.width)

    def without(self, least: float) -> Rows:
        """The rows without the weights below ``least``."""
        kept = self.values >= least
        starts = np.concatenate([[0], np.cumsum(np.bincount(self._rows[kept], minlength=len(self)))]).astype(np.intp)
        return Rows(starts, self.columns[kept], self.values[kept], self.width)

    def alike(self, least: float) -> Iterator[tuple[int, Ints, Floats]]:
        """For each row the later rows whose product with it is at least ``least``, and those products."""
        begins, holders, weights = self._holders
        ahead, ends = begins[:-1].copy(), begins[1:]
        for row in range(len(self)):
            columns = self.columns[self.starts[row] : self.starts[row + 1]]
            ahead[columns] += 1  # this row itself: holders of a column come in order
            counts = ends[columns] - ahead[columns]
            places = np.repeat(ahead[columns] - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
            parts = np.repeat(self.values[self.starts[row] : self.starts[row + 1]], counts) * weights[places]
            sums: Floats = np.bincount(holders[places], weights=parts).astype(np.float64, copy=False)
            found: Ints = np.flatnonzero(sums >= least).astype(np.intp, copy=False)
            yield row, found, sums[found]

    def products(self, first: int, end: int) -> Floats:
        """The products of the rows ``first`` to ``end`` (exclusive) with all: shape (end - first, len(self))."""
        out = np.empty((min(end, len(self)) - first, len(self)))
        for n in range(len(out)):
            out[n] = self._products(first + n)
        return out

    def _products(self, row: int) -> Floats:
        mine = slice(self.starts[row], self.starts[row + 1])
        begins, holders, weights = self._holders
        columns = self.columns[mine]
        counts = begins[columns + 1] - begins[columns]
        # The places of all holders of all of the row's columns, column after column.
        places = np.repeat(begins[columns] - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
        parts = np.repeat(self.values[mine], counts) * weights[places]
        sums: Floats = np.bincount(holders[places], weights=parts, minlength=len(self)).astype(np.float64, copy=False)
        return sums

    @cached_property
    def _rows(self) -> Ints:
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    @cached_property
    def _holders(self) -> tuple[Ints, Ints, Floats]:
        """By column: where its part begins, then the rows that have a weight there, and those weights."""
        order = np.argsort(self.columns, kind="stable")
        begins = np.cumsum([0, *np.bincount(self.columns, minlength=self.width)], dtype=np.intp)
        return begins, self._rows[order], self.values[order]


def side_by_side(matrices: Sequence[tuple[float, Rows]]) -> Rows:
    """Rows whose products are the weighted sums of those of ``matrices``, each given with its weight."""
    height = len(matrices[0][1])
    offsets = np.cumsum([0, *(rows.width for _, rows in matrices)])
    owners = np.concatenate([rows._rows for _, rows in matrices])
    order = np.argsort(owners, kind="stable")
    columns = np.concatenate([rows.columns + offset for (_, rows), offset in zip(matrices, offsets, strict=False)])
    values = np.concatenate([rows.values * weight**0.5 for weight, rows in matrices])
    starts = np.cumsum([0, *np.bincount(owners, minlength=height)], dtype=np.intp)
    return Rows(starts, columns[order], values[order], int(offsets[-1]))
