"""What each statement rests on, and how many know a claim first hand: rule 4 of the evidence rules.

A statement's record is decided in this order, and only from words:

1. its own attribution names the record (a report, an interview, a public utterance);
2. the article that its own article retells is here and has the claim: what that article's statement rests on;
3. its words show that the article's own people heard it: that article;
4. its article is a retelling of a report, and another retelling of that report has the claim too: that report;
5. its article retells nothing that is known: it may be a first-hand record, which raises only the maximum;
6. otherwise its lineage is unknown: one more in the maximum, nothing in the minimum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.model import Annotated, Attribution, Claim, Derivation, Layers, Origin, Source, Statement
from firsthand.trace.hearing import heard
from firsthand.trace.lineage import Lineage

# Reports further apart than this do not speak of one state of affairs: a story may stay open for weeks, and the same
# words said a season later are another observation.
SAME_TIME_DAYS = 45

# Sources that are not people: a document may be what somebody saw, and an outlet passes on.
NO_PEOPLE = ("agency", "outlet", "document")


@dataclass(frozen=True, slots=True)
class _Known:
    """The records behind one claim: certain ones, and how many articles' lineage is unknown."""

    certain: tuple[str, ...]
    presumed: tuple[str, ...]
    unknown: int


def assign(
    claims: Sequence[Claim],
    annotated: Sequence[Annotated],
    sources: Sequence[Source],
    lineage: Lineage,
) -> tuple[Claim, ...]:
    """``claims`` with the origins of each statement and the layers of each claim."""
    desk = _Desk(annotated, sources, lineage)
    return tuple(desk.finish(c) for c in claims)


class _Desk:
    """Look-up tables for one account."""

    def __init__(self, annotated: Sequence[Annotated], sources: Sequence[Source], lineage: Lineage) -> None:
        self.articles = {a.article.id: a for a in annotated}
        self.attributions = {x.id: x for a in annotated for x in a.attributions}
        self.sources = {s.id: s for s in sources}
        self.origins = {o.id: o for o in lineage.origins}
        self.own = {o.article: o.id for o in lineage.origins if o.article}
        self.cited = lineage.cited
        self.parents: dict[str, list[Derivation]] = {}
        for d in lineage.derivations:
            self.parents.setdefault(d.child, []).append(d)
        self.heard = {i: heard(a, self.sources, self.cited, self.origins) for i, a in self.articles.items()}

    def finish(self, claim: Claim) -> Claim:
        first = {i: self._named(s) or self._own(s) for i, s in enumerate(claim.statements)}
        reports = {(self._family(s.article), p) for s in claim.statements for p in self._reports(s.article)}
        found = {
            i: first[i] or self._inherited(s, claim, first, reports) or self._presumed(s)
            for i, s in enumerate(claim.statements)
        }
        statements = tuple(
            replace(s, origins=first[i] or self._taken(s, claim, found) or found[i])
            for i, s in enumerate(claim.statements)
        )
        done = replace(claim, statements=statements)
        return replace(done, layers=self._layers(done))

    def _own(self, s: Statement) -> tuple[str, ...]:
        """The article itself, where somebody speaks whom its words show its people hearing, and no outlet between."""
        if s.article not in self.own:
            return ()
        step = self.attributions.get(s.attribution or "")
        while step is not None:
            sources = [self.sources[link.source] for link in step.chain]
            if any(x.kind in ("agency", "outlet") for x in sources):
                return ()
            if any({x.id, *self._groups(x)} & self.heard[s.article] for x in sources):
                return (self.own[s.article],)
            step = self.attributions.get(step.parent or "")
        return ()

    def _groups(self, source: Source) -> list[str]:
        """The groups that an unnamed source is part of: "one of the three" was heard when the three were."""
        out: list[str] = []
        while source.subset_of and source.subset_of in self.sources and source.subset_of not in out:
            out.append(source.subset_of)
            source = self.sources[source.subset_of]
        return out

    def _presumed(self, s: Statement) -> tuple[str, ...]:
        """The article itself where it retells no report: nothing shows where it has the words from."""
        retells = any(d.kind != "quotation" for d in self.parents.get(s.article, ()))
        return () if retells or s.article not in self.own else (self.own[s.article],)

    def _named(self, s: Statement) -> tuple[str, ...]:
        target: str | None = None
        step = self.attributions.get(s.attribution or "")
        while step is not None and target is None:
            target = self.cited.get(step.id)
            step = self.attributions.get(step.parent or "")
        if target is None:
            return ()
        return (target,) if target in self.origins else self._roots(target)

    def _roots(self, article: str) -> tuple[str, ...]:
        """The origin that an article of the collection stands for as a whole."""
        seen = {article}
        while article not in self.own:
            up = [d.parent for d in self.parents.get(article, ()) if d.kind != "quotation"]
            if len(up) != 1 or up[0] in seen:
                return ()
            if up[0] in self.origins:
                return (up[0],)
            article = up[0]
            seen.add(article)
        return (self.own[article],)

    def _taken(self, s: Statement, claim: Claim, found: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
        """What the statement of the article that this one retells rests on, where that article is here and has it."""
        for d in self.parents.get(s.article, ()):
            if d.parent not in self.articles or d.kind == "quotation":
                continue
            for i, other in enumerate(claim.statements):
                if other.article == d.parent:
                    return found[i] or self._taken(other, claim, found)
        return ()

    def _reports(self, article: str) -> tuple[str, ...]:
        """What an article retells: absent reports, and articles of the collection as the origin they stand for.

        A record that it only quotes is no parent whose passages it could have without credit.
        """
        out: list[str] = []
        for d in self.parents.get(article, ()):
            if d.kind == "quotation":
                continue
            if d.parent in self.origins:
                if self.origins[d.parent].kind == "report":
                    out.append(d.parent)
            else:
                out += [*self._roots(d.parent), *self._reports(d.parent)]
        return tuple(dict.fromkeys(out))

    def _inherited(
        self,
        s: Statement,
        claim: Claim,
        first: dict[int, tuple[str, ...]],
        reports: set[tuple[str, str]],
    ) -> tuple[str, ...]:
        """The one report that this article retells, where another retelling of it has the claim too: no copy of it."""
        mine = self._reports(s.article)
        family = self._family(s.article)
        told = [r for r in mine if any(other != family and p == r for other, p in reports)]
        named = {r for i, o in enumerate(claim.statements) if o.article != s.article for r in first[i]}
        told = [r for r in told if r in named] or told
        return (told[0],) if len(told) == 1 else ()

    # ── counting ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _layers(self, claim: Claim) -> Layers:
        articles = list(dict.fromkeys(s.article for s in claim.statements))
        outlets = {self.articles[i].article.outlet or f"? {i}" for i in articles}
        known = self._known(claim)
        people, unsure = self._people(claim)
        return Layers(len(articles), len(outlets), self._counted(known), people, self._reason(known, unsure))

    def _known(self, claim: Claim) -> _Known:
        certain: dict[str, None] = {}
        presumed: dict[str, None] = {}
        unknown: set[str] = set()
        for s in claim.statements:
            family = self._family(s.article)
            for o in s.origins:
                record, sure = self._record(o, s, family)
                (certain if sure else presumed)[record] = None
            if not s.origins:
                unknown.add(family)
        # Articles of one family whose lineage is known already add nothing.
        spoken = {self._family(s.article) for s in claim.statements if s.origins}
        return _Known(
            tuple(sorted(certain)), tuple(sorted(o for o in presumed if o not in certain)), len(unknown - spoken)
        )

    def _record(self, origin: str, s: Statement, family: str) -> tuple[str, bool]:
        """The first-hand record behind a statement, and whether words show it.

        A public utterance is heard by everyone in the room: each article that retells nobody else is a record of it,
        while an interview was heard by the outlet that it was given to.
        """
        kind, article = self.origins[origin].kind, self.origins[origin].article
        if kind == "utterance" and "interview" not in self.origins[origin].name.lower():
            return (self.own[family], True) if family in self.own else (origin, True)
        shown = article != s.article or bool(self._own(s))
        return origin, article is None or shown

    def _family(self, article: str) -> str:
        """The article that this one is a copy or a later version of, at the end of the line of copies."""
        seen = {article}
        while True:
            up = [
                d.parent
                for d in self.parents.get(article, ())
                if d.parent in self.articles and d.parent not in seen and any(e.kind == "wording" for e in d.evidence)
            ]
            if not up:
                return article
            article = up[0]
            seen.add(article)

    def _by_time(self, origins: Sequence[str]) -> tuple[list[list[str]], list[str]]:
        """Dated origins in groups of one time, each no more than SAME_TIME_DAYS after the one before; the undated."""
        dated = sorted((self._day(self.origins[o]), o) for o in origins if self.origins[o].date)
        groups: list[list[str]] = []
        last: date | None = None
        for day, o in dated:
            if last is None or (day - last).days > SAME_TIME_DAYS:
                groups.append([])
            groups[-1].append(o)
            last = day
        return groups, [o for o in origins if not self.origins[o].date]

    def _counted(self, known: _Known) -> tuple[int, int]:
        """At least those of one time; undated ones raise only the maximum, unless no record has a date at all."""
        groups, undated = self._by_time(known.certain)
        least = max((len(g) for g in groups), default=len(undated))
        every, open_ended = self._by_time((*known.certain, *known.presumed))
        most = max((len(g) for g in every), default=0) + len(open_ended) + known.unknown
        return max(1, least), max(1, least, most)

    @staticmethod
    def _day(origin: Origin) -> date:
        return date.fromisoformat(origin.date.latest) if origin.date else date.min

    def _people(self, claim: Claim) -> tuple[tuple[int, int | None], bool]:
        """Human sources beneath.

        Retellings of one record describe one group: between the smallest and the largest number that they give. At
        least the largest of these, since the people behind two records may be the same; at most all of them together.
        """
        named: set[str] = set()
        groups: dict[tuple[str, ...], list[int | None]] = {}
        for s in claim.statements:
            source = self._innermost(self.attributions.get(s.attribution or ""))
            if source is None or source.kind in NO_PEOPLE:
                continue
            if source.kind == "anonymous":
                groups.setdefault(s.origins or (self._family(s.article),), []).append(source.count)
            else:
                named.add(source.id)
        if not named and not groups:
            return (1, None), False
        known = [[n for n in counts if n] for counts in groups.values()]
        least = max([len(named), *(min(counts, default=1) for counts in known)])
        most = len(named) + sum(max(counts) for counts in known) if all(known) else None
        return (least, most), len(groups) + bool(named) > 1

    def _innermost(self, attribution: Attribution | None) -> Source | None:
        while attribution is not None and not attribution.chain:
            attribution = self.attributions.get(attribution.parent or "")
        return self.sources[attribution.chain[-1].source] if attribution else None

    def _reason(self, known: _Known, unsure: bool) -> str:
        parts = [self._label(self.origins[o]) for o in known.certain]
        text = f"Rests on {_listed(parts)}." if parts else "No words name the record it rests on."
        if known.presumed:
            names = _listed([self._label(self.origins[o]) for o in known.presumed])
            text += f" {names} may have it first hand: no other source is named there, and none is excluded."
        if known.unknown:
            count = "one article has" if known.unknown == 1 else f"{known.unknown} articles have"
            text += f" Where {count} it from is unknown: counted in the maximum only."
        groups, undated = self._by_time(known.certain)
        if len(groups) > 1:
            text += " Records of different times are listed, not added up."
        if groups and undated:
            text += f" When {_listed([self.origins[o].name for o in undated])} is from is unknown: in the maximum only."
        if unsure:
            text += " Whether the people behind them are the same cannot be known."
        return text

    @staticmethod
    def _label(origin: Origin) -> str:
        return f"{origin.name} ({origin.date.value})" if origin.date else origin.name


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
