"""English phrases that announce a credit, as patterns; each has the group ``name`` for who is credited.

All repetitions are bounded, and the rooms that use them give them one line or its two ends, never a whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from firsthand.language.en.page_words import BYLINE_LEADS, MONTHS, PHOTO_LABELS, TRANSLATOR_LEADS


def either(words: Iterable[str]) -> str:
    """An alternative of ``words`` for a pattern, longest first."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


_MONTH = either(MONTHS)
# "May 24", "24 May", each with or without a year, as a dateline has them.
DAY = rf"(?:(?:{_MONTH})\b\.?\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s(?:{_MONTH})\b\.?(?:,?\s\d{{4}})?)"

BYLINE = re.compile(rf"(?P<lead>{either(BYLINE_LEADS)})(?!\w)\s*:?\s*(?=\S)", re.IGNORECASE)
BY = re.compile(r"(?:(?:written|posted|reported|published)\s+)?by[:\s]", re.IGNORECASE)
# What ends the names of a byline.
BYLINE_END = re.compile(r"\s\d|\bpublished\b|\bupdated\b|\bposted\b|[@(<]", re.IGNORECASE)
NAME_BREAK = re.compile(
    r"\s*(?:,|\||;|\band\b|&|\bwith\b|\bin\b(?=\s[A-Z])|\bfor\b(?=\s[A-Z])|\s[-–—•]\s|\s/\s)\s*", re.IGNORECASE
)

TRANSLATOR = re.compile(
    rf"(?:{either(TRANSLATOR_LEADS)})\s*:?\s*(?:(?:the\s)?[A-Z][a-z]+\s+by\s+)?(?P<name>\S.{{1,60}})", re.IGNORECASE
)

PHOTO = re.compile(
    rf"""(?:^|(?<=[.!?”"')|])\s?|\s[|•–—-]\s|[(\[])
    (?P<all>(?:{either(PHOTO_LABELS)})(?:\s(?:credit|source|courtesy))?
      \s*(?::|\bby\b|©|\bvia\b|\bcourtesy(?:\sof)?\b|/)\s?
      (?P<name>[^.:]{{2,100}}?))
    [)\].]*$""",
    re.IGNORECASE | re.VERBOSE,
)
# What is said with a photo credit and is no part of the name.
PHOTO_NOTE = re.compile(r",?\s\(?mandatory credit\)?$", re.IGNORECASE)
PHOTO_NOTES = r"(?:,?\s\(?mandatory\scredit\)?)?(?:,?\s?[Ff]ile(?:\s[Pp]hoto)?)?"

CONTRIBUTED = re.compile(
    r"""(?:the\s)?(?P<name>[A-Z][^.;:]{1,80}?)\s(?:also\s)?contributed\s
    (?:to\s(?:this|the)\s(?:report|story|article|piece)|reporting)\b""",
    re.IGNORECASE | re.VERBOSE,
)
REPORTING = re.compile(
    r"""[(\[—–-]{0,2}\s?
    (?P<lead>with\s(?:additional\s)?(?:files|reporting|inputs?|information|material|reports|contributions?)\s(?:from|by)
      |with\sagency\s(?:inputs?|reports)|additional\sreporting\sby|reporting\sby|compiled\sfrom|adapted\sfrom)
    \s*:?\s*(?P<name>[^.;()\]]{0,100})""",
    re.IGNORECASE | re.VERBOSE,
)
VIA = re.compile(
    r"""[(\[]?\s?
    (?P<lead>h/t|hat\stip(?:\sto)?|hat-tip|via|sources?
      |originally\s(?:published|appeared|posted)\s(?:by|in|on|at)
      |first\s(?:published|appeared|reported)\s(?:by|in|on|at)
      |(?:republished|reprinted)\s(?:from|with\s(?:the\s)?permission\s(?:of|from))
      |(?:this|the)\s(?:article|story|post|piece|report|content|interview)\s(?:was\s|has\sbeen\s)?
        (?:(?:originally|first)\s)?(?:published|appeared|posted|republished|reprinted)\s
        (?:originally\s|first\s)?(?:by|in|on|at|from)
      |read\sthe\soriginal(?:\s(?:article|story))?\s(?:at|on|in))
    \s*:?\s+(?P<name>[^;()\]]{2,80})""",
    re.IGNORECASE | re.VERBOSE,
)
VIA_END = re.compile(r"\s(?:on|by|in|under|and)\s|,|\.\s")

DISCLAIMER = re.compile(
    r"""\b(?:views|opinions)\b[^.]{0,120}?\b(?:do|does)\snot\s(?:necessarily\s)?(?:reflect|represent|state)\s
    (?:the\s)?
    (?:(?:official\s)?(?:opinions?|views?|position|policy|editorial)(?:\s(?:or|and)\s\w+){0,2}\s(?:of|held\sby)\s
      |those\sof\s)
    (?:the\s)?(?P<name>[A-Z][^.,;]{1,50}?)(?=\s(?:or|nor)\s(?:its|any|the|their|our)\b|[.,;]|$)""",
    re.VERBOSE,
)
COPYRIGHT = re.compile(
    r"(?:copyright(?:\s?(?:©|\(c\)))?|©|\(c\))\s?(?:\d{4}(?:\s?[-–]\s?\d{4})?\s)?(?:by\s)?(?P<name>[A-Z][^.,;|]{1,50})",
    re.IGNORECASE,
)
RIGHTS = re.compile(r"\s*all rights reserved.*", re.IGNORECASE)

# Counters of a page ("12 comments", "3 min read", "2 hours ago") and its calls to follow somebody somewhere.
COUNTER = re.compile(
    r"""\d[\d,.]*\s?[km]?\s(?:comments?|shares?|views?|likes?|reads?|followers|minutes?|min)\b(?:\s(?:read|listen|watch))?
    |\d+\s(?:hours?|days?|minutes?|mins?)\sago|min\sread""",
    re.IGNORECASE | re.VERBOSE,
)
FOLLOW = re.compile(
    r"""(?:follow|like|find|join)\s\S.{0,60}\son\s
    (?:facebook|twitter|x|instagram|telegram|whatsapp|linkedin|youtube|google\snews|threads|tiktok)\b""",
    re.IGNORECASE | re.VERBOSE,
)
