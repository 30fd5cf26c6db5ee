"""The text that is asked about: a sentence, or an article from a file."""

from __future__ import annotations

from pathlib import Path

from firsthand.errors import NothingRead, UsageError
from firsthand.language.identify import identify
from firsthand.model import Article
from firsthand.read import read_paths
from firsthand.read.article import Raw, build

STDIN = "-"
# A sentence alone often has too few letters to tell its language: another one than English is believed from here on.
CERTAIN = 0.9


def question(text: str, id: str) -> Article:
    """``text``, or the article in the file of that name or (``-``) in standard input, under ``id``.

    Raises UsageError for a file with several articles, an empty text and a name without file; NothingRead where the
    file cannot be read.
    """
    if not text.strip():
        raise UsageError("there is no text to check; give a sentence in quotation marks, or a file")
    if text == STDIN or _is_file(text):
        batch = read_paths([text])
        if batch.failures and not batch.articles:
            raise NothingRead(str(batch.failures[0]))
        if len(batch.articles) != 1:
            raise UsageError(f"{text} holds {len(batch.articles)} articles; check asks about one at a time")
        article = batch.articles[0]
        return build(
            Raw(
                id=id,
                path=article.path,
                text=article.text,
                url=article.url,
                title=article.title,
                outlet=article.outlet,
                authors=article.authors,
                published=article.published,
                captured=article.captured,
                language=article.language or "en",  # too short to tell
            )
        )
    if _looks_like_file(text):
        raise UsageError(f"there is no file {text}; check the spelling, or give a sentence in quotation marks")
    code, confidence = identify(text)
    return build(
        Raw(id=id, path=None, text=text, language=code if code and confidence >= CERTAIN else "en", evident=True)
    )


def _is_file(text: str) -> bool:
    try:
        if Path(text).is_dir():
            raise UsageError(f"{text[:100]} is a folder; check asks about one article at a time, name its file")
        return Path(text).exists()
    except (OSError, ValueError):  # longer than a file name may be, or with a null character
        return False


def _looks_like_file(text: str) -> bool:
    return len(text.split()) == 1 and Path(text).suffix.lower() in {".txt", ".html", ".htm", ".json", ".jsonl", ".md"}
