"""Fingerprints of a row of words: which stretches of eight words stand in more than one article, and where.

Shingles in an inverted index (Broder 1997), exact: every fingerprint is kept, none sampled. The index is made by
sorting: each is packed with its place into one 64-bit number, blocks that fit a processor's cache are sorted as they
come and spilled, and the same range of values of all blocks is sorted once more. Equal fingerprints then lie side by
side; whether their words are equal too is looked up, so a collision of hashes shows nowhere.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import IO, Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from firsthand.compare.reuse_words import CUT, Ids, Ints, mix

# Eight words alike are no accident between articles: the usual length in work on news reuse, long enough that fixed
# phrases ("the prime minister of the United Kingdom") are mostly out. 2 ** DOUBLINGS words.
DOUBLINGS = 3
FINGERPRINT = 2**DOUBLINGS
# How often a fingerprint may occur in one article and still be looked up at each place (refrains, lists).
REPEATS = 4
# Places in a block take this many bits, the fingerprint the rest: 2 MB of keys, which a core's own cache holds.
BLOCK_BITS = 18
_BLOCK = 1 << BLOCK_BITS
# Keys of one partition, about: 4 MB. Blocks note where each of so many ranges of values starts.
_PARTITION = 1 << 19
_RANGE_BITS = 10
_STEPS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))  # odd, random

Keys = npt.NDArray[np.uint64]
T = TypeVar("T", bound=np.generic)


class Row(Generic[T]):
    """A long array that is written once from front to back and then read: in memory, or in a file without a name."""

    def __init__(self, dtype: type[T], spilled: bool) -> None:
        self._dtype = np.dtype(dtype)
        self._parts: list[npt.NDArray[T]] = []
        self._file: IO[bytes] | None = tempfile.TemporaryFile() if spilled else None  # noqa: SIM115 (closed with self)
        self.length = 0

    def append(self, values: npt.NDArray[T]) -> None:
        self.length += len(values)
        if self._file is None:
            self._parts.append(values)
        else:
            self._file.write(values.data)

    def read(self) -> npt.NDArray[T]:
        if self._file is None:
            whole = np.concatenate(self._parts) if self._parts else np.zeros(0, dtype=self._dtype)
            self._parts = [whole]
            return whole
        self._file.flush()
        if not self.length:
            return np.zeros(0, dtype=self._dtype)
        mapped: npt.NDArray[Any] = np.memmap(self._file, dtype=self._dtype, mode="r", shape=(self.length,))
        return mapped.view(np.ndarray)


@dataclass(frozen=True, slots=True)
class Block:
    """Sorted keys of one stretch of the row, hash above place, and where each range of values starts among them."""

    keys: Keys
    edges: npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Groups:
    """Equal fingerprints: ``places[offsets[g]:offsets[g + 1]]`` are the words that group ``g`` starts at, ascending.

    ``owners`` are the articles of the places. No more than ``REPEATS`` places of one article are listed.
    """

    places: Ints
    owners: Ints
    offsets: Ints

    @property
    def sizes(self) -> Ints:
        return np.diff(self.offsets)


def blocks(ids: Ids) -> list[Block]:
    """The keys of a stretch of the row of words, block by block; one block for every 2 ** BLOCK_BITS words begun."""
    return [_block(ids[start : start + _BLOCK + FINGERPRINT - 1]) for start in range(0, len(ids), _BLOCK)]


def _block(ids: Ids) -> Block:
    count = min(max(len(ids) - FINGERPRINT + 1, 0), _BLOCK)
    names = mix(ids.astype(np.uint64))
    for doubling, step in enumerate(_STEPS):
        length = 2**doubling
        names = names[:-length] * step + names[length:] if len(names) > length else names[:0]
    mix(names)
    names &= ~np.uint64(_BLOCK - 1)
    names |= np.arange(count, dtype=np.uint64)
    ends = np.flatnonzero(ids >= CUT)
    if len(ends):
        inside = np.ones(count + FINGERPRINT, dtype=np.bool_)
        for back in range(FINGERPRINT):
            inside[np.minimum(np.maximum(ends - back, -1), count)] = False
        names = names[inside[:count]]
    names.sort()
    bounds = np.arange(1 << _RANGE_BITS, dtype=np.uint64) << np.uint64(64 - _RANGE_BITS)
    edges = np.searchsorted(names, bounds).astype(np.uint32)
    return Block(names, np.concatenate((edges, np.array([len(names)], dtype=np.uint32))))


class Index:
    """All keys of a collection, and the row of words that they point into."""

    def __init__(self, *, spilled: bool) -> None:
        self._ids: Row[np.uint32] = Row(np.uint32, spilled)
        self._keys: Row[np.uint64] = Row(np.uint64, spilled)
        self._edges: list[Ints] = []  # of each block, in the row of keys
        self._bases: list[int] = []  # where each block starts in the row of words

    def add(self, ids: Ids, made: Sequence[Block]) -> None:
        """Append words, which end with the end of a text, and their ``blocks``."""
        for number, block in enumerate(made):
            self._edges.append(block.edges + np.int64(self._keys.length))
            self._bases.append(self._ids.length + number * _BLOCK)
            self._keys.append(block.keys)
        self._ids.append(ids)

    def words(self) -> Ids:
        return self._ids.read()

    def groups(self, starts: Ints, most: int, workers: Executor | None = None) -> Groups:
        """The fingerprints that stand in two articles at least and in no more than ``most``.

        ``starts`` are the places in the row of words where articles start, and its end.
        """
        ids, keys = self._ids.read(), self._keys.read()
        bits = min(max(0, (max(len(keys), 1) // _PARTITION).bit_length()), _RANGE_BITS)
        place_bits = max(len(ids).bit_length(), BLOCK_BITS)
        edges, bases = np.array(self._edges).reshape(-1, (1 << _RANGE_BITS) + 1), np.array(self._bases, dtype=np.uint64)

        def one(number: int) -> Groups:
            first, last = number << (_RANGE_BITS - bits), (number + 1) << (_RANGE_BITS - bits)
            found = _partition(keys, edges[:, first].tolist(), edges[:, last].tolist(), bases, place_bits)
            return _shared(*_alike(found, place_bits, ids), starts, most)

        numbers = range(1 << bits)
        return joined(workers.map(one, numbers) if workers else map(one, numbers))


def joined(parts: Iterator[Groups]) -> Groups:
    """All groups of ``parts`` in one."""
    every = list(parts)
    sizes = np.concatenate([part.sizes for part in every])
    return Groups(
        np.concatenate([part.places for part in every]),
        np.concatenate([part.owners for part in every]),
        np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes))),
    )


def _partition(keys: Keys, starts: Sequence[int], ends: Sequence[int], bases: Keys, place_bits: int) -> Keys:
    """The keys of one range of values of all blocks, sorted, with places in the whole row."""
    pieces = [keys[start:end] for start, end in zip(starts, ends, strict=True)]
    if not pieces:
        return keys[:0]
    found = np.concatenate(pieces)
    places = found & np.uint64(_BLOCK - 1)
    places += np.repeat(bases, [len(piece) for piece in pieces])
    # What is pushed out at the top are first the bits that all keys of the partition have in common.
    found >>= np.uint64(BLOCK_BITS)
    found <<= np.uint64(place_bits)
    found |= places
    found.sort()
    return found


def _alike(keys: Keys, place_bits: int, ids: Ids) -> tuple[Ints, Ints]:
    """Places whose fingerprint occurs again, equal ones together in ascending order; where each group starts."""
    names = keys >> np.uint64(place_bits)
    again = np.concatenate(([False], names[1:] == names[:-1], [False]))
    member = np.flatnonzero(again[1:] | again[:-1])
    places = (keys[member] & np.uint64((1 << place_bits) - 1)).astype(np.int64)
    first = np.flatnonzero(~again[:-1][member])
    if not len(places):
        return places, first
    # Equal hashes, equal words? All eight words of a place are looked up in one go.
    windows = np.ndarray((len(ids) - FINGERPRINT + 1,), dtype="V32", buffer=ids.data, strides=(4,))
    texts = windows[places].view(np.uint64).reshape(len(places), 4)
    of = np.repeat(first, np.diff(first, append=len(places)))
    false = np.flatnonzero((texts != texts[of]).any(axis=1))
    return (places, first) if not len(false) else _split(places, first, of, np.unique(of[false]), texts)


def _split(places: Ints, first: Ints, of: Ints, mixed: Ints, texts: Keys) -> tuple[Ints, Ints]:
    """Take the groups that start at ``mixed``, whose hashes are equal and words are not, apart."""
    stay = ~np.isin(of, mixed)
    kept, starts = [places[stay]], np.flatnonzero(np.isin(np.flatnonzero(stay), first)).tolist()
    length = len(kept[0])
    for start in mixed.tolist():
        rows = np.flatnonzero(of == start)
        apart: dict[bytes, list[int]] = {}
        for row in rows.tolist():
            apart.setdefault(texts[row].tobytes(), []).append(int(places[row]))
        for group in apart.values():
            starts.append(length)
            kept.append(np.array(group, dtype=np.int64))
            length += len(group)
    return np.concatenate(kept), np.array(starts, dtype=np.int64)


def _owners(places: Ints, starts: Ints) -> Ints:
    """Which article each place is in; places that follow each other are looked up in order, which is faster."""
    order = np.argsort(places)
    owners = np.empty_like(places)
    owners[order] = np.searchsorted(starts, places[order], side="right") - 1
    return owners


def _shared(places: Ints, first: Ints, starts: Ints, most: int) -> Groups:
    """Keep groups of two to ``most`` articles, and of each article the first places."""
    if not len(places):
        return Groups(places, places, np.zeros(1, dtype=np.int64))
    owners = _owners(places, starts)
    fresh = np.concatenate(([True], owners[1:] != owners[:-1]))
    fresh[first] = True
    group = np.repeat(np.arange(len(first)), np.diff(first, append=len(places)))
    articles = np.add.reduceat(fresh.astype(np.int64), first)
    runs = np.flatnonzero(fresh)
    nth = np.arange(len(places)) - np.repeat(runs, np.diff(runs, append=len(places)))
    kept = (articles >= 2) & (articles <= most)
    stay = np.flatnonzero(kept[group] & (nth < REPEATS))
    sizes = np.bincount(group[stay], minlength=len(first))[kept]
    return Groups(places[stay], owners[stay], np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes))))
