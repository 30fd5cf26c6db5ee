"""The wire to a model, against a server on this machine that behaves well, badly, and worse."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from firsthand.errors import UsageError
from firsthand.language import remote
from firsthand.language.remote import Endpoint, RemoteError
from tests.model_server import Answer, ModelServer, serving


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving() as model:
        yield model


def endpoint(server: ModelServer, **more: Any) -> Endpoint:
    return Endpoint(server.url, "small", **{"timeout": 5.0, "pause": lambda _: None, **more})


def test_a_question_and_its_answer(server: ModelServer) -> None:
    server.says("words")
    assert endpoint(server, key="secret").ask("rules", "article") == "words"
    asked = server.asked[0]
    assert (asked["model"], asked["temperature"], asked["seed"]) == ("small", 0, remote.SEED)
    assert [m["content"] for m in asked["messages"]] == ["rules", "article"]
    assert server.headers[0]["Authorization"] == "Bearer secret"
    assert server.paths == ["/v1/chat/completions"]


def test_no_key_no_header_and_no_key_in_the_words_about_it(server: ModelServer) -> None:
    server.says("words")
    endpoint(server).ask("", "")
    assert "Authorization" not in server.headers[0]
    assert "secret" not in repr(endpoint(server, key="secret"))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_passing_trouble_is_tried_again(server: ModelServer, status: int) -> None:
    waited: list[float] = []
    server.says(Answer(status=status, headers={"Retry-After": "7"}), Answer(status=status), "words")
    assert endpoint(server, pause=waited.append).ask("", "") == "words"
    assert waited == [7.0, 2.0]


def test_a_server_cannot_ask_for_an_endless_pause(server: ModelServer) -> None:
    waited: list[float] = []
    server.says(Answer(status=429, headers={"Retry-After": "99999"}), "words")
    endpoint(server, pause=waited.append).ask("", "")
    assert waited == [remote.LONGEST_PAUSE]


def test_trouble_that_stays_is_told(server: ModelServer) -> None:
    server.says(Answer(status=500))
    with pytest.raises(RemoteError, match=r"status 500.*try again later") as told:
        endpoint(server).ask("", "")
    assert len(server.asked) == remote.TRIES and not told.value.lasting


@pytest.mark.parametrize(
    ("status", "advice", "lasting"),
    [(401, "FIRSTHAND_LLM_KEY", True), (404, "base URL", True), (413, "longer texts", False), (418, "server", True)],
)
def test_refusals_are_not_tried_again(server: ModelServer, status: int, advice: str, lasting: bool) -> None:
    server.says(Answer(status=status))
    with pytest.raises(RemoteError, match=advice) as told:
        endpoint(server).ask("", "")
    assert len(server.asked) == 1 and told.value.lasting is lasting


def test_fields_that_a_server_does_not_know_are_left_out_for_good(server: ModelServer) -> None:
    server.answer = lambda asked: Answer(status=400) if "seed" in asked else Answer("words")
    one = endpoint(server)
    assert (one.ask("", ""), one.ask("", "")) == ("words", "words")
    assert ["seed" in asked for asked in server.asked] == [True, False, False]


def test_a_redirect_is_not_followed(server: ModelServer) -> None:
    for status in (301, 302, 307, 308):
        server.paths.clear()
        server.says(Answer(status=status, headers={"Location": f"{server.url}/elsewhere"}))
        with pytest.raises(RemoteError, match="points elsewhere"):
            endpoint(server, key="secret").ask("", "")
        assert server.paths == ["/v1/chat/completions"]


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(RemoteError, match=r"could not be reached.*is the server running") as told:
        Endpoint(f"http://127.0.0.1:{port}/v1", "small", pause=lambda _: None).ask("", "")
    assert told.value.lasting


@pytest.mark.parametrize("drip", [30.0, 0.02])
def test_a_slow_answer_ends_at_the_limit(server: ModelServer, drip: float) -> None:
    server.says(Answer("words" * 100, drip=drip))
    since = time.monotonic()
    with pytest.raises(RemoteError, match=r"did not answer in 0.2 seconds; allow more") as told:
        endpoint(server, timeout=0.2, tries=1).ask("", "")
    assert time.monotonic() - since < 5
    assert not told.value.lasting


def test_an_endless_answer_is_not_read(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "LARGEST_ANSWER", 1 << 20)
    server.says(Answer("a" * (2 << 20)))
    with pytest.raises(RemoteError, match="more than 1 MB"):
        endpoint(server).ask("", "")


def _choice(content: object, reason: str = "stop") -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}, "finish_reason": reason}]}).encode()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "as a model does"),
        (b"<html>", "as a model does"),
        (b"\xff\xfe", "as a model does"),
        (b"[" * 100_000, "as a model does"),
        (b'{"choices": []}', "as a model does"),
        (b'{"choices": {"0": 1}}', "as a model does"),
        (b'{"choices": [{"message": null}]}', "as a model does"),
        (b'{"choices": ["text"]}', "as a model does"),
        (_choice(None), "empty"),
        (_choice(" "), "empty"),
        (_choice(["words"]), "empty"),
        (_choice("words", "length"), "cut off"),
    ],
)
def test_what_is_no_answer(server: ModelServer, body: bytes, why: str) -> None:
    server.says(Answer(body=body))
    with pytest.raises(RemoteError, match=why):
        endpoint(server).ask("", "")


@pytest.mark.parametrize(
    "url", ["", "localhost:8000", "ftp://a/v1", "http://", "http://[", "http://a:b/v1", "file:///etc", "http://a/?b=c"]
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(UsageError, match="give one like http"):
        Endpoint(url, "small")


def test_options_that_cannot_be() -> None:
    with pytest.raises(UsageError, match="FIRSTHAND_LLM_KEY"):
        Endpoint("http://ada:secret@a/v1", "small")
    with pytest.raises(UsageError, match="FIRSTHAND_LLM_KEY"):
        Endpoint("http://a/v1", "small", "secret\r\nHost: b")
    with pytest.raises(UsageError, match="--llm-model"):
        Endpoint("http://a/v1", " ")
    with pytest.raises(UsageError, match="longer than 0"):
        Endpoint("http://a/v1", "small", timeout=0)


def test_the_whole_address_is_taken_as_well() -> None:
    one = Endpoint("https://models.example/v1/chat/completions/", "small")
    assert (one.url, one.host, one.local, one.encrypted) == (
        "https://models.example/v1",
        "models.example",
        False,
        True,
    )
