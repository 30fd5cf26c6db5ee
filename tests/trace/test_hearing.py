"""Whom an article's own people heard: from its words, and from nothing else."""

from __future__ import annotations

import pytest

from firsthand.model import Annotated, Origin
from firsthand.trace.hearing import heard
from tests.builders import annotated, article, attribution, source, words

SOURCES = {
    s.id: s
    for s in (
        source("s1", "Norvik News Agency", "agency"),
        source("s2", "Ada Holm", "person"),
        source("s3", "an official", "anonymous"),
    )
}


def said(text: str, who: str, cue: str, content: str, chain: list[tuple[str, str]]) -> Annotated:
    a = article("a", text, outlet="The Hill Echo")
    return annotated(a, [attribution(a, 1, who, cue, content, chain)])


@pytest.mark.parametrize(
    "text",
    [
        "The wall is safe, Ada Holm told reporters in Tarn.",
        "The wall is safe, Ada Holm told the Echo.",
        "The wall is safe, Ada Holm told this newspaper.",
        "The wall is safe, Ada Holm told a crowded press conference.",
    ],
)
def test_heard(text: str) -> None:
    made = said(text, "Ada Holm", "told", "The wall is safe", [("s2", "Ada Holm")])
    assert heard(made, SOURCES, {}, {}) == {"s2"}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The wall is safe, Ada Holm told parliament.", "told"),
        ("The wall is safe, Ada Holm told the Bay Post.", "told"),
        ("The engineers told reporters nothing. The wall is safe, Ada Holm added.", "added"),
    ],
)
def test_not_heard(text: str, cue: str) -> None:
    made = said(text, "Ada Holm", cue, "The wall is safe", [("s2", "Ada Holm")])
    assert heard(made, SOURCES, {}, {}) == frozenset()


def test_what_came_through_an_agency_was_not_heard() -> None:
    text = "The wall is safe, Ada Holm told reporters, Norvik News Agency said."
    made = said(text, "Ada Holm", "told", "The wall is safe", [("s1", "Norvik News Agency"), ("s2", "Ada Holm")])
    assert heard(made, SOURCES, {}, {}) == frozenset()


def test_who_speaks_at_a_public_event_was_heard_and_an_interview_was_not() -> None:
    made = said("The wall is safe, Ada Holm said.", "Ada Holm", "said", "The wall is safe", [("s2", "Ada Holm")])
    span = words(made.article, "Ada Holm")
    speech = Origin("o1", "a speech (Ada Holm)", "utterance", None, None, (span,))
    talk = Origin("o1", "an interview with the Bay Post (Ada Holm)", "utterance", None, None, (span,))
    assert heard(made, SOURCES, {"a#a1": "o1"}, {"o1": speech}) == {"s2"}
    assert heard(made, SOURCES, {"a#a1": "o1"}, {"o1": talk}) == frozenset()
