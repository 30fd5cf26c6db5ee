"""Variants: where the statements of one claim give different readings, typed and judged.

Every two statements of different articles are compared slot by slot (``variant_values``, ``variant_actors``,
``variant_words``); values that can be one are one reading. A conflict is reported only where two readings exclude each
other: a false conflict costs more trust than a missed one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from firsthand.language.en import claim_words as lexicon
from firsthand.model import Annotated, Claim, Derivation, Reading, Source, Span, Statement, Variant, VariantKind
from firsthand.trace import variant_actors as actors
from firsthand.trace import variant_values as values
from firsthand.trace import variant_words as words
from firsthand.trace.claim_candidates import Candidate, candidates
from firsthand.trace.variant_denials import Denial, find_denials
from firsthand.trace.variant_pairs import Difference, Side, pair, plain
from firsthand.trace.variant_slots import local_polarity
from firsthand.trace.variant_tree import Tree

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
# Characters before a statement in which a note of correction says what it is.
CORRECTION_NEARBY = 80


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
    tree = Tree(derivations)
    items: dict[str, dict[tuple[int, int], Candidate]] = {}
    sides = [_sides(claim.statements[:MOST_STATEMENTS], known, people, items) for claim in claims]
    denials = {d.claim: d for d in find_denials(claims, sides)}
    found: list[Variant] = []
    for claim, own in zip(claims, sides, strict=True):
        rows: list[Variant | None] = []
        if len({s.article for s in own}) > 1:
            current = [s for s in own if not _corrects(s)]
            differences = _differences(current, states)
            for kind in ORDER:
                of_kind = [d for d in differences if d.kind == kind]
                for slot in sorted({d.slot for d in of_kind}):
                    rows.append(_variant(claim.id, [d for d in of_kind if d.slot == slot], own, tree))
        if claim.id in denials and not any(v is not None and v.kind == "polarity" for v in rows):
            rows.append(_denial(denials[claim.id], tree))
        for row in rows:
            if row is not None:
                found.append(replace(row, id=f"v{len(found) + 1}"))
    return tuple(found)


def _corrects(side: Side) -> bool:
    """A note on the page's own earlier wording: what it quotes is taken back and no reading of the article."""
    start, end = side.item.start, side.item.end
    around = side.text[max(0, start - CORRECTION_NEARBY) : end].casefold()
    return any(mark in around for mark in lexicon.CORRECTION_MARKS)


def _denial(denial: Denial, tree: Tree) -> Variant | None:
    """Some assert it, others deny it."""
    held = [sorted({s.article for s in group}) for group in (denial.asserting, denial.denying)]
    support = [tree.witnesses(h) for h in held]
    readings = tuple(
        Reading(
            value=min(plain(s.whole().quote) for s in group),
            articles=tuple(h),
            spans=tuple(dict.fromkeys(s.whole() for s in group)),
            entered=None,
            supported=n == max(support) and support.count(n) == 1,
        )
        for group, h, n in zip((denial.asserting, denial.denying), held, support, strict=True)
    )
    return Variant("", denial.claim, "polarity", True, readings)


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


_Member = tuple[int, str, Span]


def _variant(claim: str, differences: Sequence[Difference], sides: Sequence[Side], tree: Tree) -> Variant | None:
    """One variant from all comparisons of one slot; None where all readings are the same."""
    if all(d.verdict == "same" for d in differences):
        return None
    conflict = any(d.verdict == "conflict" for d in differences)
    if not conflict and differences[0].kind in GRAVE:
        return None
    groups = _Groups()
    for d in differences:
        groups.add(d, d.verdict == "same")
    if conflict:
        groups.settle(differences)
    sets = groups.sets(differences)
    if len(sets) < 2:
        return None
    articles = {s.number: s.article for s in sides}
    held = [sorted({articles[number] for number, _, _ in members}) for members in sets]
    if conflict:
        # An article that has both readings contradicts nobody.
        both = {a for one, two in combinations(held, 2) for a in set(one) & set(two)}
        if any(set(h) <= both for h in held):
            return None
    notes = _notes(sides)
    support = [
        0 if _taken_back(members, h, notes) else tree.witnesses(h) for members, h in zip(sets, held, strict=True)
    ]
    best = max(support)
    readings = [
        Reading(
            value=_value(members),
            articles=tuple(h),
            spans=tuple(dict.fromkeys(span for _, _, span in members)),
            entered=tree.entered(h, sorted({a for o in held if o is not h for a in o})),
            supported=n == best and support.count(best) == 1,
        )
        for members, h, n in zip(sets, held, support, strict=True)
    ]
    readings.sort(key=lambda r: (-len(r.articles), r.articles, r.value))
    return Variant("", claim, differences[0].kind, conflict, tuple(readings))


def _notes(sides: Sequence[Side]) -> dict[str, list[str]]:
    """The words, casefolded, of the notes in which an article corrects its own earlier wording."""
    found: dict[str, list[str]] = {}
    for side in sides:
        if side.article not in found:
            pieces = (side.text[a:b].casefold() for a, b in side.annotated.sentences)
            found[side.article] = [
                w for p in pieces if any(m in p for m in lexicon.CORRECTION_MARKS) for w in p.split()
            ]
    return found


def _taken_back(members: Sequence[_Member], articles: Sequence[str], notes: Mapping[str, Sequence[str]]) -> bool:
    """An article that has another reading says in a note of correction that it had this one before."""
    others = {w.strip(".,") for article, words in notes.items() if article not in articles for w in words}
    return any(value.casefold() in others for _, value, _ in members)


def _value(members: Sequence[_Member]) -> str:
    """The value that most statements give, the shortest among equals."""
    given = [value for _, value, _ in members]
    return min(given, key=lambda v: (-given.count(v), len(v), v))


_Key = tuple[int, Span]


class _Groups:
    """Values joined where they can be one (union–find over the statements' values)."""

    def __init__(self) -> None:
        self.parent: dict[_Key, _Key] = {}
        self.value: dict[_Key, str] = {}
        self.dropped: set[_Key] = set()

    def add(self, d: Difference, alike: bool) -> None:
        keys = [(d.sides[i], d.spans[i]) for i in (0, 1)]
        for key, value in zip(keys, d.values, strict=True):
            self.parent.setdefault(key, key)
            self.value.setdefault(key, value)
        if alike or d.values[0].casefold() == d.values[1].casefold():
            one, two = sorted((self._root(keys[0]), self._root(keys[1])))
            self.parent[two] = one

    def settle(self, differences: Sequence[Difference]) -> None:
        """Join what can be one reading; a value that fits two readings which exclude each other belongs to neither."""
        rivals = self._edges(differences, "conflict")
        compatible = self._edges(differences, "compatible")
        for key in sorted(compatible):
            if any(two in rivals.get(one, ()) for one, two in combinations(sorted(compatible[key]), 2)):
                self.dropped.add(key)
        for key in sorted(compatible):
            for other in sorted(compatible[key]):
                rivals = self._edges(differences, "conflict")
                one, two = sorted((self._root(key), self._root(other)))
                if not {key, other} & self.dropped and two not in rivals.get(one, ()):
                    self.parent[two] = one

    def _edges(self, differences: Sequence[Difference], verdict: str) -> dict[_Key, set[_Key]]:
        found: dict[_Key, set[_Key]] = {}
        for d in differences:
            if d.verdict == verdict:
                one, two = (self._root((d.sides[i], d.spans[i])) for i in (0, 1))
                if one != two:
                    found.setdefault(one, set()).add(two)
                    found.setdefault(two, set()).add(one)
        return found

    def _root(self, key: _Key) -> _Key:
        while self.parent[key] != key:
            key = self.parent[key]
        return key

    def sets(self, differences: Sequence[Difference]) -> list[list[_Member]]:
        """The readings: values that somewhere differ from another one, grouped."""
        differing = self._edges(differences, "conflict").keys() | self._edges(differences, "compatible").keys()
        found: dict[_Key, list[_Member]] = {}
        for key in sorted(self.parent):
            root = self._root(key)
            if root in differing and root not in self.dropped:
                found.setdefault(root, []).append((key[0], self.value[key], key[1]))
        return [found[root] for root in sorted(found)]
