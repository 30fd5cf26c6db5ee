"""Credits of news agencies found in articles: ``python -m bench.credits_quality GOLD.jsonl …``.

A gold file has one article a line: id, text, ``wire`` (the agency whose copy the article is, or none). An agency counts
as found if the article has a wire credit of its name; only AP, AFP, UPI and Reuters are looked at. A photo credit that
is taken for a wire credit counts as wrong, as every other one does. Prints JSON: precision, recall and F1 for each
agency and all four, also over those articles alone whose text has the agency's name anywhere (the others carry no words
from which it could be known); what was missed and what was wrong.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from firsthand.model import Article
from firsthand.read import read_paths

NAMES = {
    "AP": ("(AP)", "Associated Press", "AP "),
    "AFP": ("AFP", "Agence France"),
    "UPI": ("UPI", "United Press International"),
    "Reuters": ("Reuters", "REUTERS"),
}
AGENCIES = tuple(NAMES)


def articles(paths: Iterable[Path]) -> list[tuple[dict[str, Any], Article]]:
    """Each gold record with the article that is read from its text alone."""
    pairs = []
    for path in paths:
        gold = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            gold[record["id"]] = record
        pairs += [(gold[article.id], article) for article in read_paths([str(path)]).articles]
    return pairs


def measure(paths: Iterable[Path]) -> dict[str, Any]:
    """The figures over all records of ``paths``."""
    right, found, wanted, named = Counter[str](), Counter[str](), Counter[str](), 0
    missed, wrong = [], []
    for record, article in articles(paths):
        gold = {name for name in AGENCIES if name.casefold() == (record["wire"] or "").casefold()}
        said = {c.name for c in article.credits if c.role == "wire" and c.name in AGENCIES}
        right.update(gold & said)
        found.update(said)
        wanted.update(gold)
        named += sum(any(word in article.text for word in NAMES[name]) for name in gold)
        missed += [f"{article.id}: {name}" for name in sorted(gold - said)]
        wrong += [f"{article.id}: {name}" for name in sorted(said - gold)]
    figures: dict[str, Any] = {name: _scores(right[name], found[name], wanted[name]) for name in AGENCIES}
    figures["all"] = _scores(right.total(), found.total(), wanted.total())
    figures["named in the text"] = _scores(right.total(), found.total(), named)
    return figures | {"missed": missed, "wrong": wrong}


def _scores(right: int, found: int, wanted: int) -> dict[str, float]:
    precision, recall = right / found if found else 1.0, right / wanted if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "wanted": wanted}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    print(json.dumps(measure(parser.parse_args().gold), indent=1))


if __name__ == "__main__":
    main()
