"""Which body a person speaks from: "Norland's foreign minister, Ada Lind", "Ole Brandt, president of the union".

Only words that stand right beside the name count, and only where all articles agree: whoever is named as the officer of
two bodies is nobody's here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from firsthand.language.en.stance_parties import FORMER, TITLE_NOUNS
from firsthand.model import Annotated, Name

BODY_KINDS = frozenset({"organization", "state", "place"})
# Characters beside a name in which its title is looked for: a long title has some eight words.
REACH = 90
_WORDS = r"(?:[^\W\d_][\w’'-]*\s+){0,5}"
# Between the body and the name after it: "Norland's deputy foreign minister, Ada Lind".
_BEFORE = re.compile(rf"^(?:['’]s?)?\s+({_WORDS})([^\W\d_]\w*),?\s+(?:Mr|Mrs|Ms|Dr)?\.?\s*$")
# Between the name and the body after it: "Ada Lind, the president of the".
_AFTER = re.compile(rf"^,\s+(?:the\s+|an?\s+)?({_WORDS})([^\W\d_]\w*)\s+(?:of|for|at)\s+(?:the\s+)?$")
# "Ada Lind, Norland's" and what follows the body there.
_COMMA = re.compile(r"^,\s+(?:the\s+)?$")
_TITLE_NEXT = re.compile(rf"^(?:['’]s?)?\s+({_WORDS}?)([^\W\d_]\w*)\b")


def find_sides(annotated: Sequence[Annotated]) -> dict[str, str]:
    """Person's name key → key of the body whose officer the words make them."""
    found: dict[str, str | None] = {}
    for a in annotated:
        for person, body in _sides(a):
            found[person] = body if found.get(person, body) == body else None
    return {person: body for person, body in sorted(found.items()) if body is not None}


def _sides(a: Annotated) -> Iterator[tuple[str, str]]:
    names = sorted(a.names, key=lambda n: n.start)
    bodies = [n for n in names if n.kind in BODY_KINDS]
    starts, ends = [n.start for n in bodies], [n.end for n in bodies]
    for person in names:
        if person.kind != "person":
            continue
        low = bisect_left(ends, person.start - REACH)
        before = bodies[low : bisect_right(ends, person.start)]
        if before and _titled(_BEFORE.match(a.article.text[before[-1].end : person.start])):
            yield person.key, before[-1].key
            continue
        nearest = bisect_left(starts, person.end)
        if nearest < len(bodies) and _follows(a.article.text, person, bodies[nearest]):
            yield person.key, bodies[nearest].key


def _follows(text: str, person: Name, body: Name) -> bool:
    if body.start - person.end > REACH:
        return False
    between = text[person.end : body.start]
    if _COMMA.match(between):
        return _titled(_TITLE_NEXT.match(text[body.end : body.end + REACH]))
    return _titled(_AFTER.match(between))


def _titled(match: re.Match[str] | None) -> bool:
    """Whether the words end with a title that is held now."""
    if match is None:
        return False
    words = match.group(1).casefold().split()
    return match.group(2).casefold() in TITLE_NOUNS and FORMER.isdisjoint(words)
