"""Invented articles, annotated for the tests of claims and variants."""

from __future__ import annotations

from firsthand.annotate.attributions import find_attributions
from firsthand.annotate.clauses import find_clauses
from firsthand.annotate.names import find_names
from firsthand.annotate.quantities import find_quantities
from firsthand.annotate.times import find_timexes
from firsthand.language.en.parser import parse
from firsthand.model import Annotated, Article, Date, Story


def annotated(name: str, text: str, day: str = "2023-06-16") -> Annotated:
    """``text`` as an article of ``day`` with everything that the annotating room finds."""
    date = Date(day, "day", day, day, "test")
    one = Article(name, None, None, None, None, (), date, None, "en", text, "")
    grammar = parse(text)
    names = find_names(one, grammar)
    quantities = find_quantities(one, grammar)
    timexes = find_timexes(one, grammar)
    sources, attributions = find_attributions(one, grammar, names, quantities, timexes)
    clauses = find_clauses(one, grammar, attributions, timexes)
    return Annotated(one, True, grammar.sentences, names, quantities, timexes, sources, attributions, clauses)


def story(*articles: Annotated, name: str = "st1") -> Story:
    return Story(name, articles[0].article.span(0, 1), tuple(a.article.id for a in articles), None, None)
