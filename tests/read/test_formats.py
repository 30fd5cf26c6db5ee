"""Every format is told by its content, and what it says about itself is kept."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from firsthand.model import Article
from firsthand.read import Batch, iter_articles, read_paths
from firsthand.read.addresses import Address, find_addresses
from tests.read import made

EXPORTS = (made.NEXIS_OLD, made.NEXIS_NEW, made.FACTIVA, made.FACTIVA_PLAIN)


def read(folder: Path, content: str | bytes, name: str = "given") -> Batch:
    """The articles of one file with a name that says nothing."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return read_paths([str(folder / name)])


def one(batch: Batch) -> Article:
    assert len(batch.articles) == 1 and not batch.failures, batch.failures
    return batch.articles[0]


def said(article: Article) -> list[tuple[str, str]]:
    return [(d.role, d.name) for d in article.declared]


FORMATS: dict[str, str | bytes] = {
    "atom": made.atom(),
    "newsml": made.newsml(),
    "nitf": made.NITF,
    "ninjs 1": json.dumps(made.ninjs(), indent=2),
    "ninjs 3": json.dumps(made.ninjs(third=True), indent=2),
    "ninjs line": json.dumps(made.ninjs()) + "\n",
    "telegram": made.telegram(),
    "mail": made.eml(),
    "mail in HTML": made.eml(html=True),
    "saved page": made.mhtml(),
    "docx": made.docx(),
    "csv": made.CSV,
    "csv with tabs": f"title\ttext\tpublished\n{made.TITLE}\t{made.FIRST}\t2031-05-23",
    "csv in UTF-16": f'title,text,published\n{made.TITLE},"{made.FIRST}",2031-05-23'.encode("utf-16"),
    "markdown": made.MARKDOWN,
    "warc": made.warc(1),
    "warc 1.1, not packed": made.warc_record(1, made.page().encode(), version="1.1"),
    "factiva": made.FACTIVA_PLAIN,
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("pack", [None, gzip.compress, bz2.compress])
def test_title_words_and_day_are_the_same_in_every_format(tmp_path: Path, name: str, pack: object) -> None:
    content = FORMATS[name]
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    if name == "warc":
        pack = None  # packed already, record by record
    article = one(read(tmp_path, pack(data) if callable(pack) else data))
    assert made.FIRST in article.text
    if name not in ("telegram",):
        assert article.title is not None and article.title.startswith(made.TITLE)
    if name not in ("docx",):
        assert article.published is not None and article.published.latest == "2031-05-23"
    assert article.language == "en"
    assert article.path == "given"
    for span in [c.span for c in article.credits] + list(article.furniture):
        assert article.text[span.start : span.end] == span.quote


@pytest.mark.parametrize("name", FORMATS)
def test_standard_input_gives_the_same_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    content = FORMATS[name]
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    piped = one(read_paths(["-"]))
    assert piped.text == one(read(tmp_path, data)).text and piped.path is None


def test_feed_keeps_the_source_of_an_entry_and_says_what_has_no_text(tmp_path: Path) -> None:
    for content in (made.rss(), made.rss().replace('<?xml version="1.0" encoding="UTF-8"?>\n', "")):
        batch = read(tmp_path, content)
        (article,) = batch.articles
        assert (article.id, article.outlet, article.authors) == ("given#1", "Velm Courier", ("Mara Oll",))
        assert article.url == "https://digest.example/1" and said(article) == [("publisher", "Velm Courier")]
        assert article.text == made.TEXT
        assert "1 of the feed's 2 entries" in batch.failures[0].reason


def test_json_feed(tmp_path: Path) -> None:
    for content in (made.json_feed(), json.dumps(json.loads(made.json_feed()))):
        batch = read(tmp_path, content)
        (article,) = batch.articles
        assert (article.outlet, article.authors, article.text) == ("Coast Digest", ("Mara Oll",), made.TEXT)
        assert len(batch.failures) == 1


def test_address_lists_are_no_articles_and_give_their_addresses(tmp_path: Path) -> None:
    for content, words in ((made.OPML, "OPML"), (made.SITEMAP, "sitemap")):
        batch = read(tmp_path, content)
        assert not batch.articles and words in batch.failures[0].reason
    news, plain = find_addresses(made.SITEMAP, "x")
    assert (news.url, news.title, news.outlet) == ("https://courier.example/1", made.TITLE, "Velm Courier")
    assert news.published is not None and news.published.value == "2031-05-23"
    assert plain == Address("article", "https://courier.example/2")
    assert find_addresses(made.OPML, "x") == (Address("feed", "https://courier.example/rss", "Velm Courier"),)


def test_newsml_keeps_version_source_and_signals(tmp_path: Path) -> None:
    article = one(read(tmp_path, made.newsml()))
    assert article.id == "urn:newsml:coast.example:20310523:7:2"
    assert said(article) == [("publisher", "Coast Press Agency"), ("wire", "AFP"), ("dateline", "VELM, May 23")]
    assert article.revision is not None
    assert (article.revision.kind, article.revision.number) == ("version", 2)
    assert article.revision.of == "urn:newsml:coast.example:20310523:7"
    corrected = made.newsml(3, '<signal qcode="sig:correction"/><edNote>Corrects paragraph 2</edNote>')
    revision = one(read(tmp_path, corrected)).revision
    assert revision is not None and (revision.kind, revision.number, revision.note) == (
        "correction", 3, "Corrects paragraph 2",
    )  # fmt: skip
    inline = f'<inlineData contenttype="text/plain">{made.FIRST}\n {made.SECOND}</inlineData>'
    assert one(read(tmp_path, made.newsml(body=inline))).text == made.TEXT


def test_two_versions_stand_side_by_side(tmp_path: Path) -> None:
    for version in (1, 2):
        (tmp_path / f"{version}.xml").write_text(made.newsml(version))
    assert [a.id[-2:] for a in read_paths([str(tmp_path)]).articles] == [":1", ":2"]


def test_telegram_names_who_is_forwarded(tmp_path: Path) -> None:
    article = one(read(tmp_path, made.telegram()))
    assert (article.id, article.outlet) == ("given#Velm Alerts/2", "Velm Alerts")
    assert said(article) == [("via", "Harbour Watch")]
    assert article.text == made.TEXT


def test_telegram_of_a_whole_account(tmp_path: Path) -> None:
    chat = json.loads(made.telegram())
    other = {**chat, "name": 'The "other"', "type": "private_channel"}
    account = {"about": "Here is the data of Telegram", "chats": {"about": "x", "list": [chat, other]}}
    batch = read(tmp_path, json.dumps(account, indent=1))
    assert [a.outlet for a in batch.articles] == ['The "other"', "Velm Alerts"] and not batch.failures


def test_mail_with_mail_attached(tmp_path: Path) -> None:
    inner = made.eml()
    outer = (
        b"From: Ana Sorr <ana@digest.example>\nTo: b@digest.example\nSubject: Fwd: see below\nMessage-ID: <2@x>\n"
        b"Date: Sat, 24 May 2031 08:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=q\n\n"
        b"--q\nContent-Type: text/plain\n\nPlease look at this one and call them about it.\n"
        b"--q\nContent-Type: message/rfc822\n\n" + inner + b"\n--q--\n"
    )
    first, second = read(tmp_path, outer).articles
    assert (first.id, first.authors, first.outlet) == ("given#1", ("Ana Sorr",), "digest.example")
    assert (second.id, second.outlet, made.FIRST in second.text) == ("given#2", "Velm Courier", True)


def test_saved_page_keeps_address_and_capture(tmp_path: Path) -> None:
    article = one(read(tmp_path, made.mhtml()))
    assert article.url == "https://courier.example/2031/05/23/harbour" and article.outlet == "Velm Courier"
    assert article.captured is not None and article.captured.value == "2031-05-25T12:00"


def test_warc_keeps_address_and_capture(tmp_path: Path) -> None:
    articles = read(tmp_path, made.warc(3)).articles
    assert [(a.id, a.url) for a in articles] == [(f"given#{n}", f"https://courier.example/{n}") for n in (1, 2, 3)]
    assert {a.captured.value for a in articles if a.captured} == {"2031-05-25T12:00"}


def test_warc_converted_texts_and_other_records(tmp_path: Path) -> None:
    records = [
        made.warc_record(1, made.TEXT.encode(), kind="conversion", mime="text/plain"),
        made.warc_record(2, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        made.warc_record(3, b"{}", mime="application/json"),
        made.warc_record(4, made.page().encode(), kind="resource"),
    ]
    articles = read(tmp_path, b"".join(records)).articles
    assert [a.url for a in articles] == ["https://courier.example/1", "https://courier.example/4"]
    assert articles[0].text == made.TEXT


@pytest.mark.parametrize("content", EXPORTS)
def test_exports(tmp_path: Path, content: str) -> None:
    page = '<html><head><meta name="generator" content="LexisNexis, Factiva"></head><body>' + "".join(
        f"<div>{line}</div>" if line.strip() else "<br>" for line in content.splitlines()
    )
    for given in (content, page + "</body></html>"):
        batch = read(tmp_path, given)
        assert not batch.failures
        first = next(a for a in batch.articles if a.title == made.TITLE)
        assert first.outlet == "Velm Courier" and first.published is not None
        assert first.published.latest == "2031-05-23"
        assert [name.casefold() for name in first.authors] == ["mara oll"]
        assert " ".join(first.text.split()) == " ".join(made.TEXT.split())
        others = [a for a in batch.articles if a is not first]
        assert all(a.text == made.SECOND and a.outlet == "Coast Digest" for a in others)


def test_factiva_keeps_the_credit_and_the_accession_number(tmp_path: Path) -> None:
    article = read(tmp_path, made.FACTIVA).articles[1]
    assert article.id == "VELMC00020310523en5n0000a"
    assert said(article) == [("publisher", "Velm Courier"), ("wire", "AFP")]


def test_pdf(tmp_path: Path) -> None:
    article = one(read(tmp_path, made.pdf()))
    assert article.text.split("\n") == [
        made.TITLE, made.FIRST, "Ilka Torrin heads the authority, and said storms would come."
    ]  # fmt: skip


def test_pdf_mends_words_that_a_line_breaks(tmp_path: Path) -> None:
    first = "The harbour of Velm will close for three weeks, the au-"
    lines = [first, "thority said, as the south-west mole has cracks in it."]
    assert "the authority said, as the south-west mole" in one(read(tmp_path, made.pdf(lines))).text


def test_parquet(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {"Headline": [made.TITLE, "x"], "content": [made.TEXT, None], "link": ["https://c.example/1", None]}
    table = pa.table(columns)
    pq.write_table(table, tmp_path / "given")
    batch = read_paths([str(tmp_path / "given")])
    assert [(a.id, a.title, a.text) for a in batch.articles] == [("given#1", made.TITLE, made.TEXT)]
    assert "row 2" in batch.failures[0].path


def test_rows_and_columns(tmp_path: Path) -> None:
    batch = read(tmp_path, f"id,text,lang\n7,{made.FIRST!r},en\n,,\n8,,en\n")
    assert [a.id for a in batch.articles] == ["7"] and len(batch.failures) == 1
    assert "name that column text" in read(tmp_path, "title,url,date\na,b,c\n").failures[0].reason
    prose = "The text, the title, the date: all three were wrong.\nNobody noticed it for a week."
    assert one(read(tmp_path, prose)).text == prose


def test_plain_text_that_only_looks_like_markdown_stays(tmp_path: Path) -> None:
    for text in (f"{made.TEXT}\n- one\n- two", f"# {made.FIRST}", f"Look at #velm [sic]\n{made.TEXT}"):
        assert one(read(tmp_path, text)).text == text


def test_only_mail_is_mail(tmp_path: Path) -> None:
    text = f"From: the harbour desk\nSubject: Velm\nDate: 23 May 2031\n\n{made.TEXT}"
    assert one(read(tmp_path, text)).text == text


@pytest.mark.parametrize(
    ("package", "content", "extra"),
    [
        ("pypdfium2", made.pdf(), "formats"),
        ("fastwarc.warc", made.warc(), "archives"),
        ("pyarrow", b"PAR1xx", "archives"),
    ],
)
def test_a_missing_extra_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, content: bytes, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    (tmp_path / "a").write_bytes(content)
    (tmp_path / "b").write_text(made.TEXT)
    batch = read_paths([str(tmp_path)])
    assert [a.id for a in batch.articles] == ["b"]
    assert f"pip install 'firsthand[{extra}]'" in batch.failures[0].reason


def test_articles_come_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(made.telegram(3))
    (tmp_path / "b.pdf").write_bytes(b"%PDF-broken")
    (tmp_path / "c.txt").write_text(made.TEXT)
    kinds = [type(x).__name__ for x in iter_articles([str(tmp_path)])]
    assert kinds == ["Article", "Article", "Article", "InputError", "Article"]


def test_two_records_with_one_id_name_both_and_the_first_is_read(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(made.newsml())
    batch = read_paths([str(tmp_path)])
    assert len(batch.articles) == 1
    reason = batch.failures[0].reason
    assert "two articles have the id" in reason and str(tmp_path / "a") in reason and str(tmp_path / "b") in reason


def test_zstd(tmp_path: Path) -> None:
    from fastwarc.stream_io import ZstdWriter

    contents = {"a": json.dumps({"id": "1", "text": made.TEXT}).encode(), "b": made.warc(2, packed=False)}
    for name, data in contents.items():
        writer = ZstdWriter(str(tmp_path / name))
        writer.write(data)
        writer.close()
    assert [a.id for a in read_paths([str(tmp_path)]).articles] == ["1", "b#1", "b#2"]
