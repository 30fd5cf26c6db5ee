"""How much of an account stands open on the page, how much is folded away, and how much is counted only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Set by eye on a page of 12 articles, and so that one of 300 stays under 3 MB (`python -m bench.page_speed`).

    ``open_claims`` stand open in each story, so many more are folded with their statements, the others are one line
    each; ``brief_claims`` is the same for claims of one article. ``edges`` and ``reuse`` are rows of a
    table, the rest is counted: all of it is in the JSON.
    """

    open_claims: int = 12
    folded_claims: int = 60
    brief_claims: int = 120
    differences: int = 12
    lost: int = 12
    edges: int = 400
    reuse: int = 60


LIMITS = Limits()
