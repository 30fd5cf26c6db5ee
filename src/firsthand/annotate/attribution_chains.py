"""The chain of an attribution: the outlets that the words show it passed through, and whom a report cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.annotate.attribution_finding import Found
from firsthand.annotate.attribution_mentions import is_press_person, press_anaphor
from firsthand.annotate.attribution_resolving import Registry
from firsthand.annotate.attribution_tree import Offsets, Tree
from firsthand.language.en import source_nouns
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en import speech_verbs as verbs
from firsthand.language.outlets import is_short_for


@dataclass(frozen=True, slots=True)
class Hop:
    """One link in the making: the entity and the words that show it."""

    entity: int
    span: Offsets


def outer_hops(tree: Tree, registry: Registry, found: Found, outlet: str | None) -> list[Hop]:
    """The outlets and agencies that the sentence itself puts between the speaker and the article, outermost first.

    ``outlet`` is the article's own, which is no hop.
    """
    hops: list[Hop] = []
    told = [*_quoter(tree, found), *_recipients(tree, found, found.head), *_told_before(tree, found)]
    for token in [*told, *_beside_speaker(tree, found), *_cited_phrase(tree, found)]:
        entity = _press(tree, registry, token)
        entity = entity if entity is not None else _interviewer(tree, registry, token)
        if entity is None or any(h.entity == entity for h in hops):
            continue
        if is_own(registry.entities[entity].name, outlet) or token == found.speaker:
            continue
        hops.append(Hop(entity, _span(tree, registry, token)))
    return hops


def is_own(name: str, outlet: str | None) -> bool:
    """Whether ``name`` is the article's own outlet, as a whole or by its short name ("told the Courier")."""
    return bool(outlet) and is_short_for(name, outlet or "")


def _press(tree: Tree, registry: Registry, token: int) -> int | None:
    """The outlet of a token, or of its journalists ("told a Courier reporter")."""
    own = registry.press(token)
    if own is not None:
        return own
    t = tree.tokens[token]
    shown = is_press_person(tree, token) or t.lemma.lower() in nouns.TO_THE_PRESS | source_nouns.HOSTS
    if shown or t.pos == "PROPN":  # "a Courier reporter", "Channel 5's Morning Hour"
        deps = ("poss", "compound", "nmod", "amod") if shown else ("poss",)
        for c in tree.all(token, *deps):
            own = registry.press(c)
            if own is not None:
                return own
    return None


def _interviewer(tree: Tree, registry: Registry, token: int) -> int | None:
    """ "In an interview with The Morning Hour": whoever interviews is an outlet, known by its name or not."""
    prep = tree.tokens[token].head
    asked = tree.tokens[tree.tokens[prep].head].lemma.lower() == "interview"
    name = registry.names.at(tree.tokens[token].start)
    if not asked or tree.tokens[prep].text.lower() not in ("with", "for", "on"):
        return None
    before = [c for c in tree.all(token, "compound", "nmod") if tree.tokens[c].pos == "PROPN" and c < token]
    if before and (name is None or name.start > tree.tokens[before[0]].start) and tree.tokens[token].pos == "PROPN":
        words = tree.text[tree.tokens[before[0]].start : tree.tokens[token].end]  # a programme that no list knows
        people = registry.names.inside(tree.tokens[before[0]].start, tree.tokens[token].end)
        return None if any(n.kind == "person" for n in people) else registry.known.once("outlet", words, words, [])[0]
    if name is None:
        return None
    return registry.known.once("outlet", name.key, name.key, [])[0] if name.kind in ("organization", "other") else None


def _span(tree: Tree, registry: Registry, token: int) -> Offsets:
    name = registry.names.at(tree.tokens[token].start)
    if name is not None:
        return name.start, name.end
    if press_anaphor(tree, token):
        return tree.noun_phrase(token)
    for c in tree.all(token, "poss", "compound", "nmod", "amod"):
        name = registry.names.at(tree.tokens[c].start)
        if name is not None:
            return name.start, name.end
        if press_anaphor(tree, c):
            start, end = tree.noun_phrase(c)
            return start, min(end, tree.tokens[c].end)
    return tree.tokens[token].start, tree.tokens[token].end


def _quoter(tree: Tree, found: Found) -> Iterator[int]:
    """ "X quoted officials as saying", "a report by X, which quoted officials as saying": X."""
    t = tree.tokens[found.head]
    above = tree.tokens[t.head].head
    if t.dep != "pcomp" or tree.tokens[above].lemma.lower() not in verbs.QUOTING:
        return
    who = tree.child(above, "nsubj")
    if who is not None and tree.tokens[who].tag in ("WDT", "WP") and tree.tokens[above].dep == "relcl":
        who = tree.tokens[above].head
    if who is not None:
        yield who


def _told_before(tree: Tree, found: Found) -> Iterator[int]:
    """ "told X that … and denied that …": whom the same speaker told the rest of the sentence."""
    t = tree.tokens[found.head]
    if t.dep not in ("conj", "advcl"):
        return
    above = t.head
    if tree.tokens[above].dep == "ccomp":
        above = tree.tokens[above].head
    if tree.tokens[above].lemma.lower() in verbs.TELL and tree.child(found.head, "nsubj", "nsubjpass") is None:
        yield from _recipients(tree, found, above)


def _recipients(tree: Tree, found: Found, head: int) -> Iterator[int]:
    """ "told Reuters", "told the agency", "described to the Courier"."""
    if tree.tokens[head].lemma.lower() in verbs.TELL:
        yield from tree.all(head, "dobj", "dative")
        for clause in tree.all(head, "ccomp"):  # the parser takes "told X the plan fails" for a subject
            low = tree.subtree(clause)[0]
            if low == head + 1 or (low == head + 2 and tree.tokens[low - 1].dep == "det"):
                subject = tree.child(clause, "nsubj")
                if subject is not None and _touches(tree, found, subject):
                    yield subject
    content = _content(tree, found)
    for prep in tree.all(head, "prep", "dative"):
        if prep in content:
            continue
        word = tree.tokens[prep].text.lower()
        pobj = tree.child(prep, "pobj")
        if pobj is None:
            continue
        if word in ("to", "with"):
            yield pobj
        if tree.tokens[pobj].lemma.lower() in nouns.TO_THE_PRESS:
            yield from _of_the_press(tree, pobj, content)


def _touches(tree: Tree, found: Found, token: int) -> bool:
    return not any(s <= tree.tokens[token].start < e for s, e in found.source)


def _content(tree: Tree, found: Found) -> set[int]:
    return {i for s, e in found.content for i in tree.inside(s, e)}


def _of_the_press(tree: Tree, noun: int, content: set[int]) -> Iterator[int]:
    """ "in an interview with X", "in response to X's questions", "to a question from X journalists"."""
    yield noun
    for i in tree.subtree(noun):
        if i in content or i == noun:
            continue
        t = tree.tokens[i]
        if t.dep in ("pobj", "pcomp", "poss", "compound") or t.lemma.lower() in nouns.TO_THE_PRESS:
            yield i


def _beside_speaker(tree: Tree, found: Found) -> Iterator[int]:
    """ "sources cited by X", "X sources", "the agency's interlocutors", "one of the aides, quoted by X"."""
    if found.speaker is None:
        return
    noun = found.speaker
    outside = _content(tree, found)
    for i in tree.subtree(noun):
        t = tree.tokens[i]
        if i == noun or i in outside:
            continue
        head = tree.tokens[t.head]
        if (
            (t.dep == "pobj" and head.text.lower() in ("by", "to", "with") and _spoke(tree, t.head))
            or (t.dep in ("dobj", "dative") and head.lemma.lower() in ("tell", "inform"))
            or (t.dep in ("poss", "compound", "nmod", "amod") and head.lemma.lower() in nouns.ANONYMOUS)
        ):
            yield i


def _spoke(tree: Tree, prep: int) -> bool:
    above = tree.tokens[tree.tokens[prep].head]
    return above.lemma.lower() in nouns.SPOKE or above.lemma.lower() in verbs.PASSED_ON


def _cited_phrase(tree: Tree, found: Found) -> Iterator[int]:
    """ "…, quoted by X, said", "speaking to X, she said", "in response to a question from X, he said"."""
    head = found.head
    content = _content(tree, found)
    places = [found.speaker] if found.speaker is not None else []
    places += [
        head,
        *[a for a in list(tree.ancestors(head))[:1] if tree.tokens[head].dep in ("xcomp", "conj", "advcl")],
    ]
    for place in places:
        for c in tree.all(place, "acl", "advcl", "prep"):
            if c in content or c == head:
                continue
            lemma = tree.tokens[c].lemma.lower()
            if lemma in nouns.SPOKE or lemma in verbs.PASSED_ON or lemma in ("accord", "in", "respond"):
                yield from _press_below(tree, c, content)


def _press_below(tree: Tree, c: int, content: set[int]) -> Iterator[int]:
    for i in tree.subtree(c):
        t = tree.tokens[i]
        if i in content or t.dep not in ("pobj", "dobj", "poss", "compound", "nmod"):
            continue
        head = tree.tokens[t.head]
        through = t.dep == "pobj" and head.text.lower() in ("by", "to", "with", "from")
        if through or (t.dep != "pobj" and (head.lemma.lower() in nouns.TO_THE_PRESS or is_press_person(tree, t.head))):
            yield i


def inner_citation(tree: Tree, found: Found) -> int | None:
    """ "X, citing two officials, said …", "a report by X, which cites officials": the head of whom X cites."""
    places = [found.head]
    if found.speaker is not None:
        places.append(found.speaker)
        places += [c for c in tree.subtree(found.speaker) if tree.tokens[c].dep in ("appos", "conj")]
    for place in places:
        for c in tree.all(place, "advcl", "acl", "relcl", "prep", "dep", "parataxis", "conj"):
            whom = _cites(tree, c)
            if whom is not None:
                return whom
    return None


def _cites(tree: Tree, c: int) -> int | None:
    """The one cited by "citing X", "quoting X", "relying on X", "based on X", "with reference to X"."""
    t = tree.tokens[c]
    if t.lemma.lower() in ("cite", "quote", "invoke") or t.text.lower() in ("citing", "quoting"):
        return tree.child(c, "dobj", "pobj")
    word = t.lemma.lower()
    if word in ("rely", "base", "draw", "refer"):
        prep = next((p for p in tree.all(c, "prep") if tree.tokens[p].text.lower() in ("on", "upon", "to")), None)
        return tree.child(prep, "pobj") if prep is not None else None
    noun = tree.child(c, "pobj") if t.text.lower() in ("with", "in") else None
    if noun is not None and tree.tokens[noun].lemma.lower() in ("reference", "referral"):
        to = next((p for p in tree.all(noun, "prep") if tree.tokens[p].text.lower() == "to"), None)
        return tree.child(to, "pobj") if to is not None else None
    return None
