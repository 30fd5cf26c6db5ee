"""MIME (RFC 5322, 2045; MHTML: RFC 2557) → articles: e-mail with what is attached as messages, saved web pages.

The message's date is when it was sent: for a newsletter or a wire by mail that is its publication. A saved page's date
is its capture.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from typing import Any

from firsthand.errors import InputError
from firsthand.model import Declared
from firsthand.read.article import Raw, host
from firsthand.read.clocks import stated
from firsthand.read.decode import decode
from firsthand.read.fragment import fragment_text
from firsthand.read.inputs import LARGEST, Input
from firsthand.read.lines import person
from firsthand.read.page import page_raw, read_page

# Forwarded messages within messages: more levels are an attack, not a correspondence.
DEEPEST = 8
MOST_PARTS = 500

_HEADER = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n])")
_KNOWN = re.compile(
    rb"^(From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Content-Type|Delivered-To|Reply-To|"
    rb"Snapshot-Content-Location|Content-Transfer-Encoding|X-Mailer|Sender|Cc|DKIM-Signature):",
    re.IGNORECASE | re.MULTILINE,
)
# An agency's note may have "From:", "Subject:" and "Date:" lines; only mail has one of these as well.
_MAIL_ONLY = frozenset({b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"})


def is_mime(start: bytes) -> bool:
    """Do these first bytes of a file begin a message: a block of headers, some of which only messages have?"""
    if _HEADER.match(start) is None:
        return False
    block = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    names = {m[1].lower() for m in _KNOWN.finditer(block)}
    return len(names) >= 3 and bool(names & _MAIL_ONLY)


def read_mime(data: bytes, item: Input) -> Iterator[Raw | InputError]:
    """The article of a message or saved page, and those of the messages attached to it."""
    message: Any = email.message_from_bytes(data, policy=default)
    if _is_saved_page(message):
        yield _saved_page(message, item)
        return
    found: list[Raw | InputError] = []
    for message_ in _messages(message, 0):
        try:
            found.append(_message(message_, item))
        except InputError as error:
            found.append(error)
        except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
            found.append(InputError(item.path, f"a message that cannot be read ({error}); save its text as .txt"))
    from dataclasses import replace

    for number, one in enumerate(found, 1):
        yield replace(one, id=item.part(number)) if isinstance(one, Raw) and len(found) > 1 else one


def _is_saved_page(message: Any) -> bool:
    if _header(message, "Snapshot-Content-Location"):
        return True
    kind = _header(message, "Content-Type") or ""
    return kind.lower().startswith("multipart/related") and not _header(message, "To")


def _messages(message: Any, depth: int) -> Iterator[EmailMessage]:
    """The message and those attached to it, outermost first."""
    yield message
    if depth < DEEPEST:
        for part in _parts(message):
            if part.get_content_type() == "message/rfc822" and isinstance(part.get_payload(), list):
                for inner in part.get_payload():
                    yield from _messages(inner, depth + 1)


def _parts(message: Any) -> Iterator[Any]:
    """The parts of a message without those of the messages attached to it."""
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        yield part
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            waiting.extend(part.get_payload())


def _message(message: Any, item: Input) -> Raw:
    texts = {"text/plain": "", "text/html": ""}
    for part in _parts(message):
        kind = part.get_content_type()
        if kind in texts and not texts[kind] and part.get_content_disposition() != "attachment":
            texts[kind] = _content(part, item.path)
    text = texts["text/plain"].strip("\r\n") if texts["text/plain"].strip() else fragment_text(texts["text/html"])
    if not text.strip():
        raise InputError(item.path, "a message without text; save what is attached to it and give that")
    name, address = parseaddr(_header(message, "From") or "")
    sent = _header(message, "Date")
    outlet = host(address.rpartition("@")[2])
    by = name and person(name)
    return Raw(
        id=item.id,
        path=item.article_path,
        text=text,
        title=_header(message, "Subject"),
        outlet=outlet if by or not name else name,
        authors=(name,) if by else (),
        published=stated(sent, "the date of the message") if sent else None,
        evident=True,
        declared=(Declared("publisher", name or address, "the sender of the message"),) if name or address else (),
    )


def _saved_page(message: Any, item: Input) -> Raw:
    part = next((p for p in _parts(message) if p.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if part is None:
        raise InputError(item.path, "a saved page (MHTML) without its HTML; save the page again")
    url = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    url = url if url and url.startswith(("http:", "https:")) else None
    raw = page_raw(read_page(_content(part, item.path), item.path, url), item.id, item.article_path)
    saved = _header(message, "Date")
    from dataclasses import replace

    captured = stated(saved, "the date on which the browser saved the page") if saved else None
    return replace(raw, captured=raw.captured or captured)


def _content(part: Any, path: str) -> str:
    """A part's text: in the charset that it names, else as any file's."""
    data = part.get_payload(decode=True) or b""
    if len(data) > LARGEST:
        raise InputError(path, f"a part larger than {LARGEST >> 20} MB; save its text and give that")
    if not data.strip():
        return ""
    charset = part.get_content_charset()
    if charset:
        try:
            return str(data.decode(charset)).replace("\r\n", "\n")
        except (LookupError, ValueError):
            pass
    return decode(data, path, page=True).replace("\r\n", "\n")


def _header(message: Any, name: str) -> str | None:
    try:
        value = message.get(name)
        said = " ".join(str(value).split()) if value is not None else ""
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):  # email's own parser stumbles at times
        return None
    return said.encode("utf-8", errors="replace").decode("utf-8") or None
