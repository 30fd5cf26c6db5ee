"""What an article says about being a correction or an update; nothing where it says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Revision
from firsthand.read.lines import split_lines
from firsthand.read.revision import find_revision
from tests.read.made import FIRST, SECOND, TITLE


def found(title: str | None, *lines: str, told: Revision | None = None) -> Revision | None:
    text = "\n".join(lines)
    return find_revision("a", title, text, split_lines(text), told)


@pytest.mark.parametrize(
    ("title", "note", "kind", "number"),
    [
        (f"UPDATE 1-{TITLE}", None, "update", 2),
        (f"WRAPUP 3-{TITLE}", None, "update", 4),
        (f"CORRECTED-UPDATE 2-{TITLE}", None, "correction", None),
        (f"CORRECTED (OFFICIAL)-{TITLE}", None, "correction", None),
        (f"Correction: {TITLE}", None, "correction", None),
        (f"WITHDRAWN: {TITLE}", None, "withdrawal", None),
        (TITLE, "(Corrects paragraph 3 to say three weeks, not two)", "correction", None),
        (TITLE, "(Refiles to fix spelling in headline)", "correction", None),
        (TITLE, "(Adds details, comment by fishermen)", "update", None),
        (TITLE, "(Updates with quotes, background)", "update", None),
        (TITLE, "This story has been corrected to say that the mole is in the south.", "correction", None),
        (TITLE, "This article was updated on 24 May with a comment.", "update", None),
        (TITLE, "An earlier version of this article misstated the name of the authority.", "correction", None),
        (TITLE, "Editor's note: the figure in this report has been corrected.", "correction", None),
        (TITLE, "This report has been withdrawn by the agency.", "withdrawal", None),
        (f"UPDATE 2-{TITLE}", "(Corrects paragraph 3)", "correction", 3),
    ],
)
@pytest.mark.parametrize("below", [False, True])
def test_words_that_say_so(title: str, note: str | None, kind: str, number: int | None, below: bool) -> None:
    body = [FIRST, SECOND] * 8
    lines = [] if note is None else [note]
    revision = found(title, *(body + lines if below else lines + body))
    assert revision is not None and (revision.kind, revision.number, revision.note) == (kind, number, note)
    assert revision.spans and all(s.quote in (title if s.field == "title" else note or "") for s in revision.spans)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        (TITLE, FIRST),
        ("Update on the harbour: three more weeks", FIRST),
        ("Minister corrects himself over the mole", "He corrects the record whenever he can, Torrin said."),
        ("Corrections officers walk out in Velm", "Corrections staff left their posts on Friday."),
        (TITLE, "This article is part of a series on harbours."),
        (TITLE, "The authority updated its forecast on Friday."),
        (TITLE, "Note: the ferry does not run on Sundays."),
        (None, "He adds that the storms will come."),
        (None, "Adds Torrin: “We will be back.”"),
    ],
)
def test_words_that_do_not(title: str | None, line: str) -> None:
    assert found(title, line, FIRST, SECOND) is None


def test_what_the_format_tells_comes_first() -> None:
    told = Revision("version", 4, "urn:x")
    assert found(TITLE, FIRST, told=told) == told
    both = found(f"UPDATE 1-{TITLE}", "(Corrects paragraph 3)", FIRST, told=told)
    assert both is not None and (both.kind, both.number, both.of) == ("correction", 4, "urn:x")


@given(st.text(max_size=400), st.none() | st.text(max_size=80))
def test_any_text(text: str, title: str | None) -> None:
    revision = find_revision("a", title, text, split_lines(text))
    for span in revision.spans if revision else ():
        assert (text if span.field == "text" else title or "")[span.start : span.end] == span.quote
