"""The timeline of a story: dated happenings, dated utterances, publications.

An entry is made of every time expression that names a calendar date and tells when a clause's happening was, or when
something was said. The same happening told by several articles is one entry: the words that tell it share a claim or
most of their content words, and their dates can be the same day. Four clocks are kept apart: what an entry's kind does
not say is not mixed into its date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from firsthand.language.calendar import timex_date
from firsthand.language.en.claim_words import LIGHT_WORDS, REPORTING_VERBS
from firsthand.language.en.publication_words import PAPER_BEFORE, PUBLISHED, PUBLISHED_THEN
from firsthand.language.en.time_words import (
    BEFORE_WHEN,
    DAY_WORDS,
    DONE_THEN,
    RANGE_JOINTS,
    RELATIVES,
    opens_participle,
)
from firsthand.model import Annotated, Article, Attribution, Claim, Clause, Date, Entry, EntryKind, Span, Story, Timex

# Share of the smaller one's content words and names that two tellings of one happening have in common. This and the
# next five numbers are set by judgement and looked at on two small stories only; no gold standard has measured them.
ALIKE = 0.5
# The same where the two share a claim: the claim says they are alike, the words only have to allow it.
ALIKE_WITH_CLAIM = 0.25
# Two tellings of which one gives the day and the other the year only need more in common than two that give the day.
ALIKE_ACROSS_GRAINS = 0.6
LEAST_SHARED = 2
# A decade or a century dates no happening.
LONGEST_DAYS = 366 + 60
# A statement belongs to a telling when it covers this much of the shorter of the two.
COVERS = 0.5
# Characters between a time and the words of saying that it still stands with ("said during a visit to X on Monday").
NEAR_CUE = 40
# Characters before a time in which the thing it belongs to is looked for.
WINDOW = 80
# Where there is no grammar, a word shorter than this is taken for a function word ("from", "with", "been").
SHORTEST_TERM = 5
# Words between an outlet and what it did ("news agency first").
MOST_BETWEEN = 3
# What only could be, or is only wished for, did not happen.
HAPPENING = ("asserted", "predicted", "denied")


@dataclass(frozen=True, slots=True)
class _Telling:
    """One article's words for one dated happening."""

    kind: EntryKind
    date: Date
    words: Span
    terms: frozenset[str]
    claims: frozenset[str]

    @property
    def order(self) -> tuple[int, str, str, str, int]:
        """Narrowest date first, then the calendar, then the place."""
        return (_width(self.date), self.date.earliest or "", self.date.latest, self.words.article, self.words.start)


@dataclass(slots=True)
class _Happening:
    date: Date
    tellings: list[_Telling] = field(default_factory=list)


def build_timeline(
    stories: Sequence[Story], annotated: Sequence[Annotated], claims: Sequence[Claim]
) -> tuple[Entry, ...]:
    """Entries of all ``stories``, sorted by earliest day, latest day, text and place.

    An entry's date is the narrowest that its tellings give; ``spans`` are the words of all of them, by article.
    """
    known = {a.article.id: a for a in annotated}
    statements: dict[str, list[tuple[Span, str]]] = {}
    for claim in claims:
        for statement in claim.statements:
            statements.setdefault(statement.article, []).append((statement.span, claim.id))
    entries: list[Entry] = []
    for story in stories:
        members = [known[i] for i in sorted(story.articles) if i in known]
        tellings = [t for a in members for t in _tellings(a, statements.get(a.article.id, []))]
        for happening in _merge(tellings):
            entries.append(_entry(story, happening))
        entries.extend(e for a in members if (e := _publication(story, a.article)) is not None)
    entries.sort(key=lambda e: (e.date.earliest or "", e.date.latest, e.text.quote, e.text, e.kind))
    return tuple(entries)


def _publication(story: Story, article: Article) -> Entry | None:
    if article.published is None:
        return None
    title = article.span(0, len(article.title), "title") if article.title else None
    behind = (*((title,) if title else ()), *article.published.spans)
    if not behind:
        return None
    return Entry((story.id,), article.published, "publication", behind[0], (), behind)


def _entry(story: Story, happening: _Happening) -> Entry:
    best = happening.tellings[0]
    date = best.date
    spans = tuple(sorted({t.words for t in happening.tellings}))
    dated = tuple(sorted({s for t in happening.tellings for s in t.date.spans}))
    claims = tuple(sorted({c for t in happening.tellings for c in t.claims}, key=lambda c: (len(c), c)))
    whole = Date(date.value, date.precision, date.earliest, date.latest, date.basis, dated)
    return Entry((story.id,), whole, best.kind, best.words, claims, spans)


# --- tellings of one article -----------------------------------------------------------------------------------------


def _tellings(annotated: Annotated, statements: Sequence[tuple[Span, str]]) -> Iterator[_Telling]:
    article = annotated.article
    starts = [s for s, _ in annotated.sentences]
    clauses = sorted(annotated.clauses, key=lambda c: (c.start, c.end))
    furniture = sorted((f.start, f.end) for f in article.furniture if f.field == "text")
    for timex, date in _dates(article, annotated.timexes):
        i = bisect_right(starts, timex.start) - 1
        if i < 0 or timex.end > annotated.sentences[i][1] or _inside(timex.start, furniture):
            continue
        place = _place(annotated, timex, annotated.sentences[i], clauses)
        if place is None:
            continue
        kind, start, end = place
        words = article.span(start, end)
        yield _Telling(kind, date, words, _terms(annotated, start, end), _claims(words, statements))


def _inside(position: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in stretches)


def _dates(article: Article, timexes: Sequence[Timex]) -> list[tuple[Timex, Date]]:
    """The expressions that tell when, with their dates; the two days of a range ("15-16 June") are one."""
    found: list[tuple[Timex, Date]] = []
    for timex in timexes:
        date = _date_of(article, timex)
        if date is None or not _tells_when(article.text, timex) or _is_clock_alone(timex, timexes):
            continue
        if found and (joint := _range(article, found[-1], (timex, date))) is not None:
            found[-1] = joint
        else:
            found.append((timex, date))
    return found


def _is_clock_alone(timex: Timex, timexes: Sequence[Timex]) -> bool:
    """Whether a time of day stands without its day, so that the day would be a guess."""
    if timex.type != "TIME" or not DAY_WORDS.isdisjoint(_words(timex.quote)) or timex.value[:4] in timex.quote:
        return False
    near = [t for t in timexes if t is not timex and abs(t.start - timex.start) <= WINDOW]
    return not any(t.type == "DATE" and t.value == timex.value[:10] for t in near)


def _range(article: Article, first: tuple[Timex, Date], last: tuple[Timex, Date]) -> tuple[Timex, Date] | None:
    (a, begin), (b, end) = first, last
    if article.text[a.end : b.start].strip().lower() not in RANGE_JOINTS:
        return None
    if {begin.precision, end.precision} != {"day"} or begin.value[:7] != end.value[:7] or begin.latest >= end.latest:
        return None
    timex = Timex(a.start, b.end, article.text[a.start : b.end], "DATE", begin.value[:7])
    span = article.span(a.start, b.end)
    return timex, Date(begin.value[:7], "month", begin.earliest, end.latest, begin.basis, (span,))


def _date_of(article: Article, timex: Timex) -> Date | None:
    resolved = timex_date(timex.value, timex.type)
    if resolved is None or len(timex.value) < len("2024"):
        return None
    value, precision, earliest, latest = resolved
    basis = "the words"
    if value[:4] not in timex.quote and article.published is not None:
        basis = f"counted from the publication, {article.published.value[:10]}"
    return Date(value, precision, earliest, latest, basis, (article.span(timex.start, timex.end),))


def _tells_when(text: str, timex: Timex) -> bool:
    """Whether the expression says when; a bare year or a quarter before a noun only describes the thing."""
    if not timex.quote[:1].isdigit() and "Q" not in timex.value:
        return True
    if "-" in timex.value and "Q" not in timex.value:
        return True
    before = text[max(0, timex.start - 20) : timex.start].replace("\u00a0", " ")
    word = before.rstrip(" -").rpartition(" ")[2].lower()
    return word in BEFORE_WHEN or before.rstrip()[-1:] in ("(", ",")


def _place(
    annotated: Annotated, timex: Timex, sentence: tuple[int, int], clauses: Sequence[Clause]
) -> tuple[EntryKind, int, int] | None:
    """The kind of happening that the expression dates, and the words that tell it."""
    holding = [c for c in clauses if c.start <= timex.start and timex.end <= c.end]
    clause = min(holding, key=lambda c: (c.end - c.start, c.start)) if holding else None
    if _published_at(annotated, timex, sentence):
        return "publication", *(_told(annotated, timex, clause) if clause else sentence)
    if any(_said_at(a, timex) for a in annotated.attributions):
        return "utterance", *sentence
    speaking = [a for a in annotated.attributions if a.act == "speech" and _speaks_at(a, timex, sentence)]
    if clause is None:
        return ("utterance", *sentence) if speaking else None
    told = _told(annotated, timex, clause)
    if any(_is_cue(a, clause) for a in speaking) or (
        clause.predicate in REPORTING_VERBS and told == (clause.start, clause.end) and not _is_said(annotated, timex)
    ):
        return "utterance", *sentence
    if clause.modality not in HAPPENING and not (clause.subject and _inside(timex.start, [clause.subject])):
        return None
    return "event", *told


def _is_said(annotated: Annotated, timex: Timex) -> bool:
    """Whether the expression stands in what somebody says: what it dates there is not the saying."""
    spans = (s for a in annotated.attributions for s in a.content if s.field == "text")
    return any(s.start <= timex.start and timex.end <= s.end for s in spans)


def _published_at(annotated: Annotated, timex: Timex, sentence: tuple[int, int]) -> bool:
    """Whether the expression says when something was published: right after an outlet's or agency's "reported", or
    after a "published" of a report."""
    text = annotated.article.text
    verb = PUBLISHED_THEN.search(text[max(sentence[0], timex.start - WINDOW) : timex.start])
    if verb is None:
        return False
    at = max(sentence[0], timex.start - WINDOW) + verb.start()
    if verb.group("verb").lower() in PUBLISHED and PAPER_BEFORE.search(text[max(sentence[0], at - WINDOW) : at]):
        return True
    press = [n for n in annotated.names if n.kind in ("outlet", "agency") and sentence[0] <= n.start and n.end <= at]
    between = text[press[-1].end : at] if press else "."
    aside = between.startswith(",") and between.rstrip().endswith(",") and between.count(",") == 2
    return bool(press) and (aside or len(between.split()) <= MOST_BETWEEN) and (aside or "," not in between)


def _is_cue(attribution: Attribution, clause: Clause) -> bool:
    """Whether the clause's own predicate is the word of saying."""
    stem = clause.predicate[:4].lower()
    return any(clause.start <= s.start < clause.end and s.quote.lower().startswith(stem) for s in attribution.cue)


def _told(annotated: Annotated, timex: Timex, clause: Clause) -> tuple[int, int]:
    """The words of the clause that the time belongs to: a participle clause in it if there is one, else the whole.

    Words that begin in the middle ("which …", "scheduled …") take the name just before them along.
    """
    text = annotated.article.text
    start, end = clause.start, clause.end
    window = max(start, timex.start - WINDOW)
    done = DONE_THEN.search(text[window : timex.start])
    if done and done.group("verb")[:4].lower() != clause.predicate[:4].lower():
        return window + done.start(), timex.end
    comma = text.rfind(", ", start, timex.start)
    if comma >= 0 and opens_participle(_first_word(text, comma + 2)):
        stop = text.find(",", timex.end, end)
        start, end = comma + 2, stop if stop >= 0 else end
    opening = _first_word(text, start)
    if start > clause.start or opening in RELATIVES:
        before = [n for n in annotated.names if n.end <= start and not text[n.end : start].strip(" ,")]
        start = max(before, key=lambda n: n.end).start if before else start
    return start, end


def _first_word(text: str, start: int) -> str:
    word = text[start : start + 20].split(" ")[0]
    return word.strip(",.;:").lower()


def _said_at(attribution: Attribution, timex: Timex) -> bool:
    """Whether the attribution counts the expression as the time of saying, and it stands near the words of saying."""
    spans = attribution.said.spans if attribution.said else ()
    if not any(s.field == "text" and s.start < timex.end and timex.start < s.end for s in spans):
        return False
    near = (*attribution.cue, *attribution.source)
    return any(max(s.start - timex.end, timex.start - s.end) <= NEAR_CUE for s in near)


def _speaks_at(attribution: Attribution, timex: Timex, sentence: tuple[int, int]) -> bool:
    """Whether the expression stands with the words of saying, outside of what is said."""
    cues = [s for s in attribution.cue if sentence[0] <= s.start < sentence[1]]
    if not cues or any(s.start < timex.end and timex.start < s.end for s in attribution.content):
        return False
    # No content may lie between the cue and the expression.
    low, high = min(cues[0].end, timex.end), max(cues[0].start, timex.start)
    return not any(s.start < high and low < s.end for s in attribution.content)


def _terms(annotated: Annotated, start: int, end: int) -> frozenset[str]:
    """Content lemmas of a stretch of text and the keys of its names, without the words of times."""
    terms = {w.lower() for c in annotated.clauses if start <= c.start and c.end <= end for w in c.words}
    if not terms:  # less than a clause: the words as they stand
        terms = {w for w in _words(annotated.article.text[start:end]) if len(w) >= SHORTEST_TERM}
    times = {w for t in annotated.timexes if start <= t.start and t.end <= end for w in _words(t.quote)}
    keys = {n.key for n in annotated.names if start <= n.start and n.end <= end}
    return frozenset((terms - times - LIGHT_WORDS) | keys)


def _words(text: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in text.lower()).split()


def _claims(words: Span, statements: Sequence[tuple[Span, str]]) -> frozenset[str]:
    found = set()
    for span, claim in statements:
        common = min(span.end, words.end) - max(span.start, words.start)
        if span.field == "text" and common > COVERS * min(span.end - span.start, words.end - words.start):
            found.add(claim)
    return frozenset(found)


# --- the same happening in several articles --------------------------------------------------------------------------


def _merge(tellings: Sequence[_Telling]) -> list[_Happening]:
    """Tellings of the same happening together; the narrowest date first, so that each group keeps it."""
    happenings: list[_Happening] = []
    by_term: dict[str, list[int]] = {}
    for telling in sorted(tellings, key=lambda t: t.order):
        keys = sorted(telling.terms | telling.claims)
        near = sorted({i for k in keys for i in by_term.get(k, ())})
        home = next((i for i in near if _same(happenings[i], telling)), None)
        if home is None:
            home = len(happenings)
            happenings.append(_Happening(telling.date))
        happenings[home].tellings.append(telling)
        for key in keys:
            if home not in by_term.setdefault(key, []):
                by_term[key].append(home)
    return happenings


def _same(happening: _Happening, telling: _Telling) -> bool:
    if not _compatible(happening.date, telling.date):
        return False
    return any(_alike(other, telling) for other in happening.tellings)


def _compatible(a: Date, b: Date) -> bool:
    """Whether the two can be the same day: their ranges of days meet."""
    if a.precision == b.precision == "minute" and a.value != b.value:
        return False
    return (a.earliest or "") <= b.latest and (b.earliest or "") <= a.latest


def _alike(a: _Telling, b: _Telling) -> bool:
    if a.kind != b.kind:
        return False
    if a.words == b.words:
        return a.date.value[:10] == b.date.value[:10]
    shared = len(a.terms & b.terms)
    smaller = min(len(a.terms), len(b.terms))
    if smaller == 0 or shared < min(LEAST_SHARED, smaller):
        return False
    share = round(shared / smaller, 6)
    if a.claims & b.claims:
        return share >= ALIKE_WITH_CLAIM
    return share >= (ALIKE if a.date.precision == b.date.precision else ALIKE_ACROSS_GRAINS)


def _width(date: Date) -> int:
    """How wide the range of days is, roughly: 0 for a day, so that narrower sorts first."""
    if date.earliest is None:
        return LONGEST_DAYS
    years = int(date.latest[:4]) - int(date.earliest[:4])
    months = int(date.latest[5:7]) - int(date.earliest[5:7])
    return years * 366 + months * 31 + int(date.latest[8:10]) - int(date.earliest[8:10])
