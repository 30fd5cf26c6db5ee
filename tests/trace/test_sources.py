from itertools import permutations

from firsthand.annotate import annotate
from firsthand.model import Annotated, Article, Source
from firsthand.trace.sources import unify


def annotated(name: str, text: str) -> Annotated:
    return annotate(Article(name, None, None, None, None, (), None, None, "en", text, ""))


def kinds(sources: tuple[Source, ...], kind: str) -> list[str]:
    return [s.name for s in sources if s.kind == kind]


def test_one_person_in_two_spellings_is_one_source() -> None:
    a = annotated("a", "Dmitry Belov said the port was open.")
    b = annotated("b", "The harbour is open, said the minister, Dmitri Belov.")
    sources, again = unify([a, b])
    assert len(kinds(sources, "person")) == 1
    assert len({link.source for x in again for t in x.attributions for link in t.chain}) == 1
    assert len({n.key for x in again for n in x.names if n.kind == "person"}) == 1


def test_persons_with_one_surname_are_two_sources() -> None:
    a = annotated("a", "Peter Smith said the port was open.")
    b = annotated("b", "John Smith said the port was closed.")
    assert len(kinds(unify([a, b])[0], "person")) == 2


def test_the_same_group_behind_the_same_agency_is_one() -> None:
    a = annotated("a", "Four Norwegian officials told Reuters that the port would close.")
    b = annotated("b", "The port is to close, according to four Norwegian officials cited by Reuters.")
    assert len(kinds(unify([a, b])[0], "anonymous")) == 1


def test_groups_behind_two_agencies_stay_apart() -> None:
    a = annotated("a", "Four Norwegian officials told Reuters that the port would close.")
    b = annotated("b", "Four Norwegian officials told AFP that the port would close.")
    assert len(kinds(unify([a, b])[0], "anonymous")) == 2


def test_groups_without_an_outlet_or_of_another_number_stay_apart() -> None:
    a = annotated("a", "Four officials said the port would close.")
    b = annotated("b", "Four officials said the port would close.")
    assert len(kinds(unify([a, b])[0], "anonymous")) == 2
    c = annotated("c", "Three officials told Reuters that the port would close.")
    d = annotated("d", "Four officials told Reuters that the port would close.")
    assert len(kinds(unify([c, d])[0], "anonymous")) == 2


def test_one_unnamed_person_is_never_joined() -> None:
    a = annotated("a", "A senior official told Reuters that the port would close.")
    b = annotated("b", "A senior official told Reuters that the port would close.")
    assert len(kinds(unify([a, b])[0], "anonymous")) == 2


def test_the_order_of_articles_does_not_matter() -> None:
    texts = [
        "Dmitry Belov told Reuters that the port was open. Three sources said so.",
        "Two diplomats told AFP that Belov was wrong.",
        "“The port is open,” said Dmitri Belov, quoted by Reuters.",
    ]
    articles = [annotated(str(n), t) for n, t in enumerate(texts)]
    expected, _ = unify(articles)
    for order in permutations(articles):
        sources, again = unify(order)
        assert sources == expected
        assert [x.article.id for x in again] == [x.article.id for x in order]


def test_references_between_sources_are_ids_of_the_account() -> None:
    text = "Four sources told Reuters that the port would close. Two of the sources said it was late."
    sources, _ = unify([annotated("a", text)])
    ids = {s.id for s in sources}
    part = next(s for s in sources if s.subset_of)
    assert part.subset_of in ids
    assert [s.id for s in sources] == [f"s{n}" for n in range(1, len(sources) + 1)]
