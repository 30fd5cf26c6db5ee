"""How fast `firsthand add` is: 1,000 invented articles as JSON Lines, read and stored. No annotation.

    python -m bench.store_speed [--articles 1000] [--rounds 3]

Prints articles a second by the processor's time and by the clock, the best of the rounds, each into a new file.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from bench.made_articles import write
from firsthand.run import collection


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "made.jsonl")
        write(source, options.articles)
        size = source.stat().st_size / options.articles
        best = [0.0, 0.0]
        for n in range(options.rounds):
            start = time.process_time(), time.perf_counter()
            added = collection.add([str(source)], str(Path(folder, f"{n}.db")))
            taken = time.process_time() - start[0], time.perf_counter() - start[1]
            assert added.added == options.articles, added
            best = [max(old, options.articles / new) for old, new in zip(best, taken, strict=True)]
        start_again = time.process_time()
        again = collection.add([str(source)], str(Path(folder, "0.db")))
        assert again.there == options.articles, again
        taken_again = time.process_time() - start_again
        database = sum(f.stat().st_size for f in Path(folder).glob("0.db*")) / options.articles
    print(f"{options.articles} articles of {size:.0f} bytes: {best[0]:.0f} a second (processor), {best[1]:.0f} (clock)")
    print(f"already there: {options.articles / taken_again:.0f} a second; file: {database:.0f} bytes an article")


if __name__ == "__main__":
    main()
