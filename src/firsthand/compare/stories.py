"""Stories: the articles about the same happening, every article in exactly one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from firsthand.compare.partition import partition
from firsthand.compare.vectors import nearest, tfidf
from firsthand.compare.words import words
from firsthand.language.embed import embed
from firsthand.model import Annotated, Article, Reuse, Span, Story

NEIGHBOURS = 15
RESOLUTION = 0.35
WORDS, MEANING, BASE = 12.0, 9.0, -7.2
LEAD = 600


def group_stories(annotated: Sequence[Annotated], reuse: Sequence[Reuse]) -> tuple[Story, ...]:
    """Group articles into stories; the order of ``annotated`` does not matter."""
    ordered = sorted(annotated, key=lambda a: a.article.id)
    if not ordered:
        return ()
    articles = [a.article for a in ordered]
    matrix = tfidf([[w.key for w in words(_body(a))] for a in articles])
    meaning = embed([_body(a)[:LEAD] for a in articles])
    graph: list[dict[int, float]] = [{} for _ in articles]
    for (left, right), cosine in nearest(matrix, NEIGHBOURS).items():
        odds = BASE + WORDS * cosine + MEANING * round(float(meaning[left] @ meaning[right]), 4)
        graph[left][right] = graph[right][left] = round(1 / (1 + math.exp(-odds)), 6)
    groups: dict[int, list[int]] = {}
    for place, group in enumerate(partition(graph, RESOLUTION)):
        groups.setdefault(group, []).append(place)
    return _stories([[ordered[m] for m in members] for members in groups.values()], graph, articles)


def _body(article: Article) -> str:
    cuts = sorted((s.start, s.end) for s in article.furniture if s.field == "text")
    pieces, place = [article.title or "", "\n"], 0
    for start, end in cuts:
        pieces.append(article.text[place:start])
        place = max(place, end)
    return "".join([*pieces, article.text[place:]])


def _stories(
    groups: Sequence[Sequence[Annotated]], graph: Sequence[Mapping[int, float]], articles: Sequence[Article]
) -> tuple[Story, ...]:
    place = {a.id: i for i, a in enumerate(articles)}
    found = []
    for members in groups:
        inside = {place[m.article.id] for m in members}
        central = max(
            members,
            key=lambda m: (
                round(sum(w for o, w in graph[place[m.article.id]].items() if o in inside), 6),
                -place[m.article.id],
            ),
        )
        dates = [m.article.published for m in members if m.article.published is not None]
        first = min(dates, key=lambda d: (d.earliest, d.latest, d.value), default=None)
        last = max(dates, key=lambda d: (d.latest, d.earliest, d.value), default=None)
        found.append(Story("", _title(central), tuple(sorted(m.article.id for m in members)), first, last))
    found.sort(key=lambda s: (s.first is None, s.first.earliest if s.first else "", s.articles[0]))
    return tuple(Story(f"st{n}", s.title, s.articles, s.first, s.last) for n, s in enumerate(found, 1))


def _title(annotated: Annotated) -> Span:
    article = annotated.article
    if article.title and article.title.strip():
        start = len(article.title) - len(article.title.lstrip())
        return article.span(start, len(article.title.rstrip()), "title")
    start, end = annotated.sentences[0] if annotated.sentences else (0, len(article.text.split("\n", 1)[0]))
    return article.span(start, end)
