"""A page of 300 articles: every link arrives, every quote is exact, and it stays small and quick."""

from __future__ import annotations

import re
from html import unescape

import pytest
from bench.page_speed import measure, repeated

from firsthand import render
from firsthand.account import Account, check
from firsthand.render.limits import LIMITS
from tests.render.sample import sample_account
from tests.render.story import ACCOUNT

# Seconds of a processor and bytes; a page of 300 articles must stay below both.
SECONDS, BYTES = 5.0, 3_000_000

# The page of the sample story: bytes, and seconds of a processor.
SAMPLE_BYTES, SAMPLE_SECONDS = 400_000, 1.0

LARGE = {"one story": repeated(ACCOUNT, 300, one_story=True), "many stories": repeated(ACCOUNT, 300, one_story=False)}


@pytest.mark.parametrize("name", LARGE)
def test_repeating_makes_a_sound_account(name: str) -> None:
    assert check(LARGE[name]) == []
    assert len(LARGE[name].articles) == 300


@pytest.mark.parametrize("name", LARGE)
def test_three_hundred_articles(name: str) -> None:
    seconds, size, page = measure(LARGE[name])
    assert seconds < SECONDS
    assert size < BYTES
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_page_of_the_sample_is_small_and_quick() -> None:
    seconds, size, page = measure(sample_account())
    assert size < SAMPLE_BYTES
    assert seconds < SAMPLE_SECONDS
    assert not re.search(r"\d+ more [a-z ,]+ in the data file", page), "a row of an ordinary story was left out"


@pytest.mark.parametrize("one_story", [True, False], ids=["one story", "many stories"])
def test_the_sample_told_by_three_hundred_articles(one_story: bool) -> None:
    account = repeated(sample_account(), 300, one_story=one_story)
    seconds, size, page = measure(account)
    assert size < BYTES
    assert seconds < SECONDS
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    # What is not shown is counted, in words that say where it is.
    timeline, positions = len(account.timeline), len(account.positions)
    assert f"{timeline - LIMITS.entries} more entries, told by fewer articles, are in the data file" in page
    assert re.search(r"(\d+) more positions are in the data file", page)[1] == str(positions - LIMITS.positions)  # type: ignore[index]


@pytest.mark.parametrize("account", [ACCOUNT, LARGE["one story"]], ids=["small", "large"])
def test_every_quote_is_exact(account: Account) -> None:
    """What stands in quotation marks of a quote stands in an article, up to the cut that is shown as […]."""
    texts = " ".join(" ".join(f"{one.title or ''}\n{one.text}".split()) for one in account.articles)
    quotes = re.findall(r"<q>(?:<a [^>]*>)?(.*?)(?:</a>)?</q>", render.html(account), re.S)
    assert len(quotes) > 30
    for quote in dict.fromkeys(quotes):
        words = unescape(re.sub(r"<[^>]+>", "", quote))
        for part in re.split(r"(?: |^)?\[…\](?: |$)?|…$", words):
            assert " ".join(part.split()) in texts, words
