"""Clauses: who did what to whom, without the words that attribute it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.annotate.clauses import find_clauses
from firsthand.language.en.parser import parse
from firsthand.model import Article, Attribution, Clause, Link


def article(text: str) -> Article:
    return Article("a", None, None, None, None, (), None, None, "en", text, "")


def spoken(one: Article, source: str, cue: str, content: str, n: int = 1) -> Attribution:
    """An attribution over the first occurrence of each of the given words."""
    spans = [one.span(one.text.index(w), one.text.index(w) + len(w)) for w in (source, cue, content)]
    link = Link(f"a#s{n}", (spans[0],))
    return Attribution(
        f"a#a{n}", "a", (spans[0],), (spans[1],), (spans[2],), "indirect", "speech", (link,), None, "asserted", False,
        (), None,
    )  # fmt: skip


def clauses(text: str, *attributions: Attribution) -> tuple[Clause, ...]:
    return find_clauses(article(text), parse(text), attributions, ())


def words_of(text: str, clause: Clause) -> str:
    return text[clause.start : clause.end]


@pytest.mark.parametrize(
    ("text", "predicate", "subject", "negated", "modality"),
    [
        ("The mayor closed the harbour.", "close", "The mayor", False, "asserted"),
        ("The mayor did not close the harbour.", "close", "The mayor", True, "asserted"),
        ("The mayor never closed the harbour.", "close", "The mayor", True, "asserted"),
        ("The mayor has no plans for the harbour.", "have", "The mayor", True, "asserted"),
        ("The harbour was closed by the mayor.", "close", "the mayor", False, "asserted"),
        ("The mayor may close the harbour.", "close", "The mayor", False, "possible"),
        ("The mayor will close the harbour.", "close", "The mayor", False, "predicted"),
        ("The mayor wants to close the harbour.", "want", "The mayor", False, "wanted"),
        ("The mayor is ready to close the harbour.", "ready", "The mayor", False, "asserted"),
    ],
)
def test_predicate_subject_and_polarity(text: str, predicate: str, subject: str, negated: bool, modality: str) -> None:
    (clause,) = clauses(text)
    assert clause.subject is not None
    assert (clause.predicate, text[slice(*clause.subject)]) == (predicate, subject)
    assert (clause.negated, clause.modality) == (negated, modality)


def test_passive_without_agent_has_no_subject() -> None:
    text = "The harbour was closed on Sunday."
    (clause,) = clauses(text)
    assert clause.subject is None
    assert "The harbour" in [text[slice(*o)] for o in clause.objects]


def test_conjoined_verbs_are_clauses_of_their_own_with_one_subject() -> None:
    text = "The mayor closed the harbour and dismissed the pilot."
    first, second = clauses(text)
    assert words_of(text, first) == "The mayor closed the harbour"
    assert words_of(text, second) == "dismissed the pilot"
    assert first.subject == second.subject is not None


def test_relative_clause_takes_its_noun_as_subject() -> None:
    text = "The mayor praised the pilot who saved the ferry."
    saved = next(c for c in clauses(text) if c.predicate == "save")
    assert saved.subject is not None
    assert text[slice(*saved.subject)] == "the pilot"


def test_reporting_clause_is_none_and_its_content_is_one() -> None:
    text = "The mayor said that the pilot saved the ferry."
    one = article(text)
    said = spoken(one, "The mayor", "said", "the pilot saved the ferry")
    (clause,) = find_clauses(one, parse(text), [said], ())
    assert words_of(text, clause) == "the pilot saved the ferry"
    assert clause.attribution == "a#a1"


def test_attributing_words_at_the_end_are_left_out() -> None:
    text = "The pilot saved the ferry, according to two sailors."
    one = article(text)
    said = spoken(one, "two sailors", "according to", "The pilot saved the ferry")
    (clause,) = find_clauses(one, parse(text), [said], ())
    assert words_of(text, clause) == "The pilot saved the ferry"


def test_report_of_a_noun_phrase_stays_a_clause() -> None:
    text = "The mayor rejected the plan of the ministry."
    one = article(text)
    said = spoken(one, "The mayor", "rejected", "the plan of the ministry")
    (clause,) = find_clauses(one, parse(text), [said], ())
    assert clause.predicate == "reject"


def test_innermost_attribution_is_named() -> None:
    text = "The paper reports that sailors say the pilot saved the ferry."
    one = article(text)
    outer = spoken(one, "The paper", "reports", "sailors say the pilot saved the ferry", 1)
    inner = spoken(one, "sailors", "say", "the pilot saved the ferry", 2)
    (clause,) = find_clauses(one, parse(text), [outer, inner], ())
    assert clause.attribution == "a#a2"


def test_quotation_opened_inside_is_closed_inside() -> None:
    text = 'The mayor called the pilot "a man of the sea."'
    (clause,) = clauses(text)
    assert words_of(text, clause).count('"') == 2


def test_marks_of_time_and_reason_are_left_out_and_conditions_kept() -> None:
    text = "The mayor wept because the pilot saved the ferry. The mayor pays if the pilot saves the ferry."
    found = [words_of(text, c) for c in clauses(text)]
    assert "the pilot saved the ferry" in found
    assert "if the pilot saves the ferry" in found


def test_a_warning_received_is_a_clause() -> None:
    text = "The ministry had been warned in writing that the bow door was leaking."
    assert "warn" in [c.predicate for c in clauses(text)]


HOSTILE = st.text(alphabet=st.sampled_from("Ann saw that he said “no” \"'.,;?!\n\u200b\u202eй中()—"), max_size=120)


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_any_text_gives_exact_spans_in_order(text: str) -> None:
    found = clauses(text)
    assert list(found) == sorted(found, key=lambda c: (c.start, c.end, c.predicate))
    for clause in found:
        assert 0 <= clause.start < clause.end <= len(text)
        assert not text[clause.start].isspace()
        assert not text[clause.end - 1].isspace()
