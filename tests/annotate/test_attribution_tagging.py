"""Merging: what a tagger found is kept to what is said."""

from __future__ import annotations

from firsthand.annotate.attribution_tagging import merge
from firsthand.annotate.attribution_tree import Tree
from firsthand.language.en.parser import parse
from firsthand.language.en.tagger import Tagged


def contents(text: str, source: str, cue: str, *content: str) -> list[list[str]]:
    """The contents left of one attribution that a tagger found with these words, without any rule beside it."""

    def at(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    tagged = Tagged((at(source),), (at(cue),), tuple(at(c) for c in content))
    return [[text[s:e] for s, e in f.content] for f in merge(Tree(parse(text), text), (), (tagged,))]


def test_a_circumstance_is_not_what_is_wanted() -> None:
    text = "The minister does not want another levy, as her standing fell after the first one in May."
    because = "as her standing fell after the first one in May"
    assert contents(text, "The minister", "does not want", "another levy", because) == [["another levy"]]
    assert contents(text, "The minister", "does not want", because) == []


def test_what_something_is_called_is_no_circumstance() -> None:
    text = "The mayor described the week as one of the worst for the harbour."
    said = "as one of the worst for the harbour"
    assert contents(text, "The mayor", "described", said) == [[said]]


def test_a_heading_above_is_not_said_by_who_speaks_below() -> None:
    text = "The mole is cracked\nThe mayor of Velm said that the harbour would close."
    said = "that the harbour would close"
    assert contents(text, "The mayor of Velm", "said", "The mole is cracked", said) == [[said]]
    assert contents(text, "The mayor of Velm", "said", "The mole is cracked") == [["The mole is cracked"]]


def test_a_quotation_above_is() -> None:
    text = "“The mole is cracked.”\nThe harbour would close, the mayor of Velm said."
    parts = ["“The mole is cracked.”", "The harbour would close"]
    assert contents(text, "the mayor of Velm", "said", *parts) == [parts]
