"""Adding to a collection, and its account: what was done before is not done again, and what was cut off goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from firsthand.account import Account
from firsthand.errors import InputError
from firsthand.fetch import new_fetcher
from firsthand.fetch.answers import Get
from firsthand.model import Annotated
from firsthand.read import Found, Skipped, failure_order, read_each
from firsthand.run.versions import annotator, tracer
from firsthand.run.web import add_address, parted
from firsthand.store import Collection

Progress = Callable[[str, int, int], None]

# Articles of one transaction. A kill loses at most so many that were read and not yet written; the next run adds them.
BATCH = 100


@dataclass(frozen=True, slots=True)
class Added:
    """How many articles were added, were there already, and took the place of an older one; what failed, and why.

    ``skipped`` are paths of accounts that firsthand itself wrote.
    """

    added: int
    there: int
    replaced: int
    failures: tuple[InputError, ...]
    skipped: tuple[str, ...] = ()


def add(
    words: Sequence[str],
    db: str,
    *,
    replace: bool = False,
    progress: Progress | None = None,
    get: Get | None = None,
) -> Added:
    """Read everything under ``words`` (paths and addresses) into the collection ``db``, made where there is none.

    Addresses are fetched by ``get``, or by a Fetcher; what its server says has not changed is not fetched again.
    An article is in whole or not at all, whenever this is cut off; run again, it goes on. One that is there already
    changes nothing; another one under the same id is a failure, or with ``replace`` takes its place. Raises UsageError
    for a path that names nothing and a file that is no collection.
    """
    paths, addresses = parted(words)
    if addresses:
        if get is None:
            with new_fetcher() as fetcher:
                return add(words, db, replace=replace, progress=progress, get=fetcher.get)
        # A path that names nothing is said before anything is fetched.
        read = add(paths, db, replace=replace, progress=progress) if paths else Added(0, 0, 0, ())
        with Collection(db, create=True) as collection:
            return _together(read, _fetched(addresses, collection, get, replace, progress))
    counts: Counter[str] = Counter()
    failures: list[InputError] = []
    skipped: list[str] = []
    batch: list[Found] = []
    found = read_each(paths)
    with Collection(db, create=True) as collection:

        def store() -> None:
            outcomes = collection.add([one.article for one in batch], replace=replace)
            for one, outcome in zip(batch, outcomes, strict=True):
                if isinstance(outcome, InputError):
                    failures.append(InputError(one.place, outcome.reason))
                else:
                    counts[outcome] += 1
            batch.clear()
            if progress:
                progress("add", sum(counts.values()) + len(failures), 0)

        for one in found:
            if isinstance(one, InputError):
                failures.append(one)
            elif isinstance(one, Skipped):
                skipped.append(one.path)
            else:
                batch.append(one)
                if len(batch) >= BATCH:
                    store()
        store()
    failures.sort(key=failure_order)
    return Added(counts["added"], counts["there"], counts["replaced"], tuple(failures), tuple(sorted(skipped)))


def _fetched(
    addresses: Sequence[str], collection: Collection, get: Get, replace: bool, progress: Progress | None
) -> Added:
    """Add what is at ``addresses``, each stored as it comes."""
    counts: Counter[str] = Counter()
    failures = []
    for n, address in enumerate(addresses):
        if progress:
            progress("fetch", n, len(addresses))
        for outcome in add_address(address, collection, get, replace=replace):
            if isinstance(outcome, InputError):
                failures.append(outcome)
            else:
                counts[outcome] += 1
    failures.sort(key=failure_order)
    return Added(counts["added"], counts["there"], counts["replaced"], tuple(failures))


def _together(read: Added, fetched: Added) -> Added:
    return Added(
        read.added + fetched.added,
        read.there + fetched.there,
        read.replaced + fetched.replaced,
        (*read.failures, *fetched.failures),
        read.skipped,
    )


def report(db: str, *, progress: Progress | None = None) -> Account:
    """The account of the collection ``db``: the stored one, or a new one where articles or the version are new.

    The same bytes as the account of the same articles read anew. Each article's annotation is stored as it is made, so
    that a run that is cut off goes on where it stopped. Raises UsageError where there is no collection.
    """
    with Collection(db) as collection:
        return account_of(collection, progress=progress)


def account_of(collection: Collection, *, progress: Progress | None = None) -> Account:
    """The account of an open collection, as ``report``."""
    stored = collection.account(tracer())
    if stored is not None:
        return stored
    fingerprint = collection.fingerprint()
    annotated = annotated_of(collection, progress=progress)
    from firsthand.run.pipeline import trace  # the stages load models: only where there is something to do

    account = trace(annotated, progress=progress)
    collection.save(account, tracer(), fingerprint)
    return account


def annotated_of(collection: Collection, *, progress: Progress | None = None) -> tuple[Annotated, ...]:
    """Every article with what is found in it alone, sorted by id; what this version has not annotated yet is now."""
    missing = collection.not_annotated(annotator())
    if missing:
        from firsthand.annotate import annotate

        for n, id in enumerate(missing):
            if progress:
                progress("annotate", n, len(missing))
            article = collection.article(id)
            if article is not None:
                collection.annotate(annotate(article), annotator())
        if progress:
            progress("annotate", len(missing), len(missing))
    return collection.annotated(annotator())
