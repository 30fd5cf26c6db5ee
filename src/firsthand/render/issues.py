"""Which positions speak of the same issue, for the rows of a matrix.

Issues are words of the articles, and each party's words differ. Two go into one row where the words that they share
weigh enough: a word weighs the more, the rarer it is in the articles at hand, so that "the", "any" and the names that
stand in every sentence weigh next to nothing, in any language and without a list of words. Each cell keeps its own
words: a row brings positions side by side, it does not say that they are about the same.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from firsthand.account import Account
from firsthand.model import Position

# How much of the weight of the shorter issue the shared words must have. Looked at on the sample and on made-up
# accounts: below 0.35 issues meet over a verb, above 0.45 "raise the wreck" and "the wreck raised" stay apart.
SHARED = 0.4
# A word shorter than this never brings two issues together by itself.
SHORTEST = 4

_WORD = re.compile(r"\w+")


def rows_of(account: Account, positions: Sequence[Position]) -> list[list[Position]]:
    """Positions by issue: most parties first, then most positions, then in order of the text; the shortest issue leads.

    Every position is compared with the leading one of a row alone, so that no row drifts from one subject to another.
    """
    weigh = _Weights(account, positions)
    rows: list[tuple[frozenset[str], list[Position]]] = []
    for one in sorted(positions, key=lambda one: (len(weigh.content(one)), len(one.issue.quote), one.issue)):
        words = weigh.content(one)
        row = max(rows, key=lambda row: weigh.alike(row[0], words), default=None)
        if row and weigh.alike(row[0], words) >= SHARED:
            row[1].append(one)
        else:
            rows.append((words, [one]))
    found = [some for _, some in rows]
    return sorted(found, key=lambda row: (-len({one.party for one in row}), -len(row), row[0].issue))


class _Weights:
    """How rare the words of issues are in the articles. Names of the parties weigh nothing: all rows are about them."""

    def __init__(self, account: Account, positions: Iterable[Position]) -> None:
        self._often = Counter(word for article in account.articles for word in folded(article.text))
        self._all = max(1, sum(self._often.values()))
        sources = {one.id: one for one in account.sources}
        parties = [sources[one.party] for one in positions if one.party in sources]
        self._names = {word for one in parties for name in (one.name, *one.aliases) for word in folded(name)}

    def content(self, position: Position) -> frozenset[str]:
        words = folded(position.issue.quote)
        return frozenset(word for word in words if word not in self._names) or frozenset(words)

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The share of the lighter one's weight that both have; 0 where they share short words only."""
        shared = one & other
        if not any(len(word) >= SHORTEST for word in shared):
            return 0.0
        lighter = min(self._weight(one), self._weight(other))
        return round(self._weight(shared) / lighter, 6) if lighter else 0.0

    def _weight(self, words: frozenset[str]) -> float:
        """Squared, so that one rare word outweighs several common ones."""
        return sum(math.log(self._all / max(1, self._often[word])) ** 2 for word in sorted(words))


def folded(text: str) -> list[str]:
    """The words of a text without capitals and without the "s" of many plurals."""
    words = (word.casefold() for word in _WORD.findall(text))
    return [word[:-1] if len(word) > SHORTEST and word[-1] == "s" != word[-2] else word for word in words]
