"""Part of speech and lemma of a parsed word: the pipeline's own rules, each different word looked at once.

spaCy's attribute ruler and lemmatizer give a word its part of speech, its features and its lemma by rules that look at
the word, its tag and its label (and in a few cases at the word beside it). They look at every word anew; here the
answer for a word, tag and label is kept. The rules and tables are the model's, read when it is loaded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

# Answers are forgotten together when so many are kept (some tens of megabytes).
MOST_KEPT = 200_000


class Key(NamedTuple):
    """What the rules look at: the word, its fine-grained tag and its dependency label."""

    text: str
    tag: str
    dep: str


Test = Callable[[Key], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the model: what it sets at the word ``index`` of one or two neighbours that fit its ``tests``."""

    order: int
    tests: tuple[Test, ...]
    index: int
    pos: str | None
    morph: str | None
    lemma: str | None


class Words:
    """The rules of one loaded pipeline: part of speech and lemma of all words of a document."""

    def __init__(self, nlp: Any) -> None:
        self._vocab = nlp.vocab
        self._lemmatizer = nlp.get_pipe("lemmatizer")
        index = self._lemmatizer.lookups.get_table("lemma_index")
        for pos in list(index):
            index[pos] = frozenset(index[pos])  # the model keeps lists of tens of thousands of words to look up in
        self._single, self._first, self._second = _Rules(), _Rules(), _Rules()
        for order, pattern in enumerate(nlp.get_pipe("attribute_ruler").patterns):
            self._add(order, pattern)
        self._kept: dict[tuple[Key, tuple[Rule, ...]], tuple[str, str]] = {}
        self._sides: dict[Key, tuple[list[Rule], list[Rule]]] = {}

    def _add(self, order: int, pattern: dict[str, Any]) -> None:
        attrs, index = pattern["attrs"], pattern["index"]
        for words in pattern["patterns"]:
            if len(words) > 2 or not 0 <= index < len(words):
                raise ValueError(f"the English model has a rule of a kind that is not known here: {pattern}")
            tests = tuple(_test(word) for word in words)
            rule = Rule(order, tests, index, attrs.get("POS"), attrs.get("MORPH"), attrs.get("LEMMA"))
            for n, rules in enumerate([self._single] if len(words) == 1 else [self._first, self._second]):
                rules.add(rule, words[n], n)

    def known(self, keys: Sequence[Key]) -> list[tuple[str, str]]:
        """(part of speech, lemma) of every word of one document, white space included."""
        if len(self._kept) + len(self._sides) > MOST_KEPT:
            self._kept.clear()
            self._sides.clear()
        beside = self._beside(keys)
        answers = []
        for i, key in enumerate(keys):
            asked = (key, beside.get(i, ()))
            answer = self._kept.get(asked)
            if answer is None:
                answer = self._kept[asked] = self._answer(*asked)
            answers.append(answer)
        return answers

    def _beside(self, keys: Sequence[Key]) -> dict[int, tuple[Rule, ...]]:
        """Rules on two neighbours that fit, by the position of the word they set."""
        fitting: dict[int, tuple[Rule, ...]] = {}
        before: list[Rule] = []
        for i, key in enumerate(keys):
            sides = self._sides.get(key)
            if sides is None:
                sides = self._sides[key] = (self._first.fitting(key), self._second.fitting(key))
            for rule in before:
                if rule in sides[1]:
                    place = i - 1 + rule.index
                    fitting[place] = (*fitting.get(place, ()), rule)
            before = sides[0]
        return fitting

    def _answer(self, key: Key, beside: tuple[Rule, ...]) -> tuple[str, str]:
        pos = morph = lemma = ""
        for rule in sorted([*self._single.fitting(key), *beside], key=lambda r: r.order):
            pos = rule.pos if rule.pos is not None else pos
            morph = rule.morph if rule.morph is not None else morph
            lemma = rule.lemma if rule.lemma is not None else lemma
        return pos, lemma or self._lemma(key.text, pos, "" if morph == "_" else morph)

    def _lemma(self, text: str, pos: str, morph: str) -> str:
        from spacy.tokens import Doc

        word = Doc(self._vocab, words=[text], pos=[pos], morphs=[morph])[0]
        return str(self._lemmatizer.lemmatize(word)[0])


class _Rules:
    """Rules by a value that they ask of one word, so that few of them are tried on it."""

    def __init__(self) -> None:
        self._asking: dict[tuple[str, object], list[tuple[Rule, Test]]] = defaultdict(list)

    def add(self, rule: Rule, word: dict[str, Any], n: int) -> None:
        """File ``rule`` under what it asks of its ``n``-th word."""
        name = next((name for name in ("LOWER", "TAG", "DEP") if _values(word.get(name))), "")
        for value in _values(word[name]) if name else [""]:
            self._asking[name, value].append((rule, rule.tests[n]))

    def fitting(self, key: Key) -> list[Rule]:
        tried = (("LOWER", key.text.lower()), ("TAG", key.tag), ("DEP", key.dep), ("", ""))
        return [rule for name in tried for rule, test in self._asking.get(name, ()) if test(key)]


def _values(wanted: Any) -> list[str]:
    """The values that a condition names; none where it is of another kind."""
    if isinstance(wanted, str):
        return [wanted]
    return list(wanted["IN"]) if isinstance(wanted, dict) and set(wanted) == {"IN"} else []


def _test(word: dict[str, Any]) -> Test:
    """A test of one word out of spaCy's notation. Raises ValueError for a condition that is not known here."""
    tests = [_condition(name, wanted) for name, wanted in word.items()]
    return tests[0] if len(tests) == 1 else lambda key: all(test(key) for test in tests)


_GETTERS: dict[str, Callable[[Key], object]] = {
    "LOWER": lambda key: key.text.lower(),
    "TAG": lambda key: key.tag,
    "DEP": lambda key: key.dep,
    "IS_SPACE": lambda key: key.text.isspace(),
}


def _condition(name: str, wanted: Any) -> Test:
    get = _GETTERS.get(name)
    if get is not None and isinstance(wanted, (str, bool)):
        return lambda key: get(key) == wanted
    if get is not None and isinstance(wanted, dict) and len(wanted) == 1:
        [(how, values)] = wanted.items()
        if how == "REGEX":
            search = re.compile(values).search
            return lambda key: search(str(get(key))) is not None
        if how in ("IN", "NOT_IN"):
            named, inside = frozenset(values), how == "IN"
            return lambda key: (get(key) in named) == inside
    raise ValueError(f"the English model has a rule with a condition that is not known here: {name} {wanted}")
