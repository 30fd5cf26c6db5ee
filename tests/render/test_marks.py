from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Span
from firsthand.render.marks import CONTEXT, Back, Marks, Piece
from tests.render.story import M


def pieces(text: str, *spans: tuple[int, int], whole: bool = True) -> tuple[Piece, ...]:
    article = replace(M, text=text)
    marks = Marks([article])
    for n, (start, end) in enumerate(spans):
        marks.link(article.span(start, end), Back(f"row {n}", f"#row-{n}"))
    return marks.pieces(article, "text", whole=whole)


def drawn(found: tuple[Piece, ...]) -> str:
    shown = {"close": ")", "gap": "[…]"}
    return "".join(
        piece.text
        if piece.kind == "text"
        else f"({piece.anchor or ''}:"
        if piece.kind == "open"
        else f"<{','.join(back.href[5:] for back in piece.backs)}>"
        if piece.kind == "back"
        else shown[piece.kind]
        for piece in found
    )


def test_one_mark() -> None:
    assert drawn(pieces("abcdef", (2, 4))) == "ab(w1:cd)<0>ef"


def test_nested_marks_stay_nested() -> None:
    assert drawn(pieces("abcdef", (2, 3), (1, 5))) == "a(w2:b(w1:c)<0>de)<1>f"


def test_crossing_marks_are_split() -> None:
    assert drawn(pieces("abcdef", (0, 4), (2, 6))) == "(w1:ab(w2:cd))<0>(:ef)<1>"


def test_same_words_are_one_mark_with_two_ways_back() -> None:
    assert drawn(pieces("abc", (0, 1), (0, 1))) == "(w1:a)<0,1>bc"


def test_marks_that_begin_and_end_together() -> None:
    assert drawn(pieces("abcd", (0, 4), (0, 2), (2, 4))) == "(w1:(w2:ab)<1>(w3:cd))<0,2>"


def test_spans_outside_of_the_text_are_not_marked() -> None:
    marks = Marks([M])
    for span in (Span(M.id, "text", 5, 5, ""), Span(M.id, "text", 0, 10**6, "x"), Span("gone", "text", 0, 1, "x")):
        assert marks.link(span, Back("row", "#row")) is None
    assert drawn(marks.pieces(M, "title", whole=True)) == M.title


def test_excerpts() -> None:
    text = "first line\n" + "word " * 300 + "HERE " + "word " * 300
    at = text.index("HERE")
    found = drawn(pieces(text, (at, at + 4), whole=False))
    assert found.startswith("[…]word ")
    assert found.endswith("word[…]")
    assert "(w1:HERE)<0>" in found
    assert len(found) < 2 * CONTEXT + 60
    assert drawn(pieces(text, (0, 5), whole=False)).startswith("(w1:first)<0> line")
    assert drawn(pieces(text, whole=False)) == ""


@given(st.data())
def test_marks_nest_and_no_word_is_lost(data: st.DataObject) -> None:
    text = data.draw(st.text(max_size=60))
    point = st.integers(0, len(text))
    spans = (
        data.draw(st.lists(st.tuples(point, point).filter(lambda span: span[0] < span[1]), max_size=8)) if text else []
    )
    found = pieces(text, *spans)
    assert "".join(piece.text for piece in found if piece.kind == "text") == text
    depth = 0
    for piece in found:
        depth += {"open": 1, "close": -1}.get(piece.kind, 0)
        assert depth >= 0
    assert depth == 0
    assert sum(piece.anchor is not None for piece in found) == len(set(spans))
    cut = pieces(text, *spans, whole=False)
    assert all(any(text[a:b] in "".join(p.text for p in cut) for p in cut) for a, b in spans)
