"""How much of one text is made of another's words, through rewriting and changed order.

Every sentence of the one is laid beside the sentences of the other, two at a time, and the words that both have in the
same order are weighed by how rare they are (the longest common subsequence; sentence alignment as in work on text
reuse: Clough et al. 2002, METER; Clough & Stevenson 2009). Words are cut to their first letters, so that endings do
not matter, and no list of words is needed; where the language is not English, rarity within the story decides.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import LCSseq

from firsthand.language.commonness import share_of_articles

# Letters of a word that count: endings are mostly what a rewriter changes.
STEM = 5
# Sentences of the other text that are laid beside one sentence: those that share most rare words with it.
CANDIDATES = 3
# Words of a sentence, below which nothing can be said about where it comes from.
LEAST_WORDS = 4
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it is compared: its place in the text, its words cut short, and the weight of each."""

    start: int
    end: int
    stems: tuple[str, ...]
    weights: tuple[float, ...]

    @property
    def weight(self) -> float:
        return sum(self.weights)


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence (by number) and the one that it is most like; ``share`` of its weight stands there, 0 to 1."""

    line: int
    other: int
    share: float


def lines(text: str, sentences: Iterable[tuple[int, int]], holes: Sequence[tuple[int, int]] = ()) -> list[Line]:
    """The sentences of ``text`` without what is inside ``holes``; weights are the language's alone."""
    out = []
    for start, end in sentences:
        found = [m for m in _WORD.finditer(text, start, end) if not any(a <= m.start() < b for a, b in holes)]
        stems = tuple(m[0].casefold()[:STEM] for m in found)
        common = tuple(1 - share_of_articles(m[0].casefold()) for m in found)
        if len(stems) >= LEAST_WORDS:
            out.append(Line(start, end, stems, common))
    return out


def weights(texts: Iterable[Sequence[Line]]) -> dict[str, float]:
    """How rare each word is in ``texts``: the logarithm of one over the share of texts that hold it, above 0."""
    holders: Counter[str] = Counter()
    count = 0
    for text in texts:
        count += 1
        holders.update({s for line in text for s in line.stems})
    return {stem: math.log(1 + 2 * count / n) for stem, n in holders.items()}


def weighed(text: Sequence[Line], rarity: Mapping[str, float]) -> list[Line]:
    """``text`` with each word's weight: how uncommon it is in the language times its rarity (``weights``)."""
    return [
        replace(x, weights=tuple(round(rarity.get(s, 1.0) * u, 4) for s, u in zip(x.stems, x.weights, strict=True)))
        for x in text
    ]


def matches(text: Sequence[Line], other: Sequence[Line]) -> list[Match]:
    """For each sentence of ``text`` the sentence of ``other`` that has most of it, where any shares a word."""
    places: dict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(other):
        for stem in dict.fromkeys(line.stems):
            places[stem].append(n)
    out = []
    for number, line in enumerate(text):
        total = line.weight
        if not total:
            continue
        near = _nearest(line, places, len(other))
        # The sentence itself decides between two pairs that hold the same words.
        ranked = (((_shared(line, other[n : n + 2]), _shared(line, other[n : n + 1])), -n) for n in near)
        (shared, _), place = max(ranked, default=((0.0, 0.0), 0))
        if shared:
            out.append(Match(number, -place, round(min(1.0, shared / total), 4)))
    return out


def derived(text: Sequence[Line], other: Sequence[Line]) -> float:
    """The share of ``text``, 0 to 1, that is made of the words of ``other`` in their order."""
    total = sum(line.weight for line in text)
    return round(sum(m.share * text[m.line].weight for m in matches(text, other)) / total, 4) if total else 0.0


def _nearest(line: Line, places: Mapping[str, list[int]], count: int) -> list[int]:
    shared = [0.0] * count
    for stem, weight in dict(zip(line.stems, line.weights, strict=True)).items():
        for n in places.get(stem, ()):
            shared[n] += weight
    order = sorted((n for n in range(count) if shared[n]), key=lambda n: (-round(shared[n], 4), n))
    return order[:CANDIDATES]


def _shared(line: Line, others: Sequence[Line]) -> float:
    """The weight of the words of ``line`` that follow each other in ``others``, taken as one."""
    beside = [stem for other in others for stem in other.stems]
    total = 0.0
    for op in LCSseq.opcodes(line.stems, beside):
        if op.tag == "equal":
            total += sum(line.weights[op.src_start : op.src_end])
    return round(total, 4)
