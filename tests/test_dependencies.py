"""What is imported is declared, what is declared is imported, and the locks hold it all."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# The pipeline is loaded through its own package; declared for the bounds of the version that it was made with.
NOT_IMPORTED = {"spacy"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[^\w.-]", requirement)[0]) for requirement in requirements}


def imported() -> set[str]:
    """The distributions whose modules the package imports."""
    modules = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    homes = packages_distributions()
    return {normal(homes[name][0]) for name in modules - sys.stdlib_module_names - {"firsthand"}}


def test_imports_are_the_declared_dependencies() -> None:
    extras = [one for name, held in PROJECT["optional-dependencies"].items() if name != "dev" for one in held]
    core = declared(PROJECT["dependencies"]) - NOT_IMPORTED
    assert core <= imported() <= declared(PROJECT["dependencies"] + extras)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_hold_every_dependency_with_hashes_and_no_place(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = re.split(r"\n(?=[\w.-]+==)", text)
    assert all("--hash=sha256:" in pin for pin in pins)
    held = declared([pin.split("==")[0] for pin in pins])
    dev = PROJECT["optional-dependencies"]["dev"] if "dev" in name else []
    assert declared(PROJECT["dependencies"] + dev) <= held
    assert not re.search(r"https?://|file:/|--\w*(?:index|find-links|host)", text)
    assert not held & {"torch", "transformers"}


LEFT_OUT = ("huggingface_hub", "hf_xet", "httpx2", "httpcore2", "anyio", "fsspec", "filelock", "yaml", "setuptools")


def test_what_the_lock_leaves_out_is_never_loaded() -> None:
    """docs/decisions/0007-size.md: articles are read, traced and shown while these cannot be imported."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (named,) = re.findall(r"^LEFT_OUT := (.*)$", makefile, re.MULTILINE)
    assert not declared(list(re.findall(r"^[\w.-]+(?===)", lock, re.MULTILINE))) & set(named.split())
    code = f"""
import sys
sys.modules.update(dict.fromkeys({LEFT_OUT!r}))
import firsthand
account = firsthand.report({{"id": "a", "language": "en", "text": "The port of Velm had been warned, the mayor said."}})
assert account.attributions and account.to_html()
"""
    subprocess.run([sys.executable, "-c", code], check=True)
