"""Hand-marked chains, sources and acts, and how far two passes over them agree: ``python -m bench.marked``.

Reads ``tests/annotate/marked`` (offsets and labels, no text; ``docs/marking.md`` says how they were made) and prints
the agreement of the two independent passes from which the final marks were decided.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MARKED = Path(__file__).resolve().parents[1] / "tests" / "annotate" / "marked"
Place = tuple[int, int]
OVERLAP = 0.5  # character F1 from which two contents are one; the scorer's own bound for "found"


@dataclass(frozen=True)
class Entity:
    """A source: ``mentions`` are the places of words that name it (no pronouns)."""

    id: str
    anonymous: bool
    kind: str
    count: int | None
    mentions: frozenset[Place]
    subset_of: str | None


@dataclass(frozen=True)
class Marked:
    """``chain`` runs from outermost to innermost; where a link names several entities, any of them is right."""

    gold: int | None
    content: tuple[Place, ...]
    chain: tuple[frozenset[str], ...]
    act: str


@dataclass(frozen=True)
class Marking:
    """One hand's marks of one article."""

    entities: dict[str, Entity]
    attributions: tuple[Marked, ...]


def load(folder: Path = MARKED) -> list[dict[str, Any]]:
    """The sheets in their order: number, article, sha256, and the markings ``final``, ``a`` and ``b``."""
    sheets = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [sheet | {key: marking(sheet[key]) for key in ("final", "a", "b")} for sheet in sheets]


def marking(plain: dict[str, Any]) -> Marking:
    """One pass of a sheet. What a gold attribution gives as its source is a mention of who it is, pronoun or not."""
    mentions: dict[str, set[Place]] = {e["id"]: {(p[0], p[1]) for p in e["mentions"]} for e in plain["entities"]}
    entities = {
        e["id"]: Entity(
            e["id"], e["anonymous"], e["kind"], e["count"], frozenset(mentions[e["id"]]), e.get("subset_of")
        )
        for e in plain["entities"]
    }
    attributions = tuple(
        Marked(
            a["gold"],
            tuple((p[0], p[1]) for p in a["content"]),
            tuple(frozenset(link) for link in a["chain"]),
            a["act"],
        )
        for a in plain["attributions"]
    )
    return Marking(entities, attributions)


def overlap(first: Sequence[Place], second: Sequence[Place]) -> float:
    """Character F1 of two lists of places."""
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in first for b in second)
    length = sum(end - start for start, end in (*first, *second))
    return 2 * shared / length if length else 0.0


def paired(scores: dict[tuple[Any, Any], float]) -> dict[Any, Any]:
    """One to one, the best first; ties in the order given."""
    left: dict[Any, Any] = {}
    taken = set()
    for (one, other), score in sorted(scores.items(), key=lambda item: -item[1]):
        if score > 0 and one not in left and other not in taken:
            left[one] = other
            taken.add(other)
    return left


def f1(right: int, left: int, other: int) -> float:
    """Harmonic mean of right/left and right/other."""
    return 2 * right / (left + other) if left + other else 1.0


def entities_paired(one: Marking, other: Marking) -> dict[str, str]:
    """Which entity of one pass is which of the other: shared mentions and shared attributions."""
    scores: dict[tuple[str, str], float] = defaultdict(float)
    for a in one.entities.values():
        for b in other.entities.values():
            shared = len(a.mentions & b.mentions)
            if shared:
                scores[a.id, b.id] += shared
    by_gold = {m.gold: m for m in other.attributions if m.gold}
    for mark in one.attributions:
        twin = by_gold.get(mark.gold) if mark.gold else None
        if twin and mark.chain and twin.chain:
            for x in sorted(mark.chain[-1]):
                for y in sorted(twin.chain[-1]):
                    if (x in one.entities) == (y in other.entities):
                        scores[x, y] += 1
    return paired(dict(scores))


def same(one: frozenset[str], other: frozenset[str], pairs: dict[str, str]) -> bool:
    """Whether two links name the same: any of the one is any of the other."""
    return any(pairs.get(key) in other for key in one)


def same_chain(one: Marked, other: Marked, pairs: dict[str, str]) -> bool:
    """Whether two chains are alike, link by link."""
    return len(one.chain) == len(other.chain) and all(
        same(a, b, pairs) for a, b in zip(one.chain, other.chain, strict=True)
    )


def same_innermost(one: Marked, other: Marked, pairs: dict[str, str]) -> bool:
    """Whether the last links are alike, or both have none."""
    if not one.chain or not other.chain:
        return not one.chain and not other.chain
    return same(one.chain[-1], other.chain[-1], pairs)


def agreement(sheets: Sequence[dict[str, Any]]) -> dict[str, float]:
    """How far the passes ``a`` and ``b`` agree, over all sheets."""
    n: Counter[str] = Counter()
    for sheet in sheets:
        a, b = sheet["a"], sheet["b"]
        pairs = entities_paired(a, b)
        twins = {m.gold: m for m in b.attributions if m.gold}
        for mark in (m for m in a.attributions if m.gold):
            twin = twins[mark.gold]
            n["gold"] += 1
            n["innermost"] += same_innermost(mark, twin, pairs)
            n["chain"] += same_chain(mark, twin, pairs)
            n["act"] += mark.act == twin.act
        hidden = [[e.id for e in m.entities.values() if e.anonymous] for m in (a, b)]
        n["hidden_a"] += len(hidden[0])
        n["hidden_b"] += len(hidden[1])
        n["hidden"] += sum(pairs.get(key) in hidden[1] for key in hidden[0])
        n["hidden_exact"] += len(hidden[0]) == len(hidden[1])
        nested = [[m for m in p.attributions if m.gold is None] for p in (a, b)]
        found = paired(
            {
                (i, j): overlap(x.content, y.content)
                for i, x in enumerate(nested[0])
                for j, y in enumerate(nested[1])
                if overlap(x.content, y.content) >= OVERLAP and same_innermost(x, y, pairs)
            }
        )
        n["nested_a"] += len(nested[0])
        n["nested_b"] += len(nested[1])
        n["nested"] += len(found)
    return {
        "attributions": n["gold"],
        "innermost": round(n["innermost"] / n["gold"], 3),
        "chain": round(n["chain"] / n["gold"], 3),
        "act": round(n["act"] / n["gold"], 3),
        "anonymous_f1": round(f1(n["hidden"], n["hidden_a"], n["hidden_b"]), 3),
        "anonymous_a": n["hidden_a"],
        "anonymous_b": n["hidden_b"],
        "anonymous_count_exact": round(n["hidden_exact"] / len(sheets), 3),
        "nested_f1": round(f1(n["nested"], n["nested_a"], n["nested_b"]), 3),
        "nested_a": n["nested_a"],
        "nested_b": n["nested_b"],
    }


if __name__ == "__main__":
    print(json.dumps(agreement(load())))
