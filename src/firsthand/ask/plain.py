"""An answer as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from firsthand.ask.answer import Answer, Asked, Difference, Place, Said, Telling
from firsthand.model import Layers

WIDTH = 100
# Tellings of one claim that are listed; the rest are counted.
MOST_TELLINGS = 6
KINDS = {
    "speaker": "who said it",
    "role": "who did it",
    "polarity": "whether it is so",
    "number": "how many",
    "date": "when",
    "name": "the name",
    "place": "where",
    "certainty": "how certain",
    "wording": "the words",
}


def plain(answer: Answer) -> str:
    """The answer in lines of at most 100 characters, words of articles in quotation marks."""
    return "\n".join(_lines(answer)).rstrip() + "\n"


def _lines(answer: Answer) -> Iterator[str]:
    if not answer.attempted:
        yield _wrap(
            f"This text is in a language that is not served here ({answer.language or 'unknown'}): "
            "who says the same was not looked for."
        )
        yield ""
    elif not answer.claims:
        yield _wrap("Nothing in this text could be compared: it states too little. Give a whole sentence.")
        yield ""
    for one in answer.claims:
        yield from _asked(one)
    if answer.places:
        yield "Other places to look (shared words, not the same claim):"
        for place in answer.places:
            yield from _place(place)
    elif not any(one.said for one in answer.claims):
        yield f"No article of the {answer.articles} here shares its words either."


def _asked(one: Asked) -> Iterator[str]:
    yield _wrap(f"“{_flat(one.span.quote)}”")
    if not one.said:
        yield (
            "  Nobody here says this." if not one.near else "  Nobody here surely says this. Nearest, for you to judge:"
        )
    for telling in one.near:
        yield from _telling(telling)
    for said in one.said:
        yield from _said(said)
    yield ""


def _said(said: Said) -> Iterator[str]:
    layers = said.layers
    who = f"{_count(layers.articles, 'article')} of {_count(layers.outlets, 'outlet')}"
    says = "said so by" if said.agrees else "NOT SO HERE; told otherwise by"
    yield _wrap(f"{says[0].upper()}{says[1:]} {who}; {_known(layers)}. {layers.reason}", 2)
    for telling in said.statements[:MOST_TELLINGS]:
        yield from _telling(telling)
    if len(said.statements) > MOST_TELLINGS:
        yield f"    … and {len(said.statements) - MOST_TELLINGS} more"
    for difference in said.differences:
        yield from _difference(difference)
    conflicts = [v for v in said.variants if v.conflict]
    if conflicts:
        kinds = ", ".join(dict.fromkeys(KINDS[v.kind] for v in conflicts))
        yield _wrap(f"They contradict each other on {kinds} (see the account, claim {said.claim}).", 2)


def _telling(telling: Telling) -> Iterator[str]:
    who = " ← ".join(telling.chain) or "nobody is named for it"
    yield _wrap(f"- {_head(telling)}: {who}", 2, 4)
    yield _wrap(f"“{_flat(telling.span.quote)}”", 4)


def _difference(difference: Difference) -> Iterator[str]:
    word = "CONTRADICTS" if difference.conflict else "Differs"
    yield _wrap(f"{word} on {KINDS[difference.kind]}:", 2)
    for whose, readings in (("your text", difference.yours), ("here", difference.theirs)):
        for reading in readings:
            words = _flat(reading.spans[0].quote) if reading.spans else reading.value
            yield _wrap(f"{whose}: {_flat(reading.value)} (“{words}”)", 4, 6)


def _place(place: Place) -> Iterator[str]:
    yield _wrap(f"- {_head(place)}", 2, 4)
    yield _wrap(f"“{_flat(place.span.quote)}”", 4)


def _head(one: Telling | Place) -> str:
    parts = (one.outlet, one.published, one.article)
    return ", ".join(p for p in parts if p)


def _known(layers: Layers) -> str:
    origins = f"{_range(*layers.origins)} independent {'origin' if layers.origins == (1, 1) else 'origins'}"
    if layers.sources == (0, 0):
        return f"{origins}, nobody named or described as knowing it"
    return f"{origins}, {_range(*layers.sources)} {'source' if layers.sources == (1, 1) else 'sources'} beneath"


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _wrap(text: str, indent: int = 0, further: int | None = None) -> str:
    rest = " " * (indent if further is None else further)
    return fill(text, WIDTH, initial_indent=" " * indent, subsequent_indent=rest, break_on_hyphens=False)
