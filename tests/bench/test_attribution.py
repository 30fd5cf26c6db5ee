"""The comparison with other programs runs, on an article of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from bench.annotate_curve import KINDS, measure
from bench.attribution_kinds import kinds
from bench.attribution_quality import SHARED

from bench import attribution, attribution_peers

TEXT = """Bridge will stay shut, mayor says

The bridge at Quell will stay closed until autumn, Mayor Ada Brinck said on Monday.

“We found cracks,” she told the Marsh Courier. Residents fear that the shops will close.
"""


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


GOLD: list[dict[str, Sequence[Sequence[int]]]] = [
    {
        "source": [span("Mayor Ada Brinck")],
        "cue": [span("said")],
        "content": [span("The bridge at Quell will stay closed until autumn")],
    },
    {"source": [span("she")], "cue": [span("told")], "content": [span("“We found cracks,”")]},
    {"source": [span("Residents")], "cue": [span("fear")], "content": [span("that the shops will close")]},
    {"source": [span("mayor")], "cue": [span("says")], "content": [span("Bridge will stay shut")]},
]


def test_kinds_of_gold() -> None:
    assert [kinds(TEXT, a) for a in GOLD] == [
        ["say-verbs"],
        ["say-verbs", "short contents"],
        ["beliefs and intentions"],
        ["say-verbs", "headlines", "short contents"],
    ]


def test_the_baseline_finds_what_a_parse_shows() -> None:
    found = attribution_peers.rules()(TEXT)
    assert [[TEXT[s:e] for s, e in f["source"]] for f in found] == [
        ["mayor"],
        ["Mayor Ada Brinck"],
        ["she"],
        ["Residents"],
    ]
    assert all(0 <= s < e <= len(TEXT) for f in found for spans in f.values() for s, e in spans)


@pytest.mark.skipif(not SHARED.exists(), reason="the scorer is not beside the repository (../shared/score)")
def test_programs_are_measured_and_missing_ones_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(attribution_peers.CITRON_MODEL, raising=False)
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "text": TEXT, "attributions": GOLD}), encoding="utf-8")
    out = tmp_path / "out.json"
    assert attribution.main([str(gold), "--only", "dependency rules", "--only", "citron", "--json", str(out)]) == 0
    told = capsys.readouterr()
    assert "dependency rules" in told.out
    assert "citron is left out" in told.err
    result = json.loads(out.read_text(encoding="utf-8"))
    assert list(result) == ["dependency rules"]
    assert result["dependency rules"]["linked"]["f1"] >= 0.7
    assert result["dependency rules"]["kinds"]["say-verbs"]["gold"] == 3
    assert result["dependency rules"]["articles_per_cpu_second"] > 0


@pytest.mark.parametrize("kind", list(KINDS))
def test_texts_of_every_kind_are_annotated_with_exact_spans(kind: str) -> None:
    point = measure(kind, 3_000)
    assert point.characters == 3_000
    assert (point.attributions > 20) >= (kind in ("paragraphs", "one line"))
