"""Two more invented stories with their truth: validation of what was built by looking at others."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from bench.score_account import judge, table
from bench.scoring_ground import Part

from firsthand.read import read_paths
from firsthand.run.pipeline import report
from tests.sample import ideal
from tests.sample.test_sample import spans

Json = dict[str, Any]

HERE = Path(__file__).parent
STORIES = ("takeover", "outbreak")
BUILDER = HERE.parents[1] / "scripts" / "make_sample_truth.py"

# Figures that count mistakes; the others are shares.
COUNTS = {"invented", "forbidden", "false_conflicts", "wrong", "extra", "unmasked", "listed"}


class Scored(NamedTuple):
    """One story: its truth and the scores of a fresh account of its articles."""

    name: str
    truth: Json
    parts: dict[str, Part]


@cache
def build(name: str) -> Json:
    """The truth about a story; SystemExit names a quote that is missing or ambiguous."""
    spec = importlib.util.spec_from_file_location("make_sample_truth", BUILDER)
    assert spec is not None
    assert spec.loader is not None
    builder = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(builder)
    made: Json = builder.truth(HERE / name / "truth.toml", HERE / name / "articles")
    return made


@pytest.fixture(scope="module", params=STORIES)
def scored(request: pytest.FixtureRequest) -> Scored:
    account = json.loads(report([str(HERE / request.param / "articles")]).account.to_json())
    return Scored(request.param, build(request.param), judge(account, build(request.param)))


@pytest.mark.parametrize("name", STORIES)
def test_every_quote_of_the_truth_stands_in_its_article(name: str) -> None:
    batch = read_paths([str(HERE / name / "articles")])
    texts = {a.id: a.text for a in batch.articles}
    assert not batch.failures
    found = list(spans(build(name)))
    assert len(found) > 300
    assert [s for s in found if texts[s["article"]][s["start"] : s["end"]] != s["quote"]] == []


@pytest.mark.parametrize("name", STORIES)
def test_the_truth_is_whole(name: str) -> None:
    truth = build(name)
    claims, sources = {c["id"] for c in truth["claims"]}, {s["id"] for s in truth["sources"]}
    known = {o["id"] for o in truth["origins"]} | {a["id"] for a in truth["articles"]}
    assert len(truth["attributions"]) >= 40
    assert len(claims) >= 10
    assert len(truth["positions"]) >= 8
    assert {v["claim"] for v in truth["variants"]} <= claims
    assert {d["claim"] for d in truth["drift"]} <= claims
    assert {p for x in truth["positions"] for p in x["parties"]} <= sources
    assert {d["parent"] for d in truth["derivations"]} | {d["parent"] for d in truth["drift"]} <= known
    assert {o for c in truth["claims"] for s in c["statements"] for o in s["origins"]} <= known
    for claim in truth["claims"]:
        counted = {o for s in claim["statements"] for o in s["origins"]}
        low, high = claim["layers"]["origins"]
        assert low == max(1, len(counted)) <= high, claim["id"]


@pytest.mark.parametrize("name", STORIES)
def test_the_truth_itself_gets_full_marks(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ideal, "sample_truth", lambda: build(name))
    account = ideal.ideal_account(read_paths([str(HERE / name / "articles")]).articles)
    lowered = {
        f"{part} {key}": value
        for part, (figures, _) in judge(account, build(name)).items()
        for key, value in figures.items()
        if (value != 1 and key not in COUNTS) or (value and key in COUNTS - {"listed"})
    }
    assert not lowered


@pytest.mark.floor
def test_no_origin_that_can_be_none_and_nobody_unmasked(scored: Scored) -> None:
    assert scored.parts["origins"].figures["forbidden"] == 0, "\n".join(scored.parts["origins"].misses)
    assert scored.parts["sources"].figures["unmasked"] == 0, "\n".join(scored.parts["sources"].misses)


@pytest.mark.floor
def test_no_difference_is_called_a_conflict_that_is_none(scored: Scored) -> None:
    assert [miss for miss in scored.parts["variants"].misses if miss.startswith("FALSE CONFLICT")] == []


@pytest.mark.floor
def test_an_account_is_near_the_truth(scored: Scored) -> None:
    lower = [
        f"{part} {figure}: {scored.parts[part].figures[figure]} < {least}"
        for part, figures in FLOORS[scored.name].items()
        for figure, least in figures.items()
        if scored.parts[part].figures[figure] < least
    ]
    assert not lower, table(scored.parts) + "\n" + "\n".join(lower)


@pytest.mark.floor
def test_no_more_counted_mistakes_than_known(scored: Scored) -> None:
    for part, figures in CEILINGS.items():
        for figure, most in figures.items():
            assert scored.parts[part].figures[figure] <= most, "\n".join(scored.parts[part].misses)


# The least that an account must reach, a little below what is reached; raised with every gain, lowered with a reason.
# Lowered when the tagger and the new descent came: takeover shows four drifts more than its truth, and finds one
# difference less of six; attributions, chains and derivations rose there, and no origin is invented any more.
FLOORS: dict[str, dict[str, dict[str, float]]] = {
    "takeover": {
        "articles": {"read": 1.0, "dates": 1.0, "titles": 0.85, "outlets": 1.0, "credits": 0.75},
        "stories": {"f1": 0.95},
        "origins": {"found": 0.7, "kinds": 0.95, "dates": 0.95},
        "derivations": {"p": 0.95, "r": 0.8, "kinds": 0.95},
        "attributions": {"p": 0.87, "found": 0.9, "linked": 0.87, "chain": 0.76, "form": 0.95},
        "sources": {"found": 0.88, "once": 0.5, "kind": 0.8, "counted": 0.85},
        "claims": {"p": 0.95, "r": 0.55, "recovered": 0.78},
        "layers": {"articles": 0.48, "outlets": 0.48, "origins": 0.8, "sources": 0.57, "inside": 0.82},
        "variants": {"found": 0.15, "marked": 0.95},
        "lost": {"found": 0.85},
        "drift": {"p": 0.4, "r": 0.7},
        "timeline": {"found": 0.95, "kinds": 0.95},
        "positions": {"found": 0.6, "right": 0.6, "stance": 0.95, "channel": 0.8, "conditions": 0.95},
    },
    "outbreak": {
        "articles": {"read": 1.0, "dates": 1.0, "titles": 0.7, "outlets": 0.8, "credits": 0.85},
        "stories": {"f1": 0.95},
        "origins": {"found": 0.6, "kinds": 0.95, "dates": 0.95},
        "derivations": {"p": 0.78, "r": 0.78, "kinds": 0.95},
        "attributions": {"p": 0.95, "found": 0.97, "linked": 0.95, "chain": 0.86, "form": 0.95},
        "sources": {"found": 0.95, "once": 0.95, "kind": 0.8, "counted": 0.95},
        "claims": {"p": 0.92, "r": 0.62, "recovered": 0.74},
        "layers": {"articles": 0.65, "outlets": 0.65, "origins": 0.67, "sources": 0.58, "inside": 0.6},
        "variants": {"found": 0.2},
        "drift": {"p": 0.9},
        "timeline": {"found": 0.95, "kinds": 0.92},
        "positions": {"found": 0.54, "right": 0.54, "stance": 0.95, "channel": 0.95, "conditions": 0.95},
    },
}

# The most of the counted mistakes; lowered with every gain.
CEILINGS = {"origins": {"invented": 1}, "lost": {"wrong": 0}, "timeline": {"wrong": 0}}
