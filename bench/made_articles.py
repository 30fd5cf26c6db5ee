"""Invented news articles for measuring, as many as are asked for, each with a text of its own; seeded."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

PEOPLE = ("Ines Varga", "Tomas Lindqvist", "Amara Osei", "Petra Holub", "Jonas Meyer", "Leila Haddad", "Rui Teixeira")
PLACES = ("Port Ellery", "Brannock", "Tessaly", "Old Kerrin", "Vasterholm", "Lower Dunmore", "Quillan Bay")
BODIES = ("the harbour authority", "the water board", "the city council", "the miners' union", "the health ministry")
DEEDS = ("closed", "reopened", "inspected", "sold", "repaired", "evacuated", "insured", "flooded", "surveyed")
THINGS = ("ferry terminal", "reservoir", "tram depot", "grain store", "bridge", "clinic", "tunnel", "quarry", "pier")
MOODS = ("angry", "relieved", "cautious", "silent", "divided", "hopeful", "furious", "puzzled")
REASONS = ("after a leak", "for lack of money", "before the vote", "because of a strike", "after two inspections")
OUTLETS = ("Ellery Courier", "Kerrin Post", "Tessaly Today", "Brannock Mail")
MONTHS = ("January", "March", "May", "June", "August", "October")


def articles(count: int, *, seed: int = 1, sentences: int = 18) -> Iterator[dict[str, str]]:
    """``count`` JSON Lines records of about 20 words a sentence; no two articles have the same text."""
    chance = random.Random(seed)
    for n in range(count):
        place, person = chance.choice(PLACES), chance.choice(PEOPLE)
        title = f"{place}: {chance.choice(THINGS)} {chance.choice(DEEDS)}, file {n}"
        body = [_sentence(chance, place, person) for _ in range(sentences)]
        paragraphs = [" ".join(body[k : k + 3]) for k in range(0, len(body), 3)]
        outlet, day = chance.choice(OUTLETS), 1 + n % 28
        head = f"{place}, {chance.choice(MONTHS)} {day} - "
        yield {
            "id": f"made-{n:06}",
            "url": f"https://news.example/{n}",
            "title": title,
            "outlet": outlet,
            "published": f"2031-05-{day:02}",
            "text": f"{title}\nBy {chance.choice(PEOPLE)}\n\n" + head + "\n\n".join(paragraphs) + "\n",
        }


def write(path: Path, count: int, *, seed: int = 1) -> None:
    """``articles`` as a JSON Lines file."""
    with path.open("w", encoding="utf-8") as stream:
        for record in articles(count, seed=seed):
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def _sentence(chance: random.Random, place: str, person: str) -> str:
    body, deed, thing = chance.choice(BODIES), chance.choice(DEEDS), chance.choice(THINGS)
    figure, day, month = chance.randint(3, 90_000), chance.randint(1, 28), chance.choice(MONTHS)
    return chance.choice(
        (
            f"{person} said {body} had {deed} the {thing} in {chance.choice(PLACES)} on {month} {day}.",
            f"“We are {chance.choice(MOODS)}, and {figure} people wait,” {chance.choice(PEOPLE)} told {body}.",
            f"According to {body}, {figure} residents of {place} were {chance.choice(MOODS)} {chance.choice(REASONS)}.",
            f"{body.capitalize()} {deed} the {thing} {chance.choice(REASONS)}, at a cost of {figure} crowns.",
            f"Two officials who asked not to be named said the {thing} would be {deed} {chance.choice(REASONS)}.",
            f"In {month} the {thing} at {chance.choice(PLACES)} was {deed}, {person} added, and {figure} jobs went.",
        )
    )
