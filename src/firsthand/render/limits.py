"""How much of an account stands open on the page, how much is folded away, and how much is counted only."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Limits:
    """Set by eye on a page of 12 articles, and so that one of 300 stays under 3 MB (`python -m bench.page_speed`).

    ``open_claims`` stand open in each story, ``open_total`` in all; ``folded_claims`` with their statements folded
    away, ``brief_claims`` of one article each, ``short_claims`` one line each; the rest is counted. A claim shows so
    many ``statements``, a reading so many ``quotes``, each of the ``reports`` that are rebuilt so many ``lost``
    claims; the first ``edges`` and ``absent`` reports are shown with their words, the others without. Beyond ``many``
    articles, excerpts are cut closer. ``entries`` of the timeline, ``positions`` (so many ``parties`` in their table)
    and ``sources`` are shown, ``brief_sources`` by name alone; so many stories, with so
    many articles ``listed`` in each, stand open. All of it is in the JSON.
    """

    open_claims: int = 12
    open_total: int = 30
    folded_claims: int = 80
    brief_claims: int = 150
    short_claims: int = 600
    statements: int = 16
    open_differences: int = 12
    differences: int = 60
    quotes: int = 12
    reports: int = 30
    lost: int = 40
    drift: int = 100
    edges: int = 60
    drawings: int = 10
    absent: int = 40
    reuse: int = 20
    many: int = 60
    entries: int = 300
    positions: int = 200
    parties: int = 16
    sources: int = 240
    brief_sources: int = 600
    listed: int = 12


LIMITS = Limits()

# For mail and terminal, where nothing can be folded away: everything.
ALL = Limits(*(10**9 for _ in fields(Limits)))
