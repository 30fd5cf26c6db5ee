"""How well articles are grouped into stories: BCubed precision, recall and F1 on records with a gold story.

    python -m bench.stories_quality [--bare] RECORDS.jsonl…

Each record has "id", "story", "text" and perhaps "title". Articles are annotated in full, as in a report; with
``--bare`` only words, leads and shared passages are seen, as for a language that is not served.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from firsthand.annotate import annotate
from firsthand.compare import find_reuse, group_stories
from firsthand.model import Annotated, Article
from firsthand.trace.sources import unify


def bcubed(gold: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall, F1 (Bagga & Baldwin 1998), each article counting alike."""
    both = Counter((gold[a], found[a]) for a in gold)
    gold_size, found_size = Counter(gold.values()), Counter(found[a] for a in gold)
    precision = sum(n * n / found_size[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / gold_size[g] for (g, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def score(path: Path, *, bare: bool = False) -> tuple[float, float, float]:
    """Group the records of one file and compare with their gold stories; ``bare`` without names."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [
        Article(r["id"], None, None, None, r.get("title"), (), None, None, "en", r["text"], "") for r in records
    ]
    if bare:
        annotated = tuple(Annotated(article, False, (), (), (), (), (), (), ()) for article in articles)
    else:
        annotated = unify([annotate(article) for article in articles])[1]
    stories = group_stories(annotated, find_reuse(annotated))
    found = {article: story.id for story in stories for article in story.articles}
    return bcubed({r["id"]: str(r["story"]) for r in records}, found)


def main() -> None:
    bare = "--bare" in sys.argv[1:]
    for name in (given for given in sys.argv[1:] if given != "--bare"):
        precision, recall, f1 = score(Path(name), bare=bare)
        print(f"{Path(name).name}: precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}")


if __name__ == "__main__":
    main()
