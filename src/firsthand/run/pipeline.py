"""The way of the data in one process: files → articles → annotated → stories → account."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from firsthand.account import Account
from firsthand.annotate import Extractor, annotate
from firsthand.compare import find_reuse, group_stories
from firsthand.errors import InputError
from firsthand.model import Annotated, Article
from firsthand.read import Batch
from firsthand.run.web import read_words
from firsthand.trace.claims import align
from firsthand.trace.drift import find_drift
from firsthand.trace.layers import assign
from firsthand.trace.lineage import trace_lineage
from firsthand.trace.lost import reconstruct
from firsthand.trace.positions import extra_sources, find_positions
from firsthand.trace.sources import unify
from firsthand.trace.timeline import build_timeline
from firsthand.trace.variants import find_variants

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """An account, the inputs that could not be read, and the paths left out because firsthand wrote them."""

    account: Account
    failures: tuple[InputError, ...]
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotations:
    """Annotated articles sorted by id, the inputs that could not be read, and the paths left out as in Report."""

    annotated: tuple[Annotated, ...]
    failures: tuple[InputError, ...]
    skipped: tuple[str, ...] = ()


def report(paths: Sequence[str], *, progress: Progress | None = None, extractor: Extractor | None = None) -> Report:
    """Read everything under ``paths`` and trace it.

    Raises UsageError for a path that does not exist or two articles with one id; inputs that could not be read are in
    ``failures`` and the rest is processed. ``extractor`` has a model elsewhere mark who says what (off by default).
    """
    batch = read_articles(paths, progress)
    account = account_of(batch.articles, progress=progress, extractor=extractor)
    return Report(account, batch.failures, batch.skipped)


def annotate_all(
    paths: Sequence[str], *, progress: Progress | None = None, extractor: Extractor | None = None
) -> Annotations:
    """The per-article stage alone, over everything under ``paths``."""
    batch = read_articles(paths, progress)
    return Annotations(annotate_articles(batch.articles, progress, extractor), batch.failures, batch.skipped)


def account_of(
    articles: Sequence[Article], *, progress: Progress | None = None, extractor: Extractor | None = None
) -> Account:
    """The account of articles that were read already, in any order."""
    annotated = annotate_articles(sorted(articles, key=lambda a: a.id), progress, extractor)
    return trace(annotated, progress=progress)


def trace(annotated: Sequence[Annotated], *, progress: Progress | None = None) -> Account:
    """The join over articles and the map over stories: annotated articles (sorted by id) in, the account out."""
    step = _Steps(progress)
    step("sources")
    sources, unified = unify(annotated)  # first: one name for one spelling helps to tell stories apart
    step("compare")
    reuse = find_reuse(unified)
    stories = group_stories(unified, reuse)
    step("claims")
    aligned = align(stories, unified)
    step("lineage")
    lineage = trace_lineage(stories, unified, sources, reuse, aligned)
    claims = assign(aligned, unified, sources, lineage)
    step("variants")
    variants = find_variants(claims, unified, sources, lineage.derivations)
    attributions = tuple(x for a in unified for x in a.attributions)
    lost = reconstruct(claims, variants, lineage.origins, lineage.derivations, attributions)
    drift = find_drift(claims, unified, sources, lineage.origins, lineage.derivations)
    step("timeline")
    timeline = build_timeline(stories, unified, claims)
    step("positions")
    parties = (*sources, *extra_sources(unified, sources))
    positions = find_positions(stories, unified, parties, claims)
    held = {p.party for p in positions} | {p.speaker for p in positions}
    step("done")
    return Account(
        articles=tuple(a.article for a in unified),
        reuse=reuse,
        sources=tuple(s for s in parties if s in sources or s.id in held),
        attributions=attributions,
        stories=stories,
        origins=lineage.origins,
        derivations=lineage.derivations,
        claims=claims,
        variants=variants,
        lost=lost,
        drift=drift,
        timeline=timeline,
        positions=positions,
        judgements=(),
        unserved=tuple(a.article.id for a in unified if not a.attempted),
    )


def read_articles(paths: Sequence[str], progress: Progress | None = None) -> Batch:
    """What is behind ``paths`` and addresses, as ``read_paths``, with this module's way of telling progress."""
    return read_words(paths, progress=progress)


def annotate_articles(
    articles: Sequence[Article], progress: Progress | None = None, extractor: Extractor | None = None
) -> tuple[Annotated, ...]:
    """The per-article stage over articles that were read already, in the order given."""
    out: list[Annotated] = []
    for n, article in enumerate(articles):
        if progress:
            progress("annotate", n, len(articles))
        out.append(annotate(article, extractor))
    if progress:
        progress("annotate", len(articles), len(articles))
    return tuple(out)


STAGES = ("sources", "compare", "claims", "lineage", "variants", "timeline", "positions", "done")


class _Steps:
    """Tells a progress callback which stage of tracing begins."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress = progress

    def __call__(self, stage: str) -> None:
        if self.progress:
            self.progress(stage, STAGES.index(stage), len(STAGES) - 1)
