"""Quality of claims and variants: ``python -m bench.claims_quality [SUMMEDITS.jsonl]``.

Each record of SummEdits (Laban et al. 2023) is an article and a retelling with or without one changed fact. The two
are read as one story; a retelling counts as found when any variant between it and its article is a conflict. Prints
balanced accuracy, conflicts found, and conflicts reported in retellings that are consistent (false conflicts).
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from firsthand.annotate import annotate
from firsthand.model import Annotated, Article, Claim, Date, Story, Variant
from firsthand.trace.claims import align
from firsthand.trace.variants import find_variants

SUMMEDITS = Path(__file__).parents[2] / "shared" / "data" / "differences" / "summedits_news_dev.jsonl"
# The records carry no date. Article and retelling get the same one, so that relative dates agree.
DAY = "2023-03-01"


def annotated(name: str, text: str) -> Annotated:
    """``text`` as an article with everything the annotating room finds in it."""
    date = Date(DAY, "day", DAY, DAY, "assumed")
    return annotate(Article(name, None, None, None, None, (), date, None, "en", text, ""))


def compare(article: Annotated, retelling: Annotated) -> tuple[tuple[Claim, ...], tuple[Variant, ...]]:
    both = (article, retelling)
    story = Story("st1", article.article.span(0, 1), tuple(a.article.id for a in both), None, None)
    claims = align([story], both)
    return claims, find_variants(claims, both, [s for a in both for s in a.sources], ())


def measure(records: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Counts and rates over SummEdits records."""
    outcome: Counter[tuple[bool, bool]] = Counter()
    kinds: Counter[str] = Counter()
    false: list[tuple[str, str]] = []
    shared = 0
    articles: dict[str, Annotated] = {}
    for record in records:
        if record["doc"] not in articles:
            articles[record["doc"]] = annotated("article", record["doc"])
        claims, variants = compare(articles[record["doc"]], annotated("retelling", record["summary"]))
        conflicts = [v for v in variants if v.conflict]
        consistent = bool(record["consistent"])
        outcome[consistent, bool(conflicts)] += 1
        shared += any(len({s.article for s in c.statements}) > 1 for c in claims)
        kinds.update(v.kind for v in conflicts if not consistent)
        false += [(v.kind, " / ".join(r.value for r in v.readings)) for v in conflicts if consistent]
    found = outcome[False, True] / max(1, outcome[False, True] + outcome[False, False])
    quiet = outcome[True, False] / max(1, outcome[True, True] + outcome[True, False])
    return {
        "records": sum(outcome.values()),
        "with_shared_claims": shared,
        "found": round(found, 3),
        "false_conflicts": round(1 - quiet, 3),
        "balanced_accuracy": round((found + quiet) / 2, 3),
        "kinds": dict(sorted(kinds.items())),
        "false": false,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Quality of claims and variants on SummEdits.")
    parser.add_argument("path", nargs="?", type=Path, default=SUMMEDITS)
    path = parser.parse_args().path
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    begun = time.perf_counter()
    figures = measure(records)
    figures["seconds"] = round(time.perf_counter() - begun, 1)
    print(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
