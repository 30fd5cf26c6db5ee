"""The three ways to the main text, and the page's metadata."""

from __future__ import annotations

import json

import pytest

from firsthand.read.extract import main_text
from firsthand.read.page_meta import Meta

SENTENCE = (
    "The harbour of Port Selby stayed closed on day {}, its master said, because {} ships had run aground there. "
)
PARAGRAPHS = [(SENTENCE.format(n, n + 3) * 2).strip() for n in range(1, 8)]


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>Port Selby</title>{head}</head><body>{body}</body></html>"


def article(paragraphs: list[str]) -> str:
    return "<article>" + "".join(f"<p>{text}</p>" for text in paragraphs) + "</article>"


def test_a_plain_page_needs_no_careful_extractor() -> None:
    assert main_text(page(article(PARAGRAPHS))) == (found := main_text(page(article(PARAGRAPHS))))
    assert (found.way, found.text) == ("fast", "\n".join(PARAGRAPHS))


def test_a_short_page_is_read_carefully() -> None:
    assert main_text(page(article(PARAGRAPHS[:1]))).way == "careful"


def test_linked_data_that_the_page_bears_out_leaves_the_rest_out() -> None:
    promo = "Our readers keep this paper alive, and every single one of them has our thanks for what they give us."
    found = main_text(page(article([*PARAGRAPHS, promo])), " ".join(PARAGRAPHS))
    assert (found.way, found.text) == ("linked data", "\n".join(PARAGRAPHS))


def test_linked_data_that_the_page_does_not_bear_out_is_not_believed() -> None:
    body = "Something else altogether happened in the hills of Orland that day. " * 8
    assert PARAGRAPHS[0] in main_text(page(article(PARAGRAPHS)), body).text
    assert "Orland" not in main_text(page(article(PARAGRAPHS)), body).text


@pytest.mark.parametrize("source", ["", "<", "<html></html>", "<div>" * 3_000, "\x00<p>a</p>", "<p>" + "a " * 200_000])
def test_hostile(source: str) -> None:
    assert isinstance(main_text(source).text, str)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            '<meta property="og:title" content="Ships aground | The Selby Post">',
            "<h1>Ships aground</h1>",
            "Ships aground",
        ),
        ('<meta property="og:title" content="Ships aground | In pictures">', "<h1>Pictures</h1>", None),
        (
            '<meta property="og:title" content="Ships - Selby Post">'
            '<meta property="og:site_name" content="Selby Post">',
            "",
            "Ships - Selby Post",
        ),
        (
            '<meta property="og:title" content="Ships lie aground - Selby Post">'
            '<meta property="og:site_name" content="Selby Post">',
            "",
            "Ships lie aground",
        ),
        ("", "", "Port Selby"),
    ],
)
def test_title_without_the_name_of_the_site(head: str, body: str, title: str | None) -> None:
    assert Meta(page(body, head)).title == (title or "Ships aground | In pictures")


def test_metadata() -> None:
    data = {"@type": "NewsArticle", "datePublished": "2021-06-03T08:00:00+02:00", "author": {"name": "Ada Vey"}}
    meta = Meta(page("", f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert meta.published is not None and meta.published.value == "2021-06-03T08:00"
    assert meta.authors == ("Ada Vey",)
    dated = Meta(page('<time itemprop="datePublished" datetime="2021-06-04">yesterday</time>')).published
    assert dated is not None and dated.value == "2021-06-04"
    named = '<meta name="author" content="Ada Vey and Jon Osk">'
    assert Meta(page("", named)).authors == ("Ada Vey", "Jon Osk")
