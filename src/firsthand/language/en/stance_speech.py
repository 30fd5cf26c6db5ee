"""Stances that plain words show only in the mouth of a party: what must be, what it will not do, what it foretells.

"The troops must leave", "we will not sign", "there will be no amnesty", "it would take years": said by the article or
by anybody else these are guesses about somebody, so each is found either with the speaker as its holder or as ``own``.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.language.en import stance as lexicon
from firsthand.language.en.stance import Sense
from firsthand.language.en.stance_conditions import conditions
from firsthand.language.en.stance_parties import ASSOCIATIONS, FOLLOWING, GROUP_NOUNS, TITLE_NOUNS
from firsthand.language.en.stance_tree import Found, Tree, gapped, negations
from firsthand.model import Stance

_WILL = frozenset({"will", "would", "wo", "'ll", "'d"})
_CLAUSE = frozenset({"nsubj", "aux", "neg", "expl", "ccomp"})
_COMPLEMENTS = ("dobj", "xcomp", "prep", "prt")
_ACTING = GROUP_NOUNS | ASSOCIATIONS | FOLLOWING | TITLE_NOUNS | lexicon.OFFICES | lexicon.BODY_NOUNS
# Endings of most nouns for people ("manager", "captain", "activist"); that some things have them too costs little.
_AGENTS = ("er", "or", "ist", "ian", "ain", "man", "woman", "ant", "ent", "eer")


def spoken(tree: Tree, i: int) -> Iterator[Found]:
    """Stances at the predicate ``i`` that hold in a party's own words, the surest first."""
    helpers = tree.auxiliaries(i)
    if "have" in helpers or gapped(tree, i, i):
        return
    yield from _obligation(tree, i, helpers)
    if helpers & _WILL:
        yield from _bargain(tree, i)
        yield from _none_of_it(tree, i)
        yield from _not_until(tree, i)
        yield from _plain_refusal(tree, i)
        yield from _forecast(tree, i)


def _own_subject(tree: Tree, i: int, *deps: str) -> int | None:
    """The subject that stands with the verb itself, not one that a relative pronoun takes up."""
    subject = tree.first(i, *deps)
    return subject if subject is not None and tree.antecedent(subject) == subject else None


def _acts(tree: Tree, subject: int) -> bool:
    """Whether the subject is somebody: a name, a pronoun, or a noun for people or a body."""
    token, word = tree.tokens[subject], tree.lower(subject)
    if token.pos in ("PRON", "PROPN") or word in _ACTING or token.lemma.casefold() in _ACTING:
        return True
    return token.lemma.casefold().endswith(_AGENTS)


def _obligation(tree: Tree, i: int, helpers: set[str]) -> Iterator[Found]:
    """ "the troops must leave": its demand. The issue is the whole clause."""
    if not helpers & lexicon.OBLIGING:
        return
    token, passive = tree.tokens[i], bool(tree.having(i, "auxpass"))
    subject = _own_subject(tree, i, "nsubj", "nsubjpass")
    if subject is None or (token.lemma.casefold() in lexicon.STATES_OF_MIND and not passive):
        return
    if token.lemma == "be" and (tree.tokens[subject].pos == "PRON" or tree.tokens[subject].entity == "PERSON"):
        return
    yield _said("demands", i, tree.core(i))


def _said(stance: Stance, i: int, issue: list[int], negated: bool = False) -> Found:
    """A stance of whoever says it."""
    return Found(Sense(stance, None, frozenset()), stance, i, i, None, issue, negated)


def _bargain(tree: Tree, i: int) -> Iterator[Found]:
    """ "she would resign only if …", "they will sign nothing unless …": an offer or a refusal with its price."""
    lemma = tree.tokens[i].lemma.casefold()
    subject = _own_subject(tree, i, "nsubj")
    if subject is None or not _acts(tree, subject) or lemma in lexicon.OUTCOMES or lemma in lexicon.VERBS:
        return
    found = tree.first(i, "dobj")
    negated = negations(tree, i, i if found is None else found) > 0
    stance: Stance = "refuses" if negated else "offers"
    prices = [tree.phrase(c) for c in conditions(tree, i, stance)]
    if any(p.startswith(lexicon.BARGAINING) and p.startswith(lexicon.WITHHOLDING) == negated for p in prices):
        words = tree.core(i, _CLAUSE)
        yield Found(Sense(stance, None, frozenset()), stance, i, i, subject, words, negated)


def _none_of_it(tree: Tree, i: int) -> Iterator[Found]:
    """ "there will be no amnesty": refused by whoever says it, where it is a thing that one grants."""
    found = tree.first(i, "attr", "dobj", "nsubj")
    if tree.tokens[i].lemma != "be" or not tree.having(i, "expl") or found is None:
        return
    if tree.tokens[found].lemma.casefold() in lexicon.GRANTED and negations(tree, i, found) == 1:
        words = [n for n in tree.noun_phrase(found) if n != tree.first(found, "det")]
        if words:
            yield _said("refuses", i, words, True)


def _not_until(tree: Tree, i: int) -> Iterator[Found]:
    """ "the bridge will not reopen until it has been tested": withheld by whoever says it, whatever the subject."""
    subject = _own_subject(tree, i, "nsubj", "nsubjpass")
    if subject is None or _acts(tree, subject) or tree.tokens[subject].pos != "NOUN" or tree.negations(i) != 1:
        return
    if any(tree.phrase(c).startswith(lexicon.WITHHOLDING) for c in conditions(tree, i, "refuses")):
        yield _said("refuses", i, tree.core(i), True)


def _plain_refusal(tree: Tree, i: int) -> Iterator[Found]:
    """ "we will not sign it", "he would not sign": what a party says that it will not do."""
    lemma = tree.tokens[i].lemma.casefold()
    subject = _own_subject(tree, i, "nsubj")
    if subject is None or lemma in lexicon.OUTCOMES | lexicon.VERBS.keys() | lexicon.SILENCE | lexicon.NO_REFUSAL:
        return
    if negations(tree, i, i) != 1 or tree.tokens[subject].pos not in ("PRON", "PROPN"):
        return
    if not tree.having(i, *_COMPLEMENTS) and lemma not in lexicon.STEPS:
        return
    found = tree.first(i, "dobj")
    if found is not None and tree.tokens[found].pos == "PRON":
        return
    words = tree.core(i, _CLAUSE)
    yield Found(Sense("refuses", None, frozenset()), "refuses", i, i, subject, words, True, own=True)


def _forecast(tree: Tree, i: int) -> Iterator[Found]:
    """ "a vote would take years", "sanctions will fail": foretold by whoever says it of something else."""
    lemma = tree.tokens[i].lemma.casefold()
    subject = _own_subject(tree, i, "nsubj")
    if subject is None or tree.tokens[subject].pos not in ("NOUN", "PROPN") or tree.having(i, "auxpass"):
        return
    if lemma == "take":
        found = tree.first(i, "dobj")
        if found is None or tree.tokens[found].lemma.casefold() not in lexicon.LONG_TIMES:
            return
    elif lemma not in lexicon.FORETOLD:
        return
    yield _said("predicts", i, tree.core(i), tree.negations(i) > 0)
