"""Numbers of one article with what they count."""

from __future__ import annotations

from firsthand.annotate.times import find_timexes
from firsthand.language.en.quantity_grammar import find_numbers
from firsthand.model import Article, Parse, Quantity


def find_quantities(article: Article, parse: Parse) -> tuple[Quantity, ...]:
    """The numbers of ``article.text`` that count or measure something, in order.

    Left out: numbers inside time expressions, ordinals, list numbers and labels ("Article 5"), "one" as a pronoun.
    ``high`` is infinite for "more than", ``low`` zero for "up to". ``unit`` is the lemma of the noun counted, a
    currency code (ISO 4217) or "percent". Articles in a language without a grammar here get none.
    """
    if article.language not in (None, "en") and not str(article.language).startswith("en-"):
        return ()
    times = [(t.start, t.end) for t in find_timexes(article, parse)]
    return tuple(
        Quantity(start, end, article.text[start:end], low, high, approximate, unit)
        for start, end, low, high, approximate, unit in find_numbers(parse, times)
    )
