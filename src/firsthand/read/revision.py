"""What an article says about being a correction or an update of one published before.

(1) what the format told (a version number), (2) the words before the headline ("UPDATE 1-"), (3) an editor's note among
the first or last lines. Only words that say so: that two articles are alike is for descent to find.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.language.en.revision_words import CORRECTION, HEADLINE, HEADLINE_PLAIN, UPDATE, WITHDRAWAL
from firsthand.model import Revision, RevisionKind, Span
from firsthand.read.lines import Line

# Editors' notes stand above the article or below it.
FIRST_LINES, LAST_LINES = 6, 6
# A note is a line of its own; of a longer one only the beginning is looked at, and it is not quoted whole.
LONGEST_NOTE = 600

_KINDS: tuple[RevisionKind, ...] = ("withdrawal", "correction", "update")


def find_revision(
    article: str, title: str | None, text: str, lines: Sequence[Line], told: Revision | None = None
) -> Revision | None:
    """The revision that ``article`` says it is, None where it says nothing. ``told``: what its format says."""
    found: Revision | None = None
    if title and (match := HEADLINE.match(title) or HEADLINE_PLAIN.match(title)):
        kind = next(k for k in _KINDS if match.groupdict().get(k))
        number = match.groupdict().get("number")
        span = Span(article, "title", match.start("words"), match.end("words"), match["words"])
        found = Revision(kind, int(number) + 1 if number else None, spans=(span,))
    for kind, line in _notes(lines):
        span = Span(article, "text", line.start, line.end, text[line.start : line.end])
        if found is None:
            found = Revision(kind, note=line.text, spans=(span,))
        else:
            # A note says more than a word before the headline: "UPDATE 2-" above "Corrects paragraph 3".
            worse = _KINDS.index(kind) < _KINDS.index(found.kind) if found.kind in _KINDS else True
            found = replace(
                found, kind=kind if worse else found.kind, note=found.note or line.text, spans=(*found.spans, span)
            )
    return _merged(told, found)


def _merged(told: Revision | None, found: Revision | None) -> Revision | None:
    if told is None or found is None:
        return told or found
    kind = found.kind if told.kind == "version" else told.kind
    return Revision(kind, told.number or found.number, told.of, told.note or found.note, found.spans)


def _notes(lines: Sequence[Line]) -> Iterator[tuple[RevisionKind, Line]]:
    near = [*lines[:FIRST_LINES], *lines[max(FIRST_LINES, len(lines) - LAST_LINES) :]]
    for line in near:
        if len(line.text) > LONGEST_NOTE:
            continue
        for kind, pattern in (("withdrawal", WITHDRAWAL), ("correction", CORRECTION), ("update", UPDATE)):
            if pattern.match(line.text):
                yield kind, line  # type: ignore[misc]
                break
