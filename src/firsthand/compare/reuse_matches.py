"""Groups of equal fingerprints → pairs of articles, and the stretches of equal words that each pair shares.

A passage of many words is many fingerprints that stand in the same articles, each a word further on. Such groups are
made one run before any pair is written down: the same pairs, a fraction of the work.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from firsthand.compare.reuse_keys import FINGERPRINT, Groups
from firsthand.compare.reuse_words import CUT, Ids, Ints, mix

# A fingerprint in at least so many articles of one outlet, which make up such a share of all it stands in, is that
# outlet's boilerplate, unless those articles are more than half made of such fingerprints: then they are versions or
# reprints. By judgement; the bench's recall and precision hold it.
BOILERPLATE_LEAST, BOILERPLATE_SHARE, REPRINTED = 5, 0.9, 0.5
# Pairs written down at a time: 100 MB with what is made of them.
_AT_A_TIME = 2_000_000
_STEPS = 16  # words that a stretch is lengthened by for all stretches at once, before the few long ones go on alone
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Runs:
    """Groups of fingerprints of which the first was kept: ``lengths`` tells how many follow each other word by word."""

    groups: Groups
    lengths: Ints


@dataclass(frozen=True, slots=True)
class Pairs:
    """Articles (``left`` < ``right``, numbers) and how many different fingerprints stand in both; in this order."""

    left: Ints
    right: Ints
    shared: Ints


@dataclass(frozen=True, slots=True)
class Matches:
    """``length`` equal words from place ``left`` of the row of words, and from ``right``, article by article.

    ``spread`` is in how many articles the rarest of its fingerprints stands. The ``own`` words from ``own_left`` on
    are those that no common fingerprint next to it contains.
    """

    left: Ints
    right: Ints
    length: Ints
    left_owner: Ints
    right_owner: Ints
    spread: Ints
    own_left: Ints
    own: Ints

    def __getitem__(self, rows: npt.NDArray[np.generic]) -> Matches:
        return Matches(*(column[rows] for column in self.columns()))

    def columns(self) -> tuple[Ints, ...]:
        places = (self.left, self.right, self.length, self.left_owner, self.right_owner)
        return (*places, self.spread, self.own_left, self.own)


def without_boilerplate(groups: Groups, outlets: Ints, lengths: Ints) -> Groups:
    """Leave out what only one outlet's articles have in common. ``outlets`` and ``lengths`` of each article; -1: none.

    The length is that in fingerprints; boilerplate is told from versions of an article by the share it makes up.
    """
    fresh = _fresh(groups)
    group = np.repeat(np.arange(len(groups.sizes)), groups.sizes)[fresh]
    owners = groups.owners[fresh]
    articles = np.bincount(group, minlength=len(groups.sizes))
    looked = (articles >= BOILERPLATE_LEAST)[group] & (outlets[owners] >= 0)
    group, owners = group[looked], owners[looked]
    if not len(group):
        return groups
    order = np.lexsort((outlets[owners], group))
    group, owners = group[order], owners[order]
    of = outlets[owners]
    first = np.flatnonzero(np.concatenate(([True], (group[1:] != group[:-1]) | (of[1:] != of[:-1]))))
    count = np.diff(first, append=len(group))
    own = (count >= BOILERPLATE_LEAST) & (count >= BOILERPLATE_SHARE * articles[group[first]])
    rows = np.repeat(own, count)
    recurring = np.bincount(owners[rows], minlength=len(lengths)) / np.maximum(lengths, 1)
    share = np.round(np.add.reduceat(np.where(rows, recurring[owners], 0.0), first) / count, 6)
    dropped = group[first][own & (share < REPRINTED)]
    kept = np.ones(len(groups.sizes), dtype=np.bool_)
    kept[dropped] = False
    return _chosen(groups, np.flatnonzero(kept))


def collapse(groups: Groups) -> Runs:
    """One group of each row of groups that stand in the same places, each a word further on than the one before."""
    if not len(groups.places):
        return Runs(groups, _NONE)
    first = groups.places[groups.offsets[:-1]]
    steps = groups.places - np.repeat(first, groups.sizes)
    shape = np.add.reduceat(mix(steps.astype(np.uint64) + np.uint64(1)), groups.offsets[:-1])
    order = np.argsort(first)
    first, shape, size = first[order], shape[order], groups.sizes[order]
    goes_on = (first[1:] == first[:-1] + 1) & (shape[1:] == shape[:-1]) & (size[1:] == size[:-1])
    begins = np.flatnonzero(np.concatenate(([True], ~goes_on)))
    return Runs(_chosen(groups, order[begins]), np.diff(begins, append=len(order)))


def _chosen(groups: Groups, rows: Ints) -> Groups:
    sizes = groups.sizes[rows]
    ends = np.cumsum(sizes)
    places = np.arange(int(sizes.sum())) + np.repeat(groups.offsets[rows] - (ends - sizes), sizes)
    return Groups(groups.places[places], groups.owners[places], np.concatenate((np.zeros(1, dtype=np.int64), ends)))


def _fresh(groups: Groups) -> npt.NDArray[np.bool_]:
    """True at the first place of each article in each group."""
    fresh = np.concatenate(([True], groups.owners[1:] != groups.owners[:-1]))[: len(groups.owners)]
    fresh[groups.offsets[:-1]] = True
    return fresh


def _spread(groups: Groups) -> Ints:
    """In how many articles each group stands."""
    if not len(groups.places):
        return _NONE
    spread: Ints = np.add.reduceat(_fresh(groups).astype(np.int64), groups.offsets[:-1])
    return spread


def find_pairs(runs: Runs, ranks: Ints) -> Pairs:
    """The pairs of articles that share a fingerprint; ``ranks`` of the articles tell left from right."""
    fresh = np.flatnonzero(_fresh(runs.groups))
    sizes = _spread(runs.groups)
    firsts = Groups(
        runs.groups.places[fresh],
        runs.groups.owners[fresh],
        np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes))),
    )
    codes, shared = [], []
    for one, other, run in _emit(firsts):
        a, b = ranks[firsts.owners[one]], ranks[firsts.owners[other]]
        code, count = _sums((np.minimum(a, b) << 32) | np.maximum(a, b), runs.lengths[run])
        codes.append(code)
        shared.append(count)
    code, count = _sums(np.concatenate([_NONE, *codes]), np.concatenate([_NONE, *shared]))
    by_rank = np.argsort(ranks)
    return Pairs(by_rank[code >> 32], by_rank[code & 0xFFFFFFFF], count)


def _sums(codes: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """Distinct codes, ascending, and the sum of the counts of each."""
    if not len(codes):
        return codes, counts
    order = np.argsort(codes, kind="stable")
    codes, counts = codes[order], counts[order]
    first = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1])))
    return codes[first], np.add.reduceat(counts, first)


def _emit(groups: Groups) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Every two places of one group, as indices of ``groups.places``, and the group."""
    sizes = groups.sizes
    for size in np.unique(sizes).tolist():
        one, other = np.triu_indices(size, 1)
        every = np.flatnonzero(sizes == size)
        step = max(1, _AT_A_TIME // max(len(one), 1))
        for start in range(0, len(every), step):
            rows = every[start : start + step]
            base = groups.offsets[rows][:, None]
            yield (base + one).ravel(), (base + other).ravel(), np.repeat(rows, len(one))


def find_matches(runs: Runs, ids: Ids, ranks: Ints) -> Matches:
    """The longest stretches of equal words of every two articles that share a fingerprint.

    In order of the ranks of the two articles (the lower one is left), then of the places, left first.
    """
    parts: list[Matches] = []
    spread = _spread(runs.groups)
    for one, other, run in _emit(runs.groups):
        a, b = runs.groups.owners[one], runs.groups.owners[other]
        left, right = runs.groups.places[one], runs.groups.places[other]
        swap = ranks[a] > ranks[b]
        made = Matches(
            np.where(swap, right, left),
            np.where(swap, left, right),
            runs.lengths[run] + FINGERPRINT - 1,
            np.where(swap, b, a),
            np.where(swap, a, b),
            spread[run],
            _NONE,
            _NONE,
        )
        parts.append(replace(made, own_left=made.left, own=made.length)[a != b])
    if not parts:
        return Matches(*(_NONE,) * 8)
    grown = _grow(_merge(_concatenate(parts)), ids)
    order = np.lexsort((-grown.own, grown.right, grown.left, ranks[grown.right_owner], ranks[grown.left_owner]))
    grown = grown[order]
    # Two that lay on one diagonal with common fingerprints between them have grown into the same stretch.
    return grown[np.flatnonzero(_new(grown.left, grown.right, grown.right_owner))]


def _concatenate(parts: list[Matches]) -> Matches:
    return Matches(*(np.concatenate(column) for column in zip(*(part.columns() for part in parts), strict=True)))


def _new(*columns: Ints) -> npt.NDArray[np.bool_]:
    """True where a row differs from the one before in any column."""
    differs = np.zeros(max(len(columns[0]) - 1, 0), dtype=np.bool_)
    for column in columns:
        differs |= column[1:] != column[:-1]
    return np.concatenate(([True], differs))[: len(columns[0])]


def _merge(matches: Matches) -> Matches:
    """One match of those that touch on one diagonal. Places tell the articles, so diagonals are those of the row."""
    order = np.lexsort((matches.left, matches.right - matches.left))
    m = matches[order]
    begins = _new(m.right - m.left)
    begins[1:] |= m.left[1:] > m.left[:-1] + m.length[:-1]
    first = np.flatnonzero(begins)
    ends = np.maximum.reduceat(m.left + m.length, first) if len(first) else _NONE
    spread = np.minimum.reduceat(m.spread, first) if len(first) else _NONE
    merged = m[first]
    return replace(merged, length=ends - merged.left, own=ends - merged.left, spread=spread)


def _grow(matches: Matches, ids: Ids) -> Matches:
    """Lengthen matches through common fingerprints, which start none."""
    before = _alike(ids, matches.left - 1, matches.right - 1, -1)
    after = _alike(ids, matches.left + matches.length, matches.right + matches.length, 1)
    # A word further on is equal too, but its fingerprint was left out: the last seven words stand in that as well.
    from_left, from_right = ((grown > 0) * (FINGERPRINT - 1) for grown in (before, after))
    return replace(
        matches,
        own_left=matches.left + from_left,
        own=np.maximum(matches.length - from_left - from_right, 0),
        left=matches.left - before,
        right=matches.right - before,
        length=matches.length + before + after,
    )


def _alike(ids: Ids, left: Ints, right: Ints, step: int) -> Ints:
    """How many words from ``left`` on in direction ``step`` are equal to those from ``right`` on; marks end them."""
    alike = np.zeros(len(left), dtype=np.int64)
    rows = np.arange(len(left))
    for _ in range(_STEPS):
        one, other = left[rows] + step * alike[rows], right[rows] + step * alike[rows]
        inside = (np.minimum(one, other) >= 0) & (np.maximum(one, other) < len(ids))
        rows, one, other = rows[inside], one[inside], other[inside]
        rows = rows[(ids[one] == ids[other]) & (ids[one] < CUT)]
        alike[rows] += 1
    for row in rows.tolist():
        alike[row] += _alike_far(ids, int(left[row] + step * alike[row]), int(right[row] + step * alike[row]), step)
    return alike


def _alike_far(ids: Ids, left: int, right: int, step: int) -> int:
    done, length = 0, FINGERPRINT
    while True:
        one, other = (_ahead(ids, place + step * done, length, step) for place in (left, right))
        shorter = min(len(one), len(other))
        different = np.flatnonzero((one[:shorter] != other[:shorter]) | (one[:shorter] >= CUT))
        if len(different):
            return done + int(different[0])
        if shorter < length:
            return done + shorter
        done, length = done + length, length * 2


def _ahead(ids: Ids, place: int, length: int, step: int) -> Ids:
    if step > 0:
        return ids[place : place + length]
    return ids[max(place + 1 - length, 0) : max(place + 1, 0)][::-1]
