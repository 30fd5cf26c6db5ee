"""Which addresses were fetched, and what came of it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Visit:
    """The last visit to ``address``: what it gave, at which ``url``, and the validators that its server named.

    ``tries`` counts the failures in a row.
    """

    address: str
    url: str
    outcome: Literal["kept", "nothing", "failed"]
    tries: int = 0
    etag: str | None = None
    modified: str | None = None


def find(connection: sqlite3.Connection, address: str) -> Visit | None:
    """The last visit to ``address``, None where there was none."""
    select = "SELECT address, url, outcome, tries, etag, modified FROM visit WHERE address = ?"
    row = connection.execute(select, (address,)).fetchone()
    return Visit(*row) if row else None


def keep(connection: sqlite3.Connection, visit: Visit) -> None:
    """Write ``visit`` in the place of the one before."""
    insert = "INSERT OR REPLACE INTO visit(address, url, outcome, tries, etag, modified) VALUES (?, ?, ?, ?, ?, ?)"
    row = (visit.address, visit.url, visit.outcome, visit.tries, visit.etag, visit.modified)
    connection.execute(insert, row)
