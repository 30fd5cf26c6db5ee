"""The family tree: absent reports, copies, silent retellings; and what is never a parent."""

from __future__ import annotations

import itertools

from firsthand.model import Article, Date
from firsthand.trace.lineage import Lineage, trace_lineage
from tests.builders import annotated, article, attribution, claim, credit, reuse, source, story

AGENCY = source("s1", "Norvik News Agency", "agency")
PEOPLE = source("s2", "four officials", "anonymous", count=4)
MINISTER = source("s3", "Ada Holm", "person")
GAZETTE = source("s4", "The Tarn Gazette", "outlet")
SOURCES = (AGENCY, PEOPLE, MINISTER, GAZETTE)

A = article(
    "a", "The dam will close, four officials told Norvik News Agency.", outlet="Bay Post", published="2031-05-02"
)
B = article(
    "b", "Norvik News Agency reports that the dam is to be shut. It rained.", outlet="Hill Echo", published="2031-05-03"
)


def _agency_story() -> tuple[Lineage, list[Article]]:
    first = annotated(
        A,
        [
            attribution(
                A,
                1,
                "four officials",
                "told",
                "The dam will close",
                [("s1", "Norvik News Agency"), ("s2", "four officials")],
            )
        ],
    )
    second = annotated(
        B,
        [attribution(B, 1, "Norvik News Agency", "reports", "the dam is to be shut", [("s1", "Norvik News Agency")])],
    )
    claims = [claim("c1", (A, "The dam will close", "a#a1"), (B, "the dam is to be shut", "b#a1"))]
    return trace_lineage([story(A, B)], [first, second], SOURCES, [], claims), [A, B]


def test_a_named_report_is_one_absent_node_dated_by_its_first_retelling() -> None:
    lineage, _ = _agency_story()
    (origin,) = lineage.origins
    assert (origin.name, origin.kind, origin.article) == ("Norvik News Agency", "report", None)
    assert origin.date is not None
    assert (origin.date.earliest, origin.date.latest) == (None, "2031-05-02")
    assert [(d.child, d.parent, d.kind) for d in lineage.derivations] == [
        ("a", origin.id, "rewrite"),
        ("b", origin.id, "rewrite"),
    ]
    assert all(e.kind == "credit" and e.spans for d in lineage.derivations for e in d.evidence)
    assert lineage.cited == {"a#a1": origin.id, "b#a1": origin.id}


def test_the_day_that_the_words_name_dates_the_report() -> None:
    said = Date("2031-05-01", "day", "2031-05-01", "2031-05-01", "on Thursday")
    x = annotated(
        B,
        [
            attribution(
                B,
                1,
                "Norvik News Agency",
                "reports",
                "the dam is to be shut",
                [("s1", "Norvik News Agency")],
                said=said,
            )
        ],
    )
    (origin,) = trace_lineage([story(B)], [x], SOURCES, [], []).origins
    assert origin.date == said


def test_a_report_among_the_files_is_that_article() -> None:
    own = article(
        "n", "NORVIK - The dam is to be shut, officials said.", outlet="Norvik News Agency", published="2031-05-01"
    )
    child = annotated(
        B,
        [attribution(B, 1, "Norvik News Agency", "reports", "the dam is to be shut", [("s1", "Norvik News Agency")])],
    )
    lineage = trace_lineage([story(B, own)], [child, annotated(own)], SOURCES, [], [])
    (origin,) = lineage.origins
    assert (origin.kind, origin.article) == ("article", "n")
    assert [(d.child, d.parent) for d in lineage.derivations] == [("b", "n")]


def test_an_article_does_not_derive_from_its_own_outlet() -> None:
    own = article("n", "Officials told Norvik News Agency that the dam will close.", outlet="Norvik News Agency")
    x = annotated(
        own,
        [
            attribution(
                own,
                1,
                "Officials",
                "told",
                "the dam will close",
                [("s1", "Norvik News Agency"), ("s2", "Officials")],
            )
        ],
    )
    lineage = trace_lineage([story(own)], [x], SOURCES, [], [])
    assert lineage.derivations == ()
    assert [o.article for o in lineage.origins] == ["n"]


def test_a_photo_credit_or_a_source_line_of_the_own_site_is_no_origin() -> None:
    text = "The dam will close. Photo: Norvik News Agency. Source: hillecho.example"
    a = article("p", text, outlet="Hill Echo")
    a = credit(a, "photo", "Norvik News Agency", "Photo: Norvik News Agency")
    a = credit(a, "publisher", "hillecho.example", "Source: hillecho.example")
    lineage = trace_lineage([story(a)], [annotated(a)], SOURCES, [], [])
    assert lineage.derivations == ()
    assert [(o.kind, o.article) for o in lineage.origins] == [("article", "p")]


def test_a_wire_credit_is_a_parent() -> None:
    a = article("w", "The dam will close. (Norvik News Agency)", outlet="Hill Echo")
    a = credit(a, "wire", "Norvik News Agency", "(Norvik News Agency)")
    lineage = trace_lineage([story(a)], [annotated(a)], SOURCES, [], [])
    assert [(d.child, d.kind) for d in lineage.derivations] == [("w", "rewrite")]
    assert [o.name for o in lineage.origins] == ["Norvik News Agency"]


def test_the_outermost_outlet_is_the_direct_parent() -> None:
    a = article("g", "The Tarn Gazette writes that Norvik News Agency was told the dam will close.")
    x = attribution(
        a,
        1,
        "Norvik News Agency",
        "was told",
        "the dam will close",
        [("s4", "The Tarn Gazette"), ("s1", "Norvik News Agency")],
    )
    lineage = trace_lineage([story(a)], [annotated(a, [x])], SOURCES, [], [])
    assert [o.name for o in lineage.origins] == ["The Tarn Gazette"]


COPIED = (
    "Engineers found three cracks in the northern wall, and four officials told Norvik News Agency that it will close"
)


def _copies(first: str | None, second: str | None) -> Lineage:
    a = article("x", f"{COPIED}.", outlet="Bay Post", published=first)
    b = article("y", f"{COPIED}. Read by all.", outlet="Copy Site", published=second)
    chain = [("s1", "Norvik News Agency"), ("s2", "four officials")]
    made = [annotated(t, [attribution(t, 1, "four officials", "told", "it will close", chain)]) for t in (a, b)]
    return trace_lineage([story(a, b)], made, SOURCES, [reuse(a, b, COPIED)], [])


def test_a_copy_has_the_copied_article_as_its_only_parent() -> None:
    edges = {(d.child, d.parent): d for d in _copies("2031-05-01", "2031-05-02").derivations}
    assert set(edges) == {("x", "o1"), ("y", "x")}
    assert edges["y", "x"].kind in ("reprint", "rewrite")
    assert edges["y", "x"].directed
    assert edges["y", "x"].passages[0].parent is not None
    assert {e.kind for e in edges["y", "x"].evidence} == {"wording"}


def test_the_direction_of_a_copy_without_dates_is_left_open() -> None:
    copy = next(d for d in _copies(None, None).derivations if d.child == "y")
    assert not copy.directed


def test_a_corrected_version_is_a_revision() -> None:
    a = article("v1", f"{COPIED}.", outlet="Bay Post", published="2031-05-02")
    b = article("v2", f"{COPIED}. Correction: an earlier version of this article said two.", outlet="Bay Post")
    lineage = trace_lineage([story(a, b)], [annotated(a), annotated(b)], SOURCES, [reuse(a, b, COPIED)], [])
    assert [(d.child, d.parent, d.kind, d.directed) for d in lineage.derivations] == [("v2", "v1", "revision", True)]


def test_an_uncredited_quotation_of_unnamed_people_comes_from_the_report_that_has_it() -> None:
    a = article("a", "“It will be gone by winter,” an official told Norvik News Agency.", published="2031-05-02")
    b = article("b", "“It will be gone by winter,” an official said.", published="2031-05-03")
    one = attribution(
        a,
        1,
        "an official",
        "told",
        "“It will be gone by winter,”",
        [("s1", "Norvik News Agency"), ("s2", "an official")],
    )
    two = attribution(b, 1, "an official", "said", "“It will be gone by winter,”", [("s5", "an official")])
    sources = (*SOURCES, source("s5", "an official", "anonymous", count=1))
    claims = [
        claim("c1", (a, "“It will be gone by winter,”", "a#a1"), (b, "“It will be gone by winter,”", "b#a1")),
    ]
    lineage = trace_lineage([story(a, b)], [annotated(a, [one]), annotated(b, [two])], sources, [], claims)
    edge = next(d for d in lineage.derivations if d.child == "b")
    assert edge.parent == "o1"
    assert [e.kind for e in edge.evidence] == ["quote"]
    assert edge.confidence < 0.9


def test_one_shared_claim_of_a_named_person_makes_no_parent() -> None:
    a = article("a", "The wall is safe, Ada Holm told Norvik News Agency.")
    b = article("b", "Ada Holm called the wall safe.")
    one = attribution(a, 1, "Ada Holm", "told", "The wall is safe", [("s1", "Norvik News Agency"), ("s3", "Ada Holm")])
    two = attribution(b, 1, "Ada Holm", "called", "the wall safe", [("s3", "Ada Holm")])
    claims = [claim("c1", (a, "The wall is safe", "a#a1"), (b, "the wall safe", "b#a1"))]
    lineage = trace_lineage([story(a, b)], [annotated(a, [one]), annotated(b, [two])], SOURCES, [], claims)
    assert [d.child for d in lineage.derivations] == ["a"]


def test_an_interview_given_to_an_outlet_is_an_utterance() -> None:
    a = article("i", "The wall is safe, Ada Holm said in an interview with The Tarn Gazette.", outlet="Bay Post")
    x = attribution(a, 1, "Ada Holm", "said", "The wall is safe", [("s3", "Ada Holm")])
    made = annotated(a, [x], [("The Tarn Gazette", "outlet")])
    origin, _ = trace_lineage([story(a)], [made], SOURCES, [], []).origins
    assert (origin.kind, origin.name) == ("utterance", "an interview with The Tarn Gazette (Ada Holm)")


def test_a_press_conference_heard_by_two_is_one_utterance() -> None:
    a = article("p1", "At a press conference in Tarn, Ada Holm said the wall is safe.", outlet="Bay Post")
    b = article("p2", "Ada Holm told a news conference the wall would hold.", outlet="Hill Echo")
    one = attribution(a, 1, "Ada Holm", "said", "the wall is safe", [("s3", "Ada Holm")])
    two = attribution(b, 1, "Ada Holm", "told a news conference", "the wall would hold", [("s3", "Ada Holm")])
    lineage = trace_lineage([story(a, b)], [annotated(a, [one]), annotated(b, [two])], SOURCES, [], [])
    assert [(o.kind, o.article) for o in lineage.origins] == [
        ("utterance", None),
        ("article", "p1"),
        ("article", "p2"),
    ]
    assert [(d.child, d.kind) for d in lineage.derivations] == [("p1", "quotation"), ("p2", "quotation")]


def test_the_order_of_articles_does_not_matter() -> None:
    results = set()
    for order in itertools.permutations([("x", "2031-05-01"), ("y", "2031-05-02"), ("z", "2031-05-03")]):
        made = [annotated(article(i, f"{COPIED}.", outlet=i, published=d)) for i, d in order]
        pairs = [
            reuse(p.article, q.article, COPIED)
            for p, q in itertools.combinations(sorted(made, key=lambda m: m.article.id), 2)
        ]
        results.add(repr(trace_lineage([story(*(m.article for m in made))], made, SOURCES, pairs, [])))
    assert len(results) == 1


def test_a_statement_is_a_document_that_two_articles_quote() -> None:
    a = article("d1", "The wall is safe, Ada Holm said in a statement on Thursday.", outlet="Bay Post")
    b = article("d2", "According to a statement by Ada Holm, the wall would hold.", outlet="Hill Echo")
    one = attribution(a, 1, "Ada Holm", "said", "The wall is safe", [("s3", "Ada Holm")])
    two = attribution(b, 1, "a statement by Ada Holm", "According to", "the wall would hold", [("s3", "Ada Holm")])
    lineage = trace_lineage([story(a, b)], [annotated(a, [one]), annotated(b, [two])], SOURCES, [], [])
    assert [(o.kind, o.name) for o in lineage.origins if o.article is None] == [("document", "a statement (Ada Holm)")]
    assert [(d.child, d.parent, d.kind) for d in lineage.derivations] == [
        ("d1", "o1", "quotation"),
        ("d2", "o1", "quotation"),
    ]


def test_the_own_outlet_by_its_short_name_is_own_reporting_beside_what_is_retold() -> None:
    a = article(
        "h", "The dam may close, an official told the Echo. It will, Norvik News Agency said.", outlet="Hill Echo"
    )
    sources = (*SOURCES, source("s8", "Echo", "outlet"), source("s9", "an official", "anonymous"))
    one = attribution(a, 1, "an official", "told", "The dam may close", [("s8", "the Echo"), ("s9", "an official")])
    two = attribution(a, 2, "Norvik News Agency", "said", "It will", [("s1", "Norvik News Agency")])
    lineage = trace_lineage([story(a)], [annotated(a, [one, two])], sources, [], [])
    assert [(o.name, o.kind) for o in lineage.origins] == [("Norvik News Agency", "report"), ("Hill Echo", "article")]


def test_what_somebody_told_the_own_outlet_is_own_reporting_without_a_hop() -> None:
    a = article(
        "h", "The dam may close, an official told the Echo. It will, Norvik News Agency said.", outlet="Hill Echo"
    )
    sources = (*SOURCES, source("s9", "an official", "anonymous"))
    one = attribution(a, 1, "an official", "told", "The dam may close", [("s9", "an official")])
    two = attribution(a, 2, "Norvik News Agency", "said", "It will", [("s1", "Norvik News Agency")])
    lineage = trace_lineage([story(a)], [annotated(a, [one, two])], sources, [], [])
    assert [(o.name, o.kind) for o in lineage.origins] == [("Norvik News Agency", "report"), ("Hill Echo", "article")]


def test_shared_quotations_alone_make_no_copy() -> None:
    said = '"The wall has three cracks, and nobody who has seen them can say that the lake should be filled again,"'
    a = article("q1", f"{said} Ada Holm said. Engineers disagree about the northern end.", published="2031-05-01")
    b = article("q2", f"The minister spoke in Tarn on a cold morning. {said} Ada Holm said.", published="2031-05-02")
    made = [annotated(x, [attribution(x, 1, "Ada Holm", "said", said, [("s3", "Ada Holm")])]) for x in (a, b)]
    assert trace_lineage([story(a, b)], made, SOURCES, [reuse(a, b, f"{said} Ada Holm said")], []).derivations == ()


def test_a_credit_decides_between_two_articles_with_the_same_words() -> None:
    wire = article("wire", f"{COPIED}.", outlet="Norvik News Agency")
    first = article("first", f"{COPIED}.", outlet="Bay Post", published="2031-05-01")
    second = credit(
        article("second", f"{COPIED}. (Norvik News Agency)", outlet="Hill Echo", published="2031-05-02"),
        "wire",
        "Norvik News Agency",
        "(Norvik News Agency)",
    )
    made = [annotated(a) for a in (wire, first, second)]
    pairs = [reuse(a, b, COPIED) for a, b in ((wire, first), (wire, second), (first, second))]
    edges = trace_lineage([story(wire, first, second)], made, SOURCES, pairs, []).derivations
    edge = next(d for d in edges if d.child == "second")
    assert (edge.parent, edge.directed) == ("wire", True)
    assert {e.kind for e in edge.evidence} == {"credit", "wording"}


def test_a_document_that_speaks_is_an_origin_only_by_a_telling_name() -> None:
    sources = (
        *SOURCES,
        source("s8", "safety filing of Tarn Power", "document"),
        source("s9", "report", "document"),
    )
    a = article("f", "The wall is safe, a safety filing of Tarn Power writes. The lake is full, the report says.")
    one = attribution(
        a, 1, "a safety filing of Tarn Power", "writes", "The wall is safe", [("s8", "a safety filing of Tarn Power")]
    )
    two = attribution(a, 2, "the report", "report says", "The lake is full", [("s9", "the report")])
    lineage = trace_lineage([story(a)], [annotated(a, [one, two])], sources, [], [])
    assert [o.name for o in lineage.origins if o.kind == "document"] == ["safety filing of Tarn Power"]
