"""Credits that only the whole story can read: phrases and lines that name an outlet which is known from elsewhere.

"The Echo", "HillEcho", "the Norvik agency" say little by themselves. Beside an article of the Hill Echo, or beside
another article that names the Norvik News Agency, they name a report. What names no outlet known in the story, or the
article's own, is no credit; neither is anything inside a photo credit, a publisher's line or furniture.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from firsthand.language.en.names_press import AGENCIES
from firsthand.language.en.origin_words import CREDIT_LINE, CREDITED
from firsthand.language.outlets import is_short_for, outlet_key
from firsthand.model import Annotated, Span

PRESS = ("agency", "outlet")
# A credit stands above or below the article, or within its sentences; lines between are captions and boxes.
FIRST_LINES, LAST_LINES = 5, 6
LONGEST_LINE = 90
# Letters that a misspelt name must have, for one wrong letter to be a slip and not another name.
SLIP_LETTERS = 7
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that credit the outlet called ``name``; ``whole`` where they speak of the article and not of a sentence."""

    name: str
    span: Span
    whole: bool


class Press:
    """The outlets that a story knows: those of its articles, and those that its articles name."""

    def __init__(self, members: Sequence[Annotated]) -> None:
        self.outlets = sorted({a.article.outlet for a in members if a.article.outlet})
        named = sorted({n.key for a in members for n in a.names if n.kind in PRESS})
        self.names: Mapping[str, str] = {
            **{outlet_key(name): key for name, key in sorted(AGENCIES.items())},
            **{outlet_key(name): name for name in named},
            **{outlet_key(name): name for name in self.outlets},
        }

    def called(self, words: str) -> str | None:
        """The outlet that ``words`` name: exactly, by a short form that fits one only, or with one letter wrong.

        A word with a capital before the name ("So", "Yesterday") may be none of it.
        """
        while words:
            name = self._called(words)
            if name is not None:
                return name
            _, _, words = words.partition(" ")
        return None

    def _called(self, words: str) -> str | None:
        key = outlet_key(words)
        if key in self.names:
            return self.names[key]
        short = [o for o in self.outlets if is_short_for(words, o)]
        if len(short) == 1:
            return short[0]
        if len(key) < SLIP_LETTERS:
            return None
        near = {
            self.names[k]
            for k in self.names
            if len(k) >= SLIP_LETTERS and Levenshtein.distance(k, key, score_cutoff=1) <= 1
        }
        return near.pop() if len(near) == 1 else None

    def phrases(self, annotated: Annotated) -> Iterator[Phrase]:
        """The credits of one article, in order of its text."""
        article = annotated.article
        closed = [(c.span.start, c.span.end) for c in article.credits if c.role in ("photo", "publisher")]
        closed += [(s.start, s.end) for s in article.furniture]
        found = [*self._lines(annotated), *self._sentences(annotated)]
        for name, start, end, whole in sorted(found, key=lambda f: (f[1], f[2])):
            own = article.outlet is not None and is_short_for(name, article.outlet)
            if not own and not _touches(start, end, closed):
                yield Phrase(name, article.span(start, end), whole)

    def _lines(self, annotated: Annotated) -> Iterator[tuple[str, int, int, bool]]:
        rows = [m for m in _LINE.finditer(annotated.article.text) if m[0].strip()]
        for n, row in enumerate(rows):
            outside = n < FIRST_LINES or n >= len(rows) - LAST_LINES
            if outside and len(row[0]) <= LONGEST_LINE and (match := CREDIT_LINE.match(row[0].strip())):
                name = self.called(match["name"])
                if name is not None:
                    start = row.start() + row[0].index(match["name"])
                    yield name, start, start + len(match["name"]), True

    def _sentences(self, annotated: Annotated) -> Iterator[tuple[str, int, int, bool]]:
        text = annotated.article.text
        quoted = [(s.start, s.end) for a in annotated.attributions if a.form == "direct" for s in a.content]
        for start, end in annotated.sentences:
            for match in CREDITED.finditer(text, start, end):
                group = next(g for g in ("a", "b", "c") if match[g])
                name = self.called(match[group])
                if name is not None and not _touches(match.start(), match.end(), quoted):
                    yield name, match.start(group), match.end(group), False


def _touches(start: int, end: int, spans: Collection[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in spans)
