"""Credits that name an outlet which the story knows; and words that are none."""

from __future__ import annotations

import pytest

from firsthand.trace.phrases import Press
from tests.builders import annotated, article, credit

ECHO = article("e", "The dam will close.", outlet="The Hill Echo")


@pytest.mark.parametrize(
    "text,expected",
    [
        ("The dam will close. That is what the Echo reported.", [("The Hill Echo", False)]),
        ("The dam will close. So HillEcho writes.", [("The Hill Echo", False)]),
        ("The dam was first reported by the Hill Echo to be cracked.", [("The Hill Echo", False)]),
        ("Officials told the Hill Eccho that the dam will close.", [("The Hill Echo", False)]),
        ("The dam will close.\nSource: The Hill Echo", [("The Hill Echo", True)]),
        ("The dam will close.\n(Norvik News Agency)", [("Norvik News Agency", True)]),
        ("The dam will close, officials told the Norvik agency.", [("Norvik News Agency", False)]),
        ("Officials told dpa that the dam will close.", [("dpa", False)]),
        ("Ada Holm reported the crack. The Bay Post reported on it.", []),
        ("The Tarn Mirror reported that the dam will close.", []),
        ("Nobody reports.\nSource: the water board", []),
    ],
)
def test_what_is_read_as_a_credit(text: str, expected: list[tuple[str, bool]]) -> None:
    named = "Norvik News Agency"
    other = article("n", f"{named} said so.", outlet="Lake Times")
    witness = annotated(other, names=[(named, "agency")])
    mine = annotated(article("b", text, outlet="Bay Post"))
    press = Press([annotated(ECHO), witness, mine])
    found = list(press.phrases(mine))
    assert [(p.name, p.whole) for p in found] == expected
    assert all(mine.article.text[p.span.start : p.span.end] == p.span.quote for p in found)


def test_a_photo_credit_is_never_a_credit_of_the_text() -> None:
    a = article("b", "The dam will close.\nSource: The Hill Echo", outlet="Bay Post")
    a = credit(a, "photo", "The Hill Echo", "Source: The Hill Echo")
    assert list(Press([annotated(ECHO), annotated(a)]).phrases(annotated(a))) == []
