"""Fetching one address: rules, pace, retries, redirects, limits; what fails is one InputError with what to do."""

from __future__ import annotations

import email.utils
import re
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType

import httpcore2
import httpx2

from firsthand import __version__
from firsthand.errors import InputError
from firsthand.fetch import body, robots
from firsthand.fetch.addresses import SAVE, check, shown
from firsthand.fetch.answers import Fetched, Known, Unchanged
from firsthand.fetch.network import Backend, Refused, Resolve, Transport, Unknown, system_names
from firsthand.fetch.pace import PAUSE, Pace, TooLong

AGENT = f"{robots.NAME}/{__version__}"
# Seconds: to connect, without a byte, and for one answer from the first packet to the last.
CONNECT, SILENCE, WHOLE = 15.0, 30.0, 180.0
# Requests for one address where a server stumbles; the wait before the next one is doubled each time.
TRIES = 4
FIRST_WAIT = 2.0
# RFC 9309 asks for five at least for robots.txt; a page that needs more than ten leads in a circle.
MOST_REDIRECTS = 10
PASSING = frozenset({408, 429, 500, 502, 503, 504})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
# What never holds words; it is left where it is.
_NO_WORDS = re.compile(r"(?:image|audio|video|font)/", re.IGNORECASE)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer: ``data`` only where it was asked for and the status is 2xx."""

    status: int
    headers: httpx2.Headers
    data: bytes = b""


class _Stumble(Exception):  # noqa: N818 (reads as what happened)
    """A failure that may pass: the server did not answer, or broke off."""


class _Forbidden(InputError):  # noqa: N818 (reads as what happened)
    """It leads into a network that is never asked."""


class Fetcher:
    """Fetches addresses one after another; close it, or use it in a ``with`` statement.

    ``resolve`` gives a name's addresses, ``sleep``, ``clock`` (seconds that only grow) and ``now`` (seconds since 1970)
    are the time, ``largest`` is the limit of one answer in bytes, ``pause`` the seconds between two requests to a host,
    ``context`` says whose certificates are trusted. ``local_ports`` opens ports of this computer: for tests only.
    """

    def __init__(
        self,
        *,
        resolve: Resolve = system_names,
        local_ports: frozenset[int] = frozenset(),
        pause: float = PAUSE,
        largest: int = body.LARGEST,
        silence: float = SILENCE,
        whole: float = WHOLE,
        context: ssl.SSLContext | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._backend = Backend(resolve, local_ports, clock)
        self._clock, self._now, self._pause = clock, now, pause
        self._largest, self._whole = largest, whole
        self._pace = Pace(clock, sleep)
        self._robots = robots.Robots(self._robots_txt, clock)
        self._client = httpx2.Client(
            transport=Transport(self._backend, context),
            trust_env=False,
            timeout=httpx2.Timeout(silence, connect=CONNECT),
            headers={
                "User-Agent": AGENT,
                "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
                "Accept-Encoding": "gzip",
            },
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._client.close()

    def get(self, address: str, known: Known | None = None) -> Fetched | Unchanged:
        """The document at ``address``; Unchanged where the server says it is still the one of ``known``.

        Raises InputError, which names ``address``, for whatever keeps it from being fetched.
        """
        with _named(shown(address)):
            self._client.cookies.clear()  # what a site sets on the way is for this way only
            url = check(address)
            for _ in range(MOST_REDIRECTS + 1):
                answer = self._asked(url, known if known and known.url == url else None)
                onward = _redirect(url, answer)
                if onward is None:
                    return _result(shown(address), url, answer)
                url = onward
            raise InputError(url, f"it was passed on {MOST_REDIRECTS} times and leads nowhere; {SAVE}")

    def _asked(self, url: str, known: Known | None) -> _Answer:
        """The answer for ``url`` if the site's rules allow to ask. Raises InputError."""
        where = _parsed(url)
        rules = self._robots.of(_origin(where))
        if rules.closed is not None:
            reason = f"{rules.closed}, asked for the site's robots.txt, without which nothing may be fetched there"
            raise InputError(url, f"{reason}; check the address, or try again later")
        if not rules.allow(str(where)):
            raise InputError(url, f"the site's robots.txt asks programs to leave it alone; {SAVE}")
        return self._patiently(url, _conditions(known), rules.delay)

    def _patiently(self, url: str, headers: dict[str, str], delay: float = 0.0, *, cut: int | None = None) -> _Answer:
        """The answer after the host's pause, asked for again while the server stumbles. Raises InputError."""
        where = _parsed(url)
        for number in range(1, TRIES + 1):
            try:
                self._pace.wait(where.host)
            except TooLong as error:
                reason = f"the site asks to be left alone for {error.seconds:.0f} seconds"
                raise InputError(url, f"{reason}; try again after that") from None
            try:
                answer, stumble = self._once(where, headers, cut), ""
            except _Stumble as error:
                answer, stumble = None, str(error)
            finally:
                self._pace.put_off(where.host, max(self._pause, delay))
            if answer is not None and answer.status not in PASSING:
                return answer
            self._pace.put_off(where.host, max(FIRST_WAIT * 2 ** (number - 1), self._retry_after(answer)))
        if answer is not None:
            return answer
        raise InputError(url, f"{stumble}; check the address, or try again later")

    def _once(self, where: httpx2.URL, headers: dict[str, str], cut: int | None) -> _Answer:
        """One request. Raises _Stumble for what may pass, InputError for what will not."""
        self._backend.deadline = self._clock() + self._whole
        url = str(where)
        try:
            with self._client.stream("GET", where, headers=headers) as response:
                return _Answer(response.status_code, response.headers, self._data(response, url, cut))
        except Refused as error:
            reason = f"it leads to {error}, which is not on the public internet (a private or reserved network)"
            raise _Forbidden(url, f"{reason} and is never asked; if the page is your own, {SAVE}") from None
        except Unknown as error:
            reason = f"the site {shown(where.host)} is not to be found ({error})"
            raise InputError(url, f"{reason}; check the address") from None
        except (httpcore2.TimeoutException, httpx2.TimeoutException) as error:
            raise _Stumble(f"no answer in time ({str(error) or 'the site is too slow'})") from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.HTTPError, httpx2.InvalidURL) as error:
            if (why := _distrust(error)) is not None:
                raise InputError(url, f"the site's certificate cannot be trusted ({why}); {SAVE}") from None
            raise _Stumble(f"the connection failed ({shown(str(error)) or type(error).__name__})") from None
        finally:
            self._backend.deadline = None

    def _data(self, response: httpx2.Response, url: str, cut: int | None) -> bytes:
        if not 200 <= response.status_code < 300:
            return b""
        largest = self._largest if cut is None else cut
        kind = response.headers.get("Content-Type", "")
        if cut is None and _NO_WORDS.match(kind):
            raise InputError(url, f"a picture, sound or film ({shown(kind[:60])}), no article; give the page's address")
        size = response.headers.get("Content-Length", "")
        too_large = f"larger than {largest >> 20} MB; if it holds articles, save it, split it and give the files"
        if cut is None and size.isdecimal() and len(size) < 20 and int(size) > largest:
            raise InputError(url, too_large)
        try:
            coding = response.headers.get("Content-Encoding", "")
            return body.read_body(response.iter_raw(), coding, limit=largest, cut=cut is not None)
        except body.TooLarge:
            raise InputError(url, too_large) from None
        except body.Broken as error:
            raise InputError(url, f"the answer is damaged ({error}); {SAVE}") from None

    def _retry_after(self, answer: _Answer | None) -> float:
        """Seconds that the server asks to wait (RFC 9110, 10.2.3: a number or a date), 0 where it does not."""
        said = answer.headers.get("Retry-After", "").strip() if answer else ""
        if said.isdecimal() and len(said) < 10:
            return float(said)
        try:
            return max(0.0, email.utils.parsedate_to_datetime(said).timestamp() - self._now())
        except (ValueError, TypeError, OverflowError):
            return 0.0

    def _robots_txt(self, url: str) -> tuple[int, bytes]:
        """(status, bytes) of a robots.txt; (0, reason) where the site cannot be reached. Raises InputError if refused.

        Followed over redirects, to other hosts too (RFC 9309, 2.3.1.2); after too many it counts as not there.
        """
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = self._patiently(url, {}, cut=robots.LONGEST)
            except _Forbidden:
                raise
            except InputError as error:
                return 0, error.reason.rpartition(";")[0].encode("utf-8")
            onward = _redirect(url, answer)
            if onward is None:
                return answer.status, answer.data
            url = onward
        return 404, b""


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Failures on the way of an address are that address's; where else they happened is said."""
    try:
        yield
    except InputError as error:
        at = shown(error.path)
        raise InputError(name, error.reason if at == name else f"{error.reason} (at {at})") from None


def _distrust(error: BaseException | None) -> str | None:
    """Why a certificate was not trusted, if that is what ``error`` comes from; asking again would not change it."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        error = error.__cause__ or error.__context__
    return None


def _parsed(url: str) -> httpx2.URL:
    try:
        parsed = httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise InputError(url, f"not a web address ({error}); copy it again from the browser") from None
    if parsed.userinfo or not parsed.host:
        raise InputError(url, "not a web address; copy it again from the browser")
    return parsed


def _origin(url: httpx2.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _conditions(known: Known | None) -> dict[str, str]:
    found = {"If-None-Match": known.etag, "If-Modified-Since": known.modified} if known else {}
    return {name: value for name, value in found.items() if value}


def _redirect(url: str, answer: _Answer) -> str | None:
    """Where ``answer`` passes on to, checked as every address is; None where it does not. Raises InputError."""
    if answer.status not in REDIRECTS:
        return None
    place = answer.headers.get("Location", "")
    if not place:
        raise InputError(url, f"the site passes it on without saying where to; {SAVE}")
    try:
        return check(str(_parsed(url).join(place)))
    except httpx2.InvalidURL:
        raise InputError(url, f"the site passes it on to what is no address; {SAVE}") from None


def _result(name: str, url: str, answer: _Answer) -> Fetched | Unchanged:
    """What an answer that is no redirect gives. Raises InputError where it gives nothing."""
    if answer.status == 304:
        return Unchanged(name, url)
    if answer.status in (204, 205, 206) or not 200 <= answer.status < 300:
        raise InputError(url, _refusal(answer.status))
    headers = answer.headers
    kind = headers.get("Content-Type", "")
    charset = _CHARSET.search(kind)
    etag, modified = headers.get("ETag"), headers.get("Last-Modified")
    return Fetched(
        address=name,
        url=url,
        data=answer.data,
        media=kind.partition(";")[0].strip().lower(),
        charset=charset[1] if charset else None,
        date=headers.get("Date"),
        known=Known(url, etag, modified) if etag or modified else None,
    )


def _refusal(status: int) -> str:
    if status in (404, 410):
        return f"there is no such page (status {status}); check the address"
    if status in (401, 402, 403, 407, 451):
        return f"the site does not give it to programs (status {status}); {SAVE}"
    if status == 429:
        return "the site says that it was asked too often (status 429); try again later, with fewer addresses"
    if status >= 500:
        return f"the site has a fault (status {status}); try again later"
    return f"the site gives no page (status {status}); {SAVE}"
