"""Positions: what each party supports, opposes, demands, offers, refuses, denies, doubts or predicts, by whose word.

A position needs a holder that is named, an expression of stance from the lexicon, and words that name the issue; where
one of these is not plain there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from firsthand.language.en.stance_grammar import Expression
from firsthand.model import (
    Annotated,
    Attribution,
    Channel,
    Claim,
    Name,
    Position,
    Source,
    SourceKind,
    Span,
    Statement,
    Story,
)
from firsthand.trace.position_channel import Voice, Voices, channel, voice
from firsthand.trace.position_holders import PARTY_KINDS, Holder, Register, Resolver, normal
from firsthand.trace.position_sentences import is_headline, stances
from firsthand.trace.position_sides import find_sides

T = TypeVar("T")
_DIRECTNESS: dict[Channel, int] = {"public": 0, "anonymous": 1, "characterised": 2}
_KINDS: dict[str, SourceKind] = {"person": "person", "organization": "organization", "state": "state", "place": "place"}


def extra_sources(annotated: Sequence[Annotated], sources: Sequence[Source]) -> tuple[Source, ...]:
    """Names that hold a position and are no source yet, as new sources with the ids after the last of ``sources``.

    ``find_positions`` finds only holders that are sources: give it ``(*sources, *extra_sources(annotated, sources))``.
    """
    register = Register(sources, find_sides(annotated))
    found: dict[str, list[Name]] = {}
    groups: dict[str, set[str]] = {}
    for a in annotated:
        for _, holder in _held(a, register):
            if holder.source is None and holder.name is not None and holder.name.kind in PARTY_KINDS:
                found.setdefault(normal(holder.name.key), []).append(holder.name)
            elif holder.source is None and holder.group:
                groups.setdefault(normal(holder.group), set()).add(holder.group)
    first = 1 + max((int(s.id[1:]) for s in sources if s.id[1:].isdecimal()), default=0)
    named = [_source(f"s{first + n}", found[key]) for n, key in enumerate(sorted(found))]
    first += len(named)
    called = (max(groups[g], key=lambda w: (w[1:].islower(), w)) for g in sorted(groups) if g not in found)
    return (*named, *(Source(f"s{first + n}", group, "organization") for n, group in enumerate(called)))


def _source(id: str, names: Sequence[Name]) -> Source:
    key = min(n.key for n in names)
    kinds = sorted(n.kind for n in names)
    kind = max(kinds, key=lambda k: (kinds.count(k), k))
    aliases = sorted({n.quote for n in names} - {key})
    count = 1 if kind == "person" else None
    return Source(id=id, name=key, kind=_KINDS[kind], count=count, aliases=tuple(aliases))


def find_positions(
    stories: Sequence[Story], annotated: Sequence[Annotated], sources: Sequence[Source], claims: Sequence[Claim]
) -> tuple[Position, ...]:
    """Positions in order of stories, articles and text.

    Rows with the same party and stance on words of the same claim are one row, which lists all words and shows the
    most direct channel; so are rows of one story whose issue has the same words.
    """
    register = Register(sources, find_sides(annotated))
    story_of: dict[str, list[str]] = {}
    for story in stories:
        for id in story.articles:
            story_of.setdefault(id, []).append(story.id)
    index = _ClaimIndex(claims)
    rows: dict[tuple[str, ...], list[Position]] = {}
    for a in sorted(annotated, key=lambda x: x.article.id):
        for position in _positions(a, register, tuple(story_of.get(a.article.id, ()))):
            claim = index.claim(position.issue)
            topic = claim or " ".join([*position.stories, normal(position.issue.quote)])
            rows.setdefault((position.party, position.stance, topic), []).append(position)
    order = {story.id: n for n, story in enumerate(stories)}

    def place(p: Position) -> tuple[int, Span, Span, str, str]:
        return min((order[s] for s in p.stories), default=-1), p.spans[0], p.issue, p.party, p.stance

    return tuple(sorted((_merge(same) for same in rows.values()), key=place))


def _held(a: Annotated, register: Register) -> Iterator[tuple[_Heard, Holder]]:
    """Expressions with each of their holders that may be a party."""
    resolver, voices = Resolver(a, register), Voices(a)
    for e in stances(a):
        around = voices.around(e.predicate[0])
        if not around and is_headline(a, e.predicate[0]):
            continue
        heard = _Heard(e, around, voices.cue(e))
        for holder in resolver.holders(e, around[0] if around else None):
            yield heard, holder


@dataclass(frozen=True, slots=True)
class _Heard:
    """An expression with the attributions it stands in, innermost first, and the one it makes."""

    expression: Expression
    around: tuple[Attribution, ...]
    cue: Attribution | None

    def by(self, holder: str, speaks: bool) -> Voice:
        return voice(holder, self.around, self.cue, speaks)


def _positions(a: Annotated, register: Register, stories: tuple[str, ...]) -> list[Position]:
    """The positions of one article in order of its text.

    An attitude that it tells on its own word is left out where unnamed people are its source for what that party wants:
    it most likely has this from them too.
    """
    rows = list(_rows(a, register, stories))
    whispered = {p.party for p, _ in rows if p.channel == "anonymous"}
    return [p for p, overt in rows if overt or p.attribution is not None or p.party not in whispered]


def _rows(a: Annotated, register: Register, stories: tuple[str, ...]) -> Iterator[tuple[Position, bool]]:
    """Each position with whether it is an act (see Expression)."""
    for heard, holder in _held(a, register):
        if holder.source is None or holder.source not in register.by_id:
            continue
        spoken = heard.by(holder.source, holder.speaks)
        party = register.party_of(holder.source)
        known = channel(heard.expression, holder.source, spoken, register)
        if party is None or known is None or register.by_id[party].kind not in PARTY_KINDS:
            continue
        how, speaker = known
        e = heard.expression
        if (e.hearsay and how != "anonymous") or (e.would and spoken.attribution is None):
            continue
        yield (
            Position(
                stories=stories,
                party=party,
                speaker=speaker if party == holder.source or speaker != party else holder.source,
                issue=a.article.span(*e.issue),
                stance=e.stance,
                conditions=tuple(a.article.span(*c) for c in e.conditions),
                channel=how,
                date=spoken.attribution.said if spoken.attribution is not None else None,
                spans=(a.article.span(*e.words),),
                attribution=spoken.attribution.id if spoken.attribution is not None else None,
            ),
            e.overt,
        )


class _ClaimIndex:
    """Which claim says the words of an issue."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._statements: dict[str, list[tuple[Statement, str]]] = {}
        for claim in claims:
            for statement in claim.statements:
                self._statements.setdefault(statement.article, []).append((statement, claim.id))

    def claim(self, issue: Span) -> str | None:
        """The claim whose statement shares most words with ``issue``; it must cover at least half of them."""
        best: tuple[int, int, str] | None = None
        for statement, id in self._statements.get(issue.article, ()):
            span = statement.span
            shared = min(span.end, issue.end) - max(span.start, issue.start)
            if span.field == issue.field and shared * 2 >= issue.end - issue.start:
                best = max(best or (0, 0, ""), (shared, span.start - span.end, id))
        return best[2] if best else None


def _merge(rows: Sequence[Position]) -> Position:
    """One row of several: all their words, and everything else from the one that shows it most directly; words that
    show nobody who said it come last."""
    best = min(rows, key=lambda p: (p.speaker is None, _DIRECTNESS[p.channel], p.spans[0]))
    conditions = _once(c for p in rows for c in p.conditions)
    return replace(
        best,
        stories=_once(s for p in rows for s in p.stories),
        conditions=conditions,
        spans=_once([*best.spans, *(s for p in rows for s in p.spans)]),
    )


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
