"""The timeline: what happened, was said or was published, in order of time."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model import Entry
from firsthand.render import words
from firsthand.render.index import Index
from firsthand.render.parts import Quote, Ref


@dataclass(frozen=True, slots=True)
class EntryView:
    anchor: str
    when: str
    basis: str
    kind: str
    quote: Quote
    dated: tuple[Quote, ...]
    claims: tuple[Ref, ...]


def timeline(index: Index) -> tuple[EntryView, ...]:
    def key(entry: Entry) -> tuple[str, str, str]:
        return entry.date.earliest or entry.date.latest, entry.date.latest, entry.date.value

    views = []
    for n, entry in enumerate(sorted(index.account.timeline, key=key), 1):
        anchor = f"date-{n}"
        called = words.numbered("timeline", anchor)
        views.append(
            EntryView(
                anchor=anchor,
                when=words.when(entry.date),
                basis=entry.date.basis,
                kind=words.ENTRY_KINDS[entry.kind],
                quote=index.quote(entry.text, anchor, called),
                dated=index.quotes(tuple(dict.fromkeys(entry.spans)), anchor, called),
                claims=tuple(index.claim(one) for one in entry.claims),
            )
        )
    return tuple(views)
