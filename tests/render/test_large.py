"""A page of 300 articles: every link arrives, every quote is exact, and it stays small and quick."""

from __future__ import annotations

import re
from html import unescape

import pytest
from bench.page_speed import measure, repeated

from firsthand import render
from firsthand.account import Account, check
from tests.render.story import ACCOUNT

# Seconds of a processor and bytes; a page of 300 articles must stay below both.
SECONDS, BYTES = 5.0, 3_000_000

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
