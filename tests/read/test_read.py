"""Files, folders, globs, standard input; formats; failures with their reasons."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from firsthand import render
from firsthand.account import Account
from firsthand.errors import UsageError
from firsthand.read import Batch, read_paths

TEXT = "The harbour of Port Selby will stay closed until the end of May, two officials of the port said on Friday."
PAGE = f"""<!DOCTYPE html><html><head><title>Harbour closed - Selby Courier</title>
<meta property="og:site_name" content="Selby Courier"><link rel="canonical" href="https://courier.example/a">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Harbour closed",
"datePublished":"2024-05-24T16:03:00+02:00",
"author":[{{"@type":"Person","name":"Ada Vey"}}],
"publisher":{{"@type":"Organization","name":"Selby Courier Ltd"}}}}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Harbour closed</h1><p>{TEXT}</p>
<p>{TEXT.replace("Port", "Old")}</p>
<p>{TEXT.replace("Friday", "Monday")}</p></article><footer>All rights reserved</footer></body></html>"""


def reasons(batch: Batch) -> dict[str, str]:
    return {Path(f.path).name: f.reason for f in batch.failures}


def test_a_folder_mixes_formats_and_skips_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.txt").write_text(TEXT)
    (tmp_path / ".x.txt").write_text(TEXT)
    (tmp_path / "b" / "page.dat").write_text(PAGE)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "c.jsonl").write_text(
        json.dumps({"id": "r1", "text": TEXT}) + "\n\n" + json.dumps({"text": TEXT}) + "\n"
    )
    seen: list[str] = []
    batch = read_paths([str(tmp_path)], progress=seen.append)
    assert [a.id for a in batch.articles] == ["a.txt.gz", "b/page.dat", "c.jsonl:3", "r1"]
    assert batch.failures == () and len(seen) == 3


def test_a_page_gives_text_and_metadata(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (article,) = read_paths([str(tmp_path / "page.html")]).articles
    assert article.id == "page.html"
    assert (article.title, article.authors, article.outlet) == ("Harbour closed", ("Ada Vey",), "Selby Courier")
    assert article.url == "https://courier.example/a"
    assert article.published is not None and article.published.value == "2024-05-24T16:03"
    assert TEXT in article.text and "Home" not in article.text and "rights" not in article.text


def test_a_page_reads_the_same_before_and_after_another(tmp_path: Path) -> None:
    for name in ("a.html", "b.html", "c.html"):
        (tmp_path / name).write_text(PAGE)
    alone = read_paths([str(tmp_path / "c.html")]).articles[0].text
    assert [a.text for a in read_paths([str(tmp_path)]).articles] == [alone] * 3


def test_a_record_is_taken_as_it_is(tmp_path: Path) -> None:
    text = f"  \ufeff{TEXT}\r\n\r\nEnd \U0001f600\n"
    record = {"id": 7, "text": text, "url": "https://courier.example/x", "title": "T", "outlet": "Courier",
              "published": "2021-06-03",
              "language": "da", "date": "1999-01-01", "html": PAGE, "other": {"a": 1}}  # fmt: skip
    (tmp_path / "r.jsonl").write_text(json.dumps(record), encoding="utf-8")
    (article,) = read_paths([str(tmp_path / "r.jsonl")]).articles
    assert (article.id, article.text, article.title, article.outlet, article.language) == (
        "7",
        text,
        "T",
        "Courier",
        "da",
    )
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2021-06-03", "record")


def test_a_record_may_name_a_page_beside_it_and_none_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "p.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "out.html").write_text(PAGE)
    records = [{"id": "in", "html": "p.html.gz"}, {"id": "out", "html": "../out.html"}, {"id": "source", "html": PAGE}]
    (tmp_path / "in" / "r.jsonl").write_text("\n".join(map(json.dumps, records)))
    batch = read_paths([str(tmp_path / "in" / "r.jsonl")])
    assert [a.id for a in batch.articles] == ["in", "source"]
    assert list(reasons(batch)) == ["r.jsonl:2"]


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(TEXT.encode() * 50)[:60])
    (tmp_path / "list.json").write_text('[{"id": "a", "text": "b"}]')
    (tmp_path / "form.html").write_text("<html><head><title>x</title></head><body><form><input></form></body></html>")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    lines = [
        '{"id": "a", "text": "b"',
        "[1]",
        '{"id": "x"}',
        '{"id": "s", "text": "\\ud800"}',
        '{"id": [], "text": "b"}',
        '{"id": "ok", "text": "b"}',
    ]
    (tmp_path / "bad.jsonl").write_text("\n".join(lines))
    os.mkfifo(tmp_path / "pipe.txt")
    batch = read_paths([str(tmp_path)])
    assert [a.id for a in batch.articles] == ["good.txt", "ok"]
    found = reasons(batch)
    expected = {
        "empty.txt": "empty", "picture.txt": "PNG", "noise.txt": "binary", "cut.txt.gz": "complete",
        "list.json": "JSON Lines",
        "form.html": "no article text", "link.txt": "link", "pipe.txt": "regular file", "bad.jsonl:1": "not JSON",
        "bad.jsonl:2": "no record", "bad.jsonl:3": '"text"', "bad.jsonl:4": "surrogate", "bad.jsonl:5": '"id"',
    }  # fmt: skip
    assert found.keys() == expected.keys()
    for name, words in expected.items():
        assert words in found[name], name


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in reasons(read_paths([str(tmp_path)]))["a.txt"]


def test_a_file_above_the_limit_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.read.inputs.LARGEST", 1000)
    monkeypatch.setattr("firsthand.read.records.LARGEST", 1000)
    (tmp_path / "a.txt").write_text("word " * 300)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"word " * 300))
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "1", "text": "word " * 300}) + '\n{"id": "2", "text": "b"}')
    batch = read_paths([str(tmp_path)])
    assert [a.id for a in batch.articles] == ["2"]
    assert sorted(reasons(batch)) == ["a.txt", "b.txt.gz", "c.jsonl:1"]


def test_five_megabytes_in_one_line_are_read(tmp_path: Path) -> None:
    text = "word " * 1_000_000
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": text}))
    assert read_paths([str(tmp_path)]).articles[0].text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", TEXT + " é"),
        ("utf-8-sig", TEXT + " é"),
        ("utf-16", TEXT + " é"),
        (
            "cp1252",
            "Le président a déclaré vendredi que la réunion de Selby n'aura pas lieu avant l'été, selon le maire.",
        ),
        ("cp1251", "Мэр заявил в пятницу, что гавань останется закрытой до конца месяца, сообщили источники."),
        ("gb18030", "市长周五表示，港口将关闭至月底，消息人士说，工程师去年已经发出警告。"),
        ("cp932", "市長は金曜日、港が月末まで閉鎖されると述べた。技師は昨年、警告していた。"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert read_paths([str(tmp_path / "a.txt")]).articles[0].text == text


def test_line_ends_stay(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{TEXT}\r\n{TEXT}\r\n".encode())
    assert read_paths([str(tmp_path / "a.txt")]).articles[0].text == f"{TEXT}\r\n{TEXT}\r\n"


def test_two_articles_with_one_id_are_an_error_that_names_both(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT)
    with pytest.raises(UsageError) as error:
        read_paths([str(tmp_path / "one"), str(tmp_path / "two")])
    assert str(tmp_path / "one" / "a.txt") in str(error.value) and str(tmp_path / "two" / "a.txt") in str(error.value)


def test_one_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.txt").write_text(TEXT)
    paths = [str(tmp_path), str(tmp_path / "b" / "a.txt")]
    for order in (paths, paths[::-1]):
        assert [a.id for a in read_paths(order).articles] == ["b/a.txt"]


def test_globs_give_ids_below_their_fixed_part(tmp_path: Path) -> None:
    for name in ("x/a.txt", "y/a.txt", "y/b.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert [a.id for a in read_paths([str(tmp_path / "*" / "*.txt")]).articles] == ["x/a.txt", "y/a.txt"]


@pytest.mark.parametrize("path", ["nothing-here.txt", "nothing-*.txt"])
def test_a_path_that_names_nothing_is_a_usage_error(tmp_path: Path, path: str) -> None:
    with pytest.raises(UsageError):
        read_paths([str(tmp_path / path)])


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    records = "\n".join(json.dumps({"id": str(i), "text": TEXT}) for i in range(2))
    for given, ids in ((TEXT, ["stdin"]), (records, ["0", "1"])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        batch = read_paths(["-"])
        assert [a.id for a in batch.articles] == ids
        assert all(a.path is None for a in batch.articles)


def test_text_about_markup_is_text(tmp_path: Path) -> None:
    text = "The tag <html> opens a page, and <p> a paragraph; <b>bold</b> words stand in <b>."
    (tmp_path / "a.html").write_text(text)
    assert read_paths([str(tmp_path)]).articles[0].text == text


def test_what_firsthand_wrote_itself_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    account = Account(articles=read_paths([str(tmp_path)]).articles)
    own = {
        "page.html": render.html(account),
        "text.md": render.markdown(account),
        "one-line.json": account.to_json(),
        "data.json": account.to_json(indent=2),
    }
    for name, text in own.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for path in (tmp_path, tmp_path / "*"):
        batch = read_paths([str(path)])
        assert ([a.id for a in batch.articles], batch.failures) == (["a.txt"], ())
        assert batch.skipped == tuple(sorted(str(tmp_path / name) for name in own))
    for name in own:
        batch = read_paths([str(tmp_path / name)])
        assert not batch.articles and not batch.skipped and "account" in reasons(batch)[name]


def test_a_path_is_the_same_however_the_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "b.jsonl").write_text(json.dumps({"id": "r", "text": TEXT}))
    monkeypatch.chdir(tmp_path)
    given = [read_paths([path]) for path in ("in", "./in/", str(tmp_path / "in"))]
    assert given[0] == given[1] == given[2]
    assert [a.path for a in given[0].articles] == ["deep/a.txt", "b.jsonl"]


def test_an_empty_folder_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text(TEXT)
    batch = read_paths([str(tmp_path / "empty"), str(tmp_path / "a.txt")])
    assert [a.id for a in batch.articles] == ["a.txt"]
    assert "no file" in reasons(batch)["empty"]
