"""How well shared passages tell copied texts from independent ones (Clough & Stevenson 2009).

    python -m bench.reuse_quality RECORDS.jsonl

Each record has "id", "text", "source" (the id of the record it may come from) and "label". Printed: the mean share of
the text's words that stand in its source, label by label, and how often a text made from the source has a larger share
than an independent one (area under the ROC curve, ties half).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from firsthand.compare import find_reuse
from firsthand.compare.words import words
from firsthand.model import Annotated, Article

INDEPENDENT = "non"


def containment(text: str, source: str) -> float:
    """The share of the words of ``text``, 0 to 1, that lie in passages shared with ``source``."""
    articles = [
        Article(id, None, None, None, None, (), None, None, None, body, "")
        for id, body in (("source", source), ("text", text))
    ]
    found = find_reuse([Annotated(article, False, (), (), (), (), (), (), ()) for article in articles])
    spans = [span for one in found for span in one.spans if span.article == "text"]
    every = list(words(text))
    inside = [word for word in every if any(s.start <= word.start and word.end <= s.end for s in spans)]
    return len(inside) / max(len(every), 1)


def area(made: list[float], independent: list[float]) -> float:
    """How often a value of ``made`` is above one of ``independent``, ties half."""
    wins = sum((m > i) + (m == i) / 2 for m in made for i in independent)
    return wins / (len(made) * len(independent))


def main() -> None:
    records = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    texts = {record["id"]: record["text"] for record in records}
    shares: dict[str, list[float]] = {}
    for record in records:
        if record["id"] != record["source"]:
            shares.setdefault(record["label"], []).append(containment(record["text"], texts[record["source"]]))
    for label, values in sorted(shares.items()):
        line = f"{label}: {len(values)} texts, mean share {sum(values) / len(values):.3f}"
        if label != INDEPENDENT:
            line += f", above the independent ones {area(values, shares[INDEPENDENT]):.3f}"
        print(line)


if __name__ == "__main__":
    main()
