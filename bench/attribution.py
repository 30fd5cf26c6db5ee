"""Attribution beside other programs, on the same articles in one run: ``python -m bench.attribution [GOLD.jsonl]``.

Ours, a plain dependency-rule baseline (``bench/attribution_rules.py``), textacy's quotation extraction and BBC R&D's
citron, each in a process of its own: F1 by the scorer's five figures, articles per processor second without loading,
peak memory with it; and for each kind of gold attribution how many were found, and how many with the right source. A
program that is not installed is left out, and standard error says how to install it.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.attribution_kinds import KINDS, kinds
from bench.attribution_peers import PROGRAMS, Found
from bench.attribution_quality import GOLD, scorer
from bench.stages import RSS_UNIT

FIGURES = ("source", "cue", "content", "found", "linked")
SAME = 0.5  # the scorer's: character F1 from which two spans count as the same


def records(path: Path) -> list[dict[str, Any]]:
    """The articles of a gold file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def run(name: str, gold: Path) -> dict[str, Any]:
    """One program over all texts of ``gold``, in this process: its attributions by article, speed and memory."""
    program = next(p for p in PROGRAMS if p.name == name)
    texts = {r["id"]: r["text"] for r in records(gold)}
    extract = program.load()
    extract("Ada Brinck said that the dam is open.")  # what is loaded at the first use is not speed
    since = time.process_time()
    found = {key: extract(text) for key, text in texts.items()}
    seconds = time.process_time() - since
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 2**20
    return {"found": found, "articles_per_cpu_second": round(len(texts) / seconds, 2), "peak_mib": round(peak)}


def measure(gold: Path, names: Iterable[str]) -> dict[str, Any]:
    """All programs in ``names`` that are installed, each in a process of its own. Raises CalledProcessError."""
    score = scorer()
    articles = records(gold)
    results: dict[str, Any] = {}
    for program in (p for p in PROGRAMS if p.name in set(names)):
        if how := program.missing():
            print(f"{program.name} is left out. To have it measured: {program.name} {how}", file=sys.stderr)
            continue
        command = [sys.executable, "-m", "bench.attribution", "--one", program.name, str(gold)]
        made = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1])
        result = json.loads(made.stdout)
        found = result.pop("found")
        figures = score.score({r["id"]: r["attributions"] for r in articles}, found)
        results[program.name] = {
            **{name: figures[name] for name in FIGURES},
            "kinds": by_kind(articles, found, score),
            **result,
        }
    return results


def by_kind(articles: Sequence[dict[str, Any]], found: dict[str, Found], score: Any) -> dict[str, dict[str, float]]:
    """Recall of each kind of gold attribution: {"gold": how many, "found", "linked"}; matched as the scorer does."""
    counts = {kind: [0, 0, 0] for kind in KINDS}
    for record in articles:
        gold = [a for a in record["attributions"] if a["content"]]
        matched = _matched(gold, [a for a in found.get(record["id"], []) if a["content"]], score)
        for i, attribution in enumerate(gold):
            for kind in kinds(record["text"], attribution):
                counts[kind][0] += 1
                counts[kind][1] += i in matched
                counts[kind][2] += matched.get(i, False)
    return {
        kind: {"gold": n, "found": round(hit / n, 3) if n else 0.0, "linked": round(linked / n, 3) if n else 0.0}
        for kind, (n, hit, linked) in counts.items()
    }


def _matched(gold: Found, guesses: Found, score: Any) -> dict[int, bool]:
    """Gold attributions that were found, one guess each, and whether the source is right."""
    wanted = [score.characters(a, "content") for a in gold]
    given = [score.characters(a, "content") for a in guesses]
    pairs = [(score.overlap(w, g), i, j) for i, w in enumerate(wanted) for j, g in enumerate(given) if w & g]
    matched: dict[int, bool] = {}
    used: set[int] = set()
    for value, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if value >= SAME and i not in matched and j not in used:
            used.add(j)
            source = score.overlap(score.characters(gold[i], "source"), score.characters(guesses[j], "source"))
            matched[i] = source >= SAME
    return matched


def table(results: dict[str, Any]) -> str:
    """The results as text: a line for each program, and one for each kind and program."""
    lines = [f"{'F1':<18}" + "".join(f"{f:>9}" for f in FIGURES) + f"{'art./CPU-s':>12}{'peak MiB':>10}"]
    for name, result in results.items():
        figures = "".join(f"{result[f]['f1']:>9.3f}" for f in FIGURES)
        lines.append(f"{name:<18}{figures}{result['articles_per_cpu_second']:>12.2f}{result['peak_mib']:>10}")
    lines += ["", f"{'recall by kind':<24}{'gold':>6}" + "".join(f"{name:>20}" for name in results)]
    for kind in KINDS:
        rows = [result["kinds"][kind] for result in results.values()]
        figures = "".join(f"{row['found']:>12.3f} /{row['linked']:>6.3f}" for row in rows)
        lines.append(f"{kind:<24}{rows[0]['gold'] if rows else 0:>6}{figures}")
    return "\n".join([*lines, "found / linked"])


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.attribution", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD, help="articles with gold attributions")
    parser.add_argument("--only", action="append", choices=[p.name for p in PROGRAMS], help="only this program")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to FILE as well")
    parser.add_argument("--one", help=argparse.SUPPRESS)  # what a process of its own is started with
    options = parser.parse_args(argv)
    if options.one:
        print(json.dumps(run(options.one, options.gold)))
        return 0
    results = measure(options.gold.resolve(), options.only or [p.name for p in PROGRAMS])
    print(table(results))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
