"""``check``: a sentence or an article against a collection."""

from __future__ import annotations

from firsthand.annotate import annotate
from firsthand.ask.answer import Answer
from firsthand.ask.matching import asked
from firsthand.ask.places import places
from firsthand.ask.question import question
from firsthand.run.collection import Progress, account_of
from firsthand.store import Collection


def check(text: str, db: str, *, progress: Progress | None = None) -> Answer:
    """Who in the collection ``db`` says what ``text`` says; ``text`` may be a file's name, or ``-``.

    What was added since the last account is traced first. Raises UsageError where there is no collection or no text.
    """
    with Collection(db) as collection:
        article = question(text, _free_id(collection))
        account = account_of(collection, progress=progress)
        annotated = annotate(article)
        claims = asked(annotated, account, collection) if annotated.attempted else ()
        told = {t.article for one in claims for said in one.said for t in said.statements}
        told |= {t.article for one in claims for t in one.near}
        return Answer(
            text=article.text,
            language=article.language,
            attempted=annotated.attempted,
            articles=len(account.articles),
            claims=claims,
            places=places(article.text, collection, frozenset(told)),
        )


def _free_id(collection: Collection) -> str:
    """An id for the text that no article of the collection has."""
    id = "your text"
    while collection.article(id) is not None:
        id += "'"
    return id
