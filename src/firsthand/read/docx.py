"""DOCX (ECMA-376) → its paragraphs as text; by the standard library's zipfile and lxml, with limits on both."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from firsthand.errors import InputError
from firsthand.read.decode import decode
from firsthand.read.inputs import LARGEST
from firsthand.read.xml import parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
# A document of the press is a few parts; a million of them is an attack.
MOST_MEMBERS = 10_000
_TITLES = frozenset({"title", "heading1", "titel", "titre", "titolo"})


def read_docx(data: bytes, path: str) -> tuple[str, str | None]:
    """(text, title) of a document: paragraphs a line each; the title is a first paragraph in a title's style.

    Raises InputError for another ZIP file, a damaged one, and one that decompresses beyond the limit.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > MOST_MEMBERS:
                raise InputError(path, "a ZIP archive of too many parts; save the text as .txt and give that")
            source = _part(archive, "word/document.xml", path)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise InputError(path, f"a damaged ZIP archive ({error}); is the file complete?") from None
    root = parse_xml(decode(source, path), path)
    paragraphs = list(_paragraphs(root))
    title = next((text for style, text in paragraphs[:3] if style in _TITLES and text), None)
    text = "\n".join(text for _, text in paragraphs if text)
    if not text.strip():
        raise InputError(path, "a DOCX document without text; are its pages pictures?")
    return text, title


def _part(archive: zipfile.ZipFile, name: str, path: str) -> bytes:
    names = set(archive.namelist())
    if name not in names:
        what = "a ZIP archive, and no DOCX document"
        raise InputError(path, f"{what}; unpack it and give the folder, or save the text as .docx or .txt")
    # The size that the archive states may be a lie: what counts is what comes out.
    with archive.open(name) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError(path, f"decompresses to more than {LARGEST >> 20} MB; save the text as .txt and give that")
    return data


def _paragraphs(root: Any) -> list[tuple[str, str]]:
    """(style, text) of every paragraph, those of tables and boxes in their place; deleted words left out."""
    found: list[tuple[str, str]] = []
    for space in (_W, _STRICT):
        for paragraph in root.iter(space + "p"):
            style = paragraph.find(f"{space}pPr/{space}pStyle")
            name = (style.get(space + "val") or "") if style is not None else ""
            found.append((name.replace(" ", "").casefold(), _text(paragraph, space)))
        if found:
            break
    return found


def _text(paragraph: Any, space: str) -> str:
    parts = []
    for element in paragraph.iter(space + "t", space + "tab", space + "br", space + "noBreakHyphen", space + "cr"):
        if next(element.iterancestors(space + "p")) is not paragraph:
            continue  # of a box that stands in this paragraph: it comes by itself
        kind = element.tag[len(space) :]
        parts.append((element.text or "") if kind == "t" else "-" if kind == "noBreakHyphen" else " ")
    return " ".join("".join(parts).split())
