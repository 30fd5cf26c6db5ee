"""ninjs (IPTC's news in JSON, 1.x to 3.x) → an article; field names with and without capitals, as versions differ."""

from __future__ import annotations

from typing import Any

from firsthand.errors import InputError
from firsthand.model import CreditRole, Declared, Revision
from firsthand.read.agencies import agency
from firsthand.read.article import Raw
from firsthand.read.clocks import stated
from firsthand.read.fragment import fragment_text
from firsthand.read.inputs import Input

_SIGNS = frozenset(
    {"body_text", "body_xhtml", "body_html", "bodies", "headlines", "versioncreated", "pubstatus", "firstcreated"}
)


def is_ninjs(record: dict[str, Any]) -> bool:
    """Is a JSON object a ninjs item: an "uri" and fields that only ninjs has?"""
    return isinstance(record.get("uri"), str) and bool(_SIGNS & {k.casefold() for k in record})


def read_ninjs(record: dict[str, Any], item: Input, where: str, own: str | None = None) -> Raw:
    """The article of a ninjs item. ``own``: its id where "uri" is to give way. Raises InputError without text."""
    fields = {k.casefold(): v for k, v in record.items()}
    text = _text(fields)
    if not text.strip():
        kind = fields.get("type")
        what = f"of type {kind!r}" if isinstance(kind, str) and kind != "text" else "without a body"
        raise InputError(where, f"a ninjs item {what}; give text items with their body")
    version = str(fields.get("version") or "")
    uri = record["uri"]
    declared = tuple(_declared(fields))
    time = _string(fields, "firstcreated") or _string(fields, "contentcreated") or _string(fields, "versioncreated")
    return Raw(
        id=own or (f"{uri}:{version}" if version else uri),
        path=item.article_path,
        text=text,
        url=uri if uri.startswith(("http:", "https:")) else None,
        title=_headline(fields),
        outlet=next((d.name for d in declared if d.role == "publisher"), None),
        authors=_authors(fields),
        published=stated(time, "the item's creation date") if time else None,
        language=_language(fields),
        evident=True,
        declared=declared,
        revision=_revision(fields, uri, version),
    )


def _string(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _list(fields: dict[str, Any], name: str) -> list[dict[str, Any]]:
    value = fields.get(name)
    found = value if isinstance(value, list) else []
    return [{k.casefold(): v for k, v in one.items()} for one in found if isinstance(one, dict)]


def _text(fields: dict[str, Any]) -> str:
    """The body: in markup before plain, since that keeps the paragraphs; the main one where roles are told."""
    for name in ("body_xhtml", "body_html"):
        if (source := _string(fields, name)) and (text := fragment_text(source)):
            return text
    bodies = [b for b in _list(fields, "bodies") if _string(b, "value")]
    for body in sorted(bodies, key=lambda b: (b.get("role") != "main", "html" not in str(b.get("contenttype")))):
        value = _string(body, "value") or ""
        text = fragment_text(value) if "html" in str(body.get("contenttype")) else value
        if text:
            return text
    return _string(fields, "body_text") or ""


def _headline(fields: dict[str, Any]) -> str | None:
    named = sorted(_list(fields, "headlines"), key=lambda h: h.get("role") not in ("main", None))
    said = next((v for h in named if (v := _string(h, "value"))), None)
    words = said or _string(fields, "headline") or _string(fields, "title")
    return " ".join(fragment_text(words).split()) or None if words else None


def _authors(fields: dict[str, Any]) -> tuple[str, ...]:
    by = _string(fields, "byline") or _string(fields, "by")
    if by:
        return (by.removeprefix("By ").strip(),)
    names = [
        _string(p, "name") for p in (*_list(fields, "people"), *_list(fields, "person")) if p.get("rel") == "author"
    ]
    return tuple(dict.fromkeys(n for n in names if n))


def _declared(fields: dict[str, Any]) -> list[Declared]:
    found = []
    for one in (*_list(fields, "infosources"), *_list(fields, "infosource")):
        name = _string(one, "name") or _string(one, "literal")
        if name:
            role: CreditRole = "wire" if agency(name) else "via"
            found.append(Declared(role, agency(name) or name, "infosources"))
    holder = _string(fields, "copyrightholder")
    if holder:
        found.append(Declared("publisher", agency(holder) or holder, "copyrightholder"))
    return found


def _language(fields: dict[str, Any]) -> str | None:
    code = (_string(fields, "language") or "").split("-")[0].casefold()
    return code if len(code) == 2 and code.isalpha() else None


def _revision(fields: dict[str, Any], uri: str, version: str) -> Revision | None:
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None
    note = _string(fields, "ednote")
    if fields.get("pubstatus") in ("canceled", "cancelled", "withheld"):
        return Revision("withdrawal", number, uri, note)
    return Revision("version", number, uri, note) if number is not None or note else None
