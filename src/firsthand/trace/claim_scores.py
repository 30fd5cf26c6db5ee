"""How much two candidates say the same: meaning, wording, and the alignment of their words one by one.

Meaning is the cosine of sentence embeddings; wording that of TF-IDF character n-grams; the alignment asks how much of
what each says has a counterpart in the other, where a rare word weighs more than one that the whole story shares
(Sultan, Bethard & Sumner, *Back to Basics for Monolingual Alignment*, TACL 2014, in spirit). Similarity of topic alone
gives high meaning and low alignment.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.language.embed import embed
from firsthand.language.rows import Rows
from firsthand.trace.claim_candidates import Candidate
from firsthand.trace.claim_values import Value, likeness

# Character n-grams of these lengths within words.
SHORTEST_GRAM, LONGEST_GRAM = 3, 5
# Two different words count as one said otherwise from this cosine of their embeddings on. By eye over word pairs of
# the development articles: synonyms lie at 0.6 to 0.85, words that only share a topic mostly below 0.5.
SYNONYM = 0.58
# A value that the other side does not have weighs this share of its weight.
UNSHARED = 0.5
# Pairs whose meaning and wording sum to less are never statements of one claim: no such pair was found by eye.
LEAST_LIKENESS = 0.75
# The same where the two share a figure or date that neither has elsewhere.
LEAST_ANCHORED = 0.3
# Sentences of one article that may hold a value by which statements are anchored: it is told, and perhaps taken up.
MOST_PLACES = 2
# Rows compared at a time: bounds the memory for a story of many articles.
BLOCK = 1_024
DECIMALS = 4

Anchors = tuple[int, int]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Link:
    """The parts of one pair's score. ``covers`` and ``covered``: how much of the first is in the second, and back.

    ``predicate``: what one says happened has a counterpart in the other; ``subject``: so has whom it is said of.
    ``anchors``: how many telling values the two share, ``figures``: how many of these are no dates; ``clash``: each has
    telling figures, and no one of them agrees.
    """

    meaning: float
    wording: float
    covers: float
    covered: float
    predicate: bool = True
    subject: bool = True
    anchors: int = 0
    figures: int = 0
    clash: bool = False

    @property
    def strength(self) -> float:
        """Plain sum of meaning, wording and mean coverage: 0 to 3."""
        return round(self.meaning + self.wording + (self.covers + self.covered) / 2, DECIMALS)


def links(items: Sequence[Candidate]) -> dict[tuple[int, int], Link]:
    """The pairs (i < j) of ``items`` that are alike at all, with their scores, rounded.

    The weights of words and n-grams follow from ``items``; their order does not matter. Quadratic in their number.
    """
    if len(items) < 2:
        return {}
    vectors = np.asarray(embed([c.text for c in items]), dtype=np.float64)
    grams = _gram_matrix([c.text for c in items])
    aligner = Aligner(items)
    anchored = _anchored(items)
    found: dict[tuple[int, int], Link] = {}
    for first in range(0, len(items), BLOCK):
        meaning = np.round(vectors[first : first + BLOCK] @ vectors.T, DECIMALS)
        wording = np.round(grams.products(first, first + BLOCK), DECIMALS)
        rows, columns = np.nonzero(np.round(meaning + wording, DECIMALS) >= LEAST_ANCHORED)
        for row, j in zip(rows.tolist(), columns.tolist(), strict=True):
            i = first + row
            alike = (float(meaning[row, j]), float(wording[row, j]))
            if i < j and (round(sum(alike), DECIMALS) >= LEAST_LIKENESS or (i, j) in anchored):
                found[i, j] = _link(aligner, i, j, alike, anchored.get((i, j), (0, 0)))
    return found


def _link(aligner: Aligner, i: int, j: int, alike: tuple[float, float], anchors: Anchors) -> Link:
    covers, covered = aligner.coverage(i, j)
    a, b = aligner.items[i], aligner.items[j]
    figures = [[v for v in c.values if v.kind == "number" and v.telling] for c in (a, b)]
    return Link(
        meaning=alike[0],
        wording=alike[1],
        covers=covers,
        covered=covered,
        predicate=aligner.predicate(i, b, j) or aligner.predicate(j, a, i),
        subject=aligner.subject(i, j) and aligner.subject(j, i),
        anchors=anchors[0],
        figures=anchors[1],
        clash=all(figures) and not any(likeness(x, y) for x in figures[0] for y in figures[1]),
    )


def _anchored(items: Sequence[Candidate]) -> dict[tuple[int, int], Anchors]:
    """Pairs of different articles that share a telling value which stands in one sentence of each, or two.

    How many such values, and how many of them are figures.

    Values count as shared when they can be the same ("nearly 120" and 118).
    """
    places: dict[tuple[str, str], set[int]] = {}
    holders: dict[str, list[int]] = {}
    known: dict[str, Value] = {}
    for n, item in enumerate(items):
        for value in item.values:
            if value.telling:
                places.setdefault((item.article, value.key), set()).add(item.sentence)
                holders.setdefault(value.key, []).append(n)
                known[value.key] = value
    keys = sorted(known)
    once = {key: [n for n in holders[key] if len(places[items[n].article, key]) <= MOST_PLACES] for key in keys}
    found: Counter[tuple[int, int]] = Counter()
    figures: Counter[tuple[int, int]] = Counter()
    for k, x in enumerate(keys):
        for y in keys[k:]:
            if not likeness(known[x], known[y]):
                continue
            pairs = {(min(i, j), max(i, j)) for i in once[x] for j in once[y] if items[i].article != items[j].article}
            found.update(pairs)
            if known[x].kind == "number":
                figures.update(pairs)
    return {pair: (count, figures[pair]) for pair, count in found.items()}


def _gram_matrix(texts: Sequence[str]) -> Rows:
    counts = [Counter(_grams(t)) for t in texts]
    frequency = Counter(g for c in counts for g in c)
    vocabulary = {g: n for n, g in enumerate(sorted(frequency))}
    rows: list[dict[int, float]] = []
    for count in counts:
        grams = sorted(count)
        weights = [(1 + math.log(count[g])) * (1 + math.log(len(texts) / frequency[g])) for g in grams]
        norm = math.sqrt(sum(w * w for w in weights)) or 1.0
        rows.append({vocabulary[g]: w / norm for g, w in zip(grams, weights, strict=True)})
    return Rows.of(rows, max(1, len(vocabulary)))


def _grams(text: str) -> list[str]:
    found = []
    for word in text.casefold().split():
        padded = f" {word.strip(_PUNCTUATION)} "
        for n in range(SHORTEST_GRAM, LONGEST_GRAM + 1):
            found += [padded[i : i + n] for i in range(len(padded) - n + 1)]
    return found


_PUNCTUATION = ",.;:!?()[]\"'“”‘’«»"


class Aligner:
    """Words of two candidates against each other; a rare word weighs more than one that the whole story shares."""

    def __init__(self, items: Sequence[Candidate]) -> None:
        self.items = items
        self.terms = [tuple(dict.fromkeys(c.terms)) for c in items]
        frequency = Counter(t for ts in self.terms for t in ts)
        vocabulary = sorted(frequency)
        self.index = {t: n for n, t in enumerate(vocabulary)}
        self.weight = np.array([math.log(1 + len(items) / frequency[t]) for t in vocabulary])
        self.is_word = np.array([not t.startswith("@") for t in vocabulary], dtype=bool)
        self.vectors = np.zeros((len(vocabulary), 1))
        words = [t for t in vocabulary if not t.startswith("@")]
        if words:
            embedded = np.asarray(embed(words), dtype=np.float64)
            self.vectors = np.zeros((len(vocabulary), embedded.shape[1]))
            self.vectors[self.is_word] = embedded
        held = Counter(v.key for c in items for v in c.values)
        self.value_weight = {key: math.log(1 + len(items) / count) for key, count in sorted(held.items())}
        self.rows = [np.array([self.index[t] for t in ts], dtype=np.intp) for ts in self.terms]

    def coverage(self, i: int, j: int, values: bool = True) -> tuple[float, float]:
        """By weight, how much of ``i`` has a counterpart in ``j``, and the other way round.

        Names (vector zero) are alike only when they are the same one. ``values``: figures and dates count as well.
        """
        a, b = self.rows[i], self.rows[j]
        if not len(a) or not len(b):
            return 0.0, 0.0
        cosines = np.round(self.vectors[a] @ self.vectors[b].T, DECIMALS)
        alike = np.where(cosines >= SYNONYM, np.minimum(cosines, 1.0), 0.0)
        alike[a[:, None] == b[None, :]] = 1.0
        if not values:
            weights = self.weight[a], self.weight[b]
            covers, covered = (
                float((alike.max(axis=axis) * w).sum() / w.sum()) for axis, w in zip((1, 0), weights, strict=True)
            )
            return round(covers, DECIMALS), round(covered, DECIMALS)
        covers = self._with_values(i, j, (alike.max(axis=1) * self.weight[a]).sum(), self.weight[a].sum())
        covered = self._with_values(j, i, (alike.max(axis=0) * self.weight[b]).sum(), self.weight[b].sum())
        return round(covers, DECIMALS), round(covered, DECIMALS)

    def _with_values(self, i: int, j: int, matched: float, total: float) -> float:
        """Coverage with the values of ``i``: a shared one counts as a word, one left over half: it may be a variant."""
        for value in self.items[i].values:
            weight = self.value_weight[value.key]
            best = max((likeness(value, other) for other in self.items[j].values), default=0.0)
            matched += best * weight
            total += weight if best else UNSHARED * weight
        return float(matched) / float(total)

    def subject(self, i: int, j: int) -> bool:
        """Whether something of the subject of ``i`` has a counterpart in ``j``; an unnamed subject always has."""
        subject = [self.index[t] for t in self.items[i].subject if t in self.index]
        if not subject or not len(self.rows[j]):
            return True
        if set(subject) & set(self.rows[j].tolist()):
            return True
        if any(t.startswith("@") for t in self.items[i].subject) and self.items[j].who is None:
            return True
        return bool((self.vectors[subject] @ self.vectors[self.rows[j]].T).max() >= SYNONYM)

    def predicate(self, i: int, other: Candidate, j: int) -> bool:
        """Whether the predicate of ``other`` (candidate ``j``) has a counterpart in ``i``; light verbs always have."""
        term = other.clause.predicate
        a = self.rows[i]
        if term not in self.index or term not in self.terms[j]:
            return True
        row = self.index[term]
        return bool(len(a)) and bool((a == row).any() or (self.vectors[a] @ self.vectors[row]).max() >= SYNONYM)

    def unmatched(self, i: int, j: int) -> tuple[str, ...]:
        """Terms of ``i`` that have no counterpart in ``j``."""
        a, b = self.rows[i], self.rows[j]
        if not len(b):
            return self.terms[i]
        cosines = np.round(self.vectors[a] @ self.vectors[b].T, DECIMALS)
        cosines[a[:, None] == b[None, :]] = 1.0
        return tuple(t for t, best in zip(self.terms[i], cosines.max(axis=1), strict=True) if best < SYNONYM)
