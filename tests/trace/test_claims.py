"""Claims: what says the same is one, what shares a topic is not."""

from __future__ import annotations

import itertools

import pytest

from firsthand.model import Claim
from firsthand.trace.claim_candidates import candidates
from firsthand.trace.claim_clusters import agglomerate
from firsthand.trace.claims import align, explain
from tests.trace.claim_texts import annotated, story

FERRY = "The ferry Ysolde sank off the island of Sundrey on Monday with 62 passengers on board."


def shared(*texts: str) -> list[list[str]]:
    """The words of each claim that several of ``texts`` make."""
    articles = [annotated(f"n{i}", t) for i, t in enumerate(texts)]
    return [
        [s.span.quote for s in c.statements]
        for c in align([story(*articles)], articles)
        if len({s.article for s in c.statements}) > 1
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (FERRY, "On Monday the ferry Ysolde went down near Sundrey island with 62 passengers aboard."),
        (
            "Minister Ivar Halden rejected a delay of the inspection of the harbour.",
            "Ivar Halden refused to postpone the inspection of the harbour, two officials said.",
        ),
        (
            "Two sailors told the Gazette that the bow door was leaking for months.",
            "According to two crew members, water had leaked through the bow door for months.",
        ),
        (
            "The inspectors warned the ministry about the door, and the owner ignored the letter of the union.",
            "The owner paid no heed. Inspectors had warned the ministry about the door.",
        ),
    ],
)
def test_paraphrase_reordering_and_other_attribution_are_one_claim(one: str, two: str) -> None:
    assert len(shared(one, two)) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The ferry Ysolde was built in the shipyard of Karsholm.",
            "Divers searched the wreck of the ferry Ysolde for missing passengers.",
        ),
        (
            "Minister Ivar Halden visited the families of the victims in Sundrey.",
            "Minister Ivar Halden asked parliament for a new law on ship inspections.",
        ),
        (
            "The union wants a strike in every harbour of the country.",
            "The owner of the ferry wants the money of the insurance.",
        ),
    ],
)
def test_one_topic_with_other_contents_is_not_one_claim(one: str, two: str) -> None:
    assert shared(one, two) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (FERRY, FERRY.replace("62", "48")),
        (FERRY, FERRY.replace("on Monday", "on Friday")),
        (FERRY, FERRY.replace("sank", "did not sink")),
        (
            "Ivar Halden signed the certificate of the ferry Ysolde.",
            "Marta Brandvold signed the certificate of the ferry Ysolde.",
        ),
    ],
)
def test_another_number_date_polarity_or_actor_is_one_claim_with_a_variant(one: str, two: str) -> None:
    assert len(shared(one, two)) == 1


def test_a_shared_figure_aligns_what_the_wording_does_not() -> None:
    one = "The Ysolde was carrying 341 people when she capsized on 11 February. The mayor of Sundrey wept."
    two = "The ferry Ysolde sank on 11 February with 341 passengers and crew. Rain fell on the harbour."
    assert len(shared(one, two)) == 1


def test_a_statement_is_the_clause_that_says_it_and_no_more() -> None:
    one = "The prime minister was under pressure since Monday, when it emerged that the inspectors found forty cracks."
    (group,) = shared(one, "The inspectors found forty cracks.")
    assert all(len(words) < 45 for words in group)


def test_a_quoted_sentence_stays_whole() -> None:
    quote = "“They were told about the door, and they chose the timetable,” said Jon Arvid."
    assert any("told about the door, and they chose" in words for group in shared(quote, quote) for words in group)


def test_a_relative_clause_brings_its_noun() -> None:
    (order,) = [
        c
        for c in candidates(annotated("n1", "The mayor signed an order that closed the old harbour of Sundrey."))
        if c.clause.predicate == "close"
    ]
    assert order.text.startswith("an order")


def texts() -> list[str]:
    return [
        f"{FERRY} Inspectors had warned the ministry about the bow door three times.",
        "The ministry was warned three times by inspectors about the bow door. Divers found the captain.",
        f"{FERRY} Minister Ivar Halden will not resign, his office said.",
    ]


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = [annotated(f"n{i}", t) for i, t in enumerate(texts())]
    results: list[tuple[Claim, ...]] = [align([story(*order)], order) for order in itertools.permutations(articles)]
    assert all(r == results[0] for r in results)


def test_claims_of_most_articles_come_first_and_every_span_is_exact() -> None:
    articles = [annotated(f"n{i}", t) for i, t in enumerate(texts())]
    found = align([story(*articles)], articles)
    spread = [len({s.article for s in c.statements}) for c in found]
    assert spread == sorted(spread, reverse=True)
    assert [c.id for c in found] == [f"c{n}" for n in range(1, len(found) + 1)]
    by_id = {a.article.id: a.article for a in articles}
    for claim in found:
        assert claim.text in [s.span for s in claim.statements]
        for s in claim.statements:
            assert by_id[s.article].text[s.span.start : s.span.end] == s.span.quote


def test_two_statements_of_one_claim_never_overlap() -> None:
    one = annotated("n1", "The mayor who closed the harbour on Monday said the harbour of Sundrey stays closed.")
    two = annotated("n2", "The harbour of Sundrey stays closed, said the mayor, who closed the harbour on Monday.")
    for claim in align([story(one, two)], [one, two]):
        for a, b in itertools.combinations(claim.statements, 2):
            assert a.article != b.article or a.span.end <= b.span.start or b.span.end <= a.span.start


def test_questions_and_fragments_are_no_claims() -> None:
    one = annotated("n1", "Who closed the harbour of Sundrey on Monday? Read more.")
    assert align([story(one)], [one]) == ()


def test_a_claim_that_recurs_in_another_story_carries_both() -> None:
    first, second = annotated("n1", FERRY), annotated("n2", f"{FERRY} Divers found nobody alive.")
    found = align([story(first), story(second, name="st2")], [first, second])
    assert [c.stories for c in found if len(c.statements) == 2] == [("st1", "st2")]


def test_another_date_keeps_stories_apart() -> None:
    first, second = annotated("n1", FERRY), annotated("n2", FERRY.replace("Monday", "Friday"))
    found = align([story(first), story(second, name="st2")], [first, second])
    assert all(len(c.stories) == 1 for c in found)


def test_explain_names_the_parts_of_the_score() -> None:
    (a,) = candidates(annotated("n1", FERRY))
    (b,) = candidates(annotated("n2", FERRY.replace("62", "48")))
    parts = explain(a, b)
    assert parts["strength"] == explain(b, a)["strength"]
    assert float(str(parts["meaning"])) > 0.9
    assert parts["other_subject"] is False


def test_no_article_no_claim() -> None:
    assert align([], []) == ()
    empty = annotated("n1", "")
    assert align([story(empty)], [empty]) == ()


def test_one_weak_link_does_not_chain_two_groups() -> None:
    strength = {(0, 1): 2.5, (2, 3): 2.5, (1, 2): 1.6}
    assert agglomerate(4, strength, frozenset(), 1.5, 1.3) == [[0, 1], [2, 3]]


def test_what_must_stay_apart_is_never_joined_through_a_third() -> None:
    strength = {(0, 1): 2.5, (1, 2): 2.4, (0, 2): 2.3}
    assert agglomerate(3, strength, frozenset({(0, 2)}), 1.5, 1.3) == [[0, 1], [2]]
