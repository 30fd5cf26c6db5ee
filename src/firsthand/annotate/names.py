"""Names in one article: where they stand, what kind they are, and one key for the spellings of one bearer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.annotate.names_press import press_name, press_runs
from firsthand.language.en.names_places import CAPITALS, PLACE_SPELLINGS, SEATS, STATE_ALIASES, STATES
from firsthand.language.en.names_press import OUTLET_SHORT
from firsthand.language.en.names_titles import NOT_NAMES, SUFFIXES, TITLES
from firsthand.language.names import fold, same_person, same_word
from firsthand.model import Article, Name, NameKind, Parse, Token

_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
    "NORP": "other",
}
# Longer "names" are lines of furniture or headlines in title case.
LONGEST_NAME = 9


@dataclass(slots=True)
class _Mention:
    first: int  # token index
    last: int  # token index, inclusive
    kind: NameKind
    key: str = ""
    named: bool = False  # the lexicon or the context knows it


def find_names(article: Article, parse: Parse) -> tuple[Name, ...]:
    """Mentions of named persons, organisations, outlets, agencies, states and places, in order of the text.

    ``key`` is the fullest form of the name in this article. Two persons with one surname stay apart; a bare surname
    that could be either's keeps the surname as its key.
    """
    tokens = parse.tokens
    mentions = _without_overlap([*_press(parse), *_entities(tokens)])
    mentions = _without_overlap([*mentions, *_repeated(tokens, mentions)])
    _vote(tokens, mentions)
    _person_keys(tokens, mentions)
    _other_keys(tokens, mentions)
    return tuple(
        Name(
            tokens[m.first].start,
            tokens[m.last].end,
            article.text[tokens[m.first].start : tokens[m.last].end],
            m.kind,
            m.key,
        )
        for m in mentions
        if m.key
    )


def words(tokens: tuple[Token, ...], mention: _Mention) -> list[str]:
    return [t.text for t in tokens[mention.first : mention.last + 1]]


def _press(parse: Parse) -> Iterator[_Mention]:
    for first, last, kind, key in press_runs(parse):
        yield _Mention(first, last, kind, key, True)


def _entities(tokens: tuple[Token, ...]) -> Iterator[_Mention]:
    i = 0
    while i < len(tokens):
        label = tokens[i].entity
        if label not in _KINDS:
            i += 1
            continue
        last = i
        while last + 1 < len(tokens) and tokens[last + 1].entity == label and not tokens[last + 1].begins:
            if tokens[last + 1].sentence != tokens[i].sentence:
                break
            last += 1
        mention = _trimmed(tokens, _Mention(i, last, _KINDS[label]))
        if mention is not None and not (label == "NORP" and tokens[i].pos != "PROPN"):
            yield mention
        i = last + 1


def _trimmed(tokens: tuple[Token, ...], m: _Mention) -> _Mention | None:
    """``m`` without articles, titles and case endings at its edges; None if no name is left."""
    while m.first <= m.last and _is_edge(tokens[m.first], m.kind, m.last > m.first):
        m.first += 1
    while m.last >= m.first and (
        not tokens[m.last].text[:1].isalnum() or tokens[m.last].text.lower() in {"'s", "’s", "s"}
    ):
        m.last -= 1
    if m.first > m.last or m.last - m.first >= LONGEST_NAME:
        return None
    text = " ".join(words(tokens, m))
    known = (
        text.lower() in PLACE_SPELLINGS or text.lower() in STATES or text.lower() in SEATS or text.lower() in CAPITALS
    )
    if not known and (not any(w[:1].isupper() for w in words(tokens, m)) or text.lower() in NOT_NAMES):
        return None
    if any(c in text for c in "/@|{}<>") or (len(text) < 2):
        return None
    return m


def _is_edge(token: Token, kind: NameKind, more: bool) -> bool:
    lower = token.text.lower().rstrip(".")
    if not token.text[:1].isalnum() or lower in {"the", "a", "an"}:
        return True
    if kind == "person" and more:
        return lower in TITLES or (token.text[:1].islower() and token.pos != "PROPN")
    return False


def _without_overlap(mentions: list[_Mention]) -> list[_Mention]:
    """In order of the text; of mentions that overlap the one that came first in ``mentions`` stays."""
    taken: set[int] = set()
    kept = []
    for m in mentions:
        span = range(m.first, m.last + 1)
        if not any(i in taken for i in span):
            taken.update(span)
            kept.append(m)
    return sorted(kept, key=lambda m: m.first)


def _repeated(tokens: tuple[Token, ...], mentions: list[_Mention]) -> Iterator[_Mention]:
    """Proper nouns that the recogniser missed here but found elsewhere in the article (surnames, one-word names)."""
    known: dict[str, NameKind] = {}
    for m in mentions:
        if m.kind in ("person", "organization", "place", "outlet", "agency"):
            last = tokens[m.last].text
            if m.kind == "person" or m.first == m.last:
                known.setdefault(last.lower(), m.kind)
    for i, t in enumerate(tokens):
        if t.pos == "PROPN" and t.text[:1].isupper() and t.text.lower() in known and len(t.text) > 2:
            yield _Mention(i, i, known[t.text.lower()])
        elif t.text.lower() in PLACE_SPELLINGS or t.text.lower() in SEATS:
            yield _Mention(i, i, "place")


def _vote(tokens: tuple[Token, ...], mentions: list[_Mention]) -> None:
    """One bearer has one kind: what the lexicon says, else what most mentions of the same words were taken for."""
    votes: dict[str, Counter[NameKind]] = {}
    for m in mentions:
        votes.setdefault(_plain(tokens, m), Counter())[m.kind] += 3 if m.named else 1
    fixed: dict[str, NameKind] = {_plain(tokens, m): m.kind for m in mentions if m.named}
    for m in mentions:
        plain = _plain(tokens, m)
        if m.named:
            continue
        ranking = sorted(votes[plain].items(), key=lambda kv: (-kv[1], kv[0]))
        m.kind = fixed.get(plain, ranking[0][0])
        if plain in STATES or plain in STATE_ALIASES:
            m.kind = "state"
        elif plain in CAPITALS or plain in PLACE_SPELLINGS:
            m.kind = "place"
        elif plain in SEATS:
            m.kind = "organization"
        else:
            press = press_name(plain, False)
            if press is not None:
                m.kind, m.key = press


def _plain(tokens: tuple[Token, ...], m: _Mention) -> str:
    return " ".join(w for w in words(tokens, m)).lower().removesuffix("'s").removesuffix("’s")


def _person_keys(tokens: tuple[Token, ...], mentions: list[_Mention]) -> None:
    people = [m for m in mentions if m.kind == "person"]
    full: list[str] = []
    for m in people:
        name = _person_words(tokens, m)
        if len(name) > 1 and not any(same_person(" ".join(name), f) for f in full):
            full.append(" ".join(name))
    for m in people:
        name = _person_words(tokens, m)
        m.key = " ".join(name)
        if len(name) > 1:
            m.key = next((f for f in full if same_person(m.key, f)), m.key)
        else:
            bearers = [f for f in full if fold(f.split()[-1]) == fold(m.key)]
            bearers = bearers or [f for f in full if same_word(f.split()[-1], m.key)]
            given = [f for f in full if fold(f.split()[0]) == fold(m.key)]
            one = bearers or given
            m.key = one[0] if len(one) == 1 else m.key


def _person_words(tokens: tuple[Token, ...], m: _Mention) -> list[str]:
    """Given names and surname, without possessives and "Jr."."""
    name = [w.removesuffix("'s").removesuffix("’s") for w in words(tokens, m)]
    while len(name) > 1 and name[-1].lower() in SUFFIXES:
        name.pop()
    return [w for w in name if w[:1].isalpha()]


def _other_keys(tokens: tuple[Token, ...], mentions: list[_Mention]) -> None:
    outlets = [m.key for m in mentions if m.kind in ("outlet", "agency") and m.key and " " in m.key]
    acronyms = _acronyms(tokens, mentions)
    for m in mentions:
        if m.key:
            continue
        text = " ".join(w for w in words(tokens, m) if w not in {"'s", "’s"})
        text = text.removesuffix("’s").removesuffix("'s")
        lower = text.lower()
        if m.kind == "state":
            m.key = STATE_ALIASES.get(lower, text)
        elif lower in SEATS:
            m.key = SEATS[lower][0]
        elif m.kind == "place":
            m.key = PLACE_SPELLINGS.get(lower, text)
        elif lower in OUTLET_SHORT:
            longer = sorted({k for k in outlets if k.lower().split()[-1] == lower})
            m.key = longer[0] if len(longer) == 1 else text
        else:
            m.key = acronyms.get(text, text)


def _acronyms(tokens: tuple[Token, ...], mentions: list[_Mention]) -> dict[str, str]:
    """ "Harbour Defence League (HDL)": the letters in brackets stand for the name before them."""
    found: dict[str, str] = {}
    for m in mentions:
        after = m.last + 3
        if (
            m.kind != "organization"
            or after >= len(tokens)
            or tokens[m.last + 1].text != "("
            or tokens[after].text != ")"
        ):
            continue
        letters = tokens[m.last + 2].text
        if letters.isupper() and len(letters) > 1:
            found[letters] = " ".join(words(tokens, m))
    return found
