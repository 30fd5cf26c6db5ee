"""Credits: the words that name where an article or a part of it comes from.

Roles are kept apart because they weigh differently: a wire or via credit names a parent report, a byline a person, a
photo credit says nothing about the text. What stands in a sentence of the article ("according to Reuters") is no
credit. Each rule looks at whole lines, at the first words of the body, or at the last words of a caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.language.en import page_credits as en
from firsthand.language.en.page_words import AUTHOR_LABELS, NO_PLACES, STAFF
from firsthand.model import CreditRole
from firsthand.read.agencies import AGENCIES, PHOTO_HOUSES, agency
from firsthand.read.head import Head, near
from firsthand.read.labels import last_paragraph
from firsthand.read.lines import LONGEST_LABEL, SENTENCE_WORDS, Line, organisation, person

# A caption with its credit is at most this long; a credit at the end of a longer line stands under a paragraph.
CAPTION_WORDS = 60
LONGEST_SIGN_OFF = 30
LONGEST_HOUSE_CREDIT = 120
# A photo credit names people and houses; more words are a pointer to a gallery.
LONGEST_PHOTO_NAME = 9


@dataclass(frozen=True, slots=True)
class Mark:
    """A credit before it has a span: offsets into the text; ``whole`` if the line is nothing but the credit."""

    role: CreditRole
    name: str
    start: int
    end: int
    line: int
    whole: bool


_CITY = r"[A-ZÀ-Þ][\w'’.-]{1,20}(?:[\s/-](?:[A-ZÀ-Þ][\w'’.-]{0,20}|de|of|al|el)){0,3}"
_DATELINE = re.compile(
    rf"""(?P<place>{_CITY}(?:,\s{_CITY})?)?(?P<day>(?:,?\s|^)(?i:{en.DAY}))?\s?
    (?:[(\[](?P<wire>[A-Z][\w\ .’'&/-]{{1,38}})[)\]])?\s?(?:[-–—―]{{1,3}})\s?(?=[\w“"'‘«(])""",
    re.VERBOSE,
)
_HOUSE = rf"(?:{en.either(set(AGENCIES) | PHOTO_HOUSES)})"
_LOUD = en.either({w.upper() for w in set(AGENCIES) | PHOTO_HOUSES if " " not in w})
_PART = r"(?:(?:[A-ZÀ-Þ]\.){1,3}|[A-ZÀ-Þ][\w’'-]{0,25})"  # a full stop only after an initial: else it ends the caption
_UNIT = rf"{_PART}(?:\s{_PART}){{0,3}}"
# "Name/AGENCY", "AGENCY/Name/…", "AGENCY via AGENCY", "(AP Photo/Name)": one side at least is a known house. After a
# lower-case letter (caption and credit run together) the house stands in capitals.
_SLASHED = re.compile(
    rf"""(?P<all>[(\[]?(?:©\s?)?
    (?:(?:{_UNIT}\s?/\s?)?\b(?i:{_HOUSE})\b|(?<=[a-z])(?:{_LOUD})(?=\s?/))
    (?:\s?/\s?{_UNIT}){{0,4}}(?:\s(?:via|for|and)\s{_UNIT}(?:\s?/\s?{_UNIT})?)?{en.PHOTO_NOTES})[)\]]?\.?$""",
    re.VERBOSE,
)
_HOUSE_ONLY = re.compile(rf"[(\[]?(?i:{_HOUSE})[)\]]?\.?$")
# What a photo credit without a slash ends with; all other lines need no closer look.
_LAST_WORDS = frozenset(name.split()[-1] for name in set(AGENCIES) | PHOTO_HOUSES) | {"credit", "photo", "file"}
_SIGN_OFF = re.compile(
    r"(?<=[.!?”\"’'…])\s?(?P<all>\((?P<a>[A-Z][\w .-]{1,24})\)|[-–—]{1,2}\s?(?P<b>[A-Z][\w .]{1,20}))\.?$"
)
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,30}){1,3})/?", re.IGNORECASE)


def find_credits(lines: list[Line], head: Head) -> list[Mark]:
    """The credits of a text, in its order; no two with one role and place."""
    last = last_paragraph(lines)
    marks: list[Mark] = []
    for i, line in enumerate(lines):
        if i == head.title:
            continue
        marks.extend(_of_line(i, line, lines, head, last))
    unique = {(m.role, m.name, m.start, m.end): m for m in marks}
    return sorted(unique.values(), key=lambda m: (m.start, m.end, m.role, m.name))


def _of_line(i: int, line: Line, lines: list[Line], head: Head, last: int) -> Iterator[Mark]:
    photo = list(_photo(i, line, head, last))
    if photo:
        yield from photo
        return
    if i in head.publishers:
        yield Mark("publisher", line.text, line.start, line.end, i, True)
    if i in head.bylines:
        yield Mark("byline", line.text, line.start, line.end, i, True)
    if i <= head.body or i == 0:
        yield from _dateline(i, line)
    if len(line.text) <= LONGEST_LABEL * 2:
        yield from _byline(i, line, lines, head, last)
        yield from _labelled(i, line, head, last)
        yield from _agency_line(i, line, head, last)
    elif i >= last:
        yield from _sign_off(i, line)


def _photo(i: int, line: Line, head: Head, last: int) -> Iterator[Mark]:
    tail = max(0, len(line.text) - LONGEST_LABEL)
    words = line.text[tail:]
    if match := en.PHOTO.search(words):
        name = en.PHOTO_NOTE.sub("", match["name"].strip(" ()[].,"))
        if (name[:1].isupper() or name[:1] in "@©") and len(name.split()) <= LONGEST_PHOTO_NAME:
            start, end = (line.start + tail + place for place in match.span("all"))
            yield Mark("photo", name.lstrip("© "), start, end, i, start - line.start <= 2)
            return
    yield from _house(i, line, head, last)


def _house(i: int, line: Line, head: Head, last: int) -> Iterator[Mark]:
    """A photo credit without a label: "Name/AGENCY", or a house's name after a caption's last sentence."""
    words = line.text[-LONGEST_HOUSE_CREDIT:]
    ending = words.rstrip(" .,)]").rsplit(None, 1)[-1:]
    if "/" not in words and not (ending and ending[0].casefold() in _LAST_WORDS):
        return
    match = _SLASHED.search(words)
    if match is None:
        return
    before, credit = line.text[: len(line.text) - len(words)] + words[: match.start("all")], match["all"].strip("()[] ")
    joint = "/" in credit or " via " in credit
    if not joint and _HOUSE_ONLY.fullmatch(credit) is None:
        return
    pictures = joint or credit.casefold() in PHOTO_HOUSES
    loud = credit.isupper() or pictures
    alone = not before.strip(" —–-|•(")
    caption = 0 < i < last and line.words <= CAPTION_WORDS
    closed = before.rstrip().endswith((".", "!", "?", "”", '"', "…", ")", "’"))
    glued = joint and before[-1:].islower() and credit[:1].isupper()
    # An agency alone between paragraphs, or in capitals after a caption's full stop, is the picture's; at the end of
    # the article it may be the wire's sign-off, and nothing is said.
    if (
        (pictures or (loud and head.body < i < last))
        if alone
        else (closed or glued) and (pictures or (loud and caption))
    ):
        start, end = (line.end - len(words) + place for place in match.span("all"))
        yield Mark("photo", en.PHOTO_NOTE.sub("", credit), start, end, i, alone)


def _dateline(i: int, line: Line) -> Iterator[Mark]:
    match = _DATELINE.match(line.text[:160])
    if match is None:
        return
    place, day, wire = match["place"], match["day"], match["wire"]
    known = wire is not None and (agency(wire) is not None or wire.isupper() or organisation(wire))
    # "(AP) — The latest on … (all times local):" is no sentence; an agency's name in brackets is enough to see it.
    if not line.prose and not (wire and agency(wire) and line.words >= SENTENCE_WORDS):
        return
    if place and place.casefold() in NO_PLACES:
        return
    loud = (
        place is not None
        and place.replace(" ", "").replace(",", "").isalpha()
        and place.split(",")[0].isupper()
        and len(place) > 3
    )
    if not (known or (place and (loud or day))) or (wire is not None and not known):
        return
    if place:
        end = match.end("day") if day else match.end("place")
        yield Mark("dateline", place, line.start + match.start("place"), line.start + end, i, False)
    if wire:
        yield Mark(
            "wire", agency(wire) or wire, line.start + match.start("wire"), line.start + match.end("wire"), i, False
        )


def _byline(i: int, line: Line, lines: list[Line], head: Head, last: int) -> Iterator[Mark]:
    outside = i <= head.body + 1 or i > last
    match = en.BYLINE.match(line.text)
    if match and outside and line.words <= 20 and not line.prose:
        rest = line.text[match.end() :]
        people, wires = people_and_wires(rest, lead=match["lead"].casefold() != "published by")
        if people or wires:
            for name in people:
                yield Mark("byline", name, line.start, line.end, i, True)
            for name in wires:
                yield Mark("wire", name, line.start, line.end, i, True)
            return
    following = lines[i + 1] if i + 1 < len(lines) else None
    if i > last and following is not None and following.key in AUTHOR_LABELS and person(line.text):
        yield Mark("byline", line.text, line.start, line.end, i, True)


def people_and_wires(words: str, *, lead: bool) -> tuple[list[str], list[str]]:
    """Persons and agencies in the rest of a byline; two empty lists where the words begin with neither."""
    people: list[str] = []
    wires: list[str] = []
    cut = en.BYLINE_END.split(words, maxsplit=1)[0]
    for part in en.NAME_BREAK.split(cut):
        part = part.strip(" .:–—-|•")
        if not part:
            continue
        if (name := agency(part)) is not None:
            wires.append(name)
        elif person(part) and lead:
            people.append(part)
        elif part.casefold() not in STAFF and not (people or wires):
            break
    return people, wires


def _labelled(i: int, line: Line, head: Head, last: int) -> Iterator[Mark]:
    """Credits that a phrase announces: translator, wire, via, publisher."""
    outside = i <= head.body or i >= last
    start, end = line.start, line.end
    if (match := en.TRANSLATOR.match(line.text)) and line.words <= 14:
        name = match["name"].strip(" .")
        if person(name) or organisation(name):
            yield Mark("translator", name, start, end, i, True)
        return
    if (match := en.DISCLAIMER.search(line.text)) and line.words <= 60:
        yield Mark("publisher", match["name"].strip(" ,"), start, end, i, True)
        return
    if not outside:
        return
    if (match := en.COPYRIGHT.match(line.text)) and line.words <= 40:
        name = en.RIGHTS.sub("", match["name"]).strip()
        if wire := agency(name):
            yield Mark("wire", wire, start, end, i, True)
        elif name:
            yield Mark("publisher", name, start, end, i, True)
        return
    yield from _reporting(i, line)
    yield from _via(i, line)


def _reporting(i: int, line: Line) -> Iterator[Mark]:
    for match in (en.CONTRIBUTED.match(line.text), en.REPORTING.match(line.text)):
        if match is None or line.words > 40:
            continue
        signed = (
            "report" in match.group().casefold() and (match.groupdict().get("lead") or "").casefold() == "reporting by"
        )
        people, wires = people_and_wires(match["name"], lead=True)
        for name in wires:
            yield Mark("wire", name, line.start, line.end, i, True)
        for name in people if signed else ():
            yield Mark("byline", name, line.start, line.end, i, True)
        if not wires and not people and organisation(match["name"].strip()):
            yield Mark("wire", match["name"].strip(), line.start, line.end, i, True)
        return


def _via(i: int, line: Line) -> Iterator[Mark]:
    match = en.VIA.match(line.text)
    if match is None or line.words > 25:
        return
    name = match["name"].strip(" .:)]")
    lead = match["lead"].casefold()
    if (wire := agency(name)) is not None:
        yield Mark("wire", wire, line.start, line.end, i, True)
    elif lead.startswith("source") and (host := _DOMAIN.fullmatch(name)):
        yield Mark("publisher", host["host"].lower(), line.start, line.end, i, True)
    elif name[:1].isupper() or _DOMAIN.fullmatch(name) or name.startswith("@"):
        short = en.VIA_END.split(name, maxsplit=1)[0].strip()
        if len(short.split()) <= 6:
            yield Mark("via", short, line.start, line.end, i, True)


def _agency_line(i: int, line: Line, head: Head, last: int) -> Iterator[Mark]:
    """A line that is an agency's name alone: with the byline or date, or as the last words of the article."""
    if len(line.text) > 40 or (name := agency(line.text)) is None:
        if i >= last:
            yield from _sign_off(i, line)
        return
    if (i <= head.body and (near(i, head) or i - 1 in head.bylines)) or i > last:
        yield Mark("wire", name, line.start, line.end, i, True)


def _sign_off(i: int, line: Line) -> Iterator[Mark]:
    """ "… he said. (Reuters)", "… officials said. —AFP" at the end of the last paragraph."""
    tail = line.text[-LONGEST_SIGN_OFF:]
    match = _SIGN_OFF.search(tail)
    if match and (name := agency(match["a"] or match["b"])):
        base = line.end - len(tail)
        yield Mark("wire", name, base + match.start("all"), base + match.end("all"), i, False)
