"""Articles as vectors: words weighted by how rare they are (TF-IDF), and each article's nearest others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from scipy import sparse

from firsthand.language.commonness import share_of_articles

# As if this many articles on other matters had been read besides: what all articles of a small collection share then
# still counts less than what only some do, and grammar words count little. 10 and 30
# do alike on small collections drawn from the development sets; in large ones it makes no difference.
BACKGROUND = 10
_ROWS = 256  # of the similarity matrix held at a time


def tfidf(
    documents: Sequence[Sequence[str]],
    background: int = BACKGROUND,
    common: Callable[[str], float] = share_of_articles,
) -> Any:
    """Sparse rows of unit length (of zeros for an empty document): (1 + ln count) times ln of inverse frequency.

    The frequency of a word is that in ``documents`` and in ``background`` articles more, of which it stands in the
    share ``common(word)``.
    """
    counts = [Counter(document) for document in documents]
    frequency = Counter(word for count in counts for word in count)
    columns = {word: column for column, word in enumerate(sorted(frequency))}
    total = len(documents) + background + 1
    inverse = {word: np.log(total / (frequency[word] + background * common(word) + 0.5)) for word in columns}
    rows = [row for row, count in enumerate(counts) for _ in count]
    words = [word for count in counts for word in count]
    values = np.array([1 + np.log(n) for count in counts for n in count.values()]) * [inverse[w] for w in words]
    shape = (len(documents), max(len(columns), 1))
    matrix = sparse.csr_array((values, (rows, [columns[word] for word in words])), shape=shape)
    norms = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    return sparse.csr_array(sparse.diags_array(1 / np.maximum(norms, 1e-12)) @ matrix)


def side_by_side(matrices: Sequence[tuple[float, Any]]) -> Any:
    """One matrix whose products of rows are the weighted sum of those of ``matrices``, each given with its weight."""
    return sparse.csr_array(sparse.hstack([matrix * weight**0.5 for weight, matrix in matrices]))


def nearest(matrix: Any, neighbours: int) -> dict[tuple[int, int], float]:
    """(row, other row) → product, for pairs of which one is among the other's nearest; lower row first, none at 0."""
    pairs: dict[tuple[int, int], float] = {}
    transposed = sparse.csc_array(matrix.T)
    for start in range(0, matrix.shape[0], _ROWS):
        block = np.round((matrix[start : start + _ROWS] @ transposed).toarray(), 6)
        for offset, row in enumerate(block):
            this = start + offset
            row[this] = 0
            for other in np.argsort(-row, kind="stable")[:neighbours].tolist():
                if row[other] > 0:
                    pairs[min(this, other), max(this, other)] = float(row[other])
    return pairs
