"""Which blocks of a page are the article's, by their markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.read.blocks import article_blocks, count_words, split_blocks

ONE = "<p>The harbour of Port Selby stayed closed on Friday, its master said.</p>"
TWO = "<p>Nobody could say when the first of the waiting ships would be let in again.</p>"


def kept(*lines: str) -> list[str]:
    return [block.text for block in article_blocks(split_blocks("\n".join(lines)))]


@pytest.mark.parametrize(
    ("block", "stays"),
    [
        ("<h2>What the master said</h2>", True),
        ("<p>Photo: Port Selby</p>", False),
        ("<p>The ships wait outside.</p>", True),
        ('<p><a href="/x">Eleven ships that never came home to Port Selby again</a></p>', False),
        ('<p>It was <a href="/x">the third closure</a> of the harbour in only two years.</p>', True),
        ("Share this", False),
        ("<h1>Harbour of Port Selby stays closed</h1>", False),
        ("<li>three ships under the flag of Orland</li>", True),
        ("<li>Next</li>", False),
    ],
)
def test_between_paragraphs(block: str, stays: bool) -> None:
    assert (len(kept(ONE, block, TWO)) == 3) is stays


def test_standfirst_stays_and_what_surrounds_the_paragraphs_goes() -> None:
    summary = "<h2>Ships have waited for nine days outside the port, and nobody says when they may enter</h2>"
    assert len(kept("Home", summary, ONE, TWO, "<h3>More on this</h3>", "<li>Another story altogether</li>")) == 3


def test_lines_within_a_paragraph_belong_to_it() -> None:
    assert kept(ONE, "<p>Three ships wait:", "the Alba of Orland", "the Vesper of Selby", "</p>", TWO)[1:4] == [
        "Three ships wait:",
        "the Alba of Orland",
        "the Vesper of Selby",
    ]


def test_a_caption_repeated_by_a_gallery_is_given_once() -> None:
    assert kept(ONE, TWO, ONE, ONE) == kept(ONE, TWO)


def test_words_of_scripts_without_spaces() -> None:
    assert count_words("三人が重傷を負ったと市が発表した") >= 7


@given(st.text(alphabet="<>/aph123 \n&;.", max_size=300))
def test_any_markup(markup: str) -> None:
    blocks = split_blocks(markup)
    assert all(block.text and 0 <= block.linked <= 1 for block in blocks)
    assert set(map(id, article_blocks(blocks))) <= set(map(id, blocks))
