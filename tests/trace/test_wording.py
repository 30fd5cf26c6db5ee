"""How much of one text is made of another's words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.trace.wording import Line, derived, lines, matches, weighed, weights

FIRST = "Engineers found three cracks in the northern wall of the dam. The mayor heard of it from a fisherman in May."
OTHER = "In the wall to the north, engineers discovered three cracks. From a fisherman the mayor learned of it in May."
APART = "The ferry stayed in port while its crew argued over night shifts. Lorries queued on the quay until evening."


def _texts(*texts: str) -> list[list[Line]]:
    made = [lines(t, [(0, t.find(".") + 1), (t.find(".") + 2, len(t))]) for t in texts]
    rarity = weights(made)
    return [weighed(t, rarity) for t in made]


def test_a_rewriting_scores_between_a_copy_and_another_text() -> None:
    first, other, apart = _texts(FIRST, OTHER, APART)
    assert derived(first, first) == 1.0
    assert 0.2 < derived(other, first) < 0.6
    assert derived(apart, first) < 0.1


def test_each_sentence_finds_the_one_it_was_made_of() -> None:
    turned = " ".join(reversed([f"{s.strip('.')}." for s in OTHER.split(". ")]))
    first, other = _texts(FIRST, turned)
    assert [(m.line, m.other) for m in matches(other, first)] == [(0, 1), (1, 0)]


def test_words_inside_holes_do_not_count() -> None:
    text = "The mayor said it loudly: water is water, and a wall is a wall."
    (line,) = lines(text, [(0, len(text))], [(text.index("water"), len(text))])
    assert "water" not in line.stems
    assert lines(text, [(0, len(text))], [(0, len(text))]) == []


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_gives_a_share(one: str, other: str) -> None:
    made = [lines(t, [(0, len(t))]) for t in (one, other)]
    rarity = weights(made)
    a, b = (weighed(t, rarity) for t in made)
    assert 0.0 <= derived(a, b) <= 1.0
