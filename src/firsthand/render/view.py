"""Account → Page: everything that stands on the page, in words and in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from firsthand import __version__
from firsthand.account import Account
from firsthand.model import Article, Claim, Layers, Statement, Variant
from firsthand.render import parts, words
from firsthand.render.index import Index, label, shown
from firsthand.render.positions_view import PositionsView, positions
from firsthand.render.sources_view import SourceView, sources
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
    alone: tuple[parts.Ref, ...]
    edges: tuple[parts.Edge, ...]
    reuse: tuple[parts.ReuseView, ...]
    claims: tuple[parts.ClaimGroup, ...]
    conflicts: tuple[parts.DifferenceView, ...]
    compatible: tuple[parts.DifferenceView, ...]
    lost: tuple[parts.LostView, ...]
    drift: tuple[parts.DriftView, ...]
    timeline: TimelineView
    positions: PositionsView
    sources: tuple[SourceView, ...]
    judgements: tuple[parts.JudgementView, ...]
    articles: tuple[parts.ArticleView, ...]
    version: str


def view(account: Account, *, full_text: bool = False) -> Page:
    """The page of an account. Articles come last: by then it is known which of their words are marked."""
    index = Index(account)
    tree = Tree(index)
    edges, trees, quoted = tree.views()
    differences = _differences(index)
    return Page(
        title=_title(index),
        answer=tree.answer(),
        stories=_stories(index),
        tree=trees,
        quoted=quoted,
        alone=tree.alone(),
        edges=edges,
        reuse=_reuse(index),
        claims=_claims(index),
        conflicts=tuple(one for one in differences if one.conflict),
        compatible=tuple(one for one in differences if not one.conflict),
        lost=_lost(index),
        drift=_drift(index),
        timeline=timeline(index),
        positions=positions(index),
        sources=sources(index),
        judgements=_judgements(index),
        articles=tuple(_article(index, article, full_text) for article in account.articles),
        version=__version__,
    )


def _title(index: Index) -> str:
    stories = index.account.stories
    if len(stories) == 1:
        return stories[0].title.quote
    return f"{words.count(len(index.articles), 'article')} in {words.count(len(stories), 'story', 'stories')}"


def _stories(index: Index) -> tuple[parts.StoryView, ...]:
    return tuple(
        parts.StoryView(
            title=story.title.quote,
            note=_published(story.first, story.last),
            articles=tuple(index.article(one) for one in story.articles),
        )
        for story in index.account.stories
    )


def _published(first: object, last: object) -> str:
    days = list(dict.fromkeys(words.when(one) for one in (first, last) if one))  # type: ignore[arg-type]
    return f"published {' to '.join(days)}" if days else "dates of publication unknown"


def _reuse(index: Index) -> tuple[parts.ReuseView, ...]:
    views = []
    for n, one in enumerate(index.account.reuse, 1):
        anchor = f"passage-{n}"
        called = words.numbered("shared", anchor)
        first, second = index.quotes(one.spans, anchor, called)
        alike = "the same words" if one.similarity >= 1 else f"nearly the same words ({one.similarity:.2f})"
        views.append(parts.ReuseView(anchor, first, second, alike))
    return tuple(views)


def _claims(index: Index) -> tuple[parts.ClaimGroup, ...]:
    """By story, in the order of the index: those that several articles tell, then those of one alone."""
    variants: dict[str, list[Variant]] = {}
    for variant in index.account.variants:
        variants.setdefault(variant.claim, []).append(variant)
    titles = {story.id: story.title.quote for story in index.account.stories}
    groups: dict[str, tuple[list[parts.ClaimView], list[parts.ClaimView]]] = {}
    for claim in index.claims.values():
        shared, single = groups.setdefault(index.story(claim), ([], []))
        view = _claim(index, claim, variants.get(claim.id, []))
        (shared if claim.layers.articles > 1 else single).append(view)
    return tuple(
        parts.ClaimGroup(titles.get(story) if len(titles) > 1 else None, tuple(shared), tuple(single))
        for story, (shared, single) in groups.items()
    )


def _claim(index: Index, claim: Claim, variants: Sequence[Variant]) -> parts.ClaimView:
    anchor = index.anchor("claim", claim.id)
    return parts.ClaimView(
        anchor=anchor,
        label=label(anchor),
        quote=index.quote(claim.text, anchor),
        layers=_layers(claim.layers),
        reason=claim.layers.reason,
        statements=tuple(_statement(index, one, anchor) for one in claim.statements),
        differences=tuple(index.difference(one.id) for one in variants),
        conflict=any(one.conflict for one in variants),
    )


def _layers(layers: Layers) -> tuple[str, ...]:
    return (
        words.count(layers.articles, "article"),
        words.count(layers.outlets, "outlet"),
        words.between(*layers.origins, "independent origin"),
        words.between(*layers.sources, "person or body", "people or bodies") + " behind it",
    )


def _statement(index: Index, statement: Statement, anchor: str) -> parts.StatementView:
    attribution = index.attributions.get(statement.attribution or "")
    how: list[str] = []
    if attribution:
        how += [words.FORMS[attribution.form], words.MODALITIES[attribution.modality]]
        how += [f"said {words.when(attribution.said)}"] if attribution.said else []
    return parts.StatementView(
        quote=index.quote(statement.span, anchor),
        chain=tuple(index.source(one.id) for one in index.chain(statement.attribution)),
        how=", ".join(part for part in how if part),
        origins=tuple(index.node(one) for one in statement.origins),
    )


def _differences(index: Index) -> list[parts.DifferenceView]:
    views = []
    for variant in index.variants.values():
        anchor = index.anchor("difference", variant.id)
        readings = tuple(
            parts.ReadingView(
                value=one.value,
                quotes=index.quotes(one.spans, anchor),
                entered=index.article(one.entered) if one.entered else None,
                supported=one.supported,
            )
            for one in variant.readings
        )
        kind, claim = words.VARIANT_KINDS[variant.kind], index.claim(variant.claim)
        about = shown(index.claims[variant.claim].text.quote) if variant.claim in index.claims else ""
        views.append(parts.DifferenceView(anchor, label(anchor), kind, variant.conflict, claim, about, readings))
    return views


def _lost(index: Index) -> tuple[parts.LostView, ...]:
    views = []
    for n, lost in enumerate(index.account.lost, 1):
        anchor = f"lost-{n}"
        origin = index.origins.get(lost.origin)
        called = words.numbered("lost report", anchor)
        items = tuple(
            parts.LostItem(
                claim=index.claim(one.claim),
                quote=index.quote(one.reading, anchor, called),
                rejected=index.quotes(one.rejected, anchor, called),
            )
            for one in lost.claims
        )
        note = f"{words.ORIGIN_KINDS[origin.kind][0]}, {words.when(origin.date)}" if origin else ""
        views.append(parts.LostView(anchor, origin.name if origin else lost.origin, note, items))
    return tuple(views)


def _drift(index: Index) -> tuple[parts.DriftView, ...]:
    views = []
    for n, one in enumerate(index.account.drift, 1):
        anchor = f"drift-{n}"
        called = words.numbered("drift", anchor)
        views.append(
            parts.DriftView(
                anchor=anchor,
                what=words.DRIFT_KINDS[one.what],
                parent=index.node(one.parent),
                child=index.node(one.child),
                claim=index.claim(one.claim),
                before=index.quotes(one.from_, anchor, called),
                after=index.quotes(one.to, anchor, called),
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
        pieces=index.marks.pieces(article, "text", whole=full_text),
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
