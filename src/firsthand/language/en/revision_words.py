"""English words by which agencies and pages say that an article is a correction, an update or withdrawn.

All patterns are bounded and are given a title or one line, never a whole text.
"""

from __future__ import annotations

import re

_PIECE = r"(?:paragraphs?|paras?|pars?|graphs?|headline|title|lead|date|name|spelling|byline|dateline|figure|quote|day)"
_TEXT = r"(?:story|article|report|item|post|piece|dispatch|page|version(?:\sof\s(?:this|the)\s\w{4,9})?)"

# Before a headline: "UPDATE 2-", "CORRECTED-", "CORRECTED (OFFICIAL)-", "WITHDRAWN:"; capitals alone, as agencies do.
HEADLINE = re.compile(
    r"(?P<words>(?P<update>(?:UPDATE|WRAPUP|WRAP-UP)(?:\s(?P<number>\d{1,2}))?|UPDATED)"
    r"|(?P<correction>CORRECTED|CORRECTION|CORRECTS|REFILE|CLARIFICATION)(?:\s\([A-Z ]{2,20}\))?"
    r"|(?P<withdrawal>WITHDRAWN|WITHDRAWAL|RETRACTED|RETRACTION))\s?(?:-|:|–|—)\s?(?=\S)"
)
# The same in the usual case, for corrections alone: "Update:" begins many a headline that is none.
HEADLINE_PLAIN = re.compile(r"(?P<words>(?P<correction>Correction|Corrected|Clarification)):\s(?=\S)")

# Notes of the editors, each at the beginning of a line, in brackets or not.
CORRECTION = re.compile(
    rf"""\W{{0,3}}(?:
      (?:Corrects|Refiles|Fixes|Corrected)\b[^.]{{0,60}}?\b{_PIECE}\b
      |(?:Corrects|Refiles)\s(?:to|that|the|in|from)\b
      |(?:Correction|Clarification|Editor[’']?s[’']?\snote|Note)\s?:.{{0,300}}?\b(?:correct(?:ed|s|ion)|amended|misstated|earlier\sversion)\b
      |(?:Correction|CORRECTION|Clarification|CLARIFICATION)\s?[:,]\s
      |(?:An?\s(?:earlier|previous)|The\soriginal)\s(?:version\sof\s(?:this|the)\s{_TEXT}|version)\b
       .{{0,120}}?\b(?:misstated|incorrectly|misspelled|mistakenly|wrongly|erroneously|gave|said|stated|misidentified)\b
      |This\s{_TEXT}\s(?:has\sbeen|was|is)\s(?:\w+\s)?(?:corrected|amended)\b
      |This\s{_TEXT}\scorrects\b
    )""",
    re.VERBOSE,
)
UPDATE = re.compile(
    rf"""\W{{0,3}}(?:
      (?:Adds|Updates|Recasts|Rewrites|Releads)\s(?:with\b|to\b|throughout\b|lead\b|details?\b|quotes?\b|comments?\b
       |background\b|byline\b|context\b|[^.]{{0,40}}\b{_PIECE}\b)
      |This\s{_TEXT}\s(?:has\sbeen|was|is|will\sbe)\s(?:\w+\s)?updated\b
      |(?:Eds|EDS)\s?:\s?(?:UPDATES?|Updates?|Adds|ADDS)\b
    )""",
    re.VERBOSE,
)
WITHDRAWAL = re.compile(
    rf"""\W{{0,3}}(?:
      This\s{_TEXT}\s(?:has\sbeen|was|is)\s(?:\w+\s)?(?:withdrawn|retracted|removed)\b
      |(?:The|This)\s{_TEXT}\s(?:headlined|titled|published|slugged)\b.{{0,200}}?\b(?:is|has\sbeen)\swithdrawn\b
      |(?:ATTENTION\sEDITORS|EDITORS)\b.{{0,80}}?\b(?:WITHDRAW|KILL|withdrawn)\b
    )""",
    re.VERBOSE,
)
