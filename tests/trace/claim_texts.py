"""Invented articles, annotated for the tests of claims and variants."""

from __future__ import annotations

from firsthand.annotate import annotate
from firsthand.model import Annotated, Article, Date, Story


def annotated(name: str, text: str, day: str = "2023-06-16") -> Annotated:
    """``text`` as an article of ``day`` with everything that the annotating room finds."""
    date = Date(day, "day", day, day, "test")
    return annotate(Article(name, None, None, None, None, (), date, None, "en", text, ""))


def story(*articles: Annotated, name: str = "st1") -> Story:
    return Story(name, articles[0].article.span(0, 1), tuple(a.article.id for a in articles), None, None)
