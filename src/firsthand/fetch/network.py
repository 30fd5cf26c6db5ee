"""Connections: a name is resolved once, every address is checked, and the connection goes to the one that was checked.

Between checking a name and connecting to it, its owner can change what it stands for (DNS rebinding). So the name is
resolved here, and the connection is made to the address itself; name and certificate stay those of the site. Proxies of
the environment are not used: what they connect to cannot be checked.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from ipaddress import ip_address
from typing import Any

import httpcore2
import httpx2

from firsthand.fetch.networks import is_public

# A name's addresses, as text, best first. Raises OSError where the name is unknown.
Resolve = Callable[[str, int], list[str]]
# Of a name's addresses so many are tried.
MOST_TRIED = 3


class Refused(Exception):  # noqa: N818 (reads as what happened)
    """A name stands for an address that is not of the public internet; the message is that address."""


class Unknown(Exception):  # noqa: N818 (reads as what happened)
    """The name cannot be resolved."""


def system_names(host: str, port: int) -> list[str]:
    """The addresses of ``host`` as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Backend(httpcore2.NetworkBackend):
    """TCP connections to public addresses only, all of one request done by ``deadline`` (a time of ``clock``).

    ``local_ports`` opens ports of this computer's loopback: for tests with a server of their own.
    """

    def __init__(self, resolve: Resolve, local_ports: frozenset[int], clock: Callable[[], float]) -> None:
        self._resolve, self._local_ports, self._clock = resolve, local_ports, clock
        self._inner = httpcore2.SyncBackend()
        self.deadline: float | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        last: Exception | None = None
        for address in self.checked(host, port)[:MOST_TRIED]:
            try:
                wait = self.left(timeout, httpcore2.ConnectTimeout)
                stream = self._inner.connect_tcp(address, port, wait, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                last = error
                continue
            peer = str(stream.get_extra_info("server_addr")[0])
            if ip_address(peer) != ip_address(address):
                stream.close()
                raise Refused(peer)
            return _Stream(stream, self)
        raise last or httpcore2.ConnectError("no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002 (the signature is httpcore's)
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        raise Refused(path)

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def checked(self, host: str, port: int) -> list[str]:
        """The addresses of ``host``, each public. Raises Refused if one is not, Unknown if there is none."""
        try:
            # An address as host is itself: the resolver would read other notations into it.
            found = [str(ip_address(host.strip("[]")))]
        except ValueError:
            try:
                found = self._resolve(host, port)
            except (OSError, UnicodeError) as error:
                raise Unknown(getattr(error, "strerror", None) or str(error)) from None
        if not found:
            raise Unknown("no address")
        for address in found:
            if not is_public(address) and not self._is_opened(address, port):
                raise Refused(address)
        return found

    def _is_opened(self, address: str, port: int) -> bool:
        return port in self._local_ports and address in ("127.0.0.1", "::1")

    def left(self, timeout: float | None, error: type[Exception]) -> float | None:
        """``timeout``, or what is left of the request's time if that is less. Raises ``error`` if none is."""
        if self.deadline is None:
            return timeout
        left = self.deadline - self._clock()
        if left <= 0:
            raise error("the time for the whole answer is over")
        return left if timeout is None else min(timeout, left)


class _Stream(httpcore2.NetworkStream):
    """A connection whose every step ends with the request's time: a server that drips cannot hold it for ever."""

    def __init__(self, inner: httpcore2.NetworkStream, backend: Backend) -> None:
        self._inner, self._backend = inner, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._backend.left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._backend.left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        wait = self._backend.left(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, wait), self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Transport(httpx2.BaseTransport):
    """httpx over connections of ``backend``."""

    def __init__(self, backend: Backend, context: ssl.SSLContext | None) -> None:
        # One connection at a time, and none kept for longer than the pause before the next page of the same host.
        self._pool = httpcore2.ConnectionPool(
            ssl_context=context or httpx2.create_ssl_context(),
            max_connections=1,
            keepalive_expiry=30.0,
            network_backend=backend,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        asked = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        answer = self._pool.handle_request(
            httpcore2.Request(
                request.method, asked, headers=request.headers.raw, content=b"", extensions=request.extensions
            )
        )
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return answer_pieces(self._answer)

    def close(self) -> None:
        self._answer.close()


def answer_pieces(answer: httpcore2.Response) -> Iterator[bytes]:
    """The bytes of an answer as they come."""
    yield from answer.iter_stream()
