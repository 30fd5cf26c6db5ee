"""What kind of name it is, by the words beside it, where a recogniser that knows other names better is wrong."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from firsthand.language.en.names_places import CAPITALS, DEMONYMS, SEATS, STATE_ALIASES, STATES
from firsthand.language.en.names_press import OFFICIAL_WORDS
from firsthand.language.en.names_titles import CORPORATE_LAST, NOT_NAMES, PERSONAL_ROLES, PERSONAL_TITLES, ROLES
from firsthand.language.en.speech_verbs import SAY, TELL
from firsthand.language.names import fold
from firsthand.model import NameKind, Token

_LOCATIVE = frozenset({"in", "near", "outside", "around", "across", "into", "inside"})
_REGIONS = frozenset({"region", "province", "city", "district", "oblast"})
# Names of people are this long, in words.
PERSON_WORDS = range(2, 4)
# A description is looked through for its role so far, in words.
LONGEST_ROLE = 5
LONGEST_DESCRIPTION = 12


@dataclass(slots=True)
class Mention:
    """A name in the making: tokens ``first`` to ``last``, inclusive."""

    first: int
    last: int
    kind: NameKind
    key: str = ""
    named: bool = False  # the lexicon or the context knows it

    def span(self) -> range:
        return range(self.first, self.last + 1)


def words(tokens: tuple[Token, ...], mention: Mention) -> list[str]:
    return [t.text for t in tokens[mention.first : mention.last + 1]]


def plain(tokens: tuple[Token, ...], m: Mention) -> str:
    """The words of a name in lower case without a possessive."""
    return " ".join(words(tokens, m)).lower().removesuffix("'s").removesuffix("’s")


def mend_kinds(tokens: tuple[Token, ...], mentions: list[Mention]) -> None:
    """Persons have titles and are followed by "who"; firms have a firm's last word, an article or "which"; one is in,
    near or outside of places."""
    for m in mentions:
        if m.kind in ("person", "organization", "place") and not m.named:
            kind = _kind(tokens, m)
            if kind is not None:
                m.kind, m.named = kind


def _kind(tokens: tuple[Token, ...], m: Mention) -> tuple[NameKind, bool] | None:
    """(kind, whether that holds for all mentions of the name), None where the words beside it say nothing."""
    t, last = tokens[m.first], tokens[m.last]
    one = m.first == m.last
    after = [x.text.lower() for x in tokens[m.last + 1 : m.last + 3]]
    before = tokens[m.first - 1] if m.first and tokens[m.first - 1].sentence == t.sentence else None
    if not one and last.text.lower() in CORPORATE_LAST:
        return "organization", True
    return None if _fixed(tokens, m) else _by_context(tokens, m, after, before)


def _fixed(tokens: tuple[Token, ...], m: Mention) -> bool:
    """Acronyms, offices and places of the lexicon keep their kind."""
    t = tokens[m.first]
    return (m.first == m.last and t.text.isupper()) or t.text.lower() in OFFICIAL_WORDS or _is_place_name(tokens, m)


def _by_context(
    tokens: tuple[Token, ...], m: Mention, after: list[str], before: Token | None
) -> tuple[NameKind, bool] | None:
    one = m.first == m.last
    titled = before is not None and _title(before) and before.text[:1].isupper()
    apposed = before is not None and before.text == "," and not one and _role_before(tokens, m.first - 1)
    if (
        titled
        or (apposed and m.kind != "person")
        or (after[:2] in ([",", "who"], [",", "whose"]) or after[:1] == ["who"])
    ):
        return "person", True
    if not one and m.last - m.first + 1 in PERSON_WORDS and _called(tokens, m.last):
        return "person", True
    if m.kind == "person" and (
        after[:2] == [",", "which"] or (before is not None and before.text.lower() == "the" and one)
    ):
        return "organization", False
    return _located(tokens, m, after) if m.kind == "organization" and one else None


def _located(tokens: tuple[Token, ...], m: Mention, after: list[str]) -> tuple[NameKind, bool] | None:
    """One is in, near or outside of places, and places have regions."""
    return ("place", False) if _is_located(tokens, m) or (after[:1] and after[0] in _REGIONS) else None


def _role_before(tokens: tuple[Token, ...], comma: int) -> bool:
    """ "the deputy director of the harbour board, X,": a role opens the phrase that ends with the comma."""
    role = False
    for n in range(comma - 1, max(-1, comma - 1 - LONGEST_DESCRIPTION), -1):
        t = tokens[n]
        if t.pos in ("VERB", "AUX", "PUNCT") or t.sentence != tokens[comma].sentence:
            return False
        role = role or (t.tag in ("NN", "NNP") and t.lemma.lower() in PERSONAL_ROLES)
        if role and t.text.lower() in ("the", "a", "an", "its", "his", "her"):
            return True
    return False


def _called(tokens: tuple[Token, ...], last: int) -> bool:
    """ "Anna Holm, the deputy mayor": a description behind the name that only a person bears."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return False
    for t in tokens[last + 2 : last + 2 + LONGEST_ROLE]:
        if t.tag in ("NN", "NNP") and t.lemma.lower() in PERSONAL_ROLES:
            return True
        if t.pos not in ("DET", "ADJ", "NOUN", "PROPN", "PART") or t.sentence != tokens[last].sentence:
            return False
    return False


def _title(t: Token) -> bool:
    return t.text.lower().rstrip(".") in PERSONAL_TITLES


def _is_place_name(tokens: tuple[Token, ...], m: Mention) -> bool:
    text = plain(tokens, m)
    return text in STATES or text in STATE_ALIASES or text in CAPITALS or text in SEATS or text in DEMONYMS


def unseen_people(tokens: tuple[Token, ...], taken: Container[int]) -> Iterator[Mention]:
    """Runs of two or three capitalised proper nouns that no recogniser saw, where only a person can stand: behind a
    title or a role, before "who", or as the one who says something."""
    i = 0
    while i < len(tokens):
        last = i
        while last < len(tokens) and _may_name(tokens[last], tokens[i]) and last not in taken:
            last += 1
        if last - i in PERSON_WORDS and i not in taken and _stands_for_person(tokens, i, last - 1):
            yield Mention(i, last - 1, "person", "", True)
        i = max(last, i + 1)


def _may_name(t: Token, first: Token) -> bool:
    capital = t.text[:1].isupper() and t.text[1:].islower() and t.pos == "PROPN"
    lower = t.text.lower()
    known = (
        lower in NOT_NAMES or lower in ROLES or lower in OFFICIAL_WORDS or lower in DEMONYMS or lower in CORPORATE_LAST
    )
    return capital and t.sentence == first.sentence and not known


def _stands_for_person(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    before = tokens[first - 1] if first else None
    after = [x.text.lower() for x in tokens[last + 1 : last + 3]]
    if after[:2] in ([",", "who"], [",", "whose"]) or after[:1] == ["who"]:
        return True
    titled = before is not None and before.sentence == tokens[first].sentence
    if titled and before is not None and before.text == "," and after[:1] == [","] and _role_before(tokens, first - 1):
        return True
    if titled and before is not None and (_title(before) or before.lemma.lower() in ROLES):
        return True
    head = tokens[tokens[last].head]
    return tokens[last].dep == "nsubj" and head.lemma.lower() in SAY | TELL and head.pos == "VERB"


def by_surname(tokens: tuple[Token, ...], mentions: list[Mention]) -> None:
    """A word taken for a place or a body that is the surname of one of the article's persons is that person."""
    surnames = {
        fold(words(tokens, m)[-1])
        for m in mentions
        if m.kind == "person" and m.last > m.first and len(tokens[m.last].text) > 2
    }
    places = {plain(tokens, m) for m in mentions if m.kind == "place" and _is_located(tokens, m)}
    for m in mentions:
        if m.first == m.last and m.kind in ("organization", "place", "other") and not m.named:
            text = plain(tokens, m)
            if fold(text) in surnames and text not in places and not _is_place_name(tokens, m):
                m.kind = "person"


def _is_located(tokens: tuple[Token, ...], m: Mention) -> bool:
    t = tokens[m.first]
    return t.dep == "pobj" and tokens[t.head].text.lower() in _LOCATIVE
