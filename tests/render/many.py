"""Big accounts made by rule, for layouts that must hold whatever comes."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from firsthand.account import Account
from firsthand.model import (
    Article,
    Channel,
    Claim,
    Date,
    Entry,
    EntryKind,
    Layers,
    Position,
    Reading,
    Source,
    Stance,
    Statement,
    Variant,
)

STANCES: tuple[Stance, ...] = (
    *("supports", "opposes", "demands", "offers"),
    *("refuses", "denies", "doubts", "predicts"),
)
CHANNELS: tuple[Channel, ...] = ("public", "anonymous", "characterised")
KINDS: tuple[EntryKind, ...] = ("event", "utterance", "publication")


def article(id: str, text: str) -> Article:
    """A bare article with this text."""
    digest = hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()
    return Article(id, None, None, None, None, (), None, None, "en", text, digest)


def many_positions(parties: int, issues: int) -> Account:
    """Party ``p`` speaks on issue ``i`` where ``p <= i`` modulo a little, so that some issues have one party only."""
    topics = [f"harbour{chr(97 + n % 26)}{n} toll" for n in range(issues)]
    held = [(p, i) for i in range(issues) for p in range(parties) if (p + i) % (1 + i % 7) == 0 and p < max(1, i)]
    lines = [f"Party {p} wants {topics[i]} if the harbour stays open." for p, i in held]
    one = article("many.txt", "\n".join(lines))
    sources = tuple(Source(f"s{p}", f"Party of the {p}. pier", "organization") for p in range(parties))
    positions, at = [], 0
    for n, (p, i) in enumerate(held):
        start = at + lines[n].index(topics[i])
        issue = one.span(start, start + len(topics[i]))
        condition = one.span(at + lines[n].index("if the"), at + len(lines[n]))
        whole = (one.span(at, at + len(lines[n])),)
        stance, channel = STANCES[(p + i) % 8], CHANNELS[n % 3]
        positions.append(
            Position((), f"s{p}", None, issue, stance, (condition,) if n % 4 == 0 else (), channel, None, whole, None)
        )
        at += len(lines[n]) + 1
    return Account(articles=(one,), sources=sources, positions=tuple(positions))


def many_entries(number: int, days: int) -> Account:
    """``number`` entries of all kinds, as many days apart as ``days`` says, every fifth one a range of a month."""
    lines = [f"On day {n} the ferry left pier {n}." for n in range(number)]
    one = article("many.txt", "\n".join(lines))
    entries, claims, at = [], [], 0
    for n, line in enumerate(lines):
        span = one.span(at, at + len(line))
        first = date(2001, 1, 1) + timedelta(days=n * days)
        last = first + timedelta(days=30 if n % 5 == 0 else 0)
        when = Date(first.isoformat(), "day", first.isoformat(), last.isoformat(), "the words", (span,))
        claims.append(Claim(f"c{n}", (), span, (Statement(one.id, span, None),), Layers(1, 1, (1, 1), (0, None), "")))
        entries.append(Entry((), when, KINDS[n % 3], span, (f"c{n}",), (span,)))
        at += len(line) + 1
    return Account(articles=(one,), claims=tuple(claims), timeline=tuple(entries))


def many_readings(number: int) -> Account:
    """One claim that every article tells with another figure: one variant with ``number`` readings."""
    articles = tuple(article(f"{n:02}.txt", f"The flood took {n + 10} bridges.") for n in range(number))
    spans = [one.span(0, len(one.text) - 1) for one in articles]
    statements = tuple(Statement(one.id, span, None) for one, span in zip(articles, spans, strict=True))
    claim = Claim("c1", (), spans[0], statements, Layers(number, number, (1, number), (0, None), "Nobody is named."))
    readings = tuple(Reading(str(n + 10), (one.id,), (one.span(15, 17),), None, True) for n, one in enumerate(articles))
    return Account(articles=articles, claims=(claim,), variants=(Variant("v1", "c1", "number", True, readings),))
