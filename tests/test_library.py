from __future__ import annotations

import datetime
import html
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import firsthand
from firsthand import library, render
from tests.render.story import ACCOUNT

SAMPLE = Path(__file__).parents[1] / "src" / "firsthand" / "sample" / "articles"
TEXT = "The port had been warned, the mayor said."


class TestArticles:
    def test_every_form_gives_the_same_articles(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT)
        (tmp_path / "b.txt").write_text(TEXT)
        paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
        whole = firsthand.read_articles(tmp_path)
        assert firsthand.read_articles(str(tmp_path)) == whole
        assert firsthand.read_articles(paths) == whole
        assert firsthand.read_articles(iter(map(str, paths))) == whole
        assert firsthand.read_articles(f"{tmp_path}/*.txt") == whole
        assert firsthand.read_articles(whole) == whole
        assert firsthand.read_articles([paths[0], whole[1]]) == whole

    def test_a_record_is_read_as_a_line_of_json_lines(self, tmp_path: Path) -> None:
        record = {"id": 7, "text": TEXT, "title": "Port", "published": datetime.date(2031, 5, 24), "more": 1}
        (tmp_path / "a.jsonl").write_text(f'{{"id": 7, "text": "{TEXT}", "title": "Port", "published": "2031-05-24"}}')
        (given,), (read,) = firsthand.read_articles(record), firsthand.read_articles(tmp_path)
        assert given.path is None
        assert (given.id, given.text, given.title) == ("7", TEXT, "Port")
        assert given.published == read.published
        assert given.published and given.published.value == "2031-05-24"

    def test_records_without_ids_get_numbers(self) -> None:
        assert [a.id for a in firsthand.read_articles([{"text": TEXT}, {"text": TEXT}])] == ["record-1:1", "record-2:1"]

    def test_a_bad_record_is_a_warning_that_names_it(self) -> None:
        with pytest.warns(firsthand.InputWarning, match='record 2: a record without "text"'):
            found = firsthand.read_articles([{"id": "a", "text": TEXT}, {"id": "b"}])
        assert [article.id for article in found] == ["a"]

    def test_strict_raises_it(self) -> None:
        with pytest.raises(firsthand.InputError, match="record 1"):
            firsthand.read_articles([{"id": "b"}, {"id": "a", "text": TEXT}], strict=True)

    @pytest.mark.filterwarnings("ignore::firsthand.library.InputWarning")
    def test_nothing_readable(self) -> None:
        with pytest.raises(firsthand.NothingRead):
            firsthand.report([{"id": "b"}])
        with pytest.raises(firsthand.NothingRead):
            firsthand.report([])

    @pytest.mark.parametrize(
        "given",
        [
            "no/such/folder",
            [3],
            [{"id": "a", "text": TEXT}, {"id": "a", "text": TEXT}],
            {"id": "a", "text": TEXT, "published": object()},
        ],
    )
    def test_wrong_usage(self, given: object) -> None:
        with pytest.raises(firsthand.UsageError):
            firsthand.read_articles(given)  # type: ignore[arg-type]

    def test_an_account_among_the_articles_is_left_out_with_a_warning(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(TEXT)
        ACCOUNT.save(tmp_path / "account.json")
        with pytest.warns(firsthand.InputWarning, match=r"left out .*account\.json"):
            assert [a.id for a in firsthand.read_articles(tmp_path)] == ["a.txt"]

    def test_progress_tells_the_stages(self) -> None:
        stages: list[str] = []
        firsthand.report({"id": "a", "text": TEXT}, progress=lambda stage, _done, _of: stages.append(stage))
        assert stages[0] == "annotate"
        assert stages[-1] == "done"


class TestFiles:
    def test_save_and_load(self, tmp_path: Path) -> None:
        ACCOUNT.save(tmp_path / "account.json")
        assert firsthand.load(tmp_path / "account.json") == ACCOUNT
        assert firsthand.load(str(tmp_path / "account.json")).to_json() == ACCOUNT.to_json()

    @pytest.mark.parametrize(
        ("name", "form"), [("a.html", render.html), ("a.HTM", render.html), ("a.md", render.markdown)]
    )
    def test_the_ending_says_what_is_written(self, tmp_path: Path, name: str, form: Callable[..., str]) -> None:
        for full in (True, False):
            ACCOUNT.save(tmp_path / name, full_text=full)
            assert (tmp_path / name).read_text(encoding="utf-8") == form(ACCOUNT, full_text=full)

    def test_an_unknown_ending(self, tmp_path: Path) -> None:
        with pytest.raises(firsthand.UsageError, match=r"\.json"):
            ACCOUNT.save(tmp_path / "account.csv")
        assert not list(tmp_path.iterdir())

    def test_what_is_no_account_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "x.json").write_text("[]")
        with pytest.raises(firsthand.InputError, match=r"x\.json"):
            firsthand.load(tmp_path / "x.json")


class TestShown:
    def test_a_short_form(self) -> None:
        assert re.fullmatch(r"<Account: 3 articles, .*>", repr(ACCOUNT))
        assert len(repr(ACCOUNT)) < 200

    def test_a_notebook_shows_the_page_in_a_frame(self) -> None:
        shown = ACCOUNT._repr_html_()
        assert shown.startswith("<iframe ") and shown.endswith("</iframe>")
        (page,) = re.findall(r'srcdoc="([^"]*)"', shown)
        assert html.unescape(page) == render.html(ACCOUNT)


def test_public_names_are_there_and_listed() -> None:
    assert set(firsthand.__all__) <= set(dir(firsthand))
    assert firsthand.report is library.report
    for name in firsthand.__all__:
        assert getattr(firsthand, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'reports'"):
        _ = firsthand.reports


def test_the_package_says_that_it_is_typed() -> None:
    assert Path(firsthand.__file__).with_name("py.typed").exists()


def least_work(*args: str) -> float:
    """Processor seconds of the cheapest of five runs: the clock on the wall says how busy the machine is."""
    seconds = []
    for _ in range(5):
        before = os.times()
        subprocess.run([sys.executable, *args], check=True, capture_output=True)
        after = os.times()
        spent = (after.children_user - before.children_user, after.children_system - before.children_system)
        seconds.append(sum(spent))
    return min(seconds)


def test_import_is_quick() -> None:
    assert least_work("-c", "import firsthand") < 0.15


def test_help_is_quick() -> None:
    assert least_work("-m", "firsthand.cli", "--help") < 0.3


def test_nothing_heavy_is_imported_for_the_name_alone() -> None:
    heavy = ("numpy", "spacy", "lxml", "rich", "jinja2", "onnxruntime", "firsthand.account", "firsthand.run")
    code = f"import sys, firsthand; print([m for m in {heavy!r} if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
