"""Where the tellings differ: the readings side by side, with the words that differ and where they entered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from firsthand.model import Claim, Reading, Span, Variant
from firsthand.render import words
from firsthand.render.index import LONGEST, Index, label, shown
from firsthand.render.parts import DifferenceView, ReadingView, Ref, Said

# These differ in their wording, so word by word; of the others the figure, the name, the date differs as a whole.
WORDED = ("wording", "certainty", "polarity")

# A reading of so many words at most differs as a whole: what is marked is the figure, the name, the date.
WHOLE = 4

# How many statements of one reading are shown with the words around them.
SHOWN = 2

_TOKEN = re.compile(r"\s+|[^\W_]+|\W|_")


def differences_of(index: Index) -> list[DifferenceView]:
    """Contradictions and the gravest first, as many as there is room for."""
    return [_difference(index, variant) for variant in list(index.variants.values())[: index.limits.differences]]


def _difference(index: Index, variant: Variant) -> DifferenceView:
    anchor = index.anchor("difference", variant.id)
    claim = index.claims.get(variant.claim)
    readings = sorted(variant.readings, key=lambda one: (not one.supported, -len(one.articles)))
    return DifferenceView(
        anchor=anchor,
        label=label(anchor),
        kind=words.VARIANT_KINDS[variant.kind],
        conflict=variant.conflict,
        claim=index.claim(variant.claim),
        about=shown(claim.text.quote) if claim else "",
        verdict=_verdict(index, readings) if variant.conflict else "",
        readings=tuple(_reading(index, claim, one, _other(variant, readings, one), anchor) for one in readings),
    )


def _other(variant: Variant, readings: Sequence[Reading], one: Reading) -> str:
    """The words that a reading is held against: those of the first other one; none where it differs as a whole."""
    if variant.kind not in WORDED:
        return ""
    return next((other.spans[0].quote for other in readings if other is not one and other.spans), "")


def _reading(index: Index, claim: Claim | None, one: Reading, other: str, anchor: str) -> ReadingView:
    first = list({span.article: span for span in reversed(one.spans)}.values())[::-1][:SHOWN]
    rest = dict.fromkeys(span.article for span in one.spans if span.article not in {said.article for said in first})
    return ReadingView(
        value=shown(one.value),
        quotes=index.quotes(one.spans[: index.limits.quotes], anchor),
        said=tuple(_said(index, claim, span, other, anchor) for span in first),
        others=tuple(index.article(article) for article in list(rest)[: index.limits.quotes]),
        more=max(0, len(rest) - index.limits.quotes),
        articles=len(one.articles),
        entered=index.article(one.entered) if one.entered else None,
        branch=_branch(index, one.entered) if one.entered else (),
        supported=one.supported,
    )


def _said(index: Index, claim: Claim | None, span: Span, other: str, anchor: str) -> Said:
    """The words of a reading within the statement that they stand in."""
    quote = index.quote(span, anchor)
    pieces = changed(shown(span.quote), shown(other))
    around = _statement(claim, span)
    if around is not None and around.end - around.start <= LONGEST and span.end - span.start <= LONGEST:
        cut = span.start - around.start
        before, after = _line(around.quote[:cut]), _line(around.quote[cut + len(span.quote) :])
        pieces = [(before, False), *changed(_line(span.quote), _line(other)), (after, False)]
    return Said(quote, tuple(piece for piece in pieces if piece[0]))


def _statement(claim: Claim | None, span: Span) -> Span | None:
    for one in claim.statements if claim else ():
        held = one.span
        if (held.article, held.field) == (span.article, span.field) and held.start <= span.start < span.end <= held.end:
            return held
    return None


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def changed(mine: str, other: str) -> list[tuple[str, bool]]:
    """``mine`` in pieces, those marked that ``other`` does not have at their place; short readings as a whole."""
    if len(mine.split()) <= WHOLE:
        return [(mine, True)]
    here, there = _TOKEN.findall(mine), [one.casefold() for one in _TOKEN.findall(other)]
    matcher = SequenceMatcher(None, [one.casefold() for one in here], there, autojunk=False)
    pieces: list[tuple[str, bool]] = []
    for what, start, end, _, _ in matcher.get_opcodes():
        text, differs = "".join(here[start:end]), what != "equal"
        if text.isspace() and pieces:  # a gap between two marked words is marked with them
            differs = pieces[-1][1]
        if pieces and pieces[-1][1] == differs:
            pieces[-1] = (pieces[-1][0] + text, differs)
        elif text:
            pieces.append((text, differs))
    return [part for text, differs in pieces for part in _bare(text, differs)]


def _bare(text: str, differs: bool) -> list[tuple[str, bool]]:
    """Marked words without the spaces around them, which are not marked."""
    inner = text.strip()
    if not differs or not inner:
        return [(text, False)]
    start = text.index(inner)
    parts = [(text[:start], False), (inner, True), (text[start + len(inner) :], False)]
    return [part for part in parts if part[0]]


def _branch(index: Index, article: str) -> tuple[tuple[str, Ref, Ref], ...]:
    """Where an article hangs in the family tree: how it came from its parent, the parent, the row that shows it."""
    return tuple(
        (words.DERIVATION_LABELS[one.kind], index.node(one.parent), Ref("why", f"#e{n}"))
        for n, one in enumerate(index.account.derivations, 1)
        if one.child == article and one.directed and one.kind != "quotation"
    )


def _verdict(index: Index, readings: Sequence[Reading]) -> str:
    """Which reading is best supported, and why, in a sentence."""
    total = len({article for one in readings for article in one.articles})
    best = [one for one in readings if one.supported]
    if len(best) != 1:
        return "The family tree does not favour any of them: each may stand in the first report."
    entered = [index.article(one.entered).label for one in readings if one.entered and not one.supported]
    said = f"Best supported: {shown(best[0].value, 80)}, in {len(best[0].articles)} of {total} articles"
    return f"{said}; the other entered in {words.listed(entered)}." if entered else f"{said}."
