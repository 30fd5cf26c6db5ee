from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from firsthand.account import Account
from firsthand.model import Derivation, Evidence, Layers, Origin, Story
from firsthand.render.index import LONGEST, Index, shown
from firsthand.render.tree import Tree, unnamed_only
from firsthand.render.view import language_tag, view, web_address
from tests.render.story import ACCOUNT, L, M, Q, at

PAGE = view(ACCOUNT)


def edge(child: str, parent: str, **more: Any) -> Derivation:
    evidence = (Evidence("credit", 1.0, (at(M, "told Norrick Press"),)),)
    return replace(Derivation(child, parent, "rewrite", True, 0.5, 0.9, (), evidence), **more)


def answer(**arrays: Any) -> str:
    return " ".join(Tree(Index(replace(ACCOUNT, **arrays))).answer())


def test_answer() -> None:
    assert PAGE.answer == (
        "2 of 3 articles retell 1 report, which is not among the files; 2 of 4 claims rest on unnamed people alone.",
        "1 of 3 articles quotes 1 public statement or interview.",
        "The tellings contradict each other in 1 place.",
    )


@pytest.mark.parametrize(
    ("derivations", "said"),
    [
        ((), "3 articles, in which nothing shows that they retell another report; 2 of 4"),
        ((edge(M.id, "o1"),), "1 of 3 articles retells 1 report, which is not among the files; "),
        ((edge(M.id, L.id),), "1 of 3 articles retells 1 report, which is among the files; "),
        ((edge(M.id, "o1"), edge(L.id, M.id), edge(Q.id, L.id)), "3 articles retell 1 report, which is not"),
        ((edge(M.id, L.id, directed=False),), "3 articles, in which nothing shows"),
        ((edge(M.id, L.id), edge(Q.id, "o1")), "2 of 3 articles retell 2 reports, 1 of them among the files; "),
        ((edge(M.id, L.id), edge(Q.id, "o1", confidence=0.4)), "2 of 3 articles retell 1 to 2 reports, 1 of them"),
    ],
)
def test_answer_follows_the_tree(derivations: tuple[Derivation, ...], said: str) -> None:
    assert answer(derivations=derivations, variants=()).startswith(said)


def test_an_article_that_retells_and_is_retold_for_its_own_counts_as_a_report() -> None:
    own = Origin("o9", "its own", "article", M.id, None, ())
    edges = (edge(M.id, "o1", kind="quotation"), edge(Q.id, M.id))
    retold = answer(derivations=edges, origins=(*ACCOUNT.origins, own), variants=())
    copied = answer(derivations=(edges[0], edge(Q.id, M.id, kind="reprint")), origins=(*ACCOUNT.origins, own))
    assert retold.startswith("2 of 3 articles retell 2 reports, 1 of them among the files; ")
    assert copied.startswith("2 of 3 articles retell 1 report, which is not among the files; ")


def test_answer_of_nothing() -> None:
    assert view(Account()).answer == ("no articles, in which nothing shows that they retell another report.",)


def test_an_article_in_another_language_is_said_to_be_left_alone() -> None:
    page = view(Account(articles=ACCOUNT.articles, unserved=(ACCOUNT.articles[1].id,)))
    assert "nothing was looked for in 1 article in any other" in " ".join(page.answer)
    assert ["nothing was looked for" in " ".join(one.facts) for one in page.articles] == [False, True, False]


def test_articles_that_name_no_other_report() -> None:
    assert "2 articles name no other report to draw on" in answer(derivations=(edge(M.id, "o1"),))


def test_a_claim_rests_on_unnamed_people_only_if_nobody_is_named() -> None:
    index = Index(ACCOUNT)
    assert [one.id for one in ACCOUNT.claims if unnamed_only(index, one)] == ["c1", "c2"]


def test_tree() -> None:
    roots = {node.ref.label: node for node in PAGE.tree}
    assert list(roots) == ["Norrick Press"]
    assert [node.ref.label for node in PAGE.quoted] == ["Torvin to journalists in Carrow"]
    assert roots["Norrick Press"].absent
    assert [child.ref.label for child in roots["Norrick Press"].children] == ["Morrow Daily", "The Lantern"]
    assert PAGE.alone == ()


def test_an_origin_that_is_an_article_is_that_article() -> None:
    origins = (replace(ACCOUNT.origins[0], article=Q.id), ACCOUNT.origins[1])
    roots = view(replace(ACCOUNT, origins=origins)).quoted
    assert [(node.ref.label, node.absent) for node in roots[0].children] == [("Quay | Carrow", False)]
    assert [child.ref.label for child in roots[0].children[0].children] == ["Morrow Daily", "The Lantern"]


def test_a_circle_and_two_parents_are_drawn_once() -> None:
    circle = (edge(M.id, L.id), edge(L.id, M.id), edge(Q.id, L.id), edge(Q.id, M.id), edge(M.id, M.id))
    page = view(replace(ACCOUNT, derivations=circle, origins=()))
    assert len(page.edges) == 5
    assert len(page.tree) == 1


def test_a_long_chain_is_cut_not_crashed() -> None:
    articles = tuple(replace(M, id=f"{n}", outlet=None, credits=()) for n in range(2000))
    chain = tuple(edge(f"{n + 1}", f"{n}", evidence=()) for n in range(1999))
    assert view(Account(articles=articles, derivations=chain)).tree


def test_claims_most_repeated_first_then_least_founded() -> None:
    assert [claim.quote.text[:9] for claim in PAGE.claims[0].shared] == ["The Velm ", "Nobody ha", "Velm will"]
    assert [claim.label for claim in PAGE.claims[0].single] == ["claim 4"]
    weak = replace(ACCOUNT.claims[2], layers=Layers(2, 2, (1, 1), (0, None), ""))
    page = view(replace(ACCOUNT, claims=(*ACCOUNT.claims[:2], weak)))
    assert page.claims[0].shared[0].layers[-1] == "an unknown number of people or bodies behind it"


def test_claims_are_grouped_by_story() -> None:
    title = at(Q, "WATER")
    stories = (replace(ACCOUNT.stories[0], articles=(L.id, M.id)), Story("st2", title, (Q.id,), None, None))
    claims = tuple(replace(one, stories=("st2",)) if one.id == "c1" else one for one in ACCOUNT.claims)
    page = view(replace(ACCOUNT, stories=stories, claims=claims))
    assert [(group.title, len(group.shared)) for group in page.claims] == [("Velm dam has lost water", 2), ("WATER", 1)]
    assert page.title == "3 articles in 2 stories"


def test_chain_in_words() -> None:
    said = PAGE.claims[0].shared[0].statements[1]
    assert [one.label for one in said.chain] == ["Norrick Press", "two engineers"]
    assert [one.label for one in said.origins] == ["Norrick Press"]


def test_differences_conflicts_first_and_the_gravest_first() -> None:
    assert [one.kind for one in PAGE.conflicts] == ["Another number"]
    assert [one.kind for one in PAGE.compatible] == ["Other words"]
    graver = replace(ACCOUNT.variants[1], id="v3", kind="speaker")
    page = view(replace(ACCOUNT, variants=(*ACCOUNT.variants, graver)))
    assert [one.kind for one in page.conflicts] == ["Same words, another speaker", "Another number"]
    assert page.conflicts[1].readings[1].entered == Index(ACCOUNT).article(L.id)


def test_timeline_is_in_order() -> None:
    assert [entry.when for entry in PAGE.timeline.entries] == ["April 2031", "14 May 2031"]


def test_sources_say_what_rests_on_them() -> None:
    sources = {one.name: one for one in PAGE.sources}
    assert [one.label for one, _ in sources["Norrick Press"].claims] == ["claim 1", "claim 2"]
    assert [one.name for one in sources["two engineers"].within] == ["one of them"]
    assert not sources["Green Bench"].claims


def test_outlets_with_several_articles_are_told_apart() -> None:
    twin = replace(M, id="twin.txt", published=L.published, credits=())
    third = replace(M, id="third.txt", credits=())
    index = Index(Account(articles=(L, M, twin, third)))
    labels = [index.article(one.id).label for one in index.account.articles]
    assert labels == [
        "The Lantern",
        "Morrow Daily (1)",
        "Morrow Daily, 15 May 2031",
        "Morrow Daily (3)",
    ]


def test_an_article_without_an_outlet_is_called_by_its_title() -> None:
    long = replace(M, id="long.txt", outlet=None, title="The dam at Velm has lost much of its water, they say")
    bare = replace(M, id="bare.txt", outlet=None, title=None)
    index = Index(Account(articles=(long, bare)))
    assert index.article("long.txt").label == "The dam at Velm has lost much of…"
    assert index.article("bare.txt").label == "bare.txt"


def test_evidence_shows_each_wording_once() -> None:
    many = (at(M, "Torvin"), at(L, "Torvin"), at(M, "Norrick Press"), at(M, "Norrick Press"))
    again = (Evidence("credit", 1.0, (*many, M.span(many[0].start, many[0].end))),)
    page = view(replace(ACCOUNT, derivations=(edge(M.id, "o1", evidence=again),)))
    quotes = page.edges[0].reasons[0].quotes
    assert [(one.text, len(one.also)) for one in quotes] == [("Torvin", 1), ("Norrick Press", 0)]


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1&z", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("/x", False),
        ("https:x", False),
        ("http://[", False),
        ("https://a.example/ b", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, safe: bool) -> None:
    assert (web_address(url) is not None) == safe


@pytest.mark.parametrize(("tag", "kept"), [("en", True), ("pt-BR", True), ('"><b', False), ("", False), (None, False)])
def test_language_tag(tag: str | None, kept: bool) -> None:
    assert (language_tag(tag) is not None) == kept


def test_long_quotes_are_cut_openly() -> None:
    assert shown("short\n and  plain ") == "short and plain"
    cut = shown("word " * 200)
    assert " […] " in cut
    assert len(cut) <= LONGEST
    assert len(shown("x" * 10**6)) <= LONGEST
