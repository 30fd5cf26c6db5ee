"""Variants: where the statements of one claim give different readings, typed and judged.

Every two statements of different articles are compared slot by slot (``variant_values``, ``variant_actors``,
``variant_words``); values that can be one are one reading. A conflict is reported only where two readings exclude each
other: a false conflict costs more trust than a missed one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from firsthand.model import Annotated, Claim, Derivation, Reading, Source, Span, Statement, Variant, VariantKind
from firsthand.trace import variant_actors as actors
from firsthand.trace import variant_values as values
from firsthand.trace import variant_words as words
from firsthand.trace.claim_candidates import Candidate, candidates
from firsthand.trace.variant_pairs import Difference, Side, pair
from firsthand.trace.variant_slots import local_polarity

# The gravest first: the order in which the variants of one claim are listed.
ORDER: tuple[VariantKind, ...] = (
    "speaker",
    "role",
    "polarity",
    "number",
    "date",
    "name",
    "place",
    "certainty",
    "wording",
)
# Of these, readings that can be one ("a source", "an aide") are no difference worth a row.
GRAVE = frozenset({"speaker", "role", "polarity", "name", "place"})
# Statements compared of one claim: beyond this the pairs of a claim that hundreds repeat would take minutes.
MOST_STATEMENTS = 60


def find_variants(
    claims: Sequence[Claim],
    annotated: Sequence[Annotated],
    sources: Sequence[Source],
    derivations: Sequence[Derivation],
) -> tuple[Variant, ...]:
    """Differences between the statements of each claim, numbered v1 … in the order of ``claims``.

    A reading is ``supported`` when more witnesses have it than any other one (a copy of an article with the same
    reading is no second witness); with a tie none is. It has ``entered`` at an article when that alone has it while
    its parent, or every one of at least two siblings, has one other reading.
    """
    known = {a.article.id: a for a in annotated}
    people = {s.id: s for s in sources}
    states = actors.States(sorted(annotated, key=lambda a: a.article.id))
    tree = _Tree(derivations)
    items: dict[str, dict[tuple[int, int], Candidate]] = {}
    found: list[Variant] = []
    for claim in claims:
        if len({s.article for s in claim.statements}) < 2:
            continue
        sides = _sides(claim.statements[:MOST_STATEMENTS], known, people, items)
        differences = _differences(sides, states)
        for kind in ORDER:
            of_kind = [d for d in differences if d.kind == kind]
            for slot in sorted({d.slot for d in of_kind}):
                variant = _variant(f"v{len(found) + 1}", claim.id, [d for d in of_kind if d.slot == slot], sides, tree)
                if variant is not None:
                    found.append(variant)
    return tuple(found)


def _sides(
    statements: Sequence[Statement],
    known: Mapping[str, Annotated],
    people: Mapping[str, Source],
    items: dict[str, dict[tuple[int, int], Candidate]],
) -> list[Side]:
    sides = []
    for number, statement in enumerate(statements):
        annotated = known.get(statement.article)
        if annotated is None or statement.span.field != "text":
            continue
        if statement.article not in items:
            items[statement.article] = {(c.start, c.end): c for c in candidates(annotated)}
        item = items[statement.article].get((statement.span.start, statement.span.end))
        if item is not None:
            spoken = next((a for a in annotated.attributions if a.id == statement.attribution), None)
            sides.append(Side(number, item, annotated, spoken, people))
    return sides


def _differences(sides: Sequence[Side], states: actors.States) -> list[Difference]:
    found: list[Difference] = []
    for a, b in combinations(sides, 2):
        if a.article == b.article:
            continue
        both = pair(a, b)
        found += actors.speaker(both) + actors.role(both, states) + actors.names(both)
        found += values.numbers(both) + values.dates(both)
        found += words.polarity(both) or local_polarity(both)
        found += words.certainty(both) + words.wording(both)
    return found


class _Tree:
    """Parents of each article, by the derivations."""

    def __init__(self, derivations: Sequence[Derivation]) -> None:
        self.parents: dict[str, set[str]] = {}
        for edge in derivations:
            if edge.directed:
                self.parents.setdefault(edge.child, set()).add(edge.parent)

    def witnesses(self, articles: Sequence[str]) -> int:
        """Articles that do not merely copy another one of ``articles``."""
        return sum(not (self.parents.get(a, set()) & set(articles)) for a in articles)

    def entered(self, mine: Sequence[str], others: Sequence[Sequence[str]]) -> str | None:
        if len(mine) != 1 or len(others) != 1:
            return None
        parents = self.parents.get(mine[0], set())
        siblings = [a for a in others[0] if self.parents.get(a, set()) & parents]
        return mine[0] if parents & set(others[0]) or len(siblings) > 1 else None


def _variant(
    name: str, claim: str, differences: Sequence[Difference], sides: Sequence[Side], tree: _Tree
) -> Variant | None:
    """One variant from all comparisons of one slot; None where all readings are the same."""
    if all(d.verdict == "same" for d in differences):
        return None
    conflict = any(d.verdict == "conflict" for d in differences)
    if not conflict and differences[0].kind in GRAVE:
        return None
    joined = ("same", "compatible") if conflict else ("same",)
    groups = _Groups()
    for d in differences:
        groups.add(d, d.verdict in joined)
    sets = groups.sets()
    if len(sets) < 2:
        return None
    articles = {s.number: s.article for s in sides}
    held = [sorted({articles[number] for number, _, _ in members}) for members in sets]
    if conflict:
        # An article that has both readings contradicts nobody.
        both = {a for one, two in combinations(held, 2) for a in set(one) & set(two)}
        if any(set(h) <= both for h in held):
            return None
    support = [tree.witnesses(h) for h in held]
    best = max(support)
    readings = [
        Reading(
            value=_value(members),
            articles=tuple(h),
            spans=tuple(dict.fromkeys(span for _, _, span in members)),
            entered=tree.entered(h, [o for o in held if o is not h]),
            supported=n == best and support.count(best) == 1,
        )
        for members, h, n in zip(sets, held, support, strict=True)
    ]
    readings.sort(key=lambda r: (-len(r.articles), r.articles, r.value))
    return Variant(name, claim, differences[0].kind, conflict, tuple(readings))


_Member = tuple[int, str, Span]


def _value(members: Sequence[_Member]) -> str:
    """The value that most statements give, the shortest among equals."""
    given = [value for _, value, _ in members]
    return min(given, key=lambda v: (-given.count(v), len(v), v))


class _Groups:
    """Values joined where they can be one (union–find over the statements' values)."""

    def __init__(self) -> None:
        self.parent: dict[tuple[int, Span], tuple[int, Span]] = {}
        self.value: dict[tuple[int, Span], str] = {}

    def add(self, d: Difference, alike: bool) -> None:
        keys = [(d.sides[i], d.spans[i]) for i in (0, 1)]
        for key, value in zip(keys, d.values, strict=True):
            self.parent.setdefault(key, key)
            self.value.setdefault(key, value)
        if alike or d.values[0].casefold() == d.values[1].casefold():
            one, two = sorted((self._root(keys[0]), self._root(keys[1])))
            self.parent[two] = one

    def _root(self, key: tuple[int, Span]) -> tuple[int, Span]:
        while self.parent[key] != key:
            key = self.parent[key]
        return key

    def sets(self) -> list[list[_Member]]:
        found: dict[tuple[int, Span], list[_Member]] = {}
        for key in sorted(self.parent):
            found.setdefault(self._root(key), []).append((key[0], self.value[key], key[1]))
        return [found[root] for root in sorted(found)]
