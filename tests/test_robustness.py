"""Hostile, broken and foreign input: no crash, exact words, bounded time, and messages that say what to do next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand import render
from firsthand.account import Account, check
from firsthand.annotate import annotate
from firsthand.model import Article
from firsthand.read.article import Raw, build
from firsthand.run.pipeline import account_of, trace
from tests.exact import inexact

TEXT = (
    "“We will open the gates on 14 March,” said Ada Torvin, minister for water, on Friday. Two officials told the "
    "Norrick Press that some 4,000 people had left Velm since 2021. The company denied it. "
)

# Far above what each of them takes on an idle machine (at most a few seconds); a method that is not about linear in
# the text, or a pattern that goes back over it, takes minutes.
SECONDS = 60.0

HOSTILE = {
    "mixed scripts": TEXT
    + 'Мэр заявил: «Гавань закрыта». 市長は「港は閉鎖」と述べた。 قال الوزير "الميناء مغلق". '
    + TEXT,
    "emoji": TEXT.replace(" ", " \U0001f600 ") + "👨‍👩‍👧‍👦 said “🇺🇦🇺🇦”, according to 🤷🏽‍♀️.",
    "zero width": TEXT.replace("o", "o\u200b").replace(". ", ".\u200d\ufeff ").replace("“", "\u202e“"),
    "combining": "".join(c + "\u0301\u0323" for c in TEXT),
    "unbalanced quotes": "“" * 500 + TEXT + '"' * 501,
    "nested quotes": "“‘\"«'" * 100 + TEXT + "»\"’”'" * 50,
    "foreign quotes": "„We open“, said Ada Torvin. »Never«, he said. 「No」 said Kano. ‹x› told ‚y‘ that "
    "“z”. ``No'' he said.",
    "no sentence": "word " * 3000,
    "no space": "x" * 30_000,
    "punctuation": "." * 3000 + "!?" * 1000,
    "digits": "1" * 4000 + " 1," * 1000 + " 2024-" * 300,
    "line breaks": "\n\r\u2028\u2029\x0b\x0c\x85" * 800 + TEXT,
    "control characters": TEXT.replace(" ", "\x00 "),
    "cues only": "said " * 1000 + "according to " * 500,
    "reports in reports": "he said that " * 300 + "it rains.",
    "quotes only": "“a” said B. " * 300,
    "capitals": TEXT.upper() * 5,
    "brackets": "(" * 800 + TEXT + "]" * 800,
    "names only": "Ada Torvin, " * 600 + "and Bo said no.",
    "number words": "one hundred " * 600 + "twenty-" * 300 + "five of whom said no",
    "dates only": "on Friday 14 March 2024 last year " * 200,
    "credits only": "(Norrick Press) - By Ada Torvin\nPhoto: Norrick Press/Bo Vey\n" * 300,
    "one letter": "a",
    "one mark": "“",
}
FOREIGN = {
    "de": "„Wir öffnen die Tore am 14. März“, sagte Ministerin Ada Torvin am Freitag. Zwei Beamte erklärten der "
    "Nachrichtenagentur, dass seit 2021 rund 4.000 Menschen die Stadt verlassen haben. Die Firma bestritt das.",
    "ru": "«Мы откроем ворота 14 марта», — заявила в пятницу министр Ада Торвин. Двое чиновников рассказали агентству, "
    "что с 2021 года город покинули около 4000 человек. Компания это отрицала.",
    "ja": "「3月14日に門を開ける」とアダ・トルビン大臣は金曜日に述べた。二人の当局者は通信社に対し、2021年以来およそ"
    "4000人が町を離れたと語った。会社はこれを否定した。",
}


def article(id_: str, text: str, language: str | None = "en") -> Article:
    return build(Raw(id=id_, path=None, text=text, language=language))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_annotated_exactly_and_traced_in_bounded_time(name: str) -> None:
    start = time.process_time()
    annotated = annotate(article("a", HOSTILE[name]))
    assert annotated.article.text == HOSTILE[name]
    assert inexact(annotated) == []
    account = trace([annotated])
    assert check(account) == []
    assert Account.from_json(account.to_json()) == account
    assert render.html(account).startswith("<!DOCTYPE html>")
    assert render.markdown(account)
    assert time.process_time() - start < SECONDS


def test_hostile_texts_together() -> None:
    account = account_of([article(name, text) for name, text in HOSTILE.items()])
    assert len(account.articles) == len(HOSTILE)
    assert check(account) == []
    assert render.html(account, full_text=True)


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_left_alone_and_the_account_says_so(language: str) -> None:
    foreign = article("foreign", FOREIGN[language] * 3, None)
    assert foreign.language == language
    annotated = annotate(foreign)
    assert (annotated.attempted, annotated.attributions) == (False, ())
    assert annotated.sentences and inexact(annotated) == []
    account = account_of([foreign, article("english", TEXT * 3)])
    assert account.unserved == ("foreign",)
    assert {one.article for one in account.attributions} == {"english"}
    assert check(account) == []
    for text in (render.html(account), render.markdown(account)):
        assert "nothing was looked for" in text


@pytest.mark.parametrize("number", [1, 60])
def test_few_words_in_one_article_or_in_many(number: int) -> None:
    start = time.process_time()
    tiny = ["Two officials told the Norrick Press that the dam broke.", "The dam held, Ada Torvin said.", "Rain."]
    account = account_of([article(f"{n:02}", tiny[n % 3]) for n in range(number)])
    assert len(account.articles) == number
    assert sorted(one for story in account.stories for one in story.articles) == [f"{n:02}" for n in range(number)]
    assert check(account) == []
    assert time.process_time() - start < SECONDS


PIECES = st.sampled_from(
    [*"“”\"'‘’«»„「」()[]—-,.:;!?%$€ \n\t\u200b\ufeff\u00a0\u0301😀", "\r\n", " said", " says", " told", " that ",
     " according to ", " who ", "Ada Torvin", "Norrick Press", "Velm", "U.N.", "Mr. ", "he", "two officials",
     "one of them", " 4,000 ", "some 10", "2024", "14 March", "last year", "Friday", "By ", "(Norrick Press)",
     " did not", " may ", "\n\n", "dam", " broke", "Гавань", "港"]
)  # fmt: skip
# Reading lets no text through that is nothing but white space.
TEXTS = st.lists(PIECES, max_size=60).map("".join).filter(str.strip)
RELAXED = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@RELAXED
@given(TEXTS)
def test_any_text_is_annotated_exactly(text: str) -> None:
    annotated = annotate(article("a", text))
    assert annotated.article.text == text
    assert inexact(annotated) == []


@RELAXED
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_any_texts_make_an_account_that_is_exact(texts: list[str]) -> None:
    account = account_of([article(str(n), text) for n, text in enumerate(texts)])
    assert check(account) == []
    assert Account.from_json(account.to_json()) == account


def firsthand(*args: str, cwd: Path, given: bytes = b"") -> subprocess.CompletedProcess[str]:
    code = "from firsthand.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, input=given, cwd=cwd, timeout=300)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder in which most things are wrong, and one article."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    (folder / "empty.txt").write_text("")
    (folder / "huge.txt").write_bytes(b"word " * (11 << 20))
    (folder / "wrong.txt").write_bytes("Мэр заявил.".encode("koi8_r") + b"\x81\xff\xfe" * 30)
    (folder / "locked.txt").write_text(TEXT)
    (folder / "locked.txt").chmod(0)
    (folder / "dangling.txt").symlink_to("nowhere")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "records.jsonl").write_text('{"id": "r", "text": "Rain fell."}\n{"id": \n')
    return folder


def test_what_cannot_be_read_is_named_with_what_to_do_and_the_rest_is_traced(mixed: Path) -> None:
    done = firsthand("report", "mixed", "--format", "json", cwd=mixed.parent)
    assert done.returncode == 1
    account = Account.from_json(done.stdout)
    readable = {"good.txt", "r"} | ({"locked.txt"} if os.access(mixed / "locked.txt", os.R_OK) else set())
    assert {one.id for one in account.articles} == readable
    said = done.stderr.splitlines()
    expected = {
        "dangling.txt": "restore", "empty.txt": "give a file", "huge.txt": "split", "picture.png": "save",
        "records.jsonl:2": "give one record", "wrong.txt": "save",
    }  # fmt: skip
    if "locked.txt" not in readable:
        expected["locked.txt"] = "chmod"
    assert len(said) == len(expected)
    for line, (name, help_) in zip(said, sorted(expected.items()), strict=True):
        assert line.startswith(f"firsthand: could not read mixed/{name}: ")
        assert help_ in line
    assert "Traceback" not in done.stderr


def test_nothing_readable(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary").mkdir()
    (tmp_path / "binary" / "a.bin").write_bytes(bytes(range(256)) * 10)
    (tmp_path / "binary" / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    for command, folder in (("report", "empty"), ("read", "binary"), ("annotate", "binary")):
        done = firsthand(command, folder, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.splitlines()[-1].startswith("firsthand: nothing could be read: ")
        assert "Traceback" not in done.stderr
    assert firsthand("read", "-", cwd=tmp_path, given=b" \n").returncode == 3


def test_wrong_usage(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT)
    done = firsthand("report", "one", "two", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "one/a.txt" in done.stderr and "two/a.txt" in done.stderr and "give each its own id" in done.stderr
    (tmp_path / "same.jsonl").write_text('{"id": "x", "text": "Rain."}\n{"id": "x", "text": "Sun."}\n')
    done = firsthand("read", "same.jsonl", cwd=tmp_path)
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)
    assert "record 1" in done.stderr and "record 2" in done.stderr
    done = firsthand("read", "nowhere.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "check the spelling" in done.stderr


def test_a_second_run_in_the_same_folder_does_not_read_the_first_ones_results(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for output in ("account.html", "account.json"):
        assert firsthand("report", ".", "-o", output, cwd=tmp_path).returncode == 0
    account = Account.from_json((tmp_path / "account.json").read_bytes())
    assert [one.id for one in account.articles] == ["a.txt"]
    done = firsthand("read", ".", cwd=tmp_path)
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr.count("left out")) == (0, 1, 2)


def test_standard_input_and_lines(tmp_path: Path) -> None:
    record = json.dumps({"id": "r", "text": TEXT * 2, "outlet": "Velm Post"}).encode()
    done = firsthand("annotate", "-", cwd=tmp_path, given=record)
    assert (done.returncode, done.stderr) == (0, "")
    line = json.loads(done.stdout)
    assert line["text"] == TEXT * 2
    assert line["attempted"] and line["sentences"] and line["attributions"]
