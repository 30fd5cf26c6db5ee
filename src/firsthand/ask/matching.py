"""Who in a collection says what a text says: retrieval by words, then the alignment of claims."""

from __future__ import annotations

from firsthand.account import Account
from firsthand.ask.answer import Asked
from firsthand.ask.telling import Answers
from firsthand.model import Annotated, Story
from firsthand.run.versions import annotator
from firsthand.store import Collection
from firsthand.trace.claim_candidates import Candidate, candidates
from firsthand.trace.claim_match import matches
from firsthand.trace.claims import align
from firsthand.trace.sources import unify

# Statements looked at for each thing that the text says, by shared words.
RETRIEVED = 60
# Statements looked at altogether: the alignment compares each with each.
MOST_COMPARED = 600
# Strength from which the collection is said to say the same. The alignment inside a story asks for 1.5; here nothing
# says that the two speak of the same happening, so that more is asked for.
SAYS_SO = 1.7
# Without a name, a figure or a date in common, two sentences must be nearly the same in their words.
SAYS_SO_UNANCHORED = 2.3
# From here on a statement is shown as the nearest one, for a person to decide: without it "nobody here says this" would
# hide the same thing in other words. By eye over the sample: above 1.15 all nearest ones were worth looking at.
NEAR, MOST_NEAR = 1.15, 3
# Claims shown for one thing that the text says.
MOST_CLAIMS = 3

Place = tuple[str, int, int]


def asked(question: Annotated, account: Account, collection: Collection) -> tuple[Asked, ...]:
    """The things that ``question`` says, in order of its text, each with the claims that say the same."""
    spans = claimed(question)
    places = _retrieve(question, spans, collection)
    claims = {c.id: c for c in account.claims}
    told = {(s.article, s.span.start, s.span.end): (c.id, s) for c in account.claims for s in c.statements}
    tellers = {c.id: {s.article for s in c.statements} for c in account.claims}
    wanted = {article for place, (claim, _) in told.items() if place in places for article in tellers[claim]}
    loaded = collection.annotated(annotator(), sorted(wanted))
    sources, unified = unify([question, *loaded])
    own = next(a for a in unified if a.article.id == question.article.id)
    others = tuple(a for a in unified if a.article.id != question.article.id)
    items = [c for c in candidates(own) if (c.start, c.end) in spans]
    known = [c for a in others for c in candidates(a) if (c.article, c.start, c.end) in places]
    found = matches(items, known, NEAR)
    answer = Answers(account, own, others, sources)
    rows = []
    for n, item in enumerate(items):
        pairs = [(known[k], strength) for k, strength in found[n] if _place(known[k]) in told]
        best: dict[str, tuple[Candidate, float]] = {}
        for other, strength in pairs:
            if _says_so(item, other, strength):
                best.setdefault(told[_place(other)][0], (other, strength))
        ranked = sorted(best, key=lambda c: (-best[c][1], c))[:MOST_CLAIMS]
        said = tuple(one for one in (answer.said(claims[c], item, *best[c]) for c in ranked) if one)
        near = () if said else tuple(answer.telling(told[_place(other)][1]) for other, _ in pairs[:MOST_NEAR])
        rows.append(Asked(question.article.span(item.start, item.end), said, near))
    return tuple(rows)


def _place(item: Candidate) -> Place:
    return item.article, item.start, item.end


def claimed(question: Annotated) -> set[tuple[int, int]]:
    """The places of the things that a text says: its claims, or where it is too short for any, its clauses."""
    article = question.article
    if not article.text:
        return set()
    story = Story("st1", article.span(0, 1), (article.id,), None, None)
    found = {(s.span.start, s.span.end) for c in align([story], [question]) for s in c.statements}
    return found or {(c.start, c.end) for c in candidates(question) if not c.nested}


def _retrieve(question: Annotated, spans: set[tuple[int, int]], collection: Collection) -> set[Place]:
    ranked: list[list[Place]] = []
    for start, end in sorted(spans):
        hits = collection.statements(question.article.text[start:end], RETRIEVED)
        ranked.append([(h.article, h.start, h.end) for h in hits])
    places: dict[Place, None] = {}
    for rank in range(RETRIEVED):  # the best of each first
        for hits_of_one in ranked:
            if rank < len(hits_of_one) and len(places) < MOST_COMPARED:
                places.setdefault(hits_of_one[rank])
    return set(places)


def _says_so(item: Candidate, other: Candidate, strength: float) -> bool:
    names = set(item.names) & set(other.names)
    values = {v.key for v in item.values} & {v.key for v in other.values}
    return strength >= (SAYS_SO if names or values else SAYS_SO_UNANCHORED)
