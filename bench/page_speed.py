"""How long the page of an account takes to make, and how large it is.

    python -m bench.page_speed                 the sample, then 300 articles: one story, and many stories
    python -m bench.page_speed ACCOUNT.json    an account of your own

The 300 articles are the sample's, repeated with other ids and other figures in their words. CPU seconds, KB.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from firsthand.account import Account
from firsthand.render import html

Json = dict[str, Any]

# What a story keeps when its articles are repeated within it; everything else gets ids of its own.
_SHARED = ("sources", "origins", "claims", "stories", "variants")

# Words and labels, which are no ids even where they look like one.
_WORDS = frozenset(("text", "quote", "title", "name", "reason", "value", "description", "aliases", "basis", "kind"))


def repeated(account: Account, articles: int, *, one_story: bool) -> Account:
    """The account of at least ``articles`` articles: ``account`` again and again, with other ids and other digits.

    With ``one_story`` all of them tell the same claims of the same origins; else each repetition is a story of its own.
    """
    data = account.to_dict()
    times = -(-articles // max(1, len(account.articles)))
    whole = _again(data, 0, _SHARED if one_story else ())
    for n in range(1, times):
        more = _again(data, n, _SHARED if one_story else ())
        for key, rows in more.items():
            if not isinstance(rows, list):
                continue
            if one_story and key == "lost":
                continue
            if one_story and key in _SHARED:
                _join(key, whole[key], rows)
            else:
                whole[key] += rows
    return Account.from_dict(whole)


def _join(key: str, rows: list[Json], more: list[Json]) -> None:
    for row, other in zip(rows, more, strict=True):
        if key == "claims":
            row["statements"] += other["statements"]
            row["layers"]["articles"] += other["layers"]["articles"]
        elif key == "stories":
            row["articles"] += other["articles"]
        elif key == "variants":
            for reading, same in zip(row["readings"], other["readings"], strict=True):
                reading["articles"] += same["articles"]
                reading["spans"] += same["spans"]


def _again(data: Json, number: int, shared: tuple[str, ...]) -> Json:
    ids = {
        row["id"]
        for key, rows in data.items()
        if isinstance(rows, list) and key not in shared
        for row in rows
        if "id" in row
    }
    digits = str.maketrans({str(digit): str((digit + number) % 10) for digit in range(10)})

    def change(value: Any, key: str) -> Any:
        if isinstance(value, dict):
            return {name: change(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [change(item, key) for item in value]
        if isinstance(value, str) and key in ("text", "quote", "title"):
            return value.translate(digits)
        return f"{value}~{number}" if isinstance(value, str) and value in ids and key not in _WORDS else value

    return {key: change(value, "") if isinstance(value, list) else value for key, value in data.items()}


def measure(account: Account) -> tuple[float, int, str]:
    """CPU seconds, bytes, and the page."""
    start = time.process_time()
    page = html(account)
    return time.process_time() - start, len(page.encode()), page


def _accounts(paths: list[str]) -> list[tuple[str, Account]]:
    if paths:
        return [(path, Account.from_json(Path(path).read_text(encoding="utf-8"))) for path in paths]
    from firsthand.run.pipeline import report
    from firsthand.sample import sample_folder

    sample = report([str(sample_folder())]).account
    return [
        ("the sample", sample),
        ("300 articles, one story", repeated(sample, 300, one_story=True)),
        ("300 articles, many stories", repeated(sample, 300, one_story=False)),
    ]


def main() -> None:
    html(Account())  # what is loaded once is not the page's time
    for name, account in _accounts(sys.argv[1:]):
        seconds, size, _ = measure(account)
        many = f"{len(account.articles)} articles, {len(account.claims)} claims"
        print(f"{name}: {many}: {seconds:.2f} s, {size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
