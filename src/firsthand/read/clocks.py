"""An article's two clocks: when it was published, and when the page was captured. Never a file's time, never today.

Evidence for publication, best first: (1) a record's own field, (2) the page's metadata, (3) the date line by title and
byline, (4) the article's address. A date-and-time line alone at the very top that is later than the byline's date is
the page's clock: a capture. Evidence that only bounds the date is given as a bound, and the basis says so.
"""

from __future__ import annotations

from firsthand.language.en.page_words import PUBLISH_LABELS, WEEKDAYS
from firsthand.model import Date, Span
from firsthand.read.dates import Found, from_address, from_instant, updates
from firsthand.read.head import Head, date_line
from firsthand.read.lines import LONGEST_LABEL, Line


def as_date(found: Found, basis: str, article: str, text: str) -> Date:
    """``found`` (offsets into ``text``) as a Date with its words."""
    if found.swapped:
        basis += f"; day and month could be exchanged, so it is {found.earliest} or {found.latest}"
    span = Span(article, "text", found.start, found.end, text[found.start : found.end])
    return Date(found.value, found.precision, found.earliest, found.latest, basis, (span,))


def stated(value: str, basis: str, first: bool | None = None) -> Date | None:
    """A date that is given beside the text, without words of it."""
    found = from_instant(value, first)
    if found is None:
        return None
    if found.swapped:
        basis += f"; day and month could be exchanged, so it is {found.earliest} or {found.latest}"
    return Date(found.value, found.precision, found.earliest, found.latest, basis)


def of_address(url: str | None, basis: str = "the article's address") -> Date | None:
    """The date that the article's address carries."""
    found = from_address(url) if url else None
    return Date(found.value, found.precision, found.earliest, found.latest, basis) if found else None


def of_text(
    article: str, text: str, lines: list[Line], head: Head, url: str | None = None
) -> tuple[Date | None, Date | None]:
    """(published, captured) from the date lines of a text; (None, None) where they do not say."""
    dates = dict(head.dates)
    clock = _page_clock(lines, head)
    captured = None
    if clock is not None:
        captured = as_date(
            dates.pop(clock),
            "a date and time alone above the title, later than the date by the title: the page's clock",
            article,
            text,
        )
    elif (
        len(dates) == 1
        and (lone := next(iter(dates))) == 0
        and head.title is not None
        and _could_be_clock(lines[0], dates[0])
    ):
        dates.pop(lone)  # the page's clock or the article's date: nothing says which
    if not dates:
        dates = _tail_dates(lines, head)
    if not dates:
        return None, captured
    changed = {
        i: updates(lines[i].text[: found.start - lines[i].start]) and not _published(lines[i])
        for i, found in dates.items()
    }
    plain = [i for i in dates if not changed[i]]
    chosen = plain[0] if plain else next(iter(dates))
    labelled = [i for i in plain if _published(lines[i])]
    if labelled:
        chosen = labelled[0]
    basis = (
        "the date line of the article"
        if plain
        else "the date of the last change that the page gives; it may have been published earlier"
    )
    return _settled(as_date(dates[chosen], basis, article, text), dates[chosen], url), captured


def _settled(date: Date, found: Found, url: str | None) -> Date:
    """``date`` with day and month told apart by the article's address, where that carries one of the two readings."""
    by = of_address(url)
    if not found.swapped or by is None or by.value not in (found.earliest, found.latest):
        return date
    basis = "the date line of the article; which number is the day follows from the article's address"
    return Date(by.value, by.precision, by.earliest, by.latest, basis, date.spans)


def _published(line: Line) -> bool:
    return any(w.strip(".,:|").casefold() in PUBLISH_LABELS for w in line.text.split()[:4])


def _could_be_clock(line: Line, found: Found) -> bool:
    words = {w.strip(".,:|").casefold() for w in line.text.split()}
    return not _published(line) and not updates(line.text) and (found.timed or bool(words & WEEKDAYS))


def _page_clock(lines: list[Line], head: Head) -> int | None:
    """The line of the page's clock: the first, above the title, with a time or weekday, later than another date."""
    if 0 not in head.dates or not _could_be_clock(lines[0], head.dates[0]) or (head.title == 0):
        return None
    clock = head.dates[0]
    others = [f for i, f in head.dates.items() if i > max(0, head.title or 0) and not f.swapped]
    return (
        0
        if any(f.latest < clock.earliest or (f.latest == clock.latest and f.value < clock.value) for f in others)
        else None
    )


def _tail_dates(lines: list[Line], head: Head) -> dict[int, Found]:
    """Labelled date lines ("Published: 3 June 2021") among the last lines."""
    found = {}
    for i in range(max(head.body, len(lines) - 12), len(lines)):
        line = lines[i]
        if len(line.text) <= LONGEST_LABEL and _published(line) and (f := date_line(line, head.day_first)) is not None:
            found[i] = Found(
                line.start + f.start, line.start + f.end, f.value, f.precision, f.earliest, f.latest, f.swapped
            )
    return found
