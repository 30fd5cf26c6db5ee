"""Who is in an article: the roles by which its persons and bodies are called, and whom each sentence is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from firsthand.annotate.attribution_mentions import Names
from firsthand.annotate.attribution_tree import Tree
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en.names_places import DEMONYMS
from firsthand.language.en.names_titles import FEMININE, FEMININE_TITLES, MASCULINE, MASCULINE_TITLES, ROLES
from firsthand.language.en.source_nouns import COUNSEL, SHORT_TITLES
from firsthand.model import Name

# Longest title before a name and longest description behind it, in words.
LONGEST_TITLE = 6
LONGEST_ROLE = 12
# A description of so many candidates is compared with those only.
MOST_BEARERS = 400

FEMALE = frozenset({"she", "her", "hers", "herself"})
MALE = frozenset({"he", "him", "his", "himself"})
_OWNER_DEPS = ("poss", "pobj")


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that says what somebody is: "the deputy director of the harbour board" has the head "director", the
    modifier "deputy" and the owners "harbour", "board"."""

    head: str
    modifiers: frozenset[str]
    owners: frozenset[str]

    def fits(self, described: Role) -> bool:
        """True if ``described`` may take up this role again: it says the same or less."""
        if self.head != described.head or not described.modifiers <= self.modifiers:
            return False
        return not described.owners or bool(described.owners & self.owners)


class Cast:
    """The named persons and bodies of one article, with roles, gender and the places where they are subjects."""

    def __init__(self, tree: Tree, names: Names, quoted: Callable[[int], bool]) -> None:
        self.tree, self.names, self.quoted = tree, names, quoted

    @cached_property
    def roles(self) -> dict[str, list[Role]]:
        """Key of a person or body → the roles that stand beside its name anywhere in the article."""
        held: dict[str, list[Role]] = {}
        for n in self.names.all:
            if n.kind in ("person", "organization"):
                roles = held.setdefault(n.key, [])
                roles += [r for r in self._beside(n) if r not in roles]
        return held

    @cached_property
    def _bearers(self) -> dict[str, list[str]]:
        """Head of a role → keys of those who bear it, in order of the text."""
        bearers: dict[str, list[str]] = {}
        for key, roles in self.roles.items():
            for head in dict.fromkeys(r.head for r in roles):
                bearers.setdefault(head, []).append(key)
        return bearers

    @cached_property
    def gender(self) -> dict[str, str]:
        """Key of a person → "f" or "m", where titles, roles or a pronoun beside the only person show it."""
        votes: dict[str, Counter[str]] = {}
        for n in self.names.all:
            if n.kind != "person":
                continue
            first = self.tree.token_at(n.start)
            title = self.tree.tokens[first - 1].text.lower().rstrip(".") if first else ""
            count = votes.setdefault(n.key, Counter())
            if title in FEMININE_TITLES | MASCULINE_TITLES:
                count["f" if title in FEMININE_TITLES else "m"] += 4
        for key, roles in self.roles.items():
            for r in roles:
                if r.head in FEMININE | MASCULINE:
                    votes.setdefault(key, Counter())["f" if r.head in FEMININE else "m"] += 4
        for key, sex in self._bound():
            votes.setdefault(key, Counter())[sex] += 1
        return {k: max("fm", key=lambda s: c[s]) for k, c in votes.items() if c["f"] != c["m"]}

    def _bound(self) -> Iterator[tuple[str, str]]:
        """Persons and the pronouns that mean them: the only person of a sentence, its subject, before the pronoun."""
        for s in range(len(self.tree.sentences)):
            people = self.people(s)
            if len({n.key for _, n in people}) != 1 or people[0][0] not in self.subjects(s):
                continue
            for i in self.tree.sentence(self.tree.first[s]):
                word = self.tree.tokens[i].text.lower()
                if i > people[0][0] and word in FEMALE | MALE and not self.quoted(i):
                    yield people[0][1].key, "f" if word in FEMALE else "m"
                    break

    def people(self, sentence: int) -> list[tuple[int, Name]]:
        """(head token, name) of the persons named in a sentence outside of quotations, in order."""
        return self._people.get(sentence, [])

    @cached_property
    def _people(self) -> dict[int, list[tuple[int, Name]]]:
        found: dict[int, list[tuple[int, Name]]] = {}
        for n in self.names.all:
            head = self.tree.head_of(n.start, n.end) if n.kind == "person" else None
            if head is not None and not self.quoted(head):
                found.setdefault(self.tree.tokens[head].sentence, []).append((head, n))
        return found

    def subjects(self, sentence: int) -> list[int]:
        """Tokens that are subjects in a sentence, outside of quotations."""
        return self._subjects.get(sentence, [])

    @cached_property
    def _subjects(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for i, t in enumerate(self.tree.tokens):
            if t.dep in ("nsubj", "nsubjpass") and not self.quoted(i):
                found.setdefault(t.sentence, []).append(i)
        return found

    def bearer(self, i: int, kinds: tuple[str, ...]) -> Name | None:
        """The only one of the article whom the definite description with the head token ``i`` can mean."""
        described = self.role(i)
        named = self._bearers.get(described.head, [])[:MOST_BEARERS]
        fits = [k for k in named if any(r.fits(described) for r in self.roles[k])]
        exact = [
            k for k in fits if any(r.fits(described) and r.modifiers == described.modifiers for r in self.roles[k])
        ]
        fits = exact if len(exact) == 1 and described.modifiers else fits
        if len(fits) != 1:
            return None
        return next((n for n in self.names.of_key(fits[0]) if n.kind in kinds), None)

    def role(self, i: int) -> Role:
        """The role that the noun at token ``i`` says, with what stands before it and whose it is."""
        t = self.tree
        before = [c for c in t.all(i, "compound", "amod", "nmod") if c < i and t.tokens[c].pos != "VERB"]
        owners: list[int] = list(t.all(i, "poss"))
        for of in t.all(i, "prep"):
            pobj = t.child(of, "pobj") if t.tokens[of].text.lower() in ("of", "for") else None
            owners += [pobj] if pobj is not None else []
        modifiers = {w for c in before for n in (*t.all(c, "compound", "amod"), c) for w in (t.tokens[n].text.lower(),)}
        states = {DEMONYMS[w].lower() for w in modifiers if w in DEMONYMS}
        owners = [o for o in owners if t.tokens[o].tag != "PRP$"]
        words = {t.tokens[n].text.lower() for o in owners for n in (*t.all(o, "compound", "amod"), o)}
        return _role(t.tokens[i].lemma.lower(), modifiers - set(DEMONYMS), states | words)

    # --- roles beside one name

    def _beside(self, n: Name) -> Iterator[Role]:
        inside = self.tree.inside(n.start, n.end)
        if not inside:
            return
        first, last = inside[0], inside[-1]
        yield from self._title(first, last)
        yield from self._described_before(first, last)
        yield from self._described_behind(last)

    def _title(self, first: int, last: int) -> Iterator[Role]:
        """ "Harbour Minister Anna Holm (of Norrland)", "the shipowner Peter Lund"."""
        t = self.tree.tokens
        low = first
        while low and first - low < LONGEST_TITLE and t[low - 1].sentence == t[first].sentence:
            if t[low - 1].pos not in ("NOUN", "PROPN", "ADJ") or not t[low - 1].text[:1].isalpha():
                break
            low -= 1
        if low == first:
            return
        words = [x.text.lower() for x in t[low:first]]
        head = t[first - 1].lemma.lower()
        if t[first - 1].text.lower().rstrip(".") in FEMININE_TITLES | MASCULINE_TITLES or t[first - 1].pos == "ADJ":
            return
        modifiers = set(words[:-1])
        owners = {DEMONYMS[w].lower() for w in modifiers if w in DEMONYMS}
        if low and t[low - 1].tag == "POS":
            owners.add(t[low - 2].text.lower())
        if last + 2 < len(t) and t[last + 1].text.lower() == "of" and t[last + 2].pos == "PROPN":
            owners.add(t[last + 2].text.lower())
        yield _role(head, modifiers - set(DEMONYMS), owners)

    def _described_before(self, first: int, last: int) -> Iterator[Role]:
        """ "The mayor of Norvik, Anna Holm, said": a description between the start or another word and the comma."""
        t = self.tree.tokens
        comma = first - 1
        if comma < 1 or t[comma].text != "," or t[comma].sentence != t[first].sentence:
            return
        after = t[last + 1].text if last + 1 < len(t) else "."
        if after not in {",", ".", ";", ")", "”", '"'} and t[min(last + 1, len(t) - 1)].pos not in ("VERB", "AUX"):
            return
        for head in self._heads_ending(comma - 1):
            if self.tree.all(head, "det", "poss") or t[head].lemma.lower() in ROLES:
                yield self.role(head)
                return

    def _heads_ending(self, end: int) -> Iterator[int]:
        """Singular nouns whose phrase ends with token ``end``, the widest phrase first."""
        t = self.tree.tokens
        chain = [end]
        for above in self.tree.ancestors(end):
            if above > end or t[above].pos in ("VERB", "AUX") or end - above > LONGEST_ROLE:
                break
            chain.append(above)
        yield from (i for i in reversed(chain) if t[i].pos in ("NOUN", "PROPN") and t[i].tag in ("NN", "NNP"))

    def _described_behind(self, last: int) -> Iterator[Role]:
        """ "Anna Holm, the mayor of Norvik", "Anna Holm, president of the union", "Anna Holm, who chairs …" (none)."""
        t = self.tree.tokens
        if last + 2 >= len(t) or t[last + 1].text != "," or t[last + 2].sentence != t[last].sentence:
            return
        for i in range(last + 2, min(last + 2 + LONGEST_TITLE, len(t))):
            x = t[i]
            if x.tag in ("NN", "NNP") and (i + 1 >= len(t) or t[i + 1].pos not in ("NOUN", "PROPN", "PART")):
                if x.lemma.lower() in ROLES or t[last + 2].text.lower() in ("the", "a", "an") or x.tag == "NN":
                    yield self.role(i)
                return
            if x.pos not in ("DET", "ADJ", "NOUN", "PROPN", "PART", "PRON") or x.text.lower() in ("who", "which"):
                return


def _role(head: str, modifiers: set[str], owners: set[str]) -> Role:
    """A role with one head for "prime minister", "premier", "Sen." and their like."""
    head = SHORT_TITLES.get(head.rstrip("."), head)
    head = "lawyer" if head in COUNSEL else head
    if head == "minister" and "prime" in modifiers:
        head, modifiers = "premier", modifiers - {"prime"}
    if head in nouns.SPOKESPEOPLE:
        head = "spokesperson"
    return Role(head, frozenset(modifiers - {"the", "a", "an"}), frozenset(owners))
