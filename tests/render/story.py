"""A small account made by hand: three invented articles about a dam, with something in every array."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from firsthand.account import Account
from firsthand.model import (
    Article,
    Attribution,
    Claim,
    Credit,
    Date,
    Derivation,
    Drift,
    Entry,
    Evidence,
    Judgement,
    Layers,
    Link,
    Lost,
    LostClaim,
    Origin,
    Passage,
    Position,
    Reading,
    Reuse,
    Source,
    Span,
    Statement,
    Story,
    Variant,
)

MORROW = """Velm dam has lost two fifths of its water, engineers say

By Ines Okral

The Velm reservoir had lost 40 percent of its water by Tuesday, two engineers at the plant told Norrick Press. \
They spoke on condition of anonymity because they may not talk to reporters.

"Nobody has opened the lower gates since April," one of them said.

Water minister Ada Torvin called the report "a fairy tale" and said on Wednesday that the town of Velm would have \
enough water until the autumn.

The opposition Green Bench demands that the plant's records be published before any new pipeline is built.
"""

LANTERN = """Four engineers have revealed that the Velm lake has lost 14 percent of its water, the \
Norrick Press agency writes.

"Since April, no one has opened the lower gates," said one of the interlocutors.

The lower gates were damaged in the flood of last year.

Minister Ada Torvin denies the loss. The Green Bench wants the records published.
"""

QUAY = """TORVIN: WATER UNTIL AUTUMN

Velm will have enough water until the autumn, water minister Ada Torvin told journalists in Carrow on Wednesday.

She refused to say how much the reservoir holds & would not release the plant's records <for now>.
"""


def _article(key: str, outlet: str, title: str, text: str, published: str, url: str | None) -> Article:
    return Article(
        id=f"{key}.txt",
        path=f"velm/{key}.txt",
        url=url,
        outlet=outlet,
        title=title,
        authors=("Ines Okral",) if "Ines Okral" in text else (),
        published=Date(published, "day", published, published, "given with the page"),
        captured=None,
        language="en",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        credits=(),
    )


def at(article: Article, quote: str, nth: int = 0) -> Span:
    """The span of the ``nth`` place where ``quote`` stands in the article."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(quote, start + 1)
    return article.span(start, start + len(quote))


M = _article(
    "morrow", "Morrow Daily", "Velm dam has lost water", MORROW, "2031-05-14", "https://morrow.example/velm?a=1&b=2"
)
L = _article("lantern", "The Lantern", "Engineers reveal: Velm lake is drying", LANTERN, "2031-05-15", None)
Q = _article("quay", "Quay | Carrow", "Torvin: water until autumn", QUAY, "2031-05-14", "javascript:alert(1)")
M = replace(M, credits=(Credit("byline", "Ines Okral", at(M, "By Ines Okral")),))

M_LOSS = at(M, "The Velm reservoir had lost 40 percent of its water by Tuesday")
L_LOSS = at(L, "the Velm lake has lost 14 percent of its water")
M_WHO = at(M, "two engineers at the plant")
L_WHO = at(L, "Four engineers")
M_GATES = at(M, "Nobody has opened the lower gates since April")
L_GATES = at(L, "Since April, no one has opened the lower gates")
M_AUTUMN = at(M, "the town of Velm would have enough water until the autumn")
Q_AUTUMN = at(Q, "Velm will have enough water until the autumn")
L_FLOOD = at(L, "The lower gates were damaged in the flood of last year")


def _said(
    article: Article, n: int, who: Span, cue: str, content: Span, chain: tuple[Link, ...], **more: object
) -> Attribution:
    fields: dict[str, object] = {
        "form": "indirect",
        "act": "speech",
        "parent": None,
        "modality": "asserted",
        "negated": False,
        "hedge": (),
        "said": None,
    }
    return Attribution(
        id=f"{article.id}#a{n}",
        article=article.id,
        source=(who,),
        cue=(at(article, cue),),
        content=(content,),
        chain=chain,
        **fields | more,  # type: ignore[arg-type]
    )


WEDNESDAY = Date(
    "2031-05-14", "day", "2031-05-14", "2031-05-14", "“Wednesday”, from the day of publication", (at(M, "Wednesday"),)
)
APRIL = Date(
    "2031-04",
    "month",
    "2031-04-01",
    "2031-04-30",
    "“since April”, from the day of publication",
    (at(M, "since April"),),
)

ACCOUNT = Account(
    articles=(L, M, Q),
    reuse=(Reuse((at(M, "enough water until the autumn"), at(Q, "enough water until the autumn")), 1.0),),
    sources=(
        Source("s1", "Norrick Press", "agency", aliases=("the Norrick Press agency",)),
        Source(
            "s2",
            "two engineers",
            "anonymous",
            count=2,
            description="two engineers at the plant",
            reason="they may not talk to reporters",
        ),
        Source("s3", "one of them", "anonymous", count=1, subset_of="s2"),
        Source("s4", "Ada Torvin", "person", count=1, description="Water minister", speaks_for="s6"),
        Source("s5", "Green Bench", "organization"),
        Source("s6", "Water ministry", "state"),
    ),
    attributions=(
        _said(M, 1, M_WHO, "told", M_LOSS, (Link("s1", (at(M, "Norrick Press"),)), Link("s2", (M_WHO,)))),
        _said(
            M,
            2,
            at(M, "one of them"),
            "said",
            M_GATES,
            (Link("s1", (at(M, "Norrick Press"),)), Link("s3", (at(M, "one of them"),))),
            form="direct",
        ),
        _said(M, 3, at(M, "Ada Torvin"), "said on", M_AUTUMN, (Link("s4", (at(M, "Ada Torvin"),)),), said=WEDNESDAY),
        _said(
            L, 1, L_WHO, "revealed", L_LOSS, (Link("s1", (at(L, "the Norrick Press agency"),)), Link("s2", (L_WHO,)))
        ),
        _said(
            L,
            2,
            at(L, "one of the interlocutors"),
            "said",
            L_GATES,
            (Link("s3", (at(L, "one of the interlocutors"),)),),
            form="direct",
        ),
        _said(Q, 1, at(Q, "Ada Torvin"), "told", Q_AUTUMN, (Link("s4", (at(Q, "Ada Torvin"),)),)),
    ),
    stories=(
        Story(
            "st1", Span(M.id, "title", 0, 23, "Velm dam has lost water"), (L.id, M.id, Q.id), M.published, L.published
        ),
    ),
    origins=(
        Origin(
            "o1",
            "Norrick Press",
            "report",
            None,
            Date("2031-05-14", "day", None, "2031-05-14", "published by the day of the first retelling"),
            (at(M, "Norrick Press"),),
        ),
        Origin(
            "o2",
            "Torvin to journalists in Carrow",
            "utterance",
            None,
            WEDNESDAY,
            (at(Q, "told journalists in Carrow"),),
        ),
    ),
    derivations=(
        Derivation(
            M.id,
            "o1",
            "rewrite",
            True,
            0.6,
            0.97,
            (Passage(M_LOSS, None), Passage(M_GATES, None)),
            (Evidence("credit", 1.0, (at(M, "told Norrick Press"),)),),
        ),
        Derivation(
            L.id,
            "o1",
            "translation",
            True,
            0.7,
            0.62,
            (Passage(L_LOSS, None),),
            (
                Evidence("credit", 0.7, (at(L, "the Norrick Press agency writes"),)),
                Evidence("quote", 0.3, (L_GATES, M_GATES)),
            ),
        ),
        Derivation(
            Q.id,
            "o2",
            "quotation",
            True,
            0.5,
            0.5,
            (Passage(Q_AUTUMN, None),),
            (Evidence("credit", 1.0, (at(Q, "told journalists in Carrow"),)),),
        ),
    ),
    claims=(
        Claim(
            "c1",
            ("st1",),
            M_LOSS,
            (Statement(L.id, L_LOSS, f"{L.id}#a1", ("o1",)), Statement(M.id, M_LOSS, f"{M.id}#a1", ("o1",))),
            Layers(2, 2, (1, 1), (2, 4), "Both articles name Norrick Press; how many engineers spoke differs."),
        ),
        Claim(
            "c2",
            ("st1",),
            M_GATES,
            (Statement(L.id, L_GATES, f"{L.id}#a2", ()), Statement(M.id, M_GATES, f"{M.id}#a2", ("o1",))),
            Layers(2, 2, (1, 2), (1, None), "Where the words in The Lantern come from is not said."),
        ),
        Claim(
            "c3",
            ("st1",),
            Q_AUTUMN,
            (Statement(M.id, M_AUTUMN, f"{M.id}#a3", ()), Statement(Q.id, Q_AUTUMN, f"{Q.id}#a1", ("o2",))),
            Layers(2, 2, (1, 2), (1, 1), "One speaker, perhaps heard by two."),
        ),
        Claim(
            "c4",
            ("st1",),
            L_FLOOD,
            (Statement(L.id, L_FLOOD, None, ()),),
            Layers(1, 1, (1, 1), (0, None), "No source is named."),
        ),
    ),
    variants=(
        Variant(
            "v1",
            "c2",
            "wording",
            False,
            (Reading("nobody", (M.id,), (M_GATES,), None, True), Reading("no one", (L.id,), (L_GATES,), None, True)),
        ),
        Variant(
            "v2",
            "c1",
            "number",
            True,
            (
                Reading("40 percent", (M.id,), (at(M, "40 percent"),), None, True),
                Reading("14 percent", (L.id,), (at(L, "14 percent"),), L.id, False),
            ),
        ),
    ),
    lost=(Lost("o1", (LostClaim("c1", M_LOSS, (L_LOSS,)), LostClaim("c2", M_GATES, ()))),),
    drift=(Drift(L.id, "o1", "c1", "count", (M_WHO,), (L_WHO,)),),
    timeline=(
        Entry(("st1",), WEDNESDAY, "utterance", M_AUTUMN, ("c3",), (at(M, "Wednesday"),)),
        Entry(("st1",), APRIL, "event", M_GATES, ("c2",), (at(M, "since April"),)),
    ),
    positions=(
        Position(
            ("st1",),
            "s5",
            None,
            at(M, "the plant's records be published"),
            "demands",
            (at(M, "before any new pipeline is built"),),
            "public",
            M.published,
            (at(M, "demands that the plant's records be published"),),
            None,
        ),
        Position(
            ("st1",), "s4", "s4", at(L, "the loss"), "denies", (), "public", None, (at(L, "denies the loss"),), None
        ),
        Position(
            ("st1",),
            "s6",
            "s4",
            at(Q, "release the plant's records"),
            "refuses",
            (),
            "characterised",
            None,
            (at(Q, "would not release the plant's records <for now>"),),
            None,
        ),
    ),
    judgements=(Judgement("j1", "merge", ("c3",), "I. Okral", "2031-06-01T09:00", "the same sentence"),),
)
