"""The bytes of an answer, read piece by piece and unpacked within a limit: nothing larger is ever held."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

# One answer, as it came and unpacked, in bytes; as much as the largest article that is read from a file.
LARGEST = 50 * 1024 * 1024
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_GZIP = b"\x1f\x8b"


class TooLarge(Exception):  # noqa: N818 (reads as what happened)
    """More than the limit, as it came or unpacked."""


class Broken(Exception):  # noqa: N818 (reads as what happened)
    """It cannot be unpacked; the message says why."""


def read_body(pieces: Iterable[bytes], coding: str, *, limit: int = LARGEST, cut: bool = False) -> bytes:
    """All of ``pieces``, unpacked from ``coding`` (HTTP "Content-Encoding"); with ``cut`` only the first ``limit``.

    Raises TooLarge as soon as there are more than ``limit`` bytes, Broken for what cannot be unpacked.
    """
    names = [name for part in coding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if len(names) > 1 or any(name not in _PACKED for name in names):
        raise Broken(f"packed in a way that was not asked for ({', '.join(names)[:60]})")
    out = bytearray()
    unpack = _Unpacker() if names else None
    came = 0
    for piece in pieces:
        came += len(piece)
        # One byte more than allowed tells that there is more, however far the piece would unpack.
        out += unpack(piece, limit + 1 - len(out)) if unpack else piece
        if len(out) > limit or came > limit:
            if cut:
                return bytes(out[:limit])
            raise TooLarge
    if unpack and came and not unpack.complete:
        raise Broken("it breaks off before its end")
    return bytes(out)


class _Unpacker:
    """gzip or zlib, or the bare deflate that some servers call so; several gzip members one after another."""

    def __init__(self) -> None:
        self._object: zlib._Decompress | None = None
        self._held = b""
        self._members = 0

    @property
    def complete(self) -> bool:
        return self._members > 0 and self._object is None

    def __call__(self, data: bytes, room: int) -> bytes:
        out = bytearray()
        data = self._held + data
        self._held = b""
        while data and len(out) < room:
            if self._object is None:
                if len(data) < 2:  # the first two bytes say what follows
                    self._held = data
                    break
                if self._members and not data.startswith(_GZIP):
                    break  # what some servers append is no part of the document
                self._object = zlib.decompressobj(_window(data))
            try:
                out += self._object.decompress(data, room - len(out))
            except zlib.error as error:
                raise Broken(f"it cannot be unpacked ({error})") from None
            data = self._object.unconsumed_tail
            if self._object.eof:
                data, self._object = self._object.unused_data, None
                self._members += 1
        return bytes(out)


def _window(start: bytes) -> int:
    """zlib's parameter for a stream that begins so (RFC 1950, 2.2; RFC 1952, 2.3.1); bare deflate has no header."""
    if start.startswith(_GZIP):
        return 16 + zlib.MAX_WBITS
    is_zlib = start[0] & 15 == 8 and (start[0] << 8 | start[1]) % 31 == 0
    return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS
