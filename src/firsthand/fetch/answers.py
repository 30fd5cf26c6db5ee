"""What comes back for an address, and what is kept to ask for it again only if it has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What a server said of the document at ``url`` when it gave it out: its validators (RFC 9110, 8.8)."""

    url: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document: the ``address`` that was asked for, the ``url`` it was found at, and its bytes, unpacked.

    ``date`` is the server's own clock ("Date") as it wrote it: when the document was captured, never when it was
    published. ``charset`` is what the server declares, None where it does not.
    """

    address: str
    url: str
    data: bytes
    media: str
    charset: str | None = None
    date: str | None = None
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The document at ``address`` is the one that was fetched before (status 304)."""

    address: str
    url: str


# What fetches one address: ``Fetcher.get``, or what a test puts in its place.
Get = Callable[[str, Known | None], Fetched | Unchanged]
