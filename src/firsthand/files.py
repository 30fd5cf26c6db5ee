"""Writing files so that each is whole, or as it was before."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO


def write_whole(pieces: Iterable[str], path: str | os.PathLike[str]) -> None:
    """Write ``pieces`` to ``path`` as UTF-8: it is replaced when all are written, and stays as it was if they are not.

    A link is followed; what is no regular file (a device, a pipe) is written to as it is. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):  # /dev/stdout, a pipe: never replace those
        with target.open("wb") as stream:
            write_all(pieces, stream)
    else:
        _replace(pieces, target)


def write_all(pieces: Iterable[str], stream: BinaryIO) -> None:
    """Write ``pieces`` to ``stream`` as UTF-8; half a surrogate pair, which has no bytes, becomes a question mark."""
    for piece in pieces:
        stream.write(piece.encode("utf-8", errors="replace"))


def _replace(pieces: Iterable[str], target: Path) -> None:
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:60]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            write_all(pieces, stream)
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
