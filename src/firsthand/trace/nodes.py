"""One node per record and not per mention: which citations of a story name the same report, statement or utterance.

Citations arrive with a key each; keys that mean one record get one key here. Three cases, each decided by words:

1. a short name and the full one ("the Courier", "the Karsholm Courier");
2. a document named twice with more or fewer words for whose it is, on the same day;
3. a report that is the interview which the same article names;
4. documents that two articles quote word for word alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from firsthand.model import Claim
from firsthand.trace.citations import Citation

# Letters that a short name must have to stand for the full one whose end it is.
SHORT_NAME = 4
# A sentence of so many words is not said twice alike by chance.
QUOTED_WORDS = 8
# Two words spelt so nearly alike, of 100, are one name in two spellings.
SPELT_ALIKE = 80

Citations = dict[str, tuple[Citation, ...]]


def settle(citations: Citations, claims: Sequence[Claim] = ()) -> Citations:
    """The citations of a story's articles with one key per record."""
    out = {article: _interviews(cs) for article, cs in citations.items()}
    out = _renamed(out, {**_short_names(out), **_documents(out)})
    return _renamed(out, _same_words(out, claims))


def _renamed(citations: Citations, names: dict[str, str]) -> Citations:
    return {a: tuple(replace(c, key=names.get(c.key, c.key)) for c in cs) for a, cs in citations.items()}


def _same_words(citations: Citations, claims: Sequence[Claim]) -> dict[str, str]:
    """Documents whose words are given alike by two articles are one, whoever is said to have issued them."""
    key_of = {c.attribution: c.key for cs in citations.values() for c in cs if c.kind == "document" and c.attribution}
    out: dict[str, str] = {}
    for claim in claims:
        by_words: dict[tuple[str, ...], list[str]] = {}
        for s in claim.statements:
            text = tuple(re.findall(r"\w+", s.span.quote.lower()))
            if s.attribution in key_of and len(text) >= QUOTED_WORDS:
                by_words.setdefault(text, []).append(key_of[s.attribution])
        for keys in by_words.values():
            first = min(out.get(k, k) for k in keys)
            same = {out.get(k, k) for k in keys} | set(keys)
            out.update({k: first for k in [*same, *(k for k, v in out.items() if v in same)] if k != first})
    return out


def _interviews(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """What somebody told the outlet in the interview that the article names is that interview, not another report."""
    interviews = {
        (c.key.removeprefix("utterance:interview:"), c.speaker): c
        for c in citations
        if c.key.startswith("utterance:interview:")
    }
    out: list[Citation] = []
    for c in citations:
        same = interviews.get((c.key.removeprefix("report:"), c.speaker)) if c.kind == "report" else None
        out.append(replace(c, key=same.key, kind="utterance", name=same.name, spans=same.spans) if same else c)
    return tuple(out)


def _short_names(citations: Citations) -> dict[str, str]:
    keys = sorted({c.key for cs in citations.values() for c in cs if c.kind == "report"})
    out: dict[str, str] = {}
    for key in keys:
        name = key.removeprefix("report:")
        longer = [k for k in keys if k != key and len(name) >= SHORT_NAME and k.endswith(name)]
        if len(longer) == 1:
            out[key] = longer[0]
    return out


def _documents(citations: Citations) -> dict[str, str]:
    """Statements of one body on one day: the words for the body of one are among those of the other."""
    found = sorted(
        {c.key: c for cs in citations.values() for c in cs if c.kind == "document"}.values(),
        key=lambda c: (-len(c.key), c.key),
    )
    out: dict[str, str] = {}
    for i, short in enumerate(found):
        for full in found[:i]:
            if full.key not in out and _same_document(short, full):
                out[short.key] = full.key
                break
    return out


def _same_document(a: Citation, b: Citation) -> bool:
    one, two = _owner(a), _owner(b)
    if not one or not two or not (_among(one, two) or _names_alone(a, b)):
        return False
    if a.said and b.said and a.said.earliest and b.said.earliest:
        return a.said.earliest <= b.said.latest and b.said.earliest <= a.said.latest
    return True


def _owner(document: Citation) -> list[str]:
    return [w for w in document.key.split(":")[2].split("-") if w]


def _among(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether each word of ``one`` is one of ``two``, or another spelling of it (Marcus, Markus)."""
    return all(any(w == v or fuzz.ratio(w, v) >= SPELT_ALIKE for v in two) for w in one)


def _names_alone(a: Citation, b: Citation) -> bool:
    """ "A leaked memo says" and "in a memo, the company said": what speaks itself is of the other's kind."""
    kinds = [c.key.split(":")[1] for c in (a, b)]
    if "itself" not in kinds or kinds[0] == kinds[1]:
        return False
    alone, issued = (a, b) if kinds[0] == "itself" else (b, a)
    return issued.key.split(":")[1] in _owner(alone)
