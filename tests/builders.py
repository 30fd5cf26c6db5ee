"""Small hand-made articles for tests: words are found in the text, so offsets are always true."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from firsthand.model import (
    Annotated,
    Article,
    Attribution,
    Claim,
    Credit,
    Date,
    Layers,
    Link,
    Name,
    Reuse,
    Source,
    Span,
    Statement,
    Story,
)

NO_LAYERS = Layers(0, 0, (0, 0), (0, None), "")


def day(value: str) -> Date:
    """A publication day."""
    return Date(value, "day", value, value, "record")


def article(id: str, text: str, *, outlet: str | None = None, published: str | None = None, **more: Any) -> Article:
    return Article(
        id=id,
        path=None,
        url=None,
        outlet=outlet,
        title=more.pop("title", None),
        authors=(),
        published=day(published) if published else None,
        captured=None,
        language="en",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        **more,
    )


def words(a: Article, quote: str) -> Span:
    """The only place of ``quote`` in the article's text."""
    assert a.text.count(quote) == 1, f"{quote!r} stands {a.text.count(quote)} times in {a.id}"
    start = a.text.index(quote)
    return a.span(start, start + len(quote))


def credit(a: Article, role: Any, name: str, quote: str) -> Article:
    return replace(a, credits=(*a.credits, Credit(role, name, words(a, quote))))


def attribution(
    a: Article,
    n: int,
    source: str,
    cue: str,
    content: str,
    chain: Sequence[tuple[str, str]],
    **more: Any,
) -> Attribution:
    """``chain`` is (source id, words) from outermost to innermost; empty words give a link without a span."""
    quote = words(a, content)
    values: dict[str, Any] = {
        "form": "direct" if content.startswith(('"', "“")) else "indirect",
        "act": "speech",
        "parent": None,
        "modality": "asserted",
        "negated": False,
        "hedge": (),
        "said": None,
    }
    return Attribution(
        id=f"{a.id}#a{n}",
        article=a.id,
        source=(words(a, source),) if source else (),
        cue=(words(a, cue),) if cue else (),
        content=(quote,),
        chain=tuple(Link(s, (words(a, w),) if w else ()) for s, w in chain),
        **{**values, **more},
    )


def annotated(
    a: Article, attributions: Sequence[Attribution] = (), names: Sequence[tuple[str, Any]] = (), **more: Any
) -> Annotated:
    """Sentences are split at full stops; ``names`` are (words, kind), every place of the words."""
    sentences = tuple(m.span() for m in re.finditer(r"[^\s.][^.\n]*(?:\.[”\"]?|$)", a.text, re.MULTILINE))
    found = [
        Name(m.start(), m.end(), m.group(), kind, m.group())
        for quote, kind in names
        for m in re.finditer(re.escape(quote), a.text)
    ]
    values: dict[str, Any] = {"quantities": (), "timexes": (), "sources": (), "clauses": ()}
    return Annotated(
        article=a,
        attempted=True,
        sentences=sentences,
        names=tuple(sorted(found, key=lambda n: n.start)),
        attributions=tuple(attributions),
        **{**values, **more},
    )


def source(id: str, name: str, kind: Any, **more: Any) -> Source:
    return Source(id, name, kind, **more)


def claim(id: str, *statements: tuple[Article, str, str | None]) -> Claim:
    """Statements are (article, words, attribution id)."""
    made = tuple(Statement(a.id, words(a, quote), attribution) for a, quote, attribution in statements)
    return Claim(id, ("st1",), made[0].span, made, NO_LAYERS)


def story(*articles: Article) -> Story:
    first = articles[0]
    return Story("st1", first.span(0, min(20, len(first.text))), tuple(sorted(a.id for a in articles)), None, None)


def reuse(a: Article, b: Article, quote: str) -> Reuse:
    one, two = sorted([words(a, quote), words(b, quote)], key=lambda s: s.article)
    return Reuse((one, two), 1.0)
