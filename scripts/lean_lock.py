"""Take packages out of a lock file, with whatever only they ask for: ``python scripts/lean_lock.py LOCK NAME…``.

For what a package's metadata asks for and firsthand never loads (docs/decisions/0007-size.md). The lock file is one of
pip-compile, whose comments say who asks for each package.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

_PIN = re.compile(r"^(?P<name>[\w.-]+)==")
_ASKED_BY = re.compile(r"^ +#(?: via)? +(?P<name>[\w.-]+)", re.MULTILINE)


def lean(lock: str, names: Sequence[str]) -> str:
    """``lock`` without ``names`` and what then nobody asks for. Raises ValueError for a name that is not in it."""
    blocks = [block for block in re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE) if _PIN.match(block)]
    held = {match["name"]: block for block in blocks if (match := _PIN.match(block))}
    if unknown := sorted(set(names) - set(held)):
        raise ValueError(f"not in the lock file: {', '.join(unknown)}")
    asked_by = {name: set(_ASKED_BY.findall(block)) - {"via"} for name, block in held.items()}
    out = set(names)
    while more := {name for name, askers in asked_by.items() if name not in out and askers and askers <= out}:
        out |= more
    kept = (held[name] for name in sorted(held) if name not in out)
    return "".join(re.sub(r"^# The following.*", "", block, flags=re.MULTILINE).rstrip() + "\n" for block in kept)


def main() -> None:
    path = Path(sys.argv[1])
    path.write_text(lean(path.read_text(encoding="utf-8"), sys.argv[2:]), encoding="utf-8")


if __name__ == "__main__":
    main()
