"""Addresses and feeds into a collection, from the command line, against a server of the test's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from firsthand import cli
from firsthand.run import collection, watch, web
from firsthand.store import Collection
from tests.fetch.server import Handler, Server, Time, fetcher

BODY = "".join(
    f"<p>The port of Velm had been warned {n} times before the ferry sank, the mayor, Ilse Varga, said on Monday. "
    "She added that nobody had listened, and that the harbour office would have to explain why.</p>"
    for n in ("two", "three", "four")
)


def page(title: str, extra: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title><meta property='og:title' content='{title}'>{extra}</head>"
        f"<body><article><h1>{title}</h1>{BODY}</article></body></html>"
    )


def rss(*items: str) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Harbour Feed</title>{''.join(items)}</channel></rss>"
    )


def item(link: str, more: str = "") -> str:
    return f"<item><title>Ferry</title><link>{link}</link>{more}</item>"


@pytest.fixture
def db(tmp_path: Path) -> str:
    return str(tmp_path / "news.db")


@pytest.fixture
def run(server: Server, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    for module in (web, watch, collection):
        monkeypatch.setattr(module, "new_fetcher", lambda: fetcher(server))

    def call(*args: object) -> Result:
        return CliRunner().invoke(cli.main, [str(a) for a in args])

    return call


class TestAdd:
    def test_a_page(self, server: Server, db: str, run) -> None:  # type: ignore[no-untyped-def]
        server.page("/2031/ferry", page("Ferry sinks"), Last_Modified="Fri, 23 May 2031 10:00:00 GMT")
        address = server.at("/2031/ferry?utm_source=x")
        server.pages["/2031/ferry?utm_source=x"] = server.pages["/2031/ferry"]
        result = run("add", address, "--db", db)
        assert (result.exit_code, result.stderr) == (0, f"firsthand: {db}: 1 added\n")
        with Collection(db) as held:
            (article,) = held.articles()
        assert article.id == server.at("/2031/ferry")
        assert article.title == "Ferry sinks"
        assert article.captured is not None
        assert article.captured.value == "2031-05-24T16:03"
        assert "HTTP" in article.captured.basis
        assert article.published is None  # neither the server's clock nor the file's date says it

    def test_again(self, server: Server, db: str, run) -> None:  # type: ignore[no-untyped-def]
        server.page("/a", page("Ferry sinks"), Date="Sat, 24 May 2031 16:03:00 GMT")
        assert run("add", server.at("/a"), "--db", db).exit_code == 0
        server.page("/a", page("Ferry sinks"), Date="Sun, 25 May 2031 08:00:00 GMT")
        assert "1 already there" in run("add", server.at("/a"), "--db", db).stderr
        server.page("/a", page("Ferry sinks, 12 dead"))
        result = run("add", server.at("/a"), "--db", db)
        assert (result.exit_code, "--replace" in result.stderr) == (3, True)
        assert "1 replaced" in run("add", server.at("/a"), "--db", db, "--replace").stderr

    def test_unchanged_is_not_sent_again(self, server: Server, db: str, run) -> None:  # type: ignore[no-untyped-def]
        sent = []

        def answer(handler: Handler) -> None:
            same = handler.headers.get("If-None-Match") == '"1"'
            sent.append(same)
            handler.send(b"" if same else page("Ferry sinks").encode(), 304 if same else 200, ETag='"1"')

        server.pages["/a"] = answer
        for _ in range(2):
            assert run("add", server.at("/a"), "--db", db).exit_code == 0
        assert sent == [False, True]

    def test_mixed_with_paths_and_failures(self, server: Server, db: str, run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        file = tmp_path / "a.txt"
        file.write_text("Bridge closed\n\nThe bridge at Kerrin was closed on Monday, the mayor said.\n")
        server.page("/a", page("Ferry sinks"))
        server.page("/list", rss(item(server.at("/a"))), Content_Type="application/rss+xml")
        bad = [server.at("/none"), "http://10.0.0.1/", "ftp://news.example/a", server.at("/list")]
        result = run("add", server.at("/a"), file, *bad, "--db", db)
        assert result.exit_code == 1
        assert "2 added" in result.stderr
        lines = [line for line in result.stderr.splitlines() if "could not add" in line]
        assert len(lines) == len(bad)
        for address in bad:
            assert sum(f"could not add {address}: " in line for line in lines) == 1
        assert "firsthand watch" in result.stderr
        before = len(server.asked)
        result = run("add", server.at("/a"), tmp_path / "missing.txt", "--db", db)
        assert (result.exit_code, len(server.asked)) == (2, before)

    def test_report_and_read(self, server: Server, run) -> None:  # type: ignore[no-untyped-def]
        server.page("/a", page("Ferry sinks"))
        read = run("read", server.at("/a"))
        assert json.loads(read.stdout)["url"] == server.at("/a")
        report = run("report", server.at("/a"), "--format", "json")
        assert report.exit_code == 0
        assert json.loads(report.stdout)["articles"][0]["id"] == server.at("/a")

    def test_charset_of_the_server(self, server: Server, run) -> None:  # type: ignore[no-untyped-def]
        text = page("Fähre gesunken").encode("cp1250")
        server.page("/a", text, Content_Type="text/html; charset=windows-1250")
        assert json.loads(run("read", server.at("/a")).stdout)["title"] == "Fähre gesunken"


class TestWatch:
    def test_a_feed(self, server: Server, db: str, run) -> None:  # type: ignore[no-untyped-def]
        source = (
            f'<source url="{server.at("/x")}">Capital Echo</source><pubDate>Fri, 23 May 2031 09:00:00 GMT</pubDate>'
        )
        whole = f"<content:encoded><![CDATA[{BODY * 3}]]></content:encoded>"
        server.page("/feed", rss(item(server.at("/a"), source), item(server.at("/whole"), whole)), ETag='"f"')
        server.page("/a", page("Ferry sinks"))
        result = run("watch", server.at("/feed"), "--db", db, "--once")
        assert (result.exit_code, result.stderr) == (0, f"firsthand: {db}: 2 added, 0 already there\n")
        with Collection(db) as held:
            first, second = held.articles()
            visit = held.visit(server.at("/feed"))
        assert (first.id, second.id) == (server.at("/a"), server.at("/whole"))
        assert first.published is not None
        assert (first.published.value[:10], "feed" in first.published.basis) == ("2031-05-23", True)
        assert [d.name for d in first.declared] == ["Capital Echo"]
        assert second.outlet == "Harbour Feed"
        assert "/whole" not in server.paths()
        assert visit is not None
        assert visit.etag == '"f"'
        again = run("watch", server.at("/feed"), "--db", db, "--once")
        assert "0 added, 2 already there" in again.stderr
        assert server.paths() == ["/feed", "/a", "/feed"]
        assert server.asked[-1][2]["if-none-match"] == '"f"'

    def test_what_fails_is_tried_again_and_then_given_up(self, server: Server, db: str, run) -> None:  # type: ignore[no-untyped-def]
        server.page("/feed", rss(item(server.at("/a")), item(server.at("/gone"))), ETag='"f"')
        server.page("/a", page("Ferry sinks"))
        codes = [run("watch", server.at("/feed"), "--db", db, "--once").exit_code for _ in range(7)]
        assert codes == [1] * 5 + [0] * 2
        assert server.paths().count("/gone") == watch.MOST_TRIES
        assert server.paths().count("/a") == 1

    def test_opml_and_sitemaps(self, server: Server, db: str, run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        opml = tmp_path / "feeds.opml"
        opml.write_text(
            '<opml version="2.0"><body>'
            f'<outline text="a" xmlUrl="{server.at("/feed")}"/><outline text="b" xmlUrl="{server.at("/map.xml")}"/>'
            f'<outline text="c" xmlUrl="{server.at("/none")}"/></body></opml>'
        )
        xmlns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        server.page("/feed", rss(item(server.at("/a"))))
        server.page(
            "/map.xml", f"<sitemapindex {xmlns}><sitemap><loc>{server.at('/one.xml')}</loc></sitemap></sitemapindex>"
        )
        places = "".join(f"<url><loc>{server.at(f'/{p}')}</loc></url>" for p in "abc")
        server.page("/one.xml", f"<urlset {xmlns}>{places}</urlset>", Content_Type="application/xml")
        for p in "abc":
            server.page(f"/{p}", page(f"Ferry {p}"))
        result = run("watch", opml, "--db", db, "--once", "--most", "1")
        assert result.exit_code == 1
        assert "2 added, 1 already there, 1 left for the next round" in result.stderr
        assert f"{server.at('/none')}: there is no such page" in result.stderr
        assert "1 added, 3 already there" in run("watch", opml, "--db", db, "--once", "--most", "1").stderr

    def test_what_is_no_list(self, server: Server, db: str, run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
        server.page("/", page("Harbour Post", link))
        server.page("/broken", "<rss><channel><item><title>x")
        server.page("/text", "plain words", Content_Type="text/plain")
        result = run("watch", server.at("/"), "--db", db, "--once")
        assert result.exit_code == 3
        assert f"it names these feeds: {server.at('/feed')}" in result.stderr
        for path in ("/broken", "/text"):
            assert run("watch", server.at(path), "--db", db, "--once").exit_code in (1, 3)
        assert run("watch", tmp_path / "missing.opml", "--db", db, "--once").exit_code == 2

    def test_json_feed(self, server: Server, db: str, run) -> None:  # type: ignore[no-untyped-def]
        items = [
            {"id": "7", "content_html": BODY * 3, "title": "Ferry"},
            {"id": "8", "url": server.at("/a"), "title": "F"},
        ]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Feed", "items": items}
        server.page("/feed", json.dumps(feed), Content_Type="application/feed+json")
        server.page("/a", page("Ferry sinks"))
        assert "2 added" in run("watch", server.at("/feed"), "--db", db, "--once").stderr
        with Collection(db) as held:
            assert held.article(f"{server.at('/feed')}#7") is not None

    def test_rounds_and_a_clean_stop(self, server: Server, db: str) -> None:
        server.page("/feed", rss(item(server.at("/a"))))
        server.page("/a", page("Ferry sinks"))
        now, waits = Time(), list[float]()
        rounds: list[watch.Round] = []

        def sleep(seconds: float) -> None:
            waits.append(seconds)
            now.ahead += seconds
            if len(waits) == 2:
                raise KeyboardInterrupt

        with fetcher(server, now) as one, pytest.raises(KeyboardInterrupt):
            watch.watch(
                [server.at("/feed")], db, told=rounds.append, interval=600, get=one.get, sleep=sleep, clock=now.clock
            )
        assert [r.added for r in rounds] == [1, 0]
        assert all(500 < wait <= 600 for wait in waits)
        with Collection(db) as held:
            assert len(held.articles()) == 1

    def test_ctrl_c_is_a_word_and_no_traceback(self, server: Server, db: str, run, monkeypatch) -> None:  # type: ignore[no-untyped-def]
        server.page("/feed", rss(item(server.at("/a")), item(server.at("/stop"))))
        server.page("/a", page("Ferry sinks"))

        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        from firsthand.read.fetched import read_fetched as true

        monkeypatch.setattr(web, "read_fetched", lambda d, i, **k: stop() if b"Stop" in d else true(d, i, **k))
        server.page("/stop", page("Stop"))
        result = run("watch", server.at("/feed"), "--db", db)
        assert (result.exit_code, result.stderr) == (0, f"firsthand: stopped; what was added stays in {db}\n")
        with Collection(db) as held:
            assert [a.title for a in held.articles()] == ["Ferry sinks"]


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "httpx2", None)
    monkeypatch.delitem(sys.modules, "firsthand.fetch.fetcher", raising=False)
    monkeypatch.delitem(sys.modules, "firsthand.fetch.network", raising=False)
    result = CliRunner().invoke(cli.main, ["read", "https://news.example/"])
    assert (result.exit_code, "firsthand[fetch]" in result.stderr) == (2, True)
