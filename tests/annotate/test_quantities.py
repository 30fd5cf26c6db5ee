"""Numbers and what they count."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.annotate.quantities import find_quantities
from firsthand.annotate.times import find_timexes
from firsthand.language.en.parser import parse
from firsthand.model import Article, Quantity


def quantities(text: str) -> tuple[Quantity, ...]:
    article, grammar = Article("a", None, None, None, None, (), None, None, "en", text, ""), parse(text)
    return find_quantities(article, grammar, find_timexes(article, grammar))


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "approximate", "unit"),
    [
        ("The army lost 62,000 soldiers.", "62,000", 62000, 62000, False, "soldier"),
        ("The army lost 62 000 soldiers.", "62 000", 62000, 62000, False, "soldier"),
        ("Some 60,000 soldiers died.", "Some 60,000", 60000, 60000, True, "soldier"),
        ("It lost more than 60,000 soldiers.", "more than 60,000", 60000, math.inf, True, "soldier"),
        ("At least five sources agreed.", "At least five", 5, math.inf, True, "source"),
        ("Up to nine boats sank.", "Up to nine", 0, 9, True, "boat"),
        ("Two to three boats sank.", "Two to three", 2, 3, False, "boat"),
        ("Between five and nine boats sank.", "five and nine", 5, 9, False, "boat"),
        ("They hold about 18 percent of it.", "about 18 percent", 18, 18, True, "percent"),
        ("They hold 7.5% of it.", "7.5%", 7.5, 7.5, False, "percent"),
        ("It sent a $61 billion package.", "$61 billion", 61e9, 61e9, False, "USD"),
        ("It sent 3 million euros.", "3 million", 3e6, 3e6, False, "EUR"),
        ("Tens of thousands of people fled.", "Tens of thousands", 10000, 99999, True, "people"),
        ("Several hundred people fled.", "Several hundred", 200, 999, True, "people"),
        ("A dozen boats sank.", "A dozen", 12, 12, False, "boat"),
        ("Half a dozen boats sank.", "Half a dozen", 6, 6, False, "boat"),
        ("Twenty-four boats sank.", "Twenty-four", 24, 24, False, "boat"),
        ("Five Orvelian sources spoke.", "Five", 5, 5, False, "source"),
        ("Four of these sources spoke.", "Four", 4, 4, False, "source"),
        ("Two of the agency's sources spoke.", "Two", 2, 2, False, "source"),
        ("One senior source spoke.", "One", 1, 1, False, "source"),
        ("They filed a 28-page report.", "28", 28, 28, False, "page"),
    ],
)
def test_a_number_with_its_hedge_and_its_unit(
    text: str, quote: str, low: float, high: float, approximate: bool, unit: str
) -> None:
    (found,) = quantities(text)
    assert (found.quote, found.low, found.high, found.approximate, found.unit) == (quote, low, high, approximate, unit)


@pytest.mark.parametrize(
    "text",
    [
        "One of the sources spoke.",
        "No one spoke.",
        "The L119 gun was sent.",
        "Article 5 applies.",
        "He resigned on May 24, 2019.",
        "The war is in its second year.",
        "Two-thirds of voters agreed.",
        "One in five voters agreed.",
        "The side won 2-1.",
        "See https://example.org/a/19934/1716579360 there.",
        "They lost 62.000 men.",
        "",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert quantities(text) == ()


PIECES = (
    "five 62,000 of at least more than tens thousands $ 3 bn - to and % percent one in the sources . ) 1 12:30 000"
    " million a dozen half hundred point 1.5 2019 per cent percentage points"
)
WORDS = st.sampled_from(PIECES.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_spans_are_exact_ordered_and_low_is_not_above_high(text: str) -> None:
    found = quantities(text)
    assert all(text[q.start : q.end] == q.quote and q.low <= q.high for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
