"""Independence as a range with its reason: the rules of evidence, case by case."""

from __future__ import annotations

from dataclasses import replace

from firsthand.model import Annotated, Claim, Source, Story
from firsthand.trace.layers import assign
from firsthand.trace.lineage import trace_lineage
from tests.builders import annotated, article, attribution, claim, reuse, source, story

AGENCY = source("s1", "Norvik News Agency", "agency")
PEOPLE = source("s2", "four officials", "anonymous", count=4)
MINISTER = source("s3", "Ada Holm", "person")
WIRE = source("s4", "Tarn Wire", "agency")
OTHERS = source("s5", "two engineers", "anonymous", count=2)
PART = source("s6", "one of the officials", "anonymous", count=1, subset_of="s2")
VAGUE = source("s7", "officials", "anonymous")
SOURCES = (AGENCY, PEOPLE, MINISTER, WIRE, OTHERS, PART, VAGUE)


def layered(articles: list[Annotated], claims: list[Claim], pairs: tuple[object, ...] = ()) -> list[Claim]:
    stories: list[Story] = [story(*(a.article for a in articles))]
    lineage = trace_lineage(stories, articles, SOURCES, pairs, claims)  # type: ignore[arg-type]
    return list(assign(claims, articles, SOURCES, lineage))


def retelling(id: str, agency: Source, people: Source, n: int = 1, published: str = "2031-05-02") -> Annotated:
    a = article(
        id,
        f"The dam will close, {people.name} told {agency.name}. The lake is full.",
        outlet=f"Paper {id}",
        published=published,
    )
    chain = [(agency.id, agency.name), (people.id, people.name)]
    return annotated(a, [attribution(a, n, people.name, "told", "The dam will close", chain)])


def test_many_retellings_of_one_report_are_one_origin() -> None:
    made = [retelling(i, AGENCY, PEOPLE) for i in "abc"]
    (c,) = layered(made, [claim("c1", *((m.article, "The dam will close", f"{m.article.id}#a1") for m in made))])
    assert (c.layers.articles, c.layers.outlets, c.layers.origins, c.layers.sources) == (3, 3, (1, 1), (4, 4))
    assert "Norvik News Agency" in c.layers.reason


def test_two_agencies_are_two_origins_whose_people_may_be_the_same() -> None:
    made = [retelling("a", AGENCY, PEOPLE), retelling("b", WIRE, OTHERS)]
    (c,) = layered(made, [claim("c1", *((m.article, "The dam will close", f"{m.article.id}#a1") for m in made))])
    assert c.layers.origins == (2, 2)
    assert c.layers.sources == (4, 6)
    assert "cannot be known" in c.layers.reason


def test_reports_of_different_years_are_not_added_up() -> None:
    made = [retelling("a", AGENCY, PEOPLE, published="2029-01-05"), retelling("b", WIRE, OTHERS)]
    (c,) = layered(made, [claim("c1", *((m.article, "The dam will close", f"{m.article.id}#a1") for m in made))])
    assert c.layers.origins == (1, 1)
    assert "different times" in c.layers.reason


def test_a_report_without_a_date_raises_only_the_maximum() -> None:
    undated = annotated(article("b", "The dam will close, two engineers told Tarn Wire.", outlet="Paper b"))
    chain = [("s4", "Tarn Wire"), ("s5", "two engineers")]
    undated = replace(
        undated,
        attributions=(attribution(undated.article, 1, "two engineers", "told", "The dam will close", chain),),
    )
    made = [retelling("a", AGENCY, PEOPLE), undated]
    (c,) = layered(made, [claim("c1", *((m.article, "The dam will close", f"{m.article.id}#a1") for m in made))])
    assert c.layers.origins == (1, 2)
    assert "When Tarn Wire is from is unknown" in c.layers.reason


def test_an_uncredited_passage_inherits_only_what_another_retelling_has_too() -> None:
    made = [retelling(i, AGENCY, PEOPLE) for i in "ab"]
    shared, alone = layered(
        made,
        [
            claim("c1", *((m.article, "The lake is full", None) for m in made)),
            claim("c2", (made[0].article, "The lake is full", None)),
        ],
    )
    assert shared.layers.origins == (1, 1)
    assert {s.origins for s in shared.statements} == {("o1",)}
    assert alone.statements[0].origins == ()
    assert alone.layers.origins == (1, 1)
    assert "unknown" in alone.layers.reason


def test_unknown_lineage_raises_only_the_maximum() -> None:
    first, second = retelling("a", AGENCY, PEOPLE), retelling("b", WIRE, OTHERS)
    (c,) = layered(
        [first, second],
        [claim("c1", (first.article, "The dam will close", "a#a1"), (second.article, "The lake is full", None))],
    )
    assert c.layers.origins == (1, 2)


def test_an_article_without_any_credit_is_not_counted_as_independent() -> None:
    first = retelling("a", AGENCY, PEOPLE)
    bare = annotated(article("b", "The dam is going to close.", outlet="Bare Facts", published="2031-05-03"))
    (c,) = layered(
        [first, bare],
        [claim("c1", (first.article, "The dam will close", "a#a1"), (bare.article, "The dam is going to close", None))],
    )
    assert c.layers.origins == (1, 2)


def test_own_reporting_that_words_show_is_independent() -> None:
    first = retelling("a", AGENCY, PEOPLE)
    own = article(
        "b", "The dam will shut, two engineers told this newspaper.", outlet="Own Voice", published="2031-05-04"
    )
    second = annotated(
        own, [attribution(own, 1, "two engineers", "told", "The dam will shut", [("s5", "two engineers")])]
    )
    (c,) = layered(
        [first, second],
        [claim("c1", (first.article, "The dam will close", "a#a1"), (own, "The dam will shut", "b#a1"))],
    )
    assert c.layers.origins == (2, 2)


def test_one_utterance_heard_by_two_is_two_origins_and_one_source() -> None:
    a = article("p1", "At a press conference in Tarn, Ada Holm said the wall is safe.", outlet="Bay Post")
    b = article("p2", "The wall would hold, Ada Holm told a news conference.", outlet="Hill Echo")
    one = annotated(a, [attribution(a, 1, "Ada Holm", "said", "the wall is safe", [("s3", "Ada Holm")])])
    two = annotated(b, [attribution(b, 1, "Ada Holm", "told", "The wall would hold", [("s3", "Ada Holm")])])
    (c,) = layered([one, two], [claim("c1", (a, "the wall is safe", "p1#a1"), (b, "The wall would hold", "p2#a1"))])
    assert c.layers.origins == (2, 2)
    assert c.layers.sources == (1, 1)


def test_a_copy_adds_no_origin() -> None:
    text = "Three cracks were found in the northern wall by the engineers who went there on Monday, the board said"
    a = article("x", f"{text}.", outlet="Bay Post", published="2031-05-01")
    b = article("y", f"{text}.", outlet="Copy Site", published="2031-05-02")
    (c,) = layered([annotated(a), annotated(b)], [claim("c1", (a, text, None), (b, text, None))], (reuse(a, b, text),))
    assert c.layers.articles == 2
    assert c.layers.origins == (1, 1)


def test_one_of_a_group_adds_nobody_and_lowers_what_is_certain() -> None:
    first = retelling("a", AGENCY, PEOPLE)
    a = article("b", "It will be shut, one of the officials told Norvik News Agency.", outlet="Paper b")
    chain = [("s1", "Norvik News Agency"), ("s6", "one of the officials")]
    second = annotated(a, [attribution(a, 1, "one of the officials", "told", "It will be shut", chain)])
    (c,) = layered(
        [first, second], [claim("c1", (first.article, "The dam will close", "a#a1"), (a, "It will be shut", "b#a1"))]
    )
    assert c.layers.sources == (1, 4)


def test_a_group_without_a_number_leaves_the_maximum_open() -> None:
    made = [retelling("a", AGENCY, VAGUE)]
    (c,) = layered(made, [claim("c1", (made[0].article, "The dam will close", "a#a1"))])
    assert c.layers.sources == (1, None)


def test_statements_keep_their_words() -> None:
    made = [retelling("a", AGENCY, PEOPLE)]
    before = claim("c1", (made[0].article, "The dam will close", "a#a1"))
    (after,) = layered(made, [before])
    assert replace(after, layers=before.layers, statements=before.statements) == before
    assert [s.span for s in after.statements] == [s.span for s in before.statements]
