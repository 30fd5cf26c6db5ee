"""Which names are news agencies and outlets: by lexicon, by the form of the name, and by the words beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from firsthand.language.en import names_press as lexicon
from firsthand.language.en.speech_nouns import ANONYMOUS
from firsthand.model import Parse, Token

PressKind = Literal["outlet", "agency"]
Run = tuple[int, int, PressKind, str]

# Longest name of an outlet, in words.
LONGEST = 6
_JOIN = frozenset({"&", "of", "-", "de", "della"})


def press_name(name: str, press_context: bool) -> tuple[PressKind, str] | None:
    """Kind and key of a name that is known, or that shows by its last word that it is an outlet's or an agency's."""
    lower = name.lower().removeprefix("the ").strip()
    if lower in lexicon.AMBIGUOUS and not press_context and not _written_as_press(name):
        return None
    if lower in lexicon.AGENCIES:
        return "agency", lexicon.AGENCIES[lower]
    known = lexicon.OUTLET_ALIASES.get(lower) or lexicon.OUTLETS.get(lower)
    return ("outlet", known) if known else _by_form(name, lower, press_context)


def _by_form(name: str, lower: str, press_context: bool) -> tuple[PressKind, str] | None:
    """An outlet or agency that shows itself by the last words of its name."""
    if len(lower.split()) > 2 or (len(lower.split()) == 2 and not lower.startswith(("press ", "news "))):
        if lower.endswith(lexicon.AGENCY_LAST):
            return "agency", _bare(name)
        last = lower.split()[-1]
        if last in lexicon.OUTLET_LAST and (press_context or last not in lexicon.OUTLET_LAST_WEAK):
            return "outlet", _bare(name)
    return None


def _written_as_press(name: str) -> bool:
    """ "AP", "RT", "TASS" in capitals, or "The Economist" with a capital article."""
    bare = name.removeprefix("The ")
    return (bare.isupper() and len(bare) > 1 and "." not in bare) or name.startswith("The ")


def _bare(name: str) -> str:
    return name.removeprefix("The ").removeprefix("the ")


def press_runs(parse: Parse) -> Iterator[Run]:
    """(first token, last token, kind, key) of every name of an outlet or agency, without its article."""
    tokens = parse.tokens
    contextual = _by_context(tokens)
    i = 0
    while i < len(tokens):
        found = _run_at(tokens, i, contextual)
        if found is None:
            i += 1
            continue
        yield found
        i = found[1] + 1


def _run_at(tokens: tuple[Token, ...], i: int, contextual: dict[str, PressKind]) -> Run | None:
    if not _is_name_word(tokens[i]) or tokens[i].text.lower() == "the":
        return None
    if i and _is_name_word(tokens[i - 1]) and tokens[i - 1].text.lower() != "the" and _is_joined(tokens, i - 1):
        return None
    for last in range(min(i + LONGEST, len(tokens)) - 1, i - 1, -1):
        if not _is_run(tokens, i, last):
            continue
        text = _text(tokens, i, last)
        with_article = (
            "The " + text if i and tokens[i - 1].text == "The" and not _sentence_start(tokens, i - 1) else text
        )
        found = press_name(with_article, text.lower() in contextual or _press_beside(tokens, i, last) is not None)
        if found is not None:
            return i, last, found[0], found[1]
        beside = _press_beside(tokens, i, last)
        if beside is None and (last == i or not _is_name_word(tokens[last])):
            beside = contextual.get(text.lower())
        if beside is not None and not _goes_on(tokens, last) and not _official(text):
            return i, last, beside, text
    return None


def _is_joined(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i].sentence == tokens[i + 1].sentence and tokens[i].pos == "PROPN" and tokens[i].dep == "compound"


def _sentence_start(tokens: tuple[Token, ...], i: int) -> bool:
    return i == 0 or tokens[i - 1].sentence != tokens[i].sentence


def _is_name_word(t: Token) -> bool:
    return t.text[:1].isupper() and (t.pos in ("PROPN", "NOUN", "ADJ") or t.entity == "ORG") and t.text[-1:].isalnum()


def _goes_on(tokens: tuple[Token, ...], last: int) -> bool:
    return (
        last + 1 < len(tokens)
        and _is_name_word(tokens[last + 1])
        and tokens[last].sentence == tokens[last + 1].sentence
    )


def _is_run(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    if first == last:
        return tokens[first].text[:1].isupper()
    closing = tokens[last].text[:1].isupper() or tokens[last].text in {"agency", "newswire", "service"}
    if tokens[first].sentence != tokens[last].sentence or not closing:
        return False
    middle = tokens[first : last + 1]
    return all(
        _is_name_word(t) or t.text.lower() in _JOIN or t.text.lower() in {"news", "press", "agency"} for t in middle
    )


def _text(tokens: tuple[Token, ...], first: int, last: int) -> str:
    parts = []
    for n in range(first, last + 1):
        glued = n > first and tokens[n].start == tokens[n - 1].end
        parts.append(tokens[n].text if glued or n == first else " " + tokens[n].text)
    return "".join(parts)


def _press_beside(tokens: tuple[Token, ...], first: int, last: int) -> PressKind | None:
    """ "newspaper X", "the X newspaper", "news agency X": the word beside the name tells its kind."""
    if tokens[first].entity == "PERSON" and last > first:
        return None
    before = first - 1
    while before >= 0 and tokens[before].text in {"“", '"', "the", "The"} and first - before < 3:
        before -= 1
    around = []
    if before >= 0 and tokens[before].sentence == tokens[first].sentence:
        pair = tokens[before - 1].text.lower() + " " + tokens[before].text.lower() if before else ""
        around += [pair, tokens[before].text.lower()]
    if (
        last + 1 < len(tokens)
        and tokens[last + 1].sentence == tokens[last].sentence
        and tokens[last + 1].text.islower()
    ):
        pair = tokens[last + 1].text + " " + (tokens[last + 2].text if last + 2 < len(tokens) else "")
        around += [pair, tokens[last + 1].text]
    if any(w in lexicon.AGENCY_WORDS for w in around):
        return "agency"
    if tokens[first].text.lower() in ("radio", "tv") and last > first:
        return "outlet"
    nouns = lexicon.OUTLET_WORDS - {"channel", "station", "network", "portal", "daily", "weekly", "outlet"}
    return "outlet" if any(w in nouns for w in around) else None


def _official(text: str) -> bool:
    return any(w in lexicon.OFFICIAL_WORDS for w in text.lower().split())


def _by_context(tokens: tuple[Token, ...]) -> dict[str, PressKind]:
    """Names (lower case) that the article treats as press: cited, given an interview, told by an unnamed source."""
    found: dict[str, PressKind] = {}
    for i, t in enumerate(tokens):
        if not _is_name_word(t) or t.entity in ("PERSON", "NORP") or t.dep in ("compound", "amod"):
            continue
        if _cited(tokens, i):
            first = i
            while first and _is_name_word(tokens[first - 1]) and tokens[first - 1].sentence == t.sentence:
                first -= 1
            text = _text(tokens, first, i)
            if not _official(text):
                found[text.lower()] = "outlet"
    return found


def _cited(tokens: tuple[Token, ...], i: int) -> bool:
    t = tokens[i]
    head = tokens[t.head]
    above = tokens[head.head]
    if head.text.lower() == "by" and above.lemma.lower() in ("quote", "cite", "interview"):
        return True
    if head.text.lower() in ("with", "to") and above.lemma.lower() == "interview":
        return True
    if t.dep in ("dobj", "dative") and head.lemma.lower() == "tell":
        return any(
            s.head == t.head and s.dep == "nsubj" and s.lemma.lower() in ANONYMOUS and s.tag in ("NN", "NNS")
            for s in tokens[max(0, t.head - 30) : t.head]
        )
    return False
