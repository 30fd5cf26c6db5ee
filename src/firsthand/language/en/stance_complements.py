"""What a word of stance takes as its issue: an object, an infinitive, a clause, or a phrase with a preposition."""

from __future__ import annotations

from firsthand.language.en import stance as lexicon
from firsthand.language.en.stance_tree import Tree

# Plain objects of one kind of noun only (see the lexicon for which).
KINDS_OF_OBJECT = frozenset({"allegation", "proposal", "gift"})
_NOUNS = {
    "allegation": lexicon.ALLEGATIONS,
    "proposal": lexicon.PROPOSALS | lexicon.GRANTED,
    "gift": lexicon.GIFTS,
}


def complement(tree: Tree, i: int, take: str) -> tuple[int, list[int]] | None:
    """Head and words of the complement of ``i`` of the kind ``take`` (see Sense), None where it has none."""
    if take == "obj" or take in KINDS_OF_OBJECT:
        return _object(tree, i, take)
    if take.startswith("_"):
        return _prepositional(tree, i, take[1:])
    if take == "on-to":
        return _on_to(tree, i)
    for c in tree.having(i, "xcomp", "ccomp", "acl", "relcl"):
        if c > i and _clause_fits(tree, c, take):
            return c, tree.core(c)
    if take == "obj-to":
        return _object_to(tree, i)
    return None


def _clause_fits(tree: Tree, c: int, take: str) -> bool:
    token = tree.tokens[c]
    if not tree.is_full_clause(c):
        if take == "to":
            return token.dep in ("xcomp", "acl") and tree.infinitive(c)
        return take == "ing" and token.dep in ("xcomp", "ccomp") and token.tag == "VBG"
    return token.dep == "ccomp" and _with_subject(tree, c, take)


def _with_subject(tree: Tree, c: int, take: str) -> bool:
    token = tree.tokens[c]
    if take == "obj-to":
        small = token.tag in ("VB", "VBN", "VBD") and not tree.auxiliaries(c)  # "wants it raised"
        return tree.infinitive(c) or small
    if take == "whether":
        return any(tree.lower(m) in ("whether", "if") for m in tree.having(c, "mark"))
    helpers = tree.auxiliaries(c)
    bare = token.tag == "VB" and not helpers & (lexicon.FUTURE_AUXILIARIES | {"to", "do", "does", "did"})
    if take == "must":
        return bool(helpers & {"must", "should"}) or (bare and not helpers)
    return take == "that" and not tree.infinitive(c)


def _object(tree: Tree, i: int, take: str) -> tuple[int, list[int]] | None:
    passive = tree.first(i, "nsubjpass")
    found = passive if passive is not None else tree.first(i, "dobj")
    given = tree.first(i, "dative")
    addressed = take == "obj" and passive is None and any(tree.infinitive(c) for c in tree.having(i, "xcomp"))
    if found is None or addressed or (given is not None and not i < given < found):
        return None
    noun = tree.antecedent(found)
    if given is not None and noun == found and take in ("obj", "gift") and tree.tokens[given].pos == "NOUN":
        return noun, sorted({*tree.noun_phrase(given), *tree.core(noun)})  # "each family 60,000 crowns"
    if noun is None or given is not None or (passive is None and noun == found and found < i):
        return None
    lemma = tree.tokens[noun].lemma.casefold()
    if lemma not in _NOUNS.get(take, {lemma}) or (take == "allegation" and _is_suit(tree, noun)):
        return None
    return noun, tree.noun_phrase(noun) if noun != found else tree.core(noun)


def _is_suit(tree: Tree, noun: int) -> bool:
    """ "dismissed the claims against the bank": a court does that, and denies nothing."""
    return any(tree.lower(p) == "against" for p in tree.having(noun, "prep"))


def _object_to(tree: Tree, i: int) -> tuple[int, list[int]] | None:
    """ "urged the two sides to talk": the object together with its infinitive."""
    noun = tree.first(i, "dobj")
    infinitive = next((c for c in tree.having(i, "xcomp", "advcl") if tree.infinitive(c)), None)
    if noun is None or infinitive is None or not i < noun < infinitive:
        return None
    words = [*tree.core(noun), *tree.subtree(infinitive)[:1], *tree.core(infinitive)]
    return infinitive, sorted(set(words))


def _prepositional(tree: Tree, i: int, preposition: str) -> tuple[int, list[int]] | None:
    if preposition == "pobj":
        found = tree.first(i, "pobj", "pcomp")
        return None if found is None else (found, tree.core(found))
    for p in tree.having(i, "prep", "prt", "aux"):
        if tree.lower(p) != preposition or p < i:
            continue
        found = tree.first(p, "pobj", "pcomp")
        if found is not None:
            return found, tree.core(found)
    return None


def _on_to(tree: Tree, i: int) -> tuple[int, list[int]] | None:
    """ "called on the company to pay": the one addressed together with the infinitive."""
    for p in tree.having(i, "prep"):
        found = tree.first(p, "pobj")
        infinitive = next((c for c in tree.having(i, "xcomp", "advcl") if tree.infinitive(c)), None)
        if (
            p > i
            and tree.lower(p) in ("on", "upon")
            and found is not None
            and infinitive is not None
            and found < infinitive
        ):
            return infinitive, sorted({*tree.core(found), *tree.subtree(infinitive)[:1], *tree.core(infinitive)})
    return None
