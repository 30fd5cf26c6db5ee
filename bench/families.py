"""Families of retold articles with known trees: how much of each tree is found.

    python -m bench.families [--count 40] [--first 0] [--bodies RECORDS.jsonl] [--misses]

Own stories, and with ``--bodies`` (JSON Lines with "text") real articles that are read here and retold along trees of
their own. Printed: F1 of edges, of roots (articles that retell nothing) and of absent reports, the share of right
kinds and directions, recall of edges by what was done to the text and by what became of the credit.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.families_made import Family, family
from firsthand.compare import find_reuse
from firsthand.language.outlets import outlet_key
from firsthand.model import Annotated, Article, Derivation, Origin, Story
from firsthand.read import read_paths
from firsthand.run.pipeline import annotate_articles
from firsthand.trace.claims import align
from firsthand.trace.lineage import Lineage, trace_lineage
from firsthand.trace.sources import unify


class Found(NamedTuple):
    """A family's tree as traced."""

    lineage: Lineage
    annotated: tuple[Annotated, ...]


def traced(made: Family) -> Found:
    """The family read as a file of records and traced as one story, whatever grouping would say."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "family.jsonl"
        path.write_text("".join(json.dumps(r) + "\n" for r in made.records), encoding="utf-8")
        articles: Sequence[Article] = read_paths([str(path)]).articles
    sources, annotated = unify(annotate_articles(articles))
    first = annotated[0].article
    story = Story(
        "st1", first.span(0, len(first.title or ""), "title"), tuple(a.article.id for a in annotated), None, None
    )
    claims = align([story], annotated)
    return Found(trace_lineage([story], annotated, sources, find_reuse(annotated), claims), annotated)


class Tally:
    """Counts over families, and what was missed in words."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.ways: Counter[tuple[str, bool]] = Counter()
        self.misses: list[str] = []

    def add(self, made: Family, lineage: Lineage) -> None:
        names = {o.id: _name(o, made) for o in lineage.origins}
        kinds = {o.id: o.kind for o in lineage.origins}
        found = {
            (d.child, names.get(d.parent, d.parent)): d
            for d in lineage.derivations
            if kinds.get(d.parent, "report") in ("report", "article")
        }
        self._edges(made, found)
        own = {o.article for o in lineage.origins if o.article}
        # A real article may retell a report that it names and that the truth does not know.
        retells = {d.child for d in lineage.derivations if kinds.get(d.parent) == "report"} if made.raw else set()
        self._set("roots", made, own - made.maybe_roots, set(made.roots - retells))
        reports = {names[o.id] for o in lineage.origins if o.article is None and o.kind == "report"}
        if made.raw:
            reports &= made.absent | made.maybe_absent
        self._set("absent", made, reports - made.maybe_absent, set(made.absent))

    def _set(self, what: str, made: Family, found: set[str], true: set[str]) -> None:
        self.counts[f"{what} hit"] += len(found & true)
        self.counts[f"{what} found"] += len(found)
        self.counts[f"{what} true"] += len(true)
        self.misses += [f"{made.name} {what} not found: {x}" for x in sorted(true - found)]
        self.misses += [f"{made.name} {what} invented: {x}" for x in sorted(found - true)]

    def _edges(self, made: Family, found: dict[tuple[str, str], Derivation]) -> None:
        right = {(e.child, p) for e in made.edges for p in e.parents}
        for e in made.edges:
            if not e.required:
                continue
            hits = [found[e.child, p] for p in e.parents if (e.child, p) in found]
            back = [d for p in e.parents if (d := found.get((p, e.child))) and not d.directed]
            hits = hits or back
            right |= {(d.child, d.parent) for d in back}
            self.counts["edges true"] += 1
            self.counts["edges hit"] += bool(hits)
            self.counts["kinds hit"] += any(d.kind in e.kinds for d in hits)
            self.counts["directed"] += any(d.directed and d not in back for d in hits)
            for way in (e.how, f"credit {e.credit}"):
                self.ways[way, bool(hits)] += 1
            if not hits:
                self.misses.append(f"{made.name} edge not found: {e.child} → {e.parents} ({e.how}, credit {e.credit})")
            elif not any(d.kind in e.kinds for d in hits):
                self.misses.append(f"{made.name} kind {hits[0].kind}, not {e.kinds}: {e.child} ({e.how})")
        known = made.absent | made.maybe_absent | {r["id"] for r in made.records}
        for pair in sorted(found):
            if pair in right or (made.raw and pair[1] not in known):
                continue
            self.counts["edges wrong"] += 1
            kinds = ", ".join(x.kind for x in found[pair].evidence)
            self.misses.append(f"{made.name} edge wrong: {pair[0]} → {pair[1]} ({kinds})")

    def figures(self) -> dict[str, float]:
        n = self.counts
        out = {"edges": _f1(n["edges hit"], n["edges hit"] + n["edges wrong"], n["edges true"])}
        for what in ("roots", "absent"):
            out[what] = _f1(n[f"{what} hit"], n[f"{what} found"], n[f"{what} true"])
        out["kinds"] = round(n["kinds hit"] / max(1, n["edges hit"]), 4)
        out["directed"] = round(n["directed"] / max(1, n["edges hit"]), 4)
        return out

    def table(self) -> str:
        n = self.counts
        lines = ["  ".join(f"{k} {v:.3f}" for k, v in self.figures().items())]
        lines.append(f"edges asked for {n['edges true']}, found {n['edges hit']}, wrong {n['edges wrong']}")
        for way in sorted({way for way, _ in self.ways}):
            hit, all_ = self.ways[way, True], self.ways[way, True] + self.ways[way, False]
            lines.append(f"  {way:<16} {hit}/{all_}")
        return "\n".join(lines)


def measure(families: Iterable[Family]) -> Tally:
    """All ``families`` traced and counted."""
    tally = Tally()
    for made in families:
        tally.add(made, traced(made).lineage)
    return tally


def _name(origin: Origin, made: Family) -> str:
    """The article of an origin, or the true absent report that its name means, or the name."""
    if origin.article:
        return origin.article
    key = outlet_key(origin.name)
    for name in sorted(made.absent | made.maybe_absent):
        if outlet_key(name) == key:
            return name
    return origin.name


def _f1(hit: int, found: int, true: int) -> float:
    return round(2 * hit / (found + true), 4) if found + true else 1.0


def bodies(path: Path, count: int, step: int = 7) -> list[str]:
    """Every ``step``-th text of at least 8 usable sentences, ``count`` of them."""
    from bench.families_made import sentences

    lines = path.read_text(encoding="utf-8").splitlines()[::step]
    texts = [json.loads(line)["text"] for line in lines]
    return [t for t in texts if len(sentences(t)) >= 8][:count]


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--count", type=int, default=40)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--bodies", type=Path, help="JSON Lines with real articles to retell")
    options.add_argument("--misses", action="store_true", help="list what was missed")
    chosen = options.parse_args()
    numbers = range(chosen.first, chosen.first + chosen.count)
    texts = bodies(chosen.bodies, chosen.count) if chosen.bodies else [None] * chosen.count
    tally = measure(family(n, text) for n, text in zip(numbers, texts, strict=False))
    print(tally.table())
    if chosen.misses:
        print("\n".join(tally.misses))


if __name__ == "__main__":
    main()
