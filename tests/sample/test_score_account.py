"""The judge is judged: full marks for the truth itself, and each mistake lowers the figure that it should."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from bench.score_account import judge, score, table

from firsthand.read import read_paths
from firsthand.sample import sample_folder, sample_truth
from tests.sample.ideal import false_conflict, ideal_account

Json = dict[str, Any]


@pytest.fixture(scope="module")
def ideal() -> Json:
    return ideal_account(read_paths([str(sample_folder())]).articles)


@pytest.fixture
def account(ideal: Json) -> Json:
    return copy.deepcopy(ideal)


def test_the_truth_itself_gets_full_marks(account: Json) -> None:
    figures = score(account, sample_truth())
    counts = {"invented", "forbidden", "false_conflicts", "wrong", "extra", "unmasked", "listed"}
    lowered = {
        f"{name} {key}": value
        for name, part in figures.items()
        for key, value in part.items()
        if (value != 1 and key not in counts) or (value and key in counts - {"listed"})
    }
    assert not lowered


def test_an_empty_account_gets_nothing(account: Json) -> None:
    empty: Json = {key: [] for key in account} | {"articles": account["articles"]}
    figures = score(empty, sample_truth())
    found = [figures[name]["found"] for name in ("origins", "attributions", "sources", "variants", "lost", "timeline")]
    assert found == [0.0] * 6
    assert figures["claims"]["f1"] == figures["derivations"]["f1"] == 0.0
    assert not figures["origins"]["all_right"]


def test_a_photo_credit_is_never_an_origin(account: Json) -> None:
    photo: Json = {"id": "x", "name": "Lumora", "kind": "report", "article": None, "date": None, "evidence": []}
    account["origins"].append(photo)
    figures = score(account, sample_truth())["origins"]
    assert (figures["forbidden"], figures["all_right"], figures["found"]) == (1, 0.0, 1.0)


def test_one_report_named_twice_is_a_mistake(account: Json) -> None:
    account["origins"].append(account["origins"][0] | {"id": "again"})
    part = judge(account, sample_truth())["origins"]
    assert not part.figures["all_right"]
    assert any("named twice: Telvane" in miss for miss in part.misses)


def test_a_hop_to_the_grandparent_is_a_wrong_edge(account: Json) -> None:
    account["derivations"].append({"child": "newsblip.txt", "parent": "o_telvane", "kind": "rewrite"})
    figures = score(account, sample_truth())["derivations"]
    assert figures["r"] == 1.0
    assert figures["p"] < 1.0


def test_a_false_conflict_is_named_with_what_tempted(account: Json) -> None:
    account["variants"].append(false_conflict(sample_truth()))
    part = judge(account, sample_truth())["variants"]
    assert part.figures["false_conflicts"] == 1
    assert part.figures["found"] == 1.0
    assert any("parts of one group" in miss for miss in part.misses)


def test_a_real_difference_of_another_kind_is_not_a_false_conflict(account: Json) -> None:
    account["variants"][0] |= {"kind": "wording"}
    part = judge(account, sample_truth())["variants"]
    assert part.figures["false_conflicts"] == 0
    assert part.figures["speaker"] == 0.0


def test_claims_thrown_together_cost_precision(account: Json) -> None:
    one, other = account["claims"][0], account["claims"][1]
    one["statements"] += other["statements"]
    del account["claims"][1]
    figures = score(account, sample_truth())["claims"]
    assert figures["r"] == 1.0
    assert figures["p"] < 1.0
    assert figures["recovered"] < 1.0


def test_a_wider_range_is_not_exact_but_holds_the_truth(account: Json) -> None:
    account["claims"][0]["layers"]["sources"] = [1, None]
    figures = score(account, sample_truth())["layers"]
    assert figures["sources"] < 1.0
    assert figures["inside"] == 1.0


def test_a_dropped_hop_is_a_wrong_chain(account: Json) -> None:
    attribution = next(a for a in account["attributions"] if [c["source"] for c in a["chain"]] == ["telvane", "four"])
    attribution["chain"] = attribution["chain"][1:]
    figures = score(account, sample_truth())["attributions"]
    assert figures["found"] == figures["linked"] == 1.0
    assert figures["chain"] < 1.0


def test_a_name_for_an_unnamed_source_is_unmasking(account: Json) -> None:
    for attribution in account["attributions"]:
        if [c["source"] for c in attribution["chain"]] == ["pm_official"]:
            attribution["chain"] = [{"source": "aske", "spans": []}]
    assert score(account, sample_truth())["sources"]["unmasked"] == 2


def test_a_date_from_the_wrong_clock_is_listed(account: Json) -> None:
    page = next(a for a in account["articles"] if a["id"] == "straits-monitor.txt")
    page["published"] = {"value": "2023-11-03T02:14"}
    part = judge(account, sample_truth())["articles"]
    assert part.figures["dates"] < 1.0
    assert any("2023-11-03" in miss for miss in part.misses)


def test_quotes_are_found_again_when_the_text_moves(account: Json) -> None:
    truth = copy.deepcopy(sample_truth())
    for attribution in truth["attributions"]:
        for role in ("source", "cue", "content"):
            for span in attribution[role]:
                span["start"] += 2
                span["end"] += 2
    assert score(account, truth)["attributions"]["found"] > 0.97


def test_the_table_has_a_line_for_every_part(account: Json) -> None:
    assert [line.split()[0] for line in table(judge(account, sample_truth())).split("\n")] == list(
        score(account, sample_truth())
    )
