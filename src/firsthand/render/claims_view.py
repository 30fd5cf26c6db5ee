"""The claims: who says so through whom, how many know it, and what makes several statements one claim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from firsthand.model import Claim, Layers, Statement, Variant
from firsthand.render import words
from firsthand.render.index import Index, bare, label, merged, shown
from firsthand.render.parts import ClaimGroup, ClaimView, Layer, StatementView

# A row of dots is this long at most; the figure beside it says how many there are.
DOTS = 12
_STEP = 11

# Words shorter than this say little about what a claim is about; this many are named at most.
SHORTEST, NAMED = 4, 6
# A word is shared if this part of the statements has it.
MOST = 0.6

_WORD = re.compile(r"\w+(?:[.,’'-]\w+)*")


def claims(index: Index) -> tuple[ClaimGroup, ...]:
    """By story, in the order of the index: those that several articles tell, then those of one alone."""
    variants: dict[str, list[Variant]] = {}
    for variant in index.account.variants:
        variants.setdefault(variant.claim, []).append(variant)
    titles = {story.id: story.title.quote for story in index.account.stories}
    groups: dict[str, tuple[list[ClaimView], list[ClaimView]]] = {}
    left: Counter[str] = Counter()
    for claim in index.claims.values():
        story = index.story(claim)
        shared, single = groups.setdefault(story, ([], []))
        if claim.id not in index.placed:
            left[story] += 1
            continue
        (shared if claim.layers.articles > 1 else single).append(_claim(index, claim, variants.get(claim.id, [])))
    return tuple(
        ClaimGroup(titles.get(story) if len(titles) > 1 else None, tuple(shared), tuple(single), left[story])
        for story, (shared, single) in groups.items()
    )


def _claim(index: Index, claim: Claim, variants: Sequence[Variant]) -> ClaimView:
    anchor, place = index.anchor("claim", claim.id), index.placed[claim.id]
    told = () if place == "short" else claim.statements[: index.limits.statements]
    statements = _together([_statement(index, one, anchor) for one in told])
    return ClaimView(
        anchor=anchor,
        label=label(anchor),
        place=place,
        quote=index.plain(claim.text) if place == "short" else index.quote(claim.text, anchor),
        layers=_layers(claim.layers),
        picture=_picture(claim.layers),
        reason=words.dated(words.unrepeated(claim.layers.reason)),
        why=why_one(claim),
        statements=statements,
        untold=len(claim.statements) - len(told),
        differences=tuple(index.difference(one.id) for one in variants),
        conflict=any(one.conflict for one in variants),
    )


def _together(statements: Sequence[StatementView]) -> tuple[StatementView, ...]:
    """The same words through the same chain stand once, with the names of all who have them."""
    found: dict[tuple[object, ...], list[StatementView]] = {}
    for one in statements:
        found.setdefault((one.quote.text.casefold(), one.chain, one.how, one.rests), []).append(one)
    return tuple(replace(some[0], quote=merged([one.quote for one in some])[0]) for some in found.values())


def _layers(layers: Layers) -> tuple[str, ...]:
    return (
        words.count(layers.articles, "article"),
        words.count(layers.outlets, "outlet"),
        words.between(*layers.origins, "independent origin"),
        words.between(*layers.sources, "person or body", "people or bodies") + " behind it",
    )


def _picture(layers: Layers) -> tuple[Layer, ...]:
    low, high = layers.sources
    return (
        _layer(layers.articles, layers.articles, "article", "articles"),
        _layer(layers.outlets, layers.outlets, "outlet", "outlets"),
        _layer(*layers.origins, "independent origin", "independent origins"),
        _layer(low, high, "person or body behind it", "people or bodies behind it"),
    )


def _layer(least: int, most: int | None, one: str, many: str) -> Layer:
    if most is None:
        figure = f"at least {least}" if least else "unknown"
    else:
        figure = str(least) if least == most else f"{least} to {most}"
    sure = min(least, DOTS)
    # What is open upwards shows one hollow dot more: there may be others.
    maybe = min((most if most is not None else least + 1), DOTS) - sure
    what = one if least == most == 1 or (most is None and least == 1) else many
    return Layer(figure, what, _dots(0, sure), _dots(sure, maybe), (sure + maybe) * _STEP)


def _dots(first: int, number: int) -> str:
    """SVG path data: lines of no length, which round caps make dots."""
    return f"M{first * _STEP + 5.5:g} 5.5h0" + f"m{_STEP} 0h0" * (number - 1) if number else ""


def why_one(claim: Claim) -> str:
    """What makes the statements of a claim one, as far as their words show it."""
    if len(claim.statements) < 2:
        return ""
    total = len(claim.statements)
    lines = [shown(one.span.quote, 10**6).casefold().strip(' .,;:“”"') for one in claim.statements]
    same = Counter(lines).most_common(1)[0][1]
    if same == total:
        return f"{'Both' if total == 2 else f'All {total}'} statements are the same word for word."
    counted = Counter(word for line in lines for word in set(_WORD.findall(line)))
    shared = [
        word
        for word in dict.fromkeys(_WORD.findall(shown(claim.text.quote, 10**6)))
        if (len(word) >= SHORTEST or word[0].isdigit()) and counted[word.casefold()] >= max(2, MOST * total)
    ]
    found = [f"{same} of {total} statements are the same word for word"] if same > 1 else []
    if shared:
        named = words.listed([f"“{word}”" for word in shared[:NAMED]])
        found.append(f"most of them have {named}" if found else f"most of the {total} statements have {named}")
    if not found:
        return "Their words have little in common; they were put together because they mean nearly the same."
    return f"{'; '.join(found)}."


def _statement(index: Index, statement: Statement, anchor: str) -> StatementView:
    attribution = index.attributions.get(statement.attribution or "")
    how: list[str] = []
    if attribution:
        how += [words.FORMS[attribution.form], words.MODALITIES[attribution.modality]]
        how += [f"said {words.when(attribution.said)}"] if attribution.said else []
    chain = tuple(index.source(one.id) for one in index.chain(statement.attribution))
    origins = tuple(index.node(one) for one in statement.origins)
    named = {bare(one.label) for one in chain}
    return StatementView(
        quote=index.quote(statement.span, anchor),
        chain=chain,
        how=", ".join(part for part in how if part),
        origins=origins,
        rests=tuple(one for one in origins if bare(one.label) not in named),
    )
