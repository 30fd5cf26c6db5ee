"""How well articles are grouped into stories: BCubed precision, recall and F1 on records with a gold story.

    python -m bench.stories_quality RECORDS.jsonl…

Each record has "id", "story", "text" and perhaps "title". Only words, leads and shared passages are seen.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from firsthand.compare import find_reuse, group_stories
from firsthand.model import Annotated, Article


def bcubed(gold: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall, F1 (Bagga & Baldwin 1998), each article counting alike."""
    both = Counter((gold[a], found[a]) for a in gold)
    gold_size, found_size = Counter(gold.values()), Counter(found[a] for a in gold)
    precision = sum(n * n / found_size[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / gold_size[g] for (g, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def score(path: Path) -> tuple[float, float, float]:
    """Group the records of one file and compare with their gold stories."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [
        Article(r["id"], None, None, None, r.get("title"), (), None, None, None, r["text"], "") for r in records
    ]
    bare = [Annotated(article, False, (), (), (), (), (), (), ()) for article in articles]
    stories = group_stories(bare, find_reuse(bare))
    found = {article: story.id for story in stories for article in story.articles}
    return bcubed({r["id"]: str(r["story"]) for r in records}, found)


def main() -> None:
    for name in sys.argv[1:]:
        precision, recall, f1 = score(Path(name))
        print(f"{Path(name).name}: precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}")


if __name__ == "__main__":
    main()
