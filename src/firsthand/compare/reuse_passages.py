"""Matches of two articles → passages: doubles left out, small edits bridged, likeness and chance measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.compare.reuse_keys import FINGERPRINT
from firsthand.compare.reuse_matches import Matches
from firsthand.compare.reuse_words import CUT, Ids, Ints, spaceless

# A letter of a script without spaces weighs half a word: eight Han letters can be no more than an office and a name.
SPACELESS_WEIGHT = 0.5
# Two matches with at most this many other words between them on both sides are one passage with a small edit. At
# eight, a passage that is bridged is still two thirds alike.
LARGEST_GAP = 8
# Words that stand side by side in many articles are a fixed phrase rather than a rare one: for every doubling of the
# number of pairs so many bits more are asked for. By judgement: at 20 articles 30 bits, or about three words.
SPREAD = 4
# Words are counted in this many places by their hash: rare words that share one seem a little more common.
_COUNTED = 1 << 22

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Passages:
    """Stretches of the row of words, ``ends`` exclusive, left (0) and right (1) in columns; ``owners`` are articles."""

    starts: Ints
    ends: Ints
    owners: Ints
    similarity: Floats


class _Match(NamedTuple):
    left: int
    right: int
    length: int


def find_passages(matches: Matches, ids: Ids, needed: float | None = None) -> Passages:
    """Join the matches of each pair of articles; what weighs less than eight words is left out.

    With ``needed`` passages are left out too whose equal words hold fewer bits (by how rare they are here); of what
    stands in more than two articles as many bits more are asked for as ``SPREAD`` says.
    """
    chained, begins = _chains(matches, ids)
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(begins))[: len(first)] - 1
    lefts, rights = chained.left + chained.length, chained.right + chained.length
    starts = np.stack([chained.left[first], chained.right[first]], axis=1)
    ends = np.stack([lefts[last], rights[last]], axis=1)
    owners = np.stack([chained.left_owner[first], chained.right_owner[first]], axis=1)
    if not len(first):
        return Passages(starts, ends, owners, np.zeros(0))
    shared = np.add.reduceat(chained.length + _in_gap(chained, begins, ids), first)
    similarity = np.round(2 * shared / (ends - starts).sum(axis=1), 4)
    kept = _weight(starts[:, 0], ends[:, 0], ids) >= FINGERPRINT
    if needed is not None:
        spread = np.minimum.reduceat(chained.spread, first)
        more = SPREAD * np.log2(spread * (spread - 1) / 2)
        kept &= np.round(np.add.reduceat(_bits(chained, ids), first) - more, 3) >= needed
    return Passages(starts[kept], ends[kept], owners[kept], similarity[kept])


def _weight(starts: Ints, ends: Ints, ids: Ids) -> Floats:
    """In words; only the first of a long stretch are looked at, which are enough to tell."""
    lengths = np.minimum(ends - starts, int(FINGERPRINT / SPACELESS_WEIGHT))
    letters = np.add.reduceat(spaceless(ids[_row(starts, lengths)]).astype(np.int64), np.cumsum(lengths) - lengths)
    weight: Floats = lengths - (1 - SPACELESS_WEIGHT) * letters
    return weight


def _row(starts: Ints, lengths: Ints) -> Ints:
    """All places of the stretches, one stretch after the other."""
    begins = np.cumsum(lengths) - lengths
    row: Ints = np.arange(int(lengths.sum())) + np.repeat(starts - begins, lengths)
    return row


def _bits(matches: Matches, ids: Ids) -> Floats:
    """How many bits the own words of each match hold: log2 of one over their share of all words."""
    counts = np.bincount((ids[ids < CUT] >> np.uint32(1)) & np.uint32(_COUNTED - 1), minlength=_COUNTED)
    bits = np.log2(max(int(counts.sum()), 1) / np.maximum(counts, 1)).astype(np.float32)
    held = bits[(ids[_row(matches.own_left, matches.own)] >> np.uint32(1)) & np.uint32(_COUNTED - 1)]
    sums = np.concatenate(([0.0], np.cumsum(held.astype(np.float64))))
    ends = np.cumsum(matches.own)
    found: Floats = sums[ends] - sums[ends - matches.own]
    return found


def _chains(matches: Matches, ids: Ids) -> tuple[Matches, Bools]:
    """The matches that are kept, passage by passage, and where each passage begins.

    In most pairs no two matches overlap on either side: those are joined all at once, the others one by one.
    """
    if not len(matches.left):
        return matches, np.zeros(0, dtype=np.bool_)
    other_pair = np.concatenate(
        (
            [True],
            (matches.left_owner[1:] != matches.left_owner[:-1]) | (matches.right_owner[1:] != matches.right_owner[:-1]),
        )
    )
    pair = np.flatnonzero(other_pair)
    gaps = [np.concatenate(([0], side[1:] - side[:-1] - matches.length[:-1])) for side in (matches.left, matches.right)]
    apart = _apart(matches, other_pair, gaps[0])
    simple = np.repeat(np.logical_and.reduceat(apart, pair), np.diff(pair, append=len(other_pair)))
    cuts = np.flatnonzero(ids == CUT)
    begins = other_pair | (gaps[0] > LARGEST_GAP) | (gaps[1] > LARGEST_GAP) | (gaps[1] < 0)
    for side in (matches.left, matches.right):
        behind = np.searchsorted(cuts, side)
        begins[1:] |= behind[1:] != behind[:-1]
    rest = _one_by_one(matches, np.flatnonzero(~simple), other_pair, cuts)
    every = [matches[simple].columns(), *(r.columns() for r, _ in rest)]
    joined = [np.concatenate(column) for column in zip(*every, strict=True)]
    return Matches(*joined), np.concatenate([begins[simple], *(b for _, b in rest)])


def _apart(matches: Matches, other_pair: Bools, gaps: Ints) -> Bools:
    """False where a match overlaps another of its pair on either side, or where one could be bridged over another."""
    by_right = np.lexsort((matches.right, np.cumsum(other_pair)))
    right, length = matches.right[by_right], matches.length[by_right]
    apart = other_pair | (gaps >= 0)
    apart[by_right[1:]] &= other_pair[1:] | (right[1:] >= right[:-1] + length[:-1])
    wedged = gaps[1:-1] + matches.length[1:-1] + gaps[2:] <= LARGEST_GAP
    apart[2:] &= other_pair[2:] | other_pair[1:-1] | ~wedged
    return apart


def _one_by_one(matches: Matches, rows: Ints, other_pair: Bools, cuts: Ints) -> list[tuple[Matches, Bools]]:
    found = []
    pair = np.cumsum(other_pair)[rows]
    for some in np.split(rows, np.flatnonzero(np.diff(pair)) + 1) if len(rows) else []:
        columns = (matches.left[some].tolist(), matches.right[some].tolist(), matches.length[some].tolist())
        every = [_Match(*row) for row in zip(*columns, strict=True)]
        chains = _bridge(_without_doubles(every), cuts)
        flat = np.array([match for chain in chains for match in chain], dtype=np.int64)
        begins = np.concatenate([np.arange(len(chain)) == 0 for chain in chains])
        owner = [np.full(len(flat), side[some[0]]) for side in (matches.left_owner, matches.right_owner)]
        spread = np.full(len(flat), matches.spread[some].min())
        left, right, length = flat[:, 0], flat[:, 1], flat[:, 2]
        found.append((Matches(left, right, length, owner[0], owner[1], spread, left, length), begins))
    return found


def _without_doubles(matches: Sequence[_Match]) -> list[_Match]:
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


def _bridge(matches: Sequence[_Match], cuts: Ints) -> list[list[_Match]]:
    """Join matches that follow each other closely on both sides; never across furniture."""
    near: list[list[_Match]] = []
    done: list[list[_Match]] = []
    for match in matches:
        passed = [c[-1].left + c[-1].length + LARGEST_GAP < match.left for c in near]
        done += [c for c, is_passed in zip(near, passed, strict=True) if is_passed]
        near = [c for c, is_passed in zip(near, passed, strict=True) if not is_passed]
        for chain in near:
            if (joined := _joined(chain[-1], match, cuts)) is not None:
                chain.append(joined)
                break
        else:
            near.append([match])
    return done + near


def _joined(last: _Match, match: _Match, cuts: Ints) -> _Match | None:
    """``match`` as the continuation of ``last``, cut where the two overlap; None where it does not continue it."""
    end, other = last.left + last.length, last.right + last.length
    cut = max(0, end - match.left, other - match.right)
    if cut >= min(match.length, FINGERPRINT):
        return None
    left, right = match.left + cut, match.right + cut
    if left - end > LARGEST_GAP or right - other > LARGEST_GAP:
        return None
    if any(np.searchsorted(cuts, a) != np.searchsorted(cuts, b) for a, b in ((left, end), (right, other))):
        return None
    return _Match(left, right, match.length - cut)


def _in_gap(chained: Matches, begins: Bools, ids: Ids) -> Ints:
    """How many words are equal, in order, in the gap before each match of a passage (0 before the first)."""
    rows = np.flatnonzero(~begins)
    sides: list[Ints] = []
    for places in (chained.left, chained.right):
        start = places[rows - 1] + chained.length[rows - 1]
        length = places[rows] - start
        # Words behind the gap are numbers below zero, different on both sides: equal to none.
        inside = np.arange(LARGEST_GAP) < length[:, None]
        words = ids[np.minimum(start[:, None] + np.arange(LARGEST_GAP), len(ids) - 1)].astype(np.int64)
        sides.append(np.where(inside, words, -1 - len(sides)))
    found = np.zeros(len(begins), dtype=np.int64)
    found[rows] = _longest_common(*sides)
    return found


def _longest_common(left: Ints, right: Ints) -> Ints:
    """The length of the longest common subsequence of each row of both sides (Wagner & Fischer 1974)."""
    width = left.shape[1]
    best = np.zeros((width + 1, len(left)), dtype=np.int64)
    for i in range(width):
        before = best.copy()
        for j in range(width):
            equal = left[:, i] == right[:, j]
            best[j + 1] = np.where(equal, before[j] + 1, np.maximum(before[j + 1], best[j]))
    longest: Ints = best[width]
    return longest
