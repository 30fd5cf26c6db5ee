"""NewsML-G2 (IPTC, 2.x) and NITF (IPTC, 3.x) → one article a news item with text, its version kept.

A newsMessage or packageItem may hold many items; those with pictures or video only are no articles. The item's own guid
is its id, with the version where there is one, so that two versions of one report stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from firsthand.errors import InputError
from firsthand.model import CreditRole, Date, Declared, Revision, RevisionKind
from firsthand.read.agencies import agency
from firsthand.read.article import Raw
from firsthand.read.clocks import stated
from firsthand.read.fragment import fragment_text, tree_text
from firsthand.read.inputs import Input
from firsthand.read.xml import local, parse_xml, words

ROOTS = frozenset({"newsMessage", "newsItem", "packageItem", "nitf"})

# IPTC's scheme for signals (newscodes/signal) and publication states (newscodes/pubstatusg2).
_SIGNALS: dict[str, RevisionKind] = {"correction": "correction", "update": "update", "updated": "update"}
_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})


def read_newsml(text: str, item: Input) -> Iterator[Raw | InputError]:
    """The text items of a NewsML-G2 or NITF document, in order."""
    root = parse_xml(text, item.path)
    if local(root) == "nitf":
        yield _nitf(root, item)
        return
    items = [root] if local(root) == "newsItem" else list(root.iter("{*}newsItem"))
    found = 0
    for number, one in enumerate(items, 1):
        raw = _item(one, item, number, len(items))
        found += raw is not None
        if raw is not None:
            yield raw
    if not found:
        yield InputError(
            item.path, f"NewsML-G2 without text ({len(items)} items of pictures, video or references); give text items"
        )


def _item(element: Any, item: Input, number: int, count: int) -> Raw | None:
    text, nitf = _content(element)
    if not text.strip():
        return None
    meta, content = _first(element, "itemMeta"), _first(element, "contentMeta")
    guid, version = (element.get("guid") or "").strip(), (element.get("version") or "").strip()
    own = f"{guid}:{version}" if version else guid
    published = _date(meta, "firstCreated") or _date(content, "contentCreated") or _date(meta, "versionCreated")
    declared = tuple(_declared(element, meta, content))
    outlet = next((d.name for d in declared if d.role == "publisher"), None)
    return Raw(
        id=own or (item.part(number) if count > 1 else item.id),
        path=item.article_path,
        text=text,
        url=_url(guid),
        title=_said(content, "headline") or _said(meta, "title") or (_nitf_title(nitf) if nitf is not None else None),
        outlet=outlet,
        authors=_creators(content),
        published=published,
        language=_language(element, content),
        evident=True,
        declared=declared,
        revision=_revision(meta, guid, version),
    )


def _content(element: Any) -> tuple[str, Any]:
    """The longest text of the item's contentSet, and the NITF it came in if it did."""
    best: tuple[str, Any] = ("", None)
    for inline in element.iter("{*}inlineXML", "{*}inlineData"):
        if local(inline) == "inlineData":
            if (inline.get("encoding") or "").endswith("base64"):
                continue
            plain = (inline.get("contenttype") or "text/plain").startswith("text/plain")
            raw = "".join(inline.itertext())
            text, nitf = ("\n".join(s for line in raw.splitlines() if (s := line.strip())), None)
            text = text if plain else fragment_text(raw)
        else:
            nitf = _first(inline, "nitf")
            body = _first(nitf, "body.content") if nitf is not None else _first(inline, "body")
            text = tree_text(body if body is not None else inline)
        if len(text) > len(best[0]):
            best = (text, nitf)
    return best


def _first(element: Any, name: str) -> Any:
    return next(element.iter("{*}" + name), None) if element is not None else None


def _said(element: Any, name: str) -> str | None:
    found = _first(element, name)
    return words(found) if found is not None else None


def _date(element: Any, name: str) -> Date | None:
    value = _said(element, name)
    return stated(value, f"the item's {name}") if value else None


def _name(element: Any) -> str | None:
    """Who an element names: its <name>, else its literal, else the end of its code or address."""
    if element is None:
        return None
    literal = element.get("literal")
    return _said(element, "name") or literal or (element.get("qcode") or "").rpartition(":")[2] or None


def _declared(element: Any, meta: Any, content: Any) -> Iterator[Declared]:
    provider = _name(_first(meta, "provider"))
    if provider:
        yield Declared("publisher", agency(provider) or provider, "provider")
    for field in ("infoSource", "creditline"):
        found = _first(content, field)
        name = words(found) if field == "creditline" and found is not None else _name(found)
        if name and name != provider:
            role: CreditRole = "wire" if agency(name) else "via"
            yield Declared(role, agency(name) or name, field)
    dateline = _said(content, "dateline")
    if dateline:
        yield Declared("dateline", dateline, "dateline")
    holder = _name(_first(element, "copyrightHolder"))
    if holder and not provider:
        yield Declared("publisher", holder, "copyrightHolder")


def _creators(content: Any) -> tuple[str, ...]:
    names = [_name(c) for c in content.iter("{*}creator")] if content is not None else []
    by = _said(content, "by")
    if not any(names) and by:
        names = [by.removeprefix("By ").strip()]
    return tuple(dict.fromkeys(n for n in names if n))


def _language(element: Any, content: Any) -> str | None:
    found = _first(content, "language")
    tag = (found.get("tag") if found is not None else None) or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    code = (tag or "").split("-")[0].casefold()
    return code if len(code) == 2 and code.isalpha() else None


def _url(guid: str) -> str | None:
    return guid if guid.startswith(("http:", "https:")) else None


def _revision(meta: Any, guid: str, version: str) -> Revision | None:
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None
    note = _said(meta, "edNote")
    status = (_code(_first(meta, "pubStatus")) or "").casefold()
    signals = [_code(s) for s in meta.iter("{*}signal")] if meta is not None else []
    kind = next((_SIGNALS[s] for s in signals if s in _SIGNALS), None)
    if status in _WITHDRAWN:
        kind = "withdrawal"
    if kind is None and (number is None or (number < 2 and not note)):
        return Revision("version", number, guid or None) if number is not None else None
    return Revision(kind or "version", number, guid or None, note)


def _code(element: Any) -> str | None:
    if element is None:
        return None
    return (element.get("qcode") or element.get("uri") or "").replace("/", ":").rpartition(":")[2].casefold() or None


def _nitf(root: Any, item: Input) -> Raw:
    body = _first(root, "body.content")
    text = tree_text(body) if body is not None else ""
    if not text.strip():
        raise InputError(item.path, "NITF without text in its body.content; give a text item")
    source = next((s.get("name") for s in root.iter("{*}pubdata") if s.get("name")), None)
    document, issued = _first(root, "doc-id"), _first(root, "date.issue")
    norm = issued.get("norm") if issued is not None else None
    by = _said(root, "byline")
    return Raw(
        id=(document.get("id-string") if document is not None else None) or item.id,
        path=item.article_path,
        text=text,
        title=_nitf_title(root),
        outlet=source,
        authors=(by.removeprefix("By ").strip(),) if by else (),
        published=stated(_spaced(norm), "the document's date.issue") if norm else None,
        evident=True,
        declared=(Declared("publisher", source, "pubdata"),) if source else (),
    )


def _spaced(norm: str) -> str:
    """ "20240524T160300Z" as "2024-05-24T160300Z"."""
    return f"{norm[:4]}-{norm[4:6]}-{norm[6:]}" if norm[:8].isdigit() else norm


def _nitf_title(root: Any) -> str | None:
    return _said(root, "hl1") or _said(root, "title")
