"""Reuse: the passages that two articles share, word for word or with small edits.

Exact fingerprints of eight words (Broder 1997, shingles) in an inverted index; no pair of articles is looked at that
shares none. The fingerprints are ranks, not hashes (Karp, Miller & Rosenberg 1972: names of length 2, 4, 8 by pairing),
so that two are equal only where the words are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from firsthand.compare.words import Word, is_spaceless, outside, words
from firsthand.model import Annotated, Article, Reuse

# Eight words alike are no accident between articles: the usual length in work on news reuse, long enough that fixed
# phrases ("the prime minister of the United Kingdom") are mostly out. 2 ** DOUBLINGS words.
DOUBLINGS = 3
FINGERPRINT = 2**DOUBLINGS
# A letter of a script without spaces weighs half a word: eight Han letters can be no more than an office and a name.
SPACELESS_WEIGHT = 0.5
# Two matches with at most this many other words between them on both sides are one passage with a small edit. At
# eight, a passage that is bridged is still two thirds alike.
LARGEST_GAP = 8
# A fingerprint in more articles than this is a fixed phrase of the collection (a disclaimer, an agency's footer):
# a tenth of the articles, but 20 outlets may reprint one report in a small collection, and above 200 the number of
# pairs would run away.
COMMON_SHARE, COMMON_LEAST, COMMON_MOST = 0.1, 20, 200
# How often a fingerprint may occur in one article and still be looked up at each place (refrains, lists).
REPEATS = 4

Ints = npt.NDArray[np.int64]


class Match(NamedTuple):
    """``length`` equal words from word ``left`` of one article and word ``right`` of the other (collection indices)."""

    left: int
    right: int
    length: int


class _Passage(NamedTuple):
    matches: tuple[Match, ...]

    @property
    def left(self) -> tuple[int, int]:
        return self.matches[0].left, self.matches[-1].left + self.matches[-1].length

    @property
    def right(self) -> tuple[int, int]:
        return self.matches[0].right, self.matches[-1].right + self.matches[-1].length


@dataclass(frozen=True, slots=True)
class _Collection:
    """All words of all articles in one row: ids (a break has an id of its own), article of each, place in its text."""

    articles: tuple[Article, ...]
    ids: Ints
    owner: Ints
    starts: Ints
    ends: Ints
    weights: npt.NDArray[np.float64]
    breaks: Ints  # how many breaks stand before each word


def find_reuse(annotated: Sequence[Annotated]) -> tuple[Reuse, ...]:
    """Every passage of at least eight words that the texts of two articles share, furniture left out.

    Left out too are passages made of nothing but common phrases (``COMMON_SHARE``) and those that stand in one
    article more than ``REPEATS`` times, from the next on. Small edits are bridged.

    ``similarity`` is twice the shared words over all words of both sides (1 for word for word: case, punctuation and
    the make of quotation marks do not count). The spans of a pair are in order of the articles' ids, the pairs in
    order of first span, then second.
    """
    collection = _collect(sorted((a.article for a in annotated), key=lambda article: article.id))
    found = [
        _reuse(collection, passage)
        for matches in _matches_by_pair(collection)
        for passage in _bridge(_without_doubles(matches), collection)
        if collection.weights[slice(*passage.left)].sum() >= FINGERPRINT
    ]
    return tuple(
        sorted(found, key=lambda r: (r.spans[0].article, r.spans[0].start, r.spans[1].article, r.spans[1].start))
    )


def _collect(articles: Sequence[Article]) -> _Collection:
    names: dict[str, int] = {}
    rows: list[tuple[int, int, int, int, float]] = []
    for number, article in enumerate(articles):
        furniture = [(span.start, span.end) for span in article.furniture if span.field == "text"]
        for word in (*outside(words(article.text), furniture), None):
            rows.append(_row(word, number, names, len(rows)))
    ids, owner, starts, ends, weights = (
        (np.array(column) for column in zip(*rows, strict=True)) if rows else (_NONE,) * 5
    )
    return _Collection(tuple(articles), ids, owner, starts, ends, weights.astype(np.float64), np.cumsum(ids < 0))


_NONE = np.zeros(0, dtype=np.int64)


def _row(word: Word | None, article: int, names: dict[str, int], place: int) -> tuple[int, int, int, int, float]:
    if word is None:
        return -1 - place, article, 0, 0, 0.0
    weight = SPACELESS_WEIGHT if is_spaceless(word.key) else 1.0
    return names.setdefault(word.key, len(names)), article, word.start, word.end, weight


def _fingerprints(ids: Ints) -> Ints:
    """One name for each word from which eight go on: equal exactly where the eight words are equal."""
    names = ids
    for doubling in range(DOUBLINGS):
        step = 2**doubling
        if len(names) <= step:
            return _NONE
        pairs = np.stack([names[:-step], names[step:]], axis=1)
        order = np.lexsort((pairs[:, 1], pairs[:, 0]))
        changed = np.any(pairs[order][1:] != pairs[order][:-1], axis=1)
        names = np.empty(len(pairs), dtype=np.int64)
        names[order] = np.concatenate(([0], np.cumsum(changed)))
    return names


def _places(collection: _Collection) -> Iterator[Ints]:
    """For each fingerprint that two articles share and that is not common: the words it starts at, in order."""
    names = _fingerprints(collection.ids)
    order = np.argsort(names, kind="stable")
    edges = np.flatnonzero(np.diff(names[order], prepend=-1, append=-1)) if len(names) else _NONE
    limit = min(max(COMMON_LEAST, int(COMMON_SHARE * len(collection.articles))), COMMON_MOST)
    for start, end in pairwise(edges.tolist()):
        if end - start < 2:
            continue
        places = order[start:end]
        owners = collection.owner[places]
        first = np.flatnonzero(np.diff(owners, prepend=-1))
        if 2 <= len(first) <= limit:
            nth = np.arange(len(places)) - np.repeat(first, np.diff(first, append=len(places)))
            yield places[nth < REPEATS]


def _matches_by_pair(collection: _Collection) -> Iterator[list[Match]]:
    """The maximal matches of each pair of articles that has any."""
    lefts, rights = [], []
    for places in _places(collection):
        left, right = np.triu_indices(len(places), 1)
        lefts.append(places[left])
        rights.append(places[right])
    if not lefts:
        return
    left, right = np.concatenate(lefts), np.concatenate(rights)
    other = collection.owner[left] != collection.owner[right]
    left, right = left[other], right[other]
    a, b = collection.owner[left], collection.owner[right]
    order = np.lexsort((left, right - left, b, a))
    left, right, a, b = left[order], right[order], a[order], b[order]
    # Fingerprints that start at neighbouring words on both sides belong to one match.
    same = (np.diff(left) == 1) & (np.diff(right) == 1)
    edges = np.concatenate(([0], np.flatnonzero(~same) + 1, [len(left)]))
    rows = zip(a[edges[:-1]], b[edges[:-1]], left[edges[:-1]], right[edges[:-1]], np.diff(edges), strict=True)
    for _, group in groupby(rows, key=lambda row: (row[0], row[1])):
        yield _grow([Match(int(i), int(j), int(n) + FINGERPRINT - 1) for _, _, i, j, n in group], collection.ids)


def _grow(matches: list[Match], ids: Ints) -> list[Match]:
    """Lengthen matches through common fingerprints, which start none; matches come by diagonal, then place."""
    grown: list[Match] = []
    for match in matches:
        if grown and _contains(grown[-1], match):
            continue
        end, other = match.left + match.length, match.right + match.length
        before = _alike(ids[: match.left][::-1], ids[: match.right][::-1])
        after = _alike(ids[end:], ids[other:])
        grown.append(Match(match.left - before, match.right - before, match.length + before + after))
    return grown


def _alike(left: Ints, right: Ints) -> int:
    """How many words are equal from the start of both."""
    done, step = 0, FINGERPRINT
    while True:
        one, other = left[done : done + step], right[done : done + step]
        shorter = min(len(one), len(other))
        different = np.flatnonzero(one[:shorter] != other[:shorter])
        if len(different):
            return done + int(different[0])
        if shorter < step:
            return done + shorter
        done, step = done + step, step * 2


def _contains(outer: Match, inner: Match) -> bool:
    on_one_diagonal = outer.left - outer.right == inner.left - inner.right
    return on_one_diagonal and outer.left <= inner.left and inner.left + inner.length <= outer.left + outer.length


def _without_doubles(matches: list[Match]) -> list[Match]:
    """Longest first, a match is kept if it covers eight words more on either side (refrains, repeated paragraphs)."""
    bases = min(m.left for m in matches), min(m.right for m in matches)
    ends = max(m.left + m.length for m in matches), max(m.right + m.length for m in matches)
    seen = [np.zeros(end - base, dtype=np.bool_) for base, end in zip(bases, ends, strict=True)]
    kept = []
    for match in sorted(matches, key=lambda m: (-m.length, m)):
        places = (match.left - bases[0], match.right - bases[1])
        covered = [known[p : p + match.length] for known, p in zip(seen, places, strict=True)]
        if any(match.length - np.count_nonzero(side) >= FINGERPRINT for side in covered):
            kept.append(match)
            for side in covered:
                side[:] = True
    return sorted(kept)


def _bridge(matches: list[Match], collection: _Collection) -> list[_Passage]:
    """Join matches that follow each other closely on both sides; never across furniture."""
    near: list[list[Match]] = []
    done: list[list[Match]] = []
    for match in matches:
        passed = [c[-1].left + c[-1].length + LARGEST_GAP < match.left for c in near]
        done += [c for c, is_passed in zip(near, passed, strict=True) if is_passed]
        near = [c for c, is_passed in zip(near, passed, strict=True) if not is_passed]
        for chain in near:
            if (joined := _joined(chain[-1], match, collection)) is not None:
                chain.append(joined)
                break
        else:
            near.append([match])
    return [_Passage(tuple(chain)) for chain in done + near]


def _joined(last: Match, match: Match, collection: _Collection) -> Match | None:
    """``match`` as the continuation of ``last``, cut where the two overlap; None where it does not continue it."""
    end, other = last.left + last.length, last.right + last.length
    cut = max(0, end - match.left, other - match.right)
    if cut >= min(match.length, FINGERPRINT):
        return None
    left, right = match.left + cut, match.right + cut
    if left - end > LARGEST_GAP or right - other > LARGEST_GAP:
        return None
    if (
        collection.breaks[left] != collection.breaks[end - 1]
        or collection.breaks[right] != collection.breaks[other - 1]
    ):
        return None
    return Match(left, right, match.length - cut)


def _reuse(collection: _Collection, passage: _Passage) -> Reuse:
    spans = []
    for start, end in (passage.left, passage.right):
        article = collection.articles[collection.owner[start]]
        spans.append(article.span(int(collection.starts[start]), int(collection.ends[end - 1])))
    return Reuse((spans[0], spans[1]), _similarity(collection.ids, passage))


def _similarity(ids: Ints, passage: _Passage) -> float:
    shared = sum(match.length for match in passage.matches)
    for before, after in pairwise(passage.matches):
        left = ids[before.left + before.length : after.left].tolist()
        right = ids[before.right + before.length : after.right].tolist()
        shared += LCSseq.similarity(left, right)
    total = passage.left[1] - passage.left[0] + passage.right[1] - passage.right[0]
    return round(2 * shared / total, 4)
