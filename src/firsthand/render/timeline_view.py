"""The timeline: what happened, was said or was published, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from firsthand.model import Date, Entry, EntryKind, Span
from firsthand.render import words
from firsthand.render.index import Index, merged, shown
from firsthand.render.parts import Quote, Ref
from firsthand.render.timeline_picture import KINDS, Picture, picture

# Up to this many entries stand in one piece; more are parted by years or months, whichever gives readable pieces.
TOGETHER = 12

# How much of an entry's words stands in its row, how many of the words for its date, and in how many other places it
# is told; its link leads to the rest. The longest is that of two lines in print.
GLANCE, DATED, TOLD = 200, 3, 12
CALLED = "timeline"


@dataclass(frozen=True, slots=True)
class EntryView:
    """``dated`` are the words that the date follows from, ``told`` those of other articles for the same."""

    anchor: str
    sort: EntryKind
    when: str
    basis: str
    kind: str
    quote: Quote
    dated: tuple[Quote, ...]
    told: tuple[Quote, ...]
    untold: int
    claims: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Entries of one year or month; ``name`` is "" where all stand in one piece."""

    name: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """``kinds`` says how many entries of each kind there are; ``undated`` of ``claims`` claims stand in no entry."""

    entries: tuple[EntryView, ...]
    periods: tuple[Period, ...]
    picture: Picture | None
    kinds: tuple[tuple[EntryKind, str, int], ...]
    undated: int
    claims: int
    left: int


def timeline(index: Index) -> TimelineView:
    every = index.account.timeline
    kept = sorted(range(len(every)), key=lambda n: _rank(every[n]))[: index.limits.entries]
    found = [(f"t{n}", one) for n, one in enumerate(sorted((every[n] for n in kept), key=_moment), 1)]
    views = tuple(_entry(index, anchor, one) for anchor, one in found)
    dated = {claim for one in every for claim in one.claims}
    return TimelineView(
        entries=views,
        periods=_periods([one.date for _, one in found], views),
        picture=picture(found),
        kinds=tuple(
            (kind, words.ENTRY_KINDS[kind], many) for kind in KINDS if (many := sum(one.kind == kind for one in every))
        ),
        undated=sum(one not in dated for one in index.claims),
        claims=len(index.claims),
        left=len(every) - len(found),
    )


def _rank(entry: Entry) -> tuple[int, int]:
    """Those that most articles tell, then those that date most claims."""
    return -len({span.article for span in (entry.text, *entry.spans)}), -len(entry.claims)


def _moment(entry: Entry) -> tuple[str, str, str]:
    """By the first day that it may have been; an hour comes after its day."""
    return entry.date.earliest or entry.date.latest, entry.date.latest, entry.date.value


def _entry(index: Index, anchor: str, entry: Entry) -> EntryView:
    quote = index.quote(entry.text, anchor, CALLED, GLANCE)
    others = {(span.article, span.quote.casefold()): span for span in reversed(entry.spans) if span != entry.text}
    told = list(others.values())[::-1]
    quote, *more = merged([quote, *index.quotes(told[:TOLD], anchor, CALLED)])
    return EntryView(
        anchor=anchor,
        sort=entry.kind,
        when=words.when(entry.date),
        basis=words.dated(entry.date.basis),
        kind=words.ENTRY_KINDS[entry.kind],
        quote=quote,
        dated=tuple(_dated(index, one, entry.text, quote, anchor) for one in _once(entry.date.spans)[:DATED]),
        told=tuple(more),
        untold=len(told) - len(told[:TOLD]),
        claims=tuple(index.claim(one) for one in entry.claims),
    )


def _dated(index: Index, span: Span, text: Span, quote: Quote, anchor: str) -> Quote:
    """The words of a date; those within the entry's own words need no mark of their own."""
    if (span.article, span.field) == (text.article, text.field) and text.start <= span.start < span.end <= text.end:
        return Quote(shown(span.quote, GLANCE), quote.href, quote.article)
    return index.quote(span, anchor, CALLED, GLANCE)


def _once(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Each wording once, whichever article it stands in."""
    return tuple({span.quote.casefold(): span for span in reversed(spans)}.values())[::-1]


def _periods(dates: Sequence[Date], views: Sequence[EntryView]) -> tuple[Period, ...]:
    """By month, and by year where a month is too fine to hold more than a few."""
    if len(views) <= TOGETHER:
        return (Period("", tuple(views)),) if views else ()
    months = [words.month(one.earliest or one.latest) for one in dates]
    years = [words.year(one.earliest or one.latest) for one in dates]
    crowded = {year for year in years if years.count(year) > TOGETHER}
    names = [month if year in crowded else year for month, year in zip(months, years, strict=True)]
    return tuple(
        Period(name, tuple(view for _, view in some))
        for name, some in groupby(zip(names, views, strict=True), key=lambda item: item[0])
    )
