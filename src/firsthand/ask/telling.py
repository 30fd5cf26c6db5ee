"""A claim of the collection beside the words that are asked about: who tells it, on whose word, and what differs."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.account import Account
from firsthand.ask.answer import Difference, Said, Telling
from firsthand.model import Annotated, Claim, Reading, Source, Statement
from firsthand.trace.claim_candidates import Candidate
from firsthand.trace.claim_values import likeness
from firsthand.trace.variants import find_variants


class Answers:
    """Claims of ``account`` as answers to the text ``own``; ``others`` are the articles that may be needed for them.

    ``sources`` are those of ``own`` and ``others`` together, as their chains name them.
    """

    def __init__(
        self, account: Account, own: Annotated, others: Sequence[Annotated], sources: Sequence[Source]
    ) -> None:
        self.account = account
        self.own = own
        self.others = others
        self.sources = sources
        self.articles = {a.id: a for a in account.articles}
        self.names = {s.id: s.name for s in account.sources}
        self.chains = {a.id: tuple(link.source for link in a.chain) for a in account.attributions}
        self.origins = {o.id: o.name for o in account.origins}

    def said(self, claim: Claim, item: Candidate, other: Candidate, strength: float) -> Said | None:
        """``claim`` as the answer to ``item``, whose nearest statement is ``other``.

        None where the two do differ in who, how many or whether, and no difference can be shown: then they are taken
        for two things.
        """
        differences = self._differences(claim, item)
        if not differences and _unlike(item, other):
            return None
        return Said(
            claim=claim.id,
            text=claim.text,
            strength=strength,
            agrees=not any(d.conflict and set(_tellers(d.yours)) == {self.own.article.id} for d in differences),
            layers=claim.layers,
            statements=tuple(self.telling(s) for s in claim.statements),
            variants=tuple(v for v in self.account.variants if v.claim == claim.id),
            differences=differences,
        )

    def telling(self, statement: Statement) -> Telling:
        """A statement of the account with what a reader needs to know of its article."""
        article = self.articles[statement.article]
        chain = self.chains.get(statement.attribution or "", ())
        return Telling(
            article=article.id,
            outlet=article.outlet,
            title=article.title,
            published=article.published.value if article.published else None,
            url=article.url,
            span=statement.span,
            chain=tuple(self.names[s] for s in chain),
            origins=tuple(self.origins[o] for o in statement.origins),
        )

    def _differences(self, claim: Claim, item: Candidate) -> tuple[Difference, ...]:
        """What differs between the words asked about and the claim's statements, by the rules of variants."""
        article = self.own.article
        mine = Statement(article.id, article.span(item.start, item.end), item.clause.attribution)
        known = {a.article.id for a in self.others}
        theirs = tuple(s for s in claim.statements if s.article in known)
        joined = Claim(claim.id, claim.stories, claim.text, (mine, *theirs), claim.layers)
        found = find_variants([joined], [self.own, *self.others], self.sources, self.account.derivations)
        rows = []
        for variant in found:
            # The same reading may be somebody else's too; what is new is where the text parts from the others.
            yours = tuple(r for r in variant.readings if article.id in r.articles)
            others = tuple(r for r in variant.readings if article.id not in r.articles)
            if yours and others:
                rows.append(Difference(variant.kind, variant.conflict, yours, others))
        return tuple(rows)


def _tellers(readings: Sequence[Reading]) -> list[str]:
    return [article for reading in readings for article in reading.articles]


def _unlike(item: Candidate, other: Candidate) -> bool:
    """Another named subject, "not" on one side only, or figures of which none can be one of the other's."""
    if item.who is not None and other.who is not None and item.who != other.who:
        return True
    if item.denied != other.denied:
        return True
    figures = [[v for v in c.values if v.telling] for c in (item, other)]
    return bool(figures[0] and figures[1]) and not any(likeness(a, b) for a in figures[0] for b in figures[1])
