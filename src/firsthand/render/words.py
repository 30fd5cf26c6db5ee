"""Figures, dates and kinds in plain words for the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.model import Date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

SOURCE_KINDS = {
    "person": "a person",
    "organization": "an organization",
    "outlet": "a news outlet",
    "agency": "a news agency",
    "state": "a state or its bodies",
    "place": "a place that stands for its government",
    "document": "a document",
    "anonymous": "unnamed",
}
ORIGIN_KINDS = {
    "article": ("report", "reports"),
    "report": ("report", "reports"),
    "document": ("document", "documents"),
    "utterance": ("public statement or interview", "public statements or interviews"),
}
DERIVATION_KINDS = {
    "reprint": "reprints it",
    "rewrite": "rewrites it",
    "translation": "retells it in translation",
    "quotation": "quotes it",
    "revision": "is a later version of it",
    "unknown": "derives from it, how is not clear",
}
# The same in a word or two, as a label of a line from the report to its retelling.
DERIVATION_LABELS = {
    "reprint": "copied",
    "rewrite": "rewritten",
    "translation": "translated",
    "quotation": "quoted",
    "revision": "later version",
    "unknown": "derived",
}
EVIDENCE_KINDS = {
    "credit": "it says so",
    "quote": "the same rare quotes",
    "claim": "the same claims in the same order",
    "error": "the same errors",
    "wording": "the same wording",
    "time": "the order of publication",
}
VARIANT_KINDS = {
    "number": "Another number",
    "date": "Another date",
    "name": "Another name",
    "place": "Another place",
    "speaker": "Same words, another speaker",
    "role": "Same act, another actor",
    "polarity": "Said here, denied there",
    "certainty": "Surer here than there",
    "wording": "Other words",
}
DRIFT_KINDS = {
    "attribution": "who said it changed",
    "certainty": "how certain it is changed",
    "count": "how many people said it changed",
}
ENTRY_KINDS = {"event": "happened", "utterance": "said", "publication": "published"}
CHANNELS = {
    "public": "said openly",
    "anonymous": "told by unnamed people",
    "characterised": "told by somebody else",
}
# Each stance with the sign and the tone that it is shown in.
STANCES = {
    "supports": ("+", "for"),
    "offers": ("+", "for"),
    "demands": ("!", "ask"),
    "opposes": ("−", "against"),
    "refuses": ("×", "against"),
    "denies": ("≠", "against"),
    "doubts": ("?", "open"),
    "predicts": ("…", "open"),
}
UNSERVED = "not in English, or too short to tell: nothing was looked for in it"
FORMS = {"direct": "word for word", "indirect": "", "mixed": "partly word for word"}
ACTS = {"speech": "says", "belief": "believes", "silence": "declined to comment"}
MODALITIES = {
    "asserted": "",
    "possible": "as possible",
    "denied": "as a denial",
    "predicted": "as a forecast",
    "wanted": "as a wish or demand",
}
CREDIT_ROLES = {
    "byline": "byline",
    "dateline": "dateline",
    "wire": "agency credit",
    "via": "taken over via",
    "translator": "translated by",
    "photo": "photo credit (no origin of the text)",
    "publisher": "publisher",
}

# The words for likelihood of Intelligence Community Directive 203 (2015): (upper bound, words).
LIKELIHOODS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "about even"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)


def confidence(value: float) -> str:
    """A confidence (0 to 1) in words, with the number."""
    shown = round(value, 2)
    return f"{next(words for bound, words in LIKELIHOODS if shown <= bound)} ({shown:.2f})"


def share(value: float) -> str:
    """A share (0 to 1) of an article in words, with the number."""
    percent = round(value * 100)
    if percent <= 0:
        return "hardly any of the article"
    if percent >= 100:
        return "all of the article"
    return f"about {percent}% of the article"


def percent(value: float) -> str:
    """A share (0 to 1) in short: "40%", "under 1%"."""
    return f"{round(value * 100)}%" if value >= 0.005 else "under 1%"


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 article", "2 articles", "no articles"."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def between(least: int, most: int | None, one: str, many: str | None = None) -> str:
    """A range in words: "2 to 3 reports", "at least 2 reports", "1 report"; "an unknown number of …" where empty."""
    if most is None:
        return f"at least {count(least, one, many)}" if least else f"an unknown number of {many or one + 's'}"
    if most == least:
        return count(least, one, many)
    return f"{least} to {most} {many or one + 's'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def _exact(value: str) -> str:
    date, _, clock = value.partition("T")
    parts = date.split("-")
    words = [_day(date)] if len(parts) == 3 else [MONTHS[int(parts[1]) - 1], parts[0]] if len(parts) == 2 else parts
    return " ".join(words) + (f", {clock}" if clock else "")


def _range(date: Date) -> str:
    """From ``earliest`` to ``latest`` in words: "15 to 16 June 2031"."""
    assert date.earliest is not None
    if date.earliest == date.latest:
        return _day(date.latest)
    first, last = _day(date.earliest).split(), _day(date.latest).split()
    shared = 1 if first[1:] == last[1:] else 2 if first[2:] == last[2:] else 3
    return f"{' '.join(first[:shared])} to {' '.join(last)}"


def _spans_whole(date: Date) -> bool:
    """Whether the range is just the year, month or day that ``value`` names."""
    day = date.value.partition("T")[0]
    first, last = f"{day}-01-01"[:10], f"{day}-12-31"[:10]
    if len(day) == 7:
        return date.earliest == f"{day}-01" and date.latest[:7] == day and date.latest >= f"{day}-28"
    return (date.earliest, date.latest) == (first, last)


def when(date: Date | None) -> str:
    """A date in words, no more exact than it is: "24 May 2031", "May 2031", "by 24 May 2031", "15 to 16 May 2031"."""
    if date is None:
        return "date unknown"
    try:
        if date.earliest is None:
            return f"by {_day(date.latest)}"
        return _exact(date.value) if _spans_whole(date) else _range(date)
    except (ValueError, IndexError):  # a calendar this page has no words for, shown as it is
        return date.value


_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2})?)?)?\b(?![-T:\d])")


def dated(text: str) -> str:
    """A sentence of our own with its dates in words: "(2031-05-14T08:00)" becomes "(14 May 2031)"."""

    def said(match: re.Match[str]) -> str:
        year, month, day = match.groups()
        if not 1 <= int(month) <= 12:
            return match[0]
        return " ".join(part for part in (str(int(day)) if day else "", MONTHS[int(month) - 1], year) if part)

    return _ISO.sub(said, text)


# A name and the same name in brackets behind it.
_REPEATED = re.compile(r"\b([^().;:,]{4,120}) \(\1\)")


def unrepeated(text: str) -> str:
    """A sentence of our own without names that are repeated in brackets: "the order (the order)" is "the order"."""
    return _REPEATED.sub(r"\1", text)


def year(day: str) -> str:
    """The year of an ISO day as it is said: "2031"."""
    return day[:-6] if len(day) > 6 else day


def month(day: str) -> str:
    """The month of an ISO day as it is said: "May 2031"; the year alone where there is no such month."""
    number = day[-5:-3]
    return f"{MONTHS[int(number) - 1]} {year(day)}" if number.isdigit() and 1 <= int(number) <= 12 else year(day)
