"""A collection: one SQLite file of articles, what was found in each, and the account traced from them."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal

from firsthand.account import FORMAT, Account, decode, encode
from firsthand.errors import InputError
from firsthand.model import Annotated, Article
from firsthand.store import rows, visits
from firsthand.store.connect import connect, explained, transaction
from firsthand.store.search import Hit, query
from firsthand.store.visits import Visit

Outcome = Literal["added", "there", "replaced"]

# What an article is compared by when it comes a second time. The path is only where it stood; credits and furniture
# follow from the text, and a newer version may read them otherwise.
_STATED = {
    "sha256": "text",
    "title": "title",
    "outlet": "outlet",
    "url": "address",
    "authors": "authors",
    "published": "date of publication",
    "captured": "date of capture",
    "language": "language",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the stored account, as its search gives it: its claim, article and place in the text."""

    claim: str
    article: str
    start: int
    end: int


class Collection:
    """An open collection; close it, or use it in a ``with`` statement. One for each thread.

    Every method that writes does so in one transaction: whole or not at all, whatever is killed when. All raise
    UsageError where the file cannot be used, saying what to do next.
    """

    def __init__(self, path: str, *, create: bool = False, wait: float | None = None) -> None:
        self.path = path
        self._connection = connect(path, create=create, wait=wait)

    def __enter__(self) -> Collection:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def add(self, articles: Sequence[Article], *, replace: bool = False) -> list[Outcome | InputError]:
        """Add ``articles`` together; for each what became of it, in order.

        An article that is there already is left as it is. Another one under an id that is taken is an InputError and
        is not stored, or with ``replace`` takes the place of the old one.
        """
        with explained(self.path), transaction(self._connection):
            return [self._add(article, replace) for article in articles]

    def articles(self) -> tuple[Article, ...]:
        """All articles, sorted by id."""
        with explained(self.path):
            found = [self._article(row) for row in self._connection.execute(_SELECT_ARTICLE)]
        return tuple(sorted(found, key=lambda a: a.id))

    def annotated(self, annotator: str, ids: Sequence[str] | None = None) -> tuple[Annotated, ...]:
        """What ``annotator`` (a version) found in each article, sorted by id; of ``ids`` only if they are given.

        Articles that this version has not annotated are not among them.
        """
        select = f"{_SELECT_ARTICLE_COLUMNS}, b.body FROM article a JOIN annotation b ON b.article = a.id"
        select += " WHERE b.annotator = ?"
        held: list[Any] = [annotator]
        if ids is not None:
            select += " AND a.id IN (SELECT value FROM json_each(?))"
            held.append(json.dumps(list(ids)))
        with explained(self.path):
            found = [_annotated(self._article(row[:-1]), row[-1]) for row in self._connection.execute(select, held)]
        return tuple(sorted(found, key=lambda a: a.article.id))

    def not_annotated(self, annotator: str) -> list[str]:
        """The ids of the articles that ``annotator`` (a version) has not annotated yet, sorted."""
        select = "SELECT id FROM article WHERE id NOT IN (SELECT article FROM annotation WHERE annotator = ?)"
        with explained(self.path):
            return sorted(row[0] for row in self._connection.execute(select, (annotator,)))

    def article(self, id: str) -> Article | None:
        """The article with this id, None where there is none."""
        with explained(self.path):
            row = self._connection.execute(f"{_SELECT_ARTICLE} WHERE id = ?", (id,)).fetchone()
        return self._article(row) if row else None

    def annotate(self, annotated: Annotated, annotator: str) -> None:
        """Store what was found in one article, in place of what another version found."""
        insert = "INSERT OR REPLACE INTO annotation(article, annotator, body) VALUES (?, ?, ?)"
        with explained(self.path), transaction(self._connection):
            same = "SELECT 1 FROM article WHERE id = ? AND sha256 = ?"
            article = annotated.article
            # While it was being annotated, somebody else may have replaced it.
            if self._connection.execute(same, (article.id, article.sha256)).fetchone():
                self._connection.execute(insert, (article.id, annotator, _body(annotated)))

    def fingerprint(self) -> str:
        """A hash of which articles are here, and with which contents."""
        digest = hashlib.sha256()
        with explained(self.path):
            for row in self._connection.execute(f"{_SELECT_CONTENTS} ORDER BY id"):
                digest.update(json.dumps(row, ensure_ascii=False).encode())
        return digest.hexdigest()

    def account(self, tracer: str) -> Account | None:
        """The stored account if ``tracer`` (a version) traced it from the articles that are here now, else None."""
        with explained(self.path):
            self._connection.execute("BEGIN")  # all reads below see one state
            try:
                row = self._connection.execute("SELECT tracer, articles FROM traced").fetchone()
                if row is None or row[0] != tracer or row[1] != self.fingerprint():
                    return None
                articles = [encode(article) for article in self.articles()]
                return Account.from_dict({"format": FORMAT, "articles": articles, **rows.read(self._connection)})
            except (InputError, ValueError):  # somebody changed the rows: they are traced again
                return None
            finally:
                self._connection.execute("COMMIT")

    def save(self, account: Account, tracer: str, fingerprint: str) -> None:
        """Store ``account``, traced by the version ``tracer`` from the articles of ``fingerprint``.

        Where the articles have changed in the meantime nothing is stored.
        """
        with explained(self.path), transaction(self._connection):
            if fingerprint == self.fingerprint():
                rows.write(self._connection, account.to_dict())
                self._connection.execute("INSERT INTO traced VALUES (1, ?, ?)", (tracer, fingerprint))

    def search(self, text: str, limit: int = 10) -> tuple[Hit, ...]:
        """The articles that hold most of the words of ``text``, rarest words first (BM25)."""
        select = (
            "SELECT a.id, bm25(article_search, 2.0, 1.0) FROM article_search JOIN article a ON a.n = "
            "article_search.rowid WHERE article_search MATCH ? ORDER BY 2, a.id LIMIT ?"
        )
        words = query(text)
        if not words:
            return ()
        with explained(self.path):
            return tuple(Hit(id, round(-score, 4)) for id, score in self._connection.execute(select, (words, limit)))

    def statements(self, text: str, limit: int) -> tuple[Statement, ...]:
        """Statements of the stored account that share words with ``text``, the most alike first (BM25)."""
        select = (
            "SELECT s.claim, s.article, json_extract(s.span, '$.start'), json_extract(s.span, '$.end') "
            "FROM statement_search x JOIN statement s ON s.key = x.rowid "
            "WHERE statement_search MATCH ? ORDER BY x.rank, s.key LIMIT ?"
        )
        words = query(text)
        if not words:
            return ()
        with explained(self.path):
            return tuple(Statement(*row) for row in self._connection.execute(select, (words, limit)))

    def visit(self, address: str) -> Visit | None:
        """The last visit to ``address``, None where it was never fetched."""
        with explained(self.path):
            return visits.find(self._connection, address)

    def keep_visit(self, visit: Visit) -> None:
        """Store what came of fetching an address."""
        with explained(self.path), transaction(self._connection):
            visits.keep(self._connection, visit)

    def _add(self, article: Article, replace: bool) -> Outcome | InputError:
        row = {name: rows.cell(value) for name, value in encode(article).items()}
        broken = [name for name, value in row.items() if isinstance(value, str) and not _is_whole(value)]
        if broken or not _is_whole(article.id):
            named = article.id.encode("utf-8", "backslashreplace").decode()
            return InputError(named, f"half of a character in its {broken[0]}; write whole characters")
        held = self._connection.execute(f"{_SELECT_ARTICLE} WHERE id = ?", (article.id,)).fetchone()
        if held is not None:
            old = dict(zip(_ARTICLE, held, strict=True))
            changed = [said for name, said in _STATED.items() if old[name] != row[name]]
            if not changed:
                return "there"
            if not replace:
                return InputError(article.id, _taken(changed))
            rows.clear(self._connection)
            self._connection.execute("DELETE FROM article WHERE id = ?", (article.id,))
        rows.insert(self._connection, "article", iter((row,)))
        return "added" if held is None else "replaced"

    def _article(self, row: Sequence[Any]) -> Article:
        return decode(Article, {n: rows.value(Article, n, held) for n, held in zip(_ARTICLE, row, strict=True)})


_ARTICLE = tuple(rows.columns(Article))
_SELECT_ARTICLE_COLUMNS = "SELECT " + ", ".join(f"a.{name}" for name in _ARTICLE)
_SELECT_ARTICLE = f"{_SELECT_ARTICLE_COLUMNS} FROM article a"
# The hash of the text stands for it.
_SELECT_CONTENTS = "SELECT " + ", ".join(name for name in _ARTICLE if name != "text") + " FROM article"
# Of Annotated all but the article, which has a row of its own.
_FOUND = tuple(f.name for f in dataclasses.fields(Annotated) if f.name != "article")


def _taken(changed: list[str]) -> str:
    what = f"{', '.join(changed[:-1])} and {changed[-1]}" if len(changed) > 1 else changed[0]
    return (
        f"an article with this id is in the collection already, with another {what}; to keep both give this one an id "
        "(a file name) of its own, to put it in the place of the old one use --replace"
    )


def _is_whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _body(annotated: Annotated) -> str:
    return json.dumps({name: encode(getattr(annotated, name)) for name in _FOUND}, ensure_ascii=False)


def _annotated(article: Article, body: str) -> Annotated:
    data = json.loads(body)
    for quantity in data["quantities"]:  # JSON has no infinite number: an open end is null
        quantity["low"] = -math.inf if quantity["low"] is None else quantity["low"]
        quantity["high"] = math.inf if quantity["high"] is None else quantity["high"]
    return decode(Annotated, {"article": encode(article), **data})
