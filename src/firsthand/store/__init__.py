"""Collections: one SQLite file with articles, what was found in each, and the account (docs/collections.md)."""

from __future__ import annotations

from firsthand.store.collection import Collection, Outcome, Statement
from firsthand.store.search import Hit
from firsthand.store.visits import Visit

__all__ = ["Collection", "Hit", "Outcome", "Statement", "Visit"]
