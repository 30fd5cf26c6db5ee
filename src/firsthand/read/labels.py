"""Lines that every web page has: buttons, counters, pointers to other pages, notices; by a general lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.language.en.page_credits import COUNTER, FOLLOW
from firsthand.language.en.page_words import BUTTONS, ENDINGS, FORM_LEADS, LEADS
from firsthand.read.lines import Line

# A line that begins like a pointer ("Read also: …") is one up to this length: it carries a headline, not a paragraph.
LONGEST_POINTER = 40
# Without a colon after its first words, a pointer is shorter.
LONGEST_BARE_POINTER = 14
# The heading of a box ("Related") in the first part of a text does not end the article.
EARLIEST_ENDING = 0.3

_LEAD = re.compile(
    "(?:"
    + "|".join(re.escape(w) + (r"\b" if w[-1].isalnum() else "") for w in sorted(LEADS, key=lambda w: (-len(w), w)))
    + ")"
)
_RULE = re.compile(r"[\W_]{1,200}")


def label(line: Line) -> bool:
    """Is the line of a page's general vocabulary?"""
    key = line.key
    if not key:
        return _RULE.fullmatch(line.text) is not None and len(line.text) > 0
    if line.words > LONGEST_POINTER:
        return False
    if key in BUTTONS or (line.words <= 6 and COUNTER.fullmatch(key)):
        return True
    folded = line.text.casefold().lstrip("*•[(>»–—- ")
    if (match := _LEAD.match(folded)) is not None:
        return _pointer(line, match.group())
    return line.words <= 20 and FOLLOW.match(folded) is not None


def _pointer(line: Line, lead: str) -> bool:
    """Beginning like a pointer, is the line one? A colon, few words or no sentence show it."""
    rest = line.text.casefold().lstrip("*•[(>»–—- ")[len(lead) :].lstrip()
    if lead.endswith(":") or rest[:1] in {":", "»", ">", "|", "–", "—", "", "*"}:
        return True
    if lead in FORM_LEADS:
        return True
    return line.words <= LONGEST_BARE_POINTER


def ends(lines: Sequence[Line], i: int) -> bool:
    """Is line ``i`` a heading after which pages put teasers, forms and comments?"""
    return lines[i].key in ENDINGS and i >= len(lines) * EARLIEST_ENDING


def last_paragraph(lines: Sequence[Line]) -> int:
    """The index of the article's last line of running text, before any such heading; the last line if there is none."""
    stop = next((i for i in range(len(lines)) if ends(lines, i)), len(lines))
    return next((i for i in range(stop - 1, -1, -1) if lines[i].prose and not label(lines[i])), len(lines) - 1)
