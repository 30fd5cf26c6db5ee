"""``--extractor llm`` from the command line: off by default, said on standard error, and never the end of a run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from firsthand import cli
from tests.model_server import Answer, ModelServer, serving

TEXT = "Ada Brinck, the mayor of Quell, said on Monday that the bridge would stay closed until the autumn.\n"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving() as model:
        yield model


@pytest.fixture
def path(tmp_path: Path) -> str:
    place = tmp_path / "bell.txt"
    place.write_text(TEXT, encoding="utf-8")
    return str(place)


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner(env={"FIRSTHAND_LLM_URL": None, "FIRSTHAND_LLM_MODEL": None, **environment}).invoke(
        cli.main, list(arguments)
    )


def rows(*found: dict[str, object]) -> str:
    return json.dumps({"attributions": list(found)})


def test_nothing_is_sent_unless_asked_for(server: ModelServer, path: str) -> None:
    result = run("annotate", path, FIRSTHAND_LLM_URL=server.url, FIRSTHAND_LLM_MODEL="small")
    assert result.exit_code == 0 and server.asked == []


def test_rows_of_the_model_reach_the_output_and_are_counted(server: ModelServer, path: str) -> None:
    server.says(
        rows(
            {"sentence": 0, "source": "the mayor of Quell", "cue": "said", "content": "the bridge would stay closed"},
            {"sentence": 0, "source": "the mayor of Quell", "cue": "lied", "content": "the bridge would stay closed"},
        )
    )
    result = run("annotate", path, "--extractor", "llm", "--llm-model", "small", FIRSTHAND_LLM_URL=server.url)
    assert result.exit_code == 0, result.stderr
    line = json.loads(result.stdout)
    assert [s["quote"] for s in line["attributions"][0]["source"]] == ["the mayor of Quell"]
    assert len(line["attributions"]) == 1
    assert f"texts are sent to {server.url.split('/')[2]}\n" in result.stderr
    assert "marked 1 attributions in the articles' words; left out: 1 words that are not in" in result.stderr


def test_a_failed_article_is_named_and_done_in_the_built_in_way(server: ModelServer, path: str) -> None:
    server.says(Answer(status=401))
    result = run(
        "report", path, "--format", "json", "--extractor", "llm",
        FIRSTHAND_LLM_URL=server.url, FIRSTHAND_LLM_MODEL="small", FIRSTHAND_LLM_KEY="secret",
    )  # fmt: skip
    assert result.exit_code == 1
    assert "bell.txt was done in the built-in way" in result.stderr and "FIRSTHAND_LLM_KEY" in result.stderr
    assert "secret" not in result.stderr + result.stdout
    assert server.headers[0]["Authorization"] == "Bearer secret"
    assert result.stdout == run("report", path, "--format", "json").stdout


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("--llm-model", "small"), "--llm-url"),
        (("--llm-url", "http://127.0.0.1:9/v1"), "--llm-model"),
        (("--llm-url", "127.0.0.1", "--llm-model", "small"), "http://127.0.0.1:8000/v1"),
        (("--llm-url", "http://127.0.0.1:9/v1", "--llm-model", "small", "--llm-timeout", "0"), "longer than 0"),
    ],
)
def test_wrong_use_says_what_to_do(path: str, arguments: tuple[str, ...], advice: str) -> None:
    result = run("annotate", path, "--extractor", "llm", *arguments)
    assert result.exit_code == 2 and advice in result.stderr


def test_a_collection_is_never_sent(server: ModelServer, tmp_path: Path) -> None:
    result = run(
        "report", "--db", str(tmp_path / "news.db"), "--extractor", "llm",
        FIRSTHAND_LLM_URL=server.url, FIRSTHAND_LLM_MODEL="small",
    )  # fmt: skip
    assert result.exit_code == 2 and "--db" in result.stderr and server.asked == []
