"""One key for the many ways in which an outlet is named: "The Courier", "courier.example", "https://www.courier.example"."""

from __future__ import annotations

import re
import unicodedata

_SCHEME = re.compile(r"^(?:https?://)?(?:www\.|m\.|amp\.)?", re.IGNORECASE)
_DOMAIN = re.compile(r"^([\w-]+(?:\.[\w-]+)*?)\.(?:(?:co|com|org|net|gov|edu|ac)\.[a-z]{2}|[a-z]{2,})(?:/.*)?$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
# Whom an outlet speaks through: "the Echo's correspondent" is the Echo.
_STAFF = re.compile(r"['’]s?\s+(?:own\s+)?(?:correspondent|reporter|journalist|editor|columnist)s?$", re.IGNORECASE)
_NOT_WORD = re.compile(r"[\W_]+")
# What an outlet is, said before or after its name: "the Norvik news agency", "the weekly magazine Bay".
_KIND = re.compile(
    r"^(?:(?:news|press|wire|state|state-run|official|daily)\s+)*"
    r"(?:agency|newspaper|magazine|website|broadcaster)\s+"
    r"|\s+(?:news|press|wire)\s+agency$|\s+(?:agency|newspaper|magazine|website)$",
    re.IGNORECASE,
)
# A short form shares at least so many letters with the end of the full name: "the Post" for "The Harbour Post".
_SHORT = 4


def outlet_key(name: str) -> str:
    """Lower-case letters and digits of an outlet's name without scheme, top-level domain and leading article.

    >>> outlet_key("The Harbour Courier") == outlet_key("https://www.harbourcourier.example/news")
    True
    """
    plain = unicodedata.normalize("NFKC", name).strip()
    bare = _SCHEME.sub("", plain)
    domain = _DOMAIN.match(bare.lower())
    if domain and " " not in bare:
        bare = domain.group(1).split(".")[-1]
    bare = _ARTICLE.sub("", _STAFF.sub("", bare))
    return _NOT_WORD.sub("", _ARTICLE.sub("", _KIND.sub("", bare)) or bare).casefold()


def is_short_for(short: str, full: str) -> bool:
    """Whether ``short`` is how ``full`` calls itself: the whole name, or its end ("the Post" in The Harbour Post)."""
    a, b = outlet_key(short), outlet_key(full)
    return a == b or (len(a) >= _SHORT and b.endswith(a))


def same_outlet(a: str | None, b: str | None) -> bool:
    """True if both name one outlet by :func:`outlet_key`; False when either is unknown."""
    return bool(a and b and outlet_key(a) == outlet_key(b))
