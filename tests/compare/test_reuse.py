"""Reuse: what is planted is found with exact spans, what is not shared is not, edits are bridged, any text is safe."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.compare.reuse import COMMON_LEAST, FINGERPRINT, find_reuse
from firsthand.compare.words import words
from firsthand.model import Annotated, Reuse
from tests.builders import article

PASSAGE = "the ferry to Lund island sank within nine minutes of leaving the harbour wall"


def annotated(id: str, text: str, furniture: str | None = None) -> Annotated:
    plain = article(id, text)
    if furniture is not None:
        start = text.index(furniture)
        plain = article(id, text, furniture=(plain.span(start, start + len(furniture)),))
    return Annotated(plain, True, (), (), (), (), (), (), ())


def keys(text: str) -> list[str]:
    return [word.key for word in words(text)]


def check(found: tuple[Reuse, ...], texts: dict[str, str]) -> None:
    """Spans are exact, of two articles in order of id, and no shorter than a fingerprint."""
    assert list(found) == sorted(found, key=lambda r: (r.spans[0].article, r.spans[0].start, *_place(r)))
    for one in found:
        assert one.spans[0].article < one.spans[1].article
        assert 0 < one.similarity <= 1
        for span in one.spans:
            assert texts[span.article][span.start : span.end] == span.quote
            assert len(keys(span.quote)) >= FINGERPRINT


def _place(one: Reuse) -> tuple[str, int]:
    return one.spans[1].article, one.spans[1].start


CASES = {
    "word for word": (f"Witnesses said {PASSAGE}.", f"Late on Sunday {PASSAGE}, police confirmed.", 1.0),
    "case, quotation marks and commas": (
        "He said: “It’s the first winter without the old bridge, I’m sad.”",
        "he SAID, \"It's the first winter - without the old bridge; I'm sad\"",
        1.0,
    ),
    "accents decomposed": (
        "a" * 3 + " café in old Orvik opened its doors again today",
        "aaa cafe\u0301 in old Orvik opened its doors again today",
        1.0,
    ),
    "zero-width characters inside words": (
        "one two three four five six seven eight",
        "one t\u200bwo three four fi\u00adve six seven eight",
        1.0,
    ),
    "one word changed": (
        f"{PASSAGE} and forty people swam to the shore in the dark",
        f"{PASSAGE} and fifty people swam to the shore in the dark",
        0.9583,
    ),
    "words put in": (
        f"{PASSAGE} and forty people swam to the shore in the dark",
        f"{PASSAGE} and by one account forty people swam to the shore in the dark",
        0.9412,
    ),
    "Han letters": ("他说港口的渡轮在离开码头九分钟后沉没了。", "据报道，港口的渡轮在离开码头九分钟后沉没了", 1.0),
}


@pytest.mark.parametrize("left,right,similarity", CASES.values(), ids=CASES)
def test_one_passage(left: str, right: str, similarity: float) -> None:
    found = find_reuse([annotated("b", right), annotated("a", left)])
    check(found, {"a": left, "b": right})
    assert [one.similarity for one in found] == [similarity]


NOTHING = {
    "seven words": ("one two three four five six seven", "zero one two three four five six seven nought"),
    "an office and a name in Han letters": ("美国国务卿布林肯表示", "美国国务卿布林肯表明"),
    "the same words in another order": ("a b c d e f g h i j", "j i h g f e d c b a"),
    "only punctuation": ("?!... -- ??" * 20, "?!... -- ??" * 20),
    "empty": ("", ""),
}


@pytest.mark.parametrize("left,right", NOTHING.values(), ids=NOTHING)
def test_no_passage(left: str, right: str) -> None:
    assert find_reuse([annotated("a", left), annotated("b", right)]) == ()


def test_spans_stop_at_the_last_equal_word() -> None:
    (one,) = find_reuse([annotated("a", f"Sunny. “{PASSAGE}”, he said"), annotated("b", f"But {PASSAGE}: dreadful")])
    assert [span.quote for span in one.spans] == [PASSAGE, PASSAGE]


def test_furniture_is_not_shared_and_not_bridged() -> None:
    teaser = "Read also: the ten best beaches of the northern coast for a long weekend"
    left = f"{PASSAGE}\n{teaser}\nand forty people swam to the shore in the dark"
    right = f"{teaser}. {PASSAGE} and forty people swam to the shore in the dark"
    found = find_reuse([annotated("a", left, teaser), annotated("b", right)])
    check(found, {"a": left, "b": right})
    assert [one.spans[0].quote for one in found] == [PASSAGE, "and forty people swam to the shore in the dark"]


def test_a_passage_that_stands_twice_is_found_at_both_places() -> None:
    left = f"{PASSAGE}. Elsewhere rain fell on the hills. {PASSAGE}."
    found = find_reuse([annotated("a", left), annotated("b", PASSAGE)])
    assert [one.spans[0].quote for one in found] == [PASSAGE, PASSAGE]


def test_a_phrase_of_many_articles_starts_no_passage_but_may_stand_in_one() -> None:
    disclaimer = "this material may not be published broadcast rewritten or redistributed in any form"
    many = [annotated(f"n{n:03}", f"matter{n} {disclaimer} w{n}") for n in range(COMMON_LEAST + 5)]
    pair = [annotated(f"p{n}", f"{PASSAGE} {disclaimer} {PASSAGE[::-1]}") for n in range(2)]
    (one,) = find_reuse([*many, *pair])
    assert [span.article for span in one.spans] == ["p0", "p1"]
    assert disclaimer in one.spans[0].quote


def test_fifteen_reprints_of_one_report_are_all_found() -> None:
    found = find_reuse([annotated(f"r{n:02}", f"outlet{n} {PASSAGE} copyright{n}") for n in range(15)])
    assert len(found) == 15 * 14 // 2


def test_hostile_texts_take_linear_time() -> None:
    found = find_reuse([annotated("a", "ha " * 60_000), annotated("b", "ha " * 50_000), annotated("c", "“" * 500_000)])
    assert found[0].spans[1].quote.count("ha") == 50_000


LETTERS = st.sampled_from(["ox", "Elm", "ivy", "oak", "42", "ash", "x’s", "fir"])
TEXT = st.lists(LETTERS, max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, min_size=2, max_size=4))
def test_every_shared_run_of_eight_words_is_covered_on_both_sides(texts: list[str]) -> None:
    """Against an independent check by brute force, with so few words that matches overlap and repeat."""
    named = {f"t{n}": text for n, text in enumerate(texts)}
    found = find_reuse([annotated(id, text) for id, text in named.items()])
    check(found, named)
    runs = {id: _runs(text) for id, text in named.items()}
    for one in found:
        left, right = ({gram for gram, _ in _runs(span.quote)} for span in one.spans)
        assert left & right
    for id, grams in runs.items():
        others = {gram for other, those in runs.items() if other != id for gram, _ in those}
        for gram, (start, end) in grams:
            if gram in others and _occurrences(gram, runs) <= 2:
                spans = [span for one in found for span in one.spans if span.article == id]
                assert any(span.start <= start and end <= span.end for span in spans) or _pieces(spans, start, end)


def _runs(text: str) -> list[tuple[tuple[str, ...], tuple[int, int]]]:
    found = list(words(text))
    return [
        (tuple(w.key for w in found[i : i + FINGERPRINT]), (found[i].start, found[i + FINGERPRINT - 1].end))
        for i in range(len(found) - FINGERPRINT + 1)
    ]


def _occurrences(gram: tuple[str, ...], runs: dict[str, list[tuple[tuple[str, ...], tuple[int, int]]]]) -> int:
    return sum(other == gram for those in runs.values() for other, _ in those)


def _pieces(spans: list, start: int, end: int) -> bool:  # type: ignore[type-arg]
    """The run may lie across two passages that touch it from both ends."""
    ordered = sorted(span for span in spans if span.start < end and start < span.end)
    touching = all(one.end + 1 >= two.start for one, two in pairwise(ordered))
    return bool(ordered) and touching and ordered[0].start <= start and end <= max(span.end for span in ordered)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(texts: list[str], random) -> None:  # type: ignore[no-untyped-def]
    articles = [annotated(f"t{n}", text) for n, text in enumerate(texts)]
    expected = find_reuse(articles)
    random.shuffle(articles)
    assert find_reuse(articles) == expected


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=80).map(lambda text: text * 3), min_size=2, max_size=3))
def test_any_text_has_exact_spans(texts: list[str]) -> None:
    named = {f"t{n}": text for n, text in enumerate(texts)}
    check_exact = find_reuse([annotated(id, text) for id, text in named.items()])
    for one in check_exact:
        for span in one.spans:
            assert named[span.article][span.start : span.end] == span.quote
