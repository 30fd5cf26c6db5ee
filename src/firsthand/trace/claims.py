"""Claims: statements of several articles that say the same, aligned by who did what to whom, when and how much.

Similarity of topic is not sameness of claim. Two clauses are linked by the sum of three scores (``claim_scores``), and
groups are formed by average linkage over all their members (``claim_clusters``). A number, a date, a name, a speaker
or a "not" that differs does not part two statements that agree in all the rest: that is what variants are for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.language.en import claim_words as lexicon
from firsthand.model import Annotated, Claim, Layers, Statement, Story
from firsthand.trace.claim_candidates import Candidate, candidates
from firsthand.trace.claim_clusters import agglomerate
from firsthand.trace.claim_context import in_context, tightest
from firsthand.trace.claim_scores import Link, links

# Strength (0 to 3) from which two statements say the same, and the least average over a whole group. By eye over the
# 300 strongest pairs of the acceptance articles: above 1.5 nine in ten say the same, below 1.3 one in ten does.
STRONGEST = 1.5
AVERAGE = 1.2
# Two statements of one article must be more alike: an author does not often say a thing twice, but does develop it.
SAME_ARTICLE = 0.2
# Two statements whose subjects are named and differ agree on less; what remains must be all the more alike.
OTHER_SUBJECT = 0.15
# What one says happened stands nowhere in the other.
OTHER_PREDICATE = 0.2
# Nothing of whom or what one speaks of stands in the other.
UNLIKE_SUBJECT = 0.2
# Each has a figure, and no figure of one can be a figure of the other: mostly two things, sometimes a variant.
CLASH = 0.15
# One is said to be so and the other not to be so: a contradiction if the rest is the same, else two things.
OTHER_POLARITY = 0.2
# The same words in quotation marks: rare, and kept through retelling and translation.
SHARED_QUOTATION = 0.3
# Across stories, only what is nearly the same in all three scores.
ELSEWHERE = 2.2
# A single statement that nobody is quoted for needs this many content words and names.
LEAST_TERMS = 4
NO_LAYERS = Layers(0, 0, (0, 0), (0, None), "")


def align(stories: Sequence[Story], annotated: Sequence[Annotated]) -> tuple[Claim, ...]:
    """Claims of ``stories``, numbered c1 … by story, most articles first, then article and place of the first words.

    A claim that only one article makes is one too, if it is attributed or names somebody, a quantity or a date.
    Statements carry no origins yet. The order of the arguments does not matter.
    """
    known = {a.article.id: a for a in sorted(annotated, key=lambda a: a.article.id)}
    found: list[_Group] = []
    for story in sorted(stories, key=lambda s: s.id):
        items = [c for i in sorted(story.articles) if i in known for c in candidates(known[i])]
        found += _groups(story.id, items)
    order = {s.id: n for n, s in enumerate(stories)}
    found = _elsewhere(found)
    found.sort(key=lambda g: (min(order[s] for s in g.stories), -len(g.articles), g.first))
    return tuple(_claim(f"c{n}", g, known) for n, g in enumerate(found, 1))


def explain(a: Candidate, b: Candidate) -> dict[str, float | bool | str | None]:
    """The parts of the score of one pair, each word weighing the same, and what is held against it."""
    link = links([a, b]).get((0, 1), Link(0.0, 0.0, 0.0, 0.0))
    return {
        "meaning": link.meaning,
        "wording": link.wording,
        "covers": link.covers,
        "covered": link.covered,
        "predicate": link.predicate,
        "shared_quotation": _shared_quotation(a, b),
        "anchors": link.anchors,
        "clash": link.clash,
        "other_subject": _other_subject(a, b),
        "same_article": a.article == b.article,
        "strength": strength_of(a, b, link),
    }


class _Group:
    """Candidates that say the same, and the one that says it best."""

    def __init__(self, stories: tuple[str, ...], members: list[Candidate], best: Candidate) -> None:
        self.stories = stories
        self.members = sorted(members, key=_place)
        self.best = best
        self.articles = sorted({m.article for m in members})
        self.first = (self.members[0].article, self.members[0].start, self.members[0].end)


def _groups(story: str, items: list[Candidate]) -> list[_Group]:
    items = sorted(items, key=_place)
    pairs = links(items)
    strength = {(i, j): strength_of(items[i], items[j], link) for (i, j), link in pairs.items()}
    strength = tightest(items, pairs, in_context(items, pairs, strength))
    apart = frozenset((i, j) for i, j in pairs if _overlap(items[i], items[j]))
    groups = []
    for members in agglomerate(len(items), strength, apart, STRONGEST, AVERAGE):
        chosen = [items[m] for m in members]
        groups.append(_Group((story,), chosen, items[_central(members, items, strength)]))
    return _worth_keeping(groups)


def strength_of(a: Candidate, b: Candidate, link: Link) -> float:
    """How strongly two candidates say the same; what is held against the pair is taken off."""
    quoted = _shared_quotation(a, b)
    held = SAME_ARTICLE * (a.article == b.article) + OTHER_SUBJECT * _other_subject(a, b)
    held += CLASH * link.clash + OTHER_POLARITY * (a.denied != b.denied)
    if not quoted and (not link.figures or link.clash):  # a rare figure or quotation outweighs the words around it
        held += OTHER_PREDICATE * (not link.predicate) + UNLIKE_SUBJECT * (not link.subject)
    return round(link.strength - held + SHARED_QUOTATION * quoted, 4)


def _shared_quotation(a: Candidate, b: Candidate) -> bool:
    """Words that one puts in quotation marks stand, in order, in the other."""
    for one, other in ((a, b), (b, a)):
        if one.quoted:
            words = [w.strip(".,;:!?…\"'“”‘’«»").casefold() for w in other.text.split()]
            if any(_inside(q, words) for q in one.quoted):
                return True
    return False


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    size = len(short)
    return any(tuple(long[i : i + size]) == tuple(short) for i in range(len(long) - size + 1))


def _other_subject(a: Candidate, b: Candidate) -> bool:
    return a.who is not None and b.who is not None and a.who != b.who


def _overlap(a: Candidate, b: Candidate) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end


def _place(item: Candidate) -> tuple[str, int, int, str]:
    return item.article, item.start, item.end, item.clause.predicate


def _central(members: list[int], items: list[Candidate], strength: Mapping[tuple[int, int], float]) -> int:
    """The member most like the others; one that names its subject and one with more words first among equals."""

    def rank(m: int) -> tuple[float, bool, int, int]:
        others = [strength.get((min(m, o), max(m, o)), 0.0) for o in members if o != m]
        mean = sum(others) / len(others) if others else 0.0
        return round(mean, 1), items[m].who is not None, len(items[m].terms), -m

    return max(members, key=rank)


def _worth_keeping(groups: list[_Group]) -> list[_Group]:
    """Without groups that repeat a part of another one's statements, and without single ones that say too little."""
    several = [g for g in groups if len(g.articles) > 1]
    outer: dict[str, list[tuple[int, int, int]]] = {}
    for n, group in enumerate(several):
        for m in group.members:
            outer.setdefault(m.article, []).append((m.start, m.end, n))
    kept = []
    for n, group in enumerate(several):
        homes = [
            {k for s, e, k in outer[m.article] if k != n and s <= m.start and m.end <= e and e - s > m.end - m.start}
            for m in group.members
        ]
        if not set.intersection(*homes):
            kept.append(group)
    return kept + [g for g in groups if len(g.articles) == 1 and _says_something(g.best)]


def _says_something(item: Candidate) -> bool:
    least = LEAST_TERMS - (item.clause.modality == "denied")  # a denial may be short: what it denies stands elsewhere
    if item.nested or len(item.terms) < least or _is_fragment(item):
        return False
    if item.clause.attribution is not None:
        return True
    opening = item.text.casefold().split(" ", 1)[0]
    if opening in lexicon.VAGUE_SUBJECTS and not item.names:
        return False
    return bool(item.names or item.quantities or item.timexes)


def _is_fragment(item: Candidate) -> bool:
    """A relative clause, or words broken off at a preposition: worth a claim only if several articles have it."""
    subject = item.clause.subject
    inside = subject is not None and subject[0] == item.start
    rest = item.text[subject[1] - subject[0] :] if inside and subject is not None else item.text
    words = rest.casefold().strip(" ,–—-").split()
    return not words or words[0] in lexicon.RELATIVES - {"that"} or words[-1] in lexicon.DANGLING


def _elsewhere(groups: list[_Group]) -> list[_Group]:
    """Join the groups of different stories that say the same in nearly the same words, numbers and dates included."""
    groups = sorted(groups, key=lambda g: (g.stories, g.first))
    if len({g.stories for g in groups}) < 2:
        return groups
    items = [g.best for g in groups]
    strength = {
        (i, j): strength_of(items[i], items[j], link)
        for (i, j), link in links(items).items()
        if groups[i].stories != groups[j].stories and _same_values(items[i], items[j])
    }
    joined = []
    for members in agglomerate(len(items), strength, frozenset(), ELSEWHERE, ELSEWHERE):
        chosen = [groups[m] for m in members]
        stories = tuple(sorted({s for g in chosen for s in g.stories}))
        largest = max(chosen, key=lambda g: len(g.articles))
        joined.append(_Group(stories, [m for g in chosen for m in g.members], largest.best))
    return joined


def _same_values(a: Candidate, b: Candidate) -> bool:
    return {(q.low, q.high, q.unit) for q in a.quantities} == {(q.low, q.high, q.unit) for q in b.quantities} and {
        t.value for t in a.timexes
    } == {t.value for t in b.timexes}


def _claim(name: str, group: _Group, known: Mapping[str, Annotated]) -> Claim:
    statements = tuple(
        Statement(m.article, known[m.article].article.span(m.start, m.end), m.clause.attribution) for m in group.members
    )
    best = known[group.best.article].article.span(group.best.start, group.best.end)
    return Claim(name, group.stories, best, statements, NO_LAYERS)
