"""Polarity, certainty and wording of two statements of one claim."""

from __future__ import annotations

from firsthand.language.en import claim_words as lexicon
from firsthand.trace.variant_pairs import SAME_FRAME, Difference, Pair, Side, Verdict, plain

# A "not" counts as a difference only between statements that agree in nearly all the rest.
AGREEMENT = 0.6
# One opposite word weighs less than a "not": the rest must agree all the more.
CLOSE_AGREEMENT = 0.7
# Two quotations are renderings of one when this share of the shorter one's words stands in the other.
RENDERING = 0.3
# … and one quotation, word for word but for a slip or two, from this share on.
SAME_QUOTATION = 0.7
SHORTEST_QUOTATION = 3
# Characters before a cue in which its negation stands ("did not say", "has never said").
CUE_NEGATION = 14
_OPEN, _CLOSE = '"“«„”', '"”»“'


def polarity(pair: Pair) -> list[Difference]:
    """One says that it is so, the other that it is not, with one predicate; or a word stands against its opposite."""
    a, b = pair.a, pair.b
    least = min(pair.covers, pair.covered)
    if least < AGREEMENT or a.item.clause.modality != b.item.clause.modality:
        return []
    same = a.item.clause.predicate == b.item.clause.predicate
    # Where both have a "not" somewhere, the grammar may have tied one of them to the wrong word.
    differs = _denied(a) != _denied(b) and _has_negation(a) != _has_negation(b)
    opposites = _opposites(pair)
    if opposites and differs:  # "did not reject" beside "accepted"
        return []
    if differs and same:
        return [_difference(pair, "polarity", "polarity", "conflict", _verdict_words(a), _verdict_words(b))]
    if opposites and least >= CLOSE_AGREEMENT:
        return [_difference(pair, "polarity", "opposite", "conflict", *opposites[0])]
    if same and not differs:
        return [_difference(pair, "polarity", "polarity", "same", _verdict_words(a), _verdict_words(b))]
    return []


def _denied(side: Side) -> bool:
    """Negated in itself, or by an attribution that stands outside of it ("he does not believe that …")."""
    spoken = side.attribution
    inside = spoken is not None and any(side.item.start <= c.start and c.end <= side.item.end for c in spoken.cue)
    outer = spoken is not None and not inside and (denying(side) or (spoken.negated and _negated_cue(side)))
    return side.item.clause.negated != outer


def denying(side: Side) -> bool:
    """The attribution is by a verb of denying."""
    cues = side.attribution.cue if side.attribution is not None else ()
    return any(w.startswith(lexicon.DENYING_STEMS) for cue in cues for w in _words(cue.quote))


def _negated_cue(side: Side) -> bool:
    """A "not" stands in the words of the cue or right before them: another verb's "not" is another claim's."""
    for cue in side.attribution.cue if side.attribution is not None else ():
        before = side.text[max(0, cue.start - CUE_NEGATION) : cue.start]
        words = _words(f"{before} {cue.quote}".replace("n't", " not").replace("n’t", " not"))
        if any(w in lexicon.NEGATORS for w in words[1:] or words):
            return True
    return False


def _has_negation(side: Side) -> bool:
    spoken = side.attribution
    words = _words(side.whole().quote.replace("n't", " not").replace("n’t", " not"))
    return any(w in lexicon.NEGATORS for w in words) or (spoken is not None and spoken.negated)


def _verdict_words(side: Side) -> str:
    return f"not {side.item.clause.predicate}" if _denied(side) else side.item.clause.predicate


def _opposites(pair: Pair) -> list[tuple[str, str]]:
    one = [w for w in pair.a.item.words if w not in pair.b.item.words]
    two = [w for w in pair.b.item.words if w not in pair.a.item.words]
    return [(x, y) for x in one for y in two if frozenset((x, y)) in lexicon.OPPOSITES]


def certainty(pair: Pair) -> list[Difference]:
    """One says it as a fact or as decided, the other as a possibility. No conflict: what may be so can be so."""
    a, b = pair.a.item.clause, pair.b.item.clause
    if not (pair.same_predicate or a.predicate == b.predicate) and not pair.same_subject:
        return []
    if min(pair.covers, pair.covered) < SAME_FRAME:
        return []
    kinds = (a.modality, b.modality)
    if a.modality == b.modality:
        verdict: Verdict = "same"
    elif "possible" in kinds and set(kinds) <= {"possible", "asserted", "predicted"}:
        verdict = "compatible"
    else:
        return []
    return [_difference(pair, "certainty", "certainty", verdict, *kinds)]


def wording(pair: Pair) -> list[Difference]:
    """Quotation marks around different words for one utterance: a translation, or a changed quotation."""
    one, two = quotation(pair.a), quotation(pair.b)
    if one is None or two is None:
        return []
    x, y = _words(pair.a.text[slice(*one)]), _words(pair.b.text[slice(*two)])
    if min(len(x), len(y)) < SHORTEST_QUOTATION or len(set(x) & set(y)) < RENDERING * min(len(x), len(y)):
        return []
    return [
        Difference(
            kind="wording",
            slot="wording",
            verdict="same" if x == y or _inside(x, y) or _inside(y, x) else "compatible",
            sides=(pair.a.number, pair.b.number),
            values=(plain(pair.a.text[slice(*one)]), plain(pair.b.text[slice(*two)])),
            spans=(pair.a.span(*one), pair.b.span(*two)),
        )
    ]


def same_utterance(pair: Pair) -> bool:
    """Both are quoted, and most of the shorter quotation's words stand in the other."""
    one, two = quotation(pair.a), quotation(pair.b)
    if one is None or two is None:
        return False
    x, y = _words(pair.a.text[slice(*one)]), _words(pair.b.text[slice(*two)])
    least = min(len(x), len(y))
    return least >= SHORTEST_QUOTATION and len(set(x) & set(y)) >= SAME_QUOTATION * min(len(set(x)), len(set(y)))


def shared_quotation(pair: Pair) -> bool:
    """Words that one statement puts in quotation marks stand, all of them and in order, in the other."""
    for side, other in ((pair.a, pair.b), (pair.b, pair.a)):
        inner = quotation(side)
        if inner is not None:
            quoted = _words(side.text[slice(*inner)])
            if len(quoted) >= SHORTEST_QUOTATION and _inside(quoted, _words(other.whole().quote)):
                return True
    return False


def quotation(side: Side) -> tuple[int, int] | None:
    """The words of the statement that stand in quotation marks, or the whole of it where the marks are around it."""
    start, end = side.item.start, side.item.end
    piece = side.text[start:end]
    inner = [i for i, c in enumerate(piece) if c in _OPEN]
    if inner:
        close = next((j for j in range(inner[0] + 1, len(piece)) if piece[j] in _CLOSE), None)
        if close is not None:
            return start + inner[0] + 1, start + close
        return None
    if side.attribution is None or side.attribution.form == "indirect":
        return None
    for content in side.attribution.content:
        if content.field == "text" and content.start <= start and end <= content.end and content.quote[:1] in _OPEN:
            return start, end
    before = side.text[max(0, start - 2) : start]
    return (start, end) if any(c in _OPEN for c in before) else None


def _words(text: str) -> list[str]:
    return [w for w in (v.strip(".,;:!?…\"'“”‘’«»").casefold() for v in text.split()) if w]


def _inside(short: list[str], long: list[str]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _difference(pair: Pair, kind: str, slot: str, verdict: Verdict, a: str, b: str) -> Difference:
    return Difference(
        kind=kind,  # type: ignore[arg-type]
        slot=slot,
        verdict=verdict,
        sides=(pair.a.number, pair.b.number),
        values=(a, b),
        spans=(pair.a.whole(), pair.b.whole()),
    )
