"""English words that name an utterance, mark one's own reporting, or announce a correction."""

from __future__ import annotations

import re

from firsthand.language.en.names_press import AGENCIES

# What one says publicly: the phrase → the kind of event it belongs to, so that "a press conference" and "a news
# conference" are one event and not two.
UTTERANCE_EVENTS = {
    "interview": "interview",
    "news conference": "conference",
    "press conference": "conference",
    "joint news conference": "conference",
    "briefing": "conference",
    "press briefing": "conference",
    "news briefing": "conference",
    "speech": "speech",
    "televised address": "speech",
    "televised speech": "speech",
}

UTTERANCE = re.compile(
    r"\b(?:(?:in|during|at|after|from)\s+)?(?:an?|the|his|her|their|its|this|that|yesterday's|today's)\s+"
    r"(?:[\w'’-]+\s+){0,3}?"
    r"(?P<event>interview|(?:news|press) (?:conference|briefing)|briefing|speech|televised address)\b",
    re.IGNORECASE,
)

# A document that somebody issues: "said in a statement", "according to a statement by the company".
DOCUMENT = re.compile(
    r"\b(?:(?:in|according to|from)\s+)?(?:an?|the|its|his|her|their)\s+(?:[\w'’-]+\s+){0,2}?"
    r"(?P<event>statement|press release|communiqu[ée]|memorandum|memo|(?:court |regulatory )?filing|bulletin"
    r"|circular)\b",
    re.IGNORECASE,
)

# After "interview": the outlet that it was given to.
INTERVIEW_WITH = re.compile(r"\s+(?:published\s+)?(?:with|to|for|in|by)\s+(?:[\w'’]+\s+){0,2}?$", re.IGNORECASE)

# Reporting of one's own, in the article's own voice.
OWN_REPORTING = re.compile(
    r"\b(?:told|to|by|with) (?:this (?:newspaper|paper|magazine|website|agency|reporter|correspondent)"
    r"|our (?:reporter|correspondent|newspaper|newsroom))s?\b",
    re.IGNORECASE,
)

# "told the Post", "seen by the Post", "spoke to the Harbour Post": whether it is the own outlet is for the caller.
TOLD_OUTLET = re.compile(
    r"\b(?:told|(?:spoke|speaking|talked|said) to|(?:seen|obtained|reviewed|shown|interviewed) (?:by|to)"
    r"|interview with) (?P<outlet>(?:[Tt]he )?[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,3})"
)

CORRECTION = re.compile(
    r"^\W*(?:corrections?|corrected|clarification|updates?|updated|editor['’]s note)\b\s*[:—–(-]"
    r"|\ban (?:earlier|previous) version of this (?:article|story|report|page)\b"
    r"|\((?:corrects|corrected|recasts)\b",
    re.IGNORECASE | re.MULTILINE,
)

# Words that tell no name from another.
FUNCTION_WORDS = frozenset({"the", "a", "an", "of", "in", "at", "for", "and", "on", "to", "by", "s"})

# Somebody speaks to whoever is in the room: an article that says so and retells nobody was there.
IN_THE_ROOM = re.compile(
    r"\btold (?:reporters|journalists|an? (?:\w+ )?(?:press|news) (?:conference|briefing)|an? (?:\w+ )?briefing)\b"
    r"|\b(?:spoke|speaking|talked|talking|said) to (?:reporters|journalists)\b"
    r"|\b(?:met|asked|questioned|surrounded|pressed) by (?:reporters|journalists)\b",
    re.IGNORECASE,
)

_SMALL = "|".join(sorted(re.escape(name) for name in set(AGENCIES.values()) if name.islower()))
_OUTLET = (
    rf"(?:[Tt]he )?(?:[Nn]ews agency |[Nn]ewspaper )?(?:\b(?:{_SMALL})\b|[A-Z][\w&-]*(?: [A-Z][\w&-]*){{0,4}})"
    r"(?: (?:news )?agency)?"
)
# An outlet credited inside a sentence: "the Echo reported", "told the Echo", "first reported by the Echo".
CREDITED = re.compile(
    rf"(?P<first>\b(?:first|originally) (?:reported|published|revealed|carried) (?:by|in) (?P<a>{_OUTLET}))"
    rf"|\b(?:[Tt]old|informed|[Aa]ccording to|citing|quoting|(?:reported|revealed|published|quoted|obtained) by"
    rf"|(?:spoke|speaking|said) to) (?P<b>{_OUTLET})"
    rf"|(?P<c>{_OUTLET})(?:['’]s (?:correspondent|reporter))? (?:first |has |had |have ){{0,2}}"
    r"(?:reported|reports|wrote|writes|written|revealed|reveals)\b"
)
# A line that is nothing but a credit.
CREDIT_LINE = re.compile(
    r"^\W{0,3}(?:(?:source|via|from|courtesy of|(?:with )?(?:additional )?(?:material|reporting|files|input)"
    r" (?:from|by)|(?:first|originally) (?:published|appeared) (?:by|in|on)|translated from)\s?:?\s"
    rf"|[(\[–—-]{{1,2}}\s?)(?P<name>{_OUTLET})(?:['’]s (?:correspondent|reporter))?\W{{0,3}}$",
    re.IGNORECASE,
)
