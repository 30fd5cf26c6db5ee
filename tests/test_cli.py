from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import types
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from firsthand import __version__, cli, files
from firsthand.account import Account
from firsthand.errors import InputError, NothingRead, UsageError
from firsthand.model import Annotated
from tests.render.story import ACCOUNT, M

FAILED = InputError("broken.bin", "it is not text; leave it out")


class Pipeline:
    """Stands in for the stages: the commands have no logic of their own, and this lets each case be set up."""

    def __init__(self) -> None:
        self.account = ACCOUNT
        self.failures: tuple[InputError, ...] = ()
        self.skipped: tuple[str, ...] = ()
        self.raises: Exception | None = None
        self.seen: list[Any] = []

    def _run(self, paths: Sequence[str], progress: Any) -> None:
        self.seen.append((tuple(paths), progress))
        if self.raises:
            raise self.raises

    def report(self, paths: Sequence[str], *, progress: Any = None, extractor: Any = None) -> Any:
        assert extractor is None, "nothing leaves the machine unless somebody asks for it"
        self._run(paths, progress)
        return types.SimpleNamespace(account=self.account, failures=self.failures, skipped=self.skipped)

    def annotate_all(self, paths: Sequence[str], *, progress: Any = None, extractor: Any = None) -> Any:
        assert extractor is None, "nothing leaves the machine unless somebody asks for it"
        self._run(paths, progress)
        annotated = tuple(Annotated(one, True, (), (), (), (), (), (), ()) for one in self.account.articles)
        return types.SimpleNamespace(annotated=annotated, failures=self.failures, skipped=self.skipped)

    def read_paths(self, paths: Sequence[str], *, progress: Any = None) -> Any:
        self._run(paths, progress)
        return types.SimpleNamespace(articles=self.account.articles, failures=self.failures, skipped=self.skipped)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    fake = Pipeline()
    run, read = types.ModuleType("firsthand.run"), types.ModuleType("firsthand.read")
    run.pipeline = fake  # type: ignore[attr-defined]
    read.read_paths = fake.read_paths  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "firsthand.run", run)
    monkeypatch.setitem(sys.modules, "firsthand.read", read)
    web = types.ModuleType("firsthand.run.web")
    web.read_words = fake.read_paths  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "firsthand.run.web", web)
    return fake


def run(*args: str) -> Result:
    return CliRunner().invoke(cli.main, args)


def test_version() -> None:
    assert run("--version").output == f"firsthand, version {__version__}\n"


@pytest.mark.parametrize("command", [(), ("report",), ("read",), ("annotate",)])
def test_help_has_an_example(command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert re.search(r"^ +firsthand \w+ \S", result.output, re.M)


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; sys.argv=['firsthand','report','--help']\nfrom firsthand.cli import main\ntry: main()\n" + (
        "except SystemExit: print(sorted({n.partition('.')[0] for n in sys.modules}), file=sys.stderr)"
    )
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage:" in done.stdout
    for heavy in ("spacy", "numpy", "jinja2", "rich", "lxml", "onnxruntime", "trafilatura"):
        assert f"'{heavy}'" not in done.stderr
    assert time.perf_counter() - start < 5  # about 0.15 s alone; the machine may be busy


@pytest.mark.parametrize(
    ("args", "begins"),
    [
        (("a",), "<!DOCTYPE html>"),
        (("a", "--format", "html"), "<!DOCTYPE html>"),
        (("a", "--format", "json"), '{\n  "format": "firsthand/account/1"'),
        (("a", "--format", "md"), "# Sourced account"),
    ],
)
def test_report_to_stdout(pipeline: Pipeline, args: tuple[str, ...], begins: str) -> None:
    result = run("report", *args)
    assert result.exit_code == 0
    assert result.stdout.startswith(begins)
    assert result.stderr == ""
    assert pipeline.seen == [(("a",), None)]


@pytest.mark.parametrize(
    ("name", "form", "begins"),
    [
        ("x.html", None, "<!DOCTYPE"),
        ("x.HTM", None, "<!DOCTYPE"),
        ("x.json", None, "{"),
        ("x.md", None, "#"),
        ("x.markdown", None, "#"),
        ("x.txt", None, "<!DOCTYPE"),
        ("x", None, "<!DOCTYPE"),
        ("x.html", "md", "#"),
    ],
)
def test_format_follows_the_option_then_the_ending(
    pipeline: Pipeline, tmp_path: Path, name: str, form: str | None, begins: str
) -> None:
    result = run("report", "a", "-o", str(tmp_path / name), *(("--format", form) if form else ()))
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert pipeline.seen


def test_json_is_the_account(pipeline: Pipeline, tmp_path: Path) -> None:
    run("report", "a", "-o", str(tmp_path / "x.json"))
    assert Account.from_json((tmp_path / "x.json").read_bytes()) == pipeline.account


def test_full_text(pipeline: Pipeline) -> None:
    left_out = "SOMETHING " * 200 + "NOBODY QUOTES THIS"
    article = replace(M, text=M.text + left_out)
    pipeline.account = replace(ACCOUNT, articles=(ACCOUNT.articles[0], article, ACCOUNT.articles[2]))
    for form in ("html", "md"):
        assert "NOBODY QUOTES THIS" not in run("report", "a", "--format", form).stdout
        assert "NOBODY QUOTES THIS" in run("report", "a", "--format", form, "--full-text").stdout
    assert run("report", "a", "--format", "json", "--full-text").exit_code == 2


def test_lines(pipeline: Pipeline) -> None:
    for command in ("read", "annotate"):
        result = run(command, "a", "b")
        records = [json.loads(line) for line in result.stdout.splitlines()]
        assert [record["id"] for record in records] == [article.id for article in ACCOUNT.articles]
        assert ("attributions" in records[0]) == (command == "annotate")
    assert [paths for paths, _ in pipeline.seen] == [("a", "b")] * 2


@pytest.mark.parametrize("command", ["report", "read", "annotate"])
class TestExitCodes:
    def test_some_failed(self, pipeline: Pipeline, command: str) -> None:
        pipeline.failures = (FAILED, InputError("empty.txt", "it is empty"))
        result = run(command, "a")
        assert result.exit_code == 1
        assert result.stderr.splitlines() == [
            "firsthand: could not read broken.bin: it is not text; leave it out",
            "firsthand: could not read empty.txt: it is empty",
        ]
        assert result.stdout

    def test_what_firsthand_wrote_is_no_failure(self, pipeline: Pipeline, command: str) -> None:
        pipeline.skipped = ("old/account.html",)
        result = run(command, "a")
        assert result.exit_code == 0
        assert result.stderr == "firsthand: left out old/account.html: an account that firsthand wrote\n"

    def test_nothing_read(self, pipeline: Pipeline, command: str, tmp_path: Path) -> None:
        pipeline.account, pipeline.failures = Account(), (FAILED,)
        result = run(command, "a", "-o", str(tmp_path / "x"))
        assert result.exit_code == 3
        assert "broken.bin" in result.stderr
        assert "nothing could be read" in result.stderr
        assert not list(tmp_path.iterdir())

    def test_nothing_read_said_by_the_stages(self, pipeline: Pipeline, command: str) -> None:
        pipeline.raises = NothingRead("there is nothing")
        result = run(command, "a")
        assert (result.exit_code, result.stderr) == (3, "firsthand: there is nothing\n")

    def test_wrong_usage(self, pipeline: Pipeline, command: str) -> None:
        pipeline.raises = UsageError("there is no file a; check the path")
        result = run(command, "a")
        assert (result.exit_code, result.stderr) == (2, "firsthand: there is no file a; check the path\n")
        assert result.stdout == ""

    @pytest.mark.parametrize("args", [(), ("--nonsense",), ("a", "-o")])
    def test_wrong_options(self, pipeline: Pipeline, command: str, args: tuple[str, ...]) -> None:
        assert run(command, *args).exit_code == 2
        assert not pipeline.seen

    def test_unwritable_is_said_before_the_work(self, pipeline: Pipeline, command: str, tmp_path: Path) -> None:
        for target in (tmp_path, tmp_path / "none" / "x.html"):
            result = run(command, "a", "-o", str(target))
            assert result.exit_code == 2
            assert str(tmp_path) in result.stderr
        assert not pipeline.seen


def test_output_is_replaced_as_a_whole(pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x.json"
    target.write_text("old")
    target.chmod(0o640)

    def breaks(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(files, "write_all", breaks)
        assert run("report", "a", "-o", str(target)).exit_code == 1
    assert target.read_text() == "old"
    assert run("report", "a", "-o", str(target)).exit_code == 0
    assert target.read_text().startswith("{")
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]
    assert pipeline.seen


def test_output_through_a_link_keeps_the_link(pipeline: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to("real.json")
    run("report", "a", "-o", str(tmp_path / "link.json"))
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text().startswith("{")
    assert pipeline.seen


def test_output_never_replaces_a_device(pipeline: Pipeline) -> None:
    assert run("report", "a", "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()
    assert pipeline.seen


def test_half_characters_are_written(pipeline: Pipeline) -> None:
    pipeline.account = Account(articles=(replace(M, text="a\ud83d b", credits=()),))
    for form in ("html", "json", "md"):
        assert run("report", "a", "--format", form).exit_code == 0
    assert json.loads(run("read", "a").stdout)["text"] == "a\ud83d b"
