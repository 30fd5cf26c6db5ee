"""What stance rules ask of a sentence's grammar: subjects, negation, certainty, complements cut to their core.

Dependency labels are those of spaCy's English models (ClearNLP scheme).
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.language.en import stance as lexicon
from firsthand.model import Parse, Stance

Offsets = tuple[int, int]

# Longest walk towards the root; trees of real sentences are far shallower, so this only guards against cycles.
DEEPEST = 100
COPULAS = frozenset({"be", "remain", "stay"})
SUBJECTS = ("nsubj", "csubj")
_OUTER = frozenset("\"'“”„«»‘’`,;:.!?-–—()[]") | {"''", "``"}
_CLOSING = frozenset({'"', "”", "»", "''"})
_QUOTES = _CLOSING | {"“", "«", "``"}
# Clauses of these kinds add to what an issue is, but do not name it.
_ASIDES = frozenset({"parataxis", "advcl", "punct", "npadvmod"})


class Tree:
    """Children, subtrees and clause grammar of one Parse, by token index."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self.children: list[list[int]] = [[] for _ in parse.tokens]
        for i, token in enumerate(parse.tokens):
            if token.head not in (i, -1):
                self.children[token.head].append(i)

    def having(self, i: int, *deps: str) -> list[int]:
        return [c for c in self.children[i] if self.tokens[c].dep in deps]

    def first(self, i: int, *deps: str) -> int | None:
        return next(iter(self.having(i, *deps)), None)

    def lower(self, i: int) -> str:
        return self.tokens[i].text.casefold().replace("’", "'")

    def subtree(self, root: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Indices below ``root`` in order; branches below it whose label is in ``without`` are left out."""
        found, stack, seen = [], [root], {root}
        while stack:
            i = stack.pop()
            found.append(i)
            for c in self.children[i]:
                if c not in seen and self.tokens[c].dep not in without:
                    seen.add(c)
                    stack.append(c)
        return sorted(found)

    def ancestors(self, i: int) -> list[int]:
        path = []
        for _ in range(DEEPEST):
            head = self.tokens[i].head
            if head in (i, -1):
                break
            path.append(head)
            i = head
        return path

    def offsets(self, indices: list[int]) -> Offsets:
        return self.tokens[indices[0]].start, self.tokens[indices[-1]].end

    def run(self, indices: list[int], around: int) -> list[int]:
        """The unbroken run of ``indices`` around one of them, without punctuation at its ends."""
        at = indices.index(around)
        low = high = at
        while low > 0 and indices[low - 1] == indices[low] - 1:
            low -= 1
        while high + 1 < len(indices) and indices[high + 1] == indices[high] + 1:
            high += 1
        while low < at and self._outer(indices[low]):
            low += 1
        while high > at and self._outer(indices[high]):
            high -= 1
        return indices[low : high + 1]

    def _outer(self, i: int) -> bool:
        return self.tokens[i].text in _OUTER

    def negations(self, i: int) -> int:
        """How many words negate the predicate ``i`` itself."""
        return sum(
            1
            for c in self.children[i]
            if self.tokens[c].dep in ("neg", "preconj", "advmod", "cc") and self.lower(c) in lexicon.NEGATING
        )

    def auxiliaries(self, i: int) -> set[str]:
        return {self.lower(c) for c in self.having(i, "aux", "auxpass")}

    def subject(self, i: int, depth: int = 0) -> int | None:
        """Head of the logical subject of the predicate ``i``: its own, or that of the clause that lends it one."""
        subjects = self.having(i, *SUBJECTS)
        own = next((n for n in subjects if self.tokens[n].text[:1].isalnum()), None)  # not the "-" of "co-operative"
        token = self.tokens[i]
        if own is not None:
            return self.antecedent(own)
        if self.first(i, "nsubjpass") is not None:
            agent = self.first(i, "agent")
            return None if agent is None else self.first(agent, "pobj")
        head = token.head
        if head in (i, -1) or depth > DEEPEST:
            return None
        return self._lent_subject(i, head, depth)

    def _lent_subject(self, i: int, head: int, depth: int) -> int | None:
        token, above = self.tokens[i], self.tokens[head]
        borrows = token.dep == "conj" or (token.dep == "advcl" and token.tag == "VBG")
        if borrows and above.pos in ("VERB", "AUX") and not self._has(head, "auxpass"):
            outside = above.dep == "ccomp" and above.head not in (head, -1) and self._quoted_apart(head, i)
            return self.subject(above.head if outside else head, depth + 1)
        if token.dep == "xcomp" and above.lemma.casefold() in lexicon.TRANSPARENT:
            return self.subject(head, depth + 1)
        if token.dep == "acl" and above.lemma.casefold() in lexicon.TRANSPARENT_NOUNS:
            return self.first(head, "poss")
        return None

    def _quoted_apart(self, a: int, b: int) -> bool:
        """Whether a quotation that ``a`` is in ends before ``b``: then ``b`` continues the sentence around it."""
        marks = [self.tokens[n].text for n in range(a + 1, b) if self.tokens[n].text in _QUOTES]
        return len(marks) % 2 == 1 and marks[-1] in _CLOSING

    def _has(self, i: int, dep: str) -> bool:
        return self.first(i, dep) is not None

    def antecedent(self, i: int) -> int | None:
        """``i`` itself, or the noun that a relative pronoun stands for."""
        if self.lower(i) not in lexicon.RELATIVES or self.tokens[i].tag not in ("WP", "WDT", "IN", "DT"):
            return i
        for up in self.ancestors(i):
            if self.tokens[up].dep == "relcl":
                return self.tokens[up].head
        return None if self.tokens[i].tag in ("WP", "WDT") else i

    def certain(self, i: int) -> bool:
        """False where the predicate ``i`` stands under a condition, a question, a denial, a doubt or a mere chance."""
        for step, node in enumerate([i, *self.ancestors(i)]):
            token = self.tokens[node]
            if any(self.lower(c) in lexicon.HYPOTHETICAL_MARKS for c in self.having(node, "mark")):
                return False
            if step and token.pos in ("VERB", "AUX", "NOUN", "ADJ") and self._clouds(node):
                return False
            if token.dep in ("relcl", "ROOT", "parataxis") or self._apart(node):
                return True
            if token.dep == "conj" and self._has(node, "nsubj"):
                return True
        return True

    def _apart(self, node: int) -> bool:
        """Whether a semicolon parts the clause from the one that the grammar has put it under."""
        head = self.tokens[node].head
        return self.tokens[node].dep == "ccomp" and any(t.text == ";" for t in self.tokens[node:head])

    def _clouds(self, node: int) -> bool:
        if self.tokens[node].lemma.casefold() in lexicon.CLOUDING:
            return True
        if self.tokens[node].pos not in ("VERB", "AUX"):
            return False
        return self.negations(node) > 0 or bool(self.auxiliaries(node) & lexicon.CHANCES)

    def core(self, root: int, without: frozenset[str] = frozenset()) -> list[int]:
        """The words of the complement headed by ``root``: no asides, no attribution, no relative clause after a comma,
        no "to" or "that" before it."""
        kept = self.subtree(root, _ASIDES - {"punct"} | without)
        drop: set[int] = set()
        for i in kept:
            token = self.tokens[i]
            comma = i > 0 and self.tokens[self.subtree(i)[0] - 1].text in (",", "-", "–", "—", "(")
            if i != root and (
                (token.dep in ("relcl", "acl", "appos", "ccomp") and comma)
                or (token.dep == "prep" and self.lower(i) in ("according", "despite"))
                or (token.dep == "conj" and self.first(i, "nsubj", "nsubjpass") is not None)
                or (token.dep == "conj" and token.head == root and self._another_tense(i, root))
            ):
                drop.update(self.subtree(i))
        run = self.run([i for i in kept if i not in drop], root)
        while len(run) > 1 and run[0] != root and self._opens(run[0], root):
            run = run[1:]
        while len(run) > 1 and run[-1] != root and self.tokens[run[-1]].dep in ("cc", "mark"):
            run = run[:-1]
        return run

    def _another_tense(self, i: int, root: int) -> bool:
        """A finite verb joined to one with an auxiliary continues the sentence around the complement."""
        return self.tokens[i].tag in ("VBD", "VBZ", "VBP") and bool(self.auxiliaries(root)) and not self.auxiliaries(i)

    def _opens(self, i: int, root: int) -> bool:
        """Words before the complement that join it to its verb."""
        token = self.tokens[i]
        if token.text in _OUTER:
            return True
        joins = token.dep == "mark" or token.tag == "TO" or token.dep == "neg"
        return joins and token.head == root and not (token.dep == "neg" and self._finite(root))

    def _finite(self, root: int) -> bool:
        return self.tokens[root].tag in ("VBD", "VBZ", "VBP") or not any(
            self.tokens[c].tag == "TO" for c in self.having(root, "aux")
        )

    def infinitive(self, i: int) -> bool:
        return any(self.tokens[c].tag == "TO" for c in self.having(i, "aux"))

    def is_full_clause(self, i: int) -> bool:
        """Whether the clause headed by ``i`` has a conjunction or a subject; both may hang on its auxiliary."""
        nodes = [i, *self.having(i, "aux", "auxpass")]
        marks = [m for n in nodes for m in self.having(n, "mark")]
        subjects = [s for n in nodes for s in self.having(n, "nsubj", "nsubjpass", "expl")]
        return bool(subjects) or any(self.lower(m) in ("that", "whether", "if") for m in marks)

    def future(self, i: int) -> bool:
        return bool(self.auxiliaries(i) & lexicon.FUTURE_AUXILIARIES)

    def noun_phrase(self, i: int) -> list[int]:
        """The words of the noun phrase headed by ``i``, without what follows a comma and without relative clauses."""
        return self.core(i, frozenset({"relcl", "cc", "conj"}))

    def phrase(self, words: Offsets) -> str:
        """The tokens from the first to the second offset, casefolded, with single spaces."""
        return " ".join(t.text.casefold() for t in self.tokens if words[0] <= t.start and t.end <= words[1])


@dataclass(frozen=True, slots=True)
class Found:
    """A stance at the predicate ``verb`` (of a copula, the copula) with the words of its issue.

    ``word`` is the word of stance, ``subject`` the head of the holder (None: whoever says it), ``own`` as in
    Expression.
    """

    sense: lexicon.Sense
    stance: Stance
    word: int
    verb: int
    subject: int | None
    issue: list[int]
    negated: bool
    own: bool = False


def negations(tree: Tree, i: int, root: int) -> int:
    """Negations of the verb ``i`` and those that sit on its object ``root`` ("wants no deal")."""
    on_object = sum(tree.lower(c) == "no" for c in tree.having(root, "det"))
    helpers = tree.having(i, "aux")
    return tree.negations(i) + on_object + sum(tree.lower(h) == "cannot" for h in helpers)


def gapped(tree: Tree, i: int, root: int) -> bool:
    """Whether the clause of ``i`` with the complement ``root`` lacks a word that stands before it ("the wall that they
    refused to pay for", "what I want to do")."""
    if any(tree.tokens[c].tag in ("WP", "WDT") and c < i for c in tree.having(root, "dobj", "attr", "pobj")):
        return True
    node = i
    for up in [i, *tree.ancestors(i)]:
        node = up
        if tree.tokens[up].dep not in ("xcomp", "ccomp", "conj", "advcl"):
            break
    if tree.tokens[node].dep != "relcl":
        return False
    subject = tree.first(node, "nsubj", "nsubjpass")
    when = any(tree.lower(c) in ("where", "when", "why") for c in tree.having(node, "advmod"))
    whose = subject is not None and any(tree.lower(p) == "whose" for p in tree.having(subject, "poss"))
    return subject is None or not (when or whose or tree.tokens[subject].tag in ("WP", "WDT"))
