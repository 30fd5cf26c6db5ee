from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from firsthand.account import Account
from firsthand.render.summary import CLAIMS, summary
from tests.render.story import ACCOUNT, M


def printed(account: Account, output: str | None = "a.html", width: int = 100, terminal: bool = False) -> str:
    stream = io.StringIO()
    summary(account, output, Console(file=stream, width=width, force_terminal=terminal, color_system=None))
    return stream.getvalue()


def test_says_what_the_account_says() -> None:
    text = printed(ACCOUNT)
    for said in (
        "2 of 3 articles retell 1 report, which is not among the files",
        "Norrick Press  report, by 14 May 2031, not among the files",
        "├── Morrow Daily  rewrites it, almost certain (0.97)",
        "Another number: 40 percent | 14 percent",
        "Written to a.html",
    ):
        assert said in text
    row = next(line for line in text.splitlines() if line.startswith("The Velm reservoir"))
    assert row.split()[-5:] == ["2", "1", "2", "to", "4"]


@pytest.mark.parametrize("width", [20, 80])
def test_of_nothing(width: int) -> None:
    assert "no articles" in printed(Account(), None, width)


def test_no_more_claims_than_fit() -> None:
    many = tuple(replace(ACCOUNT.claims[0], id=f"c{n}") for n in range(50))
    assert printed(replace(ACCOUNT, claims=many, variants=(), lost=(), drift=())).count("The Velm reservoir") == CLAIMS


def test_words_of_an_article_give_a_terminal_no_orders() -> None:
    hostile = "\x1b]0;owned\x07\x1b[2J[bold]red[/bold]\u202ereversed"
    article = replace(M, text=hostile, title=hostile, outlet=hostile, credits=())
    claim = replace(ACCOUNT.claims[0], text=article.span(0, len(hostile)), statements=())
    text = printed(Account(articles=(article,), claims=(claim,)), hostile, terminal=True)
    assert "[bold]red[/bold]" in text
    for order in ("\x1b]", "\x1b[2J", "\x07", "\u202e"):
        assert order not in text
