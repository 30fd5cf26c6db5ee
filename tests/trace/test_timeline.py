"""The timeline: what becomes an entry, of which kind, with which date, and what is one happening."""

from __future__ import annotations

import pytest

from firsthand.annotate.times import find_timexes
from firsthand.language.en.parser import parse
from firsthand.model import (
    Annotated,
    Article,
    Attribution,
    Claim,
    Clause,
    Date,
    Entry,
    Layers,
    Link,
    Modality,
    Name,
    Span,
    Statement,
    Story,
)
from firsthand.trace.timeline import build_timeline


def made(id_: str, text: str, published: str | None, *, title: str | None = None) -> Article:
    date = Date(published, "day", published, published, "given") if published else None
    return Article(id_, None, None, None, title, (), date, None, "en", text, "")


def clause(article: Article, words: str, predicate: str, lemmas: str, modality: Modality = "asserted") -> Clause:
    start = article.text.index(words)
    return Clause(
        start,
        start + len(words),
        predicate,
        None,
        (),
        False,
        modality,
        tuple(lemmas.split()),
        None,
    )


def annotated(article: Article, *clauses: Clause, attributions: tuple[Attribution, ...] = ()) -> Annotated:
    grammar = parse(article.text)
    times = find_timexes(article, grammar)
    return Annotated(article, True, grammar.sentences, (), (), times, (), attributions, clauses)


def told(id_: str, words: str, lemmas: str, published: str | None, predicate: str = "sign") -> Annotated:
    article = made(id_, words + ".", published)
    return annotated(article, clause(article, words, predicate, lemmas))


def line(*articles: Annotated, claims: tuple[Claim, ...] = ()) -> list[Entry]:
    story = Story("st1", articles[0].article.span(0, 1), tuple(a.article.id for a in articles), None, None)
    return list(build_timeline([story], articles, claims))


def happenings(entries: list[Entry]) -> list[tuple[str, str, int]]:
    return [(e.kind, e.date.value, len(e.spans)) for e in entries if e.kind != "publication"]


def test_every_article_with_a_date_is_a_publication_told_by_its_title() -> None:
    one, two = made("a", "Ships left.", "2021-03-12", title="Ships leave"), made("b", "Ships left.", None)
    (entry,) = line(annotated(one), annotated(two))
    assert (entry.kind, entry.date.value, entry.text.quote, entry.text.field) == (
        "publication",
        "2021-03-12",
        "Ships leave",
        "title",
    )


def test_relative_dates_of_different_days_that_mean_the_same_are_one_entry() -> None:
    one = told("a", "Lind signed the harbour treaty yesterday", "Lind sign harbour treaty", "2021-03-12")
    two = told("b", "Lind signed the harbour treaty on Thursday", "Lind sign harbour treaty", "2021-03-13")
    assert happenings(line(one, two)) == [("event", "2021-03-11", 2)]


def test_the_entry_keeps_the_narrowest_date_and_the_words_of_all() -> None:
    one = told("a", "Lind signed the harbour treaty last month", "Lind sign harbour treaty", "2021-04-02")
    two = told("b", "Lind signed the harbour treaty on March 11, 2021", "Lind sign harbour treaty", None)
    (entry,) = [e for e in line(one, two) if e.kind == "event"]
    assert (entry.date.value, entry.date.earliest, entry.date.latest) == ("2021-03-11", "2021-03-11", "2021-03-11")
    assert [s.article for s in entry.spans] == ["a", "b"]
    assert {s.quote for s in entry.date.spans} == {"last month", "March 11, 2021"}


def test_dates_that_exclude_each_other_stay_apart() -> None:
    one = told("a", "Lind signed the harbour treaty in 2019", "Lind sign harbour treaty", None)
    two = told("b", "Lind signed the harbour treaty last year", "Lind sign harbour treaty", "2021-03-12")
    assert happenings(line(one, two)) == [("event", "2019", 1), ("event", "2020", 1)]


def test_other_happenings_of_the_same_day_stay_apart() -> None:
    one = told("a", "Lind signed the harbour treaty on Thursday", "Lind sign harbour treaty", "2021-03-12")
    two = told("b", "Fire swept the old market on Thursday", "fire sweep old market", "2021-03-12", "sweep")
    assert happenings(line(one, two)) == [("event", "2021-03-11", 1), ("event", "2021-03-11", 1)]


def test_a_shared_claim_brings_other_wordings_together() -> None:
    one = told("a", "Lind signed the harbour treaty on Thursday", "Lind sign harbour treaty", "2021-03-12")
    two = told("b", "Lind put a name under it on Thursday", "Lind put name paper", "2021-03-12", "put")
    statements = tuple(
        Statement(a.article.id, a.article.span(c.start, c.end), None) for a in (one, two) for c in a.clauses
    )
    text = one.article.span(one.clauses[0].start, one.clauses[0].end)
    claim = Claim("c1", ("st1",), text, statements, Layers(2, 2, (1, 2), (0, None), ""))
    assert happenings(line(one, two)) == [("event", "2021-03-11", 1), ("event", "2021-03-11", 1)]
    two = told("b", "Lind put a name under the treaty on Thursday", "Lind put name treaty", "2021-03-12", "put")
    statements = tuple(
        Statement(a.article.id, a.article.span(c.start, c.end), None) for a in (one, two) for c in a.clauses
    )
    claim = Claim("c1", ("st1",), text, statements, Layers(2, 2, (1, 2), (0, None), ""))
    (entry,) = [e for e in line(one, two, claims=(claim,)) if e.kind == "event"]
    assert entry.claims == ("c1",)
    assert len(entry.spans) == 2


@pytest.mark.parametrize(
    "words",
    [
        "Lind signs treaties every day",
        "Lind waited two years",
        "Lind is now signing",
        "Lind signed it at 10:35 a.m.",
        "Lind wants the 1950 borders",
        "Lind signed in the 1990s",
    ],
)
def test_what_names_no_day_of_a_happening_gives_no_entry(words: str) -> None:
    assert happenings(line(told("a", words, "Lind sign treaty", "2021-03-12"))) == []


def test_relative_words_without_a_publication_date_are_left_out() -> None:
    assert line(told("a", "Lind signed the treaty last week", "Lind sign treaty", None)) == []


def test_what_only_could_be_is_no_happening() -> None:
    article = made("a", "Lind could sign the treaty on March 30, 2021.", None)
    maybe = clause(article, article.text[:-1], "sign", "Lind sign treaty", "possible")
    assert line(annotated(article, maybe)) == []


def test_the_two_days_of_a_range_are_one_entry() -> None:
    entries = line(told("a", "Talks will be held from 15-16 June", "talk hold", "2021-05-12", "hold"))
    (entry,) = [e for e in entries if e.kind == "event"]
    assert (entry.date.value, entry.date.earliest, entry.date.latest) == ("2021-06", "2021-06-15", "2021-06-16")


def test_the_time_of_saying_is_an_utterance() -> None:
    article = made("a", "Lind said on Wednesday that the harbour was safe.", "2021-03-12")

    def span(words: str) -> Span:
        start = article.text.index(words)
        return article.span(start, start + len(words))

    source, cue, content = span("Lind"), span("said"), span("that the harbour was safe")
    said = Attribution(
        "a#a1", "a", (source,), (cue,), (content,), "indirect", "speech", (Link("s1", (source,)),), None, "asserted",
        False, (), None,
    )  # fmt: skip
    inner = clause(article, "the harbour was safe", "be", "harbour safe")
    (entry,) = [e for e in line(annotated(article, inner, attributions=(said,))) if e.kind != "publication"]
    assert (entry.kind, entry.date.value, entry.text.quote) == ("utterance", "2021-03-10", article.text)


def test_a_participle_clause_is_told_with_the_thing_it_belongs_to() -> None:
    words = "Lind rejected the talks, even in a decree signed last year"
    (entry,) = [e for e in line(told("a", words, "Lind reject talk", "2021-03-12", "reject")) if e.kind == "event"]
    assert entry.text.quote == "a decree signed last year"


def test_entries_are_sorted_and_do_not_depend_on_the_order_of_articles() -> None:
    one = told("a", "Lind signed the harbour treaty in 2019", "Lind sign harbour treaty", "2021-03-12")
    two = told("b", "Fire swept the old market last week", "fire sweep old market", "2021-03-12", "sweep")
    three = told("c", "Lind signed the harbour treaty in May 2019", "Lind sign harbour treaty", None)
    forward, backward = line(one, two, three), line(three, two, one)
    assert forward == backward
    assert [e.date.earliest for e in forward] == sorted(e.date.earliest or "" for e in forward)
    assert happenings(forward) == [("event", "2019-05", 2), ("event", "2021-03", 1)]


def name(article: Article, words: str, kind: str) -> Name:
    start = article.text.index(words)
    return Name(start, start + len(words), words, kind, words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words", "predicate", "kind"),
    [
        (
            "The agency Skalda reported on Tuesday that ships left.",
            "The agency Skalda reported",
            "report",
            "publication",
        ),
        (
            "A report published on Tuesday counts ten ships.",
            "A report published on Tuesday counts",
            "count",
            "publication",
        ),
        ("The skipper reported on Tuesday that ships left.", "The skipper reported on Tuesday", "report", "utterance"),
        ("The harbour was opened on Tuesday, Skalda wrote.", "The harbour was opened on Tuesday", "open", "event"),
    ],
)
def test_an_outlets_report_is_a_publication(text: str, words: str, predicate: str, kind: str) -> None:
    article = made("a", text, "2021-03-12")
    grammar = parse(text)
    named = (name(article, "Skalda", "agency"),) if "Skalda" in text else ()
    stretch = clause(article, words if "Tuesday" in words else f"{words} on Tuesday", predicate, "harbour ship")
    read = Annotated(article, True, grammar.sentences, named, (), find_timexes(article, grammar), (), (), (stretch,))
    assert [e.kind for e in line(read) if e.date.value == "2021-03-09"] == [kind]


def test_a_date_in_what_is_said_is_an_event() -> None:
    article = made("a", "Lind said that the owner had been warned on Tuesday.", "2021-03-12")
    content = "the owner had been warned on Tuesday"
    start = article.text.index(content)
    said = Attribution(
        "a#a1", "a", (article.span(0, 4),), (article.span(5, 9),), (article.span(start, start + len(content)),),
        "indirect", "speech", (Link("s1", (article.span(0, 4),)),), None, "asserted", False, (), None,
    )  # fmt: skip
    read = annotated(article, clause(article, content, "warn", "owner warn"), attributions=(said,))
    assert happenings(line(read)) == [("event", "2021-03-09", 1)]
