"""How often each kind of row is right, as measured: the figures that the page gives under "How sure is this?".

The figures are floors, pinned by tests: an account that falls below them does not pass. ``tests/render/
test_measured.py`` holds them against those tests, so that neither can change alone.
"""

from __future__ import annotations

from dataclasses import dataclass

# What measures the first table; the articles and their truth are in the repository.
COMMAND = "pytest tests/stories -m floor"
STORIES = ("takeover", "outbreak")


@dataclass(frozen=True, slots=True)
class Measured:
    """Of 100 rows of a kind, at least so many are ``right``; of 100 that should be there, so many are ``found``.

    ``part`` and the figures' names are those of the tests' floors; the lower of the two stories counts. None where
    it is not measured in that way.
    """

    rows: str
    href: str
    part: str
    right_by: str | None
    right: int | None
    found_by: str | None
    found: int | None
    note: str


ROWS = (
    Measured(
        "Lines of the family tree", "#tree", "derivations", "p", 78, "r", 78,
        "A line that is missing makes an article look more independent than it is.",
    ),
    Measured(
        "Reports that are only named", "#tree", "origins", None, None, "found", 60,
        "At most one in each story was put down that is none.",
    ),
    Measured(
        "Who says it", "#claims", "attributions", "p", 85, "found", 85,
        "Where nobody is named beside words, the article itself is taken to say them.",
    ),
    Measured(
        "The whole chain of speakers", "#claims", "attributions", None, None, "chain", 72,
        "So many are found with every hop from the outermost speaker to the innermost right.",
    ),
    Measured(
        "Statements put together as one claim", "#claims", "claims", "p", 92, "r", 55,
        "Claims are rather left apart than thrown together: the number of articles behind one may be too low.",
    ),
    Measured(
        "How many know it", "#claims", "layers", "inside", 60, None, None,
        "So many times out of 100 the true numbers lay within the range shown.",
    ),
    Measured(
        "Differences", "#differences", "variants", None, None, "found", 15,
        "Most differences are missed. No contradiction was reported where there is none.",
    ),
    Measured(
        "Dates of the timeline", "#timeline", "timeline", "kinds", 92, "found", 95,
        "No date was wrong. Right means here: rightly put down as happened, said or published.",
    ),
    Measured(
        "Positions", "#positions", "positions", None, None, "right", 50,
        "Half of the positions that a reader would note are missed.",
    ),
    Measured(
        "Sources listed just once", "#sources", "sources", None, None, "once", 50,
        "The same person may be listed twice under two descriptions.",
    ),
)  # fmt: skip
