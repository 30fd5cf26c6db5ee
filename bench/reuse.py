"""How fast shared passages are found among many articles, and how many of the planted ones.

    python -m bench.reuse [--articles 100000] [--threads 1] [--seed 1] [--json FILE]

Makes a corpus (``bench.reuse_corpus``), then runs ``pairs`` and ``passages`` each in a process of its own, reading
from disk. Printed: articles a second by the processor's time and by the clock, the peak of memory that is the
process's own (mapped files are the system's), recall by kind of retelling (of the pairs retelling and original) and
precision (pairs of one family among all).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from bench.reuse_corpus import KINDS, Truth, read, write
from firsthand.compare.reuse import Text, pairs, passages

Found = set[tuple[int, int]]


def texts(path: Path) -> Iterator[Text]:
    """The articles of the corpus as firsthand takes them."""
    for number, (outlet, text) in enumerate(read(path)):
        yield Text(f"{number:08}", text, outlet)


def own_memory() -> int:
    """KiB of this process that no file backs (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1])
    return 0


class Peak:
    """The highest ``own_memory`` while it runs, looked at twenty times a second."""

    def __init__(self) -> None:
        self.before = self.highest = own_memory()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        while not self._stop.wait(0.05):
            self.highest = max(self.highest, own_memory())

    def __enter__(self) -> Peak:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()


def measured(work: Callable[[], Found]) -> dict[str, object]:
    """Run ``work``; pairs found, seconds by both clocks, and KiB of memory above what was there before."""
    start = time.perf_counter(), time.process_time()
    with Peak() as peak:
        found = work()
    wall, cpu = time.perf_counter() - start[0], time.process_time() - start[1]
    return {"pairs": sorted(found), "wall": wall, "cpu": cpu, "kib": peak.highest - peak.before}


def quality(found: Iterable[tuple[int, int]], truth: Truth) -> dict[str, float]:
    """Recall by kind, and precision: 0 to 1."""
    given = {(min(a, b), max(a, b)) for a, b in found}
    result = {}
    for number, kind in enumerate(KINDS):
        made = np.flatnonzero(truth.kind == number).tolist()
        hits = sum((int(truth.family[n]), n) in given for n in made)
        result[kind] = hits / max(len(made), 1)
    right = sum(truth.family[a] == truth.family[b] for a, b in given)
    return {**result, "precision": right / max(len(given), 1)}


def found_pairs(path: Path, threads: int) -> Found:
    """Candidates: pairs that share eight words in a row."""
    return {(int(p.left), int(p.right)) for p in pairs(texts(path), threads=threads)}


def found_passages(path: Path, threads: int) -> Found:
    """Pairs with a verified passage."""
    return {(int(p.left), int(p.right)) for p in passages(texts(path), threads=threads)}


def only_read(path: Path, threads: int) -> Found:  # noqa: ARG001 (as the others)
    """No pair: what reading the corpus takes, which is taken off."""
    for _ in texts(path):
        pass
    return set()


WORK = {"pairs": found_pairs, "passages": found_passages, "read": only_read}


def report(name: str, count: int, run: dict[str, object], reading: float, truth: Truth) -> dict[str, object]:
    """One line for people; the figures for the file."""
    marks = quality(map(tuple, run["pairs"]), truth)  # type: ignore[call-overload]
    cpu, wall, kib = (float(run[key]) for key in ("cpu", "wall", "kib"))  # type: ignore[arg-type]
    cpu, wall = cpu - reading, wall - reading
    line = f"{name}: {count / cpu:.0f} articles a second of processor ({cpu:.1f} s), {count / wall:.0f} by the clock"
    print(
        f"{line}; {kib / count:.1f} KiB an article; " + ", ".join(f"{k} {v:.3f}" for k, v in marks.items()), flush=True
    )
    return {"name": name, "articles": count, "cpu": cpu, "wall": wall, "kib": kib, **marks}


def child(name: str, path: Path, threads: int) -> dict[str, object]:
    """``measured`` in a process of its own."""
    command = [sys.executable, "-m", "bench.reuse", "--run", name, "--corpus", str(path), "--threads", str(threads)]
    found: dict[str, object] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        print(json.dumps(measured(lambda: WORK[options.run](options.corpus, options.threads))))
        return
    results = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "corpus")
        truth = write(path, options.articles, seed=options.seed)
        reading = float(child("read", path, 1)["cpu"])  # type: ignore[arg-type]
        print(f"reading {options.articles} articles takes {reading:.1f} s, taken off below", flush=True)
        for name in ("pairs", "passages"):
            results.append(report(name, options.articles, child(name, path, options.threads), reading, truth))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
