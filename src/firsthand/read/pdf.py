"""PDF → its text layer (PDFium by pypdfium2, an extra), lines put together to paragraphs.

A page is lines at places, not text: words are joined across lines, a hyphen at a line's end is taken away where the
next line goes on in lower case, and what stands at the top or foot of most pages is left out (running heads, numbers).
"""

from __future__ import annotations

import re
from collections import Counter

from firsthand.errors import InputError
from firsthand.read.inputs import LARGEST, missing

# Longer documents are books or archives given by mistake.
MOST_PAGES = 2_000
# Without letters on its pages, a document is a scan.
FEWEST_LETTERS = 20
# A line that stands first or last on this share of the pages (at least three) is a running head.
RUNNING_SHARE, FEWEST_RUNNING = 0.5, 3
# A line shorter than this share of the page's usual width, and ending as a sentence, ends its paragraph.
SHORT_LINE = 0.8

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s)?[-–—\s]{0,3}\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?[-–—\s]{0,3}", re.IGNORECASE)
_ENDS = (".", "!", "?", "”", '"', "»", ":", "…", ")")
_SOFT = "\u00ad\u0002\ufffe"


def read_pdf(data: bytes, path: str) -> str:
    """The text of a PDF document. Raises InputError where it is damaged, locked, a scan, or pypdfium2 is missing."""
    try:
        import pypdfium2 as pdfium
    except ImportError:
        raise missing(path, "a PDF document", "pypdfium2", "formats") from None
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).casefold()
        reason = "a locked PDF (password); save it without" if locked else f"a damaged PDF ({error}); save it again"
        raise InputError(path, reason) from None
    try:
        if len(document) > MOST_PAGES:
            raise InputError(path, f"a PDF of more than {MOST_PAGES} pages; give the articles' pages")
        pages, size = [], 0
        for page in document:
            pages.append(page.get_textpage().get_text_bounded())
            size += len(pages[-1])
            if size > LARGEST:
                raise InputError(path, f"a PDF with more than {LARGEST >> 20} MB of text; give the articles' pages")
    except pdfium.PdfiumError as error:
        raise InputError(path, f"a damaged PDF ({error}); save it again") from None
    finally:
        document.close()
    text = join_pages(pages)
    if sum(c.isalpha() for c in text[:5000]) < FEWEST_LETTERS:
        raise InputError(path, "a PDF without a text layer: a scan; recognise its text (OCR) and give that")
    return text


def join_pages(pages: list[str]) -> str:
    """The paragraphs of ``pages`` (each its lines as they stand), one to a line."""
    split = [[line.strip() for line in page.splitlines()] for page in pages]
    split = [_without_edges(lines) for lines in split]
    running = _running(split)
    lines: list[str] = []
    for page in split:
        kept = [s for i, s in enumerate(page) if not (i in (0, len(page) - 1) and _key(s) in running)]
        lines += [s for s in kept if not _PAGE_NUMBER.fullmatch(s)]
    return "\n".join(_paragraphs(lines))


def _without_edges(lines: list[str]) -> list[str]:
    while lines and not lines[0]:
        lines = lines[1:]
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _key(line: str) -> str:
    return _NUMBER.sub("#", line)[:200]


def _running(pages: list[list[str]]) -> frozenset[str]:
    """The lines, numbers aside, that stand first or last on most pages."""
    seen = Counter(key for page in pages if page for key in {_key(page[0]), _key(page[-1])})
    least = max(FEWEST_RUNNING, RUNNING_SHARE * len(pages))
    return frozenset(key for key, count in seen.items() if count >= least and key)


def _paragraphs(lines: list[str]) -> list[str]:
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    paragraphs: list[str] = []
    parts: list[str] = []
    for line in lines:
        if not line:
            paragraphs += ["".join(parts)] if parts else []
            parts = []
            continue
        parts.append(_joined(parts[-1] if parts else "", line, parts))
        if len(line) < SHORT_LINE * usual and (line.endswith(_ENDS) or len(parts) == 1):
            paragraphs.append("".join(parts))
            parts = []
    paragraphs += ["".join(parts)] if parts else []
    return [s for p in paragraphs if (s := " ".join(p.translate(_DROP).split()))]


_DROP = {ord(c): None for c in _SOFT}


def _joined(before: str, line: str, parts: list[str]) -> str:
    """``line`` as it follows ``before``; a hyphen that only breaks a word is taken off the last of ``parts``."""
    if not before:
        return line
    if before.endswith(tuple(_SOFT)):
        parts[-1] = before[:-1]
        return line
    if before.endswith("-") and line[:1].islower() and before[-2:-1].isalpha():
        parts[-1] = before[:-1]
        return line
    return " " + line
