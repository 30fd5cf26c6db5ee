"""One exception tree; every message says what to do next.

FirsthandError
├── UsageError      wrong arguments or options (exit code 2)
├── InputError      one input could not be read; the rest goes on (exit code 1)
└── NothingRead     no input could be read (exit code 3)
"""

from __future__ import annotations


class FirsthandError(Exception):
    """Base of all errors that firsthand raises on purpose."""

    exit_code = 2


class UsageError(FirsthandError):
    """The call itself is wrong: an unknown path, two articles with one id, an option that does not fit."""

    exit_code = 2


class InputError(FirsthandError):
    """One input could not be read. ``path`` names it, ``reason`` says why and what would help."""

    exit_code = 1

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class NothingRead(FirsthandError):  # noqa: N818 (reads as what happened)
    """Every input failed, or there was none."""

    exit_code = 3
