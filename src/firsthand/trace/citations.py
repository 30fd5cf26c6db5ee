"""Whom an article cites: the reports, interviews and public utterances that its words name.

A citation is always backed by words. Three kinds are read, by rank (design, rule 2):

1. a chain of an attribution that passes through another outlet ("told Reuters", "according to a Times report");
2. a wire or "via" credit. A photo credit or a scraper's "Source:" line of its own site is none (rule 3);
3. an utterance or a document that is named where somebody is quoted ("in an interview with the Bay Weekly", "at a news
   conference", "in a statement on Thursday").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from firsthand.language.calendar import timex_date
from firsthand.language.en.origin_words import (
    DOCUMENT,
    FUNCTION_WORDS,
    INTERVIEW_WITH,
    OWN_REPORTING,
    TOLD_OUTLET,
    UTTERANCE,
    UTTERANCE_EVENTS,
)
from firsthand.language.outlets import is_short_for, outlet_key
from firsthand.model import Annotated, Article, Attribution, Date, Name, Source, Span
from firsthand.trace.phrases import Press

PRESS = ("agency", "outlet")
CITING_CREDITS = ("wire", "via")

# How far (code points) behind "interview" the outlet's name may begin: "an interview last week with the weekly X".
INTERVIEW_REACH = 60
# How far (code points) behind the utterance its date may begin.
DATE_REACH = 30
# Words, function words apart, that a document's name must have to be told from others: "navy estimate", not "report".
TELLING_WORDS = 2
# Statements after the one that names a public utterance still belong to it while the same person goes on speaking.
CONTINUED_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Citation:
    """One article's words that name a record. Equal ``key`` means the same record within a story."""

    article: str
    key: str
    kind: Literal["report", "utterance", "document"]
    name: str
    spans: tuple[Span, ...]
    attribution: str | None
    said: Date | None
    speaker: str | None = None  # source id of whoever speaks in it
    whole: bool = False  # said of the article, not of one sentence: a wire credit, a line of its own


def find_citations(
    annotated: Annotated, sources: dict[str, Source], press: Press | None = None
) -> tuple[Citation, ...]:
    """All citations of one article, in order of the text.

    ``sources`` maps account ids to sources; ``press`` are the outlets that the story knows, by which phrases are read
    that name one in a way of their own.
    """
    found = [*_from_credits(annotated), *_from_utterances(annotated, sources)]
    heard = {c.attribution for c in found if c.attribution}
    for attribution in annotated.attributions:
        if attribution.id not in heard:
            found += _from_chain(annotated, attribution, sources)
    if press is not None:
        found += _from_phrases(annotated, press, found)
    return tuple(sorted(found, key=lambda c: (c.spans[0].start, c.key)))


def is_press(source: Source, annotated: Annotated) -> bool:
    """True for an agency or outlet other than the article's own."""
    own = annotated.article.outlet
    return source.kind in PRESS and not (own and is_short_for(source.name, own))


def own_reporting(annotated: Annotated, sources: dict[str, Source]) -> bool:
    """Whether the article's words show that its own people heard or saw it.

    "told this newspaper"; "told the Post" or "seen by the Post" in the Post itself; a dateline or wire line of its own.
    """
    article = annotated.article
    if OWN_REPORTING.search(article.text):
        return True
    own = article.outlet
    if not own:
        return False
    links = {sources[link.source].name for x in annotated.attributions for link in x.chain}
    named = {c.name for c in article.credits if c.role in ("wire", "dateline")}
    if any(is_short_for(name, own) for name in links | named):
        return True
    return any(is_short_for(m.group("outlet"), own) for m in TOLD_OUTLET.finditer(article.text))


def report_key(name: str) -> str:
    """The key of a report by the outlet called ``name``."""
    return f"report:{outlet_key(name)}"


def _from_credits(annotated: Annotated) -> list[Citation]:
    article = annotated.article
    return [
        Citation(article.id, report_key(c.name), "report", c.name, (c.span,), None, None, whole=True)
        for c in article.credits
        if c.role in CITING_CREDITS and c.name and not (article.outlet and is_short_for(c.name, article.outlet))
    ] + _declared(article)


def _declared(article: Article) -> list[Citation]:
    """Credits of the file's own fields. No words say them: the headline stands for the article."""
    if not article.declared:
        return []
    first = article.text.lstrip().split("\n", 1)[0]
    start = article.text.find(first) if first else 0
    span = article.span(0, len(article.title), "title") if article.title else article.span(start, start + len(first))
    return [
        Citation(article.id, report_key(d.name), "report", d.name, (span,), None, None, whole=True)
        for d in article.declared
        if d.role in CITING_CREDITS
        and d.name
        and span.quote
        and not (article.outlet and is_short_for(d.name, article.outlet))
    ]


def _from_phrases(annotated: Annotated, press: Press, found: Sequence[Citation]) -> list[Citation]:
    """Credits in phrases that no chain has, each with the attribution whose words it stands beside, if any."""
    known = [s for c in found for s in c.spans if s.field == "text"]
    out: list[Citation] = []
    for phrase in press.phrases(annotated):
        span = phrase.span
        if any(s.start < span.end and span.start < s.end for s in known):
            continue
        beside = next((a for a in annotated.attributions if _frames(a, span, annotated)), None)
        out.append(
            Citation(
                span.article,
                report_key(phrase.name),
                "report",
                phrase.name,
                (span,),
                beside.id if beside else None,
                beside.said if beside else None,
                whole=phrase.whole,
            )
        )
    return out


def _frames(attribution: Attribution, span: Span, annotated: Annotated) -> bool:
    """Whether the phrase is among the words that attribute, in the sentence of the cue and outside of the content."""
    anchors = [s for s in (*attribution.cue, *attribution.source) if s.field == "text"]
    if not anchors or _inside(span.start, attribution.content):
        return False
    return any(
        start <= span.start < end and any(start <= s.start < end for s in anchors) for start, end in annotated.sentences
    )


def _from_chain(annotated: Annotated, attribution: Attribution, sources: dict[str, Source]) -> list[Citation]:
    """The outermost outlet in the chain: what lies behind it reached this article only through it."""
    for link in attribution.chain:
        source = sources[link.source]
        if is_press(source, annotated) and link.spans:
            spans = tuple(sorted(link.spans))
            key = report_key(source.name)
            return [Citation(annotated.article.id, key, "report", source.name, spans, attribution.id, attribution.said)]
    return []


def _from_utterances(annotated: Annotated, sources: dict[str, Source]) -> list[Citation]:
    starts = [s for s, _ in annotated.sentences]
    out: list[Citation] = []
    last: tuple[Citation, str, int] | None = None
    for attribution in annotated.attributions:
        if attribution.act == "silence" or not attribution.chain or not (attribution.cue or attribution.source):
            continue
        anchor = (attribution.cue or attribution.source)[0]
        sentence = bisect_right(starts, anchor.start) - 1
        speaker = attribution.chain[-1].source
        through = [sources[x.source] for x in attribution.chain[:-1] if is_press(sources[x.source], annotated)]
        if through:
            same = last is not None and last[0].key == f"utterance:interview:{outlet_key(through[0].name)}"
            last = last if same else None  # whoever was interviewed goes on telling the same outlet
            named = _interview_only(annotated, attribution, sentence, sources)
        else:
            named = _utterance(annotated, attribution, sentence, speaker, sources)
        if named is not None:
            out.append(named)
            last = (named, speaker, sentence)
        elif last and 0 <= sentence - last[2] <= CONTINUED_SENTENCES and _goes_on(last, sources[speaker]):
            out.append(replace(last[0], attribution=attribution.id))
            last = (last[0], last[1], sentence)
    return out


def _goes_on(last: tuple[Citation, str, int], speaker: Source) -> bool:
    """The same person goes on, or the document that was named speaks itself ("The statement called for …")."""
    return speaker.id == last[1] or (speaker.kind == "document" and last[0].kind == "document")


def words(name: str) -> set[str]:
    """The words of a name that tell it from others, in lower case."""
    return {w for w in re.findall(r"\w+", name.lower()) if w not in FUNCTION_WORDS}


def _utterance(
    annotated: Annotated, attribution: Attribution, sentence: int, speaker: str, sources: dict[str, Source]
) -> Citation | None:
    if sentence < 0:
        return None
    article, (start, end) = annotated.article, annotated.sentences[sentence]
    for match in UTTERANCE.finditer(article.text, start, end):
        if _inside(match.start("event"), attribution.content):
            continue
        event = UTTERANCE_EVENTS[match.group("event").lower()]
        stop, key = match.end(), f"utterance:{event}:{speaker}"
        if event == "interview":
            outlet = _interviewer(annotated, match.end(), end)
            if outlet is None or (article.outlet and is_short_for(outlet.quote, article.outlet)):
                continue
            stop, key = outlet.end, f"utterance:interview:{outlet_key(outlet.quote)}"
        span = _trimmed(annotated, match.start(), stop)
        said = attribution.said or _beside(annotated, attribution, stop, end)
        return Citation(article.id, key, "utterance", span.quote, (span,), attribution.id, said, speaker)
    return _document(annotated, attribution, (start, end), sources[speaker], sources)


def _beside(annotated: Annotated, attribution: Attribution, start: int, end: int) -> Date | None:
    """The date right behind the words that name the utterance: "an interview with the Weekly, published in May"."""
    for t in annotated.timexes:
        if start <= t.start < min(end, start + DATE_REACH) and not _inside(t.start, attribution.content):
            read = timex_date(t.value, t.type)
            if read is not None:
                span = annotated.article.span(t.start, t.end)
                return Date(*read, "the words beside the utterance", (span,))
    return None


def _document(
    annotated: Annotated,
    attribution: Attribution,
    sentence: tuple[int, int],
    speaker: Source,
    sources: dict[str, Source],
) -> Citation | None:
    """A statement, release or memo that the speaker issued, named outside the words that are attributed.

    A document that speaks itself is the record if its name tells it from others ("a court filing in Tarn"). "The
    statement said" names nobody: it is the last statement that the article named, or none that we know.
    """
    if speaker.kind == "document":
        return _itself(annotated, attribution, speaker)
    if speaker.kind in PRESS:
        return None
    whose = sources.get(speaker.speaks_for or speaker.part_of or "", speaker)
    article = annotated.article
    for match in DOCUMENT.finditer(article.text, *sentence):
        if _inside(match.start("event"), attribution.content):
            continue
        span = _trimmed(annotated, match.start(), match.end())
        key = f"document:{match.group('event').lower()}:{'-'.join(sorted(words(whose.name)))}"
        return Citation(article.id, key, "document", span.quote, (span,), attribution.id, attribution.said, speaker.id)
    return None


def _itself(annotated: Annotated, attribution: Attribution, document: Source) -> Citation | None:
    spans = attribution.chain[-1].spans
    told = words(document.name)
    if len(told) < TELLING_WORDS or not spans or len(attribution.chain) > 1:
        return None
    key = f"document:itself:{'-'.join(sorted(told))}"
    return Citation(
        annotated.article.id, key, "document", document.name, spans, attribution.id, attribution.said, document.id
    )


def _interview_only(
    annotated: Annotated, attribution: Attribution, sentence: int, sources: dict[str, Source]
) -> Citation | None:
    """Where the chain already passes through an outlet, only an interview given to an outlet is read as the record."""
    named = _utterance(annotated, attribution, sentence, attribution.chain[-1].source, sources)
    return named if named and named.key.startswith("utterance:interview:") else None


def _interviewer(annotated: Annotated, start: int, end: int) -> Name | None:
    text = annotated.article.text
    for name in annotated.names:
        if name.kind in PRESS and start <= name.start <= min(end, start + INTERVIEW_REACH):
            return name if INTERVIEW_WITH.search(text[start : name.start]) else None
    return None


def _trimmed(annotated: Annotated, start: int, end: int) -> Span:
    """The words of the utterance without the preposition before them."""
    first, _, rest = annotated.article.text[start:end].partition(" ")
    if first.lower() in {"in", "during", "at", "after", "from", "according"} and rest:
        start = end - len(rest.removeprefix("to "))
    return annotated.article.span(start, end)


def _inside(position: int, spans: Sequence[Span]) -> bool:
    return any(s.start <= position < s.end for s in spans)
