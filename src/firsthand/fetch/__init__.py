"""Addresses over the network, politely and safely: what is fetched comes back as bytes, and nobody here reads it.

Polite: robots.txt, one request at a time, a pause between two to one host, what is unchanged is not fetched again.
Safe: public networks only, checked at the very connection, and limits on size, time and redirects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firsthand.errors import UsageError
from firsthand.fetch.addresses import identity, is_address, shown
from firsthand.fetch.answers import Fetched, Known, Unchanged

if TYPE_CHECKING:
    from firsthand.fetch.fetcher import Fetcher

__all__ = ["Fetched", "Known", "Unchanged", "identity", "is_address", "new_fetcher", "shown"]


def new_fetcher(**settings: Any) -> Fetcher:
    """A Fetcher with the settings of its constructor. Raises UsageError where the extra ``fetch`` is not installed."""
    try:
        from firsthand.fetch.fetcher import Fetcher
    except ImportError:
        raise UsageError(
            "fetching addresses needs more packages; install them with pip install 'firsthand[fetch]', or save the "
            "pages and give the files"
        ) from None
    return Fetcher(**settings)
