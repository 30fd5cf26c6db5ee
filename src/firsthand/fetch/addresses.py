"""Addresses: what is one, which are fetched at all, and by what an article that was fetched is called."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from firsthand.errors import InputError

# Parameters that say how a reader came to a page and never which page it is.
TRACKING = frozenset(
    {
        "at_campaign", "at_medium", "cmpid", "dclid", "fbclid", "gclid", "gclsrc", "igshid", "mc_cid", "mc_eid",
        "msclkid", "ocid", "s_cid", "twclid", "wt_mc", "yclid",
    }
)  # fmt: skip
_TRACKING_START = ("utm_", "pk_", "mtm_", "at_")
LONGEST = 8000
LONGEST_SHOWN = 300
WEB_PORTS = frozenset({80, 443})
FIRST_FREE_PORT = 1024

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\u200b-\u200f\u202a-\u202e\ufeff]")
_SECRET = re.compile(r"(?<=//)[^/?#]*@")
# The last part of a host that is a number in any notation: then the host is an IPv4 address (WHATWG URL, 3.5).
_NUMBER = re.compile(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)\.?")
_IPV4 = re.compile(r"(?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){3}")

SAVE = "open it in a browser, save the page and give the file"


def is_address(word: str) -> bool:
    """Is ``word`` an address of any scheme, and no path?"""
    return _SCHEME.match(word) is not None


def shown(address: str) -> str:
    """``address`` as it may stand in a message: one line, without a password."""
    plain = "".join(c if c.isprintable() else "?" for c in _SECRET.sub("…@", address))
    return plain if len(plain) <= LONGEST_SHOWN else f"{plain[:LONGEST_SHOWN]}…"


def check(address: str) -> str:
    """``address`` if it may be asked for, its outer blanks and its fragment removed. Raises InputError otherwise."""
    address = address.strip(" \t\r\n").partition("#")[0]
    name = shown(address)
    if not address.lower().startswith(("http://", "https://")):
        raise InputError(name, "only addresses that begin with http:// or https:// are fetched; save it, give the file")
    if len(address) > LONGEST or _UNSAFE.search(address):
        raise InputError(name, "not a web address (blanks or signs that none holds); copy it again from the browser")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise InputError(name, "not a web address; copy it again from the browser") from None
    if parts.username is not None or parts.password is not None:
        raise InputError(name, f"it holds a user name or password, which is never sent; {SAVE}")
    if not host or "%" in host:
        raise InputError(name, "not a web address (no host); copy it again from the browser")
    if ":" not in host and _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]) and not _IPV4.fullmatch(host):
        raise InputError(name, "its host is a number in disguise, which is never fetched; write the site's name")
    if port is not None and port not in WEB_PORTS and port < FIRST_FREE_PORT:
        raise InputError(name, f"port {port} is not a web server's; check the address")
    return address


def identity(url: str) -> str:
    """What an article found at ``url`` is called: the address without fragment and without a reader's trail."""
    parts = urlsplit(url)
    query = parts.query
    if any(_is_trail(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode([(name, value) for name, value in pairs if not _is_trail(name)])
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))


def _is_trail(name: str) -> bool:
    return name.lower() in TRACKING or name.lower().startswith(_TRACKING_START)
