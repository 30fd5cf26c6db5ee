"""The examples of the guide and of the docstrings run, and the reference says what the code says."""

from __future__ import annotations

import doctest
import importlib.util
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from firsthand import cli

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("guide/*.md"))
MODULES = ["firsthand", "firsthand.library", "firsthand.account"]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def script(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make_reference = script("make_reference")
_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as a reader has it: the sample's articles in ``articles/``."""
    shutil.copytree(ROOT / "src" / "firsthand" / "sample" / "articles", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def console(block: str) -> None:
    """Run each ``$ firsthand …`` of a block; the lines below it are what it prints, … standing for anything."""
    for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
        program, *arguments = shlex.split(command)
        assert program == "firsthand", command
        result = CliRunner().invoke(cli.main, arguments)
        assert result.exit_code == 0, f"{command}: {result.output}"
        pattern = expected.strip().replace("…", "...")
        assert doctest.OutputChecker().check_output(f"{pattern}\n...\n", result.stdout + "\n", FLAGS), command


def run_doctests(test: doctest.DocTest) -> None:
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    runner.run(test, out=said.append, clear_globs=False)
    assert not runner.failures, "".join(said)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_of_a_page(page: Path, folder: Path) -> None:
    assert folder.exists()
    names: dict[str, object] = {}
    for n, (kind, block) in enumerate(_BLOCK.findall(page.read_text(encoding="utf-8"))):
        if kind == "console":
            console(block)
        else:
            test = doctest.DocTestParser().get_doctest(block, names, f"{page.name}:{n}", str(page), 0)
            test.globs = names
            run_doctests(test)


@pytest.mark.parametrize("module", MODULES)
def test_examples_of_docstrings(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    tests = [t for t in doctest.DocTestFinder().find(importlib.import_module(module)) if t.examples]
    assert tests
    for test in tests:
        run_doctests(test)


@pytest.mark.parametrize("name", make_reference.PAGES)
def test_reference_is_what_the_code_says(name: str) -> None:
    said = (make_reference.FOLDER / name).read_text(encoding="utf-8")
    assert said == make_reference.PAGES[name](), "run python scripts/make_reference.py and commit what it writes"


def test_every_field_of_the_json_is_described() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*) \|$", make_reference.json_reference(), re.MULTILINE)
    assert len(rows) > 100
    assert not [row for row in rows if not row[1] or not row[2]]


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"
