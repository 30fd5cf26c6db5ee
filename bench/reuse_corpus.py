"""An invented corpus for measuring reuse: distinct articles, retellings planted by kind, and which is made from which.

Words are drawn by Zipf's law. Outlets put their own footer under every article, and stock phrases made of the most
common words stand in many: both are shared words that are no retelling. Seeded: the same numbers, the same corpus.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]

SENTENCES, WORDS = 30, 20  # of an article, of a sentence
VOCABULARY, EXPONENT = 80_000, 1.05
PER_OUTLET, FOOTER = 50, 25  # articles of one outlet; words of its footer
PHRASES, PHRASE, PHRASED, COMMON = 300, 10, 0.3, 150  # stock phrases, words of one, share of articles, of which words
RETOLD = 0.15  # of the articles are the original of a family; each has one to four retellings
KINDS = ("verbatim", "trimmed", "edited", "reordered", "two sentences", "one sentence", "ten words")
EDITED = 1 / 12  # of the words of an edited retelling are replaced


@dataclass(frozen=True, slots=True)
class Truth:
    """Per article: its family (the number of the original), and how it was made (index of KINDS, -1: not retold)."""

    family: Ids
    kind: Ids


def write(path: Path, count: int, *, seed: int = 1) -> Truth:
    """``count`` articles into ``path``, one a line: outlet, tab, text. Originals come before their retellings."""
    chance = np.random.default_rng(seed)
    shares = 1.0 / np.arange(1, VOCABULARY + 1) ** EXPONENT
    bounds = np.cumsum(shares / shares.sum())
    forms = _forms()
    phrases = np.searchsorted(bounds, chance.random((PHRASES, PHRASE)) * bounds[COMMON])
    footers = np.searchsorted(bounds, chance.random((count // PER_OUTLET + 1, FOOTER)))
    family, kind = np.arange(count), np.full(count, -1)
    originals: list[tuple[int, Ids]] = []
    with path.open("w", encoding="utf-8") as stream:
        for n in range(count):
            body = np.minimum(np.searchsorted(bounds, chance.random((SENTENCES, WORDS))), VOCABULARY - 1)
            if originals and chance.random() < 0.3:
                origin, words = originals[int(chance.integers(len(originals)))]
                family[n], kind[n] = origin, chance.integers(len(KINDS))
                body = _retold(words, body, KINDS[kind[n]], chance)
            elif chance.random() < RETOLD:
                originals = [*originals[-200:], (n, body.copy())]
            if chance.random() < PHRASED:
                body[int(chance.integers(len(body))), :PHRASE] = phrases[int(chance.integers(PHRASES))]
            outlet = int(chance.integers(len(footers)))
            foot = " ".join(forms[0][word] for word in np.minimum(footers[outlet], VOCABULARY - 1).tolist())
            stream.write(f"outlet{outlet}\t{_text(body, forms)} {foot}\n")
    return Truth(family, kind)


def read(path: Path) -> Iterator[tuple[str, str]]:
    """Outlet and text of each article."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            outlet, _, text = line.partition("\t")
            yield outlet, text


def _retold(words: Ids, own: Ids, kind: str, chance: np.random.Generator) -> Ids:
    at = int(chance.integers(1, SENTENCES - 4))
    if kind == "verbatim":
        return np.concatenate([own[:1], words[:-1]])
    if kind == "trimmed":
        return np.concatenate([own[:4], words[: SENTENCES * 6 // 10]])
    if kind == "edited":
        return np.where(chance.random(words.shape) < EDITED, own, words)
    if kind == "reordered":
        made: Ids = words[chance.permutation(SENTENCES)]
        return made
    if kind == "two sentences":
        own[at : at + 2] = words[at + 1 : at + 3]
    elif kind == "one sentence":
        own[at] = words[at + 1]
    else:
        own[at, 4:14] = words[at + 1, 4:14]
    return own


def _forms() -> list[list[str]]:
    """The vocabulary: as it is, at the start and at the end of a sentence, and of a quotation."""
    plain = [_word(n) for n in range(VOCABULARY)]
    upper = [word.capitalize() for word in plain]
    ends = [f"{word}." for word in plain]
    return [plain, upper, ends, [f"“{word}" for word in upper], [f"{word}.”" for word in plain]]


def _word(number: int) -> str:
    consonants, vowels = "bdfgklmnprstvz", "aeiou"
    word, rest = "", number
    while rest or not word:
        rest, last = divmod(rest, len(consonants) * len(vowels))
        word = consonants[last // len(vowels)] + vowels[last % len(vowels)] + word
    if number % 200 == 107:
        return word + "é"
    return word + ("" if number < 30 else "ns"[number % 2])


def _text(body: Ids, forms: list[list[str]]) -> str:
    sentences = []
    for number, row in enumerate(body.tolist()):
        quoted = 2 if (number + row[0]) % 6 == 0 else 0
        first, last = forms[1 + quoted][row[0]], forms[2 + quoted][row[-1]]
        sentences.append(" ".join([first, *map(forms[0].__getitem__, row[1:-1]), last]))
    return " ".join(sentences)
