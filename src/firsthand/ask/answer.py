"""What a collection answers to a text: who says the same, and how many know it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from firsthand import __version__
from firsthand.account import encode
from firsthand.model import Layers, Reading, Span, Variant, VariantKind

FORMAT = "firsthand/check/1"


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's words for a claim. ``chain`` are names, outermost first; ``origins`` names of first-hand records.

    ``published`` is a date as exact as it is known ("2024-05", "2024-05-24"), None where it is not.
    """

    article: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    span: Span
    chain: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the text that is asked about and the collection do not say the same. ``conflict``: both cannot be."""

    kind: VariantKind
    conflict: bool
    yours: tuple[Reading, ...]
    theirs: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of the collection that says the same; ``strength`` 0 to 3, ``variants`` among its own statements.

    ``agrees`` is False where the text says otherwise than every article that tells it.
    """

    claim: str
    text: Span
    strength: float
    agrees: bool
    layers: Layers
    statements: tuple[Telling, ...]
    variants: tuple[Variant, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that the text says, and the claims that say the same; none where nobody in the collection does.

    ``near`` are statements that are like it, but not surely the same: for a person to decide.
    """

    span: Span
    said: tuple[Said, ...]
    near: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Another place to look: an article that shares words with the text, and the sentence that shares most."""

    article: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer for one text. ``attempted`` is False where its language has no grammar here: nothing was looked for.

    ``articles`` is how many the collection holds; spans of ``claims[].span`` count in ``text``.
    """

    text: str
    language: str | None
    attempted: bool
    articles: int
    claims: tuple[Asked, ...]
    places: tuple[Place, ...]

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain JSON values, in the words of the account's contract."""
        return {"format": FORMAT, "version": __version__, **encode(self)}

    def to_json(self) -> str:
        """The answer as JSON text with a newline at the end."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2) + "\n"
