"""A web server of the test's own on this computer, and a Fetcher that may reach it under invented names."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from firsthand.fetch.fetcher import Fetcher

DATE = "Sat, 24 May 2031 16:03:00 GMT"
Answer = Callable[["Handler"], object]


class Handler(BaseHTTPRequestHandler):
    """Answers from ``server.pages``: path → function of the handler. What is not there is a 404."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((headers.get("host", ""), self.path, headers))
        answer = self.server.pages.get(self.path)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            if answer is None:
                self.send(b"", 404)
            else:
                answer(self)

    def send(self, data: bytes, status: int = 200, **headers: str) -> None:
        self.send_response_only(status)
        given = {"Content-Type": "text/html; charset=utf-8", "Date": DATE, "Content-Length": str(len(data))}
        for name, value in {**given, **{k.replace("_", "-"): v for k, v in headers.items()}}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    """``asked`` are (host, path, headers) of the requests so far."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def at(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, data: bytes | str, status: int = 200, **headers: str) -> None:
        raw = data.encode() if isinstance(data, str) else data
        self.pages[path] = lambda h: h.send(raw, status, **headers)

    def paths(self) -> list[str]:
        """The paths asked for, but for robots.txt."""
        return [path for _, path, _ in self.asked if path != "/robots.txt"]


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()


class Time:
    """A clock that stands still but for what is slept, and for what really passes if ``real``."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.ahead = 0.0

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 1))
        self.ahead += seconds

    def clock(self) -> float:
        return time.monotonic() + self.ahead


NAMES = {
    "news.example": ["127.0.0.1"],
    "other.example": ["127.0.0.1"],
    "six.example": ["::1"],
    "inside.example": ["10.1.2.3"],
    "both.example": ["93.184.216.34", "192.168.1.1"],
    "cloud.example": ["169.254.169.254"],
    "mapped.example": ["::ffff:10.0.0.1"],
    "empty.example": [],
}


def names(host: str, port: int) -> list[str]:
    """A resolver that asks nobody."""
    assert port
    if host not in NAMES:
        raise OSError(-2, "Name or service not known")
    return NAMES[host]


def fetcher(server: Server, time_: Time | None = None, **settings: Any) -> Fetcher:
    now = time_ or Time()
    settings = {"resolve": names, "sleep": now.sleep, "clock": now.clock, **settings}
    return Fetcher(local_ports=frozenset({server.port}), **settings)
