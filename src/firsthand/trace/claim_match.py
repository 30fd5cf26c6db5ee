"""Which of many statements say what a new one says: the scores of alignment, without forming groups."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.trace.claim_candidates import Candidate
from firsthand.trace.claim_scores import links
from firsthand.trace.claims import STRONGEST, strength_of


def matches(
    asked: Sequence[Candidate], known: Sequence[Candidate], least: float = STRONGEST
) -> dict[int, list[tuple[int, float]]]:
    """For each of ``asked`` the places of those of ``known`` that say the same, with the strength, strongest first.

    Strength runs from 0 to 3 as in ``claims`` and is never below ``least``; how much a word weighs follows from all
    candidates together. Nothing around the statements helps: alone they must be alike enough.
    """
    items = [*asked, *known]
    found: dict[int, list[tuple[int, float]]] = {n: [] for n in range(len(asked))}
    for (i, j), link in sorted(links(items).items()):
        if i < len(asked) <= j:
            strength = strength_of(items[i], items[j], link)
            if strength >= least:
                found[i].append((j - len(asked), strength))
    for pairs in found.values():
        pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return found
