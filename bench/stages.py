"""Time and peak memory of each stage: ``python -m bench.stages PATH… [--json FILE]``.

Runs the whole pipeline once in this process and prints a table to stderr and JSON to stdout (or FILE). Time runs from
one change of stage to the next. Memory is the highest resident size the process has had when the stage ends
(``getrusage``; it never falls), so the growth from one line to the next is what a stage added at most.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from firsthand import render
from firsthand.account import Account
from firsthand.errors import FirsthandError, NothingRead
from firsthand.run.pipeline import report

# ru_maxrss counts KiB on Linux and bytes on macOS.
RSS_UNIT = 1 if platform.system() == "Darwin" else 1024


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: wall-clock and processor time in seconds, peak resident size of the process so far in MiB."""

    name: str
    seconds: float
    cpu_seconds: float
    peak_mib: float


class Clock:
    """Takes the pipeline's progress calls and turns changes of stage into Stages."""

    def __init__(
        self,
        wall: Callable[[], float] = time.perf_counter,
        cpu: Callable[[], float] = time.process_time,
    ) -> None:
        self._wall, self._cpu = wall, cpu
        self._name: str | None = None
        self._since = (wall(), cpu())
        self.stages: list[Stage] = []

    def progress(self, stage: str, done: int, total: int) -> None:  # noqa: ARG002 (the pipeline's signature)
        """Called by the pipeline as often as it likes; only a new name of ``stage`` is a change."""
        if stage != self._name:
            self.enter(stage)

    def enter(self, stage: str | None) -> None:
        """End the running stage, if any, and start ``stage``; None ends the last one."""
        now = (self._wall(), self._cpu())
        if self._name is not None:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 2**20
            wall, cpu = now[0] - self._since[0], now[1] - self._since[1]
            self.stages.append(Stage(self._name, round(wall, 3), round(cpu, 3), round(peak, 1)))
        self._name, self._since = stage, now


def measure(paths: Sequence[str]) -> tuple[Account, list[Stage]]:
    """Run everything on ``paths`` once. Raises NothingRead where no article comes out: an empty run has no speed."""
    clock = Clock()
    account = report(paths, progress=clock.progress).account
    if not account.articles:
        raise NothingRead("no article was read, so there is nothing to time: give files or folders with articles")
    for name, draw in (("render html", render.html), ("render markdown", render.markdown)):
        clock.enter(name)
        draw(account)
    clock.enter("json")
    account.to_json()
    clock.enter(None)
    return account, clock.stages


def table(stages: Sequence[Stage], articles: int) -> str:
    """The stages as text, one a line, with a sum."""
    lines = [f"{'stage':<18}{'seconds':>10}{'cpu':>10}{'peak MiB':>10}"]
    lines += [f"{s.name:<18}{s.seconds:>10.3f}{s.cpu_seconds:>10.3f}{s.peak_mib:>10.1f}" for s in stages]
    seconds, cpu = sum(s.seconds for s in stages), sum(s.cpu_seconds for s in stages)
    lines.append(f"{'all':<18}{seconds:>10.3f}{cpu:>10.3f}{max(s.peak_mib for s in stages):>10.1f}")
    return "\n".join([*lines, f"{articles} articles"])


def main(argv: Sequence[str] | None = None) -> int:
    """Command line; returns the exit code of the error where the run fails."""
    parser = argparse.ArgumentParser(prog="python -m bench.stages", description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or globs, as for firsthand report")
    parser.add_argument("--json", metavar="FILE", help="write the JSON there instead of to standard output")
    options = parser.parse_args(argv)
    try:
        account, stages = measure(options.paths)
    except FirsthandError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print(table(stages, len(account.articles)), file=sys.stderr)
    result = {"articles": len(account.articles), "stages": [asdict(s) for s in stages]}
    text = json.dumps(result, indent=1)
    if options.json:
        Path(options.json).write_text(text + "\n", encoding="utf-8")
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
