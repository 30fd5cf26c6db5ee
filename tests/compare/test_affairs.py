"""Phases of one affair are one story where many rare names are shared; other affairs and years stay apart."""

from __future__ import annotations

from itertools import permutations

import pytest

from firsthand.compare import group_stories
from firsthand.compare.affairs import join
from firsthand.compare.names import NameWords, name_words
from firsthand.model import Annotated, Name, NameKind
from tests.builders import article

RARE = ["okkonen", "halvorn", "lundby", "skelde", "orvik", "tammeru", "vestrin", "kjarval"]
COMMON = ["john", "london", "paris", "george", "david", "washington", "york", "james"]


def named(documents: list[list[str]]) -> NameWords:
    return NameWords(documents, {w: 0.05 if w in COMMON else 0.0008 for d in documents for w in d})


def together(left: list[str], right: list[str], others: int = 0, apart: bool = False, edge: bool = True) -> bool:
    """Are the groups of one article each joined, beside ``others`` groups that all hold the names of the left one?"""
    links: list[dict[int, int]] = [{1: 100}, {0: 100}] if edge else [{}, {}]
    documents = [left, right, *[left] * others]
    found = join(range(2 + others), [*links, *[{}] * others], named(documents), lambda _a, _b: apart)
    return found[0] == found[1]


CASES = {
    "five rare words of six": (RARE[:6], RARE[1:], True),
    "four are too few": (RARE[:4], RARE[:4], False),
    "five of nine are too small a share": ([*RARE, "a1"], [*RARE[:5], "b1", "b2", "b3", "b4", "b5"], False),
    "common names are no evidence": (COMMON, COMMON, False),
    "common names take nothing away": ([*RARE[:5], *COMMON[:4]], [*RARE[:5], *COMMON[4:]], True),
    "none": ([], [], False),
}


@pytest.mark.parametrize("left,right,expected", CASES.values(), ids=CASES)
def test_groups_are_joined_by_rare_names(left: list[str], right: list[str], expected: bool) -> None:
    assert together(left, right) is expected


def test_names_of_many_other_stories_are_weak_and_only_near_groups_are_joined() -> None:
    assert together(RARE, RARE)
    assert not together(RARE, RARE, others=20)
    assert not together(RARE, RARE, apart=True)
    assert not together(RARE, RARE, edge=False)


def test_groups_are_numbered_by_their_first_article() -> None:
    documents = [["x"], RARE, ["y"], RARE]
    links: list[dict[int, int]] = [{}, {3: 100}, {}, {1: 100}]
    assert join([0, 1, 2, 3], links, named(documents), lambda _a, _b: False) == [0, 1, 2, 1]
    assert join([], [], named([]), lambda _a, _b: False) == []


def annotated(id: str, text: str, names: list[tuple[str, NameKind, str]], published: str | None = None) -> Annotated:
    found = tuple(
        Name(text.index(quote), text.index(quote) + len(quote), quote, kind, key) for quote, kind, key in names
    )
    return Annotated(article(id, text, published=published), True, (), found, (), (), (), (), ())


def test_spellings_fold_alike_and_the_press_is_left_out() -> None:
    left = annotated(
        "a", "Reyk and Halvenia, the Post said", [("Reyk", "person", "Tomas Reyk"), ("Post", "outlet", "Post")]
    )
    right = annotated("b", "Rejk of Halvenija", [("Rejk", "person", "Rejk"), ("Halvenija", "state", "Halvenija")])
    assert name_words([left, right]).documents == [["tomas", "reik"], ["reik", "halvenia"]]


SINKING = "The ferry Halvorn sank off Lundby; its captain Ines Okkonen and the owner Tammeru Vestrin were questioned."
LATER = "Reporters crowded a hall in Lundby to hear Tammeru Vestrin. Asked about Halvorn and Okkonen he said nothing."
OTHER = "A ferry, the Prinsen, ran aground off Skelde; its captain Odd Kjarval and all passengers were taken to land."


@pytest.mark.parametrize("published,together", [("2031-03-20", True), ("2033-08-01", False)])
def test_a_later_phase_is_the_same_story_another_ferry_is_not(published: str, together: bool) -> None:
    articles = [
        annotated(
            "a",
            SINKING,
            [
                ("Halvorn", "other", "Halvorn"),
                ("Lundby", "place", "Lundby"),
                ("Ines Okkonen", "person", "Ines Okkonen"),
                ("Tammeru Vestrin", "person", "Tammeru Vestrin"),
            ],
            "2031-03-02",
        ),
        annotated(
            "b",
            LATER,
            [
                ("Lundby", "place", "Lundby"),
                ("Tammeru Vestrin", "person", "Tammeru Vestrin"),
                ("Halvorn", "organization", "Halvorn"),
                ("Okkonen", "person", "Okkonen"),
            ],
            published,
        ),
        annotated(
            "c",
            OTHER,
            [("Prinsen", "other", "Prinsen"), ("Skelde", "place", "Skelde"), ("Odd Kjarval", "person", "Odd Kjarval")],
            "2031-03-04",
        ),
    ]
    expected = {("a", "b"), ("c",)} if together else {("a",), ("b",), ("c",)}
    for order in permutations(articles):
        assert {story.articles for story in group_stories(order, ())} == expected
