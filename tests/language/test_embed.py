"""Embeddings: unit rows, the same whatever else is embedded, near for paraphrases and far for others."""

from __future__ import annotations

import numpy as np
import pytest

from firsthand.language.embed import embed
from firsthand.language.encoder import WIDTH

SENTENCES = (
    "The mayor of Orvik resigned on Monday after the bridge collapsed.",
    "Orvik's mayor stepped down at the start of the week following the fall of the bridge.",
    "Shares of the biscuit maker rose four percent in early trading.",
    "Wind.",
)


def test_rows_have_unit_length_in_the_order_given() -> None:
    vectors = embed(SENTENCES)
    assert vectors.shape == (len(SENTENCES), WIDTH)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.array_equal(embed(SENTENCES[::-1]), vectors[::-1])


def test_a_text_has_the_same_vector_alone_and_in_company() -> None:
    together = embed((*SENTENCES, "word " * 300))
    for row, sentence in enumerate(SENTENCES):
        assert np.array_equal(embed([sentence])[0], together[row])


def test_a_paraphrase_is_nearer_than_another_topic() -> None:
    vectors = embed(SENTENCES)
    assert vectors[0] @ vectors[1] > 0.7
    assert vectors[0] @ vectors[2] < 0.3


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u200d", "half a pair \ud800 here", "x" * 1_000_000, "字" * 5_000])
def test_any_text_gets_a_vector(text: str) -> None:
    assert np.isfinite(embed([text])).all()


def test_no_texts_no_rows() -> None:
    assert embed([]).shape == (0, WIDTH)


def test_a_returned_vector_may_be_changed_without_changing_the_next() -> None:
    first = embed(["A river rose."])
    kept = first.copy()
    first *= 0
    assert np.array_equal(embed(["A river rose."]), kept)
