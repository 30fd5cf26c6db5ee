import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.annotate import annotate
from firsthand.annotate.attributions import find_attributions
from firsthand.annotate.names import find_names
from firsthand.language.en.parser import parse
from firsthand.model import Article, Attribution, Source


def article(text: str, outlet: str | None = None) -> Article:
    return Article("a", None, None, outlet, None, (), None, None, "en", text, "")


def read(text: str, outlet: str | None = None) -> tuple[dict[str, Source], tuple[Attribution, ...]]:
    a = article(text, outlet)
    grammar = parse(text)
    sources, attributions = find_attributions(a, grammar, find_names(a, grammar), (), ())
    return {s.id: s for s in sources}, attributions


def quotes(a: Attribution) -> tuple[str, str, str]:
    def join(spans: tuple[object, ...]) -> str:
        return " | ".join(s.quote for s in spans)  # type: ignore[attr-defined]

    return join(a.source), join(a.cue), join(a.content)


def chain(sources: dict[str, Source], a: Attribution) -> list[str]:
    return [sources[link.source].name for link in a.chain]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Anna Holm said that the bridge was unsafe.",
            "Anna Holm",
            "said",
            "that the bridge was unsafe",
        ),
        ("The bridge was unsafe, Anna Holm said.", "Anna Holm", "said", "The bridge was unsafe"),
        (
            "According to the mayor, the bridge was unsafe.",
            "the mayor",
            "According to",
            "the bridge was unsafe",
        ),
        (
            "The bridge will close in May, according to two engineers.",
            "two engineers",
            "according to",
            "The bridge will close in May",
        ),
        (
            "“We will rebuild the bridge,” said Anna Holm.",
            "Anna Holm",
            "said",
            "“We will rebuild the bridge,”",
        ),
        (
            "Officials fear that the bridge may fall.",
            "Officials",
            "fear",
            "that the bridge may fall",
        ),
    ],
)
def test_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    _, attributions = read(text)
    assert (source, cue, content) in [quotes(a) for a in attributions]


def test_words_told_to_an_agency_passed_through_it() -> None:
    sources, attributions = read("A senior official told Reuters that the talks had failed.")
    assert chain(sources, attributions[0])[0] == "Reuters"
    assert sources[attributions[0].chain[-1].source].kind == "anonymous"
    assert sources[attributions[0].chain[-1].source].count == 1


def test_reporters_without_an_outlet_are_no_hop() -> None:
    sources, attributions = read("Anna Holm told reporters that the talks had failed.")
    assert chain(sources, attributions[0]) == ["Anna Holm"]


def test_the_articles_own_outlet_is_no_hop() -> None:
    _, attributions = read("A senior official told Reuters that the talks had failed.", outlet="Reuters")
    assert len(attributions[0].chain) == 1


def test_a_report_of_a_report_has_a_chain_and_a_parent() -> None:
    sources, attributions = read("Reuters reports that two diplomats say the talks have failed.")
    inner = next(a for a in attributions if a.parent)
    assert inner.parent == attributions[0].id
    assert chain(sources, inner) == ["Reuters", "two diplomats"]


def test_a_part_of_a_group_keeps_the_chain_of_the_group() -> None:
    text = (
        "Four harbour sources cited by the Harbour Courier said the port would close.\n"
        "Three of the sources said the decision was final. The sources added that the mayor knew."
    )
    sources, attributions = read(text)
    whole, part, again = (a.chain for a in attributions[:3])
    assert sources[part[0].source].name == "Harbour Courier"
    assert sources[part[-1].source].count == 3
    assert sources[part[-1].source].subset_of == whole[-1].source
    assert again[-1].source == whole[-1].source
    assert again[0].source == whole[0].source


def test_a_hop_that_no_words_show_is_not_invented() -> None:
    _, attributions = read("Reuters opened an office in May. A senior official said the port would close.")
    assert all(len(a.chain) == 1 for a in attributions)


def test_the_agency_is_the_one_that_was_named() -> None:
    text = "Reuters published a long report on Monday. The agency said that the port would close."
    sources, attributions = read(text)
    assert chain(sources, attributions[-1]) == ["Reuters"]


def test_a_spokesman_speaks_for_somebody() -> None:
    sources, attributions = read("Marta Berg's spokesman Peter Lund said the port would stay open.")
    lund = sources[attributions[0].chain[-1].source]
    assert lund.name == "Peter Lund"
    assert lund.speaks_for is not None
    assert "Berg" in sources[lund.speaks_for].name


def test_a_pronoun_with_two_candidates_means_nobody() -> None:
    _, attributions = read("Peter Lund arrived on Monday and Paul Berg left. He said the port was safe.")
    assert attributions[-1].source[0].quote == "He"
    assert attributions[-1].chain == ()
    clear, found = read("Peter Lund said the port was open. He said it was safe.")
    assert clear[found[-1].chain[-1].source].name == "Peter Lund"


@pytest.mark.parametrize(
    ("text", "outlet", "chains"),
    [
        (
            "Harbour Minister Anna Holm met the press. She said the port was safe. The minister said no more ships "
            "would come.",
            None,
            [["Anna Holm"], ["Anna Holm"]],
        ),
        ("A dozen storms came. They said the port was safe.", None, [[]]),
        ("Both Norrland and Sudland have said that the port is safe.", None, [["Norrland"]]),
        (
            "In an interview with Morning Tide Radio, Anna Holm said that the port was safe.",
            None,
            [["Morning Tide Radio", "Anna Holm"]],
        ),
        ("The talks said that the port was safe.", None, [[]]),
        ("Anna Holm told the Courier that the port was safe.", "The Harbour Courier", [["Anna Holm"]]),
        (
            "Five officials told Reuters that the port was safe. Four of them said the mayor knew, and three said that "
            "he had signed.",
            None,
            [["Reuters", "Five officials"], ["Reuters", "Four of them"], ["Reuters", "three"]],
        ),
        ("Two cooks and a waiter told Reuters that the inn was full.", None, [["Reuters", "Two cooks and a waiter"]]),
    ],
)
def test_who_is_meant(text: str, outlet: str | None, chains: list[list[str]]) -> None:
    sources, attributions = read(text, outlet)
    assert [chain(sources, a) for a in attributions] == chains


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The ships would stay in port, she said, and the mayor would pay.",
            "she",
            "The ships would stay in port | and the mayor would pay",
        ),
        (
            "The old bridge was closed in May, the Norrland news agency reported on Monday, citing two aides.",
            "the Norrland news agency",
            "The old bridge was closed in May",
        ),
        ("The bridge was closed, affirm four of the officials.", "four of the officials", "The bridge was closed"),
    ],
)
def test_asides(text: str, source: str, content: str) -> None:
    _, attributions = read(text)
    assert (source, content) in [(quotes(a)[0], quotes(a)[2]) for a in attributions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The bridge will stay shut, its engineer, Anna Holm, told the Harbour Courier.", "Anna Holm"),
        ("A guest from Tarn, Otto Brandt, said he would leave.", "Otto Brandt"),
    ],
)
def test_whoever_is_told_does_not_speak_and_a_name_behind_a_role_does(text: str, name: str) -> None:
    sources, attributions = read(text)
    assert sources[attributions[0].chain[-1].source].name == name


def test_the_speaker_goes_on_not_the_one_spoken_of() -> None:
    sources, attributions = read("Spokesman Piet Vos said that Erik Lund had waited. He added that nobody would leave.")
    assert [chain(sources, a) for a in attributions][-1] == ["Piet Vos"]


def test_people_of_a_known_office_are_not_the_unnamed_group_again() -> None:
    text = "The dam will close, four sources told the Norvik news agency. Both leaders dismissed the plan."
    sources, attributions = read(text)
    assert "Norvik" not in " ".join(chain(sources, attributions[-1]))


def test_silence() -> None:
    _, attributions = read("The ministry declined to comment on the closure.")
    assert [a.act for a in attributions] == ["silence"]
    assert quotes(attributions[0])[2].endswith("the closure")
    _, attributions = read("The ministry did not respond to a request for comment.")
    assert [a.act for a in attributions] == ["silence"]
    assert attributions[0].content == ()


@pytest.mark.parametrize(
    ("text", "form", "act", "modality", "negated"),
    [
        ("Anna Holm said the port may close.", "indirect", "speech", "possible", False),
        ("Anna Holm denied that the port had closed.", "indirect", "speech", "denied", False),
        ("Anna Holm said the port will close.", "indirect", "speech", "predicted", False),
        ("Anna Holm does not believe that the port is safe.", "indirect", "belief", "asserted", True),
        ("“The port is quite safe today,” Anna Holm said.", "direct", "speech", "asserted", False),
        ("Anna Holm said the port was “as safe as a port can be.”", "mixed", "speech", "asserted", False),
    ],
)
def test_meaning(text: str, form: str, act: str, modality: str, negated: bool) -> None:
    _, attributions = read(text)
    a = attributions[0]
    assert (a.form, a.act, a.modality, a.negated) == (form, act, modality, negated)


def test_why_a_source_is_not_named() -> None:
    text = (
        "Two officials, who spoke on condition of anonymity because of the risk to their jobs, "
        "said the port would close."
    )
    sources, _ = read(text)
    assert "because of the risk to their jobs" in {s.reason for s in sources.values()}


def test_a_language_without_grammar_is_not_attempted() -> None:
    a = Article("a", None, None, None, None, (), None, None, "de", "Der Hafen schließt. Das sagte Anna Holm.", "")
    annotated = annotate(a)
    assert not annotated.attempted
    assert annotated.sentences == ((0, 19), (20, 40))
    assert annotated.attributions == ()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Anna Holm",
                " said ",
                "“",
                "”",
                '"',
                " that ",
                "according to",
                ", ",
                ". ",
                "\n",
                "the port closed",
                " told Reuters ",
                ":",
                "‘",
                "’",
                "\u200b",
                "— ",
                "He ",
                "sources ",
            ]
        ),
        max_size=25,
    )
)
def test_spans_are_exact_and_links_are_known_on_any_text(parts: list[str]) -> None:
    text = "".join(parts)
    sources, attributions = read(text)
    for a in attributions:
        for span in [*a.source, *a.cue, *a.content, *a.hedge, *(s for link in a.chain for s in link.spans)]:
            assert text[span.start : span.end] == span.quote
        assert all(link.source in sources for link in a.chain)
        assert a.content or a.act == "silence"


def test_who_speaks_in_paragraphs_that_an_outlet_quotes_speaks_through_it() -> None:
    sources, attributions = read(
        "The visit ended early.\n\nThe Harbour Courier's reporter Lena Strand reports:\n\n"
        '"The mayor left at noon and looked tired. He had waited for hours.\n\n'
        '“The port is safe,” Peter Lund said on the pier."\n\n'
        "Nobody was hurt. “We will see,” said Anna Holm."
    )
    chains = {a.chain[-1].spans[0].quote: chain(sources, a) for a in attributions if a.chain}
    assert chains["Peter Lund"] == ["Harbour Courier", "Lena Strand", "Peter Lund"]
    assert chains["Anna Holm"] == ["Anna Holm"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "The agency Tidewire, citing two officials, reported that the port was unsafe.",
            ["that the port was unsafe"],
        ),
        ("Anna Holm said that somebody had asked them to stop.", ["that somebody had asked them to stop"]),
    ],
)
def test_whom_a_report_cites_and_what_nobody_in_particular_says_is_no_attribution(
    text: str, contents: list[str]
) -> None:
    _, attributions = read(text)
    assert [quotes(a)[2] for a in attributions] == contents
