"""Other places to look: articles that share words with a text, and in each the sentence that shares most."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from firsthand.ask.answer import Place
from firsthand.language.commonness import share_of_articles
from firsthand.model import Annotated, Span
from firsthand.run.versions import annotator
from firsthand.store import Collection

# Articles that the full-text search gives, and how many of them are shown.
LOOKED_AT, SHOWN = 30, 5
# A word that more articles than this share hold says nothing about what a text is about.
COMMON = 0.05
# Words that a sentence and the text must share: one alone is an accident.
LEAST_SHARED = 2
# Letters by which two forms of a word are one ("closed", "closing").
STEM = 5

_WORD = re.compile(r"[^\W_]{2,}")


def places(text: str, collection: Collection, leave_out: frozenset[str]) -> tuple[Place, ...]:
    """Articles that share rare words with ``text``, the most alike first, without those in ``leave_out``."""
    wanted = _stems(text)
    found: list[Place] = []
    hits = collection.search(" ".join(wanted.values()), LOOKED_AT)
    loaded = {a.article.id: a for a in collection.annotated(annotator(), [h.article for h in hits])}
    for hit in hits:
        if hit.article in leave_out or hit.article not in loaded or len(found) >= SHOWN:
            continue
        annotated = loaded[hit.article]
        span = _best_sentence(annotated, wanted)
        if span is not None:
            article = annotated.article
            published = article.published.value if article.published else None
            found.append(Place(article.id, article.outlet, article.title, published, article.url, span))
    return tuple(found)


def _best_sentence(annotated: Annotated, wanted: dict[str, str]) -> Span | None:
    """The sentence that shares the rarest words with the text; None where none shares enough."""
    best: tuple[float, tuple[int, int]] | None = None
    for start, end in annotated.sentences:
        shared = sorted(set(_stems(annotated.article.text[start:end])) & set(wanted))
        score = round(sum(-math.log(share_of_articles(wanted[s])) for s in shared), 6)
        if len(shared) >= LEAST_SHARED and (best is None or score > best[0]):
            best = score, (start, end)
    return annotated.article.span(*best[1]) if best else None


def _stems(text: str) -> dict[str, str]:
    """The words of ``text`` that tell what it is about, by their first letters."""
    words: Sequence[str] = [w.casefold() for w in _WORD.findall(text[:100_000])]
    return {w[:STEM]: w for w in reversed(words) if share_of_articles(w) < COMMON}
