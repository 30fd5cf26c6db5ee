"""Parents shown by wording: which article's words an article is made of.

Two retellings of one report share its quotations and facts; a copy or a rewriting shares most of its sentences.
Somebody's words in quotation marks tell nothing either way where the speaker is named, and are left out of the count.
As in the criticism of manuscripts, what counts is not how much two have in common but whether a third explains more: an
article that has words which its supposed parent lost or changed, and an earlier one kept, does not come from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

from firsthand.language.outlets import same_outlet
from firsthand.model import Span
from firsthand.trace.kinship import Kin, versions

# Share of an article's words that must stand in another for it to be a copy. Retellings of one report that keep its
# quotations and stock phrases stay below a third; copies with changed lines stay above a half.
COPY_SHARE = 0.5
# The same for weighed words in order (``Kin.share``). Two independent reports of one happening reach 0.26 at most in
# generated families, texts about one subject 0.23 in Clough & Stevenson's; the median of rewritings is 0.65.
REWRITE_SHARE = 0.45
# From here on a copy counts as reprinted word for word.
VERBATIM_SHARE = 0.85
# … and the sentences that stand in both are alike but for so much.
EXACT = 0.95
# What a further parent must explain beyond the others, in share of the child and in sentences that it alone has.
FURTHER_SHARE = 0.15
FURTHER_LINES = 2
ALONE = 0.5
# An earlier article that explains so much more than the parent does shows that the words came another way.
CONTRADICTION = 0.06
# Sentences of the child that have so much of one of the parent's are passages of it.
PASSAGE = 0.5
# Two parents whose shares differ by no more than this explain the child alike.
ALIKE = 0.02
# A named parent may explain so much less than the best one: its text may have been edited since, or cut differently.
CREDIT_BONUS = 0.1
NOBODY: Mapping[str, Set[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Copy:
    """One article as made of ``parent``'s words; ``passages`` pair the child's words with the parent's."""

    parent: str
    share: float
    directed: bool
    verbatim: bool
    passages: tuple[tuple[Span, Span], ...]
    dates: tuple[Span, ...]


def find_copies(kin: Kin, credited: Mapping[str, Set[str]] = NOBODY) -> dict[str, list[Copy]]:
    """For each article the parents that its words show, the main one first.

    ``credited`` maps an article to the articles here that it names as its source. A credit ranks above wording: it
    decides between two parents, and which of two alike is the copy.
    """
    out: dict[str, list[Copy]] = {}
    for child in sorted(kin.members):
        copies = [_copy(kin, child, p, credited) for p in _chosen(kin, child, credited)]
        shown = [c for c in copies if c.passages]
        if shown:
            out[child] = shown
    return _without_cycles(out)


def contradicted(kin: Kin, child: str, parent: str) -> bool:
    """Whether an article that is surely earlier than the child has what the child has and the parent has not."""
    return any(
        other != parent and kin.later(child, other) and kin.gain(child, other, [parent])[0] >= CONTRADICTION
        for other in kin.near(child)
    )


def _chosen(kin: Kin, child: str, credited: Mapping[str, Set[str]]) -> list[str]:
    mine = credited.get(child, frozenset())
    fit = [p for p in kin.near(child) if _may_be(kin, child, p, credited) and _is_made_of(kin, child, p, p in mine)]
    if not fit:
        return []
    top = max(kin.share(child, p) for p in fit)
    alike = [p for p in fit if kin.share(child, p) >= top - ALIKE]
    own = [p for p in fit if _same_page(kin, child, p)]
    named = [p for p in fit if p in mine and kin.share(child, p) >= top - CREDIT_BONUS]
    first = max(own or named or alike, key=lambda p: _rank(kin, child, p, credited))
    out = [first]
    for p in sorted(fit, key=lambda p: (-kin.share(child, p), p)):
        more, found = kin.gain(child, p, out)
        if p not in out and more >= FURTHER_SHARE and sum(m.share >= ALONE for m in found) >= FURTHER_LINES:
            out.append(p)
    return out


def _same_page(kin: Kin, child: str, parent: str) -> bool:
    one, two = kin.members[child].article, kin.members[parent].article
    return same_outlet(one.outlet, two.outlet) or versions(one, two)


def _is_made_of(kin: Kin, child: str, parent: str, named: bool) -> bool:
    share, literal = kin.share(child, parent), kin.literal(child, parent)
    if literal >= COPY_SHARE or share >= REWRITE_SHARE:
        return True
    # An article of which most was taken, with as much again around it.
    mirrored = max(kin.literal(parent, child), kin.share(parent, child))
    return (mirrored >= COPY_SHARE and literal >= COPY_SHARE / 2) or (named and share >= REWRITE_SHARE / 2)


def _may_be(kin: Kin, child: str, parent: str, credited: Mapping[str, Set[str]]) -> bool:
    """Whether ``parent`` can be it: by a credit, by time, and where neither tells by standing."""
    later = _later(kin, child, parent, credited)
    if later is None:
        return _standing(kin, parent, credited) > _standing(kin, child, credited)
    return later


def _later(kin: Kin, child: str, parent: str, credited: Mapping[str, Set[str]]) -> bool | None:
    """Which of two came after the other: by who names whom, by their days, or by the days of those they name."""
    over, other = _above(kin, child, credited), _above(kin, parent, credited)
    if (parent in over) != (child in other):
        return parent in over
    told = kin.later(child, parent)
    if told is not None:
        return told
    after, before = (any(kin.later(x, than) for x in sorted(named)) for named, than in ((over, parent), (other, child)))
    return after if after != before else None


def _above(kin: Kin, name: str, credited: Mapping[str, Set[str]]) -> set[str]:
    """All articles that this one names or is a later version of, and that those name, and so on."""
    out: set[str] = set()
    new = {name}
    while new:
        found = {x for n in new for x in credited.get(n, ())}
        found |= {x for n in new for x in kin.pages[n] if kin.later(n, x)}
        new = found - out - {name}
        out |= new
    return out


def _rank(
    kin: Kin, child: str, parent: str, credited: Mapping[str, Set[str]]
) -> tuple[float, float, tuple[object, ...]]:
    """More of the child; then the one of which others have more; then as ``_standing``."""
    return round(kin.share(child, parent) / ALIKE), kin.literal(child, parent), _standing(kin, parent, credited)


def _standing(kin: Kin, name: str, credited: Mapping[str, Set[str]]) -> tuple[object, ...]:
    """Where no words decide, the copy is drawn under the article that others name, and that names nobody.

    Then under the one that others have most of, under the one that tells more about itself, at last under the smaller
    id: the order of files never matters. The edge stays open.
    """
    article = kin.members[name].article
    named = any(name in parents for child, parents in credited.items() if child != name)
    told = article.published is not None, bool(article.authors), article.outlet is not None
    return named, not credited.get(name), round(kin.spread(name), 1), told, [-ord(c) for c in name]


def _copy(kin: Kin, child: str, parent: str, credited: Mapping[str, Set[str]]) -> Copy:
    pairs = kin.passages.get((child, parent), [])
    literal = kin.literal(child, parent)
    share = max(literal, kin.share(child, parent))
    if literal < COPY_SHARE:
        pairs = kin.beside(child, parent, PASSAGE) or pairs
    later = _later(kin, child, parent, credited)
    dates = tuple(s for i in (child, parent) if (d := kin.members[i].article.published) for s in d.spans)
    return Copy(
        parent=parent,
        share=share,
        directed=later is not None,
        verbatim=literal >= VERBATIM_SHARE and kin.exactness(child, parent, PASSAGE) >= EXACT,
        passages=tuple(sorted(pairs)),
        dates=dates if kin.later(child, parent) is not None else (),
    )


def _without_cycles(copies: dict[str, list[Copy]]) -> dict[str, list[Copy]]:
    """The weakest link of every cycle of parents is dropped."""
    out = {child: list(found) for child, found in copies.items()}
    while (cycle := _cycle(out)) is not None:
        child, copy = min(cycle, key=lambda link: (link[1].share, link[0], link[1].parent))
        out[child].remove(copy)
    return {child: found for child, found in out.items() if found}


def _cycle(copies: Mapping[str, Sequence[Copy]]) -> list[tuple[str, Copy]] | None:
    done: set[str] = set()
    for start in sorted(copies):
        path: list[tuple[str, Copy]] = []
        stack = [(start, iter(copies[start]))]
        while stack:
            child, rest = stack[-1]
            copy = next(rest, None)
            if copy is None:
                done.add(child)
                stack.pop()
                path = path[:-1]
                continue
            walked = [c for c, _ in stack]
            if copy.parent in walked:
                return [*path[walked.index(copy.parent) :], (child, copy)]
            if copy.parent not in done and copy.parent in copies:
                path = [*path, (child, copy)]
                stack.append((copy.parent, iter(copies[copy.parent])))
    return None
