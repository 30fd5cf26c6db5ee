"""Positions: expressions of stance case by case, then holders, channels and merging on small invented articles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language.en.parser import parse
from firsthand.language.en.stance import may_be_spoken, may_hold_stance
from firsthand.language.en.stance_grammar import Expression, expressions
from firsthand.model import Annotated, Article, Attribution, Position, Source
from firsthand.trace.positions import extra_sources, find_positions
from tests.builders import annotated, article, attribution, claim, source, story


def found(text: str) -> list[Expression]:
    return list(expressions(parse(text)))


# text | stance | issue | conditions
EXPRESSIONS = [
    ("Norland rejected the proposal on Monday.", "refuses", "the proposal"),
    ("Ada Lind opposes the new harbour tax.", "opposes", "the new harbour tax"),
    ("Norland does not support the harbour tax.", "opposes", "the harbour tax"),
    ("Norland backs the plan for a second bridge.", "supports", "the plan for a second bridge"),
    ("The governor, Ada Lind, ruled out a second vote.", "refuses", "a second vote"),
    ("Norland is ready to open the strait.", "offers", "open the strait"),
    ("Norland is not ready to open the strait.", "refuses", "open the strait"),
    ("Norland refused to open the strait.", "refuses", "open the strait"),
    ("Norland never agreed to open the strait.", "refuses", "open the strait"),
    ("Norland vowed never to open the strait.", "refuses", "open the strait"),
    ("Norland called for an immediate release of the sailors.", "demands", "an immediate release of the sailors"),
    ("Norland demanded that Sudland release the sailors.", "demands", "Sudland release the sailors"),
    ("Lind denied that she had met the smugglers.", "denies", "she had met the smugglers"),
    ("Lind denied the allegations.", "denies", "the allegations"),
    ("Lind rejected the allegations.", "denies", "the allegations"),
    ("Lind does not believe Sudland wants peace.", "doubts", "Sudland wants peace"),
    ("Lind predicted that the talks would fail.", "predicts", "the talks would fail"),
    ("A joint patrol is unacceptable to Norland.", "refuses", "A joint patrol"),
    ("The strait is non-negotiable for Norland.", "demands", "The strait"),
    ("Norland will not accept a joint patrol.", "refuses", "a joint patrol"),
    ("Norland does not want a long dispute.", "opposes", "a long dispute"),
    ("The navy fears another patrol, which Norland does not want.", "opposes", "another patrol"),
    ("Norland has no desire to end the dispute.", "opposes", "end the dispute"),
    ("Norland's demand for a full apology angered the islanders.", "demands", "a full apology"),
    ("Norland is opposed to a second bridge.", "opposes", "a second bridge"),
    ("Norland turned the offer down.", "refuses", "the offer"),
    ("Norland will not hear of a joint patrol.", "refuses", "a joint patrol"),
    ("Norland could live with a joint patrol.", "offers", "a joint patrol"),
    ("Norland vetoed the resolution.", "refuses", "the resolution"),
    ("Norland wants the minister to resign.", "demands", "the minister to resign"),
    ("Norland wants the wreck to stay where it is.", "supports", "the wreck to stay where it is"),
    ("Norland offered each widow 900 crowns.", "offers", "each widow 900 crowns"),
    ("Norland will not sign.", "refuses", "sign"),
    ("Norland wants a patrol; its ally will not pay.", "supports", "a patrol"),
]


@pytest.mark.parametrize(("text", "stance", "issue"), EXPRESSIONS)
def test_stance_and_issue(text: str, stance: str, issue: str) -> None:
    assert [(e.stance, text[slice(*e.issue)]) for e in found(text)] == [(stance, issue)]
    words = text.replace("-", " ").split()
    assert may_hold_stance(words) or may_be_spoken(words)


# What only the party's own words show; the holder is whoever says it.
SPOKEN = [
    ("The soldiers must leave the island.", "demands", "The soldiers must leave the island"),
    ("There will be no amnesty.", "refuses", "amnesty"),
    ("The bridge will not reopen until it has been tested.", "refuses", "The bridge will not reopen"),
    ("A new bridge would take years.", "predicts", "A new bridge would take years"),
    ("The embargo will fail.", "predicts", "The embargo will fail"),
]


@pytest.mark.parametrize(("text", "stance", "issue"), SPOKEN)
def test_stance_of_whoever_says_it(text: str, stance: str, issue: str) -> None:
    assert [(e.kind, e.stance, text[slice(*e.issue)]) for e in found(text)] == [("speaker", stance, issue)]


def test_it_is_the_issue_named_last() -> None:
    text = "Norland offered a truce and Sudland refused it."
    assert [(e.stance, text[slice(*e.issue)]) for e in found(text)] == [("offers", "a truce"), ("refuses", "a truce")]


def test_a_verb_after_a_quotation_belongs_to_the_sentence_around_it() -> None:
    text = 'Lind said that the office had "kept the rules" and denied the allegations.'
    assert [text[slice(*e.holders[0])] for e in found(text) if e.stance == "denies"] == ["Lind"]


SILENT = [
    "Norland does not rule out a joint patrol.",  # neither for nor against
    "Norland did not refuse the offer.",
    "Norland may support the harbour tax.",
    "Norland could accept a joint patrol.",
    "It is unclear whether Norland supports the harbour tax.",
    "If Norland supports the harbour tax, prices will rise.",
    "Does Norland support the harbour tax?",
    "Norland seems to want a long dispute.",
    "Norland is believed to oppose the tax.",
    "Lind declined to comment on the tax.",
    "The court denied him bail.",
    "Nobody wants a long dispute.",
    "The old bridge supports a water pipe, it seems.",
    "Norland wants it.",
    "Lind denied that Norland wants a long dispute in the strait."[5:],  # no subject: nobody denies
    "The divers must have seen the wreck.",
    "Lind would like to thank the divers.",
    "Lind does not think the divers should stop.",
    "Lind thinks it would be better.",
    "Lind would never have wanted a second bridge.",
    "Lind offered a sharp critique of the plan.",
    "The bridge that Lind refused to pay for was closed.",
    "Lind urged the divers to do the same.",
    "Norland is seeking a diver.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_stance(text: str) -> None:
    named = [e for e in found(text) if e.kind != "noun" or text[slice(*e.holders[0])] in ("Norland", "Lind", "Nobody")]
    assert named == []


CONDITIONS = [
    ("Norland is ready to open the strait if Sudland frees the sailors.", "offers", ["if Sudland frees the sailors"]),
    (
        "Norland would open the strait only if Sudland frees the sailors.",
        "offers",
        ["only if Sudland frees the sailors"],
    ),
    ("Norland will not sign the treaty unless Sudland pays.", "refuses", ["unless Sudland pays"]),
    (
        "Norland is willing to talk, provided that Sudland apologises first.",
        "offers",
        ["provided that Sudland apologises first"],
    ),
    ("Norland could accept a patrol if a judge led it.", "offers", ["if a judge led it"]),
    (
        "Norland offered to pay in exchange for the release of the sailors.",
        "offers",
        ["in exchange for the release of the sailors"],
    ),
    ("Norland opposes the tax even if it is small.", "opposes", []),
    (
        "Norland urged the islanders to stay ashore until the storm has passed.",
        "demands",
        ["until the storm has passed"],
    ),
    (
        'Norland would sign only if Sudland paid, "and not a day before".',
        "offers",
        ["only if Sudland paid"],
    ),
]


@pytest.mark.parametrize(("text", "stance", "conditions"), CONDITIONS)
def test_conditions(text: str, stance: str, conditions: list[str]) -> None:
    [e] = [e for e in found(text) if text[slice(*e.holders[0])] == "Norland"]
    assert (e.stance, [text[slice(*c)] for c in e.conditions]) == (stance, conditions)


def test_conjoined_subjects_hold_it_both() -> None:
    text = "Norland and Sudland want a new treaty."
    [e] = found(text)
    assert [text[slice(*h)] for h in e.holders] == ["Norland", "Sudland"]


NORLAND = source("s1", "Norland", "state")
LIND = source("s2", "Ada Lind", "person", part_of="s1")
BRANDT = source("s3", "Ole Brandt", "person", speaks_for="s2")
OFFICIALS = source("s4", "two officials", "anonymous", count=2)
KREBS = source("s5", "Jan Krebs", "person")
AGENCY = source("s6", "Skalda", "agency")
SOURCES = (NORLAND, LIND, BRANDT, OFFICIALS, KREBS, AGENCY)
NAMES = [("Norland", "state"), ("Ada Lind", "person"), ("Ole Brandt", "person"), ("Jan Krebs", "person")]


def positions(*read: Annotated, sources: tuple[Source, ...] = SOURCES) -> tuple[Position, ...]:
    every = (*sources, *extra_sources(read, sources))
    return find_positions([story(*[a.article for a in read])], read, every, [])


SKALDA_HEARD = [("s6", "Skalda"), ("s4", "two officials")]


def one(a: Article, *attributions: Attribution) -> tuple[str, str | None, str, str]:
    [p] = positions(annotated(a, attributions, NAMES))
    return p.party, p.speaker, p.channel, p.stance


def test_unnamed_people_make_it_anonymous() -> None:
    a = article("a", "Ada Lind is ready to open the strait, two officials told Skalda.")
    said = attribution(
        a,
        1,
        "two officials",
        "told",
        "Ada Lind is ready to open the strait",
        [("s6", "Skalda"), ("s4", "two officials")],
    )
    assert one(a, said) == ("s2", "s4", "anonymous", "offers")


def test_spokesman_speaks_in_public_for_his_party() -> None:
    a = article("a", "Ole Brandt said that Ada Lind opposes the tax.")
    said = attribution(a, 1, "Ole Brandt", "said", "Ada Lind opposes the tax", [("s3", "Ole Brandt")])
    assert one(a, said) == ("s2", "s3", "public", "opposes")


def test_denial_by_a_spokesman_is_his_partys() -> None:
    a = article("a", "Ole Brandt denied that the strait was closed.")
    said = attribution(a, 1, "Ole Brandt", "denied", "the strait was closed", [("s3", "Ole Brandt")])
    assert one(a, said) == ("s2", "s3", "public", "denies")


def test_third_party_characterises() -> None:
    a = article("a", "Jan Krebs said Norland wants a long dispute.")
    said = attribution(a, 1, "Jan Krebs", "said", "Norland wants a long dispute", [("s5", "Jan Krebs")])
    assert one(a, said) == ("s1", "s5", "characterised", "supports")


def test_anonymous_report_of_a_partys_own_words_stays_anonymous() -> None:
    a = article("a", "Two officials said Ada Lind had insisted on a full apology.")
    outer = attribution(
        a, 1, "Two officials", "said", "Ada Lind had insisted on a full apology", [("s4", "Two officials")]
    )
    inner = attribution(
        a, 2, "Ada Lind", "insisted", "on a full apology", [("s4", "Two officials"), ("s2", "Ada Lind")], parent="a#a1"
    )
    assert one(a, outer, inner) == ("s2", "s4", "anonymous", "demands")


def test_according_to_unnamed_people_stays_anonymous_where_the_chains_are_apart() -> None:
    a = article("a", "Ada Lind insisted on a full apology, according to two officials.")
    inner = attribution(a, 1, "Ada Lind", "insisted", "on a full apology", [("s2", "Ada Lind")])
    whole = "Ada Lind insisted on a full apology"
    outer = attribution(a, 2, "two officials", "according to", whole, [("s4", "two officials")])
    assert one(a, inner, outer) == ("s2", "s4", "anonymous", "demands")


def test_the_company_said_that_it() -> None:
    a = article("a", "Oresund Lines lost a ship. The company said that it was ready to pay.")
    vague = source("s7", "company", "organization")
    said = attribution(a, 1, "The company", "said", "that it was ready to pay", [("s7", "The company")])
    named = source("s8", "Oresund Lines", "organization")
    read = annotated(a, [said], [("Oresund Lines", "organization")])
    [p] = find_positions([story(a)], [read], (*SOURCES, vague, named), [])
    assert (p.party, p.speaker, p.channel, p.stance) == ("s8", "s8", "public", "offers")


def test_minister_of_no_named_state_is_no_opponent() -> None:
    a = article("a", "The minister said Norland wants a long dispute.")
    minister = source("s7", "minister", "person", description="foreign minister")
    said = attribution(a, 1, "The minister", "said", "Norland wants a long dispute", [("s7", "The minister")])
    read = annotated(a, [said], NAMES)
    assert find_positions([story(a)], [read], (*SOURCES, minister), []) == ()


def test_what_the_article_tells_on_its_own_word_is_public() -> None:
    assert one(article("a", "On Monday Ada Lind rejected the plan.")) == ("s2", None, "public", "refuses")
    assert one(article("a", "For years Ada Lind wants a new bridge.")) == ("s2", None, "public", "supports")


def test_we_in_a_quote_is_the_speakers_party() -> None:
    a = article("a", "“We will never accept a joint patrol,” Ole Brandt said.")
    said = attribution(a, 1, "Ole Brandt", "said", "“We will never accept a joint patrol,”", [("s3", "Ole Brandt")])
    assert one(a, said) == ("s2", "s3", "public", "refuses")


def test_a_party_refuses_in_its_own_words_only() -> None:
    a = article("a", "Ole Brandt said that Ada Lind would not sign.")
    said = attribution(a, 1, "Ole Brandt", "said", "Ada Lind would not sign", [("s3", "Ole Brandt")])
    assert one(a, said) == ("s2", "s3", "public", "refuses")
    b = article("b", "Jan Krebs said that Ada Lind would not sign.")
    guess = attribution(b, 1, "Jan Krebs", "said", "Ada Lind would not sign", [("s5", "Jan Krebs")])
    assert positions(annotated(b, [guess], NAMES)) == ()


def test_groups_and_bodies_are_parties_by_what_they_are() -> None:
    a = annotated(article("a", "The divers' association opposes the tax. Farmers oppose the toll. Many oppose both."))
    extra = extra_sources([a], SOURCES)
    assert [(s.name, s.kind) for s in extra] == [("divers' association", "organization"), ("Farmers", "organization")]
    assert [(p.party, p.issue.quote) for p in positions(a)] == [("s7", "the tax"), ("s8", "the toll")]


def test_her_members_are_her_party() -> None:
    a = article("a", "Jan Krebs said that his members would refuse to dive.")
    union = source("s7", "Divers' Union", "organization")
    head = source("s5", "Jan Krebs", "person", part_of="s7")
    said = attribution(a, 1, "Jan Krebs", "said", "his members would refuse to dive", [("s5", "Jan Krebs")])
    read = annotated(a, [said], NAMES)
    [p] = find_positions([story(a)], [read], (*SOURCES[:4], head, union), [])
    assert (p.party, p.speaker, p.channel, p.stance) == ("s7", "s5", "public", "refuses")


def test_an_officer_speaks_for_the_body_beside_the_name() -> None:
    a = article("a", "Norland's foreign minister, Jan Krebs, said that Norland is ready to talk.")
    said = attribution(a, 1, "Jan Krebs", "said", "Norland is ready to talk", [("s5", "Jan Krebs")])
    assert one(a, said) == ("s1", "s5", "public", "offers")
    b = article("b", "Norland's former minister, Jan Krebs, said that Norland is ready to talk.")
    gone = attribution(b, 1, "Jan Krebs", "said", "Norland is ready to talk", [("s5", "Jan Krebs")])
    assert one(b, gone) == ("s1", "s5", "characterised", "offers")


def test_the_statement_is_its_issuers() -> None:
    a = article("a", "Ada Lind defended the tax in a statement. The statement called for a vote.")
    said = attribution(a, 1, "Ada Lind", "defended", "the tax", [("s2", "Ada Lind")])
    assert [p.party for p in positions(annotated(a, [said], NAMES)) if p.stance == "demands"] == ["s2"]


def test_an_unsourced_wish_is_left_out_where_unnamed_people_are_the_source() -> None:
    a = article(
        "a", "Ada Lind is ready to sign, two officials said. Ada Lind wants a truce. Ada Lind rejected the tax."
    )
    said = attribution(a, 1, "two officials", "said", "Ada Lind is ready to sign", [("s4", "two officials")])
    found_ = positions(annotated(a, [said], NAMES))
    assert [(p.issue.quote, p.channel) for p in found_] == [("sign", "anonymous"), ("the tax", "public")]


def test_headline_without_attribution_is_no_position() -> None:
    assert positions(annotated(article("a", "Ada Lind wants a new bridge\n\nThe sea was calm."), (), NAMES)) == ()


def test_pronoun_with_two_candidates_stays_open() -> None:
    a = article("a", "Ada Lind met Jan Krebs. He rejected the plan.")
    assert positions(annotated(a, (), NAMES)) == ()


def test_pronoun_follows_the_only_subject_before() -> None:
    a = article("a", "Jan Krebs came to Norland by sea. He rejected the plan.")
    assert [p.party for p in positions(annotated(a, (), NAMES[3:]))] == ["s5"]


def test_unknown_speaker_is_silent() -> None:
    a = article("a", "Somebody said Norland wants a long dispute.")
    said = attribution(a, 1, "Somebody", "said", "Norland wants a long dispute", [])
    assert positions(annotated(a, [said], NAMES)) == ()


def test_holder_that_never_speaks_becomes_a_source() -> None:
    a = annotated(article("a", "Last week Sudland rejected the plan."), (), [("Sudland", "state")])
    [extra] = extra_sources([a], SOURCES)
    assert (extra.id, extra.name, extra.kind) == ("s7", "Sudland", "state")
    assert [p.party for p in positions(a)] == ["s7"]
    assert find_positions([story(a.article)], [a], SOURCES, []) == ()


def test_rows_of_one_claim_are_one_with_the_most_direct_channel() -> None:
    a = article("a", "Two officials said Ada Lind is ready to open the strait.")
    b = article("b", "On Monday Ada Lind said that she was ready to open the whole strait.")
    told = attribution(a, 1, "Two officials", "said", "Ada Lind is ready to open the strait", [("s4", "Two officials")])
    said = attribution(b, 1, "Ada Lind", "said", "she was ready to open the whole strait", [("s2", "Ada Lind")])
    one_claim = claim("c1", (a, "open the strait", "a#a1"), (b, "open the whole strait", "b#a1"))
    read = [annotated(a, [told], NAMES), annotated(b, [said], NAMES)]
    [p] = find_positions([story(a, b)], read, SOURCES, [one_claim])
    assert (p.channel, p.attribution) == ("public", "b#a1")
    assert [x.quote for x in p.spans] == [
        "she was ready to open the whole strait",
        "Ada Lind is ready to open the strait",
    ]
    assert len(find_positions([story(a, b)], read, SOURCES, [])) == 2


def test_order_of_articles_does_not_matter() -> None:
    read = [
        annotated(article("a", "Last week Sudland rejected the plan."), (), [("Sudland", "state")]),
        annotated(article("b", "Last week Westland rejected the plan."), (), [("Westland", "state")]),
    ]
    every = (*SOURCES, *extra_sources(read, SOURCES))
    assert every == (*SOURCES, *extra_sources(read[::-1], SOURCES))
    stories = [story(read[0].article, read[1].article)]
    assert find_positions(stories, read, every, []) == find_positions(stories, read[::-1], every, [])


WORDS = ["Norland ", "wants ", "never ", "if ", "refuses to ", "talk", "must ", "unless ", "Война "]
MARKS = ["“", "”", '"', "\u200b", ". ", "\n", ", ", "(", "😀"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, *MARKS]), max_size=25).map("".join))
def test_any_text_gives_exact_spans(text: str) -> None:
    a = article("a", text)
    for p in positions(annotated(a, (), [("Norland", "state")])):
        for s in (*p.spans, *p.conditions, p.issue):
            assert s.quote and text[s.start : s.end] == s.quote


def test_long_line_is_linear_and_safe() -> None:
    a = article("a", "Norland wants " * 20_000)
    assert positions(annotated(a, (), [("Norland", "state")])) == ()
