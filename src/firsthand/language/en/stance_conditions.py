"""Conditions of a stance: "only if …", "provided that …", "in exchange for …", as (start, end) in the text."""

from __future__ import annotations

from firsthand.language.en import stance as lexicon
from firsthand.language.en.stance_tree import Offsets, Tree
from firsthand.model import Stance

_ASIDES = frozenset({"relcl", "parataxis"})
_PHRASES = tuple(tuple(p.split()) for p in lexicon.CONDITION_PHRASES)
_NOT_IF = frozenset({"even", "as", "what", "not"})
_ENDS = frozenset(',;:.!?"“”»—–()') | {"''"}


def conditions(tree: Tree, verb: int, stance: Stance) -> tuple[Offsets, ...]:
    """Conditions on the predicate ``verb`` or on its complement, in order of the text."""
    scope = _scope(tree, verb)
    out: list[Offsets] = []
    if stance in ("predicts", "doubts", "denies"):  # what they are about may hold under a condition, they do not
        scope = [i for i in scope if tree.tokens[i].dep != "ROOT" and tree.tokens[i].head == verb]
    for i in scope:
        words = _clause(tree, i, stance) or _phrase(tree, i)
        if words and not any(start < words[1] and words[0] < end for start, end in out):
            out.append(words)
    return tuple(o for o in out if not _no_condition(tree, o))


def _scope(tree: Tree, verb: int) -> list[int]:
    top = verb
    for up in tree.ancestors(verb):
        if tree.tokens[top].dep != "xcomp" or tree.tokens[up].lemma.casefold() not in lexicon.TRANSPARENT:
            break
        top = up
    # A conjoined clause has conditions of its own.
    apart = {s for c in tree.having(top, "conj") for s in tree.subtree(c)}
    return [i for i in tree.subtree(top, _ASIDES) if i not in apart]


def _clause(tree: Tree, i: int, stance: Stance) -> Offsets | None:
    """The clause headed by ``i`` if a conditional conjunction opens it."""
    token = tree.tokens[i]
    if tree.lower(i) in ("provided", "providing") and token.dep in ("prep", "advcl", "mark"):
        head = i if token.dep != "mark" else token.head
        return tree.offsets(tree.run([n for n in tree.subtree(head) if n >= i] or [i], i))
    marks = [m for m in tree.having(i, "mark", "advmod") if tree.lower(m) in lexicon.CONDITION_MARKS]
    if token.dep not in ("advcl", "ccomp", "pcomp") or not marks:
        return None
    mark = marks[0]
    withheld = stance == "refuses" or (stance == "demands" and tree.lower(mark) == "until")
    if tree.lower(mark) in ("until", "till", "once", "before") and not withheld:
        return None  # a time, where nothing is withheld till then
    if mark > 0 and tree.lower(mark - 1) in _NOT_IF:
        return None
    if token.dep == "ccomp" and tree.lower(mark) == "if":
        return None  # "asked if"
    words = tree.run(_to_quote(tree, [n for n in tree.subtree(i) if n >= mark], i), i)
    start, end = tree.offsets(words)
    if words[0] > 0 and tree.lower(words[0] - 1) in ("only", "except"):
        start = tree.tokens[words[0] - 1].start
    return start, end


def _to_quote(tree: Tree, words: list[int], head: int) -> list[int]:
    """``words`` up to a quotation that is added after a comma ("if asked, “and not before”")."""
    for n, i in enumerate(words):
        if i > head and tree.tokens[i].text in ('"', "“", "``") and tree.tokens[i - 1].text == ",":
            return words[:n]
    return words


def _phrase(tree: Tree, i: int) -> Offsets | None:
    """A phrase of several words that opens a condition at ``i``, up to the next stop."""
    for phrase in _PHRASES:
        at = range(i, min(i + len(phrase), len(tree.tokens)))
        if tuple(tree.lower(n) for n in at) != phrase:
            continue
        last = at[-1]
        for n in range(at[-1] + 1, len(tree.tokens)):
            if tree.tokens[n].sentence != tree.tokens[i].sentence or tree.tokens[n].text in _ENDS:
                break
            last = n
        if last > at[-1]:
            return tree.tokens[i].start, tree.tokens[last].end
    return None


def _no_condition(tree: Tree, words: Offsets) -> bool:
    inside = " ".join(t.text.casefold() for t in tree.tokens if words[0] <= t.start and t.end <= words[1])
    return "as necessary" in inside or any(n in inside for n in lexicon.NO_CONDITIONS)
