"""The words of firsthand as frozen dataclasses.

Every other module speaks in these types; this one imports nothing of ours. Offsets are Unicode code points into one
field of one article, end exclusive, and ``article.text[span.start:span.end] == span.quote`` always (the same for
``title``). Field order is the order of keys in the account JSON; a trailing underscore (``from_``) is dropped there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Field = Literal["text", "title"]
Precision = Literal["year", "month", "day", "minute"]
CreditRole = Literal["byline", "dateline", "wire", "via", "translator", "photo", "publisher"]
SourceKind = Literal["person", "organization", "outlet", "agency", "state", "place", "document", "anonymous"]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal["speech", "belief", "silence"]
Modality = Literal["asserted", "possible", "denied", "predicted", "wanted"]
OriginKind = Literal["article", "report", "document", "utterance"]
DerivationKind = Literal["reprint", "rewrite", "translation", "quotation", "revision", "unknown"]
EvidenceKind = Literal["credit", "quote", "claim", "error", "wording", "time"]
VariantKind = Literal["number", "date", "name", "place", "speaker", "role", "polarity", "certainty", "wording"]
DriftKind = Literal["attribution", "certainty", "count"]
EntryKind = Literal["event", "utterance", "publication"]
Stance = Literal["supports", "opposes", "demands", "offers", "refuses", "denies", "doubts", "predicts"]
Channel = Literal["public", "anonymous", "characterised"]
RevisionKind = Literal["version", "update", "correction", "withdrawal"]
NameKind = Literal["person", "organization", "outlet", "agency", "state", "place", "other"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Exact words of one article."""

    article: str
    field: Field
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date or instant, as exact as the words allow.

    ``value`` is ISO 8601 cut to ``precision`` ("2024", "2024-05", "2024-05-24", "2024-05-24T16:03"); ``earliest`` and
    ``latest`` are days ("2024-05-01"), ``earliest`` None where the words give only an upper bound ("by 24 May 2024");
    ``basis`` says in plain words what the date follows from.
    """

    value: str
    precision: Precision
    earliest: str | None
    latest: str
    basis: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """Words that name where an article or a part of it comes from. A photo credit is never an origin of the text."""

    role: CreditRole
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Revision:
    """What an article tells about being a later state of one that was published before.

    ``number`` counts the versions from 1, ``of`` is the id that all versions share, ``note`` says what was changed, in
    the publisher's words; each None where nothing tells. ``spans`` are the words of title and text that say it.
    """

    kind: RevisionKind
    number: int | None = None
    of: str | None = None
    note: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """Who a file's own fields, beside the text, name as where an article comes from; ``basis`` names the field."""

    role: CreditRole
    name: str
    basis: str


@dataclass(frozen=True, slots=True)
class Article:
    """One page or file as published, with its text; ``furniture`` is what stands in ``text`` but is not the article."""

    id: str
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: Date | None
    captured: Date | None
    language: str | None
    text: str
    sha256: str
    credits: tuple[Credit, ...] = ()
    furniture: tuple[Span, ...] = ()
    declared: tuple[Declared, ...] = ()
    revision: Revision | None = None

    def span(self, start: int, end: int, field: Field = "text") -> Span:
        """The words from ``start`` to ``end`` (code points, end exclusive) of ``field``, as a Span."""
        return Span(self.id, field, start, end, ((self.title or "") if field == "title" else self.text)[start:end])


@dataclass(frozen=True, slots=True)
class Token:
    """One word with its grammar: universal part of speech, dependency label (spaCy's English scheme), head index."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str  # OntoNotes entity label, "" outside of one
    begins: bool  # first token of its entity


@dataclass(frozen=True, slots=True)
class Parse:
    """The grammar of one article: tokens in order of the text, and sentences as (start, end) in code points."""

    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of somebody or something by name. ``key`` is the canonical form that spellings and aliases share."""

    start: int
    end: int
    quote: str
    kind: NameKind
    key: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text: ``low`` ≤ value ≤ ``high`` (equal when exact), ``approximate`` when hedged
    ("some", "about").

    ``unit`` is the lemma of what is counted or measured ("soldier", "USD", "percent"), None when the words name none.
    """

    start: int
    end: int
    quote: str
    low: float
    high: float
    approximate: bool
    unit: str | None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression after TimeML's TIMEX3: ``type`` DATE, TIME, DURATION or SET, ``value`` in its notation."""

    start: int
    end: int
    quote: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who or what says something. ``count`` is how many people the words speak of, None where they do not say."""

    id: str
    name: str
    kind: SourceKind
    count: int | None = None
    description: str | None = None
    reason: str | None = None
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    speaks_for: str | None = None
    subset_of: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One hop of a chain: a source and the words that show it."""

    source: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source span, a cue span and a content span (PolNeAR / PARC); ``chain`` runs from outermost to innermost."""

    id: str
    article: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    act: Act
    chain: tuple[Link, ...]
    parent: str | None
    modality: Modality
    negated: bool
    hedge: tuple[Span, ...]
    said: Date | None


@dataclass(frozen=True, slots=True)
class Clause:
    """Who did what to whom: one predicate with its arguments; the unit that claims are aligned by.

    ``start``–``end`` are the words of the clause without the words that attribute it. ``predicate`` is a lemma;
    ``subject`` and ``objects`` are (start, end) in the text; ``words`` are its content lemmas in order.
    """

    start: int
    end: int
    predicate: str
    subject: tuple[int, int] | None
    objects: tuple[tuple[int, int], ...]
    negated: bool
    modality: Modality
    words: tuple[str, ...]
    attribution: str | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article with everything found in it alone. ``attempted`` is False where the language is not served."""

    article: Article
    attempted: bool
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage of one article that stands, the same or nearly, in another."""

    spans: tuple[Span, Span]
    similarity: float


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about the same happening."""

    id: str
    title: Span
    articles: tuple[str, ...]
    first: Date | None
    last: Date | None


@dataclass(frozen=True, slots=True)
class Origin:
    """A first-hand record: an article of the collection, or a report, document or utterance that is only named."""

    id: str
    name: str
    kind: OriginKind
    article: str | None
    date: Date | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a derivation, with the words that show it; ``weight`` is its share of the confidence, 0 to 1."""

    kind: EvidenceKind
    weight: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the child that come from the parent, and the parent's words where they are here."""

    child: Span
    parent: Span | None


@dataclass(frozen=True, slots=True)
class Derivation:
    """child → direct parent (an article or an origin), with the evidence."""

    child: str
    parent: str
    kind: DerivationKind
    directed: bool
    share: float
    confidence: float
    passages: tuple[Passage, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One article's words for a claim. ``origins`` are the first-hand records it rests on, empty when unknown."""

    article: str
    span: Span
    attribution: str | None
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layers:
    """How many say it, and how many know it: articles, outlets, origins [min, max], sources [min, max or None]."""

    articles: int
    outlets: int
    origins: tuple[int, int]
    sources: tuple[int, int | None]
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What several statements in several articles say alike. ``text`` is the words of one of them."""

    id: str
    stories: tuple[str, ...]
    text: Span
    statements: tuple[Statement, ...]
    layers: Layers


@dataclass(frozen=True, slots=True)
class Reading:
    """One value at the place where readings differ; ``entered`` is the article in which a change entered."""

    value: str
    articles: tuple[str, ...]
    spans: tuple[Span, ...]
    entered: str | None
    supported: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """The place where readings differ. ``conflict`` is False where they are compatible or only worded otherwise."""

    id: str
    claim: str
    kind: VariantKind
    conflict: bool
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class LostClaim:
    """A claim that an absent report must have held: the best reading, and the ones rejected."""

    claim: str
    reading: Span
    rejected: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """An origin that is absent, claim by claim."""

    origin: str
    claims: tuple[LostClaim, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What happens to attribution, certainty or the number of sources along one edge of the tree."""

    child: str
    parent: str
    claim: str
    what: DriftKind
    from_: tuple[Span, ...]
    to: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the timeline."""

    stories: tuple[str, ...]
    date: Date
    kind: EntryKind
    text: Span
    claims: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What a party supports, opposes, demands …, and how it is known."""

    stories: tuple[str, ...]
    party: str
    speaker: str | None
    issue: Span
    stance: Stance
    conditions: tuple[Span, ...]
    channel: Channel
    date: Date | None
    spans: tuple[Span, ...]
    attribution: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about the machine's result: data, kept beside it and undoable."""

    id: str
    what: str
    on: tuple[str, ...]
    by: str
    at: str
    why: str
