"""Articles that are mostly another article's words: scrapers, reprints, revisions.

Two retellings of one report share short quotations; a copy shares most of its sentences. Only the second is a
derivation by wording alone: shorter shared passages may both come from a report that is absent. Somebody's words in
quotation marks tell nothing either way, and are left out of the count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

from firsthand.language.en.origin_words import CORRECTION
from firsthand.language.outlets import same_outlet
from firsthand.model import Annotated, Article, Reuse, Span
from firsthand.trace.passages import body_length, covered, merged, without

# Share of an article's words that must stand in another for it to be a copy. Retellings of one report that keep its
# quotations and stock phrases stay below a third; copies with changed lines stay above a half.
COPY_SHARE = 0.5
# Code points of an article's own words, below which a share says nothing: about one sentence.
OWN_WORDS = 60
# From here on a copy counts as reprinted word for word.
VERBATIM_SHARE = 0.85
NOBODY: Mapping[str, Set[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Copy:
    """One article as a copy of ``parent``; ``passages`` pair the copy's words with the parent's."""

    parent: str
    share: float
    directed: bool
    verbatim: bool
    passages: tuple[tuple[Span, Span], ...]
    dates: tuple[Span, ...]


def find_copies(
    members: Sequence[Annotated], reuse: Sequence[Reuse], credited: Mapping[str, Set[str]] = NOBODY
) -> dict[str, Copy]:
    """For each article that is a copy: its best parent. Shares are of the article's own words, in code points.

    ``credited`` maps an article to the articles here that it names as its source. A credit ranks above wording: it
    decides between two parents, and which of two alike is the copy.
    """
    by_id = {a.article.id: a for a in members}
    shared: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for r in reuse:
        a, b = r.spans
        if a.article in by_id and b.article in by_id:
            shared[a.article, b.article].append((a, b))
            shared[b.article, a.article].append((b, a))
    out: dict[str, Copy] = {}
    for (child, parent), pairs in sorted(shared.items()):
        said = parent in credited.get(child, ()), child in credited.get(parent, ())
        later = said[0] if said[0] != said[1] else _is_later(by_id[child].article, by_id[parent].article)
        copy = _copy(by_id[child], by_id[parent], (pairs, shared[parent, child]), later)
        if copy and (child not in out or _better(copy, out[child], credited.get(child, ()))):
            out[child] = copy
    return _without_cycles(out)


def _better(one: Copy, other: Copy, credited: Collection[str]) -> bool:
    return (one.parent in credited, one.share, other.parent) > (other.parent in credited, other.share, one.parent)


def _copy(
    child: Annotated, parent: Annotated, shared: tuple[list[tuple[Span, Span]], ...], later: bool | None
) -> Copy | None:
    pairs = shared[0]
    share, mirrored = _share(child, pairs), _share(parent, shared[1])
    if max(share, mirrored) < COPY_SHARE or share < COPY_SHARE / 2:
        return None
    if later is False or (later is None and _standing(child.article) >= _standing(parent.article)):
        return None
    dates = tuple(s for a in (child, parent) if a.article.published for s in a.article.published.spans)
    return Copy(
        parent=parent.article.id,
        share=round(share, 4),
        directed=later is not None,
        verbatim=share >= VERBATIM_SHARE,
        passages=tuple(sorted(pairs)),
        dates=dates if later is not None else (),
    )


def _share(annotated: Annotated, pairs: Sequence[tuple[Span, Span]]) -> float:
    """Share of the article's own words, quotations left out, that stand in the other article."""
    quoted = merged(
        (s.start, s.end) for a in annotated.attributions if a.form == "direct" for s in a.content if s.field == "text"
    )
    stretches = merged((a.start, a.end) for a, _ in pairs if a.field == "text")
    own = body_length(annotated) - covered(quoted)
    if own < OWN_WORDS:  # hardly anything but quotations: nothing can be said
        return 0.0
    return min(1.0, covered(without(stretches, quoted)) / own)


def _is_later(child: Article, parent: Article) -> bool | None:
    """Whether ``child`` came after ``parent``: by its correction, then by the days; None when neither tells."""
    if same_outlet(child.outlet, parent.outlet):
        marks = bool(CORRECTION.search(child.text)), bool(CORRECTION.search(parent.text))
        if marks[0] != marks[1]:
            return marks[0]
    a, b = child.published, parent.published
    if a is None or b is None:
        return None
    if a.precision == b.precision == "minute" and a.value != b.value:
        return a.value > b.value
    if a.earliest and b.earliest and a.earliest > b.latest:
        return True
    return False if a.earliest and b.earliest and b.earliest > a.latest else None


def _standing(article: Article) -> tuple[bool, bool, bool, list[int]]:
    """Where no words decide, the copy is drawn under the article that tells more about itself; the edge stays open.

    Between two that tell the same the one with the smaller id stands higher, so that the order of files never matters.
    """
    tie = [-ord(c) for c in article.id]
    return article.published is not None, bool(article.authors), article.outlet is not None, tie


def _without_cycles(copies: dict[str, Copy]) -> dict[str, Copy]:
    """Each article has one copy parent, so a cycle shows by walking up; its weakest link is dropped."""
    out = dict(copies)
    for start in sorted(copies):
        walk = [start]
        while walk[-1] in out and out[walk[-1]].parent not in walk:
            walk.append(out[walk[-1]].parent)
        if walk[-1] in out:
            cycle = walk[walk.index(out[walk[-1]].parent) :]
            del out[min(cycle, key=lambda i: (out[i].share, i))]
    return out
