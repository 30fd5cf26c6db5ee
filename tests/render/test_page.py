from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from firsthand import render
from firsthand.account import Account
from tests.render.story import ACCOUNT, M

PAGE = render.html(ACCOUNT)
VOID = frozenset(("meta", "br", "link", "img", "input", "hr"))


class Reader(HTMLParser):
    """Reads a page strictly: every element is closed in order; keeps tags, ids, links and visible words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def values(self, name: str) -> list[str]:
        return [str(attrs[name]) for _, attrs in self.tags if name in attrs]


READER = Reader(PAGE)


def test_every_link_within_the_page_arrives() -> None:
    ids = READER.values("id")
    assert [one for one, times in Counter(ids).items() if times > 1] == []
    inside = {href[1:] for href in READER.values("href") if href.startswith("#")}
    assert inside - set(ids) == set()
    assert set(READER.values("aria-labelledby")) <= set(ids)


def test_words_lead_back_to_their_rows() -> None:
    """Each mark is linked to from a row, and what stands behind it links back to that row."""
    marks = {str(attrs["id"]) for tag, attrs in READER.tags if tag == "mark" and "id" in attrs}
    assert len(marks) > 20
    assert marks <= {href[1:] for href in READER.values("href")}
    backs = set(re.findall(r"<small>.*?</small>", PAGE))
    assert len(re.findall(r'<a href="#[cdfltpes]\d', "".join(backs))) > 20


def test_nothing_is_fetched_and_nothing_runs() -> None:
    assert {tag for tag, _ in READER.tags}.isdisjoint(("script", "link", "img", "iframe", "object", "form", "base"))
    assert not READER.values("src")
    assert "@import" not in PAGE
    assert "url(" not in PAGE
    assert not [name for _, attrs in READER.tags for name in attrs if name.startswith("on")]
    outside = [href for href in READER.values("href") if not href.startswith("#")]
    assert outside == ["https://morrow.example/velm?a=1&b=2"]


def test_page_is_made_for_everybody() -> None:
    tags = Counter(tag for tag, _ in READER.tags)
    assert dict(READER.tags[0][1])["lang"] == "en"
    assert tags["h1"] == tags["main"] == tags["nav"] == 1
    assert tags["table"] == tags["caption"]
    assert all(attrs.get("scope") for tag, attrs in READER.tags if tag == "th")
    assert 'class="skip" href="#main"' in PAGE
    for wanted in ("prefers-color-scheme: dark", "@media print", "max-width: 46rem"):
        assert wanted in PAGE
    levels = [int(tag[1]) for tag, _ in READER.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_same_account_same_page() -> None:
    assert render.html(Account.from_json(ACCOUNT.to_json())) == PAGE


HOSTILE = "</div><script>alert(1)</script><!-- \"' & <img src=x onerror=alert(1)> {{ 7*7 }} \x00\ud800\u202e"


def test_hostile_words_stay_words() -> None:
    text = HOSTILE + M.text
    article = replace(
        M,
        id=HOSTILE,
        text=text,
        title=HOSTILE,
        outlet=HOSTILE,
        authors=(HOSTILE,),
        url='https://a.example/"><script>',
        path=HOSTILE,
        language=HOSTILE,
        credits=(),
    )
    sources = tuple(replace(one, name=HOSTILE, description=HOSTILE, aliases=(HOSTILE,)) for one in ACCOUNT.sources)
    claims = tuple(replace(one, layers=replace(one.layers, reason=HOSTILE)) for one in ACCOUNT.claims)
    story = replace(ACCOUNT.stories[0], title=article.span(0, len(HOSTILE)))
    account = replace(ACCOUNT, articles=(article,), sources=sources, claims=claims, stories=(story,))
    for full_text in (False, True):
        page = render.html(account, full_text=full_text)
        reader = Reader(page)
        assert {tag for tag, _ in reader.tags}.isdisjoint(("script", "img"))
        assert "{{ 7*7 }}" in page
        page.encode("utf-8")
        assert "\x00" not in page


def test_empty_account_says_what_that_means() -> None:
    words = " ".join(Reader(render.html(Account())).words.split())
    for said in (
        "No words show that one of these articles derives from another report. That does not make them independent.",
        "No claim was found. That does not mean that the articles say nothing",
        "No contradiction was found. That is not the same as agreement",
        "No absent report could be rebuilt",
        "No such change was found.",
        "No dated happening was found.",
        "No party's position was found.",
        "No source was found",
    ):
        assert said in words


def test_marked_words_are_the_quote() -> None:
    assert ">14 percent</mark>" in PAGE
    assert "would not release the plant's records &lt;for now&gt;" in PAGE


def test_size_stays_small() -> None:
    """A dozen articles of usual length, each sentence of them quoted."""
    articles, claims = [], []
    for n in range(12):
        article = replace(M, id=f"{n}.txt", text=M.text * 5, credits=())
        articles.append(article)
        for at in range(0, len(article.text) - 160, 160):
            statement = replace(ACCOUNT.claims[3].statements[0], article=article.id, span=article.span(at, at + 150))
            claims.append(replace(ACCOUNT.claims[3], id=f"c{n}-{at}", text=statement.span, statements=(statement,)))
    assert len(claims) > 200
    page = render.html(Account(articles=tuple(articles), claims=tuple(claims)))
    assert len(page.encode()) < 400_000


@pytest.mark.parametrize("full_text", [False, True])
def test_a_text_of_one_long_line(full_text: bool) -> None:
    article = replace(M, text="word " * 200_000, credits=())
    page = render.html(replace(ACCOUNT, articles=(article,)), full_text=full_text)
    assert (len(page) > 1_000_000) == full_text
