"""Variants: conflicts only where two readings of one slot exclude each other."""

from __future__ import annotations

import pytest

from firsthand.model import Derivation, Quantity, Source, Variant
from firsthand.trace.claims import align
from firsthand.trace.variant_actors import related, states_in
from firsthand.trace.variant_values import compatible
from firsthand.trace.variants import find_variants
from tests.trace.claim_texts import annotated, story

FERRY = "The ferry Ysolde sank off the island of Sundrey on Monday with 620 passengers on board."


def variants(*texts: str, derivations: tuple[Derivation, ...] = ()) -> tuple[Variant, ...]:
    articles = [annotated(f"n{i}", t) for i, t in enumerate(texts)]
    claims = align([story(*articles)], articles)
    return find_variants(claims, articles, [s for a in articles for s in a.sources], derivations)


def conflicts(*texts: str) -> list[str]:
    return [v.kind for v in variants(*texts) if v.conflict]


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        (FERRY, FERRY.replace("620", "480"), "number"),
        (FERRY, FERRY.replace("on Monday", "on Friday"), "date"),
        (FERRY, FERRY.replace("sank", "has not sunk"), "polarity"),
        (FERRY, FERRY.replace("Sundrey", "Kelmoor"), "place"),
        (
            "Ivar Halden signed the certificate of the ferry Ysolde.",
            "Marta Brandvold signed the certificate of the ferry Ysolde.",
            "role",
        ),
        (
            "The agency signed a contract in 2022 declaring all repairs of the ferry finished.",
            "The agency declared all repairs of the ferry finished in a contract signed in 2019.",
            "date",
        ),
        (
            "The ministry of trade did not find any evidence of a leak in the bow door of the ferry.",
            "The ministry of trade found evidence of a leak in the bow door of the ferry.",
            "polarity",
        ),
    ],
)
def test_readings_that_exclude_each_other_are_a_conflict(one: str, two: str, kind: str) -> None:
    assert conflicts(one, two) == [kind]


def test_an_act_denied_in_other_words_is_a_difference() -> None:
    found = variants(
        "Ivar Halden made the call to the shipyard on 3 December, two clerks said.",
        "Ivar Halden made the call to the shipyard on 3 December. Ivar Halden denied making the call.",
    )
    (polarity,) = [v for v in found if v.kind == "polarity"]
    assert polarity.conflict
    assert any("denied" in s.quote for r in polarity.readings for s in r.spans)


def test_a_denial_of_nothing_in_particular_denies_no_claim() -> None:
    texts = "Ivar Halden made the call to the shipyard on 3 December.", "Ivar Halden denied the allegations on Friday."
    assert [v.kind for v in variants(*texts)] == []


def test_a_length_of_time_that_differs_is_a_number() -> None:
    one = "Ivar Halden approved a 90-day extension of the safety certificate of the ferry Ysolde."
    assert conflicts(one, one.replace("90", "60")) == ["number"]


def test_figures_of_different_things_are_no_conflict() -> None:
    one = "New seals for the door would have cost about 3 million crowns."
    two = "Lifting the wreck would cost some 250 million crowns."
    assert conflicts(one, two) == []


def test_what_a_correction_takes_back_is_not_supported() -> None:
    fixed = f"{FERRY} Correction: An earlier version of this article said that 480 passengers were on board."
    (number,) = [v for v in variants(FERRY.replace("620", "480"), fixed) if v.kind == "number"]
    assert {r.spans[0].quote: r.supported for r in number.readings} == {"480": False, "620": True}


def test_a_figure_that_fits_two_readings_joins_neither() -> None:
    texts = [FERRY, FERRY.replace("620", "580"), FERRY.replace("620", "some 600")]
    (number,) = [v for v in variants(*texts) if v.kind == "number" and v.conflict]
    assert sorted(r.value for r in number.readings) == ["580", "620"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (FERRY, FERRY.replace("620", "some 600")),
        (FERRY, FERRY.replace("620", "more than 600")),
        (FERRY, FERRY.replace("with 620 passengers on board", "with passengers on board")),
        (FERRY, FERRY.replace("on Monday", "this week")),
        (FERRY, FERRY.replace("sank", "went down")),
        (
            "Five sailors warned the owner of the ferry about the bow door.",
            "Five sailors, four of whom are retired, warned the owner of the ferry about the bow door.",
        ),
        (
            "The minister wants a new inspection of every ferry in Sundrey.",
            "Minister Ivar Halden wants a new inspection of every ferry in Sundrey.",
        ),
        (
            "Ivar Halden signed the certificate of the ferry Ysolde.",
            "He signed the certificate of the ferry Ysolde.",
        ),
    ],
)
def test_rounding_generalising_and_omission_are_none(one: str, two: str) -> None:
    assert conflicts(one, two) == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ((62_000, 62_000, False), (60_000, 60_000, False), True),  # rounded
        ((62_000, 62_000, False), (60_000, float("inf"), True), True),  # more than 60,000
        ((40_000, 40_000, False), (60_000, float("inf"), True), False),
        ((32, 32, False), (30, 30, False), False),  # counted, not rounded
        ((32, 32, False), (30, 30, True), True),  # about 30
        ((1_800_000_000, 1_800_000_000, False), (1_500_000_000, 1_500_000_000, False), False),
        ((0, 0, False), (0, 0, False), True),
        ((0, 0, False), (5, 5, False), False),
        ((float("-inf"), 100, True), (90, 90, False), True),
    ],
)
def test_compatible_quantities(a: tuple[float, float, bool], b: tuple[float, float, bool], same: bool) -> None:
    one, two = (Quantity(0, 1, "x", low, high, about, "soldier") for low, high, about in (a, b))
    assert compatible(one, two) is same
    assert compatible(two, one) is same


QUOTE = "“The door was never tight and everyone on the bridge knew about it,” {} said."


def test_the_same_words_of_another_named_speaker_are_a_conflict() -> None:
    found = variants(QUOTE.format("Captain Jon Arvid"), QUOTE.format("Minister Ivar Halden"))
    speaker = next(v for v in found if v.kind == "speaker")
    assert speaker.conflict
    assert sorted(r.value for r in speaker.readings) == ["Ivar Halden", "Jon Arvid"]


def test_a_named_speaker_left_unnamed_is_none() -> None:
    assert conflicts(QUOTE.format("Captain Jon Arvid"), QUOTE.format("the captain")) == []


def test_the_reading_of_more_witnesses_is_supported() -> None:
    other = FERRY.replace("620", "480")
    (number,) = [v for v in variants(FERRY, f"{FERRY} Divers came.", other) if v.kind == "number"]
    assert [(r.articles, r.supported) for r in number.readings] == [(("n0", "n1"), True), (("n2",), False)]


def edge(child: str, parent: str) -> Derivation:
    return Derivation(child, parent, "rewrite", True, 1.0, 1.0, (), ())


def test_a_copy_is_no_second_witness() -> None:
    other = FERRY.replace("620", "480")
    found = variants(FERRY, f"{FERRY} Divers came.", other, derivations=(edge("n1", "n0"),))
    (number,) = [v for v in found if v.kind == "number"]
    assert not any(r.supported for r in number.readings)


def test_a_reading_enters_at_the_article_whose_siblings_all_have_the_other() -> None:
    other = FERRY.replace("620", "480")
    edges = tuple(edge(f"n{i}", "o1") for i in range(3))
    (number,) = [v for v in variants(FERRY, f"{FERRY} Divers came.", other, derivations=edges) if v.kind == "number"]
    assert [r.entered for r in number.readings] == [None, "n2"]


def test_every_reading_points_to_its_words() -> None:
    for variant in variants(FERRY, FERRY.replace("620", "480").replace("Monday", "Friday")):
        assert len(variant.readings) > 1
        for reading in variant.readings:
            assert reading.spans
            assert {s.article for s in reading.spans} <= set(reading.articles)


@pytest.mark.parametrize(
    ("phrase", "states"),
    [
        ("the French president", ["France"]),
        ("the leader from Madrid", ["Spain"]),
        ("the captain of the ferry", []),
        ("the White House", ["United States"]),
    ],
)
def test_states_in_a_phrase(phrase: str, states: list[str]) -> None:
    assert states_in(phrase) == states


def test_who_speaks_for_whom_is_related() -> None:
    office = Source("s1", "Ministry of Trade", "organization")
    voice = Source("s2", "Ivar Halden", "person", speaks_for="s1")
    stranger = Source("s3", "Jon Arvid", "person")
    known = {s.id: s for s in (office, voice, stranger)}
    assert related(voice, office, known)
    assert not related(voice, stranger, known)
