"""Grammar as plain tokens: exact places, heads that exist, and an end on any text."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language.en import parser
from firsthand.language.en.parser import LONGEST_PIECE, parse

WORDS = st.sampled_from(
    ["Ada", "said", "the", "dam", "“", "”", '"', "\n", "\t", "  ", "\u200b", "…", "1,200", "”.", "—"]
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_tokens_are_where_they_say_and_heads_exist(text: str) -> None:
    made = parse(text)
    for t in made.tokens:
        assert text[t.start : t.end] == t.text
        assert 0 <= t.head < len(made.tokens)
        start, end = made.sentences[t.sentence]
        assert start <= t.start < t.end <= end


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \t ", "\u2028", "  The dam \t\t is  open .  ", "\x0b \x0c a"])
def test_white_space_ends(text: str) -> None:
    assert all(t.text.strip() for t in parse(text).tokens)


def test_skipped_stretches_have_no_tokens() -> None:
    text = "The dam is open. Read also: more. The lake is full."
    start = text.index("Read")
    end = text.index("The lake")
    assert not any(start <= t.start < end for t in parse(text, [(start, end)]).tokens)


def test_a_line_break_ends_a_sentence() -> None:
    assert len(parse("Dam to close\nThe minister said so").sentences) == 2


def test_a_line_longer_than_a_piece_is_cut_at_white_space() -> None:
    text = "dam " * (LONGEST_PIECE // 4 + 50)
    made = parse(text)
    assert {t.text for t in made.tokens} == {"dam"}
    assert len(made.tokens) == LONGEST_PIECE // 4 + 50


def test_a_long_line_is_cut_behind_a_sentence() -> None:
    sentence = "The dam at Quell is open to all who want to see it. "
    text = sentence * (3 * LONGEST_PIECE // len(sentence))
    assert {text[s:e] for s, e in parse(text).sentences} == {sentence.strip()}


def test_a_sentence_without_end_is_cut_and_its_grammar_with_it() -> None:
    text = "bridge river pump mayor said cable " * 300
    found = parse(text)
    sizes = Counter(token.sentence for token in found.tokens)
    assert max(sizes.values()) <= parser.LONGEST_SENTENCE
    assert len(sizes) == len(found.sentences)
    assert all(text[t.start : t.end] == t.text for t in found.tokens)
    assert all(found.tokens[t.head].sentence == t.sentence for t in found.tokens)
    for n, (start, end) in enumerate(found.sentences):
        inside = [t for t in found.tokens if t.sentence == n]
        assert (inside[0].start, inside[-1].end) == (start, end)
