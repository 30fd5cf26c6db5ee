"""Stories: the articles about the same happening, every article in exactly one."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

from firsthand.compare.affairs import join
from firsthand.compare.names import NameWords, name_words
from firsthand.compare.partition import partition
from firsthand.compare.vectors import nearest, tfidf
from firsthand.compare.words import words
from firsthand.language.embed import embed
from firsthand.language.rows import side_by_side
from firsthand.model import Annotated, Article, Reuse, Span, Story

# The odds that two articles tell one story: a logistic regression on the cosine of their words, of the meaning of their
# leads and of the words of their names, fitted on near pairs of three development sets, each whole and as collections
# of three to fourteen articles (ECB+ train, FNC train, NeuS dev; log loss 0.212, without names 0.224).
BASE, WORDS, MEANING, NAMES = -6.75, 9.33, 7.78, 3.07
# The same without names, for pairs of which one has none (short texts, languages that are not served).
BASE_NAMELESS, WORDS_NAMELESS, MEANING_NAMELESS = -6.48, 12.01, 8.44
# As if this many articles on other matters had been read besides: a rare name that all articles of a small collection
# share still counts; the best log loss of 100 and 1000 on the same sets, of 30, 300 and 1000 on ECB+ train.
NAME_BACKGROUND = 1000
# Each article is compared with this many nearest others. With 10 small stories come out a little better, large ones
# break up.
NEIGHBOURS = 15
# The mean odds inside a story: of 0.25, 0.3, 0.35, 0.4, 0.45 the best mean of BCubed over the same sets (0.938).
RESOLUTION = 0.4
# Characters of title and text that stand for an article's meaning: news says first what has happened.
LEAD = 600
# By judgement, not yet calibrated: a passage in common adds to the log-odds by the share of the shorter article that
# it makes up; publication dates further apart than a few days take away one for every half month, up to a bound.
REUSED, NEAR_DAYS, DAYS, MOST_FOR_DAYS = 4.0, 3, 15.0, 9.0
# By judgement: phases of one affair follow on each other within two months (four of log-odds), or it is another one.
AGAINST_ONE_AFFAIR = 4.0


def group_stories(annotated: Sequence[Annotated], reuse: Sequence[Reuse]) -> tuple[Story, ...]:
    """Group articles into stories, every article in exactly one; the order of ``annotated`` does not matter.

    Near pairs are weighted by how alike their words, their names (rare ones most; give the articles as ``unify``
    returns them), the meaning of their leads, shared passages and publication dates are; groups are the partition of
    that graph by the constant Potts model. Groups with many rare names in common are phases of one affair, and one
    story. Ids are ``st1``… in order of first publication (undated last), then of the smallest article id. The title is
    the title of the most central article, or its first sentence.
    """
    ordered = sorted(annotated, key=lambda a: a.article.id)
    if not ordered:
        return ()
    names = name_words(ordered)
    graph = _graph(ordered, names, reuse)
    groups: dict[int, list[int]] = {}
    for place, group in enumerate(join(partition(graph, RESOLUTION), graph, names, _apart(ordered))):
        groups.setdefault(group, []).append(place)
    found = [_story([ordered[place] for place in members], _central(members, graph)) for members in groups.values()]
    found.sort(key=lambda s: (s.first is None, (s.first.earliest or s.first.value) if s.first else "", s.articles[0]))
    return tuple(Story(f"st{n}", s.title, s.articles, s.first, s.last) for n, s in enumerate(found, 1))


def _graph(annotated: Sequence[Annotated], names: NameWords, reuse: Sequence[Reuse]) -> list[dict[int, float]]:
    articles = [a.article for a in annotated]
    bodies = [_body(article) for article in articles]
    keys = [[word.key for word in words(body)] for body in bodies]
    rare = tfidf(names.documents, NAME_BACKGROUND, names.common.__getitem__)
    meaning = embed([body[:LEAD] for body in bodies])
    shared = _reused(articles, [max(len(row), 1) for row in keys], reuse)
    graph: list[dict[int, float]] = [{} for _ in articles]
    for (left, right), alike in nearest(side_by_side([(WORDS, tfidf(keys)), (NAMES, rare)]), NEIGHBOURS).items():
        named = bool(names.documents[left] and names.documents[right])
        odds = _odds(alike, round(float(meaning[left] @ meaning[right]), 4), named)
        odds += REUSED * shared.get((left, right), 0.0) - _days_against(articles[left], articles[right])
        graph[left][right] = graph[right][left] = round(1 / (1 + math.exp(-odds)), 6)
    return graph


def _odds(alike: float, meaning: float, named: bool) -> float:
    """The log-odds of one story; ``alike`` is WORDS times the cosine of words plus NAMES times that of names."""
    if named:
        return BASE + alike + MEANING * meaning
    return BASE_NAMELESS + WORDS_NAMELESS * alike / WORDS + MEANING_NAMELESS * meaning


def _reused(
    articles: Sequence[Article], lengths: Sequence[int], reuse: Sequence[Reuse]
) -> dict[tuple[int, int], float]:
    """The share of the shorter article, 0 to 1, that stands in the other, for pairs with any."""
    place = {article.id: number for number, article in enumerate(articles)}
    count: dict[tuple[int, int], int] = {}
    for one in reuse:
        left, right = sorted(place[span.article] for span in one.spans)
        count[left, right] = count.get((left, right), 0) + sum(1 for _ in words(one.spans[0].quote))
    return {pair: min(1.0, n / min(lengths[pair[0]], lengths[pair[1]])) for pair, n in count.items()}


def _days_against(left: Article, right: Article) -> float:
    """What the distance of two publication dates takes from the log-odds; nothing where one is unknown."""
    if left.published is None or right.published is None:
        return 0.0
    gaps = [_days(one.latest, other.earliest) for one, other in permutations((left.published, right.published))]
    gap = max(gaps)  # negative where the two overlap or an end is open
    return min(max(gap - NEAR_DAYS, 0) / DAYS, MOST_FOR_DAYS)


def _apart(annotated: Sequence[Annotated]) -> Callable[[int, int], bool]:
    """Tells of two articles by their places whether their publication dates keep them from being one affair."""
    return lambda a, b: _days_against(annotated[a].article, annotated[b].article) > AGAINST_ONE_AFFAIR


def _days(latest: str | None, earliest: str | None) -> int:
    if latest is None or earliest is None:
        return -1
    return (datetime.date.fromisoformat(earliest) - datetime.date.fromisoformat(latest)).days


def _body(article: Article) -> str:
    cuts = sorted((s.start, s.end) for s in article.furniture if s.field == "text")
    pieces, place = [article.title or "", "\n"], 0
    for start, end in cuts:
        pieces.append(article.text[place : max(start, place)])
        place = max(place, end)
    return "".join([*pieces, article.text[place:]])


def _central(members: Sequence[int], graph: Sequence[Mapping[int, float]]) -> int:
    """Which of the members (by its place among them) is nearest to the others; the first of equals."""
    inside = set(members)
    near = [round(math.fsum(w for other, w in graph[m].items() if other in inside), 6) for m in members]
    return near.index(max(near))


def _story(members: Sequence[Annotated], central: int) -> Story:
    dates = [m.article.published for m in members if m.article.published is not None]
    first = min(dates, key=lambda d: (d.earliest or d.value, d.latest or d.value, d.value), default=None)
    last = max(dates, key=lambda d: (d.latest or d.value, d.earliest or d.value, d.value), default=None)
    return Story("", _title(members[central]), tuple(m.article.id for m in members), first, last)


def _title(annotated: Annotated) -> Span:
    article = annotated.article
    if article.title and article.title.strip():
        start = len(article.title) - len(article.title.lstrip())
        return article.span(start, len(article.title.rstrip()), "title")
    start, end = annotated.sentences[0] if annotated.sentences else (0, len(article.text.split("\n", 1)[0]))
    return article.span(start, end)
