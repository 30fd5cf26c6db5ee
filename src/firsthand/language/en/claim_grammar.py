"""English grammar of claims: Parse → frames, one for each finite predicate, with its words and arguments.

Dependency labels are those of spaCy's English models (ClearNLP scheme). A frame's words are the predicate's subtree
without the verbs conjoined to it, which are frames of their own. Arguments are logical: the agent of a passive is its
subject, the passive subject an object.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.language.en import claim_words as lexicon
from firsthand.model import Modality, Parse, Token

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
COMPLEMENTS = ("dobj", "attr", "acomp", "oprd", "dative", "obj")
CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
PREDICATE_DEPS = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis", "pcomp", "csubj", "acl", "appos"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One finite predicate. ``tokens`` are indices into ``Parse.tokens``; spans are (start, end) in code points."""

    head: int
    tokens: tuple[int, ...]
    predicate: str
    subject: tuple[int, int] | None
    objects: tuple[tuple[int, int], ...]
    negated: bool
    modality: Modality
    dep: str
    passive: bool = False


class _Tree:
    """Children and subtrees of one parse, each computed once."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self.children: list[list[int]] = [[] for _ in parse.tokens]
        for i, token in enumerate(parse.tokens):
            if token.head not in (i, -1):
                self.children[token.head].append(i)

    def subtree(self, root: int, without: frozenset[int] = frozenset()) -> list[int]:
        """Indices below ``root``, sorted; branches that start in ``without`` are left out."""
        found, stack, seen = [], [root], {root}
        while stack:
            i = stack.pop()
            found.append(i)
            for child in self.children[i]:
                if child not in without and child not in seen:
                    seen.add(child)
                    stack.append(child)
        return sorted(found)

    def having(self, i: int, *deps: str) -> list[int]:
        return [c for c in self.children[i] if self.tokens[c].dep in deps]


def frames(parse: Parse) -> tuple[Frame, ...]:
    """All finite predicates of ``parse`` in order of the text."""
    tree = _Tree(parse)
    heads = [i for i in range(len(parse.tokens)) if _is_finite(tree, i)]
    known = frozenset(heads)
    return tuple(_frame(tree, head, known) for head in heads)


def content_words(tokens: list[Token]) -> tuple[str, ...]:
    """Lemmas, casefolded, of the words that carry content, in order of the text."""
    return tuple(
        t.lemma.casefold()
        for t in tokens
        if t.pos in CONTENT_POS and t.dep != "aux" and t.lemma.casefold() not in lexicon.LIGHT_WORDS and t.text.strip()
    )


def _is_finite(tree: _Tree, i: int) -> bool:
    token = tree.tokens[i]
    if token.pos not in VERBAL or token.dep not in PREDICATE_DEPS:
        return False
    if token.tag in FINITE_TAGS:
        return True
    helpers = tree.having(i, "aux", "auxpass")
    if any(tree.tokens[h].tag in FINITE_TAGS for h in helpers):
        return True
    if any(tree.tokens[h].tag == "TO" for h in helpers):
        return False
    if token.dep == "conj" and tree.tokens[token.head].pos in VERBAL:  # "will fight and win": shares the auxiliary
        return token.tag in ("VB", "VBN") and _shares_auxiliary(tree, token)
    return token.dep == "ROOT" and bool(tree.having(i, *SUBJECTS))


def _shares_auxiliary(tree: _Tree, token: Token) -> bool:
    helpers = tree.having(token.head, "aux", "auxpass")
    finite = any(tree.tokens[h].tag in FINITE_TAGS for h in helpers)
    return finite and tree.tokens[token.head].tag == token.tag


def _frame(tree: _Tree, head: int, heads: frozenset[int]) -> Frame:
    apart = frozenset(c for c in tree.children[head] if c in heads and tree.tokens[c].dep in ("conj", "parataxis"))
    links = frozenset(c for c in tree.children[head] if apart and tree.tokens[c].dep == "cc")
    tokens = tree.subtree(head, apart | links)
    subject, surface = _subject(tree, head)
    objects = _objects(tree, head)
    if surface is not None:
        objects.insert(0, surface)
    return Frame(
        head=head,
        tokens=tuple(tokens),
        predicate=_predicate(tree, head),
        subject=subject,
        objects=tuple(dict.fromkeys(objects)),
        negated=_negated(tree, head),
        modality=_modality(tree, head),
        dep=tree.tokens[head].dep,
        passive=bool(tree.having(head, "auxpass")),
    )


def _predicate(tree: _Tree, head: int) -> str:
    """The verb's lemma; of a copula the lemma of what it says ("is ready" → ready)."""
    if tree.tokens[head].lemma == "be":
        for c in tree.having(head, "acomp", "attr", "oprd"):
            return tree.tokens[c].lemma.casefold()
    return tree.tokens[head].lemma.casefold()


def _subject(tree: _Tree, head: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The logical subject, and the passive subject (an object in logic) where there is one."""
    agent = _agent(tree, head)
    passive = tree.having(head, "nsubjpass")
    if passive:
        return (_phrase(tree, agent) if agent is not None else None), _phrase(tree, passive[0])
    found = _surface_subject(tree, head, 0)
    if agent is not None:
        return _phrase(tree, agent), found
    if found is not None and tree.having(head, "auxpass"):
        return None, found
    return found, None


def _surface_subject(tree: _Tree, head: int, depth: int) -> tuple[int, int] | None:
    own = tree.having(head, *SUBJECTS)
    token = tree.tokens[head]
    if own:
        relative = token.dep == "relcl" and tree.tokens[own[0]].tag in ("WDT", "WP")
        return _phrase(tree, token.head, bare=True) if relative else _phrase(tree, own[0])
    if token.dep in ("conj", "xcomp", "advcl") and token.head != head and depth < 8:
        return _surface_subject(tree, token.head, depth + 1)
    return None


def _agent(tree: _Tree, head: int) -> int | None:
    for by in tree.having(head, "agent"):
        for noun in tree.having(by, "pobj"):
            return noun
    return None


def _objects(tree: _Tree, head: int, depth: int = 0) -> list[tuple[int, int]]:
    found = [_phrase(tree, c) for c in tree.having(head, *COMPLEMENTS)]
    for prep in tree.having(head, "prep"):
        found += [_phrase(tree, c) for c in tree.having(prep, "pobj")]
    for verb in tree.having(head, "xcomp", "acomp", "attr"):
        if depth < 4:
            found += [
                o for v in [verb, *tree.having(verb, "xcomp")] for o in _objects(tree, v, depth + 1) if o not in found
            ]
    return sorted(found)


def _phrase(tree: _Tree, noun: int, bare: bool = False) -> tuple[int, int]:
    """A noun with its modifiers, up to the first clause, apposition or comma that belongs to it."""
    clausal = frozenset(c for c in tree.children[noun] if tree.tokens[c].dep in ("relcl", "acl", "appos", "punct"))
    after = [c for c in clausal if c > noun and tree.tokens[c].text not in ("-", "–", "'", '"', "”", "“")]
    limit = min(after, default=len(tree.tokens))
    if bare:
        limit = min([limit, *[c for c in tree.children[noun] if c > noun]], default=limit)
    inside = [i for i in tree.subtree(noun, clausal) if i < limit]
    first = noun
    while first - 1 in inside:
        first -= 1
    last = noun
    while last + 1 in inside:
        last += 1
    return tree.tokens[first].start, tree.tokens[last].end


def _negated(tree: _Tree, head: int) -> bool:
    """Whether the predicate is denied: by "not", or by "no" at its subject or object. Two of them cancel out."""
    count = len([c for c in tree.children[head] if _negates(tree.tokens[c])])
    for argument in tree.having(head, "nsubj", "nsubjpass", "dobj", "attr", "acomp", "expl"):
        word = tree.tokens[argument].lemma.casefold()
        quantified = any(_negates(tree.tokens[c]) for c in tree.children[argument])
        count += word in lexicon.NEGATIVE_SUBJECTS or quantified
    return count % 2 == 1


def _negates(token: Token) -> bool:
    return token.dep == "neg" or (
        token.lemma.casefold() in lexicon.NEGATORS and token.dep in ("det", "advmod", "preconj")
    )


def _modality(tree: _Tree, head: int) -> Modality:
    children = [tree.tokens[c] for c in tree.children[head]]
    helpers = {t.text.casefold() for t in children if t.dep in ("aux", "auxpass")}
    nearby = {t.lemma.casefold() for t in children if t.dep in ("advmod", "acomp")} | {
        tree.tokens[head].lemma.casefold()
    }
    marks = {t.text.casefold() for t in children if t.dep in ("mark", "advmod")}
    if tree.tokens[head].lemma.casefold() in lexicon.DENYING_VERBS:
        return "denied"
    if helpers & lexicon.POSSIBLE_AUXILIARIES or nearby & lexicon.POSSIBLE_WORDS or marks & lexicon.CONDITIONAL_MARKS:
        return "possible"
    if tree.tokens[head].lemma.casefold() in lexicon.WANTING_VERBS or helpers & lexicon.WANTING_AUXILIARIES:
        return "wanted"
    if helpers & lexicon.PREDICTING_AUXILIARIES:
        return "predicted"
    going = tree.tokens[head].text.casefold() == "going" and bool(tree.having(head, "xcomp"))
    return "predicted" if going else "asserted"
