"""Turn hand marks of chains and sources into offsets: ``python scripts/make_marked.py MARKS ARTICLES -o FOLDER``.

MARKS holds the final marks (``final/NN.txt``) and the two passes they were decided from (``a/NN.txt``, ``b/NN.txt``),
in the notation of ``docs/marking.md``; ARTICLES is the file of articles with its gold attributions, as JSON Lines. For
each article one JSON file is written that holds no words of it: entities with the places of their mentions,
attributions with the places of their content, chains as ids of entities from outermost to innermost, acts. A quoted
string that the article does not contain is an error.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Place = tuple[int, int]

FORMAT = "firsthand/marked/1"
PASSES = ("final", "a", "b")
STRINGS = re.compile(r'(?<!=)"(.+?)"(?=\s|$)')
FIELD = re.compile(r'(subset|reason)=("(?P<quoted>.+?)"(?=\s|$)|(?P<plain>\S+))')
COMMENT = re.compile(r"\s+%.*$")
ACTS = ("speech", "belief", "silence")
ENTITY_FIELDS = 4  # E, id, kind, the rest


class Marks:
    """The marks of one article by one hand."""

    def __init__(self, path: Path, record: Json) -> None:
        self.path, self.text, self.gold = path, record["text"], record["attributions"]
        self.entities: list[Json] = []
        self.attributions: list[Json] = []
        for line in path.read_text(encoding="utf-8").split("\n"):
            bare = COMMENT.sub("", line).strip()
            if bare[:2] == "E ":
                self._entity(bare)
            elif bare[:2] == "A ":
                self._gold(bare)
            elif bare[:2] == "N ":
                self._nested(bare)
        self._claim_mentions()
        self._check()

    def _places(self, words: str) -> list[Place]:
        found = [(m.start(), m.end()) for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.text)]
        if not found:
            start = self.text.find(words)
            if start < 0:
                raise SystemExit(f"{self.path}: not in the article: {words}")
            found = [(start, start + len(words))]
        return found

    def _entity(self, line: str) -> None:
        _, key, kind, rest = line.split(None, ENTITY_FIELDS - 1)
        fields = {m[1]: m["quoted"] or m["plain"] for m in FIELD.finditer(rest)}
        rest = FIELD.sub("", rest)
        count = re.match(r"(\d+)\s", rest)
        mentions = sorted({place for words in STRINGS.findall(rest) for place in self._places(words)})
        entity: Json = {"id": key, "anonymous": kind == "anonymous", "kind": kind, "count": None, "mentions": mentions}
        if count:
            entity["count"] = int(count[1])
        if "subset" in fields:
            entity["subset_of"] = fields["subset"]
        if "reason" in fields:
            entity["reason"] = self._places(fields["reason"])[0]
        self.entities.append(entity)

    def _gold(self, line: str) -> None:
        parts = line.split()
        number = int(parts[1])
        gold = self.gold[number - 1]
        self._add(parts[2], parts[3] if len(parts) > ENTITY_FIELDS - 1 else "speech", gold["content"], number)
        self.attributions[-1]["source"] = gold["source"]

    def _nested(self, line: str) -> None:
        head, words = line.split('"', 1)
        _, chain, act = head.split()
        self._add(chain, act, [self._places(words[: words.rindex('"')])[0]], None)

    def _add(self, chain: str, act: str, content: list[Place], number: int | None) -> None:
        if act not in ACTS:
            raise SystemExit(f"{self.path}: no such act: {act}")
        links = [] if chain == "?" else [link.split("&") for link in chain.split(">")]
        self.attributions.append({"gold": number, "content": content, "chain": links, "act": act})

    def _claim_mentions(self) -> None:
        """Words inside a longer mention of somebody else are not a mention ("Holm" in "the Holm campaign")."""
        every = [place for entity in self.entities for place in entity["mentions"]]
        for entity in self.entities:
            own = [p for p in entity["mentions"] if not any(_inside(p, other) for other in every)]
            entity["mentions"] = own or entity["mentions"]

    def _check(self) -> None:
        known = {entity["id"] for entity in self.entities} | {"writer"}
        used = {key for a in self.attributions for link in a["chain"] for key in link}
        used |= {entity["subset_of"] for entity in self.entities if "subset_of" in entity}
        if used - known:
            raise SystemExit(f"{self.path}: entities without a line: {sorted(used - known)}")
        missing = set(range(1, len(self.gold) + 1)) - {a["gold"] for a in self.attributions}
        if missing:
            raise SystemExit(f"{self.path}: attributions without a line: {sorted(missing)}")

    def plain(self) -> Json:
        """The marks as offsets and labels."""
        return {"entities": self.entities, "attributions": self.attributions}


def _inside(place: Place, other: Place) -> bool:
    return place != other and other[0] <= place[0] and place[1] <= other[1]


def build(marks: Path, articles: Path) -> list[Json]:
    """One JSON object for each sheet, in the order of the sheets."""
    with articles.open(encoding="utf-8") as lines:
        records = {record["id"]: record for record in map(json.loads, lines)}
    made = []
    for path in sorted((marks / "final").glob("[0-9]*.txt")):
        key = path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# ").strip()
        record = records[key]
        digest = hashlib.sha256(record["text"].encode()).hexdigest()
        sheet: Json = {"format": FORMAT, "sheet": int(path.stem), "article": key, "sha256": digest}
        made.append(sheet | {name: Marks(marks / name / path.name, record).plain() for name in PASSES})
    return made


def main() -> None:
    """Write the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("marks", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    for sheet in build(options.marks, options.articles):
        target = options.output / f"{sheet['sheet']:02d}.json"
        target.write_text(json.dumps(sheet, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
