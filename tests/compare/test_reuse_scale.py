"""Reuse at scale: words as hashes are the words, pairs are those of a plain join, passages those of a report."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.compare import reuse
from firsthand.compare.reuse import Text, find_reuse, pairs, passages
from firsthand.compare.reuse_keys import FINGERPRINT
from firsthand.compare.reuse_words import CUT, Tokeniser, prepared, word_id
from firsthand.compare.words import words
from firsthand.model import Annotated
from tests.builders import article

PASSAGE = "the ferry to Lund island sank within nine minutes of leaving the harbour wall"
LETTERS = "ab Z9_'’‘“”-—é\u0301\u200b\u00ad中文ก\u0e31ßİŉﬁ²½ªº\u00a0Ж\ud800𝔸\U00020000\uff07\u02bc\u3000。\0\1"


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(st.sampled_from(LETTERS) | st.characters(), max_size=20), min_size=1, max_size=4))
def test_words_of_a_batch_are_the_words_of_each_text(texts: list[str]) -> None:
    tokeniser = Tokeniser()
    bodies = [prepared(text) for text in texts]
    batch = tokeniser.batch(bodies)
    expected = [list(words(text)) for text in bodies]
    got = [batch.ids[a : b - 1].tolist() for a, b in zip(batch.starts[:-1], batch.starts[1:], strict=True)]
    assert got == [[word_id(word.key) for word in row] for row in expected]
    nth = np.repeat(np.arange(len(texts)), [len(row) for row in expected])
    every = np.flatnonzero(
        np.concatenate([np.arange(b - a) < b - a - 1 for a, b in zip(batch.starts[:-1], batch.starts[1:], strict=True)])
    )
    assert tokeniser.places(bodies, every, nth).tolist() == [[w.start, w.end] for row in expected for w in row]


def test_furniture_is_cut_out_with_whole_words() -> None:
    body = prepared("one two’s teaser three", ((6, 16),))
    assert len(body) == 22
    assert Tokeniser().batch([body]).ids.tolist()[:-1] == [word_id("one"), int(CUT), word_id("three")]


def invented(count: int, seed: int) -> list[Text]:
    chance = random.Random(seed)
    vocabulary = ["of", "the", "in", *(f"w{n}" for n in range(400)), "été", "l’eau", "中"]
    texts: list[list[str]] = []
    for _ in range(count):
        body = chance.choices(vocabulary, k=chance.randint(0, 120))
        for _ in range(chance.randint(0, 2) if texts else 0):
            other = chance.choice(texts)
            start = chance.randint(0, len(other))
            at = chance.randint(0, len(body))
            body[at:at] = other[start : start + chance.randint(6, 40)]
        texts.append(body)
    return [Text(f"t{n:04}", " ".join(body)) for n, body in enumerate(texts)]


@pytest.mark.parametrize("most", [2, 5, 200])
def test_pairs_are_those_of_a_join_in_a_database(most: int) -> None:
    duckdb = pytest.importorskip("duckdb", reason="pip install duckdb")
    texts = invented(300, most)
    rows = set()
    for text in texts:
        row = [word.key for word in words(text.text)]
        rows |= {(text.id, " ".join(row[i : i + FINGERPRINT])) for i in range(len(row) - FINGERPRINT + 1)}
    with duckdb.connect() as base:
        base.execute("create table keys (id varchar, key varchar)")
        base.executemany("insert into keys values (?, ?)", sorted(rows))
        expected = base.execute(
            "with kept as (select key from keys group by key having count(*) between 2 and ?) "
            "select a.id, b.id, count(*) from keys a join keys b using (key) join kept using (key) "
            "where a.id < b.id group by a.id, b.id order by a.id, b.id",
            [most],
        ).fetchall()
    assert len(expected) > 100
    assert [tuple(pair) for pair in pairs(texts, most=most)] == expected


def test_passages_are_those_of_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reuse, "MARGIN", -1000)
    texts = invented(120, 7)
    annotated = [Annotated(article(t.id, t.text), True, (), (), (), (), (), (), ()) for t in texts]
    spans = [(*one.spans, one.similarity) for one in find_reuse(annotated)]
    expected = [(a.article, a.start, a.end, b.article, b.start, b.end, alike) for a, b, alike in spans]
    found = list(passages(texts))
    assert len(found) > 50
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("threads", [1, 2])
def test_order_batches_and_threads_do_not_matter(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = invented(150, 3)
    expected = list(pairs(texts)), list(passages(texts))
    random.Random(1).shuffle(texts)
    monkeypatch.setattr(reuse, "_BATCH", 2000)
    assert (list(pairs(texts, threads=threads)), list(passages(texts, threads=threads))) == expected


def test_footers_of_one_outlet_are_no_reuse_but_reprints_are() -> None:
    footer = "subscribe to the Kerrin Post and read the morning letter on your telephone every day"
    texts = [Text(f"n{n}", " ".join(f"own{n}x{k}" for k in range(60)) + f" {footer}", "Kerrin Post") for n in range(8)]
    assert list(pairs(texts)) == []
    versions = [Text(f"v{n}", f"{PASSAGE} version{n}", "Kerrin Post") for n in range(8)]
    assert len(list(pairs(versions))) == 8 * 7 // 2


def test_two_texts_with_one_id_are_an_error() -> None:
    with pytest.raises(ValueError, match="'a'"):
        list(pairs([Text("a", "x"), Text("a", "y")]))


def test_nothing_in_nothing_out() -> None:
    assert list(pairs([])) == []
    assert list(passages([])) == []
    assert list(passages([Text("a", ""), Text("b", "one")])) == []


def test_one_equal_word_before_a_common_phrase_is_no_passage() -> None:
    footer = "subscribe to the Kerrin Post and read the morning letter on your telephone every day"
    own = [" ".join(f"own{n}x{k}" for k in range(60)) for n in range(60)]
    ends = ["twice", "twice", *(f"end{n}" for n in range(58))]
    texts = [Text(f"n{n:02}", f"{body} {end} {footer}") for n, (body, end) in enumerate(zip(own, ends, strict=True))]
    assert [pair[:2] for pair in pairs(texts)] == [("n00", "n01")]
    assert list(passages(texts)) == []
