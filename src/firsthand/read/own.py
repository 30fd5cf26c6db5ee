"""Accounts that firsthand itself wrote, in each of its formats.

They hold other people's articles in pieces, and are often written into the folder that is read the next time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.read.page import is_page

_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"firsthand/account/')
_PAGE = re.compile(r'<meta name="generator" content="firsthand[ "]')
_PLAIN = re.compile(r"# Sourced account: ")
_PLAIN_SAYS = "This says who says what, and on whose word. It does not say what is true."


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is no article but an account of some."""

    path: str


def begins_account(start: bytes) -> bool:
    """Do these first bytes begin an account as JSON?"""
    return _JSON.match(start) is not None


def is_account(text: str) -> bool:
    """Is ``text`` an account as page or as Markdown?"""
    if _PLAIN.match(text):
        return _PLAIN_SAYS in text[:10_000]
    return is_page(text) and _PAGE.search(text[:5_000]) is not None
