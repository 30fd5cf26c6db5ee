"""Articles as vectors: words weighted by how rare they are (TF-IDF), and each article's nearest others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from firsthand.language.commonness import share_of_articles
from firsthand.language.rows import Rows

# As if this many articles on other matters had been read besides: what all articles of a small collection share then
# still counts less than what only some do, and grammar words count little. 10 and 30
# do alike on small collections drawn from the development sets; in large ones it makes no difference.
BACKGROUND = 10
_ROWS = 256  # of the similarity matrix held at a time


def tfidf(
    documents: Sequence[Sequence[str]],
    background: int = BACKGROUND,
    common: Callable[[str], float] = share_of_articles,
) -> Rows:
    """Rows of unit length (of zeros for an empty document): (1 + ln count) times ln of inverse frequency.

    The frequency of a word is that in ``documents`` and in ``background`` articles more, of which it stands in the
    share ``common(word)``.
    """
    counts = [Counter(document) for document in documents]
    frequency = Counter(word for count in counts for word in count)
    columns = {word: column for column, word in enumerate(sorted(frequency))}
    total = len(documents) + background + 1
    inverse = {word: np.log(total / (frequency[word] + background * common(word) + 0.5)) for word in columns}
    weights = [{columns[word]: (1 + np.log(n)) * inverse[word] for word, n in count.items()} for count in counts]
    return Rows.of(weights, max(len(columns), 1)).unit()


def nearest(rows: Rows, neighbours: int) -> dict[tuple[int, int], float]:
    """(row, other row) → product, for pairs of which one is among the other's nearest; lower row first, none at 0."""
    pairs: dict[tuple[int, int], float] = {}
    for start in range(0, len(rows), _ROWS):
        block = np.round(rows.products(start, start + _ROWS), 6)
        for offset, row in enumerate(block):
            this = start + offset
            row[this] = 0
            for other in np.argsort(-row, kind="stable")[:neighbours].tolist():
                if row[other] > 0:
                    pairs[min(this, other), max(this, other)] = float(row[other])
    return pairs
