"""Denials: what one statement asserts and another one, often of another claim, says did not happen.

"X denied making the call" and "X made the call" are no paraphrases and seldom one claim, yet they are the sharpest
difference there is between two accounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.language.en import claim_words as lexicon
from firsthand.model import Claim
from firsthand.trace.claim_candidates import Candidate
from firsthand.trace.claim_scores import Aligner
from firsthand.trace.variant_pairs import Side


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that is asserted, the sides that assert it, and those that deny it."""

    claim: str
    asserting: tuple[Side, ...]
    denying: tuple[Side, ...]


def find_denials(claims: Sequence[Claim], sides: Sequence[Sequence[Side]]) -> list[Denial]:
    """For each claim of denial the claim it denies, in order of ``claims``; ``sides`` holds each claim's statements."""
    found: dict[int, list[Side]] = {}
    for n, own in enumerate(sides):
        for denial in own:
            content = denied_content(denial.item)
            if not content:
                continue
            target = next(
                (
                    m
                    for m, others in enumerate(sides)
                    if m != n
                    and set(claims[m].stories) & set(claims[n].stories)
                    and any(asserts(o.item, denial.item, content) for o in others)
                ),
                None,
            )
            if target is not None:
                # The rest of the claim denies it as well, in fewer words ("denied it").
                found.setdefault(target, []).extend(s for s in own if s.item.clause.modality == "denied")
    out = []
    for target in sorted(found):
        by_place = {(s.article, s.item.start, s.item.end): s for s in found[target]}
        denying = tuple(by_place[place] for place in sorted(by_place))
        asserting = tuple(
            s
            for s in sides[target]
            if not s.item.clause.negated and s.item.clause.modality in ("asserted", "predicted")
        )
        if asserting:
            out.append(Denial(claims[target].id, asserting, denying))
    return out


def denied_content(item: Candidate) -> tuple[str, ...]:
    """What a clause with a verb of denying denies, as words; empty where it names nothing in particular."""
    if item.clause.predicate not in lexicon.DENYING_VERBS or item.clause.negated or not item.subject:
        return ()
    words = [w for w in item.words if w not in (item.clause.predicate, *item.subject)]
    content = [w for w in words if w not in lexicon.DENIED_IN_GENERAL]
    return tuple(content) if len(content) == len(words) else ()


def asserts(item: Candidate, denial: Candidate, content: Sequence[str]) -> bool:
    """``item`` says of the same subject all that ``denial`` denies."""
    if item.clause.negated or item.clause.modality not in ("asserted", "predicted"):
        return False
    names = {t for t in denial.subject if t.startswith("@")}
    if not names or not names & set(item.subject) or item.clause.predicate in lexicon.DENYING_VERBS:
        return False
    missing = Aligner([denial, item]).unmatched(0, 1)
    return not any(w in missing for w in content)
