"""Whom an article's own people heard, as far as its words show it.

"told this newspaper", "told the Post" in the Post itself, "told reporters", "told a news conference": whoever speaks
there was heard, and what the same source says elsewhere in the article, with no outlet between, was heard too.
"""

from __future__ import annotations

from bisect import bisect_right

from firsthand.language.en.origin_words import IN_THE_ROOM, OWN_REPORTING, TOLD_OUTLET
from firsthand.language.outlets import is_short_for
from firsthand.model import Annotated, Attribution, Origin, Source
from firsthand.trace.citations import PRESS


def heard(
    annotated: Annotated, sources: dict[str, Source], cited: dict[str, str], origins: dict[str, Origin]
) -> frozenset[str]:
    """Source ids. ``cited`` maps attributions to the record that their words name."""
    starts = [s for s, _ in annotated.sentences]
    out: set[str] = set()
    for a in annotated.attributions:
        if not a.chain or any(_foreign(sources[x.source], annotated) for x in a.chain):
            continue
        origin = origins.get(cited.get(a.id, ""))
        public = origin is not None and origin.kind == "utterance" and "interview" not in origin.name.lower()
        if public or _direct(annotated, a, starts):
            out.add(a.chain[-1].source)
    return frozenset(out)


def _foreign(source: Source, annotated: Annotated) -> bool:
    own = annotated.article.outlet
    return source.kind in PRESS and not (own and is_short_for(source.name, own))


def _direct(annotated: Annotated, a: Attribution, starts: list[int]) -> bool:
    """Whether the sentence of the cue shows the hearing, outside of the words that are attributed."""
    anchor = (a.cue or a.source)[:1]
    at = bisect_right(starts, anchor[0].start) - 1 if anchor else -1
    if at < 0:
        return False
    text, (start, end) = annotated.article.text, annotated.sentences[at]
    own = annotated.article.outlet
    found = [m.start() for pattern in (IN_THE_ROOM, OWN_REPORTING) for m in pattern.finditer(text, start, end)]
    if own:
        found += [m.start() for m in TOLD_OUTLET.finditer(text, start, end) if is_short_for(m.group("outlet"), own)]
    return any(not any(s.start <= i < s.end for s in a.content) for i in found)
