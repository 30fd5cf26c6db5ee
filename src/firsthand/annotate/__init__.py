"""Article → Annotated: sentences, names, times, quantities, attributions and clauses, each article alone."""

from __future__ import annotations

from firsthand.annotate.attribution_remote import Extractor
from firsthand.annotate.attributions import find_attributions
from firsthand.annotate.clauses import find_clauses
from firsthand.annotate.names import find_names
from firsthand.annotate.quantities import find_quantities
from firsthand.annotate.sentences import split_sentences
from firsthand.annotate.times import find_timexes
from firsthand.language.en.parser import parse
from firsthand.model import Annotated, Article

__all__ = ["Extractor", "annotate"]


def annotate(article: Article, extractor: Extractor | None = None) -> Annotated:
    """Everything that is found in one article alone.

    English is served whole. For any other language, and where it is unknown, ``attempted`` is False: the sentences are
    given, and nothing that would need grammar. With ``extractor`` a model elsewhere marks who says what, and the
    built-in way does where that fails.
    """
    skip = skipped(article)
    if not serves(article.language):
        return Annotated(article, False, split_sentences(article.text, skip), (), (), (), (), (), ())
    grammar = parse(article.text, skip)
    names = find_names(article, grammar)
    timexes = find_timexes(article, grammar)
    quantities = find_quantities(article, grammar, timexes)
    found = extractor.find(article, grammar) if extractor else None
    sources, attributions = find_attributions(article, grammar, names, quantities, timexes, found)
    clauses = find_clauses(article, grammar, attributions, timexes)
    return Annotated(article, True, grammar.sentences, names, quantities, timexes, sources, attributions, clauses)


def serves(language: str | None) -> bool:
    """True for the languages that have grammar here."""
    return language is not None and language.lower().replace("_", "-").split("-")[0] == "en"


def skipped(article: Article) -> list[tuple[int, int]]:
    """Stretches of the text that are not the article's own words: furniture, and lines of credit."""
    spans = [(s.start, s.end) for s in article.furniture if s.field == "text"]
    for credit in article.credits:
        if credit.span.field == "text" and credit.role != "dateline":
            spans.append((credit.span.start, credit.span.end))
    return sorted(spans)
