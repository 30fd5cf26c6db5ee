from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import InputError
from firsthand.fetch import identity, is_address, shown
from firsthand.fetch.addresses import check

REFUSED = {
    "ftp://news.example/a": "http://",
    "file:///etc/passwd": "http://",
    "gopher://news.example/": "http://",
    "javascript://news.example/%0aalert(1)": "http://",
    "http://": "no host",
    "http:///a": "no host",
    "http://user:secret@news.example/": "user name or password",
    "http://news.example@127.0.0.1/": "user name or password",
    "http://@news.example/": "user name or password",
    "http://2130706433/": "number in disguise",
    "http://0x7f000001/": "number in disguise",
    "http://0177.0.0.1/": "number in disguise",
    "http://0x7f.1/": "number in disguise",
    "http://127.1/": "number in disguise",
    "http://127.0.0.1./": "number in disguise",
    "http://news.example:22/": "port 22",
    "http://news.example:99999/": "not a web address",
    "http://news.example\\@127.0.0.1/": "blanks or signs",
    "http://news.example/a b": "blanks or signs",
    "http://news.example/a\r\nHost: x": "blanks or signs",
    "http://news.example%00.example/": "no host",
    "http://[::1/": "not a web address",
    f"http://news.example/{'a' * 9000}": "blanks or signs",
}


@pytest.mark.parametrize(("address", "said"), REFUSED.items(), ids=lambda x: x[:40])
def test_refused(address: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        check(address)
    assert said in error.value.reason
    assert ";" in error.value.reason  # what is wrong; what to do
    assert "secret" not in str(error.value)
    assert len(str(error.value).splitlines()) == 1


@pytest.mark.parametrize(
    "address",
    ["http://news.example", "HTTPS://News.Example:8443/a?b=c", "http://bücher.example/ä", "http://[2606:2800::1]/"],
)
def test_taken(address: str) -> None:
    assert check(address + "#part") == address


def test_identity_is_one_for_all_trails() -> None:
    same = {
        identity(a)
        for a in (
            "https://News.example/a?id=7#top",
            "HTTPS://news.example/a?utm_source=x&id=7&fbclid=y",
            "https://news.example/a?id=7&at_medium=RSS",
        )
    }
    assert same == {"https://news.example/a?id=7"}
    assert identity("https://news.example") == "https://news.example/"
    assert identity("https://news.example/a?b&c=%C3%A4") == "https://news.example/a?b&c=%C3%A4"


def test_addresses_and_paths() -> None:
    assert is_address("https://news.example/a")
    assert is_address("ftp://x")
    assert not any(is_address(word) for word in ("articles/", "-", "C:\\news\\a.txt", "news/*.txt", "a:b", "//x/y"))


@given(st.text(max_size=60))
def test_whatever_is_given(text: str) -> None:
    said = shown(f"http://u:hidden-word@{text}")
    assert len(said.splitlines()) <= 1
    try:
        check(f"http://{text}")
    except InputError as error:
        assert len(str(error).splitlines()) == 1
