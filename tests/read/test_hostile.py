"""Bad input: a clear line that names the file, never a crash, and the rest is read."""

from __future__ import annotations

import gzip
import json
import os
import resource
import zipfile
from pathlib import Path

import pytest

from firsthand.errors import InputError
from firsthand.read import inputs, read_paths
from firsthand.read.xml import parse_xml
from tests.read import made

BOMB = '<?xml version="1.0"?><!DOCTYPE {0} [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{"&" + a + ";" * 1}{("&" + a + ";") * 9}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>{1}"  # fmt: skip
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;'


def fails(folder: Path, content: bytes, words: str) -> None:
    """The file fails with ``words``, and the one beside it is read."""
    (folder / "bad").write_bytes(content)
    (folder / "good").write_text(made.TEXT)
    batch = read_paths([str(folder)])
    assert "good" in [a.id for a in batch.articles]
    assert any(words in f.reason and "bad" in f.path for f in batch.failures), batch.failures


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (gzip.compress(made.TEXT.encode() * 500)[:-30], "complete"),
        (gzip.compress(os.urandom(300))[:5], "complete"),
        (gzip.compress(made.telegram(40).encode())[:-20], "complete"),
        (made.telegram(3).encode()[:-200], "complete"),
        (made.pdf()[:300], "PDF"),
        (made.docx()[:-40], "ZIP"),
        (b"PAR1" + b"\x00" * 60 + b"PAR1", "Parquet"),
        (b"PK\x03\x04" + b"\x00" * 100, "ZIP"),
        (b"{\\rtf1\\ansi An article.}", "RTF"),
        (made.rss().replace("</description>", "").encode(), "broken XML"),
        (made.rss()[:700].encode(), "broken XML"),
        (made.newsml()[:900].encode(), "broken XML"),
        (b'<?xml version="1.0"?><report><p>x</p></report>', "kind that is not read"),
        (b'<?xml version="1.0" encoding="x-nothing"?><rss>\xe9\xe8 \xff</rss>', ""),
        (BOMB.format("rss", "<rss><channel><item><title>&i;</title></item></channel></rss>").encode(), "entities"),
        (BOMB.format("newsItem", "<newsItem guid='a'>&i;</newsItem>").encode(), "entities"),
        (BOMB.format("opml", "<opml>&i;</opml>").encode("utf-16"), "entities"),
        (OUTSIDE.encode(), "entities"),
        (b"text,title\n\xff\xfe\xfa\xfb broken,x\n", "UTF-8"),
        (b"[" * 100_000, ""),
        (b'{\n"a": ' + b"[" * 100_000, "JSON"),
        (b"\x28\xb5\x2f\xfd" + b"\x00" * 50, "complete"),
    ],
)
def test_damaged_files(tmp_path: Path, content: bytes, words: str) -> None:
    if not words:
        (tmp_path / "x").write_bytes(content)
        read_paths([str(tmp_path)])
        return
    fails(tmp_path, content, words)


@pytest.mark.parametrize("lie", [-20, 20, 300, 10**6, 10**12, -(10**9)])
@pytest.mark.parametrize("packed", [True, False])
def test_warc_with_a_length_that_lies_never_gives_another_records_head(tmp_path: Path, lie: int, packed: bool) -> None:
    pages = [made.page(text=made.TEXT + f"\nThe end of number {n}.").encode() for n in range(3)]
    records = [made.warc_record(n, p, lie=lie if n == 1 else 0) for n, p in enumerate(pages)]
    (tmp_path / "a").write_bytes(b"".join(gzip.compress(r) if packed else r for r in records))
    batch = read_paths([str(tmp_path)])
    assert [a.id for a in batch.articles] == ["a#1"]
    assert "record 2" in batch.failures[0].path
    assert not any("WARC" in a.text or "urn:uuid" in a.text for a in batch.articles)


def test_warc_cut_off(tmp_path: Path) -> None:
    whole = made.warc(2)
    for cut in (40, 150, 300):
        (tmp_path / "a").write_bytes(whole[:-cut])
        batch = read_paths([str(tmp_path)])
        assert [a.id for a in batch.articles] == ["a#1"] and batch.failures


def test_warc_names_pages_without_an_article_once(tmp_path: Path) -> None:
    empty = [made.warc_record(n, b"<html><body><form><input></form></body></html>") for n in range(1, 9)]
    (tmp_path / "a").write_bytes(b"".join(empty) + made.warc_record(9, made.page().encode()))
    batch = read_paths([str(tmp_path)])
    assert [a.id for a in batch.articles] == ["a#9"]
    assert "8 of the archive's 9 pages" in batch.failures[0].reason and len(batch.failures) == 1


def test_what_decompresses_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("inputs", "docx", "records", "table", "mail", "warc"):
        monkeypatch.setattr(f"firsthand.read.{module}.LARGEST", 1 << 20)
    monkeypatch.setattr("firsthand.read.records.LONGEST_SKIP", 4 << 20)
    bombs = {
        "docx": made.docx(5 << 20),
        "text": gzip.compress(b"a " * (3 << 20)),
        "page": gzip.compress(made.page().encode() + b" " * (3 << 20)),
        "lines.jsonl": gzip.compress(b'{"text": "' + b"a" * (9 << 20)),
        "table": gzip.compress(b'text,title\n"' + b"a" * (9 << 20)),
        "mail": gzip.compress(made.eml() + b"a" * (3 << 20)),
        "archive": gzip.compress(made.warc_record(1, b"<html><p>" + b"a" * (3 << 20))),
    }
    for name, data in bombs.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(made.TEXT)
    batch = read_paths([str(tmp_path)])
    assert [a.id for a in batch.articles] == ["z.txt"]
    told = " ".join(f.path for f in batch.failures)
    assert all(name in told for name in bombs), batch.failures


def test_a_zip_that_lies_about_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.read.docx.LARGEST", 1 << 20)
    data = made.docx(5 << 20)
    size = zipfile.ZipFile(_file(tmp_path, data)).getinfo("word/document.xml").file_size
    fails(tmp_path, data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")), "")


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "zip"
    path.write_bytes(data)
    return path


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    from firsthand.read.warc import read_captures

    page = made.page(text="\n".join([made.FIRST] * 4000)).encode()
    (tmp_path / "a").write_bytes(gzip.compress(made.warc_record(1, page)) * 300)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    item = inputs.Input(str(tmp_path / "a"), "a")
    with inputs.open_input(item) as stream:
        assert sum(not isinstance(c, InputError) for c in read_captures(stream, item)) == 300
    # 130 MB of pages pass through; what stays is a page or two.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40 * 1024


def test_links_that_form_a_loop(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(made.TEXT)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    batch = read_paths([str(tmp_path)])
    assert [a.id for a in batch.articles] == ["a.txt"]
    assert ["link" in f.reason for f in batch.failures] == [True, True] or len(batch.failures) == 2


def test_a_closed_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(made.TEXT)
    (tmp_path / "closed").mkdir()
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    batch = read_paths([str(tmp_path)])
    assert [a.id for a in batch.articles] == ["a.txt"]
    assert "closed" in batch.failures[0].path and "chmod" in batch.failures[0].reason


def test_xml_reads_nothing_from_outside(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    source = f'<!DOCTYPE r SYSTEM "file://{tmp_path}/secret"><r>a&amp;b</r>'
    assert parse_xml(source, "x").text == "a&b"
    with pytest.raises(InputError):
        parse_xml("<r>" * 5000, "x")


def test_mail_within_mail_without_end(tmp_path: Path) -> None:
    head = b"Message-ID: <1@x>\nSubject: x\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    (tmp_path / "a").write_bytes(head * 3000 + made.eml())
    read_paths([str(tmp_path)])


def test_a_table_without_rows_and_half_a_character_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("headline;body;date\n", encoding="utf-8")
    (tmp_path / "half.json").write_bytes(json.dumps(made.ninjs()).encode().replace(b"Velm will", b"Velm \\ud800 will"))
    (tmp_path / "good.txt").write_text("The harbour closes on Monday, the mayor said.", encoding="utf-8")
    batch = read_paths([str(tmp_path)])
    assert [a.id for a in batch.articles] == ["good.txt"]
    reasons = " ".join(f"{f.path}: {f.reason}" for f in batch.failures)
    assert "no article is in it" in reasons
    assert "surrogate" in reasons
