"""Whether `firsthand add` survives being killed: SIGKILL at random moments, then once to the end.

    python -m bench.store_kills [--kills 200] [--articles 1000] [--seed 1]

Each kill hits a new run of the command on the same file, at a random moment of the time that an undisturbed run takes;
a file that has become complete is begun anew. After each kill the file is checked (SQLite's own check, no article in
pieces), and whenever a file is complete it must hold the same rows as one that was never disturbed.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.made_articles import write
from firsthand.language.identify import identify
from firsthand.run import collection


@dataclass
class Outcome:
    """What the kills did: how many hit a running command, and how many of those found it in the middle of the work."""

    kills: int = 0
    in_the_middle: int = 0
    lost: int = 0
    doubled: int = 0
    broken: int = 0
    files: int = 0
    counts: list[int] = field(default_factory=list)


def rows(db: Path) -> list[tuple[object, ...]]:
    """Everything that `add` wrote, and what the full-text index finds of it."""
    with contextlib.closing(sqlite3.connect(db)) as connection:
        found = connection.execute("SELECT * FROM article ORDER BY id").fetchall()
        found += connection.execute("SELECT rowid FROM article_search WHERE article_search MATCH 'file'").fetchall()
    return found


def intact(db: Path) -> bool:
    """SQLite finds nothing wrong, the index fits the articles, and every text is whole. An unborn file is intact."""
    with contextlib.closing(sqlite3.connect(db)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return False
        if not connection.execute("PRAGMA user_version").fetchone()[0]:
            return bool(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0)
        connection.execute("INSERT INTO article_search(article_search, rank) VALUES ('integrity-check', 1)")
        texts = connection.execute("SELECT text, sha256 FROM article").fetchall()
    return all(hashlib.sha256(text.encode()).hexdigest() == digest for text, digest in texts)


def count(db: Path) -> int:
    if not db.exists():
        return 0
    with contextlib.closing(sqlite3.connect(db)) as connection:
        if not connection.execute("PRAGMA user_version").fetchone()[0]:
            return 0
        return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])


def command(source: Path, db: Path) -> int:
    """Start the command itself; the id of its process."""
    program = "from firsthand.cli import main; main()"
    quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    arguments = [sys.executable, "-c", program, "add", str(source), "--db", str(db)]
    return os.posix_spawn(sys.executable, arguments, os.environ, file_actions=quiet)


def fork(source: Path, db: Path) -> int:
    """Start what the command does in a copy of this process, which need not import anything first."""
    identify("Loads the model here, so that not every copy does so for itself.")
    child = os.fork()
    if not child:
        code = 1
        try:
            code = int(bool(collection.add([str(source)], str(db)).failures))
        finally:
            os._exit(code)
    return child


def completed(process: int) -> bool:
    """Wait for a process that nobody kills."""
    code: int = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return code == 0


def run(kills: int, articles: int, seed: int, folder: Path, start: Callable[[Path, Path], int] = command) -> Outcome:
    """``kills`` kills in ``folder``, an empty one; see the module. ``start`` begins to add and gives the process."""
    chance = random.Random(seed)
    source = folder / "made.jsonl"
    write(source, articles)
    began = time.perf_counter()
    assert completed(start(source, folder / "whole.db"))
    whole = time.perf_counter() - began
    expected = rows(folder / "whole.db")
    outcome = Outcome()
    db = folder / "0.db"
    while outcome.kills < kills:
        process = start(source, db)
        time.sleep(chance.random() * whole)
        os.kill(process, signal.SIGKILL)
        running = os.WIFSIGNALED(os.waitpid(process, 0)[1])
        there = count(db)
        if running:
            outcome.kills += 1
            outcome.in_the_middle += 0 < there < articles
            outcome.counts.append(there)
        outcome.broken += db.exists() and not intact(db)
        if there >= articles or outcome.kills == kills:
            assert completed(start(source, db))
            _compare(db, expected, articles, outcome)
            db = folder / f"{outcome.files}.db"
    return outcome


def _compare(db: Path, expected: list[tuple[object, ...]], articles: int, outcome: Outcome) -> None:
    found = rows(db)
    there = count(db)
    outcome.lost += max(0, articles - there)
    outcome.doubled += max(0, there - articles)
    outcome.broken += found != expected or not intact(db)
    outcome.files += 1
    for file in db.parent.glob(f"{db.name}*"):
        file.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(options.kills, options.articles, options.seed, Path(folder))
    print(
        f"{outcome.kills} kills, {outcome.in_the_middle} with articles on both sides, {outcome.files} files brought to "
        f"their end: {outcome.lost} lost, {outcome.doubled} doubled, {outcome.broken} not as undisturbed"
    )
    sys.exit(bool(outcome.lost or outcome.doubled or outcome.broken))


if __name__ == "__main__":
    main()
