"""What an installation weighs, package by package: ``python -m bench.install_size [--extra NAME]… [--json]``.

Counts the files of every package that ``pip install firsthand`` brings by its metadata, as they lie in the environment
that runs this (compiled files included), and names apart what lies there besides. A file counts with its length; what
a file system adds by rounding up is left out. firsthand itself counts with its source folder when it is linked.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

import firsthand

MB = 1_000_000
# No installation of the core may weigh more.
LIMIT_MB = 450


@dataclass(frozen=True, slots=True)
class Weight:
    """One package: bytes of its files, bytes of the compiled ones among them, and whether the core needs it."""

    name: str
    version: str
    size: int
    compiled: int
    needed: bool


def normal(name: str) -> str:
    """A package's name in the form in which names are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(installed: dict[str, Distribution], extras: Iterable[str] = ()) -> tuple[set[str], set[str]]:
    """What firsthand needs, itself included: the names that are installed, and those that are not."""
    from packaging.requirements import Requirement

    found: set[str] = set()
    missing: set[str] = set()
    seen: set[tuple[str, frozenset[str]]] = set()
    todo: list[tuple[str, frozenset[str]]] = [("firsthand", frozenset(extras))]
    while todo:
        name, wanted = todo.pop()
        if name not in installed:
            missing.add(name)
            continue
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        found.add(name)
        for text in installed[name].requires or ():
            requirement = Requirement(text)
            asked = (
                any(requirement.marker.evaluate({"extra": e}) for e in ("", *wanted)) if requirement.marker else True
            )
            if asked:
                todo.append((normal(requirement.name), frozenset(requirement.extras)))
    return found, missing


def weigh(extras: Iterable[str] = ()) -> tuple[list[Weight], set[str]]:
    """Every installed package, the heaviest first, and the names of those that are needed and not installed."""
    installed = {normal(d.metadata["Name"]): d for d in distributions()}
    names, missing = needed(installed, extras)
    weights = [Weight(n, d.version, *_size(n, d), n in names) for n, d in sorted(installed.items())]
    return sorted(weights, key=lambda w: -w.size), missing


def _size(name: str, distribution: Distribution) -> tuple[int, int]:
    files = set(_files(distribution))
    if name == "firsthand":
        files |= {path for path in Path(firsthand.__file__).parent.rglob("*") if path.is_file()}
    sizes = {path: path.stat().st_size for path in files}
    return sum(sizes.values()), sum(size for path, size in sizes.items() if path.suffix == ".pyc")


def _files(distribution: Distribution) -> Iterator[Path]:
    """The files of a package, compiled ones included though an installer may not have listed them."""
    for file in distribution.files or ():
        path = Path(str(file.locate())).resolve()
        if path.is_file():
            yield path
        if path.suffix == ".py":
            yield from (path.parent / "__pycache__").glob(f"{path.stem}.cpython-*.pyc")


def main(arguments: list[str] | None = None) -> int:
    """Print the table; exit code 1 where the core weighs more than the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--extra", action="append", default=[], help="count this extra as needed as well")
    parser.add_argument("--json", action="store_true", help="write JSON instead of a table")
    options = parser.parse_args(arguments)
    weights, missing = weigh(options.extra)
    core = sum(w.size for w in weights if w.needed)
    if options.json:
        data = {"mb": round(core / MB, 1), "missing": sorted(missing), "packages": [asdict(w) for w in weights]}
        print(json.dumps(data, indent=1))
    else:
        _print(weights, missing, core)
    return 0 if core <= LIMIT_MB * MB else 1


def _print(weights: list[Weight], missing: set[str], core: int) -> None:
    print(f"{'MB':>7} {'compiled':>9}  package")
    for one in (w for w in weights if w.needed):
        print(f"{one.size / MB:7.1f} {one.compiled / MB:9.1f}  {one.name} {one.version}")
    compiled = sum(w.compiled for w in weights if w.needed)
    print(f"{core / MB:7.1f} {compiled / MB:9.1f}  all that firsthand needs (limit {LIMIT_MB})")
    beside = [w for w in weights if not w.needed]
    if beside:
        names = ", ".join(f"{w.name} {w.size / MB:.1f}" for w in beside)
        print(f"{sum(w.size for w in beside) / MB:7.1f}            besides: {names}")
    if missing:
        print(f"not installed, though asked for by a package's metadata: {', '.join(sorted(missing))}")


if __name__ == "__main__":
    sys.exit(main())
