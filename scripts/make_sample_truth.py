"""Write the truth about the sample story: ``python scripts/make_sample_truth.py [--check] [FOLDER -o FILE]``.

``sample_truth.toml`` says what is true in quotes; this finds their places in the articles as firsthand reads them and
writes ``src/firsthand/sample/truth.json`` in the account's own format, with the few fields more that a judge of an
account needs: alternatives that are right too ("kinds", "stances"), things that are true but not asked for
("optional"), and differences that are none ("not_conflicts"). A quote that is missing or ambiguous is an error.
With FOLDER the same is done for another story: its ``truth.toml`` speaks of the files in its ``articles``.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from pathlib import Path
from typing import Any

from firsthand.read import read_paths
from firsthand.sample import sample_folder

ROOT = Path(__file__).parents[1]
SOURCE = Path(__file__).with_name("sample_truth.toml")
TARGET = ROOT / "src" / "firsthand" / "sample" / "truth.json"
FORMAT = "firsthand/sample-truth/1"

Json = dict[str, Any]


class Places:
    """Where quotes stand in the articles."""

    def __init__(self, keys: dict[str, Json], folder: Path) -> None:
        self.ids = {key: value["id"] for key, value in keys.items()}
        self.texts = {a.id: a.text for a in read_paths([str(folder)]).articles}
        missing = sorted(set(self.ids.values()) ^ set(self.texts))
        if missing:
            raise SystemExit(f"articles and truth do not name the same files: {missing}")

    def _range(self, key: str, quote: str) -> tuple[int, int]:
        text, number = self.texts[self.ids[key]], 1
        if " >> " in quote:
            before, quote = quote.split(" >> ")
            start = self._range(key, f"{before} {quote}")[0] + len(before) + 1
            return start, start + len(quote)
        if quote[-3:-1] == " @":
            quote, number = quote[:-3], int(quote[-1])
        head, _, tail = quote.partition(" [..] ")
        count = text.count(head)
        if count < number or (number == 1 and count > 1):
            raise SystemExit(f"{key}: found {count} times, not once: {head!r}")
        start = -1
        for _ in range(number):
            start = text.index(head, start + 1)
        end = start + len(head)
        return start, (text.index(tail, end) + len(tail) if tail else end)

    def span(self, key: str, quote: str) -> Json:
        """The one place of ``quote`` in the article."""
        start, end = self._range(key, quote)
        return self._span(key, start, end)

    def near(self, key: str, quote: str, around: Json) -> Json:
        """The occurrence of ``quote`` that is nearest to a span: "she said" stands in an article many times."""
        text, found, at = self.texts[self.ids[key]], [], -1
        while (at := text.find(quote, at + 1)) >= 0:
            inside = text[at - 1 : at].isalnum() or text[at + len(quote) : at + len(quote) + 1].isalnum()
            if not inside:
                found.append((max(around["start"] - at - len(quote), at - around["end"], 0), at))
        if not found:
            raise SystemExit(f"{key}: not found: {quote!r}")
        return self._span(key, min(found)[1], min(found)[1] + len(quote))

    def _span(self, key: str, start: int, end: int) -> Json:
        article = self.ids[key]
        return {
            "article": article,
            "field": "text",
            "start": start,
            "end": end,
            "quote": self.texts[article][start:end],
        }


def day(value: str, basis: str = "") -> Json:
    """A date of the account's format; ``value`` is a year, a month or a day."""
    precision = {4: "year", 7: "month", 10: "day"}[len(value)]
    last = {"year": "-12-31", "month": "-31", "day": ""}[precision]
    first = {"year": "-01-01", "month": "-01", "day": ""}[precision]
    if precision == "month":
        last = f"-{31 if value[5:] in ('01', '03', '05', '07', '08', '10', '12') else 28 if value[5:] == '02' else 30}"
    return {"value": value, "precision": precision, "earliest": value + first, "latest": value + last, "basis": basis}


def articles(data: Json) -> list[Json]:
    out = []
    for a in data["articles"].values():
        row = {"id": a["id"], "outlet": a.get("outlet"), "title": a.get("title")}
        row["published"] = day(a["published"]) if "published" in a else None
        row["also_published"] = a.get("also_published", [])
        out.append(row | {"credits": [{"role": role, "name": name} for role, name in a["credits"]]})
    return out


def attributions(data: Json, places: Places) -> list[Json]:
    out = []
    for key, rows in data["attributions"].items():
        for number, (source, cue, content, chain, form) in enumerate(rows, 1):
            parts = [places.span(key, part) for part in content.split(" // ")]
            around = {"start": parts[0]["start"], "end": parts[0]["end"]}
            links = [(link.lstrip("?").split("|"), link[0] == "?") for link in chain.split()]
            out.append(
                {
                    "id": f"{places.ids[key]}#t{number}",
                    "article": places.ids[key],
                    "source": [places.near(key, source, around)],
                    "cue": [places.near(key, cue, around)],
                    "content": parts,
                    "form": form,
                    "chain": [{"source": names[0], "also": names[1:], "optional": may} for names, may in links],
                }
            )
            unknown = {name for names, _ in links for name in names} - data["sources"].keys()
            if unknown:
                raise SystemExit(f"{key}: no such source: {unknown}")
    return out


def words(rows: list[list[str]], places: Places) -> list[Json]:
    return [places.span(key, quote) for key, quote in rows]


def claims(data: Json, places: Places) -> list[Json]:
    out = []
    outlets = {key: value.get("outlet") or key for key, value in data["articles"].items()}
    for c in data["claims"]:
        statements = [
            {"article": places.ids[key], "span": places.span(key, quote), "origins": [origin] if origin else []}
            for key, quote, origin in c["statements"]
        ]
        keys = {key for key, _, _ in c["statements"]}
        layers = {"articles": len(keys), "outlets": len({outlets[k] for k in keys}), "origins": c["origins"]}
        layers |= {"sources": [None if n == "null" else n for n in c["sources"]], "reason": c["reason"]}
        row = {"id": c["id"], "stories": [c.get("story", next(iter(data["stories"])))], "text": statements[0]["span"]}
        out.append(row | {"statements": statements, "layers": layers})
    return out


def variants(data: Json, places: Places) -> list[Json]:
    out = []
    for number, v in enumerate(data["variants"], 1):
        readings = []
        for r in v["readings"]:
            spans = words(r["words"], places)
            row = {"value": r["value"], "articles": sorted({s["article"] for s in spans}), "spans": spans}
            entered = places.ids[r["entered"]] if r["entered"] else None
            readings.append(row | {"entered": entered, "supported": r["supported"]})
        row = {"id": f"v{number}", "claim": v["claim"], "kind": v["kinds"][0], "kinds": v["kinds"]}
        conflict = None if v["conflict"] == "either" else v["conflict"]
        out.append(row | {"conflict": conflict, "optional": v.get("optional", False), "readings": readings})
    return out


def origins(data: Json, places: Places) -> list[Json]:
    out = []
    for key, o in data["origins"].items():
        row = {"id": key, "name": o["name"], "kind": o["kind"][0], "kinds": o["kind"], "match": o.get("match", [])}
        row["article"] = places.ids[o["article"]] if "article" in o else None
        row["date"] = day(o["date"]) if "date" in o else None
        out.append(row | {"evidence": words(o.get("evidence", []), places), "optional": o.get("optional", False)})
    return out


def derivations(data: Json, places: Places) -> list[Json]:
    rows = [(e, False) for e in data["derivations"]["edges"]] + [(e, True) for e in data["derivations"]["optional"]]
    return [
        {
            "child": places.ids[child],
            "parent": places.ids.get(parent, parent),
            "kind": kinds[0],
            "kinds": kinds,
            "optional": optional,
        }
        for (child, parent, kinds), optional in rows
    ]


def lost(data: Json, places: Places) -> list[Json]:
    statements = {c["id"]: c["statements"] for c in data["claims"]}
    out = []
    for origin, rows in data["lost"].items():
        found = []
        for row in rows:
            bad = row.get("rejected", [])
            spans = {key: places.span(key, quote) for key, quote, from_ in statements[row["claim"]] if from_ == origin}
            good = [span for key, span in spans.items() if key not in bad]
            rejected = [places.span(k, q) for k, q, _ in statements[row["claim"]] if k in bad]
            found.append({"claim": row["claim"], "readings": good, "rejected": rejected})
        out.append({"origin": origin, "claims": found})
    return out


def drift(data: Json, places: Places) -> list[Json]:
    rows = [(e, False) for e in data["drift"]["edges"]] + [(e, True) for e in data["drift"]["optional"]]
    return [
        {
            "child": places.ids[child],
            "parent": places.ids.get(parent, parent),
            "claim": claim,
            "what": what,
            "to": [places.span(child, quote)],
            "optional": optional,
        }
        for (child, parent, claim, what, quote), optional in rows
    ]


def positions(data: Json, places: Places) -> list[Json]:
    return [
        {
            "parties": p["party"],
            "stances": p["stance"],
            "channel": p["channel"],
            "spans": words(p["words"], places),
            "conditions": words(p.get("conditions", []), places),
        }
        for p in data["positions"]
    ]


def truth(source: Path = SOURCE, folder: Path | None = None) -> Json:
    """The whole truth file as plain JSON values: what ``source`` says about the articles in ``folder``."""
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    places = Places(data["articles"], folder or sample_folder())
    blank: Json = {"count": None, "aliases": [], "subset_of": None, "reason": None}
    stories = data["stories"].items()
    return {
        "format": FORMAT,
        "articles": articles(data),
        "sources": [{"id": key} | blank | value for key, value in data["sources"].items()],
        "attributions": attributions(data, places),
        "also_attributed": [
            places.span(key, quote) for key, quotes in data["also_attributed"].items() for quote in quotes
        ],
        "stories": [{"id": key, "articles": sorted(places.ids[a] for a in keys)} for key, keys in stories],
        "origins": origins(data, places),
        "never_origins": data["never_origins"]["names"],
        "derivations": derivations(data, places),
        "claims": claims(data, places),
        "variants": variants(data, places),
        "not_conflicts": [{"why": n["why"], "spans": words(n["words"], places)} for n in data["not_conflicts"]],
        "lost": lost(data, places),
        "drift": drift(data, places),
        "timeline": [
            {"date": day(date), "kind": kind, "spans": words(rows, places)}
            for date, kind, rows in data["timeline"]["entries"]
        ],
        "positions": positions(data, places),
    }


def without_offsets(value: Any) -> Any:
    """The same values but for places: a better extraction of a page moves words, and makes nothing untrue."""
    if isinstance(value, dict):
        return {k: without_offsets(v) for k, v in value.items() if k not in ("start", "end")}
    if isinstance(value, list):
        return [without_offsets(v) for v in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("story", type=Path, nargs="?", metavar="FOLDER", help="truth.toml and articles of a story")
    options.add_argument("-o", dest="target", type=Path, default=TARGET, help="where the truth is written")
    options.add_argument("--check", action="store_true", help="compare with what is there, write nothing")
    chosen = options.parse_args()
    if chosen.story and chosen.target == TARGET:
        options.error("say with -o where the truth about another story goes")
    made = truth(chosen.story / "truth.toml", chosen.story / "articles") if chosen.story else truth()
    if chosen.check:
        if without_offsets(json.loads(chosen.target.read_text(encoding="utf-8"))) != without_offsets(made):
            raise SystemExit("truth.json is not what sample_truth.toml says; run scripts/make_sample_truth.py")
    else:
        chosen.target.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
