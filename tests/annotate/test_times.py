"""Time expressions: extents, types, values, and the clock they are counted from."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.annotate.times import find_timexes, publication_day
from firsthand.language.en.parser import parse
from firsthand.model import Article, Date, Timex

FRIDAY = "2021-03-12"


def article(text: str, published: str | None = FRIDAY, language: str | None = "en") -> Article:
    date = Date(published, "day", published[:10], published[:10], "given") if published else None
    return Article("a", None, None, None, None, (), date, None, language, text, "")


def times(text: str, published: str | None = FRIDAY) -> list[tuple[str, str, str]]:
    return [(t.quote, t.type, t.value) for t in find_timexes(article(text, published), parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge was opened on May 24, 2019.", ("May 24, 2019", "DATE", "2019-05-24")),
        ("The bridge was opened on 24 May 2019.", ("24 May 2019", "DATE", "2019-05-24")),
        ("Updated 24/05/2019 by the desk.", ("24/05/2019", "DATE", "2019-05-24")),
        ("Updated 2019-05-24 by the desk.", ("2019-05-24", "DATE", "2019-05-24")),
        ("The bridge was closed in September 2020.", ("September 2020", "DATE", "2020-09")),
        ("He signed the decree in 2018.", ("2018", "DATE", "2018")),
        ("The deal was raised in the fall of 2020.", ("the fall of 2020", "DATE", "2020-FA")),
        ("Orvel grew in the 1990s.", ("the 1990s", "DATE", "199")),
        ("Profits fell in the third quarter of 2019.", ("the third quarter of 2019", "DATE", "2019-Q3")),
        ("Mills rose in the 19th century.", ("the 19th century", "DATE", "18")),
    ],
)
def test_a_date_that_is_told_whole_needs_no_clock(text: str, expected: tuple[str, str, str]) -> None:
    assert times(text) == [expected]
    assert times(text, None) == [expected]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("Mayor Lind resigned last week.", "last week", "2021-W09"),
        ("Mayor Lind resigned last month.", "last month", "2021-02"),
        ("Mayor Lind resigned last year.", "last year", "2020"),
        ("Mayor Lind resigned two years ago.", "two years ago", "2019"),
        ("Mayor Lind resigned last fall.", "last fall", "2020-FA"),
        ("Mayor Lind resigned yesterday.", "yesterday", "2021-03-11"),
        ("Mayor Lind resigned in mid-January.", "mid-January", "2021-01"),
        ("Mayor Lind resigned on December 21.", "December 21", "2020-12-21"),
        ("The harbour has been shut since November.", "November", "2020-11"),
        ("The port will open next year.", "next year", "2022"),
        ("The port will open in June.", "June", "2021-06"),
        ("Votes were counted on Tuesday night.", "Tuesday night", "2021-03-09TNI"),
    ],
)
def test_relative_dates_are_counted_from_the_publication(text: str, quote: str, value: str) -> None:
    assert (quote, value) in [(q, v) for q, _, v in times(text)]


def test_the_tense_of_the_verb_chooses_the_side_of_a_weekday() -> None:
    assert times("Lind said on Wednesday that the port was safe.") == [("Wednesday", "DATE", "2021-03-10")]
    assert times("The envoys will meet on Wednesday.") == [("Wednesday", "DATE", "2021-03-17")]
    assert times("The hearing is scheduled for Wednesday.") == [("Wednesday", "DATE", "2021-03-17")]
    assert times("The order, issued Wednesday, will be appealed.") == [("Wednesday", "DATE", "2021-03-10")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Lind said it on Friday.", "XXXX-WXX-5"),
        ("Lind said it on May 24.", "XXXX-05-24"),
        ("Lind resigned in September.", "XXXX-09"),
        ("Lind resigned last week.", "PAST_REF"),
        ("Lind resigned yesterday.", "PAST_REF"),
        ("The port will open next year.", "FUTURE_REF"),
        ("The port is shut this year.", "PRESENT_REF"),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(text: str, value: str) -> None:
    assert [v for _, _, v in times(text, None)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The siege lasted nearly two years.", ("nearly two years", "DURATION", "P2Y")),
        ("It is a five-year plan.", ("five-year", "DURATION", "P5Y")),
        ("They waited several weeks.", ("several weeks", "DURATION", "PXW")),
        ("The ferry runs every day.", ("every day", "SET", "P1D")),
        ("The ferry runs daily.", ("daily", "SET", "P1D")),
        ("The harbour is now shut.", ("now", "DATE", "PRESENT_REF")),
        ("Raids grew in recent weeks.", ("recent weeks", "DATE", "PAST_REF")),
        ("Fires broke out at 10:35 a.m. Wednesday.", ("10:35 a.m. Wednesday", "TIME", "2021-03-10T10:35")),
    ],
)
def test_durations_sets_vague_times_and_clocks(text: str, expected: tuple[str, str, str]) -> None:
    assert times(text) == [expected]


def test_both_days_of_a_range_are_dates() -> None:
    assert times("Talks are planned for 15-16 June.") == [
        ("15", "DATE", "2021-06-15"),
        ("16 June", "DATE", "2021-06-16"),
    ]
    assert times("Talks were held June 15-16, 2019.") == [
        ("June 15", "DATE", "2019-06-15"),
        ("16, 2019", "DATE", "2019-06-16"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "You may also like this.",
        "The troops march north.",
        "A 30-year-old man was held.",
        "The fund holds 1999 shares.",
        "She came second.",
    ],
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert times(text) == []


def test_an_ambiguous_order_of_day_and_month_is_settled_by_the_publication_or_not_at_all() -> None:
    assert times("Posted 12/03/2021.") == [("12/03/2021", "DATE", "2021-03-12")]
    assert times("Posted 05/06/2020.") == [("05/06/2020", "DATE", "2020")]


def test_a_year_before_is_a_year_before_the_quarter_spoken_of() -> None:
    found = times("In the third quarter profit fell to 3 crowns from 5 crowns a year earlier.", "2020-10-20")
    assert [v for _, _, v in found] == ["2020-Q3", "2019-Q3"]


def test_other_languages_and_empty_texts_have_none() -> None:
    text = "Am Freitag, 12. März 2021."
    assert find_timexes(article(text, language="de"), parse(text)) == ()
    assert times("") == []


def test_a_publication_known_to_the_month_gives_no_day_to_count_from() -> None:
    known = article("x", None)
    assert publication_day(known) is None
    month = Date("2021-03", "month", "2021-03-01", "2021-03-31", "given")
    assert publication_day(Article("a", None, None, None, None, (), month, None, "en", "x", "")) is None


PIECES = (
    "the last next week year May 24 , 2024 quarter Friday night - ago two 15 / : a.m. since 1998 s ' ’ \u200b ( "
    "every Jan. 31 99 9999 th mid - June and to 16 decade century 0 00 earlier"
)
WORDS = st.sampled_from(PIECES.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_spans_are_exact_ordered_and_apart(text: str) -> None:
    found: tuple[Timex, ...] = find_timexes(article(text), parse(text))
    assert all(text[t.start : t.end] == t.quote and t.quote for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_long_line_takes_time_in_proportion() -> None:
    text = "in 2019 and 15-16 June the last two years ago , " * 4000
    found = find_timexes(article(text), parse(text))
    assert len(found) > 8000
