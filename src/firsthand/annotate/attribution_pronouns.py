"""Whom a pronoun means: the one candidate in reach that fits, or nobody.

The candidates are ranked by sentence, as in centering (Grosz, Joshi & Weinstein 1995): speakers and subjects of the
nearest sentence first, then other persons named there. Names in what the pronoun's bearer says are no candidates
(principle C of binding). Two candidates in the deciding sentence mean silence.
"""

from __future__ import annotations

from collections.abc import Callable, Container

from firsthand.annotate.attribution_cast import FEMALE
from firsthand.annotate.attribution_entities import Entities
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en.names_titles import FEMININE, MASCULINE
from firsthand.model import Name

# A pronoun looks for its antecedent in its own sentence and so many before it.
REACH = 3
# "They" takes up a group that spoke so many sentences ago at most.
GROUP_REACH = 2
# Speakers are remembered for so long; more cannot have spoken within the reach.
MEMORY = 40

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
# A candidate: ("name", key) or ("entity", number) or ("noun", token of an indefinite description).
Candidate = tuple[str, str | int]


class Pronouns:
    """The pronouns of one article, resolved in the order of the text."""

    def __init__(self, entities: Entities, quoted: Callable[[int], bool]) -> None:
        self.entities, self.tree, self.names, self.cast = entities, entities.tree, entities.names, entities.cast
        self.quoted = quoted
        self.speakers: list[tuple[int, int, int]] = []  # (sentence, offset, entity) in order
        self._subjects: list[list[tuple[int, Candidate]]] = []  # by sentence: (token, who)

    def spoke(self, number: int, places: list[tuple[int, int]]) -> None:
        """Note that an entity spoke at these (sentence, offset)."""
        self.speakers += [(s, o, number) for s, o in places]

    def resolve(self, i: int, own: Container[int]) -> int | None:
        """The entity that the pronoun at token ``i`` means; ``own`` are the words that its bearer says."""
        word = self.tree.tokens[i].text.lower()
        if self.quoted(i):
            return None
        if word in _PERSONAL:
            found = self._person(i, own)
            return self._entity(found) if found is not None else None
        if word in ("they", "them", "their", "theirs"):
            return self.group(i)
        return self._body(i, own) if word in ("it", "its") else None

    # --- he, she

    def _person(self, i: int, own: Container[int]) -> Candidate | None:
        feminine = self.tree.tokens[i].text.lower() in FEMALE
        sentence = self.tree.tokens[i].sentence
        passing: list[Candidate] = []
        for s in range(sentence, max(-1, sentence - REACH - 1), -1):
            leading = [(t, c) for t, c in self._leading(s, i) if t not in own]
            fits = list(dict.fromkeys(c for _, c in leading if self._may_be(c, feminine)))
            spoke = [c for c in fits if c in {x for _, x in self._spoke(s, i)}]
            if len(fits) == 1 or len(spoke) == 1:
                return fits[0] if len(fits) == 1 else spoke[0]
            if fits:
                return None
            passing += [("name", n.key) for t, n in self.cast.people(s) if t < i and t not in own]
        passing = [c for c in dict.fromkeys(passing) if self._may_be(c, feminine)]
        return passing[0] if len(passing) == 1 else None

    def _leading(self, s: int, before: int) -> list[tuple[int, Candidate]]:
        """(token, who) of the speakers and subjects of a sentence that stand before a token."""
        return self._spoke(s, before) + [(t, c) for t, c in self._subjects_of(s) if t < before]

    def _spoke(self, s: int, before: int) -> list[tuple[int, Candidate]]:
        """Those who speak in a sentence: one of them goes on sooner than somebody whom they only speak of."""
        offset = self.tree.tokens[before].start
        found: list[tuple[int, Candidate]] = []
        for at, where, e in self.speakers[-MEMORY:]:
            if at == s and where < offset and self._single(e):
                key = self.entities.all[e].key
                named = self.entities.all[e].kind == "person" and key and self.names.of_key(key)
                found.append((self.tree.token_at(where), ("name", str(key)) if named else ("entity", e)))
        return found

    def _subjects_of(self, s: int) -> list[tuple[int, Candidate]]:
        """The persons who are subjects in sentence ``s``, those behind pronouns and roles too."""
        while len(self._subjects) < s:
            self._subjects.append([])  # filled in order, so that no chain of pronouns is walked twice
            self._fill(len(self._subjects) - 1)
        if len(self._subjects) == s:  # the sentence in question may still be on its way: not kept
            return [(t, c) for t in self.cast.subjects(s) if (c := self._subject(t, self._subjects)) is not None]
        return self._subjects[s]

    def _fill(self, s: int) -> None:
        for t in self.cast.subjects(s):
            who = self._subject(t, self._subjects)
            if who is not None:
                self._subjects[s].append((t, who))

    def _subject(self, i: int, known: list[list[tuple[int, Candidate]]]) -> Candidate | None:
        t = self.tree.tokens[i]
        name = self.names.at(t.start)
        if name is not None:
            return ("name", name.key) if name.kind == "person" else None
        word = t.text.lower()
        if word in ("he", "she"):
            return self._pronoun_subject(i, known)
        if t.pos != "NOUN" or t.tag != "NN":
            return None
        before = {self.tree.tokens[c].text.lower() for c in self.tree.children[i] if c < i}
        if before & {"the"} or self.tree.child(i, "poss") is not None:
            beside = self._apposed(i) or self.cast.bearer(i, ("person",))
            return ("name", beside.key) if beside is not None else None
        beside = self._apposed(i)
        if beside is not None:
            return "name", beside.key
        return ("noun", i) if before & {"a", "an"} and self._human(i) else None

    def _apposed(self, i: int) -> Name | None:
        for c in self.tree.all(i, "appos"):
            name = self.names.at(self.tree.tokens[c].start)
            if name is not None and name.kind == "person":
                return name
        return None

    def _human(self, i: int) -> bool:
        lemma = self.tree.tokens[i].lemma.lower()
        return lemma in nouns.PEOPLE or any(
            self.tree.tokens[c].text.lower() in ("who", "whose")
            for v in self.tree.all(i, "relcl")
            for c in self.tree.children[v]
        )

    def _pronoun_subject(self, i: int, known: list[list[tuple[int, Candidate]]]) -> Candidate | None:
        """Subjects that are pronouns themselves go on with the only fitting subject of the sentences before."""
        s = self.tree.tokens[i].sentence
        feminine = self.tree.tokens[i].text.lower() == "she"
        for back in range(s, max(-1, s - 1 - REACH), -1):
            before = known[back] if back < len(known) else []
            fits = list(dict.fromkeys(c for t, c in before if t < i and self._may_be(c, feminine)))
            if fits:
                return fits[0] if len(fits) == 1 else None
        return None

    def _single(self, number: int) -> bool:
        e = self.entities.all[number]
        return e.kind == "person" or (e.kind == "anonymous" and e.count == 1)

    def _gender(self, c: Candidate) -> str | None:
        kind, who = c
        if kind == "name":
            return self.cast.gender.get(str(who))
        heads = self.entities.all[int(who)].heads if kind == "entity" else [self.tree.tokens[int(who)].lemma.lower()]
        return "f" if set(heads) & FEMININE else "m" if set(heads) & MASCULINE else None

    def _may_be(self, c: Candidate, feminine: bool) -> bool:
        return self._gender(c) in (None, "f" if feminine else "m")

    def _entity(self, c: Candidate) -> int | None:
        kind, who = c
        if kind == "entity":
            return int(who)
        if kind == "name":
            return next((self.entities.named(n) for n in self.names.of_key(str(who)) if n.kind == "person"), None)
        i = int(who)
        words = self.entities.words(self.tree.noun_phrase(i))
        number, made = self.entities.once("anonymous", f"@{i}", words, [self.tree.tokens[i].lemma.lower()])
        if made:
            e = self.entities.all[number]
            e.count, e.description, e.sentence = 1, words, self.tree.tokens[i].sentence
        return number

    # --- somebody named, in other words

    def latest(self, i: int, lemma: str) -> int | None:
        """The named person whom the nearest sentence with persons before token ``i`` is about, if it is one."""
        sentence = self.tree.tokens[i].sentence
        for s in range(sentence, max(-1, sentence - REACH), -1):
            leading = list(dict.fromkeys(c for _, c in self._leading(s, i)))
            fits = [c for c in leading if self._may_be_called(c, lemma)]
            if leading:
                return self._entity(fits[0]) if len(leading) == len(fits) == 1 and fits[0][0] == "name" else None
        return None

    def _may_be_called(self, c: Candidate, lemma: str) -> bool:
        sex = "f" if lemma in FEMININE else "m" if lemma in MASCULINE else None
        return sex is None or self._gender(c) in (None, sex)

    # --- they, it

    def group(self, i: int) -> int | None:
        """The unnamed group that "they" takes up: the one that spoke last, if only one did within reach."""
        sentence, offset = self.tree.tokens[i].sentence, self.tree.tokens[i].start
        for s in range(sentence, max(-1, sentence - GROUP_REACH - 1), -1):
            here = [e for at, where, e in self.speakers[-MEMORY:] if at == s and where < offset]
            groups = list(dict.fromkeys(self.entities.root(e) for e in here if self._is_group(e)))
            if groups:
                return groups[0] if len(groups) == 1 else None
        return None

    def _is_group(self, number: int) -> bool:
        e = self.entities.all[number]
        return e.kind == "anonymous" and (e.plural or e.subset_of is not None)

    def _body(self, i: int, own: Container[int]) -> int | None:
        """The body that "it" takes up: the only one that spoke or is a subject in this sentence or the one before."""
        sentence, offset = self.tree.tokens[i].sentence, self.tree.tokens[i].start
        kinds = ("organization", "outlet", "agency", "state", "document")
        for s in range(sentence, max(-1, sentence - 2), -1):
            here = [e for at, where, e in self.speakers[-MEMORY:] if at == s and where < offset]
            fits = [e for e in here if self.entities.all[e].kind in kinds]
            for t in self.cast.subjects(s):
                name = self.names.at(self.tree.tokens[t].start) if t < i and t not in own else None
                if name is not None and name.kind in kinds:
                    fits.append(self.entities.named(name))
                elif t < i and self.tree.tokens[t].lemma.lower() in nouns.BODIES and t not in own:
                    body = self.entities.body(t)
                    fits += [body] if body is not None else []
            if fits:
                return fits[0] if len(set(fits)) == 1 else None
        return None
