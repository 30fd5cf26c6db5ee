"""English words for times, as tables: months, weekdays, units, seasons, holidays, parts of the day, vague times."""

from __future__ import annotations

from collections.abc import Iterable

MONTHS = {
    name: n
    for n, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        start=1,
    )
}
MONTH_ABBREVIATIONS = {
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june", "jul": "july",
    "aug": "august", "sep": "september", "sept": "september", "oct": "october", "nov": "november", "dec": "december",
}  # fmt: skip
WEEKDAYS = {
    name: n
    for n, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], start=1)
}
WEEKDAY_ABBREVIATIONS = {
    "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "thu": "thursday", "thur": "thursday",
    "thurs": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday",
}  # fmt: skip
# TIMEX3 letters; those after "T" measure the clock.
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "TNI", "week": "W", "fortnight": "2W",
    "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "millennium": "L",
}  # fmt: skip
PLURALS = {
    **{unit + "s": unit for unit in UNITS if not unit.endswith(("y", "um"))},
    "days": "day", "centuries": "century", "millennia": "millennium", "mins": "minute", "hrs": "hour", "yrs": "year",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
# Fixed days as MM-DD; ("11", 4, 4) is the fourth Thursday of November.
HOLIDAYS: dict[str, str | tuple[int, int, int]] = {
    "new year 's eve": "12-31", "new year 's day": "01-01", "christmas eve": "12-24", "christmas day": "12-25",
    "christmas": "12-25", "halloween": "10-31", "valentine 's day": "02-14", "independence day": "07-04",
    "veterans day": "11-11", "boxing day": "12-26", "thanksgiving day": (11, 4, 4), "thanksgiving": (11, 4, 4),
    "labor day": (9, 1, 1), "columbus day": (10, 2, 1), "presidents day": (2, 3, 1),
}  # fmt: skip
DAY_PARTS = {
    "dawn": "MO", "daybreak": "MO", "morning": "MO", "midday": "MI", "afternoon": "AF", "evening": "EV",
    "dusk": "EV", "night": "NI", "nighttime": "NI", "daytime": "DT",
}  # fmt: skip
FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
    "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
ZONES = ("gmt", "utc", "bst", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "cet", "cest",
         "eest", "eet", "msk", "ist", "jst")  # fmt: skip

PRESENT = (
    "now", "right now", "just now", "currently", "presently", "nowadays", "these days", "at present",
    "the present time", "at the moment", "this moment", "the current time",
)  # fmt: skip
PAST = (
    "recently", "more recently", "most recently", "just recently", "formerly", "lately", "the past",
    "the recent past", "not long ago", "not that long ago", "long ago", "some time ago",
    "a long time ago", "a short time ago",
)  # fmt: skip
FUTURE = (
    "the future", "the near future", "the not - too - distant future",
    "the foreseeable future", "the near term", "the short term", "the long term", "some day",
    "in the long run", "a later date", "a future date",
)  # fmt: skip

# Words that may stand before an amount of time and belong to the expression (TIMEX3 "mod").
AMOUNT_MODIFIERS = (
    "nearly", "almost", "about", "around", "approximately", "roughly", "more than", "less than", "fewer than",
    "over", "at least", "at most", "up to", "as many as", "as much as", "as little as", "under", "just over",
    "just under", "only about", "close to", "no more than", "no less than", "well over",
)  # fmt: skip
# Words before a date that belong to it.
DATE_MODIFIERS = (
    "early", "earlier", "late", "later", "mid -", "mid", "the beginning of", "the start of", "the middle of",
    "the end of", "the first half of", "about", "around", "early in", "earlier in", "late in", "later in",
    "the early part of", "the latter part of", "the rest of", "the remainder of", "the first part of",
    "sometime",
)  # fmt: skip


def either(words: Iterable[str]) -> str:
    """A pattern that matches any of ``words``, the longest first."""
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))
