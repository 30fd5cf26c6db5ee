"""Retellings that name no report, found by what they repeat.

The second and third rank of evidence: a quotation of unnamed people that other articles give on a report's word can
hardly have been heard twice; several such claims together are weaker, but more than chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Annotated, Attribution, Claim, Source, Span, Statement
from firsthand.trace.passages import overlap

# So many claims that elsewhere rest on one report's unnamed people make an uncredited article its retelling. Two may be
# shared by chance or through a public statement; measured on the sample story and on generated families.
LEAST_CLAIMS = 3


@dataclass(frozen=True, slots=True)
class Silent:
    """An uncredited retelling: ``parent`` is the node, ``quotes`` and ``claims`` the child's words that show it."""

    child: str
    parent: str
    quotes: tuple[Span, ...]
    claims: tuple[Span, ...]


def silent_retellings(
    members: dict[str, Annotated],
    claims: Sequence[Claim],
    cited: dict[str, str],
    taken: set[str],
    sources: dict[str, Source],
) -> list[Silent]:
    """``cited`` maps attribution ids to the node that their words name; articles in ``taken`` have a parent already."""
    attributions = {x.id: x for a in members.values() for x in a.attributions}
    quotes: dict[tuple[str, str], list[Span]] = defaultdict(list)
    shared: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for claim in claims:
        told = [s for s in claim.statements if s.attribution in cited and s.attribution in attributions]
        nodes = sorted({cited[s.attribution] for s in told if s.attribution and _unnamed(s, attributions, sources)})
        if len(nodes) != 1:
            continue
        for s in claim.statements:
            if s.article not in members or s.article in taken or s.article == nodes[0]:
                continue
            quoted = _quoted(s, attributions)
            (quotes if quoted else shared)[s.article, nodes[0]].append(s.span)
    out = []
    for pair in sorted({*quotes, *shared}):
        q, c = tuple(quotes.get(pair, ())), tuple(shared.get(pair, ()))
        if q or len(c) >= LEAST_CLAIMS:
            out.append(Silent(pair[0], pair[1], q, c))
    return out


def _unnamed(statement: Statement, attributions: dict[str, Attribution], sources: dict[str, Source]) -> bool:
    chain = attributions[statement.attribution or ""].chain
    return bool(chain) and sources[chain[len(chain) - 1].source].kind == "anonymous"


def _quoted(statement: Statement, attributions: dict[str, Attribution]) -> bool:
    attribution = attributions.get(statement.attribution or "")
    if attribution is None or attribution.form != "direct":
        return False
    here = (statement.span.start, statement.span.end)
    return any(overlap(here, (s.start, s.end)) > 0 for s in attribution.content)
