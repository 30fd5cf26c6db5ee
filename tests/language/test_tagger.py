"""The tagger: what it finds in plain sentences, and that any text gives spans within itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language import encoder
from firsthand.language.en import tagger
from firsthand.language.en.parser import parse

Words = tuple[list[str], list[str], list[str]]


def tagged(text: str) -> list[Words]:
    def words(spans: tuple[tuple[int, int], ...]) -> list[str]:
        return [text[s:e] for s, e in spans]

    return [(words(t.source), words(t.cue), words(t.content)) for t in tagger.tag(text, parse(text))]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor of Ostrava-on-Sea said that the bridge was safe.", "The mayor", "said", "that the bridge was safe"),
        ("“We will not sign,” Ms. Kallo told reporters on Friday.", "Ms. Kallo", "told", "“We will not sign,”"),
        ("According to two officials, the talks broke down.", "two officials", "According to", "the talks broke down"),
        ("Critics fear the plan will cost jobs.", "Critics", "fear", "the plan will cost jobs"),
    ],
)
def test_plain_sentences(text: str, source: str, cue: str, content: str) -> None:
    found = tagged(text)
    assert len(found) == 1
    sources, cues, contents = found[0]
    assert source in sources[0]
    assert cue in cues[0]
    assert content in contents[0]


def test_nothing_said() -> None:
    assert tagged("The bridge was built in 1931. It is 400 metres long.") == []


def test_a_quotation_that_goes_on_is_tied_to_its_cue() -> None:
    text = "“The bridge is safe,” said Ms. Kallo, the mayor. “Nobody has to worry about it.”"
    assert [len(contents) for _, _, contents in tagged(text)] == [2]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_spans_within_it(text: str) -> None:
    for t in tagger.tag(text, parse(text)):
        for start, end in (*t.source, *t.cue, *t.content):
            assert 0 <= start < end <= len(text)


def test_halves_of_characters_are_read() -> None:
    text = "The mayor said \ud83d the bridge is safe."
    assert tagger.tag(text, parse(encoder.sound(text)))


def test_windows_answer_for_every_piece_once() -> None:
    text = "\n".join(f"Person number {n} said that house number {n} was sold." for n in range(120))
    p = tagger.pieces(text, encoder.tokenizer(), parse(text))
    windows = tagger.windows(p)
    assert windows[0].main == 0
    assert [w.stop for w in windows[:-1]] == [w.main for w in windows[1:]]
    assert windows[-1].stop == len(p)
    assert all(w.end - w.start <= tagger.WINDOW - 2 for w in windows)
    assert len({t.source for t in tagger.tag(text, parse(text))}) >= 115


def test_the_same_text_gives_the_same_answer() -> None:
    text = "The mayor said the bridge was safe. Engineers doubt it."
    assert tagger.tag(text, parse(text)) == tagger.tag(text, parse(text))


def test_a_head_outside_the_window_is_the_piece_itself() -> None:
    text = "The mayor said the bridge was safe."
    p = tagger.pieces(text, encoder.tokenizer(), parse(text))
    assert set(tagger.window_heads(p, tagger.Window(3, 5, 3, 5)).tolist()) <= {1, 2}
