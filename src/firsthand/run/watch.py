"""Watching feeds, OPML lists and sitemaps: each round asks what is new, and adds it."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from firsthand.errors import InputError
from firsthand.fetch import Fetched, Unchanged, is_address, new_fetcher, shown
from firsthand.fetch.answers import Get
from firsthand.read import Found, Skipped
from firsthand.read.feed import Entry
from firsthand.read.fetched import Listing, read_entry, read_list
from firsthand.read.inputs import find_inputs, open_input, read_all
from firsthand.run.web import articles_of, input_of, key_of, known_of, store, visit_of
from firsthand.store import Collection, Outcome, Visit

Progress = Callable[[str, int, int], None]

# Seconds between the beginnings of two rounds; the shortest is what feeds themselves rarely ask for less than.
INTERVAL, SHORTEST = 900.0, 60.0
# New articles that one list may add in a round: a sitemap can hold 50,000, and the rest comes in the next rounds.
MOST_NEW = 50
# An entry's page that failed so often in a row is given up.
MOST_TRIES = 5
# A list of lists of lists is the deepest that is followed (OPML → sitemap index → sitemap), each with so many.
DEEPEST, MOST_LISTS = 3, 200


@dataclass(slots=True)
class Round:
    """What one round brought: how many articles were added, were there already, and what failed."""

    added: int = 0
    there: int = 0
    failures: list[InputError] = field(default_factory=list)
    left: int = 0
    answered: bool = False


def watch(
    lists: Sequence[str],
    db: str,
    *,
    told: Callable[[Round], None],
    interval: float = INTERVAL,
    once: bool = False,
    most: int = MOST_NEW,
    progress: Progress | None = None,
    get: Get | None = None,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Ask ``lists`` (addresses, or files of OPML, feeds, sitemaps) for what is new and add it to ``db``, for ever.

    Each round is told to ``told``; with ``once`` there is one. Each article is in whole or not at all, and so is the
    memory of what was fetched: a watch that is cut off goes on where it stopped. Raises UsageError for a file that does
    not exist, for one that is no collection, and where what fetches is not installed.
    """
    if get is None:
        with new_fetcher() as fetcher:
            watch(
                lists, db, told=told, interval=interval, once=once, most=most, progress=progress, get=fetcher.get,
                sleep=sleep, clock=clock,
            )  # fmt: skip
        return
    while True:
        begun = clock()
        with Collection(db, create=True) as collection:
            one = _Round(collection, get, most, progress)
            for given in dict.fromkeys(lists):
                one.ask(given)
        told(one.result)
        if once:
            return
        sleep(max(0.0, begun + max(interval, SHORTEST) - clock()))


class _Round:
    """One round over all lists."""

    def __init__(self, collection: Collection, get: Get, most: int, progress: Progress | None) -> None:
        self.result = Round()
        self._collection, self._get, self._most, self._progress = collection, get, most, progress
        self._asked: set[str] = set()

    def ask(self, given: str) -> None:
        """Ask a list that the user named: an address, or files."""
        if is_address(given):
            self._ask(given, 1)
            return
        items, failures = find_inputs([given])
        self.result.failures += failures
        for item in items:
            try:
                with open_input(item) as stream:
                    listing = read_list(read_all(stream, item.path), item)
            except InputError as error:
                self.result.failures.append(error)
                continue
            self.result.answered = True
            self._take(listing, item.path, None, 1)

    def _ask(self, address: str, depth: int) -> None:
        key = key_of(address)
        if key in self._asked:
            return
        self._asked.add(key)
        before = self._collection.visit(key)
        try:
            answer = self._get(address, known_of(before))
            if isinstance(answer, Unchanged):
                self.result.answered = True
                return
            listing = read_list(answer.data, input_of(answer))
        except InputError as error:
            self.result.failures.append(error)
            return
        self.result.answered = True
        if self._take(listing, key, answer.date, depth):
            # Only a list that is done with may be "unchanged" the next time.
            self._collection.keep_visit(visit_of(key, answer, ["there"]))

    def _take(self, listing: Listing, name: str, date: str | None, depth: int) -> bool:
        """Add what ``listing`` holds; True if nothing of it is left for another round."""
        if listing.fault:
            self.result.failures.append(listing.fault)
        if listing.lists and depth >= DEEPEST:
            self.result.failures.append(InputError(name, "lists within lists within lists; give the inner ones"))
        for address in listing.lists[:MOST_LISTS] if depth < DEEPEST else ():
            self._ask(address, depth + 1)
        fresh = [(key, entry) for key, entry in _keyed(listing.entries, name) if self._is_new(key)]
        done = not listing.lists and not listing.fault
        for n, (key, entry) in enumerate(fresh[: self._most]):
            if self._progress:
                self._progress(shown(name)[:40], n, min(len(fresh), self._most))
            done &= self._add(key, entry, date)
        left = max(0, len(fresh) - self._most)
        self.result.left += left
        return done and not left

    def _is_new(self, key: str) -> bool:
        visit = self._collection.visit(key)
        if visit is None or (visit.outcome == "failed" and visit.tries < MOST_TRIES):
            return True
        self.result.there += visit.outcome == "kept"
        return False

    def _add(self, key: str, entry: Entry, date: str | None) -> bool:
        """Add one entry; True unless it is to be tried again."""
        if self._collection.article(key) is not None:
            self._collection.keep_visit(Visit(key, key, "kept"))
            self.result.there += 1
            return True
        if entry.whole or entry.link is None:
            return self._add_whole(key, entry, date)
        try:
            answer = self._get(entry.link, None)
        except InputError as error:
            before = self._collection.visit(key)
            tries = 1 + (before.tries if before else 0)
            self._collection.keep_visit(Visit(key, key, "failed", tries))
            self.result.failures.append(error)
            return tries >= MOST_TRIES
        if isinstance(answer, Fetched):
            outcomes = store(self._unknown(answer, entry), self._collection) or ["there"]
            self._count(outcomes)
            self._collection.keep_visit(visit_of(key, answer, outcomes))
        return True

    def _unknown(self, answer: Fetched, entry: Entry) -> Iterator[Found | InputError | Skipped]:
        """What the page holds, but for an article that came by another address: it stays as it is."""
        for one in articles_of(answer, entry.raw):
            if not isinstance(one, Found) or self._collection.article(one.article.id) is None:
                yield one

    def _add_whole(self, key: str, entry: Entry, date: str | None) -> bool:
        if not entry.whole:  # neither an address nor a text that is surely all of it
            self._collection.keep_visit(Visit(key, key, "nothing"))
            return True
        self._count(store(iter([read_entry(entry, key, date=date)]), self._collection))
        self._collection.keep_visit(Visit(key, key, "kept"))
        return True

    def _count(self, outcomes: Sequence[Outcome | InputError]) -> None:
        counts = Counter(one for one in outcomes if not isinstance(one, InputError))
        self.result.added += counts["added"]
        self.result.there += counts["there"]
        self.result.failures += [one for one in outcomes if isinstance(one, InputError)]


def _keyed(entries: Sequence[Entry], name: str) -> Iterator[tuple[str, Entry]]:
    """Each entry once, by the name of its article: its address, else what the feed calls it, else a hash."""
    seen: set[str] = set()
    for entry in entries:
        if entry.link:
            key = key_of(entry.link)
        else:
            words = entry.key or hashlib.sha256(f"{entry.raw.title}\n{entry.raw.text}".encode()).hexdigest()[:16]
            key = f"{name}#{words}"
        if key not in seen:
            seen.add(key)
            yield key, entry
