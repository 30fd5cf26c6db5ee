"""Paths → files: folders, globs, standard input, gzip; which file is which article's."""

from __future__ import annotations

import bz2
import glob
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, cast

from firsthand.errors import InputError, UsageError

# The largest single article (a text or HTML file, one line of JSON Lines), in bytes after decompression. The longest
# news pages with everything inlined stay below 10 MB; what is above is a dump or an archive given by mistake.
LARGEST = 50 * 1024 * 1024
STDIN = "-"
# A format is told by this much of a file's beginning.
SNIFFED = 8192
_BUFFER = 64 * 1024

# What a stream may be read on for after one oversized record, before the rest of the file is given up: a small file
# can decompress to any size.
LONGEST_SKIP = 20 * LARGEST

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
BZIP2 = b"BZh"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read: ``path`` as it is named to the user, ``id`` below the PATH that was given.

    ``named``: it was given by its own name, not found in a folder or by a pattern. ``url`` and ``charset``: where it
    was fetched, and what its server declares; then ``path`` is an address and there is no file.
    """

    path: str
    id: str
    named: bool = False
    url: str | None = None
    charset: str | None = None

    @property
    def on_disk(self) -> bool:
        """Is there a file of that name, which can be opened again?"""
        return self.path != STDIN and self.url is None

    @property
    def article_path(self) -> str | None:
        """The path that its articles carry; standard input has none."""
        return self.id if self.on_disk else None

    def part(self, number: int) -> str:
        """The id of the article that is the ``number``-th (from 1) of the file, where it has none of its own."""
        return f"{self.id}#{number}"


def find_inputs(paths: Sequence[str]) -> tuple[list[Input], list[InputError]]:
    """The files behind ``paths``, each once, sorted by id; and the folders that hold none.

    Raises UsageError for a path that names nothing.
    """
    found: dict[str, Input] = {}
    empty: list[InputError] = []
    for path in dict.fromkeys(paths):
        below = _below(path, empty)
        if not below:
            empty.append(InputError(_printable(path), "the folder holds no file (hidden ones are left out)"))
        for item in below:
            key = item.path if item.path == STDIN else os.path.realpath(item.path)
            # The same file reached twice is read once, under the longer name, whatever the order of the arguments.
            held = found.get(key, item)
            best = max(item, held, key=lambda i: (len(i.id), i.id, i.path))
            found[key] = replace(best, named=item.named or held.named)
    return sorted(found.values(), key=lambda i: (i.id, i.path)), empty


def _below(path: str, failures: list[InputError]) -> list[Input]:
    if path == STDIN:
        return [Input(STDIN, "stdin", named=True)]
    if Path(path).is_dir():
        return _folder(path, failures)
    if os.path.lexists(path):
        return [Input(path, _printable(Path(path).name), named=True)]
    if glob.has_magic(path):
        root = _fixed(path)
        names = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 (absolute and relative patterns alike)
        files = [Input(n, _id(n, root)) for n in names if not Path(n).is_dir()]
        if files:
            return files
        raise UsageError(f"{path}: no file matches this pattern; check the spelling, or give a folder")
    raise UsageError(f"{path}: no such file or folder; check the spelling, or use - for standard input")


def _folder(path: str, failures: list[InputError]) -> list[Input]:
    """The files below a folder. Closed folders, and links to folders (they may form a loop), are failures."""
    files = []

    def closed(error: OSError) -> None:
        reason = f"the folder cannot be opened ({error.strerror}); change its permissions (chmod u+rx)"
        failures.append(InputError(_printable(error.filename), reason))

    for folder, names, members in os.walk(path, onerror=closed):
        names[:] = sorted(n for n in names if not n.startswith("."))
        for name in names:
            full = os.path.join(folder, name)  # noqa: PTH118 (as below)
            if os.path.islink(full):  # noqa: PTH114
                reason = "a link to a folder, which is not followed; give that folder itself, or remove the link"
                failures.append(InputError(_printable(full), reason))
        for name in sorted(members):
            if not name.startswith("."):
                full = os.path.join(folder, name)  # noqa: PTH118 (os.walk's own strings, with undecodable bytes kept)
                files.append(Input(full, _id(full, path)))
    return files


def _fixed(pattern: str) -> str:
    """The part of a glob before its first folder with a wildcard."""
    fixed = []
    for part in Path(pattern).parts[:-1]:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return str(Path(*fixed)) if fixed else "."


def _id(path: str, root: str) -> str:
    return _printable(Path(os.path.relpath(path, root)).as_posix())


def _printable(name: str) -> str:
    """``name`` with bytes that are no UTF-8 shown as escapes, so that it can be written to any output."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def open_input(item: Input) -> BinaryIO:
    """The bytes of ``item``, decompressed; a buffered stream that can be peeked. Raises InputError with the reason."""
    if item.path == STDIN:
        return _plain(io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer)), STDIN)
    try:
        mode = Path(item.path).stat().st_mode
        if not stat.S_ISREG(mode):
            raise InputError(
                _printable(item.path), "not a regular file (a device, pipe or socket); give its content with -"
            )
        return _plain(open(item.path, "rb"), _printable(item.path))  # noqa: PTH123 (closed by the caller)
    except FileNotFoundError:
        raise InputError(_printable(item.path), "the link points to nothing; remove it or restore its target") from None
    except PermissionError:
        raise InputError(
            _printable(item.path), "no permission to read it; change its permissions (chmod u+r)"
        ) from None
    except OSError as error:
        raise InputError(
            _printable(item.path), f"cannot be read ({error.strerror}); check the disk and the path"
        ) from None


def _plain(stream: io.BufferedReader, path: str) -> BinaryIO:
    start = stream.peek(4)[:4]
    if start.startswith(_GZIP):
        return io.BufferedReader(_Decompressed(stream, gzip.GzipFile(fileobj=stream).read1), _BUFFER)
    if start.startswith(BZIP2):
        return io.BufferedReader(_Decompressed(stream, bz2.BZ2File(stream).read1), _BUFFER)
    if start == _ZSTD:
        return io.BufferedReader(_Decompressed(stream, _zstandard(stream, path)), _BUFFER)
    return stream


def _zstandard(stream: BinaryIO, path: str) -> Callable[[int], bytes]:
    """The function that reads the next bytes of a zstd stream, by fastwarc's reader."""
    try:
        from fastwarc.stream_io import ZstdReader
    except ImportError:
        raise missing(path, "compressed with zstd", "fastwarc", "archives") from None
    read: Callable[[int], bytes] = ZstdReader(stream).read
    return read


class _Decompressed(io.RawIOBase):
    """A stream of what ``read`` gives. Where it breaks off, what came before is given first, and then the error."""

    def __init__(self, stream: BinaryIO, read: Callable[[int], bytes]) -> None:
        self._stream, self._read = stream, read
        self._error: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._error is not None:
            raise self._error
        filled = 0
        while filled < min(SNIFFED, len(buffer)):
            try:
                data = self._read(len(buffer) - filled)
            except (OSError, EOFError, zlib.error) as error:
                self._error = error
                break
            if not data:
                break
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        if self._error is not None and not filled:
            raise self._error
        return filled

    def close(self) -> None:
        self._stream.close()
        super().close()


def missing(path: str, what: str, package: str, extra: str) -> InputError:
    """The failure of a file whose format needs a package that is not installed."""
    return InputError(path, f"{what}: reading it needs {package}; install it with pip install 'firsthand[{extra}]'")


def open_held(data: bytes, item: Input) -> BinaryIO:
    """``data``, which is at hand already, as ``open_input`` gives a file."""
    return _plain(io.BufferedReader(cast(io.RawIOBase, io.BytesIO(data))), item.path)


def peek(stream: BinaryIO, path: str) -> bytes:
    """The first bytes of ``stream``, up to a few thousand, without taking them. Raises InputError if it is damaged."""
    try:
        return stream.peek(SNIFFED)[:SNIFFED]  # type: ignore[attr-defined, no-any-return]
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(path, f"cannot be decompressed ({error}); is the file complete?") from None


def read_all(stream: BinaryIO, path: str) -> bytes:
    """Everything in ``stream``, at most LARGEST bytes. Raises InputError where it is larger, cut off or damaged."""
    try:
        data = stream.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(path, f"cannot be read to its end ({error}); is the file complete?") from None
    if len(data) > LARGEST:
        raise InputError(path, f"larger than {LARGEST >> 20} MB; split it into articles, or give JSON Lines")
    return data
