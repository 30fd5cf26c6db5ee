"""Common ground of an account and the truth about it: the same places of the same articles, the same names.

The truth keeps quotes with offsets; a quote that stands elsewhere by a blank line is looked for, so that a better
extraction of a page does not make the truth wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

Json = dict[str, Any]

# Two spans speak of the same words when one of them has half of the other, and neither is a whole paragraph around it.
HALF = 0.5
NOT_A_PARAGRAPH = 0.25

_PLAIN = re.compile(r"[^\w\s]|\b(?:the|a|an|of|mr|mrs|ms|s)\b|_")
_BLANK = re.compile(r"\s+")


class Place(NamedTuple):
    """Characters of one article's text."""

    article: str
    start: int
    end: int


class Part(NamedTuple):
    """The score of one part of the account: figures, and what was missed or wrong, in words."""

    figures: dict[str, float]
    misses: list[str]


def share(hits: float, total: float) -> float:
    """``hits`` of ``total`` rounded to four places; nothing asked is all right."""
    return round(hits / total, 4) if total else 1.0


def prf(hits_found: float, found: float, hits_true: float, true: float) -> dict[str, float]:
    """Precision, recall and F1."""
    p, r = share(hits_found, found), share(hits_true, true)
    return {"p": p, "r": r, "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def common(a: Place, b: Place) -> int:
    """How many characters two places share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a.article == b.article else 0


def dice(a: Place, b: Place) -> float:
    """Shared characters: F1 of one place against the other."""
    return 2 * common(a, b) / max(1, a.end - a.start + b.end - b.start)


def meets(a: Place, b: Place) -> bool:
    """Whether the shorter of two places is at least half inside the longer."""
    return common(a, b) >= HALF * max(1, min(a.end - a.start, b.end - b.start))


def same_words(a: Place, b: Place) -> bool:
    """As ``meets``, and the longer is not a whole paragraph around the shorter."""
    return meets(a, b) and dice(a, b) >= NOT_A_PARAGRAPH


def any_meet(a: Iterable[Place], b: Sequence[Place]) -> bool:
    return any(meets(x, y) for x in a for y in b)


def excerpt(text: str, limit: int = 90) -> str:
    """``text`` on one line, cut."""
    line = _BLANK.sub(" ", text).strip()
    return line if len(line) <= limit else line[: limit - 1] + "…"


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without articles, titles and signs."""
    plain = name.casefold().replace("’", "'").replace("'s ", " ")
    return tuple(_PLAIN.sub(" ", plain).split())


def same_name(a: str, b: str) -> bool:
    """Whether two names are of one bearer: the same words, or those of one among the other's (two at least)."""
    x, y = name_words(a), name_words(b)
    if not x or not y:
        return False
    shorter = min(len(set(x)), len(set(y)))
    return x == y or (shorter >= 2 and len(set(x) & set(y)) == shorter)


class Ground:
    """An account and the truth, with the ways to get from one to the other."""

    def __init__(self, account: Json, truth: Json) -> None:
        self.account, self.truth = account, truth
        self.texts = {a["id"]: a["text"] for a in account["articles"]}
        self.sources = {s["id"]: s for s in account["sources"]}
        self.true_sources = {s["id"]: s for s in truth["sources"]}

    def place(self, span: Json) -> Place | None:
        """Where a span of the truth stands in the account's text of the article; None when it is not there."""
        text, quote = self.texts.get(span["article"]), span["quote"]
        if text is None:
            return None
        if text[span["start"] : span["end"]] == quote:
            return Place(span["article"], span["start"], span["end"])
        pattern = r"\s+".join(re.escape(w) for w in quote.split())
        found = [m.span() for m in re.finditer(pattern, text)]
        if not found:
            return None
        start, end = min(found, key=lambda f: (abs(f[0] - span["start"]), f))
        return Place(span["article"], start, end)

    def true_places(self, spans: Iterable[Json]) -> list[Place]:
        """The places of the truth's spans, those that are there."""
        return [p for s in spans if (p := self.place(s)) is not None]

    @staticmethod
    def places(spans: Iterable[Json]) -> list[Place]:
        """The places of the account's own spans in texts (a title is no place)."""
        return [Place(s["article"], s["start"], s["end"]) for s in spans if s["field"] == "text"]

    def is_source(self, source: str | None, true: str) -> bool:
        """Whether a source of the account is a source of the truth: by name, or both unnamed."""
        found, wanted = self.sources.get(source or ""), self.true_sources[true]
        if found is None or (found["kind"] == "anonymous") != (wanted["kind"] == "anonymous"):
            return False
        if wanted["kind"] == "anonymous":
            return True
        names = [found["name"], *found["aliases"]]
        surname = name_words(wanted["name"])[-1:] if wanted["kind"] == "person" else None
        return any(
            same_name(a, b) or (surname is not None and name_words(a) == surname)
            for a in names
            for b in [wanted["name"], *wanted["aliases"]]
        )

    @cached_property
    def origins(self) -> dict[str, str]:
        """Account's origin → truth's, each of the truth's at most once; see ``origin_candidates``."""
        taken: dict[str, str] = {}
        used: set[str] = set()
        for o in self.account["origins"]:
            for true in self.origin_candidates(o):
                if true not in used:
                    taken[o["id"]] = true
                    used.add(true)
                    break
        return taken

    def origin_candidates(self, origin: Json) -> list[str]:
        """Origins of the truth that one of the account may be: by its article, else its evidence, else its name."""
        if origin["article"] is not None:
            return [t["id"] for t in self.truth["origins"] if t["article"] == origin["article"]]
        evidence = self.places(origin["evidence"])
        absent = [t for t in self.truth["origins"] if t["article"] is None]
        name = origin["name"].casefold()
        named = [t["id"] for t in absent if any(word in name for word in t["match"])]
        like = [t for t in absent if origin["kind"] in t["kinds"] or t["id"] in named]
        shown = [t["id"] for t in like if any_meet(evidence, self.true_places(t["evidence"]))]
        return sorted(dict.fromkeys([*shown, *named]), key=lambda t: (t not in shown) + (t not in named))

    def parent(self, identifier: str) -> str:
        """A parent of the account (article or origin) as the truth calls it; its own id when the truth has none."""
        for o in self.account["origins"]:
            if o["id"] == identifier:
                return str(o["article"] or self.origins.get(identifier, identifier))
        return identifier

    def true_parent(self, identifier: str) -> str:
        """A parent of the truth, an origin that is an article of the collection by the article's id."""
        for o in self.truth["origins"]:
            if o["id"] == identifier and o["article"]:
                return str(o["article"])
        return identifier

    @cached_property
    def claims(self) -> dict[str, str]:
        """Truth's claim → the account's claim with most of its statements and no more of another; one to one."""
        out: dict[str, str] = {}
        for true in self.truth["claims"]:
            counts = {c: len(hits) for c, hits in self.statements[true["id"]].items()}
            if not counts:
                continue
            best = min(counts, key=lambda c: (-counts[c], c))
            needed = max(2, (len(true["statements"]) + 1) // 2)
            rivals = max((len(s.get(best, ())) for t, s in self.statements.items() if t != true["id"]), default=0)
            if counts[best] >= needed and counts[best] >= rivals and best not in out.values():
                out[true["id"]] = best
        return out

    @cached_property
    def statements(self) -> dict[str, dict[str, set[int]]]:
        """Truth's claim → account's claim → numbers of the truth's statements that it has the words of."""
        by_article: dict[str, list[tuple[str, Place]]] = defaultdict(list)
        for claim in self.account["claims"]:
            for s in claim["statements"]:
                for place in self.places([s["span"]]):
                    by_article[place.article].append((claim["id"], place))
        out: dict[str, dict[str, set[int]]] = {}
        for true in self.truth["claims"]:
            rows: dict[str, set[int]] = defaultdict(set)
            for number, s in enumerate(true["statements"]):
                wanted = self.place(s["span"])
                for claim_id, place in by_article[s["article"]]:
                    if wanted is not None and same_words(place, wanted):
                        rows[claim_id].add(number)
            out[true["id"]] = dict(rows)
        return out
