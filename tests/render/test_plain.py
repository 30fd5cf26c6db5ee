from __future__ import annotations

import re
from dataclasses import replace

import pytest

from firsthand import render
from firsthand.account import Account
from firsthand.render.plain import WIDTH, escape, wrapped
from tests.render.story import ACCOUNT, M

TEXT = render.markdown(ACCOUNT)
FLAT = re.sub(r"(?<=\S)\n(?: {2,}(?![-\d])|(?=[\w“(]))\s*", " ", TEXT)  # wrapped lines in one piece again


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("<script>", r"\<script\>"),
        ("[a](b)", r"\[a\](b)"),
        ("a\n# b", r"a \# b"),
        ("&lt;", r"\&lt;"),
        ("\\", r"\\"),
        ("plain, words.", "plain, words."),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_tables_keep_their_columns() -> None:
    for table in re.findall(r"(?:^\|.*\n)+", TEXT, re.M):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1
    assert len(re.findall(r"^\|---", TEXT, re.M)) == 2


def test_says_what_the_page_says() -> None:
    for said in (
        "**2 of 3 articles retell 1 report, which is not among the files;",
        "- **Norrick Press** (report, by 14 May 2031, not among the files): named in Morrow Daily",
        "likely (0.62)",
        "The Lantern: “the Velm lake has lost 14 percent of its water” (Norrick Press ← two engineers; rests on",
        "- **difference 1**, Another number (contradiction), in claim 1",
        "  - **14 percent**: “14 percent” (The Lantern); entered in The Lantern",
        "1. “The Velm reservoir had lost 40 percent of its water by Tuesday” (Morrow Daily) (claim 1); set aside: “the",
        "- April 2031, happened: “Nobody has opened the lower gates since April” (Morrow Daily) [“since April”, from",
        "- demands “the plant's records be published”, on condition: “before any new pipeline is built” (said openly",
        r"“would not release the plant's records \<for now\>” (Quay \| Carrow)",
        "- **two engineers**: unnamed, 2 people; described as: two engineers at the plant; why unnamed: they may not",
        "  - **one of them**: unnamed, 1 person;",
        "[original](<https://morrow.example/velm?a=1&b=2>)",
    ):
        assert said in FLAT
    assert "(<javascript" not in TEXT
    assert TEXT.endswith("\n")
    assert "\n\n\n" not in TEXT


def test_every_row_of_a_list_stands_apart_from_what_follows() -> None:
    assert "\n\n**Told by one article alone**\n\n" in TEXT


def test_empty_and_hostile() -> None:
    assert "No contradiction was found. That is not the same as agreement" in render.markdown(Account())
    hostile = "a\nb\n# head | <script> \ud800\x00"
    article = replace(M, text=hostile, title=hostile, outlet=hostile, credits=())
    for full_text in (False, True):
        text = render.markdown(Account(articles=(article,)), full_text=full_text)
        text.encode("utf-8")
        assert "<script>" not in text.replace(r"\<script\>", "")
        assert "\n# head" not in text


def test_lines_fit_mail_and_terminal() -> None:
    long = [line for line in TEXT.splitlines() if len(line) > WIDTH and not line.startswith(("|", "#"))]
    assert long == []


@pytest.mark.parametrize("start", ["-", "+", "=", "1.", "2031)"])
def test_a_wrapped_line_never_begins_a_list(start: str) -> None:
    for before in range(4, 20):
        first, *rest = wrapped(f"- {'word ' * before}{start} more of it, {'word ' * 9}{start} end")
        assert first.startswith("- word")
        assert all(line.startswith("  ") and line.split()[0] != start for line in rest)
        assert " ".join([first, *map(str.strip, rest)]).replace("\\", "").count(start) == 2 + (start == "-")
