"""Time expressions of one article, counted from the article's own day of publication."""

from __future__ import annotations

from datetime import date

from firsthand.language.en.time_grammar import find_times
from firsthand.model import Article, Parse, Timex

# A publication date that is only a month or a year gives no day to count from.
_LENGTH_OF_DAY = 10


def find_timexes(article: Article, parse: Parse) -> tuple[Timex, ...]:
    """The time expressions of ``article.text`` as TIMEX3 (type DATE, TIME, DURATION or SET; value), in order.

    Relative ones are counted from ``article.published``; where that is unknown their value stays vague
    ("PAST_REF", "XXXX-WXX-5"). Articles in a language without a grammar here get none.
    """
    if article.language not in (None, "en") and not str(article.language).startswith("en-"):
        return ()
    found = find_times(article.text, parse, publication_day(article))
    return tuple(Timex(start, end, article.text[start:end], kind, value) for start, end, kind, value in found)


def publication_day(article: Article) -> date | None:
    """The day the article was published; None where it is unknown or not known to the day."""
    if article.published is None or len(article.published.value) < _LENGTH_OF_DAY:
        return None
    try:
        return date.fromisoformat(article.published.value[:_LENGTH_OF_DAY])
    except ValueError:
        return None
