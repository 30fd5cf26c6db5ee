"""Pages of unusual accounts: one article, nothing attributed, forty readings, names that repeat themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from firsthand.account import Account, check
from firsthand.render import html, words
from firsthand.render.index import merged, once
from firsthand.render.parts import Quote, Ref
from firsthand.render.view import view
from tests.render.many import many_readings
from tests.render.story import ACCOUNT, M


def said(page: str) -> str:
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.S)).split())


def test_one_article_makes_a_page_without_a_list_of_stories() -> None:
    page = html(Account(articles=(replace(M, credits=()),)))
    assert "1 article, in which nothing shows that it retells another report." in said(page)
    assert f"<h1>{M.title}</h1>" in page
    assert 'id="stories"' not in page
    assert page.count("<article") == 1
    assert "No words of this article are used above." in page


def test_nothing_attributed_is_said_where_names_would_stand() -> None:
    bare = tuple(
        replace(claim, statements=tuple(replace(one, attribution=None, origins=()) for one in claim.statements))
        for claim in ACCOUNT.claims
    )
    page = html(Account(articles=ACCOUNT.articles, stories=ACCOUNT.stories, claims=bare))
    assert said(page).count("no source named here") == sum(
        len(claim.statements)
        for group in view(Account(articles=ACCOUNT.articles, claims=bare)).claims
        for claim in (*group.shared, *group.single)
    )
    assert "←" not in page
    assert "No source was found" in page


def test_forty_readings_stand_once_each_a_few_of_them_open() -> None:
    account = many_readings(40)
    assert check(account) == []
    page = html(account)
    values = re.findall(r'<p class="value">(\d+)</p>', page)
    assert sorted(values) == [str(n) for n in range(10, 50)]
    assert "34 more readings" in page
    assert "The family tree does not favour any of them" in page


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("estimate by the navy (estimate by the navy)", "estimate by the navy"),
        ("Courier (the Courier)", "Courier"),
        ("Courier (16 June)", "Courier (16 June)"),
        ("(x)", "(x)"),
        ("", ""),
    ],
)
def test_a_name_repeated_in_brackets_comes_out_once(name: str, shown: str) -> None:
    assert once(name) == shown


def test_a_sentence_loses_repetitions_alone() -> None:
    text = "Rests on order of the court (order of the court) (16 June) and Telvane (15 June)."
    assert words.unrepeated(text) == "Rests on order of the court (16 June) and Telvane (15 June)."


def test_the_same_words_in_two_articles_stand_once() -> None:
    one, two = (Quote("They sailed", f"#w{n}", Ref(f"Gazette {n}", f"#a{n}")) for n in (1, 2))
    again = replace(two, text="they sailed", href="#w3")
    assert merged([one, two, again]) == (replace(one, also=(Ref("Gazette 2", "#w2"),)),)


def test_names_of_origins_come_out_once_wherever_they_stand() -> None:
    origins = tuple(replace(one, name="paper of the court (paper of the court)") for one in ACCOUNT.origins)
    page = html(replace(ACCOUNT, origins=origins))
    assert "paper of the court" in page
    assert "(paper of the court)" not in page
