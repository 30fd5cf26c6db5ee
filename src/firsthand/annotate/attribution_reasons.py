"""Why a source is not named: "on condition of anonymity because …", "spoke anonymously due to …"."""

from __future__ import annotations

import re

from firsthand.annotate.attribution_entities import Entity
from firsthand.annotate.attribution_resolving import Registry
from firsthand.annotate.attribution_tree import Tree
from firsthand.language.en import speech_nouns as nouns

_ANONYMITY = re.compile(
    r"\b(?:anonymity|anonymously|anonymous|not (?:to )?be (?:named|identified)"
    r"|(?:asked|declined) to be named|not authori[sz]ed to)\b",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"\b(?:because of|because|due to|owing to|citing|given|as|in order|to (?:discuss|speak|talk|describe))\b"
)
_END = re.compile(r"[.;\n”\"]|,\s(?:said|told|adding|and|but)\b")
# Longest reason in characters; a longer one has run over its clause.
LONGEST_REASON = 250


def give_reasons(tree: Tree, registry: Registry) -> None:
    """Set ``reason`` of the unnamed sources for which a sentence gives one."""
    for n, (start, end) in enumerate(tree.sentences):
        found = _ANONYMITY.search(tree.text, start, end)
        if found is None:
            continue
        entity = _whose(tree, registry, n)
        if entity is not None and entity.reason is None:
            entity.reason = _reason(tree.text, found, end)


def _reason(text: str, found: re.Match[str], end: int) -> str:
    because = _BECAUSE.search(text, found.end(), end)
    if because is None:
        return text[found.start() : found.end()]
    stop = _END.search(text, because.end(), end)
    last = min(stop.start() if stop else end, because.start() + LONGEST_REASON)
    return text[because.start() : last].strip()


def _whose(tree: Tree, registry: Registry, sentence: int) -> Entity | None:
    """The unnamed source of the same sentence; else the group that a subject like "they" or "those" takes up."""
    unnamed = [e for e in registry.entities if e.kind == "anonymous"]
    here = [e for e in unnamed if e.sentence == sentence]
    if len(here) == 1:
        return here[0]
    if here:
        return None
    before = [e for e in unnamed if e.sentence < sentence and e.subset_of is None]
    taking_up = {"those", "they", "all", "both", *nouns.WITHHELD}
    first = tree.first[sentence]
    subjects = [i for i in tree.sentence(first) if tree.tokens[i].dep in ("nsubj", "nsubjpass")]
    if not any(tree.tokens[i].lemma.lower() in taking_up or tree.tokens[i].text.lower() in taking_up for i in subjects):
        return None
    groups = [e for e in before if e.plural]
    return groups[-1] if len(groups) == 1 else None
