"""How annotating grows with the length of a text: ``python -m bench.annotate_curve [--most 2000] [--json FILE]``.

Texts of 125, 250, 500 … thousand characters are made from a few sentences of our own, once as paragraphs and once as
one single line; so are texts without sentences, of mixed scripts and of unbalanced quotation marks. Printed are
processor seconds, seconds per 100,000 characters (level where the cost is linear) and the process's highest memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.stages import RSS_UNIT
from firsthand.annotate import annotate
from firsthand.model import Annotated, Article

THOUSAND = 1_000
SHORTEST = 125  # thousand characters
LONGEST = 2_000

_PEOPLE = ("Ada Brinck", "Minister Olav Terne", "the mayor of Quell", "two officials", "Dr. Imke Saar", "residents")
_SENTENCES = (
    "{who} said on {day} that the bridge at Quell would stay closed until the {n}th.",
    "“We have repaired {n} of the 40 cables,” {who} told the Marsh Courier, adding that the rest could wait.",
    "According to {who}, about {n} people were moved to higher ground in 2031.",
    "The river rose by {n} centimetres overnight and nobody was hurt.",
    "{who} does not believe the dam will break, but {who} fears that the {n} pumps may fail.",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@dataclass(frozen=True, slots=True)
class Point:
    """One text: its kind, its length in characters, processor seconds, memory of the process so far in MiB."""

    kind: str
    characters: int
    cpu_seconds: float
    per_100k: float
    attributions: int
    peak_mib: float


def _sentences() -> Iterator[str]:
    n = 0
    while True:
        pattern = _SENTENCES[n % len(_SENTENCES)]
        yield pattern.format(who=_PEOPLE[n // 3 % len(_PEOPLE)], day=_DAYS[n % len(_DAYS)], n=n % 97 + 3)
        n += 1


def _filled(length: int, pieces: Iterator[str], mark: Callable[[int], str]) -> str:
    out: list[str] = []
    size = 0
    for n, piece in enumerate(pieces):
        out += [piece, mark(n)]
        size += len(piece) + len(out[-1])
        if size >= length:
            return "".join(out)[:length]
    return ""


def _repeated(piece: str) -> Iterator[str]:
    while True:
        yield piece


KINDS: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: _filled(n, _sentences(), lambda i: " " if i % 4 < 3 else "\n\n"),
    "one line": lambda n: _filled(n, _sentences(), lambda _: " "),
    "no sentences": lambda n: _filled(n, _repeated("bridge river pump mayor said cable"), lambda _: " "),
    "no spaces": lambda n: "ab1" * (n // 3 + 1),
    "mixed scripts": lambda n: _filled(
        n, _repeated("Мост закрыт. 橋は閉鎖。 „Zu“, «fermé» said 😀\u200b Ada: ‚no‘"), lambda _: " "
    ),
    "opening marks": lambda n: _filled(n, _repeated('“ Ada said " « „ ‘ that it is'), lambda _: " "),
}


def measure(kind: str, length: int) -> Point:
    """Annotate one text. Raises ValueError where a span does not hold the words it stands for."""
    text = KINDS[kind](length)[:length]
    article = Article("curve", None, None, None, None, (), None, None, "en", text, "")
    since = time.process_time()
    result = annotate(article)
    seconds = time.process_time() - since
    check(result)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 2**20
    per = seconds / len(text) * 100 * THOUSAND
    return Point(kind, len(text), round(seconds, 2), round(per, 3), len(result.attributions), round(peak, 1))


def check(result: Annotated) -> None:
    """Every span holds its words. Raises ValueError."""
    text = result.article.text
    for attribution in result.attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content, *attribution.hedge):
            if text[span.start : span.end] != span.quote:
                raise ValueError(f"a span of {attribution.id} does not hold its words: {span}")
    held = [(f.start, f.end, f.quote) for f in result.names]
    held += [(f.start, f.end, f.quote) for f in result.quantities]
    held += [(f.start, f.end, f.quote) for f in result.timexes]
    for start, end, quote in held:
        if text[start:end] != quote:
            raise ValueError(f"the words are not where they are said to be: {start}-{end} {quote!r}")


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.annotate_curve", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--most", type=int, default=LONGEST, help="thousand characters of the longest text")
    parser.add_argument("--least", type=int, default=SHORTEST, help="thousand characters of the shortest text")
    parser.add_argument("--kind", action="append", choices=list(KINDS), help="only this kind of text (repeatable)")
    parser.add_argument("--json", metavar="FILE", help="write the points to FILE as well")
    options = parser.parse_args(argv)
    measure("paragraphs", THOUSAND)  # the models are loaded
    points = []
    print(f"{'text':<15}{'characters':>11}{'cpu s':>9}{'per 100k':>10}{'attributions':>14}{'peak MiB':>10}")
    for kind in options.kind or KINDS:
        size = options.least
        while size <= options.most:
            p = measure(kind, size * THOUSAND)
            points.append(p)
            print(
                f"{p.kind:<15}{p.characters:>11,}{p.cpu_seconds:>9.2f}{p.per_100k:>10.3f}{p.attributions:>14}"
                f"{p.peak_mib:>10.1f}",
                flush=True,
            )
            size *= 2
    if options.json:
        Path(options.json).write_text(json.dumps([asdict(p) for p in points], indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
