"""How a position is known: said by the party, attributed to it by unnamed people, or ascribed to it by another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.language.en.stance import OFFICES, REPORTERS, SPOKESPEOPLE
from firsthand.language.en.stance_grammar import Expression
from firsthand.model import Annotated, Attribution, Channel, Link, Source, Span
from firsthand.trace.position_holders import BODY_KINDS, Register

_PRESS = frozenset({"outlet", "agency", "document", "place"})


@dataclass(frozen=True, slots=True)
class Voice:
    """The attribution that shows an expression, and who stands outside of the party, outermost first.

    ``own``: the expression itself is the party's act of speech ("insisted", "denied").
    """

    attribution: Attribution | None
    speakers: tuple[str, ...]
    own: bool


class Voices:
    """Finds the attributions of one article that an expression stands in or is."""

    def __init__(self, a: Annotated) -> None:
        self.attributions = a.attributions

    def around(self, at: int) -> tuple[Attribution, ...]:
        """The attributions in whose content the offset stands, innermost first."""
        found = [(size, x.id, x) for x in self.attributions if (size := _size(x.content, at)) is not None]
        return tuple(x for _, _, x in sorted(found, key=lambda t: (t[0], t[1])))

    def cue(self, e: Expression) -> Attribution | None:
        """The attribution that the expression itself makes ("she denied that …"); to believe is no act of speech."""
        start, end = e.predicate
        for x in self.attributions:
            if (e.overt or x.act == "speech") and any(
                s.field == "text" and s.start < end and start < s.end for s in x.cue
            ):
                return x
        return None


def voice(holder: str, around: Sequence[Attribution], cue: Attribution | None, speaks: bool = False) -> Voice:
    """Who says something of ``holder``: ``around`` are the attributions it stands in, ``cue`` the one it makes."""
    if speaks and around:
        return Voice(around[0], _speakers(around[1:], around[0].chain[:-1]), True)
    if cue is not None and cue.chain and cue.chain[-1].source == holder:
        return Voice(cue, _speakers([x for x in around if x is not cue], cue.chain[:-1]), True)
    if not around:
        return Voice(None, (), False)
    return Voice(around[0], _speakers(around[1:], around[0].chain), False)


def _speakers(wider: Sequence[Attribution], chain: Sequence[Link]) -> tuple[str, ...]:
    """The sources of ``chain``, after those of wider attributions: "X insisted …, according to Y" is known from Y."""
    inner = [link.source for link in chain]
    outer = [link.source for x in reversed(wider) for link in x.chain if link.source not in inner]
    return tuple(dict.fromkeys([*outer, *inner]))


def _size(spans: Sequence[Span], at: int) -> int | None:
    if any(s.field == "text" and s.start <= at < s.end for s in spans):
        return sum(s.end - s.start for s in spans)
    return None


def channel(e: Expression, holder: str, heard: Voice, register: Register) -> tuple[Channel, str | None] | None:
    """The channel and the speaker; None where the words do not show how it is known."""
    speakers = [register.by_id[s] for s in heard.speakers if s in register.by_id]
    people = [s for s in speakers if not _is_press(s)]
    if len(speakers) < len(heard.speakers) or (heard.attribution is not None and not heard.attribution.chain):
        return None
    if heard.own:
        return _outer(people, holder, register) or ("public", holder)
    if people:
        return _told(e, holder, people, register)
    # Told by the article or an outlet on its own word: no other party stands between. But what an outlet reports of a
    # person's mind it has from somebody, and does not say from whom.
    unsourced = not e.overt and heard.attribution is not None and register.by_id[holder].kind == "person"
    return None if e.would or e.own or unsourced else ("public", None)


def _told(
    e: Expression, holder: str, people: Sequence[Source], register: Register
) -> tuple[Channel, str | None] | None:
    """The channel of what the last of ``people`` says of the holder."""
    last = people[-1]
    recorded = last.kind != "anonymous" or on_record(last)
    ours = register.same_side(last.id, holder) and recorded
    if not ours and _in_office(last, register) and register.by_id[holder].kind in BODY_KINDS:
        # A minister without a country may well speak for this one; a ministry that says what it will do, does.
        if not e.commits or last.kind != "organization":
            return None
        ours = True
    if ours:
        return _outer(people[:-1], holder, register) or ("public", last.id)
    return None if e.own else ("characterised" if recorded else "anonymous", last.id)


def _outer(people: Sequence[Source], holder: str, register: Register) -> tuple[Channel, str] | None:
    """The channel where others stand between the article and the party's own words."""
    for source in reversed(people):
        if source.kind == "anonymous" and not on_record(source):
            return "anonymous", source.id
        if not register.same_side(source.id, holder):
            return "characterised", source.id
    return None


def _is_press(source: Source) -> bool:
    """Outlets, papers, and journalists without a name: they report, they have no word of their own here."""
    words = source.name.casefold().split()
    return source.kind in _PRESS or (source.kind == "anonymous" and bool(REPORTERS.intersection(words)))


def _in_office(source: Source, register: Register) -> bool:
    """Whether the source holds an office or is a public body, and nothing says of which state."""
    words = f"{source.name} {source.description or ''}".casefold().replace(",", " ").split()
    placed = source.part_of or source.speaks_for or register.officer_of.get(source.id)
    return placed is None and not OFFICES.isdisjoint(words)


def on_record(source: Source) -> bool:
    """Whether an unnamed source speaks in an office that speaks on the record."""
    words = f"{source.name} {source.description or ''}".casefold().split()
    return any(w.strip(".,") in SPOKESPEOPLE for w in words)
