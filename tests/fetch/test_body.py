from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.fetch.body import Broken, TooLarge, read_body


def cut(data: bytes, size: int) -> list[bytes]:
    return [data[i : i + size] for i in range(0, len(data), size)]


@given(st.binary(max_size=3000), st.integers(1, 400))
def test_what_was_packed_comes_back(data: bytes, size: int) -> None:
    bare = zlib.compressobj(wbits=-15)
    for packed, coding in (
        (data, ""),
        (data, "identity"),
        (gzip.compress(data), "gzip"),
        (gzip.compress(data[:100]) + gzip.compress(data[100:]), "x-gzip"),
        (zlib.compress(data), "deflate"),
        (bare.compress(data) + bare.flush(), "Deflate"),
    ):
        assert read_body(cut(packed, size), coding) == data


def test_a_bomb_is_never_unpacked() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    taken = []

    def pieces() -> object:
        for piece in cut(bomb, 1000):
            taken.append(piece)
            yield piece

    with pytest.raises(TooLarge):
        read_body(pieces(), "gzip", limit=1_000_000)  # type: ignore[arg-type]
    assert len(taken) < 5


def test_limits() -> None:
    assert read_body([b"12345", b"67890"], "", limit=10) == b"1234567890"
    with pytest.raises(TooLarge):
        read_body([b"12345", b"678901"], "", limit=10)
    assert read_body([b"12345", b"678901"], "", limit=10, cut=True) == b"1234567890"


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (gzip.compress(b"words" * 100)[:-12], "gzip"),
        (b"no gzip at all", "gzip"),
        (gzip.compress(gzip.compress(b"x")), "gzip, gzip"),
        (b"x", "br"),
    ],
)
def test_broken(data: bytes, coding: str) -> None:
    with pytest.raises(Broken):
        read_body([data], coding)
