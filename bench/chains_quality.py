"""Chains, sources and acts on the hand-marked articles: ``python -m bench.chains_quality [--marks-as-spans]``.

Runs ``annotate`` on the thirty articles whose marks lie in ``tests/annotate/marked`` and matches what it finds with the
marked attributions by their content (character F1 of at least a half, one to one). Prints one JSON line for the
sheets on which errors were looked at while building ("development"), one for those of which only the figures were
("check"). With ``--marks-as-spans`` the marked spans stand in for finding: resolution and chains by themselves.

A source is right where it is the entity that the marks mean: its names are those of the entity, or it is paired with
it, one to one, by shared mentions. Pronouns are no mentions.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.marked import OVERLAP, Entity, Marked, Marking, Place, f1, load, overlap, paired
from firsthand.annotate import annotate
from firsthand.model import Annotated, Article, Attribution, Source

ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "attribution" / "polnear_dev.jsonl"
HALF = 15  # the first so many sheets are for development
# The outlets as they call themselves; an article's own outlet is no hop.
OUTLETS = {
    "breitbart": "Breitbart News",
    "huff-post": "The Huffington Post",
    "nyt": "The New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journalism",
}
PRONOUNS = frozenset(("he", "she", "it", "they", "him", "her", "them", "his", "its", "their"))
PRONOUNS |= {"who", "which", "that", "i", "we", "you", "me", "us", "one"}
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def article(record: dict[str, Any]) -> Article:
    """The record as an Article of its outlet."""
    text = record["text"]
    outlet = OUTLETS.get(record["publisher"], record["publisher"])
    digest = sha256(text.encode()).hexdigest()
    return Article(record["id"], None, None, outlet, record["title"], (), None, None, "en", text, digest)


class Sheet:
    """One article: what was found beside what is marked."""

    def __init__(self, marks: Marking, found: Annotated, gold: Sequence[dict[str, Any]]) -> None:
        self.marks, self.found = marks, found
        self.text = found.article.text
        self.sources = {s.id: s for s in found.sources}
        self.matched = self._match()
        self.said = self._mentions()
        self.pairs = self._pairs(gold)

    def _match(self) -> dict[int, Attribution]:
        """Number of a marked attribution → what was found for it."""
        scores = {}
        places = [tuple((s.start, s.end) for s in a.content) for a in self.found.attributions]
        for n, mark in enumerate(self.marks.attributions):
            for k, content in enumerate(places):
                score = overlap(mark.content, content)
                if score >= OVERLAP:
                    scores[n, k] = score
        return {n: self.found.attributions[k] for n, k in paired(scores).items()}

    def _mentions(self) -> dict[str, set[Place]]:
        """Id of a source found → the places of the words that name it, without pronouns."""
        said: dict[str, set[Place]] = {s: set() for s in self.sources}
        for a in self.found.attributions:
            for link in a.chain:
                said[link.source] |= {
                    (s.start, s.end)
                    for s in link.spans
                    if s.field == "text" and s.quote.split()[0].lower() not in PRONOUNS
                }
        return said

    def _pairs(self, gold: Sequence[dict[str, Any]]) -> dict[str, str]:
        """Source found → entity marked, one to one, by the words that name them."""
        scores: dict[tuple[str, str], float] = {}
        for source in self.found.sources:
            for entity in self.marks.entities.values():
                places = set(entity.mentions) | self._gold_places(entity, gold)
                shared = sum(any(_alike(a, b) for b in places) for a in self.said[source.id])
                score = shared + 2 * self._same_name(source, entity)
                if score:
                    scores[source.id, entity.id] = score
        return paired(scores)

    def _gold_places(self, entity: Entity, gold: Sequence[dict[str, Any]]) -> set[Place]:
        """What the gold attributions give as source where the marks mean this entity alone, if it is no pronoun."""
        places = set()
        for mark in self.marks.attributions:
            if mark.gold and mark.chain and mark.chain[-1] == {entity.id}:
                for start, end in gold[mark.gold - 1]["source"]:
                    if self.text[start:end].split()[0].lower() not in PRONOUNS:
                        places.add((start, end))
        return places

    def _same_name(self, source: Source, entity: Entity) -> bool:
        names = {_plain(n) for n in (source.name, *source.aliases)}
        return source.kind != "anonymous" and any(_plain(self.text[s:e]) in names for s, e in entity.mentions)

    def same(self, source: str, link: Iterable[str]) -> bool:
        """Whether a source found is one of those that a marked link names."""
        own = self.sources[source]
        for key in link:
            entity = self.marks.entities.get(key)
            if entity is None:
                continue
            if self.pairs.get(source) == key:
                return True
            if not entity.anonymous and source not in self.pairs and self._same_name(own, entity):
                return True
        return False

    def innermost(self, mark: Marked, found: Attribution) -> bool:
        """Whether the last link is right; right too if both have none."""
        if not mark.chain or mark.chain[-1] == {"writer"}:
            return not found.chain
        return bool(found.chain) and self.same(found.chain[-1].source, mark.chain[-1])

    def whole(self, mark: Marked, found: Attribution) -> bool:
        """Whether the whole chain is right."""
        chain = [link for link in mark.chain if link != {"writer"}]
        return len(chain) == len(found.chain) and all(
            self.same(h.source, link) for h, link in zip(found.chain, chain, strict=True)
        )

    def hidden(self, everything: bool) -> tuple[set[str], set[str]]:
        """(unnamed sources found, unnamed ones marked) of all chains, or of the attributions that were matched."""
        chains = [a.chain for a in (self.found.attributions if everything else self.matched.values())]
        marks = [self.marks.attributions[n] for n in self.matched] if not everything else self.marks.attributions
        found = {h.source for chain in chains for h in chain if self.sources[h.source].kind == "anonymous"}
        marked = {k for m in marks for link in m.chain for k in link if k in self.marks.entities}
        return found, {k for k in marked if self.marks.entities[k].anonymous}


def _alike(a: Place, b: Place) -> bool:
    return overlap((a,), (b,)) >= OVERLAP or a[0] == b[0]


def _plain(words: str) -> str:
    return _ARTICLE.sub("", " ".join(words.replace("’", "'").removesuffix("'s").split())).lower()


def count(sheet: Sheet) -> Counter[str]:
    """All that is counted on one sheet."""
    n: Counter[str] = Counter()
    for k, mark in enumerate(sheet.marks.attributions):
        found = sheet.matched.get(k)
        kind = "gold" if mark.gold else "nested"
        n[kind] += 1
        if found is None:
            continue
        n[f"{kind}_found"] += 1
        n[f"{kind}_innermost"] += sheet.innermost(mark, found)
        n[f"{kind}_chain"] += sheet.whole(mark, found)
        n[f"{kind}_act"] += mark.act == found.act
        n[f"{kind}_silent"] += bool(mark.chain) and not found.chain
        n[f"{kind}_silence"] += mark.act == "silence"
        n[f"{kind}_silence_right"] += mark.act == found.act == "silence"
    for key, everything in (("hidden", False), ("hidden_all", True)):
        ours, marked = sheet.hidden(everything)
        n[f"{key}_ours"] += len(ours)
        n[f"{key}_marked"] += len(marked)
        n[f"{key}_right"] += sum(sheet.pairs.get(s) in marked for s in ours)
        n[f"{key}_exact"] += len(ours) == len(marked)
    n["sheets"] += 1
    return n


def figures(n: Counter[str]) -> dict[str, float]:
    """Shares, rounded."""

    def share(right: str, of: str) -> float:
        return round(n[right] / n[of], 3) if n[of] else 1.0

    return {
        "marked": n["gold"],
        "matched": n["gold_found"],
        "innermost": share("gold_innermost", "gold_found"),
        "chain": share("gold_chain", "gold_found"),
        "act": share("gold_act", "gold_found"),
        "without_source": share("gold_silent", "gold_found"),
        "silence": share("gold_silence_right", "gold_silence"),
        "anonymous": round(f1(n["hidden_right"], n["hidden_ours"], n["hidden_marked"]), 3),
        "anonymous_exact": share("hidden_exact", "sheets"),
        "anonymous_with_finding": round(f1(n["hidden_all_right"], n["hidden_all_ours"], n["hidden_all_marked"]), 3),
        "nested": n["nested"],
        "nested_found": share("nested_found", "nested"),
        "nested_chain": share("nested_chain", "nested_found"),
    }


def sheets(as_spans: bool = False, articles: Path = ARTICLES) -> list[tuple[int, Sheet]]:
    """(number, Sheet) of all marked articles."""
    with articles.open(encoding="utf-8") as lines:
        records = {r["id"]: r for r in map(json.loads, lines)}
    made = []
    for sheet in load():
        record = records[sheet["article"]]
        if sha256(record["text"].encode()).hexdigest() != sheet["sha256"]:
            raise SystemExit(f"not the article that was marked: {sheet['article']}")
        found = _as_marked(article(record), record) if as_spans else annotate(article(record))
        made.append((sheet["sheet"], Sheet(sheet["final"], found, record["attributions"])))
    return made


def _as_marked(text: Article, record: dict[str, Any]) -> Annotated:
    """``annotate`` with the gold attributions in place of those that it would find."""
    from firsthand.annotate.attribution_settling import found_at, settle
    from firsthand.annotate.attribution_tree import Tree
    from firsthand.annotate.names import find_names
    from firsthand.language.en.parser import parse

    grammar = parse(text.text)
    names = find_names(text, grammar)
    tree = Tree(grammar, text.text)
    spans = [
        found_at(tree, *([(s, e) for s, e in a[key]] for key in ("source", "cue", "content")))
        for a in record["attributions"]
    ]
    sources, attributions = settle(text, tree, names, (), spans)
    empty = Annotated(text, True, grammar.sentences, names, (), (), (), (), ())
    return replace(empty, sources=sources, attributions=attributions)


def measure(as_spans: bool = False, articles: Path = ARTICLES) -> dict[str, dict[str, float]]:
    """The figures of both halves."""
    halves: dict[str, Counter[str]] = {"development": Counter(), "check": Counter()}
    for number, sheet in sheets(as_spans, articles):
        halves["development" if number <= HALF else "check"].update(count(sheet))
    return {half: figures(n) for half, n in halves.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marks-as-spans", action="store_true")
    for half, result in measure(parser.parse_args().marks_as_spans).items():
        print(json.dumps({"half": half} | result))
