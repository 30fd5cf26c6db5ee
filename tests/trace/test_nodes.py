"""One node per record: short names, documents named twice, the interview that is cited as a report."""

from __future__ import annotations

from dataclasses import replace

from firsthand.trace.citations import Citation
from firsthand.trace.nodes import settle
from tests.builders import article, claim, day, words

A = article("a", "The Courier wrote it. The Karsten Courier, too.")


def cited(key: str, kind: str = "report", **more: object) -> Citation:
    made = Citation("a", key, kind, key, (words(A, "The Courier"),), "a#a1", None)  # type: ignore[arg-type]
    return replace(made, **more)  # type: ignore[arg-type]


def keys(*citations: Citation) -> list[str]:
    return [c.key for c in settle({"a": citations})["a"]]


def test_a_short_name_is_the_one_report_that_it_fits() -> None:
    assert keys(cited("report:courier"), cited("report:karstencourier")) == ["report:karstencourier"] * 2


def test_a_short_name_that_fits_two_is_left_alone() -> None:
    assert keys(cited("report:post"), cited("report:baypost"), cited("report:hillpost"))[0] == "report:post"


def test_a_statement_named_with_fewer_words_is_the_same_on_the_same_day() -> None:
    short = cited("document:statement:foreign-ministry", "document", said=day("2031-05-01"))
    full = cited("document:statement:foreign-ministry-tarn", "document", said=day("2031-05-01"))
    other = replace(short, said=day("2031-06-01"))
    assert keys(short, full) == [full.key] * 2
    assert keys(other, full) == [other.key, full.key]
    assert keys(cited("document:statement:company", "document"), full)[0] == "document:statement:company"


def test_an_owner_spelt_otherwise_is_the_same() -> None:
    one = cited("document:statement:marcus-tolland", "document")
    two = cited("document:communiqué:markus-tolland", "document")
    assert len(set(keys(one, two))) == 1
    assert len(set(keys(one, cited("document:statement:maria-holland", "document")))) == 2


def test_a_document_that_speaks_itself_is_the_one_of_its_kind_that_was_issued() -> None:
    alone = cited("document:itself:leaked-memo", "document")
    assert len(set(keys(alone, cited("document:memo:harbour-authority", "document")))) == 1
    assert len(set(keys(alone, cited("document:statement:harbour-authority", "document")))) == 2


def test_what_was_told_to_the_interviewer_is_the_interview() -> None:
    interview = cited("utterance:interview:baypost", "utterance", speaker="s1")
    assert keys(interview, cited("report:baypost", speaker="s1")) == [interview.key] * 2
    assert keys(interview, cited("report:baypost", speaker="s2"))[1] == "report:baypost"


def test_documents_quoted_word_for_word_alike_are_one() -> None:
    said = "The wall is safe and nobody needs to leave the valley"
    a, b = (article(i, f"{said}.") for i in "ab")
    one = replace(cited("document:statement:ministry", "document"), article="a", attribution="a#a1")
    two = replace(cited("document:statement:speaker-tarn", "document"), article="b", attribution="b#a1")
    same = claim("c1", (a, said, "a#a1"), (b, said, "b#a1"))
    short = claim("c1", (a, "The wall is safe", "a#a1"), (b, "The wall is safe", "b#a1"))
    assert {c.key for cs in settle({"a": (one,), "b": (two,)}, [same]).values() for c in cs} == {one.key}
    assert len({c.key for cs in settle({"a": (one,), "b": (two,)}, [short]).values() for c in cs}) == 2
