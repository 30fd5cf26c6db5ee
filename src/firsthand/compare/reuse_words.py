"""Words of many texts at once: one row of bytes for a whole batch → a number for each word, the same for equal words.

What a word is, ``words.words`` says; here the same words come out as hashes, without an object for any of them.
Almost all text is found by a table of bytes. What the table cannot tell (letters beyond ASCII) is cut out between two
separators, and ``words`` reads that stretch alone; stretches repeat, so each is read once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.compare.words import is_inner, is_separator, is_spaceless, words

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]
Ids = npt.NDArray[np.uint32]

# Stand behind the last word of every text and where furniture was cut out: equal to no word, not even to each other.
END, CUT = np.uint32(0xFFFFFFFF), np.uint32(0xFFFFFFFE)
# The odd numbers of MurmurHash3's finaliser (Appleby): every bit of the input changes half of the bits of the output.
_FIRST, _SECOND = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_HALF = np.uint64(33)
_WORD = 8  # bytes hashed at a time
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(_WORD + 1)], dtype=np.uint64)
# A stretch beyond ASCII that is longer (a sentence without spaces) is not remembered whole, only its words.
_REMEMBERED = 48
_MOST_REMEMBERED = 1_000_000

# In a row of bytes: the end of a text, a cut in it, a separator, what is left out.
_END, _CUT, _SPACE, _INNER = 0, 1, ord(" "), ord("'")
_BETWEEN = " \0 "
_MARKS = str.maketrans({_END: " ", _CUT: " "})


def mix(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Spread every bit of each value over all of its bits, in place; returns ``values``."""
    shifted = values >> _HALF
    values ^= shifted
    values *= _FIRST
    np.right_shift(values, _HALF, out=shifted)
    values ^= shifted
    values *= _SECOND
    np.right_shift(values, _HALF, out=shifted)
    values ^= shifted
    return values


def _byte_table() -> bytes:
    table = bytearray(range(256))
    for code in range(_CUT + 1, 128):
        table[code] = _SPACE if is_separator(chr(code)) else ord(chr(code).lower())
    return bytes(table)


_TABLE = _byte_table()


def _punctuation(lead: Sequence[int]) -> Bytes:
    """For each last byte of a character that starts with ``lead``: space, apostrophe, or 0 for a letter or mark."""
    table = np.zeros(256, dtype=np.uint8)
    for last in range(0x80, 0xC0):
        char = bytes([*lead, last]).decode()
        table[last] = _SPACE if is_separator(char) else _INNER if is_inner(char) else 0
    return table


# The two blocks where the punctuation of most scripts lies: Latin-1 (« » ¡ no-break space), general (“ ” ’ – …).
_BLOCKS = tuple((lead, _punctuation(lead)) for lead in ((0xC2,), (0xE2, 0x80)))


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts as one row of words: their ids in order, ``END`` behind each text; where each starts, and the end."""

    ids: Ids
    starts: Ints


@dataclass(frozen=True, slots=True)
class _Stretches:
    """A row of bytes cut at separators: the bytes, where each stretch starts and ends, and which are beyond ASCII."""

    row: Bytes
    starts: Ints
    ends: Ints
    slow: Ints


class Tokeniser:
    """Texts → batches of word ids. An id is 31 bits of a hash, and one that tells a script without spaces."""

    def __init__(self) -> None:
        self._stretches: dict[bytes, tuple[int, ...]] = {}
        self._words: dict[str, int] = {}

    def batch(self, texts: Sequence[str]) -> Batch:
        """The words of ``texts`` as ids."""
        stretches = _cut(_bytes(texts))
        ids, counts = self._ids(stretches)
        if counts is not None:
            ids = np.repeat(ids, counts)
            self._put_slow(ids, counts, stretches)
        return Batch(ids, np.concatenate(([0], np.flatnonzero(ids == END) + 1)))

    def places(self, texts: Sequence[str], wanted: Ints, nth: Ints) -> Ints:
        """(n, 2) code points, start and end, of the words ``wanted`` (ascending places in ``batch(texts).ids``).

        ``nth`` tells of each which of the texts it is in; code points are those of that text.
        """
        data = _bytes(texts)
        stretches = _cut(data)
        _, counts = self._ids(stretches)
        before = np.arange(len(stretches.starts) + 1) if counts is None else np.concatenate(([0], np.cumsum(counts)))
        stretch = np.searchsorted(before, wanted, side="right") - 1
        found = np.stack([stretches.starts[stretch], stretches.ends[stretch] - 1], axis=1)
        for row in np.flatnonzero(np.isin(stretch, stretches.slow)).tolist():
            at = int(found[row, 0])
            piece = stretches.row[at : int(found[row, 1]) + 1].tobytes().decode("utf-8", "surrogatepass")
            word = list(words(piece))[int(wanted[row] - before[stretch[row]])]
            found[row] = at + len(_encoded(piece[: word.start])), at + len(_encoded(piece[: word.end])) - 1
        joined = _BETWEEN.join(texts)
        starts = np.cumsum([0, *(len(text) + len(_BETWEEN) for text in texts)])
        points: Ints = _code_points(joined, data, found) + np.array([0, 1]) - starts[nth][:, None]
        return points

    def _ids(self, stretches: _Stretches) -> tuple[Ids, Ints | None]:
        """One id for each stretch, and how many words each holds (None: one each)."""
        row, starts, ends = stretches.row, stretches.starts, stretches.ends
        windows = np.ndarray((len(row) - _WORD + 1,), dtype="<u8", buffer=row.data, strides=(1,))
        lengths = ends - starts
        hashes = windows[starts]
        hashes &= _MASKS[np.minimum(lengths, _WORD)]
        mix(hashes)
        longer, done = np.flatnonzero(lengths > _WORD), _WORD
        if len(stretches.slow):
            longer = np.setdiff1d(longer, stretches.slow, assume_unique=True)
        while len(longer):
            more = windows[starts[longer] + done] & _MASKS[np.minimum(lengths[longer] - done, _WORD)]
            hashes[longer] = mix(hashes[longer] + more * _FIRST)
            done += _WORD
            longer = longer[lengths[longer] > done]
        ids = _to_ids(hashes)
        marks = np.flatnonzero(row[starts] <= _CUT)
        ids[marks] = np.where(row[starts[marks]] == _END, END, CUT)
        if not len(stretches.slow):
            return ids, None
        counts = np.ones(len(starts), dtype=np.int64)
        counts[stretches.slow] = [len(known) for known in self._slow(stretches)]
        return ids, counts

    def _put_slow(self, ids: Ids, counts: Ints, stretches: _Stretches) -> None:
        known = self._slow(stretches)
        lengths = counts[stretches.slow]
        first = (np.cumsum(counts) - counts)[stretches.slow]
        inside = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        ids[np.repeat(first, lengths) + inside] = [id for those in known for id in those]

    def _slow(self, stretches: _Stretches) -> list[tuple[int, ...]]:
        data, remembered = stretches.row.tobytes(), self._stretches
        places = zip(stretches.starts[stretches.slow].tolist(), stretches.ends[stretches.slow].tolist(), strict=True)
        found = []
        for start, end in places:
            piece = data[start:end]
            known = remembered.get(piece)
            found.append(self._read(piece) if known is None else known)
        return found

    def _read(self, piece: bytes) -> tuple[int, ...]:
        if len(self._words) > _MOST_REMEMBERED:
            self._words = {}
        known = self._words
        ids = []
        for word in words(piece.decode("utf-8", "surrogatepass")):
            id = known.get(word.key)
            if id is None:
                id = known[word.key] = word_id(word.key)
            ids.append(id)
        if len(piece) <= _REMEMBERED:
            if len(self._stretches) > _MOST_REMEMBERED:
                self._stretches = {}
            self._stretches[piece] = tuple(ids)
        return tuple(ids)


def prepared(text: str, furniture: Sequence[tuple[int, int]] = ()) -> str:
    """``text`` of the same length with each of the stretches ``furniture`` cut out, for ``Tokeniser``."""
    if "\0" in text or "\1" in text:
        text = text.translate(_MARKS)
    for start, end in furniture:
        while start > 0 and not is_separator(text[start - 1]):
            start -= 1
        while start < end < len(text) and not is_separator(text[end]):
            end += 1
        if any(True for _ in words(text[start:end])):
            text = text[:start] + "\1".ljust(end - start) + text[end:]
    return text


def word_id(key: str) -> int:
    """The id of one word as compared; what ``Tokeniser`` finds for many at once."""
    data = _encoded(key)
    pieces = np.frombuffer(data.ljust(-(-max(len(data), 1) // _WORD) * _WORD, b"\0"), dtype="<u8").astype(np.uint64)
    value = mix(pieces[:1].copy())
    for piece in pieces[1:]:
        value = mix(value + piece.reshape(1) * _FIRST)
    id = int(_to_ids(value)[0])
    return id | 1 if is_spaceless(key) else id


def spaceless(ids: Ids) -> Ids:
    """1 where the word is a letter of a script without spaces, else 0."""
    return ids & np.uint32(1)


def _to_ids(hashes: npt.NDArray[np.uint64]) -> Ids:
    ids = (hashes >> np.uint64(32)).astype(np.uint32)
    ids &= np.uint32(0x7FFFFFFE)
    return ids


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _bytes(texts: Iterable[str]) -> bytes:
    """UTF-8, a mark behind each text, punctuation beyond ASCII as spaces and apostrophes of the same length."""
    joined = _BETWEEN.join(texts) + _BETWEEN
    data = _encoded(joined)
    if joined.isascii():
        return data
    row = np.frombuffer(bytearray(data), dtype=np.uint8)
    for lead, table in _BLOCKS:
        at = np.flatnonzero(row == lead[0])
        for offset, byte in enumerate(lead[1:], 1):
            at = at[row[at + offset] == byte]
        meaning = table[row[at + len(lead)]]
        at, meaning = at[meaning > 0], meaning[meaning > 0]
        for offset in range(len(lead) + 1):
            row[at + offset] = meaning
    return row.tobytes()


def _cut(data: bytes) -> _Stretches:
    """Cut at separators, apostrophes left out; a mark (end of text, cut) is a stretch of its own."""
    folded = b" " + data.translate(_TABLE, b"'") + b" " * _WORD
    row = np.frombuffer(folded, dtype=np.uint8)
    inside = row != _SPACE
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    edges += 1
    starts, ends = edges[0::2], edges[1::2]
    slow = np.zeros(0, dtype=np.int64)
    if not folded.isascii():
        slow = np.unique(np.searchsorted(starts, np.flatnonzero(row >= 128), side="right") - 1)
    return _Stretches(row, starts, ends, slow)


def _code_points(text: str, data: bytes, found: Ints) -> Ints:
    """Places in ``_cut(data).row`` → code points of ``text``, of which ``data`` is the bytes."""
    place = found - 1
    apostrophes = np.flatnonzero(np.frombuffer(data, dtype=np.uint8) == _INNER)
    place += np.searchsorted(apostrophes - np.arange(len(apostrophes)), place, side="right")
    if text.isascii():
        return place
    original = np.frombuffer(_encoded(text), dtype=np.uint8)
    return place - np.searchsorted(np.flatnonzero((original & 0xC0) == 0x80), place, side="right")
