"""Quality of time expressions on a gold file: ``python -m bench.time_quality GOLD.jsonl``.

The measures of TempEval-3 (UzZaman et al. 2013): strict (same span), relaxed (spans overlap) and value (overlap, and
the same TIMEX3 value) precision, recall and F1. The gold file has one article a line: id, text, dct (publication date,
of which the first ten characters are the day) and timexes (start, end, value). Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from firsthand.annotate.times import find_timexes
from firsthand.language.en.parser import parse
from firsthand.model import Article, Date, Timex

Record = dict[str, Any]


def records(path: Path) -> Iterator[Record]:
    """The gold records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def predict(record: Record) -> tuple[Timex, ...]:
    """The time expressions found in one gold record, from its text and its publication day alone."""
    day = record["dct"][:10] if record.get("dct") else None
    published = Date(day, "day", day, day, "given") if day else None
    article = Article(record["id"], None, None, None, None, (), published, None, "en", record["text"], "")
    return find_timexes(article, parse(article.text))


def compare(gold: Sequence[Record], found: Sequence[Timex]) -> tuple[int, int, int]:
    """How many gold expressions are met: with the same span, with an overlap, with an overlap and the value."""
    strict = relaxed = value = 0
    free = list(range(len(found)))
    for g in gold:
        hits = [j for j in free if found[j].start < g["end"] and g["start"] < found[j].end]
        if not hits:
            continue
        best = max(hits, key=lambda j: (_same(found[j], g), found[j].value == g["value"]))
        free.remove(best)
        relaxed += 1
        strict += _same(found[best], g)
        value += found[best].value == g["value"]
    return strict, relaxed, value


def _same(timex: Timex, gold: Record) -> bool:
    return (timex.start, timex.end) == (gold["start"], gold["end"])


def score(gold: Iterable[Record]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of each measure over all records."""
    sums, n_gold, n_found = [0, 0, 0], 0, 0
    for record in gold:
        found = predict(record)
        n_gold, n_found = n_gold + len(record["timexes"]), n_found + len(found)
        sums = [a + b for a, b in zip(sums, compare(record["timexes"], found), strict=True)]
    return {name: _f1(hits, n_found, n_gold) for name, hits in zip(("strict", "relaxed", "value"), sums, strict=True)}


def _f1(hits: int, n_found: int, n_gold: int) -> dict[str, float]:
    p, r = hits / n_found if n_found else 0.0, hits / n_gold if n_gold else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def main(arguments: Sequence[str] | None = None) -> int:
    """Score one gold file and print the result."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    options = parser.parse_args(arguments)
    print(json.dumps(score(records(options.gold))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
