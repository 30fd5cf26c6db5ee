"""What is asked about: a sentence, a file, standard input; and the places that share words with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.ask.places import places
from firsthand.ask.question import question
from firsthand.errors import NothingRead, UsageError
from firsthand.model import Annotated
from firsthand.run.versions import annotator
from firsthand.store import Collection
from tests.builders import annotated, article


def test_a_short_sentence_is_taken_for_english_and_a_sure_other_language_is_not() -> None:
    assert question("The pier closed.", "q").language == "en"
    assert (
        question("Die Fähre ist am Montag kurz nach dem Ablegen im Hafen gekentert, sagte sie.", "q").language == "de"
    )


def test_a_file_is_read_under_the_given_id(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("The pier closed.")
    asked = question(str(file), "q")
    assert (asked.id, asked.text, asked.language) == ("q", "The pier closed.", "en")


@pytest.mark.parametrize("text", ["", " \n", "none.html", "none.txt"])
def test_no_text(text: str) -> None:
    with pytest.raises(UsageError):
        question(text, "q")


def test_not_one_article(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(NothingRead):
        question(str(tmp_path / "empty.txt"), "q")
    (tmp_path / "two.jsonl").write_text('{"text": "The pier closed."}\n{"text": "The pier opened."}\n')
    with pytest.raises(UsageError, match="2 articles"):
        question(str(tmp_path / "two.jsonl"), "q")
    with pytest.raises(UsageError, match="is a folder"):
        question(str(tmp_path), "q")


@pytest.mark.parametrize("text", ["a" * 10_000, "x\x00y z", "“" * 50])
def test_hostile_texts(text: str) -> None:
    assert question(text, "q").text == text


class TestPlaces:
    def found(self, tmp_path: Path, asked: str, leave_out: frozenset[str] = frozenset()) -> list[str]:
        held: list[Annotated] = [
            annotated(article("pier", "Rain fell. The quarry at Dunmore was flooded. Nobody came.")),
            annotated(article("far", "The cat of the other house was on the mat.")),
        ]
        with Collection(str(tmp_path / "x.db"), create=True) as collection:
            collection.add([a.article for a in held])
            for one in held:
                collection.annotate(one, annotator())
            return [p.span.quote for p in places(asked, collection, leave_out)]

    def test_the_sentence_that_shares_most(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, "Has the Dunmore quarry flooding stopped?") == [
            "The quarry at Dunmore was flooded."
        ]

    def test_common_words_are_nothing_shared(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, "The other one of the house was on it.") == []

    def test_one_word_is_an_accident(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, "A quarry was sold.") == []

    def test_articles_that_were_named_already(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, "The Dunmore quarry.", frozenset({"pier"})) == []
