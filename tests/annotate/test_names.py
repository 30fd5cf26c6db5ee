from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.annotate.names import find_names
from firsthand.language.en.parser import parse
from firsthand.language.names import fold, same_person
from firsthand.model import Article


def article(text: str) -> Article:
    return Article("a", None, None, None, None, (), None, None, "en", text, "")


def names(text: str) -> list[tuple[str, str, str]]:
    return [(n.quote, n.kind, n.key) for n in find_names(article(text), parse(text))]


def test_one_person_has_one_key_and_titles_are_no_part_of_it() -> None:
    found = names("President Marta Okafor left on Monday. Okafor said nothing, and Mr. Okafor's brother stayed.")
    assert ("Marta Okafor", "person", "Marta Okafor") in found
    assert {key for quote, kind, key in found if "Okafor" in quote and quote.startswith("Okafor")} <= {"Marta Okafor"}


def test_two_persons_with_one_surname_stay_apart() -> None:
    found = names("Peter Smith met John Smith in Paris. Smith said that he was tired.")
    keys = [key for quote, kind, key in found if "Smith" in quote]
    assert keys == ["Peter Smith", "John Smith", "Smith"]


def test_agencies_and_outlets_are_known_by_list_and_by_form() -> None:
    text = (
        "Reuters reported the deal. The Norrland Press Agency denied it. The Harbour Courier, citing two officials, "
        "wrote that the newspaper Vestbladet was wrong."
    )
    kinds = {quote: kind for quote, kind, _ in names(text)}
    assert kinds["Reuters"] == "agency"
    assert kinds["Norrland Press Agency"] == "agency"
    assert kinds["Harbour Courier"] == "outlet"
    assert kinds["Vestbladet"] == "outlet"


def test_a_parliament_that_is_told_something_is_no_outlet() -> None:
    kinds = {quote: kind for quote, kind, _ in names("Two diplomats told Congress that the Senate was wrong.")}
    assert "outlet" not in kinds.values()


def test_states_and_spellings_of_places_share_a_key() -> None:
    found = {quote: (kind, key) for quote, kind, key in names("The U.S. and the United Kingdom met in Kiev.")}
    assert found["U.S."] == ("state", "United States")
    assert found["Kiev"] == ("place", "Kyiv")


def test_a_demonym_is_no_name() -> None:
    assert not [n for n in names("The Norwegian minister spoke.") if n[0] == "Norwegian"]


def test_fold_unites_transliterations_and_keeps_strangers_apart() -> None:
    assert fold("Tymoshchuk") != fold("Timofeev")
    assert same_person("Dmitry Belov", "Dmitri Beloff")
    assert same_person("Yuri Kharitonov", "Iurii Haritonov")
    assert same_person("M. Okafor", "Marta Okafor")
    assert not same_person("Peter Smith", "John Smith")
    assert not same_person("Okafor", "Marta Okafor")


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("AB ab.\n“”\"'’\u200b–-:,()0ж世"), max_size=80))
def test_spans_are_exact_on_any_text(text: str) -> None:
    for n in find_names(article(text), parse(text)):
        assert text[n.start : n.end] == n.quote
        assert n.key
