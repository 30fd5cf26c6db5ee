"""The absent report in the words of its retellings, and what was lost on the way."""

from __future__ import annotations

from dataclasses import replace

from firsthand.model import Article, Attribution, Claim, Derivation, Origin, Reading, Statement, Variant
from firsthand.trace.drift import find_drift
from firsthand.trace.lost import reconstruct
from tests.builders import annotated, article, attribution, claim, source, words

AGENCY = source("s1", "Norvik News Agency", "agency")
PEOPLE = source("s2", "five officials", "anonymous", count=5)
FEWER = source("s3", "three officials", "anonymous", count=3)
A = article("a", "The dam may close in 2032, five officials told Norvik News Agency.")
B = article("b", "The dam closes in 2023.")
C = article("c", "The dam may close in 2032, three officials told the agency.")
REPORT = Origin("o1", "Norvik News Agency", "report", None, None, (words(A, "Norvik News Agency"),))


def told(x: Article, people: str, n: str, agency: str) -> Attribution:
    hedge = (words(x, "may"),)
    return attribution(x, 1, people, "told", "The dam may close in 2032", [("s1", agency), (n, people)], hedge=hedge)


def edge(child: str) -> Derivation:
    return Derivation(child, "o1", "rewrite", True, 0.5, 0.9, (), ())


ONE, TWO = told(A, "five officials", "s2", "Norvik News Agency"), told(C, "three officials", "s3", "the agency")
EDGES = [edge("a"), edge("b"), edge("c")]


def _claim() -> Claim:
    c = claim("c1", (A, "The dam may close in 2032", "a#a1"), (B, "The dam closes in 2023", None))
    return replace(c, statements=tuple(Statement(s.article, s.span, s.attribution, ("o1",)) for s in c.statements))


def test_the_best_reading_is_the_supported_one_and_the_other_stands_beside_it() -> None:
    readings = (
        Reading("2032", ("a",), (words(A, "2032"),), None, True),
        Reading("2023", ("b",), (words(B, "2023"),), "b", False),
    )
    variant = Variant("v1", "c1", "date", True, readings)
    (lost,) = reconstruct([_claim()], [variant], [REPORT], EDGES, [ONE])
    assert lost.origin == "o1"
    assert lost.claims[0].reading.quote == "The dam may close in 2032"
    assert [s.quote for s in lost.claims[0].rejected] == ["The dam closes in 2023"]


def test_without_a_conflict_nothing_is_rejected() -> None:
    (lost,) = reconstruct([_claim()], [], [REPORT], EDGES, [ONE])
    assert lost.claims[0].rejected == ()


def test_a_report_that_is_here_is_not_lost() -> None:
    here = Origin("o1", "Norvik News Agency", "article", "a", None, ())
    assert reconstruct([_claim()], [], [here], EDGES, [ONE]) == ()


def test_attribution_and_certainty_are_lost_on_the_way() -> None:
    drift = find_drift([_claim()], [annotated(A, [ONE]), annotated(B)], [AGENCY, PEOPLE], [REPORT], EDGES[:2])
    assert [(d.child, d.what, [s.quote for s in d.from_]) for d in drift] == [
        ("b", "attribution", ["five officials", "told"]),
        ("b", "certainty", ["may"]),
    ]
    assert [s.quote for s in drift[0].to] == ["The dam closes in 2023"]


D = article("d", "The dam may close in 2032, five officials told it.")
MORE = attribution(
    D,
    1,
    "five officials",
    "told",
    "The dam may close in 2032",
    [("s1", "it"), ("s2", "five officials")],
    hedge=(words(D, "may"),),
)


def _counted(*articles: tuple[Article, str]) -> Claim:
    c = claim("c1", *((a, "The dam may close in 2032", i) for a, i in articles))
    return replace(c, statements=tuple(Statement(s.article, s.span, s.attribution, ("o1",)) for s in c.statements))


def test_another_number_of_unnamed_people_than_two_retellings_give_is_drift() -> None:
    made = [annotated(A, [ONE]), annotated(C, [TWO]), annotated(D, [MORE])]
    c = _counted((A, "a#a1"), (C, "c#a1"), (D, "d#a1"))
    drift = find_drift([c], made, [AGENCY, PEOPLE, FEWER], [REPORT], [EDGES[0], EDGES[2], edge("d")])
    assert [(d.child, d.what, [s.quote for s in d.to]) for d in drift] == [("c", "count", ["three officials"])]


def test_one_number_against_another_decides_nothing() -> None:
    made = [annotated(A, [ONE]), annotated(C, [TWO])]
    c = _counted((A, "a#a1"), (C, "c#a1"))
    assert find_drift([c], made, [AGENCY, PEOPLE, FEWER], [REPORT], [EDGES[0], EDGES[2]]) == ()


def test_what_both_say_alike_is_no_drift() -> None:
    same = told(C, "three officials", "s2", "the agency")
    made = [annotated(A, [ONE]), annotated(C, [same])]
    c = _counted((A, "a#a1"), (C, "c#a1"))
    assert find_drift([c], made, [AGENCY, PEOPLE], [REPORT], [EDGES[0], EDGES[2]]) == ()
