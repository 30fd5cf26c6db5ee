"""Bytes → text. A file whose encoding cannot be told is a failure with a reason, never mojibake."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from firsthand.errors import InputError

# Encodings besides Unicode in which news texts still come (the web platform's legacy list, by use).
LEGACY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "iso8859_2",
    "cp874", "cp932", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
# charset-normalizer's "chaos" above which its best guess reads as noise, and the lead in chaos or coherence that a
# guess needs over the next one that reads differently. Set on short paragraphs in Western, Cyrillic and East Asian
# encodings.
MOST_CHAOS = 0.15
CHAOS_LEAD = 0.005
COHERENCE_LEAD = 0.03
# Guessing looks at this much of the file.
SAMPLE = 200_000
# A page may carry single broken bytes (advertisements, cut-off files): at most this share is replaced by U+FFFD.
MOST_BROKEN = 0.001

_CHARSET = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?\s*([A-Za-z0-9_:-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""\s*<\?xml[^>]{1,200}encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SIGNATURES = (
    (b"%PDF-", "a PDF document"), (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"), (b"PAR1", "a Parquet file"), (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"), (b"{\\rtf", "an RTF document"),
)  # fmt: skip


def decode(data: bytes, path: str, *, page: bool = False, charset: str | None = None) -> str:
    """The text of ``data``, a byte order mark removed, nothing else changed; ``page``: mind a ``<meta charset>`` too.

    ``charset`` is what the server declares that it was fetched from; where the bytes are UTF-8, they are.

    Raises InputError for what is empty, binary, or in an encoding that cannot be told.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise InputError(path, "the file is empty; give a file that holds an article's text")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(path, f"this is {what}, not text; save its text as .txt or .html and give that")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], encoding, path), path)
    try:
        return _checked(data.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        cut = error.start
    if charset and (served := _as_called(data, charset, path)) is not None:
        return served
    if page and (declared := _declared(data, path)) is not None:
        return declared
    if b"\x00" in data[:8000]:
        raise InputError(path, "binary data, not text; save its text as UTF-8 and give that")
    if (mended := _mended(data)) is not None and page:
        return mended
    return _guessed(data, path, cut)


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"its byte order mark says {encoding}, but byte {error.start} does not fit; save it again as UTF-8"
        raise InputError(path, reason) from None


def _checked(text: str, path: str) -> str:
    """``text`` unless control characters show that it is binary data."""
    if len(_CONTROL.findall(text[:SAMPLE])) > len(text[:SAMPLE]) * 0.01:
        raise InputError(path, "binary data, not text; save its text as UTF-8 and give that")
    return text


def _declared(data: bytes, path: str) -> str | None:
    match = _XML_CHARSET.match(data[:400]) or _CHARSET.search(data[:8000])
    if match is None:
        return None
    return _as_called(data, match[1].decode("ascii"), path)


def _as_called(data: bytes, name: str, path: str) -> str | None:
    """``data`` in the encoding ``name``, None where it is none or does not fit."""
    name = name.lower()
    # As browsers do: what calls itself Latin-1 is Windows-1252.
    name = {
        "iso-8859-1": "cp1252",
        "latin1": "cp1252",
        "us-ascii": "cp1252",
        "gb2312": "gb18030",
        "gbk": "gb18030",
    }.get(name, name)
    try:
        text = data.decode(name, errors="replace")
    except (LookupError, ValueError):
        return None
    return _checked(text, path) if text.count("\ufffd") <= len(text) * MOST_BROKEN else None


def _mended(data: bytes) -> str | None:
    text = data.decode("utf-8", errors="replace")
    return text if text.count("\ufffd") <= len(text) * MOST_BROKEN else None


def _guessed(data: bytes, path: str, cut: int) -> str:
    """The text by charset-normalizer's measure, or InputError where two readings are as likely."""
    help_ = "save the file as UTF-8 and give that"
    matches = list(from_bytes(data[:SAMPLE], cp_isolation=LEGACY, preemptive_behaviour=False))
    if not matches or matches[0].chaos > MOST_CHAOS:
        raise InputError(path, f"not UTF-8 (byte {cut}), and no other encoding reads as text; {help_}")
    best = min(matches, key=lambda m: (round(m.chaos, 3), -round(m.coherence, 3), LEGACY.index(m.encoding)))
    for other in matches:
        if str(other) == str(best):
            continue
        closer = other.chaos - best.chaos < CHAOS_LEAD and best.coherence - other.coherence < COHERENCE_LEAD
        if closer:
            raise InputError(
                path, f"not UTF-8; it could be {best.encoding} or {other.encoding}, and they read differently; {help_}"
            )
    try:
        return _checked(data.decode(best.encoding), path)
    except UnicodeDecodeError as error:
        raise InputError(
            path, f"not UTF-8; it looks like {best.encoding}, but byte {error.start} does not fit; {help_}"
        ) from None
