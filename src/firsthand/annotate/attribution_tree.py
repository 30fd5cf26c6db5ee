"""Walking a Parse: children, subtrees and the noun phrases and clauses that they span."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property

from firsthand.model import Parse, Token

Offsets = tuple[int, int]

# Longest walk towards the root; trees of real sentences are far shallower, so this only guards against cycles.
DEEPEST = 200

# A paragraph is at most so many blank lines away from the next one.
BLANK_LINES = 8
_BREAK = re.compile(r"[\n\r\u2028\u2029]")
_EDGE = frozenset(",;:-–—")
QUOTE_MARKS = frozenset("\"“”„«»‟'‘’`") | {"''", "``"}


class Tree:
    """Children, ancestors and subtrees of the tokens of one Parse, by token index."""

    def __init__(self, parse: Parse, text: str) -> None:
        self.tokens = parse.tokens
        self.sentences = parse.sentences
        self.text = text

    @cached_property
    def _lines(self) -> list[int]:
        """Offsets at which a line begins, and the end of the text."""
        return [0, *(m.end() for m in _BREAK.finditer(self.text)), len(self.text) + 1]

    def line(self, offset: int) -> Offsets:
        """(start, end) of the line that ``offset`` lies in, its line break left out."""
        n = min(bisect_right(self._lines, offset), len(self._lines) - 1)
        return self._lines[n - 1], max(self._lines[n - 1], self._lines[n] - 1)

    def line_before(self, offset: int) -> Offsets | None:
        """The last line with words before the line of ``offset``."""
        n = min(bisect_right(self._lines, offset), len(self._lines) - 1) - 2
        for k in range(n, max(-1, n - BLANK_LINES), -1):
            start, end = self._lines[k], self._lines[k + 1] - 1
            if self.text[start:end].strip():
                return start, end
        return None

    @cached_property
    def children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for i, t in enumerate(self.tokens):
            if t.head != i and 0 <= t.head < len(self.tokens):
                children[t.head].append(i)
        return children

    @cached_property
    def first(self) -> list[int]:
        """Index of the first token of every sentence."""
        first = [len(self.tokens)] * (len(self.sentences) + 1)
        for i in range(len(self.tokens) - 1, -1, -1):
            first[self.tokens[i].sentence] = i
        for n in range(len(self.sentences) - 1, -1, -1):
            first[n] = min(first[n], first[n + 1])
        return first

    def sentence(self, i: int) -> range:
        """Token indices of the sentence that token ``i`` stands in."""
        n = self.tokens[i].sentence
        return range(self.first[n], self.first[n + 1])

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of ``i`` with one of the dependency labels."""
        return next((c for c in self.children[i] if self.tokens[c].dep in deps), None)

    def all(self, i: int, *deps: str) -> list[int]:
        return [c for c in self.children[i] if self.tokens[c].dep in deps]

    def subtree(self, i: int, leave: Callable[[int], bool] | None = None) -> list[int]:
        """Token indices of the subtree of ``i`` in order, without the branches for which ``leave`` is true."""
        found, stack = [], [i]
        while stack:
            node = stack.pop()
            found.append(node)
            stack += [c for c in self.children[node] if leave is None or not leave(c)]
        return sorted(found)

    def ancestors(self, i: int) -> Iterable[int]:
        for _ in range(DEEPEST):
            head = self.tokens[i].head
            if head == i:
                return
            yield head
            i = head

    def noun_phrase(self, i: int) -> Offsets:
        """The noun phrase headed by ``i``: its contiguous subtree, cut before a non-restrictive clause's far end."""
        return self.bounds(self._run(self.subtree(i, self._leaves_noun), i))

    def _leaves_noun(self, c: int) -> bool:
        t = self.tokens[c]
        if t.dep in ("parataxis", "ccomp", "punct", "prep") and t.text.lower() in {"according", ":", ";"}:
            return True
        return t.dep in ("parataxis", "ccomp") or t.text in {":", ";", "—", "–"}

    def _run(self, indices: list[int], around: int) -> list[int]:
        """The stretch of consecutive ``indices`` that holds ``around``; punctuation may fill a gap."""
        have = set(indices)
        low = high = around
        while low - 1 in have or (low - 2 in have and self.is_punct(low - 1)):
            low -= 1
        while high + 1 in have or (high + 2 in have and self.is_punct(high + 1)):
            high += 1
        return self.trim(list(range(low, high + 1)))

    def is_punct(self, i: int) -> bool:
        return self.tokens[i].pos == "PUNCT" or not any(c.isalnum() for c in self.tokens[i].text)

    def trim(self, indices: list[int], edge: frozenset[str] = _EDGE) -> list[int]:
        """``indices`` without separating punctuation at both ends."""
        low, high = 0, len(indices)
        while low < high and self.tokens[indices[low]].text in edge:
            low += 1
        while high > low and self.tokens[indices[high - 1]].text in edge:
            high -= 1
        return indices[low:high]

    def bounds(self, indices: list[int]) -> Offsets:
        return self.tokens[indices[0]].start, self.tokens[indices[-1]].end

    def pieces(self, indices: Iterable[int]) -> list[Offsets]:
        """Offsets of the runs of ``indices``; runs that only white space separates are one."""
        runs: list[list[int]] = []
        for i in indices:
            if runs and (i == runs[-1][-1] + 1):
                runs[-1].append(i)
            else:
                runs.append([i])
        trimmed = [self.trim(run) for run in runs]
        return [self.bounds(run) for run in trimmed if run and not all(self.is_punct(i) for i in run)]

    def inside(self, start: int, end: int) -> list[int]:
        """Indices of the tokens that lie in text[start:end]."""
        low, high = self.token_at(start), self.token_at(end)
        return [i for i in range(low, high) if self.tokens[i].end <= end]

    def token_at(self, offset: int) -> int:
        """Index of the first token that begins at ``offset`` or behind it."""
        return bisect_left(self._starts, offset)

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    def head_of(self, start: int, end: int) -> int | None:
        """The token of text[start:end] whose head lies outside: the syntactic head of the words."""
        inside = self.inside(start, end)
        have = set(inside)
        heads = [i for i in inside if self.tokens[i].head not in have or self.tokens[i].head == i]
        words = [i for i in heads if not self.is_punct(i)]
        return next(iter(words or heads), None)


def is_quote_mark(token: Token) -> bool:
    return token.text in QUOTE_MARKS
