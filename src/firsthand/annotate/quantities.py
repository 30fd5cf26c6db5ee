"""Numbers of one article with what they count."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.language.en.quantity_grammar import find_numbers
from firsthand.model import Article, Parse, Quantity, Timex


def find_quantities(article: Article, parse: Parse, timexes: Sequence[Timex]) -> tuple[Quantity, ...]:
    """The numbers of ``article.text`` that count or measure something, in order.

    Left out: numbers inside ``timexes`` (the time expressions of the article), ordinals, list numbers and labels
    ("Article 5"), "one" as a pronoun.
    ``high`` is infinite for "more than", ``low`` zero for "up to". ``unit`` is the lemma of the noun counted, a
    currency code (ISO 4217) or "percent". Articles in a language without a grammar here get none.
    """
    if article.language not in (None, "en") and not str(article.language).startswith("en-"):
        return ()
    times = [(t.start, t.end) for t in timexes]
    return tuple(
        Quantity(start, end, article.text[start:end], low, high, approximate, unit)
        for start, end, low, high, approximate, unit in find_numbers(parse, times)
    )
