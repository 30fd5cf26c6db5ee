"""The report that is absent, claim by claim, in the words of those who retell it: never invented prose."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model import Attribution, Claim, Derivation, Lost, LostClaim, Origin, Span, Statement, Variant


def reconstruct(
    claims: Sequence[Claim],
    variants: Sequence[Variant],
    origins: Sequence[Origin],
    derivations: Sequence[Derivation],
    attributions: Sequence[Attribution],
) -> tuple[Lost, ...]:
    """For each absent origin: the claims it must have held.

    A claim belongs to an absent record when a statement's words name it, or when two retellings have it that do not
    derive from each other. The best reading is taken by the rank of ``_rank``; readings that a conflict rejects stand
    beside it. Both are words of articles.
    """
    named = {a.id: a for a in attributions}
    conflicts: dict[str, list[Variant]] = {}
    for v in variants:
        if v.conflict:
            conflicts.setdefault(v.claim, []).append(v)
    copied = {d.child for d in derivations if d.directed and d.kind in ("reprint", "revision")}
    out: list[Lost] = []
    for origin in origins:
        if origin.article is not None:
            continue
        rows = [row for c in claims if (row := _row(c, origin, conflicts.get(c.id, []), copied, named))]
        if rows:
            out.append(Lost(origin.id, tuple(rows)))
    return tuple(out)


def _row(
    claim: Claim,
    origin: Origin,
    conflicts: Sequence[Variant],
    copied: set[str],
    named: dict[str, Attribution],
) -> LostClaim | None:
    mine = [s for s in claim.statements if origin.id in s.origins]
    if not mine:
        return None
    wrong = [
        span
        for v in conflicts
        if any(r.supported for r in v.readings)
        for r in v.readings
        if not r.supported
        for span in r.spans
    ]
    best = min(mine, key=lambda s: _rank(s, wrong, copied, named))
    rejected = [s.span for s in mine if s is not best and _spoilt(s, wrong)]
    return LostClaim(claim.id, best.span, tuple(sorted(rejected)))


def _rank(s: Statement, wrong: Sequence[Span], copied: set[str], named: dict[str, Attribution]) -> tuple[object, ...]:
    """Smaller is better: no rejected reading in it, an original and not a copy, words that show the chain, direct."""
    attribution = named.get(s.attribution or "")
    return (
        _spoilt(s, wrong),
        s.article in copied,
        -len(attribution.chain) if attribution else 1,
        attribution is None or attribution.form != "direct",
        -(s.span.end - s.span.start),
        s.article,
        s.span.start,
    )


def _spoilt(s: Statement, wrong: Sequence[Span]) -> bool:
    return any(w.article == s.article and w.start < s.span.end and s.span.start < w.end for w in wrong)
