from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.account import Account
from firsthand.model import Derivation, Evidence
from firsthand.render import html
from firsthand.render.drawing import HIGH, LARGEST, LEAVES, SHOWN, WIDE, _fit, _long
from firsthand.render.layered import acyclic, components, layout
from firsthand.render.view import view
from tests.render.story import ACCOUNT, L, M, Q, at

PAIRS = st.lists(st.tuples(st.integers(0, 12).map(str), st.integers(0, 12).map(str)), max_size=40)


def edge(child: str, parent: str, **more: Any) -> Derivation:
    evidence = (Evidence("credit", 1.0, (at(M, "told Norrick Press"),)),)
    return replace(Derivation(child, parent, "rewrite", True, 0.5, 0.9, (), evidence), **more)


def star(leaves: int) -> Account:
    articles = tuple(replace(M, id=f"{n}", outlet=f"Paper {n}", credits=()) for n in range(leaves + 1))
    return Account(articles=articles, derivations=tuple(edge(f"{n}", "0", evidence=()) for n in range(1, leaves + 1)))


def crossing(one: Any, other: Any) -> bool:
    return bool(abs(one.x - other.x) < WIDE and abs(one.y - other.y) < HIGH)


@settings(max_examples=60, deadline=None)
@given(PAIRS)
def test_a_layout_has_room_for_every_box_and_runs_from_left_to_right(pairs: list[tuple[str, str]]) -> None:
    edges = acyclic(pairs)
    nodes = list(dict.fromkeys(node for one in edges for node in one))
    for group in components(nodes, edges):
        mine = [one for one in edges if one[0] in group]
        found = layout(group, mine)
        assert all(found.places[parent][0] < found.places[child][0] for parent, child in mine)
        for one, other in combinations(found.places.values(), 2):
            assert one[0] != other[0] or abs(one[1] - other[1]) >= 0.99
        assert found == layout(group, mine)


def test_a_circle_is_opened() -> None:
    assert acyclic([("a", "b"), ("b", "c"), ("c", "a"), ("a", "a"), ("a", "b")]) == [("a", "b"), ("b", "c")]


def test_absent_reports_are_drawn_dashed_and_lead_to_the_words_that_name_them() -> None:
    page = view(ACCOUNT)
    kinds = {box.lines[0]: box.kind for one in page.drawings for box in one.boxes}
    assert kinds["Norrick Press"] == "absent"
    assert kinds["Morrow Daily"] == "article"
    assert {one.anchor for one in page.absent} >= {
        box.href[1:] for one in page.drawings for box in one.boxes if box.kind == "absent"
    }


def test_every_line_says_how_and_how_much_and_leads_to_its_row() -> None:
    page = view(replace(ACCOUNT, origins=(), derivations=(edge(M.id, L.id), edge(Q.id, L.id, directed=False))))
    lines = page.drawings[0].lines
    assert [line.label for line in lines] == ["rewritten 50%", "rewritten 50%"]
    assert [line.kind for line in lines] == ["sure", "undirected"]
    assert [bool(line.head) for line in lines] == [True, False]
    assert {line.href for line in lines} == {f"#{one.anchor}" for one in page.edges}


def test_boxes_never_overlap_and_lie_within_the_drawing() -> None:
    for account in (ACCOUNT, star(5), star(30)):
        for one in view(account).drawings:
            assert not [pair for pair in combinations(one.boxes, 2) if crossing(*pair)]
            assert all(box.x + WIDE <= one.width and box.y + HIGH <= one.height for box in one.boxes)


def test_many_leaves_share_a_box_that_counts_them() -> None:
    few, many = view(star(LEAVES)), view(star(300))
    assert len(few.drawings[0].boxes) == LEAVES + 1
    assert not few.groups
    assert len(many.drawings[0].boxes) == SHOWN + 2
    assert many.drawings[0].boxes[-1].lines == (f"{300 - SHOWN} more articles",)
    assert len(many.groups[0].members) == 300 - SHOWN


def test_what_is_too_large_is_split_by_origin() -> None:
    articles = tuple(replace(M, id=f"{n}", outlet=None, title=None, credits=()) for n in range(120))
    edges = tuple(edge(f"{n}", f"{n // 3}", evidence=()) for n in range(30, 120))
    joined = (*edges, *(edge(f"{n}", f"{n + 1}", evidence=()) for n in range(10, 29)))
    for one in view(Account(articles=articles, derivations=joined)).drawings:
        assert len(one.boxes) <= LARGEST


def test_one_article_and_none_are_not_drawn() -> None:
    assert "<svg style" not in html(Account())
    assert "<svg style" not in html(Account(articles=(M,)))


def test_text_fits_its_box() -> None:
    for text in ("Gazette", "W" * 90, "i" * 300, "word " * 50, "新聞" * 40, "", "a\u0301" * 400, "-" * 10**6):
        lines = _fit(text, 164, 13, 2)
        assert len(lines) <= 2
        assert all(_long(line, 13) <= 164 + 13 for line in lines)
