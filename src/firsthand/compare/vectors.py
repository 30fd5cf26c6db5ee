"""Articles as vectors: words, names and leads, each weighted by how rare it is, and the pairs that are alike.

Three vectors of unit length stand for an article: its names, its other words, and the words it begins with (news says
first what has happened). How alike two articles are is the weighted sum of the three cosines.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from firsthand.compare.stories_words import Wording, folded
from firsthand.language.commonness import share_of_articles
from firsthand.language.rows import Floats, Ints, Rows, side_by_side

# Chosen with the numbers of stories_linkage.py, on the same sets.
WORDS, NAMES, LEAD = 0.45, 0.2, 0.35
LEAD_WORDS = 60
# As if this many articles on other matters had been read besides: what all articles of a small collection share then
# still counts less than what only some do. Names count as rare even where a whole collection shares them.
BACKGROUND_WORDS, BACKGROUND_NAMES, BACKGROUND_LEAD = 10, 100, 100
# Weights below this are dropped for speed. With 0.04 in its place the means inside stories fall and stories break
# up (ECB+ train .920 to .911, FNC train .963 to .948): the numbers of stories_linkage.py go with this one.
LEAST_WEIGHT = 0.02


def vectors(wordings: Sequence[Wording]) -> Rows:
    """A row for each article; the product of two rows is how alike they are, 0 to 1."""
    lengths = np.array([len(one.keys) for one in wordings], dtype=np.intp)
    words: dict[str, int] = {}
    columns = np.array([words.setdefault(w, len(words)) for one in wordings for w in one.keys], dtype=np.intp)
    # Columns of names are folded words, so that spellings of one name are one.
    names: dict[str, int] = {}
    fold = np.array([names.setdefault(folded(w), len(names)) for w in words], dtype=np.intp)
    owners = np.repeat(np.arange(len(wordings)), lengths)
    early = np.arange(len(columns)) - (np.cumsum(lengths) - lengths)[owners] < LEAD_WORDS
    marked = np.zeros(len(names) + 1, dtype=np.intp)
    for one in wordings:
        marked[[names[word] for word in one.named if word in names]] += 1
    holders = np.unique(owners * max(len(names), 1) + fold[columns]) % max(len(names), 1)
    held = np.bincount(holders, minlength=len(names) + 1)
    is_name = ((2 * marked >= held) & (marked > 0))[fold][columns]
    height = len(wordings)
    common = np.array([share_of_articles(word) for word in words] or [0.0])
    common_names = np.zeros(len(names) + 1)
    np.maximum.at(common_names, fold, common[: len(fold)])
    plain = _rows(owners[~is_name], columns[~is_name], common, height, BACKGROUND_WORDS)
    named = _rows(owners[is_name], fold[columns[is_name]], common_names, height, BACKGROUND_NAMES)
    lead = _rows(owners[early], columns[early], common, height, BACKGROUND_LEAD)
    # Where an article has no name (no capitals in its script, or a line of text), its words stand in for them.
    stand_in = np.where(np.diff(named.starts) == 0, ((WORDS + NAMES) / WORDS) ** 0.5, 1.0)
    plain = Rows(plain.starts, plain.columns, plain.values * np.repeat(stand_in, np.diff(plain.starts)), plain.width)
    return side_by_side([(WORDS, plain), (NAMES, named), (LEAD, lead)]).without(LEAST_WEIGHT)


def _rows(owners: Ints, columns: Ints, common: Floats, height: int, background: int) -> Rows:
    """Rows of unit length for words given one by one: (1 + ln count) times ln of inverse frequency.

    The frequency of a word is that in the collection and in ``background`` articles more, of which it stands in the
    share ``common``.
    """
    width = len(common)
    codes, counts = np.unique(owners * width + columns, return_counts=True)
    rows, columns = codes // width, codes % width
    frequency = np.bincount(columns, minlength=width)
    inverse = np.log((height + background + 1) / (frequency + background * common + 0.5))
    values = (1 + np.log(counts)) * np.maximum(inverse, 0)[columns]
    starts = np.cumsum([0, *np.bincount(rows, minlength=height)], dtype=np.intp)
    return Rows(starts, columns, values, width).unit()
