"""Reading saved pages beside other extractors: ``python -m bench.read PAGES.jsonl …``.

A record has id, url, html (a gzipped page beside the file), text and, where known, title and date. For each method:
mean precision and recall of word 4-grams and their F1, titles right (letters and digits alone compared), publication
days right on the page's own clock, and pages per CPU-second. Methods that are not installed are left out. "firsthand
text" is the main text alone, as trafilatura, resiliparse and readability-lxml give it; "firsthand" is the whole article
with its metadata, credits and clocks, without what it marks as furniture.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from firsthand.read.article import build
from firsthand.read.extract import main_text
from firsthand.read.page import page_raw, read_page
from firsthand.read.page_meta import Meta

Record = dict[str, Any]
Found = tuple[str, str | None, str | None]  # text, title, day
Method = Callable[[str, str], Found]

_LETTERS = re.compile(r"[\W_]+")


def load(path: Path) -> list[Record]:
    """The records with their pages' source in "source"."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for record in records:
        page = gzip.decompress((path.parent / record["html"]).read_bytes())
        record["source"] = page.decode("utf-8", "replace")
    return records


def _whole(source: str, url: str) -> Found:
    article = build(page_raw(read_page(source, "page", url), "page", None))
    text = article.text
    for span in reversed(article.furniture):
        text = text[: span.start] + text[span.end :]
    return text, article.title, article.published.value[:10] if article.published else None


def _text(source: str, url: str) -> Found:
    return main_text(source, Meta(source, url).body).text, None, None


def methods() -> dict[str, Method]:
    """What is installed, by name."""
    found: dict[str, Method] = {"firsthand text": _text, "firsthand": _whole}
    if importlib.util.find_spec("trafilatura"):
        import trafilatura

        found["trafilatura"] = lambda source, _: (trafilatura.extract(source, include_comments=False) or "", None, None)
        found["trafilatura precise"] = lambda source, _: (
            trafilatura.extract(source, include_comments=False, favor_precision=True) or "",
            None,
            None,
        )
    if importlib.util.find_spec("resiliparse"):
        from resiliparse.extract.html2text import extract_plain_text

        found["resiliparse"] = lambda source, _: (
            extract_plain_text(source, main_content=True, alt_texts=False, comments=False),
            None,
            None,
        )
    if importlib.util.find_spec("readability"):
        from lxml import html
        from readability import Document

        def _readable(source: str, _: str) -> Found:
            document = Document(source)
            return str(html.document_fromstring(document.summary()).xpath("string()")), document.short_title(), None

        found["readability-lxml"] = _readable
    if importlib.util.find_spec("newspaper"):
        import newspaper

        def _newspaper(source: str, url: str) -> Found:
            article = newspaper.Article(url, fetch_images=False)
            article.download(input_html=source)
            article.parse()
            return article.text, article.title, str(article.publish_date or "")[:10]

        found["newspaper4k"] = _newspaper
    return found


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Word 4-grams, of shorter texts all words together."""
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(*(words[i:] for i in range(min(4, max(len(words), 1)))), strict=False))


def fit(record: Record, text: str) -> tuple[float, float]:
    """Precision and recall of 4-grams against the best of the texts that are right."""
    found = grams(text)
    pairs = []
    for right in (record["text"], *record.get("alternatives", [])):
        gold = grams(right)
        hits = (gold & found).total()
        pairs.append((hits / found.total() if found else 0.0, hits / gold.total() if gold else 1.0))
    return max(pairs, key=lambda pair: 2 * pair[0] * pair[1] / (pair[0] + pair[1] or 1))


def measure(records: list[Record], method: Method) -> dict[str, Any]:
    """The figures of one method over ``records``; a page that it fails on counts as empty."""
    found: list[Found] = []
    start = time.process_time()
    for record in records:
        try:
            found.append(method(record["source"], record["url"]))
        except Exception:
            found.append(("", None, None))
    seconds = time.process_time() - start
    pairs = [fit(record, text) for record, (text, _, _) in zip(records, found, strict=True)]
    precision, recall = (sum(pair[i] for pair in pairs) / len(pairs) for i in (0, 1))
    figures: dict[str, Any] = {
        "f1": round(2 * precision * recall / (precision + recall or 1), 4),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "pages a second": round(len(records) / seconds, 1),
    }
    titled = [(_key(r["title"]), _key(t)) for r, (_, t, _) in zip(records, found, strict=True) if r.get("title")]
    dated = [(str(r["date"])[:10], d) for r, (_, _, d) in zip(records, found, strict=True) if r.get("date")]
    if any(title for _, title in titled):
        figures["titles"] = f"{sum(a == b for a, b in titled)}/{len(titled)}"
    if any(day for _, day in dated):
        figures["days"] = f"{sum(a == b for a, b in dated)}/{len(dated)}"
    return figures


def _key(words: str | None) -> str:
    return _LETTERS.sub("", (words or "").casefold())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=Path)
    for path in parser.parse_args().pages:
        records = load(path)
        for name, method in methods().items():
            measure(records[:2], method)  # what is loaded once is not the pages' time
            print(path.stem, name, json.dumps(measure(records, method)), flush=True)


if __name__ == "__main__":
    main()
