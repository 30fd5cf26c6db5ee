"""One address at a time from a server of the test's own: every way in which a server can be slow, large or hostile."""

from __future__ import annotations

import gzip
import socket
import time

import pytest

from firsthand.errors import InputError
from firsthand.fetch import Fetched, Known, Unchanged
from firsthand.fetch.fetcher import AGENT, MOST_REDIRECTS
from firsthand.fetch.network import Backend, Refused
from tests.fetch.server import DATE, Handler, Server, Time, fetcher

PAGE = b"<html><p>The ferry sank.</p></html>"


def failure(server: Server, address: str, time_: Time | None = None, **settings: object) -> str:
    with fetcher(server, time_, **settings) as one, pytest.raises(InputError) as error:
        one.get(address)
    assert len(str(error.value).splitlines()) == 1
    assert ";" in error.value.reason
    return error.value.reason


def test_a_page(server: Server) -> None:
    server.page("/a?b=%C3%A4", PAGE, ETag='"1"', Last_Modified="Fri, 23 May 2031 10:00:00 GMT")
    with fetcher(server) as one:
        answer = one.get(server.at("/a?b=ä#part"))
    assert isinstance(answer, Fetched)
    assert (answer.data, answer.media, answer.charset, answer.date) == (PAGE, "text/html", "utf-8", DATE)
    assert answer.known == Known(server.at("/a?b=ä"), '"1"', "Fri, 23 May 2031 10:00:00 GMT")
    host, _, headers = server.asked[-1]
    assert host == f"news.example:{server.port}"
    assert headers["user-agent"] == AGENT
    assert "cookie" not in headers


def test_over_ipv6_the_name_stays(server: Server) -> None:
    reason = failure(server, server.at("/a", "six.example"))  # nobody listens there
    assert "connection failed" in reason


def test_unchanged(server: Server) -> None:
    def answer(handler: Handler) -> None:
        same = handler.headers.get("If-None-Match") == '"1"' and handler.headers.get("If-Modified-Since") == "then"
        handler.send(b"" if same else PAGE, 304 if same else 200)

    server.pages["/a"] = answer
    with fetcher(server) as one:
        assert isinstance(one.get(server.at("/a"), Known(server.at("/a"), '"1"', "then")), Unchanged)
        assert isinstance(one.get(server.at("/a"), Known(server.at("/b"), '"1"', "then")), Fetched)


class TestForbidden:
    @pytest.mark.parametrize("host", ["inside.example", "both.example", "cloud.example", "mapped.example"])
    def test_names_of_private_networks(self, server: Server, host: str) -> None:
        assert "not on the public internet" in failure(server, server.at("/", host))
        assert server.asked == []

    @pytest.mark.parametrize(
        "place",
        [
            "http://127.0.0.1/", "http://127.0.0.1:1234/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
            "http://10.0.0.8/", "http://[::ffff:10.0.0.8]/", "http://192.168.1.1/", "http://[fe80::1]/",
            "http://0.0.0.0/", "//10.0.0.8/", "http://inside.example/",
        ],
    )  # fmt: skip
    def test_redirects_into_them(self, server: Server, place: str) -> None:
        server.page("/a", b"", 302, Location=place)
        assert "not on the public internet" in failure(server, server.at("/a"))

    @pytest.mark.parametrize(
        "place", ["ftp://other.example/", "http://u:p@other.example/", "http://2130706433/", "file:///etc/passwd", ""]
    )
    def test_redirects_to_what_is_no_address(self, server: Server, place: str) -> None:
        server.page("/a", b"", 302, Location=place)
        failure(server, server.at("/a"))
        assert server.paths() == ["/a"]

    def test_this_computer_without_the_switch(self, server: Server) -> None:
        for host in ("news.example", "127.0.0.1"):
            with fetcher(server) as one:
                one._backend._local_ports = frozenset()
                with pytest.raises(InputError, match="not on the public internet"):
                    one.get(server.at("/a", host))
        assert server.asked == []

    def test_robots_txt_that_leads_there(self, server: Server) -> None:
        server.page("/robots.txt", b"", 301, Location="http://169.254.169.254/")
        server.page("/a", PAGE)
        assert "not on the public internet" in failure(server, server.at("/a"))

    def test_a_name_that_changes_between_two_looks(self, server: Server) -> None:
        """A name is resolved once for a connection, which goes to that very address; the next look is checked anew."""
        looks = []

        def changing(host: str, _port: int) -> list[str]:
            looks.append(host)
            return ["127.0.0.1"] if len(looks) == 1 else ["10.0.0.1"]

        server.page("/robots.txt", "User-agent: *\n")
        server.page("/a", PAGE)
        server.page("/last", PAGE, Connection="close")
        with fetcher(server, resolve=changing) as one:
            assert isinstance(one.get(server.at("/a")), Fetched)
            assert isinstance(one.get(server.at("/last")), Fetched)
            assert looks == ["news.example"]
            with pytest.raises(InputError, match=r"leads to 10\.0\.0\.1"):
                one.get(server.at("/a"))

    def test_a_connection_that_ends_elsewhere(self, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        backend = Backend(lambda _h, _p: ["93.184.216.34"], frozenset(), time.monotonic)
        listening = socket.create_connection(("127.0.0.1", server.port))
        monkeypatch.setattr(socket, "create_connection", lambda *_a, **_k: listening)
        with pytest.raises(Refused, match=r"127\.0\.0\.1"):
            backend.connect_tcp("news.example", 80)

    def test_sockets_of_the_system(self) -> None:
        with pytest.raises(Refused):
            Backend(lambda _h, _p: [], frozenset(), time.monotonic).connect_unix_socket("/run/x.sock")

    def test_proxies_of_the_environment_are_not_asked(self, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")
        server.page("/a", PAGE)
        with fetcher(server) as one:
            assert isinstance(one.get(server.at("/a")), Fetched)


class TestRedirects:
    def test_to_another_host_whose_rules_count(self, server: Server) -> None:
        server.page("/a", b"", 301, Location=server.at("/b", "other.example"), Set_Cookie="session=1")
        server.page("/b", PAGE)
        with fetcher(server) as one:
            answer = one.get(server.at("/a"))
        assert isinstance(answer, Fetched)
        assert (answer.address, answer.url) == (server.at("/a"), server.at("/b", "other.example"))
        hosts = [host.partition(":")[0] for host, path, _ in server.asked if path == "/robots.txt"]
        assert hosts == ["news.example", "other.example"]
        assert "cookie" not in server.asked[-1][2]

    def test_circles_end(self, server: Server) -> None:
        server.page("/a", b"", 302, Location="/b")
        server.page("/b", b"", 302, Location="/a")
        assert "leads nowhere" in failure(server, server.at("/a"))
        assert len(server.paths()) == MOST_REDIRECTS + 1


class TestStumbling:
    def test_a_fault_that_passes(self, server: Server) -> None:
        left = [503, 500]
        server.pages["/a"] = lambda h: h.send(PAGE if not left else b"", left.pop(0) if left else 200)
        now = Time()
        with fetcher(server, now) as one:
            assert isinstance(one.get(server.at("/a")), Fetched)
        assert now.slept == [1.0, 2.0, 4.0]

    def test_a_fault_that_stays(self, server: Server) -> None:
        server.page("/a", b"", 502)
        assert "502" in failure(server, server.at("/a"))
        assert len(server.paths()) == 4

    @pytest.mark.parametrize("said", ["7", "Thu, 01 Jan 1970 00:00:07 GMT"])
    def test_retry_after(self, server: Server, said: str) -> None:
        left = [429]
        server.pages["/a"] = lambda h: h.send(PAGE, left.pop() if left else 200, Retry_After=said)
        now = Time()
        with fetcher(server, now, now=lambda: 0.0) as one:
            assert isinstance(one.get(server.at("/a")), Fetched)
        assert now.slept == [1.0, 7.0]

    def test_retry_after_for_long(self, server: Server) -> None:
        server.page("/a", b"", 429, Retry_After="3600")
        now = Time()
        with fetcher(server, now) as one:
            for _ in range(2):
                with pytest.raises(InputError, match=r"left alone for 3[56]"):
                    one.get(server.at("/a"))
        assert server.paths() == ["/a"]

    def test_a_server_that_is_gone(self, server: Server) -> None:
        address = server.at("/a")
        server.server_close()
        assert "connection failed" in failure(server, address)

    def test_a_name_that_nobody_has(self, server: Server) -> None:
        now = Time()
        assert "not to be found" in failure(server, "http://nobody.example/", now)
        assert "not to be found" in failure(server, "http://empty.example/", now)
        assert now.slept == []

    def test_silence(self, server: Server) -> None:
        server.pages["/a"] = lambda _: time.sleep(0.5)
        assert "no answer in time" in failure(server, server.at("/a"), silence=0.05)

    def test_dripping_is_not_waited_for(self, server: Server) -> None:
        def drip(handler: Handler) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
            for _ in range(100):
                handler.wfile.write(b"X-Slow: 1\r\n")
                handler.wfile.flush()
                time.sleep(0.02)

        server.pages["/a"] = drip
        begun = time.monotonic()
        assert "no answer in time" in failure(server, server.at("/a"), silence=1.0, whole=0.1)
        assert time.monotonic() - begun < 5

    def test_no_http_at_all(self, server: Server) -> None:
        server.pages["/a"] = lambda h: h.wfile.write(b"SSH-2.0-x\r\n\r\n")
        assert "connection failed" in failure(server, server.at("/a"))


class TestBodies:
    def test_one_that_is_too_large_says_so_first(self, server: Server) -> None:
        server.page("/a", PAGE, Content_Length="99999999999", Connection="close")
        assert "larger than" in failure(server, server.at("/a"))

    def test_one_that_does_not_end(self, server: Server) -> None:
        sent: list[int] = []

        def endless(handler: Handler) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            while len(sent) < 2000:
                handler.wfile.write(b"x" * 100_000)
                sent.append(1)

        server.pages["/a"] = endless
        assert "larger than" in failure(server, server.at("/a"), largest=1_000_000)
        assert len(sent) < 200

    def test_a_bomb(self, server: Server) -> None:
        server.page("/a", gzip.compress(bytes(20_000_000)), Content_Encoding="gzip")
        assert "larger than" in failure(server, server.at("/a"), largest=1_000_000)

    def test_one_that_breaks_off(self, server: Server) -> None:
        def short(handler: Handler) -> None:
            handler.send(PAGE, Content_Length="1000")
            handler.close_connection = True

        server.pages["/a"] = short
        assert "connection failed" in failure(server, server.at("/a"))
        server.page("/b", gzip.compress(PAGE)[:-9], Content_Encoding="gzip")
        assert "damaged" in failure(server, server.at("/b"))

    def test_gzip(self, server: Server) -> None:
        server.page("/a", gzip.compress(PAGE), Content_Encoding="gzip")
        with fetcher(server) as one:
            answer = one.get(server.at("/a"))
        assert isinstance(answer, Fetched)
        assert answer.data == PAGE

    def test_pictures_stay_there(self, server: Server) -> None:
        server.page("/a", b"\x89PNG", Content_Type="image/png")
        assert "picture" in failure(server, server.at("/a"))

    @pytest.mark.parametrize("status", [204, 400, 401, 403, 404, 410, 418, 451])
    def test_statuses_without_a_page(self, server: Server, status: int) -> None:
        server.page("/a", b"", status)
        assert str(status) in failure(server, server.at("/a"))
        assert server.paths() == ["/a"]


class TestRobots:
    RULES = """User-agent: *
Disallow: /

User-agent: firsthand
Disallow: /closed
Allow: /closed/open
Crawl-delay: 5
"""

    def test_rules(self, server: Server) -> None:
        server.page("/robots.txt", self.RULES, Content_Type="text/plain")
        for path in ("/a", "/b", "/closed/a", "/closed/open/a"):
            server.page(path, PAGE)
        now = Time()
        with fetcher(server, now) as one:
            assert isinstance(one.get(server.at("/a")), Fetched)
            assert isinstance(one.get(server.at("/b")), Fetched)
            assert isinstance(one.get(server.at("/closed/open/a")), Fetched)
            with pytest.raises(InputError, match=r"robots\.txt asks programs"):
                one.get(server.at("/closed/a"))
        assert server.paths() == ["/a", "/b", "/closed/open/a"]
        assert len(server.asked) == 4
        assert now.slept == [1.0, 5.0, 5.0]

    @pytest.mark.parametrize("status", [401, 403, 404, 410])
    def test_none_there(self, server: Server, status: int) -> None:
        server.page("/robots.txt", b"", status)
        server.page("/a", PAGE)
        with fetcher(server) as one:
            assert isinstance(one.get(server.at("/a")), Fetched)

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_not_to_be_had(self, server: Server, status: int) -> None:
        server.page("/robots.txt", b"", status)
        server.page("/a", PAGE)
        assert str(status) in failure(server, server.at("/a"))
        assert server.paths() == []

    def test_elsewhere_too_long_or_no_text(self, server: Server) -> None:
        server.page("/robots.txt", b"", 301, Location="/rules")
        long = b"\xff\xfe\x00\nUser-agent: *\nDisallow: /closed\n" + b"# x\n" * 300_000 + b"Disallow: /a\n"
        server.page("/rules", long, Content_Type="image/png")
        server.page("/a", PAGE)
        with fetcher(server) as one:
            assert isinstance(one.get(server.at("/a")), Fetched)
            with pytest.raises(InputError, match=r"robots\.txt"):
                one.get(server.at("/closed"))

    def test_a_longer_delay_than_is_waited_for(self, server: Server) -> None:
        server.page("/robots.txt", "User-agent: *\nCrawl-delay: 100000\n")
        server.page("/a", PAGE)
        with fetcher(server) as one:
            assert isinstance(one.get(server.at("/a")), Fetched)
            with pytest.raises(InputError, match="left alone for"):
                one.get(server.at("/a"))


def test_two_hosts_do_not_wait_for_each_other(server: Server) -> None:
    server.page("/a", PAGE)
    now = Time()
    with fetcher(server, now) as one:
        one.get(server.at("/a"))
        one.get(server.at("/a", "other.example"))
    assert now.slept == [1.0, 1.0]  # between robots.txt and the page of each
