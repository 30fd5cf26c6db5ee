"""Floors for time expressions: what was reached on the development sets must not be lost."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from bench.time_quality import records, score

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "time"

# Name, sha256 of the file the figures were measured on, floors of value and strict F1 (a point below what was reached).
FLOORS = [
    ("timebank.jsonl", "ee8780ae2f7cde331cc7d52e38e2376cd163e1a67349ba5689b91e1dd8604f7e", 0.80, 0.87),
    ("aquaint.jsonl", "37372c3738263d6ab024041caf094cddcfd300af336830b29cf32c4c86dd2f1a", 0.745, 0.82),
]


@pytest.mark.floor
@pytest.mark.parametrize(("name", "digest", "value", "strict"), FLOORS)
def test_time_expressions_hold_their_floor(name: str, digest: str, value: float, strict: float) -> None:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"development set {name} is not here: expected at {path}")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest, (
        "another version of the set: measure the floors anew"
    )
    reached = score(records(path))
    assert reached["value"]["f1"] >= value
    assert reached["strict"]["f1"] >= strict
