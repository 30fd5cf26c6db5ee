"""Asking a language model at an OpenAI-compatible address (``POST …/chat/completions``), by the standard library alone.

Works with what speaks that protocol: vLLM, llama.cpp's server, Ollama, LM Studio, OpenAI. No redirect is followed,
since one would carry texts and key to an address that nobody named; every question has a time limit, and every answer a
largest size.
"""

from __future__ import annotations

import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import IO, Any
from urllib.parse import urlsplit

from firsthand.errors import UsageError

TIMEOUT = 120.0  # seconds for one answer: a model on a processor without a graphics card takes that long for a page
TRIES = 3
PAUSE = 1.0  # seconds before the second try, twice as long before each further one
LONGEST_PAUSE = 30.0  # what a server may ask for ("Retry-After")
LARGEST_ANSWER = 4 << 20  # bytes: many times what the longest question can be answered with
SEED = 1  # any number does, as long as it is always the same
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # worth another try
_UNKNOWN_FIELD = frozenset({400, 422})
_OF_THE_TEXT = frozenset({400, 413, 422})  # another text may well be answered
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})

_ADVICE = {
    400: "it does not take the question; is the model's name right, and does it read texts of this length?",
    401: "it does not take the key; set FIRSTHAND_LLM_KEY to a valid one",
    403: "it does not take the key; set FIRSTHAND_LLM_KEY to one that may use this model",
    404: "there is nothing at this address; is the base URL right (it often ends in /v1), and the model's name?",
    413: "the question is too long for it; choose a model that reads longer texts",
    429: "it takes no more questions now; wait, or ask fewer at a time",
}


class RemoteError(Exception):
    """No usable answer; the message says why and what would help. ``lasting``: asking again will not help either."""

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting


@dataclass(slots=True)
class Endpoint:
    """Where a model answers. ``url`` is the base ("http://127.0.0.1:8000/v1"), ``timeout`` in seconds for one answer.

    Raises UsageError for an address that is none.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = TIMEOUT
    tries: int = TRIES
    pause: Callable[[float], object] = time.sleep
    # Fields that not every server knows; left out from the first time that one refuses them.
    plain: bool = False

    def __post_init__(self) -> None:
        self.url = self.url.strip().rstrip("/").removesuffix("/chat/completions")
        try:
            parts = urlsplit(self.url)
            host, _ = parts.hostname, parts.port
        except ValueError:
            parts, host = urlsplit(""), None
        if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
            raise UsageError(f"{self.url!r} is no address of a model; give one like http://127.0.0.1:8000/v1")
        if parts.username is not None:
            raise UsageError("an address with a password in it ends up in logs; set FIRSTHAND_LLM_KEY instead")
        if self.key is not None and (not self.key.isascii() or not self.key.isprintable()):
            raise UsageError("the key holds characters that no key has; look at FIRSTHAND_LLM_KEY")
        if not self.model.strip():
            raise UsageError("no model is named; say which one with --llm-model or FIRSTHAND_LLM_MODEL")
        if self.timeout <= 0:
            raise UsageError("the time limit for one answer must be longer than 0 seconds")

    @property
    def host(self) -> str:
        """Host and port, for messages."""
        return urlsplit(self.url).netloc

    @property
    def local(self) -> bool:
        """Whether the address is on this machine."""
        return urlsplit(self.url).hostname in _LOCAL

    @property
    def encrypted(self) -> bool:
        return urlsplit(self.url).scheme == "https"

    def ask(self, system: str, user: str) -> str:
        """The model's answer as text, at temperature 0. Raises RemoteError."""
        for attempt in range(1, self.tries + 1):
            try:
                return self._once(system, user)
            except _Again as again:
                if attempt == self.tries:
                    raise RemoteError(again.reason, lasting=again.unreachable) from None
                self.pause(min(max(again.after, PAUSE * 2 ** (attempt - 1)), LONGEST_PAUSE))
        raise RemoteError(f"{self.host} was not asked; allow at least one try", lasting=True)

    def _once(self, system: str, user: str) -> str:
        status, body = self._post(self._question(system, user))
        if status in _UNKNOWN_FIELD and not self.plain:
            self.plain = True
            status, body = self._post(self._question(system, user))
        if status != 200:
            moved = "it points elsewhere, which is not followed; give the address that it points to"
            reason = _ADVICE.get(status, moved if 300 <= status < 400 else "look at what the server says about it")
            lasting = status not in _OF_THE_TEXT
            raise RemoteError(f"{self.host} answered with status {status}: {reason}", lasting=lasting)
        return _content(body, self.host)

    def _question(self, system: str, user: str) -> bytes:
        asked: dict[str, Any] = {
            "model": self.model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
            "temperature": 0,
        }
        if not self.plain:
            asked |= {"seed": SEED, "response_format": {"type": "json_object"}}
        return json.dumps(asked).encode("ascii")

    def _post(self, body: bytes) -> tuple[int, bytes]:
        """Status and body, within the time limit whatever the server does. Raises _Again and RemoteError."""
        outcome: list[tuple[int, bytes] | Exception] = []

        def send() -> None:
            try:
                outcome.append(self._send(body))
            except Exception as error:
                outcome.append(error)

        # A time limit of the socket holds for one packet only: a server may send a byte a minute for ever.
        worker = threading.Thread(target=send, daemon=True)
        worker.start()
        worker.join(self.timeout + 1)
        if not outcome:
            raise _Again(f"{self.host} did not answer in {self.timeout:g} seconds; allow more with --llm-timeout")
        result = outcome[0]
        if isinstance(result, (_Again, RemoteError)):
            raise result
        if isinstance(result, Exception):
            raise self._trouble(result) from None
        return result

    def _send(self, body: bytes) -> tuple[int, bytes]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "firsthand"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(f"{self.url}/chat/completions", body, headers, method="POST")
        try:
            with _opener().open(request, timeout=self.timeout) as answer:
                return answer.status, self._read(answer)
        except urllib.error.HTTPError as error:
            with error:
                if error.code in _PASSING:
                    advice = _ADVICE.get(error.code, "it is in trouble; try again later")
                    raise _Again(
                        f"{self.host} answered with status {error.code}: {advice}", _seconds(error.headers)
                    ) from None
                return error.code, b""

    def _read(self, answer: IO[bytes]) -> bytes:
        until = time.monotonic() + self.timeout
        held = bytearray()
        while piece := answer.read1(1 << 16):  # type: ignore[attr-defined]
            held += piece
            if len(held) > LARGEST_ANSWER:
                raise RemoteError(f"{self.host} sent more than {LARGEST_ANSWER >> 20} MB; is this the right address?")
            if time.monotonic() > until:
                raise TimeoutError
        return bytes(held)

    def _trouble(self, error: Exception) -> _Again:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            return _Again(f"{self.host} did not answer in {self.timeout:g} seconds; allow more with --llm-timeout")
        told = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        return _Again(f"{self.host} could not be reached ({told}); is the server running?", unreachable=True)


class _Again(Exception):  # noqa: N818 (what is to be done)
    """Trouble that may pass."""

    def __init__(self, reason: str, after: float = 0.0, *, unreachable: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.after, self.unreachable = reason, after, unreachable


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the status of the answer is told instead."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        del req, fp, code, msg, headers, newurl


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_Stay)


def _seconds(headers: Mapping[str, str] | Message | None) -> float:
    """What "Retry-After" asks for, 0 where it does not say it in seconds."""
    told = str((headers or {}).get("Retry-After") or "")
    return float(told) if told.isascii() and told.isdigit() and len(told) < 6 else 0.0


def _content(body: bytes, host: str) -> str:
    """The words of the first choice of an answer. Raises RemoteError."""
    try:
        choice = json.loads(body)["choices"][0]
        content = choice["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError):
        raise RemoteError(
            f"{host} did not answer as a model does; is the base URL right (it often ends in /v1)?"
        ) from None
    if choice.get("finish_reason") == "length":
        raise RemoteError("the answer was cut off; let the server give longer ones, or choose another model")
    if not isinstance(content, str) or not content.strip():
        raise RemoteError("the answer was empty; choose another model")
    return content
