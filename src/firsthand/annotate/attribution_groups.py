"""Unnamed people: groups, their parts, and those who are taken up again ("three of them", "the official")."""

from __future__ import annotations

from firsthand.annotate.attribution_entities import Entities, Entity
from firsthand.annotate.attribution_mentions import PRESS, Mention, demonym_state, number, read_mention
from firsthand.annotate.attribution_pronouns import Pronouns
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en.names_places import DEMONYMS
from firsthand.language.en.names_titles import ROLES
from firsthand.language.en.source_nouns import BARE, COUNSEL, KIN, SOLE_OFFICES, STANDINGS
from firsthand.model import SourceKind

# "The sources", "the manager" are looked for among so many entities before; articles of real length have fewer.
LOOKBACK = 200
# "Three said …" counts on from a group that spoke so many sentences ago at most.
BARE_REACH = 2


class Groups:
    """The unnamed people of one article."""

    def __init__(self, entities: Entities, pronouns: Pronouns) -> None:
        self.entities, self.pronouns, self.tree = entities, pronouns, entities.tree

    def resolve(self, m: Mention, lemma: str, through: list[int]) -> int | None:
        """The entity of unnamed people, or of a person called by a role; None where the words mean nobody."""
        if m.definite and not m.plural and m.group is None and self._cited(m.head):
            press = self._cited_press()
            if press is not None:
                return press
        if m.group is not None:
            return self._part(m, lemma, through)
        return self._whole(m, lemma, through)

    def _whole(self, m: Mention, lemma: str, through: list[int]) -> int | None:
        if self._bare_number(m, lemma):
            return self._counted(m, lemma)
        known = self._taken_up(m, lemma)
        if known is not None:
            return known
        group = self._group(m, lemma, through)
        if group is not None:
            return self._within(m, lemma, self.entities.all[group])
        if self._is_bare(m):
            again = self._bare_again(m, lemma)
            if again is not None:
                return again
        if m.definite and not m.plural and lemma in nouns.OFFICES | STANDINGS:
            return self._office(m, lemma)
        return self._new(m, lemma)

    def _counted(self, m: Mention, lemma: str) -> int | None:
        """ "Three said", "some fear": a part of the group that spoke, or people of whom nothing more is said."""
        group = self._counted_group(m, lemma)
        if group is not None:
            return self._subset(m, lemma, group)
        return self._new(m, lemma) if lemma in BARE and m.name is None else None

    def _is_bare(self, m: Mention) -> bool:
        """ "Democrats", "young voters": people in the plural without an article or a number."""
        return m.plural and not m.definite and not m.indefinite and m.count is None

    def _bare_again(self, m: Mention, lemma: str) -> int | None:
        """The same people called by the same bare words before."""
        modifiers = self.entities.cast.role(m.head).modifiers
        for e in reversed(self.entities.all[-LOOKBACK:]):
            whole = e.kind == "anonymous" and e.plural and e.subset_of is None and e.count is None
            if whole and e.heads == [lemma] and e.modifiers == modifiers:
                return e.number
        return None

    # --- parts of groups

    def _part(self, m: Mention, lemma: str, through: list[int]) -> int | None:
        """ "three of them", "two of the sources", "one of the five, a manager"."""
        assert m.group is not None
        word = self.tree.tokens[m.group]
        if word.pos == "PRON":
            relative = word.text.lower() in ("whom", "which")
            group = self._antecedent_group(m.group, through) if relative else self.pronouns.group(m.group)
        elif word.pos == "NUM" or word.lemma.lower() in nouns.NUMBERS:
            group = self._group_of(number(word.text))
        elif lemma not in nouns.PEOPLE and not _plural_people(lemma, word.tag):
            return None
        else:
            group = self._group(m, lemma, through)
            if group is None:
                group = self._describe_group(m, lemma, through)
        return self._subset(m, lemma, group)

    def _antecedent_group(self, whom: int, through: list[int]) -> int | None:
        """For "five officials, four of whom": the noun that the relative clause belongs to."""
        for above in self.tree.ancestors(whom):
            if self.tree.tokens[above].dep == "relcl":
                noun = self.tree.tokens[above].head
                t = self.tree.tokens[noun]
                if t.tag not in ("NNS", "NNPS"):
                    return None
                span = t.start, t.end
                low = min([noun, *(c for c in self.tree.children[noun] if c < noun)])
                m = read_mention(self.tree, self.entities.names, (self.tree.tokens[low].start, span[1]), noun)
                if m.name is not None:
                    return None
                found = self._group(m, t.lemma.lower(), through)
                found = found if found is not None else self._new(m, t.lemma.lower())
                self.entities.all[found].through = self.entities.all[found].through or list(through)
                return found
        return None

    def _group_of(self, count: int | None) -> int | None:
        """ "the five", "the two": the last group of so many."""
        fits = [e for e in self._groups() if e.count == count]
        return fits[-1].number if fits else None

    def _groups(self) -> list[Entity]:
        return [e for e in self.entities.all[-LOOKBACK:] if e.kind == "anonymous" and e.plural and e.subset_of is None]

    def _bare_number(self, m: Mention, lemma: str) -> bool:
        """ "Three said", "a third doubted", "another one has doubts": people counted without a noun."""
        t = self.tree.tokens[m.head]
        return (
            lemma in nouns.PARTITIVE | nouns.ORDINALS or t.pos == "NUM" or (t.pos == "ADJ" and lemma in nouns.ORDINALS)
        )

    def _counted_group(self, m: Mention, lemma: str) -> int | None:
        """The group that spoke last, if it has more people than these."""
        del lemma
        sentence, offset = self.tree.tokens[m.head].sentence, self.tree.tokens[m.head].start
        recent = [
            self.entities.root(e)
            for s, where, e in self.pronouns.speakers[-12:]
            if sentence - BARE_REACH <= s <= sentence and (where < offset or s < sentence)
        ]
        groups = [e for e in dict.fromkeys(reversed(recent)) if self.entities.all[e].plural]
        groups = [e for e in groups if self.entities.all[e].kind == "anonymous"]
        if not groups:
            return None
        count = self.entities.all[groups[0]].count
        return groups[0] if count is None or m.count is None or m.count < count else None

    def _subset(self, m: Mention, lemma: str, group: int | None) -> int:
        made = self._new(m, lemma)
        part = self.entities.all[made]
        for c in self.tree.all(m.head, "appos"):  # "one of them, a manager"
            part.heads.append(self.tree.tokens[c].lemma.lower())
        if group is not None:
            whole = self.entities.all[self.entities.root(group)]
            part.subset_of, part.part_of, part.through = whole.number, whole.part_of, list(whole.through)
        return made

    def _within(self, m: Mention, lemma: str, group: Entity) -> int:
        """The group again ("the sources", "all five sources"), or a part of it ("three sources", "some sources")."""
        fewer = m.count is not None and group.count is not None and m.count < group.count
        if m.indefinite or self._one_of_them(m) or fewer:
            return self._subset(m, lemma, group.number)
        if m.count is not None and group.count is None:
            group.count = m.count
        return group.number

    def _describe_group(self, m: Mention, lemma: str, through: list[int]) -> int:
        """The whole that "two of the sources" speaks of, where it was not introduced before."""
        assert m.group is not None
        whole = read_mention(self.tree, self.entities.names, self.tree.noun_phrase(m.group), m.group)
        made = self._new(whole, lemma)
        self.entities.all[made].plural = True
        self.entities.all[made].through = list(through)
        return made

    # --- the same group again

    def _group(self, m: Mention, lemma: str, through: list[int]) -> int | None:
        """The group introduced before that these words take up again, if they do."""
        if self._is_new(m, lemma):
            return None
        state = demonym_state(self.tree, m.group if m.group is not None else m.head)
        taking_part = m.group is not None or (m.count or 1) > 1 or self._one_of_them(m)
        fits = []
        for e in reversed(self._all_groups(taking_part or m.plural)):
            if state and e.description and state not in _states(e.description):
                continue
            if through and e.through and e.through[:1] != through[:1]:
                continue
            if m.count is not None and e.count is not None and m.count > e.count:
                continue
            if any(_same_class(h, lemma) for h in e.heads):
                return e.number
            # "The officials" may be the sources again; "both leaders" are somebody whose office everybody knows.
            if _generic(lemma) or (lemma not in nouns.OFFICES and any(_generic(h) for h in e.heads)):
                fits.append(e.number)
        return fits[0] if len(fits) == 1 else None

    def _all_groups(self, plural: bool) -> list[Entity]:
        return [
            e
            for e in self.entities.all[-LOOKBACK:]
            if e.kind == "anonymous" and e.subset_of is None and e.plural == plural and e.heads
        ]

    def _is_new(self, m: Mention, lemma: str) -> bool:
        """True for words that bring in somebody new: "a senior aide", "two former officials"."""
        if m.group is not None or m.definite:
            return False
        withheld = lemma in nouns.WITHHELD
        if withheld and self._one_of_them(m):
            return False
        if m.indefinite:
            return not (withheld and m.plural)
        return m.count == 1 or not withheld

    def _one_of_them(self, m: Mention) -> bool:
        """ "one source", "one senior official": one of a group that was introduced before, if there is such a group."""
        counted = self.tree.child(m.head, "nummod")
        return counted is not None and self.tree.tokens[counted].text.lower() == "one"

    # --- one person again

    def _taken_up(self, m: Mention, lemma: str) -> int | None:
        """ "the president", "the manager": the only one of the article whom these words can mean."""
        if not m.definite or m.plural:
            return None
        named = self.entities.cast.bearer(m.head, ("person",)) if lemma in ROLES | STANDINGS | COUNSEL | KIN else None
        unnamed = self._single(m, lemma)
        if unnamed is not None and (named is None or self._spoke_last(unnamed)):
            return unnamed
        if named is not None and unnamed is None:
            return self.entities.named(named)
        if unnamed is None and lemma in STANDINGS:
            return self._called_again(m, lemma)
        return None

    def _called_again(self, m: Mention, lemma: str) -> int | None:
        """ "The nominee", "the former senator" behind a sentence about one named person: that person in other words.

        Only behind "the", never by a possessive, and never by an office that means the one whom everybody knows.
        """
        role = self.entities.cast.role(m.head)
        if self.tree.child(m.head, "poss") is not None or (lemma in SOLE_OFFICES and not role.modifiers):
            return None
        if self.tree.child(m.head, "appos") is not None:
            return None
        return self.pronouns.latest(m.head, lemma)

    def _single(self, m: Mention, lemma: str) -> int | None:
        """The only unnamed person introduced with this noun; with several the one who spoke last."""
        role = self.entities.cast.role(m.head)
        unnamed = [
            e
            for e in self.entities.all[-LOOKBACK:]
            if e.kind in ("anonymous", "person")
            and e.key is None
            and not e.plural
            and any(_same_person_noun(h, lemma) for h in e.heads)
        ]
        unnamed = [e for e in unnamed if role.modifiers <= e.modifiers] or (unnamed if not role.modifiers else [])
        if len(unnamed) == 1:
            return unnamed[0].number
        if unnamed:
            return next((e.number for e in unnamed if self._spoke_last(e.number)), None)
        for e in reversed(self.entities.all[-LOOKBACK:]):
            if lemma in e.members:  # one of a group whose members were named one by one
                return self._subset(m, lemma, e.number)
        return None

    def _spoke_last(self, number_: int) -> bool:
        return bool(self.pronouns.speakers) and self.pronouns.speakers[-1][2] == number_

    def _cited(self, head: int) -> bool:
        """ "the cited source", "the quoted outlet"."""
        words = {self.tree.tokens[c].text.lower() for c in self.tree.all(head, "amod")}
        return bool(words & {"cited", "quoted", "same", "aforementioned", "mentioned"})

    def _cited_press(self) -> int | None:
        """The only outlet or agency that anybody spoke through so far: what a translator calls "the cited source"."""
        through = {t for e in self.entities.all for t in e.through}
        press = through | {e.number for e in self.entities.all if e.kind in PRESS}
        return press.pop() if len(press) == 1 else None

    # --- new ones

    def some_of(self, m: Mention, noun: str) -> int:
        """A share of some people: "a majority of voters", "74 percent"."""
        made = self._new(m, noun or self.tree.tokens[m.head].lemma.lower())
        self.entities.all[made].plural = True
        self.entities.all[made].count = None
        return made

    def _office(self, m: Mention, lemma: str) -> int:
        """ "The harbour master": one person, whom the article calls by the office."""
        made = self._describe(m, "person", lemma)
        self.entities.all[made].count = 1
        return made

    def _new(self, m: Mention, lemma: str) -> int:
        return self._describe(m, "anonymous", lemma)

    def _describe(self, m: Mention, kind: SourceKind, lemma: str) -> int:
        words = self.entities.words(m.span if not m.relative else self.tree.noun_phrase(m.head))
        made = self.entities.new(words, kind, [lemma], None)
        entity = self.entities.all[made]
        entity.description, entity.plural = words, m.plural or bool(m.count and m.count > 1)
        entity.sentence = self.tree.tokens[m.head].sentence
        entity.count, entity.members = m.count, list(m.members)
        entity.modifiers = self.entities.cast.role(m.group if m.group is not None else m.head).modifiers
        self.entities.affiliate(made, m)
        return made


def _states(description: str) -> list[str]:
    return [DEMONYMS[w.lower()] for w in description.split() if w.lower() in DEMONYMS]


def _plural_people(lemma: str, tag: str) -> bool:
    return tag == "NNS" and lemma.endswith(nouns.PEOPLE_ENDINGS)


def _generic(lemma: str) -> bool:
    """Nouns that may take up any unnamed group: "the sources", "the people"."""
    return lemma in nouns.WITHHELD or lemma in ("person", "people", "official")


def _same_class(a: str, b: str) -> bool:
    """Nouns by which one takes up the same unnamed people: the withheld ones are one class, officials another."""
    return a == b or any(a in same and b in same for same in (nouns.WITHHELD, nouns.SPOKESPEOPLE, nouns.FUNCTIONARIES))


def _same_person_noun(a: str, b: str) -> bool:
    return a == b or (a in nouns.SPOKESPEOPLE and b in nouns.SPOKESPEOPLE)
