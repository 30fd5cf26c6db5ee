"""Attribution quality on PolNeAR's development articles: ``python -m bench.attribution_quality [GOLD.jsonl]``.

Prints the scorer's JSON line (precision, recall and F1 by role, found and linked).
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

from firsthand.annotate.attribution_tagging import find
from firsthand.language.en.parser import parse

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "data" / "attribution" / "polnear_dev.jsonl"


def scorer() -> Any:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("attribution_scorer", SHARED / "score" / "attribution.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(gold: Path = GOLD) -> dict[str, dict[str, float]]:
    """Score what is found in the text alone against ``gold``."""
    score = scorer()
    predicted = {}
    with gold.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            text = record["text"]
            predicted[record["id"]] = [
                {"source": f.source, "cue": f.cue, "content": f.content} for f in find(text, parse(text))
            ]
    result: dict[str, dict[str, float]] = score.score(score.load(str(gold)), predicted)
    return result


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)))
