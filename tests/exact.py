"""What must hold of one annotated article, whatever its text: every offset and every reference is true."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model import Annotated, Name, Quantity, Span, Timex


def inexact(annotated: Annotated) -> list[str]:
    """What is wrong with the annotations of one article, in plain words; empty where all is well."""
    return [*_offsets(annotated), *_quotes(annotated), *_spans(annotated), *_references(annotated)]


def _offsets(a: Annotated) -> Iterator[str]:
    """Stretches lie in the text and hold something; sentences do not overlap."""
    size = len(a.article.text)
    found: list[tuple[str, int, int]] = [("sentence", *one) for one in a.sentences]
    found += [(type(one).__name__, one.start, one.end) for one in _quoted(a)]
    found += [("clause", one.start, one.end) for one in a.clauses]
    for clause in a.clauses:
        found += [("part of a clause", *part) for part in (clause.subject, *clause.objects) if part is not None]
    for what, start, end in found:
        if not 0 <= start < end <= size:
            yield f"{what} {start}–{end} does not lie in the text (0–{size})"
    for (_, end), (start, _) in zip(a.sentences, a.sentences[1:], strict=False):
        if start < end:
            yield f"sentences overlap at {start}"


def _quoted(a: Annotated) -> list[Name | Quantity | Timex]:
    return [*a.names, *a.quantities, *a.timexes]


def _quotes(a: Annotated) -> Iterator[str]:
    for one in _quoted(a):
        if a.article.text[one.start : one.end] != one.quote:
            yield f"{type(one).__name__} {one.start}–{one.end} says {one.quote!r}"


def _spans(a: Annotated) -> Iterator[str]:
    article = a.article
    found: list[Span] = [*article.furniture, *(credit.span for credit in article.credits)]
    for date in (article.published, article.captured, *(one.said for one in a.attributions)):
        found += date.spans if date else ()
    for one in a.attributions:
        found += [*one.source, *one.cue, *one.content, *one.hedge]
        found += [span for link in one.chain for span in link.spans]
    for span in found:
        text = (article.title or "") if span.field == "title" else article.text
        if span.article != article.id or not span.start < span.end or text[span.start : span.end] != span.quote:
            yield f"span {span}"


def _references(a: Annotated) -> Iterator[str]:
    sources, attributions = [s.id for s in a.sources], [one.id for one in a.attributions]
    if len(set(sources)) < len(sources) or len(set(attributions)) < len(attributions):
        yield "an id is used twice"
    wanted = [(link.source, sources) for one in a.attributions for link in one.chain]
    wanted += [(s, sources) for one in a.sources for s in (one.part_of, one.speaks_for, one.subset_of) if s]
    wanted += [(one.parent, attributions) for one in a.attributions if one.parent]
    wanted += [(one.attribution, attributions) for one in a.clauses if one.attribution]
    for id_, known in wanted:
        if id_ not in known:
            yield f"{id_} is referred to and not there"
