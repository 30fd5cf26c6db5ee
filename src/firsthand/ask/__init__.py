"""Questions to a collection: who says this, and how many know it first hand."""

from __future__ import annotations

from firsthand.ask.answer import Answer
from firsthand.ask.check import check
from firsthand.ask.plain import plain

__all__ = ["Answer", "check", "plain"]
