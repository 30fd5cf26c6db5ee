"""Numbers of an English text with what they count: runs of number words, the hedges before, the head noun behind."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.language.en import numbers
from firsthand.language.en import quantity_words as words
from firsthand.model import Parse, Token

Number = tuple[int, int, float, float, bool, str | None]
"""start and end in the text, low, high, approximate, unit."""

_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SHORT = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k|m|mn|bn|tn)", re.IGNORECASE)
# "62.000" may be sixty-two or sixty-two thousand written the continental way: not read.
_TWO_WAYS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_YEAR_LIKE = re.compile(r"(?:1[5-9]|20)\d\d")
_DASHES = frozenset("-–—‑")
_LONGEST_RUN = 12
_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "VB", "MD", "WP", "WDT", "WP$", "PRP"})
# Words that may stand between a number and the plural noun it counts.
_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN"})
_REACH = 4


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    last: int  # index of the last token, included
    low: float
    high: float
    vague: bool


def find_numbers(parse: Parse, skip: Sequence[tuple[int, int]]) -> tuple[Number, ...]:
    """All numbers of ``parse`` that count or measure, outside the stretches in ``skip`` (sorted; time expressions)."""
    tokens = parse.tokens
    blocked = _blocked(tokens, skip)
    found: list[Number] = []
    floor = i = 0  # no hedge reaches back before floor
    while i < len(tokens):
        run = None if blocked[i] else _vague_run(tokens, i, blocked) or _run(tokens, i, blocked)
        if run is None:
            i += 1
            continue
        if number := _number(tokens, run, floor):
            found.append(number)
        floor = i = run.last + 1
    return tuple(found)


def _blocked(tokens: Sequence[Token], skip: Sequence[tuple[int, int]]) -> list[bool]:
    blocked, k = [False] * len(tokens), 0
    for i, token in enumerate(tokens):
        while k < len(skip) and skip[k][1] <= token.start:
            k += 1
        blocked[i] = k < len(skip) and skip[k][0] < token.end
    return blocked


def _vague_run(tokens: Sequence[Token], i: int, blocked: Sequence[bool]) -> _Run | None:
    """ "hundreds", "tens of thousands", "several hundred", "a few dozen"."""
    word = tokens[i].text.lower()
    if word in words.FEW and i + 1 < len(tokens):
        j = i + 2 if word == "couple" and tokens[i + 1].text.lower() == "of" else i + 1
        scale = _scale(tokens[j].text.lower()) if j < len(tokens) else None
        return _Run(i, j, 2.0 * scale, 10.0 * scale - 1, True) if scale and not blocked[j] else None
    if word not in words.VAGUE:
        return None
    low, high, last = *words.VAGUE[word], i
    while last + 2 < len(tokens) and tokens[last + 1].text.lower() == "of" and not blocked[last + 2]:
        factor = numbers.SCALES.get(tokens[last + 2].text.lower().removesuffix("s"))
        if factor is None:
            break
        low, high, last = low * factor, (high + 1) * factor - 1, last + 2
    return None if word == "tens" and last == i else _Run(i, last, float(low), float(high), True)


def _scale(word: str) -> int | None:
    return numbers.SCALES.get(word) or numbers.DOZEN.get(word)


def _run(tokens: Sequence[Token], i: int, blocked: Sequence[bool]) -> _Run | None:
    """A number from token ``i`` on, and the second one of a range ("two to three", "15-20")."""
    first = _cardinal(tokens, i, blocked)
    if first is None:
        return None
    last, value = first
    after = last + 1
    if after + 1 < len(tokens) and not blocked[after] and tokens[after].sentence == tokens[i].sentence:
        joint = tokens[after].text.lower()
        between = joint == "and" and i > 0 and tokens[i - 1].text.lower() == "between"
        if joint in ("to", "or") or joint in _DASHES or between:
            second = _cardinal(tokens, after + 1, blocked)
            if second is not None:
                low, high = _shared_scale(tokens, last, second[0], value, second[1])
                if low < high:
                    return _Run(i, second[0], low, high, False)
                if joint in _DASHES:  # a score, a code, a telephone number
                    return _Run(i, second[0], math.nan, math.nan, False)
    return _Run(i, last, value, value, False)


def _shared_scale(tokens: Sequence[Token], first: int, second: int, low: float, high: float) -> tuple[float, float]:
    """ "two to three million": the scale belongs to both."""
    scale = numbers.SCALES.get(tokens[second].text.lower())
    if scale and tokens[first].text.lower() not in numbers.SCALES and low < scale:
        return low * scale, high
    return low, high


def _cardinal(tokens: Sequence[Token], i: int, blocked: Sequence[bool]) -> tuple[int, float] | None:
    """The longest run of number words from token ``i`` that makes one number: (last index, value)."""
    if blocked[i]:
        return None
    if short := _SHORT.fullmatch(tokens[i].text):
        return _shortened(tokens, i, short)
    text = tokens[i].text.lower()
    if text in ("a", "an", "half"):
        return _dozen(tokens, i)
    if not (_PLAIN.fullmatch(text) or text in numbers.UNITS or text in numbers.TENS):
        return None
    parts, best, sentence = [text], None, tokens[i].sentence
    value = numbers.cardinal(text)
    best = None if value is None else (i, value)
    j = i + 1
    while j < len(tokens) and j - i < _LONGEST_RUN and tokens[j].sentence == sentence and not blocked[j]:
        word = tokens[j].text.lower()
        if word in _DASHES or word == "and":
            j += 1
            continue
        if word.isdigit() and len(word) == 3 and _spaced(tokens, i, j):
            parts = ["".join(parts) + word]
        elif word.isalpha() and (word in numbers.UNITS or word in numbers.TENS or _scale(word) or _short(tokens, j)):
            if tokens[j - 1].text.lower() == "and" and parts[-1] not in numbers.SCALES:
                break
            parts.append(word)
        else:
            break
        value = numbers.cardinal(" ".join(parts))
        if value is None:
            break
        best = (j, value)
        j += 1
    return best


def _short(tokens: Sequence[Token], j: int) -> bool:
    """Whether a letter behind figures is a scale ("61 bn"); "m" needs money before it, or it is metres."""
    word = tokens[j].text.lower()
    if word not in numbers.SHORT_SCALES or tokens[j].start != tokens[j - 1].end:
        return word in ("bn", "mn", "tn")
    return word != "m" or (j > 1 and tokens[j - 2].text.lower() in words.CURRENCY_SYMBOLS)


def _spaced(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether tokens i to j are figures parted by thin or single spaces ("62 000")."""
    return (
        len(tokens[i].text) <= 3
        and tokens[i].text.isdigit()
        and all(t.text.isdigit() for t in tokens[i : j + 1])
        and tokens[j].start - tokens[j - 1].end == 1
    )


def _shortened(tokens: Sequence[Token], i: int, match: re.Match[str]) -> tuple[int, float] | None:
    letter = match.group(2).lower()
    money = i > 0 and tokens[i - 1].text.lower() in words.CURRENCY_SYMBOLS
    value = numbers.digits(match.group(1))
    if value is None or (letter == "m" and not money):
        return None
    return i, value * numbers.SHORT_SCALES[letter]


def _dozen(tokens: Sequence[Token], i: int) -> tuple[int, float] | None:
    """ "a dozen", "half a dozen", "a hundred", "a million"."""
    half = tokens[i].text.lower() == "half"
    j = i + 2 if half and i + 1 < len(tokens) and tokens[i + 1].text.lower() == "a" else i + 1
    if j >= len(tokens) or tokens[j].sentence != tokens[i].sentence:
        return None
    scale = _scale(tokens[j].text.lower())
    if scale is None or tokens[j].text.lower() == "score":
        return None
    return j, scale / 2 if half else float(scale)


def _number(tokens: Sequence[Token], run: _Run, floor: int) -> Number | None:
    if math.isnan(run.low) or _is_label(tokens, run):
        return None
    unit, last = _unit(tokens, run)
    first = run.first
    if first > 0 and (symbol := tokens[first - 1].text.lower()) in words.CURRENCY_SYMBOLS:
        unit, first, last = words.CURRENCY_SYMBOLS[symbol], first - 1, run.last
    if unit is None and _is_bare_label(tokens, run):
        return None
    first, hedge = _hedge(tokens, first, floor)
    low, high = run.low, run.high
    if hedge == "from":
        high = math.inf
    elif hedge == "to":
        low = 0.0
    return tokens[first].start, tokens[last].end, low, high, run.vague or hedge is not None, unit


def _is_label(tokens: Sequence[Token], run: _Run) -> bool:
    """Whether the number names a thing rather than counts: an ordinal, a pronoun, part of a name, a code."""
    token = tokens[run.first]
    if run.vague:
        return False
    if token.entity in ("ORDINAL", "DATE", "TIME") or _TWO_WAYS.fullmatch(token.text):
        scaled = run.last + 1 < len(tokens) and tokens[run.last + 1].text.lower() in numbers.SCALES
        return not scaled
    pronoun = token.text.lower() == "one" and run.first == run.last and not _counts(tokens, run.last)
    return pronoun or _labelled_before(tokens, run) or _labelled_after(tokens, run) or _is_fraction(tokens, run)


def _labelled_before(tokens: Sequence[Token], run: _Run) -> bool:
    token, before = tokens[run.first], tokens[run.first - 1] if run.first else None
    if before is None or before.sentence != token.sentence:
        return False
    word = before.text.lower()
    if word.strip(".") in words.LABELS:
        return True
    if run.first > 1:  # "one in five", "nine out of ten"
        second = tokens[run.first - 2].text.lower()
        if (word == "in" and numbers.cardinal(second) is not None) or (second, word) == ("out", "of"):
            return True
    if before.end == token.start and (word in ("/", ".", ":", "#", "_", "@", "'", "’") or word in _DASHES):
        return True
    return token.entity in words.NAMING_ENTITIES and (before.entity == token.entity or not token.begins)


def _labelled_after(tokens: Sequence[Token], run: _Run) -> bool:
    end, after = tokens[run.last], tokens[run.last + 1] if run.last + 1 < len(tokens) else None
    if after is None:
        return False
    if after.start == end.end and after.text in ("/", ":", "_", "@"):
        return True
    opened = run.first > 0 and tokens[run.first - 1].text == "("
    return after.text == ")" and run.first == run.last and not opened  # "1) …"


def _is_fraction(tokens: Sequence[Token], run: _Run) -> bool:
    """ "two-thirds", "one in five"."""
    rest = [t.text.lower() for t in tokens[run.last + 1 : run.last + 3]]
    if rest and rest[0] in _DASHES:
        rest = rest[1:]
    if rest[:1] == ["in"] or rest == ["out", "of"]:
        follower = tokens[run.last + 2 : run.last + 5]
        return any(numbers.cardinal(t.text) is not None for t in follower[:3])
    return bool(rest) and (
        rest[0] == "off"
        or numbers.ordinal(rest[0].removesuffix("s")) is not None
        or rest[0] in ("half", "halves", "quarters")
    )


def _counts(tokens: Sequence[Token], i: int) -> bool:
    head = tokens[tokens[i].head]
    return tokens[i].dep == "nummod" and head.start > tokens[i].start and head.pos in ("NOUN", "PROPN", "SYM")


def _is_bare_label(tokens: Sequence[Token], run: _Run) -> bool:
    """A number without a unit that is likely a label: behind its noun, year-like, or a list number."""
    token = tokens[run.first]
    head = tokens[token.head]
    alone = run.first == run.last and run.low == run.high
    if alone and token.dep in ("nummod", "appos") and head.start < token.start and head.pos in ("NOUN", "PROPN"):
        return True
    if alone and _YEAR_LIKE.fullmatch(token.text):
        return True
    opens = run.first == 0 or tokens[run.first - 1].sentence != token.sentence
    follower = tokens[run.last + 1] if run.last + 1 < len(tokens) else None
    closes = follower is None or follower.sentence != token.sentence or follower.text in (".", ")", ":", "|")
    return opens and closes


def _unit(tokens: Sequence[Token], run: _Run) -> tuple[str | None, int]:
    """What is counted, and the last token that belongs to the number (a percent sign or word does)."""
    last, nxt = run.last, run.last + 1
    if nxt >= len(tokens) or tokens[nxt].sentence != tokens[last].sentence:
        return None, last
    word = tokens[nxt].text.lower()
    after = tokens[nxt + 1].text.lower() if nxt + 1 < len(tokens) else ""
    unit: tuple[str | None, int]
    if word in words.PERCENT:
        unit = words.PERCENT[word], nxt
    elif (word, after) == ("per", "cent"):
        unit = "percent", nxt + 1
    elif word == "percentage" and (point := _point(tokens, nxt)):
        unit = "percentage point", point
    elif word in _DASHES and after and tokens[nxt].start == tokens[last].end:
        noun = tokens[nxt + 1]
        unit = (_named(noun) if noun.pos in ("NOUN", "PROPN") else None), last
    elif word == "of":
        unit = _partitive(tokens, nxt), last
    else:
        unit = _head_noun(tokens, run), last
    return unit


def _point(tokens: Sequence[Token], percentage: int) -> int | None:
    """The index of "point" after "percentage", with or without a hyphen between."""
    after = [t.text.lower() for t in tokens[percentage + 1 : percentage + 3]]
    skip = 1 if after and after[0] in _DASHES else 0
    return percentage + 1 + skip if after[skip : skip + 1] in (["point"], ["points"]) else None


def _partitive(tokens: Sequence[Token], of: int) -> str | None:
    """The noun of "four of these sources"; None for "four of them"."""
    for i, token in enumerate(tokens[of + 1 : of + 1 + _LONGEST_RUN], of + 1):
        dash = token.text in _DASHES
        if token.sentence != tokens[of].sentence or token.tag in _CLAUSE_TAGS or (token.pos == "PUNCT" and not dash):
            return None
        owner = i + 1 < len(tokens) and tokens[i + 1].tag == "POS"
        if token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod", "nmod", "poss") and not owner:
            return _named(token)
    return None


def _head_noun(tokens: Sequence[Token], run: _Run) -> str | None:
    """The noun that the number counts by the grammar: the head it modifies, to its right and in the same sentence."""
    for i in range(run.last, run.first - 1, -1):
        token = tokens[i]
        head = tokens[token.head]
        counted = token.dep in ("nummod", "compound", "amod") and head.pos in ("NOUN", "PROPN")
        if counted and token.head > run.last and head.sentence == token.sentence:
            return _named(head)
    for token in tokens[run.last + 1 : run.last + 1 + _REACH]:
        if token.sentence != tokens[run.last].sentence:
            break
        if token.tag in ("NNS", "NNPS"):
            return _named(token)
        if token.pos not in _BETWEEN and token.tag != "VBN" and token.text not in _DASHES:
            break
    return None


def _named(noun: Token) -> str:
    lemma = noun.lemma.lower()
    if noun.tag == "NNPS":
        lemma = lemma.removesuffix("s")  # the tagger keeps the plural of names ("Americans")
    return words.CURRENCY_NAMES.get(lemma, lemma)


def _hedge(tokens: Sequence[Token], first: int, floor: int) -> tuple[int, str | None]:
    """The hedge that ends just before token ``first``: where it begins, and what it says."""
    for length in range(min(words.LONGEST_HEDGE, first - floor), 0, -1):
        before = tokens[first - length : first]
        if before[0].sentence == tokens[first].sentence:
            kind = words.HEDGES.get(tuple(t.text.lower() for t in before))
            if kind is not None:
                return first - length, kind
    return first, None
