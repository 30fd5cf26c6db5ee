"""Every reader gets through damaged files of its format: articles with exact spans or a failure with a reason."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from firsthand.read import read_paths
from tests.read import made

SEEDS: dict[str, bytes] = {
    "rss": made.rss().encode(),
    "atom": made.atom().encode(),
    "json feed": made.json_feed().encode(),
    "opml": made.OPML.encode(),
    "sitemap": made.SITEMAP.encode(),
    "newsml": made.newsml().encode(),
    "nitf": made.NITF.encode(),
    "ninjs": json.dumps(made.ninjs(third=True), indent=1).encode(),
    "ninjs line": json.dumps(made.ninjs()).encode(),
    "telegram": made.telegram(2).encode(),
    "mail": made.eml(),
    "saved page": made.mhtml(),
    "docx": made.docx(),
    "pdf": made.pdf(),
    "warc": made.warc(2, packed=False),
    "warc, packed": made.warc(2),
    "csv": made.CSV.encode(),
    "markdown": made.MARKDOWN.encode(),
    "nexis": made.NEXIS_OLD.encode(),
    "nexis, newer": made.NEXIS_NEW.encode(),
    "factiva": made.FACTIVA.encode(),
    "factiva, plain": made.FACTIVA_PLAIN.encode(),
}
# Where, how many bytes go, what comes in their place.
TROUBLE = [
    *(b"<", b">", b"&", b'"', b"{", b"}", b"]", b"--", b"<!--", b"<![CDATA[", b"=?x?q?=", b"9999999999", b"-1"),
    *(b"\\u", b"\\ud800", b"&#xD800;", b"&#0;", b"\x00", b"\xff", b"\n\n", b"\r\r", b"\xed\xa0\x80", b"\xe2\x80\x8b"),
]
PIECES = st.one_of(st.binary(max_size=12), st.sampled_from(TROUBLE))
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), PIECES), max_size=4)
STARTS = [
    *(b"", b"WARC/1.0\r\n", b"%PDF-", b"PK\x03\x04", b"PAR1", b"<?xml ", b"<rss>", b"{", b"text,title\n"),
    *(b"From: a\nSubject: b\nMIME-Version: 1.0\n", b"\x28\xb5\x2f\xfd", b"\x1f\x8b", b"BZh9"),
]


def damaged(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for place, gone, put in edits:
        at = int(place * len(data))
        data = data[:at] + put + data[at + gone :]
    return data


def check(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "given"
        path.write_bytes(data)
        batch = read_paths([str(path)])
    assert batch.articles or batch.failures or batch.skipped
    assert all(f.reason and "\n" not in f.reason for f in batch.failures)
    for article in batch.articles:
        article.text.encode("utf-8")
        json.dumps(article.title).encode("utf-8")
        spans = [c.span for c in article.credits] + list(article.furniture)
        spans += list(article.revision.spans) if article.revision else []
        for span in spans:
            held = article.text if span.field == "text" else article.title or ""
            assert held[span.start : span.end] == span.quote


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(edits=EDITS)
@example(edits=[])
def test_damaged_files_are_read_or_refused(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    check(damaged(SEEDS[name], edits))


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(min_size=1, max_size=300), start=st.sampled_from(STARTS))
@example(start=b"text,title\n", data=b"\x80")
def test_any_bytes_are_read_or_refused(start: bytes, data: bytes) -> None:
    check(start + data)
