from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from tests.fetch.server import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is tested here, nothing leaves this computer."""
    true = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        host = str(address[0]) if isinstance(address, tuple) else ""
        assert host in ("127.0.0.1", "::1"), f"a connection to {address}"
        true(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
