"""XML without its dangers: no entities of the document's own, no network, no huge trees (libxml2's limits stay on)."""

from __future__ import annotations

import re
from typing import Any

from firsthand.errors import InputError

_PROLOG = re.compile(r"(?:\s|\ufeff|<\?(?:[^?]|\?(?!>)){0,2000}\?>|<!--(?:[^-]|-(?!->)){0,5000}-->)*")
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})[\s/>]")
_DECLARATION = re.compile(r"\s*\ufeff?\s*<\?xml[^>]{0,300}\?>")
# A document type with declarations inside ends before this many characters, or it is no document of the press.
_LONGEST_DOCTYPE = 20_000


def root_name(text: str) -> str | None:
    """The local name of the root element if ``text`` begins as XML does, else None."""
    start = _PROLOG.match(text[:30_000])
    position = start.end() if start else 0
    if _DOCTYPE.match(text, position):
        found = _ROOT.search(text, position + 9, position + _LONGEST_DOCTYPE)
    else:
        found = _ROOT.match(text, position)
    return found[2] if found else None


def refuse_entities(text: str, path: str) -> None:
    """Raises InputError where the document declares entities of its own: they can blow up or read other files."""
    if _ENTITY.search(text[: _LONGEST_DOCTYPE * 2]):
        raise InputError(path, "XML that declares entities of its own, which is refused for safety; write it without")


def parse_xml(text: str, path: str) -> Any:
    """The root element (lxml) of a document. Raises InputError where it is unsafe or not well-formed."""
    from lxml import etree

    refuse_entities(text, path)
    data = _DECLARATION.sub("", text, count=1).lstrip("\ufeff").strip().encode("utf-8", errors="replace")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).partition(", line")[0].partition("\n")[0]
        line = getattr(error, "lineno", None)
        raise InputError(path, f"broken XML ({reason}, line {line}); is the file complete?") from None


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words(element: Any) -> str | None:
    """All text below an element on one line, None where there is none."""
    said = " ".join("".join(element.itertext()).split()) if element is not None else ""
    return said or None
