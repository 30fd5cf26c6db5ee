"""English words by which a text says when something was published."""

from __future__ import annotations

import re

# What an outlet does when its report comes out, right before the time at which it did; and what comes out.
PUBLISHED = frozenset({"published", "printed", "aired", "broadcast", "posted", "released", "issued"})
PUBLISHED_THEN = re.compile(
    r"\b(?P<verb>reported|wrote|published|printed|aired|broadcast|posted|released|revealed|disclosed)"
    r"(?: (?:first|late|early|online|only))?(?: (?:on|in|at))?\s+$",
    re.IGNORECASE,
)
PAPER_BEFORE = re.compile(
    r"\b(?:report|article|story|study|investigation|editorial|column|paper|book|edition|issue|documentary)"
    r"(?:,| was| were| that was| which was)?\s+$",
    re.IGNORECASE,
)
