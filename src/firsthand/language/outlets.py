"""One key for the many ways in which an outlet is named: "The Courier", "courier.example", "https://www.courier.example"."""

from __future__ import annotations

import re
import unicodedata

_SCHEME = re.compile(r"^(?:https?://)?(?:www\.|m\.|amp\.)?", re.IGNORECASE)
_DOMAIN = re.compile(r"^([\w-]+(?:\.[\w-]+)*?)\.(?:(?:co|com|org|net|gov|edu|ac)\.[a-z]{2}|[a-z]{2,})(?:/.*)?$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_NOT_WORD = re.compile(r"[\W_]+")


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
    return _NOT_WORD.sub("", _ARTICLE.sub("", bare)).casefold()


def same_outlet(a: str | None, b: str | None) -> bool:
    """True if both name one outlet by :func:`outlet_key`; False when either is unknown."""
    return bool(a and b and outlet_key(a) == outlet_key(b))
