"""How positions agree with marked sentiment: ``python -m bench.positions_quality FILE [--articles N]``.

FILE holds articles a line with spans that are for or against a target (BASIL: ``spans`` with ``start``, ``end``,
``polarity`` pos or neg, ``aim``). The measure is loose: those spans are about sentiment towards people, not about what
a party wants of an issue. Reported are how many positions are found, and of those that overlap a span of the speaker's
own words how many point the same way.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from firsthand.annotate import annotate
from firsthand.model import Article, Date, Position, Story
from firsthand.trace.positions import extra_sources, find_positions
from firsthand.trace.sources import unify

FOR = frozenset({"supports", "offers"})
AGAINST = frozenset({"opposes", "refuses", "denies", "doubts"})


def article_of(record: dict[str, Any]) -> Article:
    """A record of the file as an Article with its date."""
    day = record.get("date")
    published = Date(day, "day", day, day, "record") if day else None
    text = record["text"]
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        record["id"], None, None, record.get("publisher"), record.get("title"), (), published, None, "en", text, sha
    )


def positions_of(article: Article) -> tuple[Position, ...]:
    """The positions of one article alone."""
    sources, unified = unify([annotate(article)])
    story = Story("st1", article.span(0, min(60, len(article.text))), (article.id,), None, None)
    return find_positions([story], unified, (*sources, *extra_sources(unified, sources)), ())


def score(records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Counts over ``records``: positions, channels, stances, and agreement in polarity where they overlap a span."""
    counts: Counter[str] = Counter()
    for record in records:
        found = positions_of(article_of(record))
        counts["articles"] += 1
        counts["positions"] += len(found)
        counts.update(p.channel for p in found)
        counts.update(p.stance for p in found)
        for p in found:
            way = "pos" if p.stance in FOR else "neg" if p.stance in AGAINST else None
            marked = {
                s["polarity"]
                for s in record["spans"]
                if s["aim"] == "dir" and s["start"] < p.spans[0].end and p.spans[0].start < s["end"]
            }
            if way and len(marked) == 1:
                counts["overlapping"] += 1
                counts["agreeing"] += marked == {way}
    return dict(sorted(counts.items()))


def main(argv: Sequence[str] | None = None) -> int:
    """Command line; 2 where the file holds no article."""
    parser = argparse.ArgumentParser(prog="python -m bench.positions_quality", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=None, help="only the first N, in order of their ids")
    options = parser.parse_args(argv)
    with options.file.open(encoding="utf-8") as lines:
        records = sorted((json.loads(line) for line in lines if line.strip()), key=lambda r: str(r["id"]))
    if not records:
        print(f"{options.file}: no articles", file=sys.stderr)
        return 2
    print(json.dumps(score(records[: options.articles]), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
