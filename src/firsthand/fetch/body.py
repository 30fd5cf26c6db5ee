"""The bytes of an answer, read piece by piece and unpacked within a limit: nothing larger is ever held."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

# One answer, as it came and unpacked, in bytes; as much as the largest article that is read from a file.
LARGEST = 50 * 1024 * 1024
_PACKED = {"gzip": 47, "x-gzip": 47, "deflate": 47}


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
    unpack = _Unpacker(_PACKED[names[0]]) if names else None
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

    def __init__(self, window: int) -> None:
        self._window = window
        self._object = zlib.decompressobj(window)
        self._begun = False

    @property
    def complete(self) -> bool:
        return self._object.eof

    def __call__(self, data: bytes, room: int) -> bytes:
        out = bytearray()
        while data and len(out) < room:
            if self._object.eof:
                if not data.startswith(b"\x1f\x8b"):
                    break  # what some servers append is no part of the document
                self._object = zlib.decompressobj(self._window)
            out += self._step(data, room - len(out))
            data = self._object.unconsumed_tail or self._object.unused_data
        return bytes(out)

    def _step(self, data: bytes, room: int) -> bytes:
        try:
            part = self._object.decompress(data, room)
        except zlib.error as error:
            if self._begun:
                raise Broken(f"it cannot be unpacked ({error})") from None
            self._object = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                part = self._object.decompress(data, room)
            except zlib.error:
                raise Broken(f"it cannot be unpacked ({error})") from None
        self._begun = True
        return part
