"""Account → Page: everything that stands on the page, in words and in order."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from firsthand import __version__
from firsthand.account import Account
from firsthand.model import Article
from firsthand.render import parts, words
from firsthand.render.claims_view import claims
from firsthand.render.differences_view import differences_of
from firsthand.render.drawing import Draughtsman, Drawing, Group
from firsthand.render.index import BRIEF, Index, once
from firsthand.render.limits import LIMITS, Limits
from firsthand.render.positions_view import PositionsView, positions
from firsthand.render.sources_view import SourceView, brief_sources, sources
from firsthand.render.timeline_view import TimelineView, timeline
from firsthand.render.tree import Tree


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page, in its order. ``tree`` holds reports, ``quoted`` the statements and documents."""

    title: str
    answer: tuple[str, ...]
    stories: tuple[parts.StoryView, ...]
    tree: tuple[parts.Node, ...]
    quoted: tuple[parts.Node, ...]
    drawings: tuple[Drawing, ...]
    undrawn: int
    groups: tuple[Group, ...]
    absent: tuple[parts.AbsentView, ...]
    alone: tuple[parts.Ref, ...]
    edges: tuple[parts.Edge, ...]
    reuse: tuple[parts.ReuseView, ...]
    reused: int
    claims: tuple[parts.ClaimGroup, ...]
    differing: tuple[int, int]
    conflicts: tuple[parts.DifferenceView, ...]
    compatible: tuple[parts.DifferenceView, ...]
    lost: tuple[parts.LostView, ...]
    rebuilt: int
    drift: tuple[parts.DriftView, ...]
    drifted: int
    timeline: TimelineView
    positions: PositionsView
    sources: tuple[SourceView, ...]
    brief_sources: tuple[tuple[str, str], ...]
    known_sources: int
    judgements: tuple[parts.JudgementView, ...]
    articles: tuple[parts.ArticleView, ...]
    version: str


def view(account: Account, *, full_text: bool = False, limits: Limits = LIMITS) -> Page:
    """The page of an account. Articles come last: by then it is known which of their words are marked."""
    index = Index(account, limits)
    tree = Tree(index)
    edges, trees, quoted = tree.views()
    draughtsman = Draughtsman(index, tree, edges)
    drawings = draughtsman.drawings()
    differences = differences_of(index)
    return Page(
        title=_title(index),
        answer=tree.answer(),
        stories=_stories(index),
        tree=trees,
        quoted=quoted,
        drawings=drawings,
        undrawn=draughtsman.undrawn,
        groups=tuple(draughtsman.groups),
        absent=tree.absent(),
        alone=tree.alone(),
        edges=edges,
        reuse=_reuse(index),
        reused=len(account.reuse),
        claims=claims(index),
        differing=(sum(one.conflict for one in account.variants), len(account.variants)),
        conflicts=tuple(one for one in differences if one.conflict),
        compatible=tuple(one for one in differences if not one.conflict),
        lost=_lost(index),
        rebuilt=len(account.lost),
        drift=_drift(index),
        drifted=len(account.drift),
        timeline=timeline(index),
        positions=positions(index),
        sources=sources(index),
        brief_sources=brief_sources(index),
        known_sources=len(account.sources),
        judgements=_judgements(index),
        articles=tuple(_article(index, article, full_text) for article in account.articles),
        version=__version__,
    )


def _title(index: Index) -> str:
    stories = index.account.stories
    if len(stories) == 1:
        return stories[0].title.quote
    if not stories and len(index.articles) == 1:
        return index.account.articles[0].title or index.account.articles[0].id
    return f"{words.count(len(index.articles), 'article')} in {words.count(len(stories), 'story', 'stories')}"


def _stories(index: Index) -> tuple[parts.StoryView, ...]:
    return tuple(
        parts.StoryView(
            title=story.title.quote,
            note=_published(story.first, story.last),
            articles=tuple(index.article(one) for one in story.articles),
        )
        for story in sorted(index.account.stories, key=lambda one: -len(one.articles))
    )


def _published(first: object, last: object) -> str:
    days = list(dict.fromkeys(words.when(one) for one in (first, last) if one))  # type: ignore[arg-type]
    return f"published {' to '.join(days)}" if days else "dates of publication unknown"


def _reuse(index: Index) -> tuple[parts.ReuseView, ...]:
    views = []
    longest = sorted(index.account.reuse, key=lambda one: one.spans[0].start - one.spans[0].end)
    for n, one in enumerate(longest[: index.limits.reuse], 1):
        anchor = f"r{n}"
        first, second = (index.quote(span, anchor, "shared", BRIEF) for span in one.spans)
        alike = "the same words" if one.similarity >= 1 else f"nearly the same words ({one.similarity:.2f})"
        views.append(parts.ReuseView(anchor, first, second, alike))
    return tuple(views)


def _lost(index: Index) -> tuple[parts.LostView, ...]:
    views = []
    for n, lost in enumerate(index.account.lost[: index.limits.reports], 1):
        anchor = f"l{n}"
        origin = index.origins.get(lost.origin)
        items = tuple(
            parts.LostItem(
                claim=index.claim(one.claim),
                quote=index.quote(one.reading, anchor, "absent report"),
                rejected=index.quotes(one.rejected, anchor, "absent report"),
            )
            for one in lost.claims[: index.limits.lost]
        )
        note = f"{words.ORIGIN_KINDS[origin.kind][0]}, {words.when(origin.date)}" if origin else ""
        views.append(
            parts.LostView(
                anchor, once(origin.name) if origin else lost.origin, note, items, len(lost.claims) - len(items)
            )
        )
    return tuple(views)


def _drift(index: Index) -> tuple[parts.DriftView, ...]:
    views = []
    for n, one in enumerate(index.account.drift[: index.limits.drift], 1):
        anchor = f"f{n}"
        views.append(
            parts.DriftView(
                anchor=anchor,
                what=words.DRIFT_KINDS[one.what],
                parent=index.node(one.parent),
                child=index.node(one.child),
                claim=index.claim(one.claim),
                before=index.quotes(one.from_, anchor, "retelling"),
                after=index.quotes(one.to, anchor, "retelling"),
            )
        )
    return tuple(views)


def _article(index: Index, article: Article, full_text: bool) -> parts.ArticleView:
    anchor = index.anchor("article", article.id)
    facts = [
        f"by {words.listed(article.authors)}" if article.authors else "",
        f"published {words.when(article.published)} ({article.published.basis})" if article.published else "",
        f"captured {words.when(article.captured)}" if article.captured else "",
        f"file {article.id}",
        words.UNSERVED if article.id in index.account.unserved else "",
    ]
    url = web_address(article.url)
    credited = tuple(
        (words.CREDIT_ROLES[one.role], one.name, index.quote(one.span, anchor, "credit")) for one in article.credits
    )
    return parts.ArticleView(
        anchor=anchor,
        label=index.article(article.id).label,
        title=index.marks.pieces(article, "title", whole=True),
        url=url,
        address=article.url if article.url and not url else None,
        facts=tuple(fact for fact in facts if fact),
        credits=credited,
        language=language_tag(article.language),
        pieces=index.marks.pieces(article, "text", whole=full_text, close=len(index.articles) > index.limits.many),
        furniture=len(article.furniture),
    )


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web, else None: a page never links to anything but http and https."""
    try:
        parts_ = urlsplit((url or "").strip())
    except ValueError:
        return None
    plain = url is not None and not any(c.isspace() or c < " " or "\ud800" <= c <= "\udfff" for c in url.strip())
    return url.strip() if url and plain and parts_.scheme in ("http", "https") and parts_.netloc else None


def language_tag(language: str | None) -> str | None:
    """A language as the ``lang`` attribute takes it, None where it is not one."""
    return language if language and language.replace("-", "").isalnum() and language.isascii() else None


def _judgements(index: Index) -> tuple[parts.JudgementView, ...]:
    return tuple(
        parts.JudgementView(
            one.what,
            one.by,
            one.at,
            one.why,
            tuple(index.any(i) or i for i in one.on),
        )
        for one in index.account.judgements
    )
