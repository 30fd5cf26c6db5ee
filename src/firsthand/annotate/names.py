"""Names in one article: where they stand, what kind they are, and one key for the spellings of one bearer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from firsthand.annotate.names_kinds import Mention, by_surname, mend_kinds, plain, unseen_people, words
from firsthand.annotate.names_press import press_name, press_runs
from firsthand.language.commonness import share_of_articles
from firsthand.language.en.names_places import CAPITALS, DEMONYMS, PLACE_SPELLINGS, SEATS, STATE_ALIASES, STATES
from firsthand.language.en.names_press import OUTLET_SHORT
from firsthand.language.en.names_titles import NOT_NAMES, SUFFIXES, TITLES
from firsthand.language.names import fold, same_person, same_word
from firsthand.language.outlets import outlet_key
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
# Share of capitalised words from which a sentence is taken for a headline in title case.
TITLE_CASE = 0.85
# A surname of at most so many letters is too often a common word to be found again without the tagger's word for it.
SHORT_SURNAME = 5
# … unless it is as rare as a word that stands in no list of common ones.
RARE_WORD = 0.001


def find_names(article: Article, parse: Parse) -> tuple[Name, ...]:
    """Mentions of named persons, organisations, outlets, agencies, states and places, in order of the text.

    ``key`` is the fullest form of the name in this article. Two persons with one surname stay apart; a bare surname
    that could be either's keeps the surname as its key.
    """
    tokens = parse.tokens
    mentions = _in_prose(tokens, _without_overlap([*_press(parse), *_entities(tokens)]))
    mentions = _without_overlap([*mentions, *unseen_people(tokens, {i for m in mentions for i in m.span()})])
    mend_kinds(tokens, mentions)
    mentions = _without_overlap([*mentions, *_repeated(tokens, mentions)])
    _vote(tokens, mentions)
    by_surname(tokens, mentions)
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


def _press(parse: Parse) -> Iterator[Mention]:
    for first, last, kind, key in press_runs(parse):
        yield Mention(first, last, kind, key, True)


def _entities(tokens: tuple[Token, ...]) -> Iterator[Mention]:
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
        mention = _trimmed(tokens, Mention(i, last, _KINDS[label]))
        if mention is not None and not _is_adjective(tokens, mention, label):
            yield mention
        i = last + 1


def _is_adjective(tokens: tuple[Token, ...], m: Mention, label: str) -> bool:
    """ "Russian", "Ukrainian": an adjective is no name; neither is the "State" of "Secretary of State"."""
    text = tokens[m.first].text.lower()
    if m.first == m.last and (text in DEMONYMS and text not in STATE_ALIASES):
        return True
    if text == "state" and m.first == m.last and tokens[m.first - 1].text.lower() == "of":
        return True
    return label == "NORP" and tokens[m.first].pos != "PROPN"


def _in_prose(tokens: tuple[Token, ...], mentions: list[Mention]) -> list[Mention]:
    """Without the "names" of several words that stand in a headline in title case and nowhere else."""
    titled = _title_case(tokens)
    prose = {plain(tokens, m) for m in mentions if tokens[m.first].sentence not in titled}
    return [
        m
        for m in mentions
        if m.named or m.first == m.last or tokens[m.first].sentence not in titled or plain(tokens, m) in prose
    ]


def _title_case(tokens: tuple[Token, ...]) -> set[int]:
    """Sentences without a full stop in which nearly all of more than three long words begin with a capital letter."""
    counts: dict[int, list[int]] = {}
    ended = {t.sentence for t in tokens if t.text in {".", "!", "?"} or (t.pos == "VERB" and t.text.islower())}
    for t in tokens:
        if t.text.isalpha() and len(t.text) > 3 and t.sentence not in ended:
            both = counts.setdefault(t.sentence, [0, 0])
            both[0] += t.text[:1].isupper()
            both[1] += 1
    return {s for s, (upper, all_) in counts.items() if all_ > 3 and upper >= TITLE_CASE * all_}


def _trimmed(tokens: tuple[Token, ...], m: Mention) -> Mention | None:
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


def _without_overlap(mentions: list[Mention]) -> list[Mention]:
    """In order of the text; of mentions that overlap the one that came first in ``mentions`` stays."""
    taken: set[int] = set()
    kept = []
    for m in mentions:
        span = range(m.first, m.last + 1)
        if not any(i in taken for i in span):
            taken.update(span)
            kept.append(m)
    return sorted(kept, key=lambda m: m.first)


def _repeated(tokens: tuple[Token, ...], mentions: list[Mention]) -> Iterator[Mention]:
    """Proper nouns that the recogniser missed here but found elsewhere in the article (surnames, one-word names)."""
    known: dict[str, NameKind] = {}
    exact = {tokens[m.last].text for m in mentions if m.kind == "person" and _telling(tokens[m.last].text)}
    for m in mentions:
        if m.kind in ("person", "organization", "place", "outlet", "agency"):
            last = tokens[m.last].text
            if m.kind == "person" or m.first == m.last:
                known.setdefault(last.lower(), m.kind)
    for i, t in enumerate(tokens):
        if (
            t.text[:1].isupper()
            and t.text.lower() in known
            and (t.pos == "PROPN" or t.text in exact)
            and len(t.text) > 2
        ):
            yield Mention(i, i, known[t.text.lower()])
        elif t.text.lower() in PLACE_SPELLINGS or t.text.lower() in SEATS:
            yield Mention(i, i, "place")


def _telling(surname: str) -> bool:
    """Whether a surname is found again also where the tagger takes it for a common noun."""
    return len(surname) > SHORT_SURNAME or share_of_articles(surname) < RARE_WORD


def _vote(tokens: tuple[Token, ...], mentions: list[Mention]) -> None:
    """One bearer has one kind: what the lexicon says, else what most mentions of the same words were taken for."""
    votes: dict[str, Counter[NameKind]] = {}
    for m in mentions:
        votes.setdefault(plain(tokens, m), Counter())[m.kind] += 3 if m.named else 1
    fixed: dict[str, NameKind] = {plain(tokens, m): m.kind for m in mentions if m.named}
    for m in mentions:
        text = plain(tokens, m)
        if m.named:
            continue
        ranking = sorted(votes[text].items(), key=lambda kv: (-kv[1], kv[0]))
        m.kind = fixed.get(text, ranking[0][0])
        if text in STATES or text in STATE_ALIASES:
            m.kind = "state"
        elif text in CAPITALS or text in PLACE_SPELLINGS:
            m.kind = "place"
        elif text in SEATS:
            m.kind = "organization"
        else:
            press = press_name(text, False)
            if press is not None:
                m.kind, m.key = press


def _person_keys(tokens: tuple[Token, ...], mentions: list[Mention]) -> None:
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


def _person_words(tokens: tuple[Token, ...], m: Mention) -> list[str]:
    """Given names and surname, without possessives and "Jr."."""
    name = [w.removesuffix("'s").removesuffix("’s") for w in words(tokens, m)]
    while len(name) > 1 and name[-1].lower() in SUFFIXES:
        name.pop()
    return [w for w in name if w[:1].isalpha()]


def _other_keys(tokens: tuple[Token, ...], mentions: list[Mention]) -> None:
    outlets = [m.key for m in mentions if m.kind in ("outlet", "agency") and m.key and " " in m.key]
    acronyms = _acronyms(tokens, mentions)
    for m in mentions:
        if m.key and (m.kind not in ("outlet", "agency") or m.key.lower() not in OUTLET_SHORT):
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
            longer = sorted({k for k in outlets if k.lower().split()[-1] == lower and len(k.split()) > 1})
            m.key = longer[0] if len(longer) == 1 else text
        else:
            m.key = acronyms.get(text, text)
    _one_press_key(mentions)


def _one_press_key(mentions: list[Mention]) -> None:
    """ "Norvik", "the Norvik news agency": one outlet has one key and one kind, the agency's if it is called one."""
    bearers: dict[str, list[Mention]] = {}
    for m in mentions:
        if m.kind in ("outlet", "agency", "organization") and m.key:
            bearers.setdefault(outlet_key(m.key), []).append(m)
    for same in bearers.values():
        press = [m for m in same if m.kind != "organization"]
        if press:
            kind: NameKind = "agency" if any(m.kind == "agency" for m in press) else "outlet"
            key = min((m.key for m in press), key=lambda k: (len(k), k))
            for m in same:
                m.kind, m.key = kind, key


def _acronyms(tokens: tuple[Token, ...], mentions: list[Mention]) -> dict[str, str]:
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
