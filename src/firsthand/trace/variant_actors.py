"""Who and where, in two statements of one claim: another actor, another speaker, another name in the same place.

Same act with another actor and same words with another speaker are the gravest differences, and the easiest to report
wrongly: a spokesman, a government, its capital and its head of state may be one voice. Two actors exclude each other
only when they are of one kind, or belong to different states.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from firsthand.language.en import claim_words as lexicon
from firsthand.language.en.claim_words import INFORMANTS
from firsthand.language.en.names_places import CAPITALS, DEMONYMS, PLACE_SPELLINGS, SEATS, STATE_ALIASES, STATES
from firsthand.language.en.names_titles import ROLES
from firsthand.model import Annotated, Name, Source
from firsthand.trace.variant_pairs import Difference, Pair, Side, Verdict, plain
from firsthand.trace.variant_words import quotation, same_utterance, shared_quotation

# What is left of two statements without the names that differ must agree by this much.
AGREEMENT = 0.6
# The same for names that no lexicon tells apart (organisations, places): they may be parts or bynames of each other.
CLOSE_AGREEMENT = 0.7
# Statements that are not quoted count as the same words from this mean coverage on.
SAME_WORDS = 0.85
# Figures and dates in common that show that two statements tell of one thing.
TOLD_BY_VALUES = 2
_BEFORE = 45
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_HUMAN = frozenset({"person", "described"})
_GOVERNMENT = frozenset({"state", "place", "organization"})


@dataclass(frozen=True, slots=True)
class Actor:
    """A subject: the key and kind of its name, or a described one ("the leader from X"), and its state if known."""

    key: str | None
    kind: str
    state: str | None
    start: int
    end: int


class States:
    """Which state each named person belongs to, by the words before the name ("X's President N")."""

    def __init__(self, annotated: Iterable[Annotated]) -> None:
        votes: dict[str, Counter[str]] = {}
        for one in annotated:
            for name in one.names:
                if name.kind != "person":
                    continue
                before = re.split(r"[.,;:!?\n]", one.article.text[max(0, name.start - _BEFORE) : name.start])[-1]
                states = states_in(before)
                if len(states) == 1 and _has_role(before):
                    votes.setdefault(name.key, Counter())[states[0]] += 1
        self._known = {key: sorted(count.items(), key=lambda kv: (-kv[1], kv[0]))[0][0] for key, count in votes.items()}

    def of(self, key: str) -> str | None:
        return self._known.get(key)


def states_in(text: str) -> list[str]:
    """The states that a phrase names, by name, demonym or capital, each once."""
    lower = text.casefold().replace("’", "'")
    words = [w.removesuffix("'s") for w in _WORD.findall(lower)]
    grams = [*words, *(" ".join(p) for p in pairwise(words))]
    return list(dict.fromkeys(s for s in (state_named(w) for w in grams) if s is not None))


def state_named(name: str) -> str | None:
    """The state that a name, demonym, capital or seat of government stands for."""
    lower = name.casefold().removeprefix("the ")
    if lower in STATE_ALIASES:
        return STATE_ALIASES[lower]
    if lower in STATES:
        return lower.title()
    if lower in DEMONYMS:
        return DEMONYMS[lower]
    if lower in SEATS:
        return SEATS[lower][1]
    return CAPITALS.get(PLACE_SPELLINGS.get(lower, lower).casefold())


def _has_role(text: str) -> bool:
    return any(w.casefold() in ROLES for w in _WORD.findall(text))


def role(pair: Pair, states: States) -> list[Difference]:
    """The same act, another actor."""
    one, two = actor(pair.a, states), actor(pair.b, states)
    if one is None or two is None:
        return []
    verdict = _exclude(pair, one, two)
    if verdict is None:
        return []
    return [
        Difference(
            kind="role",
            slot="role",
            verdict=verdict,
            sides=(pair.a.number, pair.b.number),
            values=(plain(pair.a.text[one.start : one.end]), plain(pair.b.text[two.start : two.end])),
            spans=(pair.a.span(one.start, one.end), pair.b.span(two.start, two.end)),
        )
    ]


def actor(side: Side, states: States) -> Actor | None:
    """The subject of the statement's clause, None where it is a pronoun or of no kind that acts."""
    subject = side.item.clause.subject
    if subject is None:
        return None
    phrase = side.text[subject[0] : subject[1]]
    if " and " in phrase or "," in phrase:
        return None
    if side.item.who is not None:
        name = next((n for n in reversed(side.annotated.names) if subject[0] <= n.start and n.end <= subject[1]), None)
        if name is None:
            return None
        state = states.of(name.key) if name.kind == "person" else state_named(name.key)
        return Actor(name.key, name.kind, state, *subject)
    found = states_in(phrase)
    if len(found) == 1 and _has_role(phrase) and len(phrase.split()) <= 6 and "'s" not in phrase and "’s" not in phrase:
        return Actor(None, "described", found[0], *subject)
    return None


def _exclude(pair: Pair, a: Actor, b: Actor) -> Verdict | None:
    """Whether the two are one actor, exclude each other, or (None) cannot be told apart safely."""
    if a.key is not None and a.key == b.key:
        return "same"
    elsewhere = f"@{a.key}" in pair.b.item.terms or f"@{b.key}" in pair.a.item.terms
    agreement = _agreement(pair, {f"@{k}" for k in (a.key, b.key) if k})
    # Named in another part there: two acts, or one act seen from two sides.
    if elsewhere or (agreement < AGREEMENT and not shared_quotation(pair)):
        return None
    if a.key and b.key and a.kind == b.kind == "person":
        return None if set(a.key.casefold().split()) & set(b.key.casefold().split()) else "conflict"
    if {a.kind, b.kind} <= _HUMAN or {a.kind, b.kind} <= _GOVERNMENT:
        if a.state and b.state:
            return "same" if a.state == b.state else "conflict"
        if a.key and b.key and a.kind == b.kind == "organization" and agreement >= CLOSE_AGREEMENT:
            return "conflict" if _strangers(pair, a.key, b.key) else None
    return None


def _agreement(pair: Pair, without: set[str]) -> float:
    """How much of the words agree on the side where they agree least, the differing names left out."""
    sides = []
    for side, only in ((pair.a, pair.only_a), (pair.b, pair.only_b)):
        words = [t for t in dict.fromkeys(side.item.terms) if t not in without]
        missing = [t for t in only if t not in without]
        sides.append(1 - len(missing) / len(words) if words else 0.0)
    return round(min(sides), 4)


def _strangers(pair: Pair, a: str, b: str) -> bool:
    """Neither article knows the other's name, and the two share no word: not a part, a byname or an acronym."""
    if set(a.casefold().split()) & set(b.casefold().split()):
        return False
    initials = {"".join(w[0] for w in k.split() if w[:1].isupper()) for k in (a, b)}
    if initials & {k.replace(".", "") for k in (a, b)}:
        return False
    return not _mentions(pair.a, b) and not _mentions(pair.b, a)


def _mentions(side: Side, key: str) -> bool:
    return any(n.key == key for n in side.annotated.names) or key.casefold() in side.text.casefold()


def names(pair: Pair) -> list[Difference]:
    """Another name in the same place: one name of a kind left over on each side, after the same word."""
    one, two = _left(pair.a, pair.b), _left(pair.b, pair.a)
    found = []
    if (leaving := _relation(pair, one, two)) is not None:
        found.append(leaving)
    for kind in ("person", "place", "state", "organization"):
        a, b = [n for n in one if n.kind == kind], [n for n in two if n.kind == kind]
        if len(a) != 1 or len(b) != 1 or _word_before(pair.a, a[0]) != _word_before(pair.b, b[0]):
            continue
        agreement = _agreement(pair, {f"@{a[0].key}", f"@{b[0].key}"})
        if agreement < CLOSE_AGREEMENT or not _strangers(pair, a[0].key, b[0].key):
            continue
        if kind == "place" and state_named(a[0].key) is not None and state_named(a[0].key) == state_named(b[0].key):
            continue
        found.append(
            Difference(
                kind="place" if kind in ("place", "state") else "name",
                slot=kind,
                verdict="conflict",
                sides=(pair.a.number, pair.b.number),
                values=(a[0].quote, b[0].quote),
                spans=(pair.a.span(a[0].start, a[0].end), pair.b.span(b[0].start, b[0].end)),
            )
        )
    return found


def _relation(pair: Pair, one: list[Name], two: list[Name]) -> Difference | None:
    """One thing, with the same figures and dates, left or was bound for two different places."""
    shared = {v.key for v in pair.a.item.values if v.telling} & {v.key for v in pair.b.item.values if v.telling}
    if len(shared) < TOLD_BY_VALUES:
        return None
    for relation in ("from", "to"):
        a = [n for n in one if n.kind in ("place", "state") and _relation_before(pair.a, n) == relation]
        b = [n for n in two if n.kind in ("place", "state") and _relation_before(pair.b, n) == relation]
        if len(a) == len(b) == 1 and not set(a[0].key.casefold().split()) & set(b[0].key.casefold().split()):
            return Difference(
                kind="place",
                slot=relation,
                verdict="conflict",
                sides=(pair.a.number, pair.b.number),
                values=(a[0].quote, b[0].quote),
                spans=(pair.a.span(a[0].start, a[0].end), pair.b.span(b[0].start, b[0].end)),
            )
    return None


def _relation_before(side: Side, name: Name) -> str | None:
    words = side.text[max(side.item.start, name.start - _BEFORE) : name.start].casefold().split()
    words = [w for w in words if w not in ("the", "a", "an")]
    known = lexicon.PLACE_RELATIONS
    return known.get(" ".join(words[-2:])) or known.get(words[-1] if words else "")


def _left(side: Side, other: Side) -> list[Name]:
    """Names of ``side`` outside its subject that the other statement does not have."""
    theirs = {n.key for n in other.names()}
    subject = side.item.clause.subject or (-1, -1)
    return [n for n in side.names() if n.key not in theirs and not (subject[0] <= n.start and n.end <= subject[1])]


def _word_before(side: Side, name: Name) -> str:
    words = [
        w.casefold()
        for w in side.text[max(side.item.start, name.start - _BEFORE) : name.start].split()
        if w.casefold() not in ("the", "a", "an")
    ]
    return words[-1] if words else ""


def speaker(pair: Pair) -> list[Difference]:
    """The same words, another speaker: two named persons, or a named one and an informant."""
    one, two = pair.a.speaker, pair.b.speaker
    if one is None or two is None:
        return []
    verdict = _speakers(pair, one, two)
    return [] if verdict is None else [_spoken(pair, one, two, verdict)]


def _speakers(pair: Pair, one: Source, two: Source) -> Verdict | None:
    kinds = (one.kind, two.kind)
    if one.id == two.id:
        return "same"
    if related(one, two, pair.a.sources) or not _same_words(pair):
        return None
    if kinds == ("anonymous", "anonymous"):
        return "compatible"
    if not _named_here(pair.a, one) or not _named_here(pair.b, two) or not set(kinds) <= {"person", "anonymous"}:
        return None
    if kinds == ("person", "person"):
        return "conflict"
    side, other = (pair.a, pair.b) if one.kind == "anonymous" else (pair.b, pair.a)
    unnamed, named = (one, two) if one.kind == "anonymous" else (two, one)
    return "conflict" if _is_informant(unnamed) or _could_be_named(side, other, named) else None


def _could_be_named(side: Side, other: Side, named: Source) -> bool:
    """The unnamed one is not just left unnamed to be short: that article names the person, or both ask one agency."""
    spans = side.attribution.source if side.attribution is not None else ()
    first = spans[0].quote.casefold().split()[:1] if spans else []
    if not first or first[0] not in lexicon.INDEFINITE:  # "the prime minister" is somebody in particular
        return False
    if _named_within(side, named) or any(
        a is None or a.form == "indirect" for a in (side.attribution, other.attribution)
    ):
        return False
    known = {named.name.casefold(), *(a.casefold() for a in named.aliases)}
    if any(
        n.kind == "person" and (n.key.casefold() in known or n.quote.casefold() in known) for n in side.annotated.names
    ):
        return True
    return bool(set(side.item.chain[:-1]) & set(other.item.chain[:-1]))


def _is_informant(source: Source) -> bool:
    """Somebody who spoke on condition not to be named; "an official" may be the named one, left unnamed to be short."""
    words = f"{source.name} {source.description or ''}".casefold().split()
    return any(w.strip(".,").removesuffix("s") in INFORMANTS for w in words)


def _named_here(side: Side, source: Source) -> bool:
    """The words of the attribution name the person: a pronoun or "the spokesman" may be somebody else after all."""
    if source.kind != "person":
        return True
    words = {w.casefold() for n in (source.name, *source.aliases) for w in n.split() if w[:1].isupper()}
    spans = side.attribution.source if side.attribution is not None else ()
    return any(w.strip("'’s,.").casefold() in words or w.casefold() in words for s in spans for w in s.quote.split())


def _named_within(side: Side, named: Source) -> bool:
    """The phrase for the unnamed one, or the words right after it, hold the name ("another neighbour, N., said")."""
    words = {w.casefold() for n in (named.name, *named.aliases) for w in n.split() if w[:1].isupper()}
    spans = side.attribution.source if side.attribution is not None else ()
    return any(
        w.strip(".,:;'’s").casefold() in words or w.strip(".,:;").casefold() in words
        for s in spans
        for w in side.text[s.start : s.end + _BEFORE].split()
    )


def related(a: Source, b: Source, sources: Mapping[str, Source]) -> bool:
    """One belongs to or speaks for the other, or both for a third; or a word of their names is the same."""
    if _circle(a, sources) & _circle(b, sources):
        return True
    if "anonymous" in (a.kind, b.kind):
        return False
    words = [{w.casefold() for n in (s.name, *s.aliases) for w in n.split() if w[:1].isupper()} for s in (a, b)]
    return bool(words[0] & words[1])


def _circle(source: Source, sources: Mapping[str, Source]) -> set[str]:
    circle, todo = {source.id}, [source]
    while todo:
        for other in (todo[-1].part_of, todo.pop().speaks_for):
            if other is not None and other not in circle:
                circle.add(other)
                if other in sources:
                    todo.append(sources[other])
    return circle


def _same_words(pair: Pair) -> bool:
    """Both quoted and renderings of one utterance, or one of them quoted and both nearly the same."""
    quoted = [quotation(side) is not None for side in (pair.a, pair.b)]
    if all(quoted):
        return same_utterance(pair)
    return any(quoted) and (pair.covers + pair.covered) / 2 >= SAME_WORDS


def _spoken(pair: Pair, a: Source, b: Source, verdict: Verdict) -> Difference:
    return Difference(
        kind="speaker",
        slot="speaker",
        verdict=verdict,
        sides=(pair.a.number, pair.b.number),
        values=(plain(a.name), plain(b.name)),
        spans=(
            (pair.a.attribution.source or (pair.a.whole(),))[0] if pair.a.attribution else pair.a.whole(),
            (pair.b.attribution.source or (pair.b.whole(),))[0] if pair.b.attribution else pair.b.whole(),
        ),
    )
