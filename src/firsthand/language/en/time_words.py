"""English words for times, as tables: months, weekdays, units, seasons, holidays, parts of the day, vague times."""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTH_ABBREVIATIONS = {
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june", "jul": "july",
    "aug": "august", "sep": "september", "sept": "september", "oct": "october", "nov": "november", "dec": "december",
}  # fmt: skip
WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
}  # fmt: skip
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


# Before a year or quarter that tells when something happened; after other words it describes a thing
# ("the 1950 borders", "a second-quarter loss").
BEFORE_WHEN = frozenset({
    "about", "after", "and", "around", "before", "between", "by", "during", "early", "for", "from", "in", "late",
    "mid", "of", "or", "since", "through", "throughout", "till", "to", "until",
})  # fmt: skip
# Words and marks before four figures that are a year.
BEFORE_YEAR = frozenset({
    "(", ",", "-", "about", "after", "and", "around", "before", "between", "by", "during", "early", "for", "from",
    "in", "late", "mid", "of", "or", "since", "than", "the", "through", "till", "to", "until",
})  # fmt: skip
# The same before "May" and "March", which are other words too.
BEFORE_MONTH = frozenset({
    "-", "about", "after", "and", "around", "before", "between", "by", "during", "early", "for", "from", "in",
    "last", "late", "mid", "next", "of", "or", "since", "this", "through", "till", "to", "until",
})  # fmt: skip
# Verbs of what is still to come: "is expected in December", "scheduled a hearing on Thursday".
FORWARD = frozenset({
    "await", "book", "delay", "expect", "plan", "postpone", "schedule", "slate",
})  # fmt: skip
# The same only with an infinitive behind them: "agreed to meet on Friday".
FORWARD_TO = frozenset({
    "agree", "aim", "ask", "be", "decide", "due", "go", "hope", "intend", "invite", "offer", "order", "pledge",
    "prepare", "promise", "propose", "refuse", "seek", "set", "threaten", "urge", "vow", "want", "warn",
})  # fmt: skip
UNTIL = frozenset({"until", "till", "effective"})
SINCE = frozenset({"since"})
FUTURE_HELPERS = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "may", "might"})
PAST_HELPERS = frozenset({"was", "were", "had", "did", "has", "have", "been"})
PRESENT_HELPERS = frozenset({"is", "are", "am", "'s", "'re", "does", "do"})
# Between the two ends of a range of days; a word that opens a participle clause ("scheduled to be held …").
RANGE_JOINTS = frozenset({"-", "–", "—", "‑", "to", "until", "till", "through", "and"})
PARTICIPLES = frozenset({"held", "set", "due", "begun", "known", "made", "seen", "given", "taken", "built"})
RELATIVES = frozenset({"which", "who", "whom", "whose", "that", "where", "when"})


def opens_participle(word: str) -> bool:
    """Whether ``word`` can open a participle clause that follows its noun and a comma."""
    return word in PARTICIPLES or (len(word) > 4 and word.endswith(("ed", "ing")))


# "… in [a decree signed] last year": the thing that the time belongs to, when it is not the verb of the clause.
DONE_THEN = re.compile(
    r"\b(?:an?|the|his|her|its|their|this|that) (?:[\w'’-]+ ){1,3}?"
    r"(?P<verb>\w+ed|held|made|taken|given|built|won|lost) (?:(?:on|in|by|at|since|during) )?$"
)

# A time of day without one of these is on a day that other words must name.
DAY_WORDS = frozenset(
    {*WEEKDAYS, *MONTHS, *MONTH_ABBREVIATIONS, "today", "tonight", "yesterday", "tomorrow", "last", "this"}
)
