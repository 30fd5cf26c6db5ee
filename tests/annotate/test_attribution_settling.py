"""Who is meant, through whom, and what kind of act: invented people and outlets."""

import pytest

from firsthand.annotate import annotate
from firsthand.model import Annotated
from tests.builders import article


def chains(text: str) -> list[list[str]]:
    """Names along the chain of every attribution, outermost first."""
    found = read(text)
    names = {s.id: s.name for s in found.sources}
    return [[names[link.source] for link in a.chain] for a in found.attributions]


def read(text: str) -> Annotated:
    return annotate(article("a", text))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Sen. Anna Holm of Norvik opposed the bridge. The senator said the cost was too high.", "Anna Holm"),
        ("Anna Holm spoke on Friday. The Norvik nominee said that the cost was too high.", "Anna Holm"),
        (
            "A lawyer for Lund, Mark Brandt, said he would appeal. Lund's attorney said it was unfair.",
            "Mark Brandt",
        ),
        ("The mayor, Elena Ramos Vidal, ran the port. Ms. Ramos Vidal said it was safe.", "Elena Ramos Vidal"),
    ],
)
def test_a_person_called_in_other_words_is_that_person(text: str, last: str) -> None:
    assert chains(text)[-1] == [last]


def test_the_president_is_not_whoever_was_named_last() -> None:
    assert chains("Anna Holm spoke on Friday. The president said that the cost was too high.")[-1] != ["Anna Holm"]


def test_an_unnamed_source_is_never_whoever_was_named_last() -> None:
    found = read("Anna Holm spoke on Friday. The source said that the cost was too high.")
    kinds = {s.id: s.kind for s in found.sources}
    assert kinds[found.attributions[-1].chain[-1].source] == "anonymous"


def test_the_same_people_without_a_number_are_counted_once() -> None:
    found = read("Democrats said the plan was sound. Republicans said it was not. Democrats said that it would pass.")
    unnamed = [s.name for s in found.sources if s.kind == "anonymous"]
    assert unnamed == ["Democrats", "Republicans"]


def test_an_interview_goes_on_until_another_occasion() -> None:
    text = (
        'Anna Holm told Reuters that the port was safe. "It is inspected daily," she said. '
        "At a rally on Friday, Holm said that the port would grow."
    )
    assert [c[:-1] for c in chains(text)] == [["Reuters"], ["Reuters"], []]


def test_an_interview_ends_where_another_person_speaks() -> None:
    text = (
        "Anna Holm told Reuters that the port was safe. Peter Lund said that it was not. "
        "Holm said that the inspectors had come."
    )
    assert [c[:-1] for c in chains(text)] == [["Reuters"], [], []]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Anna Holm has not said whether she will resign.", "silence"),
        ("Anna Holm refused to explain why the port was closed.", "silence"),
        ("Anna Holm said that she will resign.", "speech"),
        ("Anna Holm believes that the port is safe.", "belief"),
    ],
)
def test_acts(text: str, act: str) -> None:
    assert [a.act for a in read(text).attributions][:1] == [act]
