"""Exports of Nexis and Factiva, as text or HTML → their articles, each with the fields that the export prints.

Nexis (two generations): "3 of 20 DOCUMENTS" before each article and fields in capitals, or "Body" before the text and
"End of Document" after it. Factiva (two displays): a two-letter code before each field ("HD", "LP"), or bare lines with
"543 words" and a date; both end with "Document" and the article's accession number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.errors import InputError
from firsthand.language.en.export_words import (
    FACTIVA_WORDS,
    NEXIS_BODY,
    NEXIS_END,
    NEXIS_FIELDS,
    NEXIS_START,
    NEXIS_TAIL,
)
from firsthand.model import Declared
from firsthand.read.agencies import agency
from firsthand.read.article import Raw
from firsthand.read.clocks import stated
from firsthand.read.dates import find_dates, remainder
from firsthand.read.inputs import Input

_FACTIVA_END = re.compile(r"(?:Document|Dokument|Documento)\s(?P<id>[A-Z0-9]{4,12}0{2}\d{4}[0-9a-zA-Z]{6,16})\s*$")
_FACTIVA_CODE = re.compile(r"^(?P<code>[A-Z]{2,3})(?:\s{1,8}|$)(?P<rest>.*)$")
_FACTIVA_CODES = frozenset(
    {
        "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "ART", "CT",
        "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CX", "CLM", "DL",
    }
)  # fmt: skip
_FIELD = re.compile(r"^\s*(?P<key>[A-Za-z][A-Za-z-]{2,24}):\s?(?P<value>.*)$")
_COPYRIGHT = re.compile(r"^\s*(?:copyright\b|©|\(c\)\s)", re.IGNORECASE)
# An article's head in an export is this many lines at most.
HEAD_LINES = 40
_SEEN = 60_000


def kind_of(text: str) -> str | None:
    """ "nexis" or "factiva" where a text is an export of theirs, else None."""
    lines = text[:_SEEN].splitlines()
    if any(NEXIS_START.match(line) for line in lines[:60]):
        return "nexis"
    tail = text[-_SEEN:].splitlines()
    if any(NEXIS_END.match(line) for line in lines) and any(NEXIS_BODY.match(line) for line in lines):
        return "nexis"
    if any(_FACTIVA_END.search(line) for line in (*lines, *tail)):
        coded = {m["code"] for line in lines if (m := _FACTIVA_CODE.match(line.strip()))}
        if {"HD", "PD"} <= coded or any(FACTIVA_WORDS.match(line.strip()) for line in lines):
            return "factiva"
    return None


def read_export(text: str, item: Input, kind: str) -> Iterator[Raw | InputError]:
    """The articles of an export in order."""
    count = 0
    pieces = _nexis_pieces(text) if kind == "nexis" else _factiva_pieces(text)
    for number, (lines, own) in enumerate(pieces, 1):
        if not any(line.strip() for line in lines):
            continue
        raw = _nexis(lines, item, number) if kind == "nexis" else _factiva(lines, own, item, number)
        if raw is None:
            yield InputError(
                f"{item.path} (article {number})", "an article of the export without text; export it again"
            )
        else:
            count += 1
            yield raw
    if not count:
        yield InputError(item.path, f"an export of {kind.capitalize()} without articles; export it again")


def _nexis_pieces(text: str) -> Iterator[tuple[list[str], str | None]]:
    """The lines of each article: from a numbered line to the next, or up to "End of Document"."""
    lines = text.splitlines()
    numbered = any(NEXIS_START.match(line) for line in lines)
    piece: list[str] = []
    started = not numbered
    for line in lines:
        if numbered and NEXIS_START.match(line):
            if started:
                yield piece, None
            piece, started = [], True
        elif NEXIS_END.match(line):
            yield piece, None
            piece = []
            started = not numbered
        elif started:
            piece.append(line)
    if numbered and started and any(s.strip() for s in piece):
        yield piece, None


def _nexis(lines: list[str], item: Input, number: int) -> Raw | None:
    body_at = next((i for i, s in enumerate(lines[: HEAD_LINES * 2]) if NEXIS_BODY.match(s)), None)
    fields, head, start = _nexis_head(lines, body_at)
    end, tail = _nexis_tail(lines, start)
    fields = {**tail, **fields}
    body = _body(lines[start:end])
    if not body:
        return None
    outlet, title, date = _nexis_top(head, modern=body_at is not None)
    by = fields.get("byline")
    words = fields.get("headline") or title
    place = fields.get("dateline")
    declared = (Declared("publisher", outlet, "the export's publication"),) if outlet else ()
    return Raw(
        id=item.part(number),
        path=item.article_path,
        text=body,
        url=fields.get("url"),
        title=words,
        outlet=outlet,
        authors=(re.sub(r"^by\s", "", by, flags=re.IGNORECASE).strip(),) if by else (),
        published=stated(date, "the date that the export gives") if date else None,
        evident=True,
        declared=(*declared, *((Declared("dateline", place, "the export's dateline"),) if place else ())),
    )


def _nexis_head(lines: list[str], body_at: int | None) -> tuple[dict[str, str], list[str], int]:
    """(fields, the lines before the first field, where the text begins) of an article."""
    fields: dict[str, str] = {}
    head: list[str] = []
    last = -1
    limit = body_at if body_at is not None else min(HEAD_LINES, len(lines))
    for i, line in enumerate(lines[:limit]):
        match = _FIELD.match(line)
        if match and match["key"].casefold() in NEXIS_FIELDS:
            fields.setdefault(match["key"].casefold(), match["value"].strip())
            last = i
        elif last < 0 and line.strip():
            head.append(line.strip())
        elif last >= 0 and i == last + 1 and line.strip() and body_at is None:
            last = i  # a field's value goes on in the next line
    if body_at is not None:
        return fields, head, body_at + 1
    return fields, head, last + 1 if last >= 0 else min(4, len(lines))


def _nexis_tail(lines: list[str], start: int) -> tuple[int, dict[str, str]]:
    """(where the text ends, the fields below it)."""
    fields: dict[str, str] = {}
    end = len(lines)
    for i in range(len(lines) - 1, start, -1):
        line = lines[i].strip()
        match = _FIELD.match(line)
        if match and match["key"].casefold() in NEXIS_TAIL:
            fields[match["key"].casefold()] = match["value"].strip()
            end = i
        elif line.casefold() == "classification" or (_COPYRIGHT.match(line) and i > len(lines) - 12):
            end = i
        elif i < end - 12:
            break
    return end, fields


def _nexis_top(head: list[str], modern: bool) -> tuple[str | None, str | None, str | None]:
    """(outlet, title, date) from the lines above the fields; the newer exports put the title first."""
    kept = [s for s in head if not _COPYRIGHT.match(s) and s.casefold() not in ("all rights reserved", "(delivered)")]
    dated = next((i for i, s in enumerate(kept) if len(s) < 120 and _dated(s)), None)
    if dated is None:
        return (kept[0], kept[1] if len(kept) > 1 else None, None) if kept and not modern else (None, None, None)
    before, after = kept[:dated], kept[dated + 1 :]
    if modern:
        return (before[-1] if len(before) > 1 else None, before[0] if before else None, kept[dated])
    title = " ".join(s for s in after if not re.search(r"\bedition\b", s, re.IGNORECASE)) or None
    return (before[0] if before else None, title, kept[dated])


def _dated(line: str) -> bool:
    found = find_dates(line)
    return len(found) == 1 and found[0].precision in ("day", "minute") and len(remainder(line, found)) <= 3


def _body(lines: list[str]) -> str:
    """Paragraphs, one to a line: exports break lines within them where blank lines stand between them."""
    text = "\n".join(line.strip() for line in lines).strip()
    if "\n\n" in text:
        return "\n".join(s for p in re.split(r"\n{2,}", text) if (s := " ".join(p.split())))
    return "\n".join(s for line in text.split("\n") if (s := " ".join(line.split())))


def _factiva_pieces(text: str) -> Iterator[tuple[list[str], str | None]]:
    """The lines of each article with its accession number."""
    piece: list[str] = []
    coded = bool(re.search(r"^\s*HD(?:\s|$)", text[:_SEEN], re.MULTILINE))
    for line in text.splitlines():
        match = _FACTIVA_END.search(line)
        if match is None or (coded and not line.strip().startswith(("AN", "Document", "Dokument"))):
            piece.append(line)
            continue
        yield piece, match["id"]
        piece = []


def _factiva(lines: list[str], own: str | None, item: Input, number: int) -> Raw | None:
    fields = _factiva_coded(lines) or _factiva_plain(lines)
    text = "\n".join(s for k in ("LP", "TD") if (s := _body(fields.get(k, []))))
    if not text:
        return None
    said = {k: " ".join(" ".join(v).split()) for k, v in fields.items()}
    outlet = said.get("SN") or None
    by = re.sub(r"^by\s", "", said.get("BY", ""), flags=re.IGNORECASE).strip()
    credit = said.get("CR")
    declared = [Declared("publisher", outlet, "Factiva's source name (SN)")] if outlet else []
    if credit:
        declared.append(
            Declared("wire" if agency(credit) else "via", agency(credit) or credit, "Factiva's credit (CR)")
        )
    date = f"{said.get('PD', '')} {said.get('ET', '')}".strip()
    return Raw(
        id=own or item.part(number),
        path=item.article_path,
        text=text,
        title=said.get("HD") or None,
        outlet=outlet,
        authors=(by,) if by else (),
        published=stated(date, "the date that the export gives") if date else None,
        evident=True,
        declared=tuple(declared),
    )


def _factiva_coded(lines: list[str]) -> dict[str, list[str]]:
    """The fields of the display with codes, each its lines."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _FACTIVA_CODE.match(line.strip())
        if match and match["code"] in _FACTIVA_CODES:
            code = match["code"]
            fields.setdefault(code, []).append(match["rest"])
        elif code:
            fields[code].append(line)
    return fields if {"HD", "PD"} <= fields.keys() else {}


def _factiva_plain(lines: list[str]) -> dict[str, list[str]]:
    """The fields of the display without codes: by the line that counts the words, and the order of those after it."""
    at = next((i for i, s in enumerate(lines[:HEAD_LINES]) if FACTIVA_WORDS.match(s.strip())), None)
    if at is None:
        return {}
    above = [s.strip() for s in lines[:at] if s.strip()]
    by = above.pop() if len(above) > 1 and re.match(r"(?:by|von|por|par)\s", above[-1], re.IGNORECASE) else ""
    rest = [i for i in range(at + 1, min(at + 16, len(lines))) if lines[i].strip()]
    held = {"HD": above[-1:] if not by else above, "BY": [by] if by else []}
    for i in rest:
        line = lines[i].strip()
        if _COPYRIGHT.match(line):
            return {**held, "TD": lines[i + 1 :]}
        if "PD" not in held and _dated(line):
            held["PD"] = [line]
        elif "ET" not in held and re.fullmatch(r"\d{1,2}:\d\d(?:\s\w{2,4})?", line):
            held["ET"] = [line]
        elif "PD" in held and "SN" not in held:
            held["SN"] = [line]
    return {}
