"""The sample that ships with the package: a story invented from end to end, and the truth about it.

Thirteen articles as real pages and scrapes have them, most of them retelling one agency report that is not among them,
two of them about another ferry. ``truth.json`` beside the folder says what an account of them should say.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["sample_folder", "sample_truth"]


def sample_folder() -> Path:
    """The folder of the sample's articles: HTML pages, plain text and one JSON Lines file."""
    return Path(__file__).with_name("articles")


def sample_truth() -> dict[str, Any]:
    """What is true of the sample, in the account's format with the alternatives that are right too."""
    truth: dict[str, Any] = json.loads(Path(__file__).with_name("truth.json").read_text(encoding="utf-8"))
    return truth
