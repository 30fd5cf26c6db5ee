"""How well the words of a text tell whether it was made from another (Clough & Stevenson 2009).

    python -m bench.descent_quality RECORDS.jsonl

Each record has "id", "text", "source" (the id of the record it may come from) and "label". Printed, label by label: the
mean score of derivation (the share of the text's weight that stands in order in its source) and how often a text made
from the source scores above an independent one (area under the ROC curve, ties half). Two of the texts labelled as
copied were copied from other pages than the source given; the last line leaves out what shares no five words in a row.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.reuse_quality import INDEPENDENT, area
from firsthand.trace.wording import Line, derived, lines, weighed, weights

COPIED = "cut"
SOURCE = "orig"
RUN = 5
_SENTENCE = re.compile(r"\S.*?(?:[.!?]+(?=\s)|\Z)", re.DOTALL)


def scores(records: Sequence[dict[str, Any]]) -> dict[str, list[tuple[float, bool]]]:
    """Label → (score of derivation 0 to 1, whether five words in a row stand in the source) of each text."""
    bare = {r["id"]: lines(r["text"], [m.span() for m in _SENTENCE.finditer(r["text"])]) for r in records}
    rarity = weights(bare.values())
    texts = {name: weighed(text, rarity) for name, text in bare.items()}
    out: dict[str, list[tuple[float, bool]]] = {}
    for r in records:
        if r["label"] != SOURCE:
            one, other = texts[r["id"]], texts[r["source"]]
            out.setdefault(r["label"], []).append((derived(one, other), _has_run(one, other)))
    return out


def areas(found: dict[str, list[tuple[float, bool]]]) -> dict[str, float]:
    """Area under the ROC curve of each label against the independent texts, and of copies that show their source."""
    free = [score for score, _ in found[INDEPENDENT]]
    out = {name: area([s for s, _ in rows], free) for name, rows in sorted(found.items()) if name != INDEPENDENT}
    out[f"{COPIED}, with words of the source"] = area([s for s, run in found[COPIED] if run], free)
    return out


def _has_run(one: Sequence[Line], other: Sequence[Line]) -> bool:
    runs = [{line.stems[i : i + RUN] for line in t for i in range(len(line.stems) - RUN + 1)} for t in (one, other)]
    return bool(runs[0] & runs[1])


def main() -> None:
    records = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    found = scores(records)
    for label, rows in sorted(found.items()):
        print(f"{label}: {len(rows)} texts, mean score {sum(s for s, _ in rows) / len(rows):.3f}")
    for name, value in areas(found).items():
        print(f"{name}: above the independent ones {value:.3f}")


if __name__ == "__main__":
    main()
