"""What stands on the page, as plain frozen dataclasses: everything is in words, nothing is left to work out."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.render.marks import Piece


@dataclass(frozen=True, slots=True)
class Ref:
    """A label that leads to a place on the page."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words (long ones cut in the middle, with "[…]") and the article they stand in.

    ``also`` leads to the same words in other articles, by the names of these.
    """

    text: str
    href: str
    article: Ref
    also: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for a derivation; ``elsewhere`` if some of it does not stand in the child."""

    words: str
    quotes: tuple[Quote, ...]
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """One derivation: a row of the table under the family tree. ``passages`` are a few of the ``total``."""

    anchor: str
    child: Ref
    parent: Ref
    kind: str
    short: str
    percent: str
    directed: bool
    share: str
    confidence: str
    reasons: tuple[Reason, ...]
    passages: tuple[tuple[Quote, Quote | None], ...]
    total: int


@dataclass(frozen=True, slots=True)
class AbsentView:
    """A report, document or statement that is only named: what it is, and the words that name it."""

    anchor: str
    name: str
    note: str
    used: tuple[Ref, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An article or a report in the family tree. ``edge`` leads to the parent that it hangs from here."""

    anchor: str | None
    ref: Ref
    absent: bool
    note: str
    edge: Edge | None
    evidence: tuple[Quote, ...]
    children: tuple[Node, ...]
    repeated: bool


@dataclass(frozen=True, slots=True)
class StatementView:
    """One article's words for a claim, and the chain they came through, outermost first.

    ``rests`` are the ``origins`` that the chain does not name already.
    """

    quote: Quote
    chain: tuple[Ref, ...]
    how: str
    origins: tuple[Ref, ...]
    rests: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer as a row of dots: ``sure`` are full, ``maybe`` hollow; SVG path data. ``wide`` is in pixels."""

    figure: str
    what: str
    sure: str
    maybe: str
    wide: int


@dataclass(frozen=True, slots=True)
class ClaimView:
    """``layers`` in words and ``picture`` say the same; ``why`` says what makes the statements one claim.

    ``place`` is how it stands on the page ("open", "folded", "brief", "short"); ``untold`` statements are left out.
    """

    anchor: str
    label: str
    place: str
    quote: Quote
    layers: tuple[str, ...]
    picture: tuple[Layer, ...]
    reason: str
    why: str
    statements: tuple[StatementView, ...]
    untold: int
    differences: tuple[Ref, ...]
    conflict: bool


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """The claims of one story: those that several articles tell, those of one article alone, how many are left out."""

    title: str | None
    shared: tuple[ClaimView, ...]
    single: tuple[ClaimView, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Said:
    """Exact words with what differs from the other reading marked: ``pieces`` are (words, whether they differ)."""

    quote: Quote
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """``said`` are a few of the ``quotes`` in the words around them; ``others`` the articles of the rest."""

    value: str
    quotes: tuple[Quote, ...]
    said: tuple[Said, ...]
    others: tuple[Ref, ...]
    more: int
    articles: int
    entered: Ref | None
    branch: tuple[tuple[str, Ref, Ref], ...]
    supported: bool


@dataclass(frozen=True, slots=True)
class DifferenceView:
    anchor: str
    label: str
    kind: str
    conflict: bool
    claim: Ref
    about: str
    verdict: str
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True)
class LostItem:
    claim: Ref
    quote: Quote
    rejected: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class LostView:
    anchor: str
    name: str
    note: str
    items: tuple[LostItem, ...]
    left: int


@dataclass(frozen=True, slots=True)
class DriftView:
    anchor: str
    what: str
    parent: Ref
    child: Ref
    claim: Ref
    before: tuple[Quote, ...]
    after: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ReuseView:
    anchor: str
    first: Quote
    second: Quote
    similarity: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """``url`` is an http or https address, or None; ``address`` is shown as text where it is neither."""

    anchor: str
    label: str
    title: tuple[Piece, ...]
    url: str | None
    address: str | None
    facts: tuple[str, ...]
    credits: tuple[tuple[str, str, Quote], ...]
    language: str | None
    pieces: tuple[Piece, ...]
    furniture: int


@dataclass(frozen=True, slots=True)
class JudgementView:
    what: str
    by: str
    at: str
    why: str
    on: tuple[Ref | str, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    title: str
    note: str
    articles: tuple[Ref, ...]
