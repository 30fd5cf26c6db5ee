"""Families of articles with their tree: a report, its retellings, theirs, a rival report, corrections; all seeded.

The truth asks only for what words can show. Where they cannot tell two parents apart (a sibling that printed the same
words, or the report that both have them from) either is right; an uncredited retelling of a report that nobody credits
is asked for nothing. Dates, outlets and habits of crediting are drawn article by article.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bench import families_words as w
from bench.families_retell import (
    Change,
    Unit,
    changed,
    each,
    kept,
    moved,
    reorder_words,
    reworded,
    shortened,
    synonyms,
    translated,
)
from bench.families_stories import HAPPENINGS, Forms

# What may be done to a text, and what the kind of such an edge may be called.
COPYING = ("verbatim", "trimmed", "boilerplate", "reordered", "quotes moved")
REWRITING = ("summarised", "synonyms", "translated", "reworded")
KINDS = {**dict.fromkeys(COPYING, ("reprint", "rewrite")), **dict.fromkeys(REWRITING, ("rewrite", "translation"))}
CREDITS = ("kept", "kept", "kept", "dropped", "garbled")
SENTENCES_A_PARAGRAPH = 2
# Everybody who may be in a family: reports, children, the rival's, a mixture, grandchildren, a quoter, a revision.
_IDS = ("r1", "r2", "a0", "a1", "a2", "a3", "b0", "m0", "g0", "g1", "q0", "v0")
LONGEST_BODY = 14  # sentences of a real article that are used


@dataclass(frozen=True, slots=True)
class TrueEdge:
    """``parents``: the true one first, then those that words cannot tell from it. Not ``required``: don't care."""

    child: str
    parents: tuple[str, ...]
    kinds: tuple[str, ...]
    how: str
    credit: str
    required: bool


@dataclass(frozen=True, slots=True)
class Family:
    """Records as JSON Lines and the truth about them; absent reports are named by the outlet that wrote them."""

    name: str
    records: tuple[dict[str, str], ...]
    edges: tuple[TrueEdge, ...]
    roots: frozenset[str]
    maybe_roots: frozenset[str]
    absent: frozenset[str]
    maybe_absent: frozenset[str]
    changes: tuple[Change, ...]
    raw: bool  # made from a text that names reports of its own, which the truth does not know


@dataclass(slots=True)
class _Told:
    """An article or absent report while its family is made; ``units`` have slots open only in a root."""

    id: str
    outlet: str
    day: int
    units: list[Unit]
    title: str
    present: bool = True
    root: bool = False
    credited: str = ""  # "told", "lead", "sign-off": how it names its parent; "" if not
    how: str = ""
    parent: str = ""
    minutes: int = 360  # of its day, from midnight; later than any parent's of that day
    extra: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def family(number: int, body: str | None = None) -> Family:
    """The family with this number; ``body`` is a real article's text to retell instead of an invented one."""
    return _Maker(number, body).made()


def sentences(body: str) -> list[str]:
    """Sentences of a real article, roughly, and only those that can stand by themselves."""
    found = re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])", re.sub(r"\s+", " ", body.replace("{", "(").replace("}", ")")))
    return [s for s in found if 6 <= len(s.split()) <= 60][:LONGEST_BODY]


class _Maker:
    def __init__(self, number: int, body: str | None) -> None:
        self.chance = random.Random(f"family {number}")
        self.number, self.raw = number, body is not None
        self.outlets = self.chance.sample(w.OUTLETS, len(w.OUTLETS))
        self.agencies = self.chance.sample(w.AGENCIES, len(w.AGENCIES))
        self.first_day = date(2031, 3, 1) + timedelta(days=self.chance.randrange(90))
        self.told: dict[str, _Told] = {}
        self.edges: list[TrueEdge] = []
        self.changes: list[Change] = []
        self.slots = self._slots()
        self.happening = self.chance.choice(HAPPENINGS)
        self.body = sentences(body) if body is not None else []

    def _slots(self) -> dict[str, str]:
        c = self.chance
        people = [f"{f} {x}" for f, x in zip(c.sample(w.FIRST, 3), c.sample(w.LAST, 3), strict=True)]
        place, town = c.sample(w.PLACES, 2)
        numbers = {f"n{i}": str(c.choice((c.randint(6, 60), c.randint(61, 900)))) for i in range(1, 5)}
        month = c.choice(w.MONTHS)
        date_ = f"{c.randint(2, 27)} {c.choice([m for m in w.MONTHS if m != month])}"
        return {
            "A": people[0], "B": people[1], "C": people[2], "place": place, "town": town, **numbers, "month": month,
            "date": date_, "day": c.choice(w.DAYS), "year": str(c.randint(1904, 1998)), "body": c.choice(w.BODIES),
        }  # fmt: skip

    # ── the tree ────────────────────────────────────────────────────────────────────────────────────────────────────

    def made(self) -> Family:
        c = self.chance
        absent = c.random() < 0.55
        first = self._report("r1", absent, "first")
        children = [self._child(f"a{i}", [first], c.choice(COPYING + REWRITING)) for i in range(c.randint(2, 4))]
        if not self.raw and c.random() < 0.6:
            second = self._report("r2", c.random() < 0.25, "second")
            if not second.present or c.random() < 0.4:
                self._child("b0", [second], c.choice(COPYING + REWRITING))
            if c.random() < 0.5:
                self._child("m0", [first, second], "merged")
        for i in range(c.randint(1, 2)):
            self._child(f"g{i}", [c.choice(children)], c.choice(COPYING + REWRITING))
        if not self.raw and c.random() < 0.4:
            self._quoting("q0", first)
        if c.random() < 0.35:
            self._revision("v0", c.choice([t for t in self.told.values() if t.present]))
        return self._family()

    def _report(self, name: str, absent: bool, part: str) -> _Told:
        outlet = self.agencies.pop() if absent or self.chance.random() < 0.3 else self.outlets.pop()
        if self.raw:
            units = [Unit(s, s, name, '"' in s or "“" in s) for s in self.body]
            title = " ".join(self.body[0].split()[:9])
        else:
            h, turn = self.happening, part == "second"
            forms: list[Forms] = [*h.core, *(h.second if turn else h.first)]
            head, rest = forms[:1], forms[1:]
            self.chance.shuffle(rest)
            units = [self._unit(f[::-1] if turn and f in h.core else f, name) for f in (*head, *rest)]
            title = h.title[turn].format(**self.slots)
        told = _Told(name, outlet, 0, units, title, present=not absent, root=True)
        self.told[name] = told
        return told

    def _unit(self, forms: Sequence[str], origin: str) -> Unit:
        slots = {**self.slots, "told": "{told}"}
        one, two = (f.format(**slots) for f in forms)
        return Unit(one[0].upper() + one[1:], two[0].upper() + two[1:], origin, '"' in one)

    def _child(self, name: str, parents: list[_Told], how: str) -> _Told:
        c = self.chance
        outlet = self.outlets.pop()
        day = max(p.day for p in parents) + c.randint(0, 2)
        child = _Told(name, outlet, day, [], "", how=how, parent=parents[0].id)
        child.minutes = self._later(parents)
        credit = c.choice(CREDITS)
        parts = [self._taken(p, child, credit) for p in parents]
        if how == "merged":
            parts = [kept(u, c, 0.6) for u in parts]
            units = [parts[0][0], *(u for pair in zip(parts[0][1:], parts[1], strict=False) for u in pair)]
            longer = max(parts, key=len)
            units += [u for u in longer if u not in units]
        else:
            units = self._retold(parts[0], how)
        if c.random() < 0.35:
            units, change = changed(units, c, c.choice(("number", "date", "name", "speaker")), name)
            self.changes += [change] if change else []
        # From here on these are the words: a retelling of this article starts from them.
        child.units = units = [replace(u, other=u.words) for u in units]
        child.title = parents[0].title if how in COPYING and c.random() < 0.6 else self._title(units)
        if how == "boilerplate" or c.random() < 0.3:
            child.extra.append(self._filled(c.choice(w.BOILERPLATE), outlet))
        if c.random() < 0.3:
            child.units.insert(c.randint(2, len(units)), self._own(name, outlet))
        self.told[name] = child
        for parent in parents:
            self._edge(child, parent, credit, KINDS.get(how, ("rewrite", "reprint", "translation", "quotation")))
        return child

    def _later(self, parents: Sequence[_Told]) -> int:
        return max(p.minutes for p in parents) + self.chance.randint(11, 170)

    def _own(self, name: str, outlet: str) -> Unit:
        text = self._filled(self.chance.choice(w.BACKGROUND), outlet)
        return Unit(text, text, name)

    def _filled(self, text: str, outlet: str) -> str:
        n = str(self.chance.randint(1200, 88000))
        year = str(self.chance.randint(1962, 2019))
        return text.format(place=self.slots["place"], town=self.slots["town"], outlet=outlet, n=n, year=year)

    def _title(self, units: Sequence[Unit]) -> str:
        if not self.raw and self.chance.random() < 0.5:
            return self.happening.title[1].format(**self.slots)
        return " ".join(units[0].words.rstrip(".").split()[: self.chance.randint(6, 9)])

    def _retold(self, units: list[Unit], how: str) -> list[Unit]:
        c = self.chance
        base = reworded(units) if how == "reworded" or (how == "translated" and c.random() < 0.5) else units
        ways: dict[str, Callable[[], list[Unit]]] = {
            "trimmed": lambda: kept(units, c, 0.6),
            "reordered": lambda: moved(units, c, quotes=False),
            "quotes moved": lambda: moved(units, c, quotes=True),
            "summarised": lambda: each(kept(units, c, 0.55), lambda t: synonyms(shortened(t, c), c, 0.25)),
            "synonyms": lambda: each(units, lambda t: reorder_words(synonyms(t, c, 0.7), c)),
            "translated": lambda: each(base, lambda t: translated(t, c)),
            "reworded": lambda: each(base, lambda t: reorder_words(synonyms(t, c, 0.4 if self.raw else 0.1), c)),
        }
        return ways[how]() if how in ways else list(units)

    # ── credits ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _taken(self, parent: _Told, child: _Told, credit: str) -> list[Unit]:
        """The parent's units as the child may have them: its way of crediting written into the words."""
        c = self.chance
        ref = self._named(parent, credit)
        open_slots = parent.root and any("{told}" in u.words for u in parent.units)
        if credit == "dropped":
            units = parent.units if parent.root else each(parent.units, _anonymous)
            return [_bound(u, "") for u in units]
        style = c.choice(("told", "told", "lead", "sign-off")) if open_slots else c.choice(("lead", "lead", "sign-off"))
        child.credited = style
        if style == "lead":
            line = c.choice(w.LEADS).format(ref=ref, day=c.choice(w.DAYS))
            child.notes.append(line)
        elif style == "sign-off":
            signs = w.SIGN_OFFS if parent.outlet in w.AGENCIES else w.SIGN_OFFS[1:]
            child.extra.append(c.choice(signs).format(ref=ref))
        elif not any("{told}" in u.words for u in parent.units):
            child.credited = ""
        return [_bound(u, ref if style == "told" else "") for u in parent.units]

    def _named(self, parent: _Told, credit: str) -> str:
        name = parent.outlet
        if credit != "garbled":
            return name if name in w.AGENCIES or name.startswith("The") else f"the {name}"
        bare = name.removeprefix("The ")
        if " News Agency" in bare:
            return f"the {bare.removesuffix(' News Agency')} agency"
        if " " in bare:
            return f"the {bare.split()[-1]}" if self.chance.random() < 0.5 else bare.replace(" ", "", 1)
        return self.chance.choice((f"the {bare} agency", f"the news agency {bare}", f"{bare}'s correspondent"))

    def _edge(self, child: _Told, parent: _Told, credit: str, kinds: tuple[str, ...]) -> None:
        named = bool(child.credited)
        parents = [parent.id]
        if not parent.present:
            others = [t for t in self.told.values() if t.parent == parent.id and t.id != child.id]
            if not named:  # only what the siblings credit can tell
                parents += [t.id for t in others]
            elif child.credited == "told":
                parents += [t.id for t in others if t.how in COPYING and child.how in COPYING]
        elif not parent.root:  # a retelling of a retelling: the words may be those of the report as well
            top = self.told[parent.parent]
            if not named and parent.how in COPYING:
                parents += [top.id, *(t.id for t in self.told.values() if t.parent == top.id and t.id != child.id)]
        required = named or parent.present or any(t.credited for t in self.told.values() if t.parent == parent.id)
        how = child.how if child.how else "quoting"
        self.edges.append(TrueEdge(child.id, tuple(dict.fromkeys(parents)), kinds, how, credit, required))

    def _quoting(self, name: str, parent: _Told) -> None:
        """An article of its own that gives two sentences of the report, with credit."""
        c = self.chance
        outlet = self.outlets.pop()
        child = _Told(name, outlet, parent.day + c.randint(0, 3), [], "", parent=parent.id)
        child.minutes = self._later([parent])
        own = [Unit(t, t, name) for t in (self._filled(b, outlet) for b in c.sample(w.BACKGROUND, 6))]
        ref = self._named(parent, "kept")
        cited = [_bound(u, ref) for u in parent.units if "{told}" in u.words]
        child.units = [*own[:3], *c.sample(cited, min(2, len(cited))), *own[3:]]
        child.title, child.credited = self._title(own), "told"
        self.told[name] = child
        self._edge(child, parent, "kept", ("quotation", "rewrite"))

    def _revision(self, name: str, parent: _Told) -> None:
        c = self.chance
        units = [_bound(u, "") for u in parent.units]
        units, change = changed(units, c, c.choice(("number", "date")), name)
        self.changes += [change] if change else []
        note = "Correction: an earlier version of this article gave a wrong figure."
        if c.random() < 0.5:
            note = f"Updated: {c.choice(w.DAYS)}, with new details."
            units = [*units, self._own(name, parent.outlet)]
        child = _Told(name, parent.outlet, parent.day + c.randint(0, 1), units, parent.title, how="revision")
        child.minutes = self._later([parent])
        child.parent, child.extra = parent.id, [*parent.extra, note]
        child.notes, child.credited = list(parent.notes), parent.credited
        self.told[name] = child
        self.edges.append(TrueEdge(name, (parent.id,), ("revision",), "revision", "own", True))

    # ── what comes out ──────────────────────────────────────────────────────────────────────────────────────────────

    def _family(self) -> Family:
        present = [t for t in self.told.values() if t.present]
        absent = [t for t in self.told.values() if not t.present]
        asked = {e.child for e in self.edges if e.required}
        name_of = {t.id: t.outlet if not t.present else self._id(t.id) for t in self.told.values()}
        edges = tuple(
            replace(e, child=name_of[e.child], parents=tuple(name_of[p] for p in e.parents)) for e in self.edges
        )
        shown = {e.parents[0] for e in self.edges if e.credit in ("kept", "garbled") and self.told[e.child].credited}
        roots = {t.id for t in present if t.root}
        maybe = {t.id for t in present if t.id not in asked and not t.root}
        maybe |= {"q0"} & self.told.keys()
        records = [self._record(t) for t in present]
        self.chance.shuffle(records)
        return Family(
            name=f"f{self.number}",
            records=tuple(records),
            edges=edges,
            roots=frozenset(self._id(i) for i in roots),
            maybe_roots=frozenset(self._id(i) for i in maybe),
            absent=frozenset(t.outlet for t in absent if t.id in shown),
            maybe_absent=frozenset(t.outlet for t in absent if t.id not in shown),
            changes=tuple(replace(x, article=self._id(x.article)) for x in self.changes),
            raw=self.raw,
        )

    def _id(self, name: str) -> str:
        """An id that tells nothing about the place in the tree."""
        order = random.Random(f"ids {self.number}").sample(range(100, 999), len(_IDS))
        return f"n{order[_IDS.index(name)]}"

    def _record(self, told: _Told) -> dict[str, str]:
        c = self.chance
        own = c.choice(("this newspaper", told.outlet, "")) if told.root else ""
        body = [_bound(u, own).words for u in told.units]
        body[2:2] = [n[0].upper() + n[1:] for n in told.notes]
        size = SENTENCES_A_PARAGRAPH
        paragraphs = [" ".join(body[i : i + size]) for i in range(0, len(body), size)]
        record = {
            "id": self._id(told.id),
            "url": f"https://{re.sub(r'[^a-z]', '', told.outlet.lower())}.example/{c.randint(1000, 9999)}",
            "title": told.title,
            "outlet": told.outlet,
            "text": "\n\n".join([told.title, *paragraphs, *told.extra]) + "\n",
        }
        if c.random() < 0.85:
            day = self.first_day + timedelta(days=told.day)
            hour, minute = divmod(told.minutes, 60)
            clock = f"T{hour:02}:{minute:02}:00Z" if c.random() < 0.4 else ""
            record["published"] = f"{day.isoformat()}{clock}"
        return record


_INVERTED = re.compile(r"\{told\} ((?!that |about |of )[^,{}]+)\.$")
_TOLD_OUTLET = re.compile(
    r"\btold (?:[Tt]he )?(?:[A-Z][\w']*)(?: [A-Z][\w']*)*(?: agency)?|\btold the news agency [A-Z]\w+"
)


def _bound(unit: Unit, ref: str) -> Unit:
    """The slots closed: ``ref`` was told, or somebody just said it."""
    words = unit.words
    if ref:
        words = _INVERTED.sub(r"\1 {told}.", words)
    said = f"told {ref}" if ref else "said"
    other = _INVERTED.sub(r"\1 {told}.", unit.other) if ref else unit.other
    return replace(unit, words=words.replace("{told}", said), other=other.replace("{told}", said))


def _anonymous(text: str) -> str:
    """ "told the Courier" becomes "said"; what else names an outlet stays."""
    return _TOLD_OUTLET.sub("said", text)
