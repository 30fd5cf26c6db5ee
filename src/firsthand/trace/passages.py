"""Arithmetic on stretches of one text: (start, end) in code points, end exclusive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.model import Annotated


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The union of ``spans`` as sorted stretches that do not touch."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def without(spans: Sequence[tuple[int, int]], holes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of ``spans`` when ``holes`` are cut out; both sorted and free of overlaps."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        for a, b in holes:
            if b <= start or a >= end:
                continue
            if start < a:
                out.append((start, a))
            start = max(start, b)
        if start < end:
            out.append((start, end))
    return out


def covered(spans: Sequence[tuple[int, int]]) -> int:
    """How many code points stretches that do not touch cover."""
    return sum(end - start for start, end in spans)


def body_length(annotated: Annotated) -> int:
    """Code points of the article's sentences, at least 1 so that shares can be taken."""
    return max(1, covered(merged(annotated.sentences)))


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many code points two stretches have in common."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
