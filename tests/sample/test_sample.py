"""The sample: its truth points to exact words, and an account of it says what is true."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bench.score_account import judge, table

from firsthand.read import read_paths
from firsthand.run.pipeline import report
from firsthand.sample import sample_folder, sample_truth

ROOT = Path(__file__).parents[2]


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere in plain JSON values."""
    if isinstance(value, dict):
        if {"article", "start", "end", "quote"} <= value.keys():
            yield value
        else:
            for inner in value.values():
                yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def test_every_article_is_read() -> None:
    batch = read_paths([str(sample_folder())])
    assert not batch.failures
    assert {a.id for a in batch.articles} == {a["id"] for a in sample_truth()["articles"]}


def test_every_quote_of_the_truth_stands_in_its_article() -> None:
    texts = {a.id: " ".join(a.text.split()) for a in read_paths([str(sample_folder())]).articles}
    found = list(spans(sample_truth()))
    assert len(found) > 500
    assert [s for s in found if " ".join(s["quote"].split()) not in texts[s["article"]]] == []


def test_the_truth_follows_from_its_source() -> None:
    check = [sys.executable, str(ROOT / "scripts" / "make_sample_truth.py"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_truth_is_whole() -> None:
    truth = sample_truth()
    claims, sources = {c["id"] for c in truth["claims"]}, {s["id"] for s in truth["sources"]}
    assert len(truth["attributions"]) >= 60
    assert len(claims) >= 14
    assert {v["claim"] for v in truth["variants"]} <= claims
    assert {c["claim"] for o in truth["lost"] for c in o["claims"]} <= claims
    assert {p for x in truth["positions"] for p in x["parties"]} <= sources
    assert {link["source"] for a in truth["attributions"] for link in a["chain"]} <= sources
    known = {o["id"] for o in truth["origins"]} | {a["id"] for a in truth["articles"]}
    assert {d["parent"] for d in truth["derivations"]} <= known


def test_the_layers_of_the_truth_count_its_statements() -> None:
    outlets = {a["id"]: a["outlet"] or a["id"] for a in sample_truth()["articles"]}
    for claim in sample_truth()["claims"]:
        articles = {s["article"] for s in claim["statements"]}
        known = {o for s in claim["statements"] for o in s["origins"]}
        low, high = claim["layers"]["origins"]
        assert claim["layers"]["articles"] == len(articles), claim["id"]
        assert claim["layers"]["outlets"] == len({outlets[a] for a in articles}), claim["id"]
        assert low == max(1, len(known)) <= high, claim["id"]


@pytest.mark.floor
def test_an_account_of_the_sample_is_near_the_truth() -> None:
    account = json.loads(report([str(sample_folder())]).account.to_json())
    parts = judge(account, sample_truth())
    lower = [
        f"{part} {figure}: {parts[part].figures[figure]} < {least}"
        for part, figures in FLOORS.items()
        for figure, least in figures.items()
        if parts[part].figures[figure] < least
    ]
    assert not lower, table(parts) + "\n" + "\n".join(lower)
    assert parts["variants"].figures["false_conflicts"] == 0, "\n".join(parts["variants"].misses)
    assert parts["origins"].figures["all_right"] == 1.0, "\n".join(parts["origins"].misses)


# The least that an account of the sample must reach: a little below what is reached, raised with every gain. Lowered
# when the tagger came (attributions found and chains up by .02): it also marks what is hardly speech ("names a price"),
# and one claim of three short doubts is no longer put together.
FLOORS: dict[str, dict[str, float]] = {
    "articles": {"read": 1.0, "dates": 1.0, "titles": 1.0, "outlets": 1.0, "credits": 0.9},
    "stories": {"f1": 1.0},
    "origins": {"found": 1.0, "kinds": 1.0, "dates": 0.95},
    "derivations": {"p": 0.95, "r": 0.95, "kinds": 0.95},
    "attributions": {"p": 0.9, "found": 0.98, "linked": 0.98, "chain": 0.95, "form": 0.96},
    "sources": {"found": 0.95, "once": 0.75, "kind": 0.95, "counted": 0.93},
    "claims": {"p": 0.95, "r": 0.55, "recovered": 0.77},
    "layers": {"articles": 0.6, "outlets": 0.6, "origins": 0.75, "sources": 0.55, "inside": 0.63},
    "variants": {"found": 0.85, "entered": 0.7},
    "lost": {"found": 0.87},
    "drift": {"p": 0.8, "r": 0.55},
    "timeline": {"found": 0.95, "kinds": 0.95},
    "positions": {"found": 0.75, "right": 0.75, "stance": 0.95, "channel": 0.9, "conditions": 0.95},
}
