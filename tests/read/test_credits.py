"""Credits and their roles; what is said in a sentence is none."""

from __future__ import annotations

import pytest

from tests.read.test_article import BODY, read, roles


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("By Ada Vey", [("byline", "Ada Vey")]),
        ("By ADA VEY and Jon Osk", [("byline", "ADA VEY"), ("byline", "Jon Osk")]),
        ("By Ada Vey, Associated Press", [("byline", "Ada Vey"), ("wire", "AP")]),
        ("By Reuters", [("wire", "Reuters")]),
        ("Written by Ada Vey | 3 June 2021", [("byline", "Ada Vey")]),
        ("By Friday the talks had ended", []),
        ("By Staff Writer", []),
        ("Via Northern Gazette", [("via", "Northern Gazette")]),
        ("By far the worst", []),
    ],
)
def test_under_the_title(line: str, credit: list[tuple[str, str]]) -> None:
    assert roles(read(f"Harbour of Port Selby stays closed\n{line}\n\n{BODY}")) == credit


@pytest.mark.parametrize(
    ("start", "credit"),
    [
        ("PORT SELBY, May 24 (Reuters) - ", [("dateline", "PORT SELBY"), ("wire", "Reuters")]),
        ("PORT SELBY (AP) — ", [("dateline", "PORT SELBY"), ("wire", "AP")]),
        ("Port Selby, May 24 (Reuters) – ", [("dateline", "Port Selby"), ("wire", "Reuters")]),
        ("(Reuters) - ", [("wire", "Reuters")]),
        ("SELBY — ", [("dateline", "SELBY")]),
        ("LOOK — ", []),
        ("Selby - ", []),
        ("On May 24 – ", []),
    ],
)
def test_dateline(start: str, credit: list[tuple[str, str]]) -> None:
    article = read(start + BODY)
    assert sorted(roles(article)) == sorted(credit)
    assert article.published is None


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("The Associated Press contributed to this report.", [("wire", "AP")]),
        ("— With files from The Canadian Press", [("wire", "Canadian Press")]),
        ("(Reporting by Ada Vey; Editing by Jon Osk)", [("byline", "Ada Vey")]),
        ("Translated from Danish by Jon Osk", [("translator", "Jon Osk")]),
        ("h/t Northern Gazette", [("via", "Northern Gazette")]),
        ("This article was first published by Northern Gazette.", [("via", "Northern Gazette")]),
        ("Source: somesite.example", [("publisher", "somesite.example")]),
        ("Source: Reuters", [("wire", "Reuters")]),
        ("© 2024 AFP", [("wire", "AFP")]),
        ("AFP", [("wire", "AFP")]),
        (
            "The views expressed in this article do not reflect the opinion of Delta, or any of its affiliates.",
            [("publisher", "Delta")],
        ),
        (
            "The views expressed here do not necessarily reflect those of Delta Daily or its partners.",
            [("publisher", "Delta Daily")],
        ),
        ("Photo: Ada Vey/Reuters", [("photo", "Ada Vey/Reuters")]),
        ("(AP Photo/Ada Vey)", [("photo", "AP Photo/Ada Vey")]),
        ("Sources: the council, the divers and the port", []),
    ],
)
def test_at_the_end(line: str, credit: list[tuple[str, str]]) -> None:
    assert roles(read(f"{BODY}\n\n{line}")) == credit


@pytest.mark.parametrize(
    "line",
    [
        "Divers at work in the harbour on Friday. REUTERS",
        "Divers at work in the harbour on Friday. POOL/AFP via Getty Images",
        "Divers at work in the harbour on Friday. EPA/Ada Vey",
        "AFP",
    ],
)
def test_a_photo_credit_is_never_a_wire_credit(line: str) -> None:
    first, *rest = BODY.split("\n\n")
    assert [role for role, _ in roles(read("\n\n".join([first, line, *rest])))] == ["photo"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The pier is lost, according to Reuters.",
        "The council agreed, sources told AFP.",
        "A Reuters/Ipsos poll found that most people in Selby never knew.",
        "First reported by Reuters, the crack is now ten metres long, engineers of the town say.",
    ],
)
def test_a_citation_in_a_sentence_is_no_credit(sentence: str) -> None:
    first, *rest = BODY.split("\n\n")
    assert roles(read("\n\n".join([first, sentence, *rest]))) == []


def test_a_scrapers_own_site_is_its_outlet() -> None:
    assert read(f"{BODY}\n\nSource: somesite.example").outlet == "somesite.example"


@pytest.mark.parametrize(
    ("start", "wires"),
    [
        ("PORT SELBY (AP) — The latest on the harbour of Port Selby (all times local):", ["AP"]),
        ("May 24 (Reuters) - The harbour of Port Selby stayed closed on Friday, its master said.", ["Reuters"]),
        ("PORT SELBY (AP) —", []),
        ("The harbour of Port Selby (AP) — a list of all its ships and of their masters:", []),
    ],
)
def test_wire_before_a_list_or_without_a_place(start: str, wires: list[str]) -> None:
    assert [name for role, name in roles(read(f"{start}\n\n{BODY}")) if role == "wire"] == wires
