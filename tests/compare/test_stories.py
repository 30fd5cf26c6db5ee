"""Stories: every article in exactly one, whatever the order; same happening together, other ones apart."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.compare import find_reuse, group_stories
from firsthand.model import Annotated, Story
from tests.builders import article

FERRY = (
    "The ferry Halvorn sank off Lund island on Sunday, killing at least four passengers, the coast guard said. "
    "Divers searched the wreck for the captain, Ines Okkonen.",
    "Four people died when the Halvorn, a ferry serving Lund island, went down on Sunday. Rescuers were still looking "
    "for its captain, Ines Okkonen, the coast guard said.",
    "Divers looked on Monday for Ines Okkonen, captain of the ferry Halvorn, which sank near Lund island at the cost "
    "of four lives, according to the coast guard.",
)
BANK = (
    "The central bank of Ostmark raised its key interest rate to six percent on Tuesday to curb inflation. Governor "
    "Pavel Rudin said prices were rising too fast.",
    "Ostmark's governor Pavel Rudin lifted the interest rate to six percent, the central bank announced, as inflation "
    "stayed high and prices rose.",
)


def annotated(id: str, text: str, published: str | None = None, title: str | None = None) -> Annotated:
    return Annotated(article(id, text, published=published, title=title), True, (), (), (), (), (), (), ())


def groups(stories: tuple[Story, ...]) -> list[tuple[str, ...]]:
    return [story.articles for story in stories]


def collection() -> list[Annotated]:
    return [annotated(f"f{n}", text) for n, text in enumerate(FERRY)] + [
        annotated(f"b{n}", text) for n, text in enumerate(BANK)
    ]


def test_same_happening_together_other_apart_in_any_order() -> None:
    expected = group_stories(collection(), ())
    assert groups(expected) == [("b0", "b1"), ("f0", "f1", "f2")]
    assert [story.id for story in expected] == ["st1", "st2"]
    for order in list(permutations(collection()))[::17]:
        assert group_stories(order, ()) == expected


def test_no_article_no_story_and_one_article_one_story() -> None:
    assert group_stories([], ()) == ()
    (one,) = group_stories([annotated("a", FERRY[0], "2031-02-03", "  A ferry sinks ")], ())
    assert one.articles == ("a",)
    assert (one.title.field, one.title.quote) == ("title", "A ferry sinks")
    assert one.first == one.last
    assert one.first is not None
    assert one.first.value == "2031-02-03"


@pytest.mark.parametrize("later,together", [("2031-02-04", True), ("2033-08-01", False)])
def test_years_apart_are_apart(later: str, together: bool) -> None:
    found = group_stories([annotated("a", FERRY[0], "2031-02-03"), annotated("b", FERRY[2], later)], ())
    assert len(found) == (1 if together else 2)


def test_stories_are_numbered_by_first_publication_and_undated_last() -> None:
    dated = [
        annotated("a", "Snow fell on the passes of the Kelm mountains.", None),
        annotated("b", BANK[0], "2031-05-02"),
        annotated("c", FERRY[0], "2031-05-01"),
        annotated("d", FERRY[1], "2031-05-03"),
    ]
    found = group_stories(dated, find_reuse(dated))
    assert groups(found) == [("c", "d"), ("b",), ("a",)]
    assert (found[0].first, found[0].last) == (dated[2].article.published, dated[3].article.published)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=40) | st.sampled_from(FERRY + BANK), max_size=6))
def test_every_article_is_in_exactly_one_story(texts: list[str]) -> None:
    articles = [annotated(f"t{n}", text) for n, text in enumerate(texts)]
    found = group_stories(articles, find_reuse(articles))
    assert sorted(id for story in found for id in story.articles) == [a.article.id for a in articles]
    for story in found:
        (holder,) = (a.article for a in articles if a.article.id == story.title.article)
        assert holder.text[story.title.start : story.title.end] == story.title.quote
        assert holder.id in story.articles
