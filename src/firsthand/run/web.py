"""Addresses into articles: fetched one after another, read as files are, and kept in a collection."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from firsthand.errors import InputError, UsageError
from firsthand.fetch import Fetched, Known, Unchanged, identity, is_address, new_fetcher, shown
from firsthand.fetch.answers import Get
from firsthand.model import Article
from firsthand.read import Batch, Found, Skipped, failure_order, read_paths
from firsthand.read.article import Raw
from firsthand.read.fetched import is_list, read_fetched
from firsthand.read.inputs import Input
from firsthand.store import Collection, Outcome, Visit

Progress = Callable[[str, int, int], None]


def parted(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """(paths, addresses) of what stands on a command line, each once, in order."""
    unique = list(dict.fromkeys(words))
    return [w for w in unique if not is_address(w)], [w for w in unique if is_address(w)]


def read_words(words: Sequence[str], *, progress: Progress | None = None, get: Get | None = None) -> Batch:
    """As ``read_paths``, of paths and addresses mixed. ``get`` fetches; without it a Fetcher of its own does.

    Raises UsageError as ``read_paths`` does, and where there are addresses and what fetches is not installed.
    """
    paths, addresses = parted(words)
    count = 0

    def tell(_: str) -> None:
        nonlocal count
        count += 1
        if progress:
            progress("read", count, 0)

    if not addresses:
        return read_paths(paths, progress=tell)
    if get is None:
        with new_fetcher() as fetcher:
            return read_words(words, progress=progress, get=fetcher.get)
    batch = read_paths(paths, progress=tell) if paths else Batch((), ())
    articles, failures = list(batch.articles), list(batch.failures)
    for n, address in enumerate(addresses):
        if progress:
            progress("fetch", n, len(addresses))
        for one in fetched_articles(address, get):
            if isinstance(one, InputError):
                failures.append(one)
            elif isinstance(one, Found):
                articles.append(one.article)
    held: dict[str, Article] = {}
    for article in articles:
        if held.setdefault(article.id, article).sha256 != article.sha256:
            raise UsageError(f"two articles have the id {article.id!r}, with other words; give one of them alone")
    found = tuple(held[name] for name in sorted(held))
    return Batch(found, tuple(sorted(failures, key=failure_order)), batch.skipped)


def fetched_articles(address: str, get: Get) -> Iterator[Found | InputError | Skipped]:
    """What is at ``address``, or why nothing is."""
    try:
        answer = get(address, None)
    except InputError as error:
        yield error
        return
    if isinstance(answer, Fetched):
        yield from articles_of(answer)


def articles_of(answer: Fetched, beside: Raw | None = None) -> Iterator[Found | InputError | Skipped]:
    """The articles of an answer; ``beside`` is what a feed's entry said of it."""
    item = input_of(answer)
    if is_list(answer.data, item):
        reason = f"a list of addresses; to add what it lists: firsthand watch {answer.address} --once --db FILE"
        yield InputError(answer.address, reason)
        return
    some = False
    for one in read_fetched(answer.data, item, date=answer.date, beside=beside):
        some = True
        yield replace(one, place=answer.address) if isinstance(one, Found) else one
    if not some:
        yield InputError(answer.address, "there is no article in it; give the address of an article")


def input_of(answer: Fetched) -> Input:
    """An answer as one of the inputs that are read."""
    return Input(answer.address, identity(answer.url), named=True, url=answer.url, charset=answer.charset)


def add_address(address: str, collection: Collection, get: Get, *, replace: bool = False) -> list[Outcome | InputError]:
    """Fetch ``address`` into ``collection``; what became of each of its articles, "there" where it has not changed.

    With ``replace`` it is fetched in any case, and what has changed takes the place of the old.
    """
    key = key_of(address)
    before = collection.visit(key)
    try:
        answer = get(address, None if replace else known_of(before))
    except InputError as error:
        collection.keep_visit(_failed(key, before))
        return [error]
    if isinstance(answer, Unchanged):
        return ["there"]
    outcomes = store(articles_of(answer), collection, replace=replace)
    collection.keep_visit(visit_of(key, answer, outcomes))
    return outcomes


def store(
    found: Iterator[Found | InputError | Skipped], collection: Collection, *, replace: bool = False
) -> list[Outcome | InputError]:
    """Store what was found; what became of each article, and what failed."""
    outcomes: list[Outcome | InputError] = []
    for one in found:
        if isinstance(one, InputError):
            outcomes.append(one)
        elif isinstance(one, Found):
            (outcome,) = collection.add([_as_captured_first(one.article, collection)], replace=replace)
            outcomes.append(InputError(one.place, outcome.reason) if isinstance(outcome, InputError) else outcome)
    return outcomes


def _as_captured_first(article: Article, collection: Collection) -> Article:
    """The same article captured anew stays the one that was captured first."""
    held = collection.article(article.id)
    if held is None or held.sha256 != article.sha256 or held.captured is None:
        return article
    return replace(article, captured=held.captured)


def key_of(address: str) -> str:
    """The name under which a visit to ``address`` is kept: one for all the ways to write it, without secrets."""
    try:
        return identity(shown(address))
    except ValueError:
        return shown(address)


def known_of(visit: Visit | None) -> Known | None:
    """What the server said of what is kept; None where nothing is, which must be fetched whole."""
    if visit is None or visit.outcome != "kept" or not (visit.etag or visit.modified):
        return None
    return Known(visit.url, visit.etag, visit.modified)


def visit_of(key: str, answer: Fetched, outcomes: Sequence[Outcome | InputError]) -> Visit:
    """The visit that gave ``answer``, of which ``outcomes`` became."""
    known = answer.known or Known(answer.url)
    kept = bool(outcomes) and not any(isinstance(one, InputError) for one in outcomes)
    return Visit(key, answer.url, "kept" if kept else "nothing", 0, known.etag, known.modified)


def _failed(key: str, before: Visit | None) -> Visit:
    """A failure after what was ``before``: what is kept stays known."""
    if before is None:
        return Visit(key, key, "failed", 1)
    return replace(before, tries=before.tries + 1, outcome="kept" if before.outcome == "kept" else "failed")
