"""What happens to a text when it is told again: words, order, length, figures, names. Every change is seeded."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bench.families_words import DAYS, FIRST, LAST, MONTHS, SYNONYMS


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of a report: ``forms`` are its wordings with slots open, ``chosen`` the one in use.

    ``words`` is the text once slots are filled, ``{told}`` and ``{ref}`` left open until it is printed; ``origin``
    names the report that the unit was first in, None for what an outlet added.
    """

    words: str
    other: str
    origin: str | None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A planted change: what kind, the article where it entered, both readings and the sentence that holds the new."""

    kind: str
    article: str
    before: str
    after: str
    sentence: str


_WORD = re.compile(r"[A-Za-z]+")
_QUOTED = re.compile(r'"[^"]*"')
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})*(?![\w%-])")
_SLOT = re.compile(r"\{(?:told|ref)\}")


def synonyms(text: str, chance: random.Random, rate: float, *, quotes: bool = False) -> str:
    """``text`` with about ``rate`` of the words that have one replaced by a synonym; quotations only if asked."""
    holes = [] if quotes else [m.span() for m in _QUOTED.finditer(text)]
    holes += [m.span() for m in _SLOT.finditer(text)]

    def swap(match: re.Match[str]) -> str:
        if any(a <= match.start() < b for a, b in holes) or match[0][0].isupper() or chance.random() >= rate:
            return match[0]
        return SYNONYMS.get(match[0], match[0])

    return _WORD.sub(swap, text)


def reorder_words(text: str, chance: random.Random) -> str:
    """A part before or behind the sentence's only comma changes its place: "A, B." becomes "B, A."."""
    body = text.rstrip(".")
    parts = body.split(", ")
    if len(parts) != 2 or '"' in text or min(len(p.split()) for p in parts) < 3 or chance.random() < 0.4:
        return text
    first, second = parts
    if first.split()[0] not in _LOWERED:
        return text
    return f"{second[0].upper()}{second[1:]}, {first[0].lower()}{first[1:]}."


_LOWERED = frozenset(
    {
        "The",
        "A",
        "An",
        "In",
        "On",
        "By",
        "About",
        "Samples",
        "Crews",
        "Loans",
        "Tickets",
        "Divers",
        "Outside",
        "At",
        "Of",
        "Since",
        "Before",
    }
)
_POSSESSIVE = re.compile(r"\b([a-z]+)'s ([a-z]+)\b")
_COMPOUND = re.compile(r"\bthe ([a-z]+) (wall|board|contract|manager|lease|chairman|department|ward|doctor|line)\b")
_ARTICLE = re.compile(r"\b(the|a|an) (?=[a-z])")


def translated(text: str, chance: random.Random) -> str:
    """Noise of a translation there and back: other words everywhere, compounds opened, articles lost and gained."""
    out = _POSSESSIVE.sub(r"\2 of the \1", text)
    out = _COMPOUND.sub(r"the \2 of the \1", out)
    out = synonyms(out, chance, 0.85, quotes=True)
    return _ARTICLE.sub(lambda m: "" if chance.random() < 0.25 else m[0], out)


def shortened(text: str, chance: random.Random) -> str:
    """The sentence without an aside between commas or a clause at its end, where it has one to lose."""
    out = re.sub(r", (?:who|which|where|most|aged|the|in) [^,{}\"]+(?=[,.])", "", text)
    if out == text and chance.random() < 0.6:
        out = re.sub(r" (?:after|because|since|while|and) [^,{}\"0-9]+\.$", ".", text)
    return out if len(out.split()) >= 5 else text


def each(units: Sequence[Unit], change: Callable[[str], str]) -> list[Unit]:
    """``units`` with ``change`` applied to their words."""
    return [replace(u, words=change(u.words)) for u in units]


def reworded(units: Sequence[Unit]) -> list[Unit]:
    """Every unit in its other wording, where it has one."""
    return [replace(u, words=u.other, other=u.words) for u in units]


def kept(units: Sequence[Unit], chance: random.Random, share: float) -> list[Unit]:
    """The first unit and, in their order, so many others that about ``share`` remains; four at least."""
    wanted = max(4, round(share * len(units)))
    chosen = sorted(chance.sample(range(1, len(units)), min(len(units), wanted) - 1))
    return [units[0], *(units[i] for i in chosen)]


def moved(units: Sequence[Unit], chance: random.Random, *, quotes: bool) -> list[Unit]:
    """Quotations (or any three units) at another place; the first stays."""
    out = list(units[1:])
    movable = [u for u in out if u.quoted] if quotes else chance.sample(out, min(3, len(out)))
    for unit in movable:
        out.remove(unit)
        out.insert(chance.randrange(len(out) + 1), unit)
    return [units[0], *out]


def changed(units: Sequence[Unit], chance: random.Random, kind: str, article: str) -> tuple[list[Unit], Change | None]:
    """One number, date, name or speaker altered; (units as they were, None) where nothing can be."""
    places = list(range(len(units)))
    chance.shuffle(places)
    for i in places:
        made = _CHANGES[kind](units[i].words, chance)
        if made is not None:
            words, before, after = made
            sentence = replace(units[i], words=words)
            return [*units[:i], sentence, *units[i + 1 :]], Change(kind, article, before, after, words)
    return list(units), None


def _number(text: str, chance: random.Random) -> tuple[str, str, str] | None:
    found = [m for m in _NUMBER.finditer(text) if not 1900 <= int(m[0].replace(",", "")) <= 2100]
    found = [m for m in found if not re.match(r" (?:" + "|".join(MONTHS) + ")", text[m.end() :])]
    if not found:
        return None
    match = chance.choice(found)
    value = int(match[0].replace(",", ""))
    after = str(max(2, round(value * chance.choice((0.4, 0.5, 1.8, 2.5, 10)))))
    return _put(text, match.span(), match[0], after)


def _date(text: str, chance: random.Random) -> tuple[str, str, str] | None:
    for names in (DAYS, MONTHS):
        for name in names:
            if (match := re.search(rf"\b{name}\b", text)) is not None:
                other = chance.choice([n for n in names if n != name])
                return _put(text, match.span(), name, other)
    return None


def _name(text: str, chance: random.Random) -> tuple[str, str, str] | None:
    for last in LAST:
        if (match := re.search(rf"\b[A-Z]\w+ {last}\b", text)) is not None:
            other = f"{chance.choice(FIRST)} {chance.choice([n for n in LAST if n != last])}"
            return _put(text, match.span(), match[0], other)
    return None


_SPEAKERS = re.compile(
    r"\b(?:one of the engineers|one nurse|one of the managers|one of them|one foreman|two doctors)\b"
)
_OTHERS = ("the deputy minister", "a spokesman of the company", "the head of the council", "a retired judge")


def _speaker(text: str, chance: random.Random) -> tuple[str, str, str] | None:
    match = _SPEAKERS.search(text)
    return _put(text, match.span(), match[0], chance.choice(_OTHERS)) if match else None


def _put(text: str, place: tuple[int, int], before: str, after: str) -> tuple[str, str, str] | None:
    return (text[: place[0]] + after + text[place[1] :], before, after) if before != after else None


_CHANGES: dict[str, Callable[[str, random.Random], tuple[str, str, str] | None]] = {
    "number": _number,
    "date": _date,
    "name": _name,
    "speaker": _speaker,
}
