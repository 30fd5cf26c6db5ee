"""Reuse: the passages that two articles share, word for word or with small edits.

Three questions to one engine: ``find_reuse`` for the articles of a report, ``pairs`` and ``passages`` for as many
texts as a disk holds. Exact fingerprints of eight words (``reuse_keys``) tell which articles share any, equal words
are followed as far as they go (``reuse_matches``), and what lies close together is one passage (``reuse_passages``).
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from firsthand.compare.reuse_keys import FINGERPRINT, Block, Groups, Index, Row, blocks
from firsthand.compare.reuse_matches import Runs, collapse, find_matches, find_pairs, without_boilerplate
from firsthand.compare.reuse_passages import LARGEST_GAP, Passages, find_passages
from firsthand.compare.reuse_words import CUT, END, Batch, Bytes, Ids, Ints, Tokeniser, prepared
from firsthand.compare.words import is_spaceless, outside, words
from firsthand.model import Annotated, Article, Reuse

# A fingerprint in more articles than this is a fixed phrase of the collection (a disclaimer, an agency's footer):
# a tenth of the articles, but 20 outlets may reprint one report in a small collection, and above 200 the number of
# pairs would run away.
COMMON_SHARE, COMMON_LEAST, COMMON_MOST = 0.1, 20, 200
# Of passages that words drawn at random would form, about one in 2 ** MARGIN collections has one at all. By judgement:
# words are not drawn at random, and a fixed phrase of common words is what this keeps out.
MARGIN = 20
# Characters that are read at a time: a few hundred articles.
_BATCH = 1_500_000

__all__ = ["FINGERPRINT", "LARGEST_GAP", "Pair", "Passage", "Text", "find_reuse", "pairs", "passages"]


class Text(NamedTuple):
    """What is compared: ``furniture`` are stretches (code points) to leave out, ``outlet`` tells boilerplate."""

    id: str
    text: str
    outlet: str | None = None
    furniture: tuple[tuple[int, int], ...] = ()


class Pair(NamedTuple):
    """Two articles, ``left`` < ``right`` by id, and how many different stretches of eight words stand in both."""

    left: str
    right: str
    shared: int


class Passage(NamedTuple):
    """What two articles share: code points of both texts, ends exclusive; ``similarity`` as in ``find_reuse``."""

    left: str
    left_start: int
    left_end: int
    right: str
    right_start: int
    right_end: int
    similarity: float


def find_reuse(annotated: Sequence[Annotated]) -> tuple[Reuse, ...]:
    """Every passage of at least eight words that the texts of two articles share, furniture left out.

    Left out too are passages made of nothing but common phrases (``COMMON_SHARE``) or of one outlet's boilerplate, and
    those that stand in one article more than ``REPEATS`` times, from the next on. Small edits are bridged.

    ``similarity`` is twice the shared words over all words of both sides (1 for word for word: case, punctuation and
    the make of quotation marks do not count). The spans of a pair are in order of the articles' ids, the pairs in
    order of first span, then second.
    """
    articles = sorted((a.article for a in annotated), key=lambda article: article.id)
    row, places, starts = _exact(articles)
    index = Index(spilled=False)
    index.add(row, blocks(row))
    runs = _runs(index, starts, [article.outlet for article in articles])
    found = find_passages(find_matches(runs, row, np.arange(len(articles))), row)
    reuse = []
    columns = (found.owners.tolist(), found.starts.tolist(), found.ends.tolist(), found.similarity.tolist())
    for owners, begins, ends, similarity in zip(*columns, strict=True):
        one, other = (
            articles[owner].span(places[begin][0], places[end - 1][1])
            for owner, begin, end in zip(owners, begins, ends, strict=True)
        )
        reuse.append(Reuse((one, other), similarity))
    return tuple(
        sorted(reuse, key=lambda r: (r.spans[0].article, r.spans[0].start, r.spans[1].article, r.spans[1].start))
    )


def _exact(articles: Sequence[Article]) -> tuple[Ids, list[tuple[int, int]], Ints]:
    """The row of words with numbers instead of hashes, code points of each word, and where articles start."""
    names: dict[str, int] = {}
    ids, places, starts = [int(END)], [(0, 0)], [1]
    for article in articles:
        furniture = [(span.start, span.end) for span in article.furniture if span.field == "text"]
        for word in outside(words(article.text), furniture):
            if word is None:
                ids.append(int(CUT))
                places.append((0, 0))
            else:
                ids.append(names.setdefault(word.key, len(names)) * 2 + is_spaceless(word.key))
                places.append((word.start, word.end))
        ids.append(int(END))
        places.append((0, 0))
        starts.append(len(ids))
    return np.array(ids, dtype=np.uint32), places, np.array(starts, dtype=np.int64)


def pairs(texts: Iterable[Text], *, threads: int = 1, most: int | None = None) -> Iterator[Pair]:
    """The pairs of ``texts`` that share eight words in a row, by how many different such stretches they share.

    Left out are stretches in more than ``most`` texts (by default as in ``find_reuse``) and boilerplate. In order of
    the ids, whatever order the texts come in. What does not fit is spilled to temporary files. Raises ValueError where
    two texts have one id.
    """
    collected = _Collected(texts, threads, keep_texts=False)
    found = find_pairs(collected.runs(most), collected.ranks)
    ids = collected.ids
    for left, right, shared in zip(found.left.tolist(), found.right.tolist(), found.shared.tolist(), strict=True):
        yield Pair(ids[left], ids[right], shared)


def passages(texts: Iterable[Text], *, threads: int = 1, most: int | None = None) -> Iterator[Passage]:
    """Every passage that two of ``texts`` share, as ``find_reuse`` finds them, with one rule more.

    In a large collection chance repeats what is said often: a passage is left out whose words, drawn at random as
    often as they occur, would be expected twice in a collection of this size. In order of the ids, then the places.
    Raises ValueError where two texts have one id.
    """
    collected = _Collected(texts, threads, keep_texts=True)
    row = collected.index.words()
    needed = 2 * math.log2(max(len(row), 2)) - 1 + MARGIN
    found = find_passages(find_matches(collected.runs(most), row, collected.ranks), row, needed)
    return collected.passages(found)


def _runs(index: Index, starts: Ints, outlets: Sequence[str | None], most: int | None = None, threads: int = 1) -> Runs:
    limit = min(max(COMMON_LEAST, int(COMMON_SHARE * len(outlets))), COMMON_MOST) if most is None else most
    with ThreadPoolExecutor(threads) as workers:
        groups: Groups = index.groups(starts, limit, workers if threads > 1 else None)
    numbers: dict[str, int] = {}
    of = np.array([-1 if o is None else numbers.setdefault(o, len(numbers)) for o in outlets], dtype=np.int64)
    return collapse(without_boilerplate(groups, of, np.diff(starts) - FINGERPRINT) if numbers else groups)


class _Made(NamedTuple):
    batch: Batch
    blocks: list[Block]
    kept: list[bytes]


class _Collected:
    """Texts as an index on disk; ids, outlets and where each text starts are all that stays in memory."""

    def __init__(self, texts: Iterable[Text], threads: int, *, keep_texts: bool) -> None:
        self.index = Index(spilled=True)
        self.ids: list[str] = []
        self.outlets: list[str | None] = []
        self._threads = threads
        self._tokeniser = Tokeniser()
        self._kept: Row[np.uint8] | None = Row(np.uint8, spilled=True) if keep_texts else None
        self._kept_starts = [0]
        self._read(texts)
        order = sorted(range(len(self.ids)), key=self.ids.__getitem__)
        for one, other in pairwise(order):
            if self.ids[one] == self.ids[other]:
                raise ValueError(f"two texts have the id {self.ids[one]!r}: ids must tell texts apart")
        self.order = np.array(order, dtype=np.int64)
        self.ranks = np.empty(len(order), dtype=np.int64)
        self.ranks[self.order] = np.arange(len(order))

    def _read(self, texts: Iterable[Text]) -> None:
        starts = [np.zeros(1, dtype=np.int64)]
        waiting: deque[Future[_Made]] = deque()

        def take() -> None:
            made = waiting.popleft().result()
            starts.append(made.batch.starts[1:] + np.int64(starts[-1][-1]))
            self.index.add(made.batch.ids, made.blocks)
            if self._kept is not None:
                self._kept_starts += [self._kept.length + size for size in accumulate(map(len, made.kept))]
                self._kept.append(np.frombuffer(b"".join(made.kept), dtype=np.uint8))

        with ThreadPoolExecutor(self._threads) as workers, ExitStack() as stack:
            stack.callback(lambda: [future.cancel() for future in waiting])
            for some in _batches(texts):
                bodies = [prepared(text.text, text.furniture) for text in some]
                self.ids += [text.id for text in some]
                self.outlets += [text.outlet for text in some]
                waiting.append(workers.submit(self._made, bodies))
                while len(waiting) > self._threads:
                    take()
            while waiting:
                take()
        self.starts = np.concatenate(starts)

    def _made(self, bodies: Sequence[str]) -> _Made:
        batch = self._tokeniser.batch(bodies)
        kept = [] if self._kept is None else [body.encode("utf-8", "surrogatepass") for body in bodies]
        return _Made(batch, blocks(batch.ids), kept)

    def runs(self, most: int | None) -> Runs:
        return _runs(self.index, self.starts, self.outlets, most, self._threads)

    def passages(self, found: Passages) -> Iterator[Passage]:
        first, last = (self._code_points(places) for places in (found.starts, found.ends - 1))
        start, end = first[..., 0], last[..., 1]
        rank = self.ranks[found.owners]
        order = np.lexsort((start[:, 1], rank[:, 1], start[:, 0], rank[:, 0]))
        columns = [c[order, side].tolist() for side in (0, 1) for c in (found.owners, start, end)]
        for a, a_start, a_end, b, b_start, b_end, alike in zip(*columns, found.similarity[order].tolist(), strict=True):
            yield Passage(self.ids[a], a_start, a_end, self.ids[b], b_start, b_end, alike)

    def _code_points(self, places: Ints) -> Ints:
        """Start and end, in the last axis, of the words at ``places`` of the row."""
        assert self._kept is not None
        stored = self._kept.read()
        wanted, inverse = np.unique(places, return_inverse=True)
        of = np.searchsorted(self.starts, wanted, side="right") - 1
        articles = np.unique(of)
        sizes = np.array(self._kept_starts)
        found = np.empty((len(wanted), 2), dtype=np.int64)
        step = max(1, _BATCH * len(self.ids) // max(int(sizes[-1]), 1))
        for begin in range(0, len(articles), step):
            some = articles[begin : begin + step]
            bodies = [_restored(stored[sizes[n] : sizes[n + 1]]) for n in some.tolist()]
            lengths = self.starts[some + 1] - self.starts[some]
            rows = slice(*np.searchsorted(of, (some[0], some[-1] + 1)).tolist())
            nth = np.searchsorted(some, of[rows])
            inside = wanted[rows] - self.starts[of[rows]] + (np.cumsum(lengths) - lengths)[nth]
            found[rows] = self._tokeniser.places(bodies, inside, nth)
        return found[inverse.reshape(places.shape)]


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    some: list[Text] = []
    size = 0
    for text in texts:
        some.append(text)
        size += len(text.text)
        if size >= _BATCH:
            yield some
            some, size = [], 0
    if some:
        yield some


def _restored(data: Bytes) -> str:
    return data.tobytes().decode("utf-8", "surrogatepass")
