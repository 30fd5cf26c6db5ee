"""Local slots: where two statements run word for word, and one word stands for another or a "not" is put in.

Shared words on both sides say that the place is the same one, however much else the statements hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from firsthand.language.en import claim_words as lexicon
from firsthand.trace.variant_pairs import Difference, Pair, Side, plain

# Words that must be the same on each side of the place (or the statement's edge on one side), and in all.
FLANK = 2
FLANKS = 5
# Longer statements are compared by their slots alone: matching is quadratic.
MOST_WORDS = 200
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_NOT = frozenset({"not", "never", "no", "n't"})
_FILLERS = frozenset({"a", "an", "the", "any", "some", "yet", "been", "be", "do", "does", "did"})
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly")

_Word = tuple[str, int, int]


def local_polarity(pair: Pair) -> list[Difference]:
    """ "did not find" beside "found"-less equal words: a negation put in or left out; or an opposite in one place."""
    one, two = _words(pair.a), _words(pair.b)
    if not one or not two or max(len(one), len(two)) > MOST_WORDS:
        return []
    codes = SequenceMatcher(None, [w[0] for w in one], [w[0] for w in two], autojunk=False).get_opcodes()
    found = []
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or not _flanked(codes, n, len(one), len(two)):
            continue
        left, right = [w[0] for w in one[i1:i2]], [w[0] for w in two[j1:j2]]
        if _negates(left, right) or _negates(right, left) or _opposed(left, right):
            found.append(_difference(pair, one[i1:i2], two[j1:j2], codes[n - 1], one, two))
    # Two of them in one statement may cancel out ("did not reject" for "accepted").
    return found if len(found) == 1 else []


def _flanked(codes: Sequence[tuple[str, int, int, int, int]], n: int, long: int, wide: int) -> bool:
    before = codes[n - 1][2] - codes[n - 1][1] if n else 0
    after = codes[n + 1][2] - codes[n + 1][1] if n + 1 < len(codes) else 0
    _, i1, i2, j1, j2 = codes[n]
    at_edge = (i1 == 0 and j1 == 0) or (i2 == long and j2 == wide)
    return before + after >= FLANKS and (at_edge or min(before, after) >= FLANK)


def _negates(left: list[str], right: list[str]) -> bool:
    """``left`` has a negation and else only small words; ``right`` has only small words."""
    return (
        len([w for w in left if w in _NOT]) == 1
        and all(w in _NOT | _FILLERS for w in left)
        and all(w in _FILLERS for w in right)
    )


def _opposed(left: list[str], right: list[str]) -> bool:
    if len(left) != 1 or len(right) != 1:
        return False
    return any(frozenset((x, y)) in lexicon.OPPOSITES for x in _stems(left[0]) for y in _stems(right[0]) if x != y)


def _stems(word: str) -> list[str]:
    """The word and what is left of it without a regular ending."""
    found = [word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            found += [stem, stem + "e", stem[:-1]] if stem[-1] == stem[-2] else [stem, stem + "e"]
    return found


def _words(side: Side) -> list[_Word]:
    base = side.item.start
    piece = side.text[base : side.item.end]
    return [(m.group().casefold(), base + m.start(), base + m.end()) for m in _WORD.finditer(piece)]


def _difference(
    pair: Pair,
    left: list[_Word],
    right: list[_Word],
    before: tuple[str, int, int, int, int],
    one: list[_Word],
    two: list[_Word],
) -> Difference:
    """Both readings with the word before them, so that a word left out has words to show too."""
    if before[0] == "equal":
        left, right = [one[before[2] - 1], *left], [two[before[4] - 1], *right]
    left, right = left or one[:1], right or two[:1]
    spans = (pair.a.span(left[0][1], left[-1][2]), pair.b.span(right[0][1], right[-1][2]))
    return Difference(
        kind="polarity",
        slot="polarity",
        verdict="conflict",
        sides=(pair.a.number, pair.b.number),
        values=(plain(spans[0].quote), plain(spans[1].quote)),
        spans=spans,
    )
