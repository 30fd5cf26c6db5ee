"""A model's address on this machine, for tests: answers what it is told to, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Question = dict[str, Any]


@dataclass
class Answer:
    """``text`` becomes the model's words; ``body`` is sent as it is; ``drip`` seconds pass before each byte of it."""

    text: str = ""
    status: int = 200
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0

    def bytes(self) -> bytes:
        choice = {"message": {"role": "assistant", "content": self.text}, "finish_reason": "stop"}
        return json.dumps({"choices": [choice]}).encode() if self.body is None else self.body


@dataclass
class ModelServer:
    """``answer`` makes the Answer to a question; ``asked`` holds the questions, ``headers`` what came with them."""

    answer: Callable[[Question], Answer] = field(default=lambda _: Answer('{"attributions": []}'))
    asked: list[Question] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    url: str = ""
    stop: threading.Event = field(default_factory=threading.Event)

    def says(self, *answers: Answer | str) -> None:
        """These answers one after the other, the last one for ever."""
        given = [Answer(one) if isinstance(one, str) else one for one in answers]
        self.answer = lambda _: given[min(len(self.asked), len(given)) - 1]


@contextmanager
def serving() -> Iterator[ModelServer]:
    """A server on a free port of this machine, until the block ends."""
    model = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            model.asked.append(json.loads(body))
            model.headers.append(dict(self.headers.items()))
            model.paths.append(self.path)
            self._send(model.answer(model.asked[-1]))

        def do_GET(self) -> None:  # where a redirect would lead
            model.paths.append(self.path)
            self._send(Answer())

        def _send(self, answer: Answer) -> None:
            body = answer.bytes()
            try:
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if not answer.drip:
                    self.wfile.write(body)
                    return
                for byte in body:
                    if model.stop.wait(answer.drip):
                        return
                    self.wfile.write(bytes([byte]))
            except OSError:
                pass  # whoever asked has gone

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    model.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.stop.set()
        server.shutdown()
        server.server_close()
        thread.join()
