"""Stories: the articles about the same happening, every article in exactly one."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

from firsthand.compare.affairs import join
from firsthand.compare.names import name_words
from firsthand.compare.stories_linkage import UNIT, linkage
from firsthand.compare.stories_words import Wording, wording
from firsthand.compare.vectors import vectors
from firsthand.compare.words import words
from firsthand.model import Annotated, Article, Reuse, Span, Story

# Pairs that are less alike than this are not looked at: any two articles of one language share a little. 0.03 to 0.07
# do alike on ECB+; FNC train .9605 with 0.03, .9627 with 0.07.
LEAST_ALIKE = 0.07
# Both articles name so many and nothing in common: the same kind of event elsewhere, whatever words they share.
FEWEST_NAMES, OTHER_NAMES = 3, 0.6
# By judgement, not yet calibrated: a passage in common adds by the share of the shorter article that it makes up;
# publication dates further apart than a few days take away a third for every month.
REUSED, NEAR_DAYS, DAYS = 0.1, 3, 75.0
# By judgement: phases of one affair follow on each other within two months, or it is another one.
ONE_AFFAIR_DAYS = 60


def group_stories(annotated: Sequence[Annotated], reuse: Sequence[Reuse]) -> tuple[Story, ...]:
    """Group articles into stories, every article in exactly one; the order of ``annotated`` does not matter.

    Pairs are weighted by how alike their words, their names and their leads are, by shared passages and by publication
    dates; groups that are about as alike to each other as each is inside are one story. Groups with many rare names in
    common are phases of one affair, and one story. Ids are ``st1``… in order of first publication (undated last), then
    of the smallest article id. The title is the title of the most central article, or its first sentence.
    """
    ordered = sorted(annotated, key=lambda a: a.article.id)
    if not ordered:
        return ()
    links = _links(ordered, reuse)
    groups = [0] * len(ordered)
    for number, members in enumerate(linkage(links)):
        for place in members:
            groups[place] = number
    stories: dict[int, list[int]] = {}
    for place, group in enumerate(join(groups, links, name_words(ordered), _apart(ordered))):
        stories.setdefault(group, []).append(place)
    found = [_story([ordered[place] for place in members], _central(members, links)) for members in stories.values()]
    found.sort(key=lambda s: (s.first is None, (s.first.earliest or s.first.value) if s.first else "", s.articles[0]))
    return tuple(Story(f"st{n}", s.title, s.articles, s.first, s.last) for n, s in enumerate(found, 1))


def _links(annotated: Sequence[Annotated], reuse: Sequence[Reuse]) -> list[dict[int, int]]:
    """For each article those it is at all alike to, and how much, in millionths."""
    articles = [one.article for one in annotated]
    wordings = [wording(one) for one in annotated]
    alike: dict[tuple[int, int], float] = {}
    for row, others, values in vectors(wordings).alike(LEAST_ALIKE):
        for other, value in zip(others.tolist(), values.tolist(), strict=True):
            alike[row, other] = value * (OTHER_NAMES if _names_differ(wordings[row], wordings[other]) else 1.0)
    for pair, share in _reused(articles, [max(len(one.keys), 1) for one in wordings], reuse).items():
        alike[pair] = alike.get(pair, 0.0) + REUSED * share
    links: list[dict[int, int]] = [{} for _ in articles]
    for (left, right), value in alike.items():
        gap = _gap(articles[left], articles[right])
        amount = round(value * UNIT * (math.exp(-(gap - NEAR_DAYS) / DAYS) if gap > NEAR_DAYS else 1.0))
        links[left][right] = links[right][left] = amount
    return links


def _names_differ(left: Wording, right: Wording) -> bool:
    few = min(len(left.named), len(right.named)) < FEWEST_NAMES
    return not few and left.named.isdisjoint(right.named)


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


def _gap(left: Article, right: Article) -> int:
    """Days between two publication dates; negative where they may be the same or one is unknown."""
    if left.published is None or right.published is None:
        return -1
    return max(_days(one.latest, other.earliest) for one, other in permutations((left.published, right.published)))


def _apart(annotated: Sequence[Annotated]) -> Callable[[int, int], bool]:
    """Tells of two articles by their places whether their publication dates keep them from being one affair."""
    return lambda a, b: _gap(annotated[a].article, annotated[b].article) > ONE_AFFAIR_DAYS + NEAR_DAYS


def _days(latest: str | None, earliest: str | None) -> int:
    if latest is None or earliest is None:
        return -1
    return (datetime.date.fromisoformat(earliest) - datetime.date.fromisoformat(latest)).days


def _central(members: Sequence[int], links: Sequence[Mapping[int, int]]) -> int:
    """Which of the members (by its place among them) is nearest to the others; the first of equals."""
    inside = set(members)
    near = [sum(amount for other, amount in links[m].items() if other in inside) for m in members]
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
