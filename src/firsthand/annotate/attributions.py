"""Who said what through whom, in one English article: finding and settling put together."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.annotate.attribution_finding import Found
from firsthand.annotate.attribution_settling import settle
from firsthand.annotate.attribution_tagging import find
from firsthand.annotate.attribution_tree import Tree
from firsthand.model import Article, Attribution, Name, Parse, Quantity, Source, Timex


def find_attributions(
    article: Article,
    parse: Parse,
    names: Sequence[Name],
    quantities: Sequence[Quantity],
    timexes: Sequence[Timex],
    found: Sequence[Found] | None = None,
) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    """(sources, attributions) of ``article`` in order of the text; ids are local ("<article>#s1", "<article>#a1").

    ``found`` is what another extractor found; without it the built-in way does.
    """
    del quantities
    found = find(article.text, parse) if found is None else found
    return settle(article, Tree(parse, article.text), names, timexes, found)
