"""From the words of a source to the one who is meant: one entity per person, body or unnamed group of an article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from firsthand.annotate.attribution_mentions import (
    PRESS,
    Mention,
    Names,
    demonym_state,
    is_press_person,
    press_anaphor,
    press_in,
    read_mention,
    roles,
)
from firsthand.annotate.attribution_tree import Offsets, Tree
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en.names_places import CAPITALS, DEMONYMS, SEATS
from firsthand.language.en.names_titles import FEMININE, MASCULINE, ROLES
from firsthand.model import Name, Source, SourceKind

# A pronoun looks for its antecedent in its own sentence and this many before.
PRONOUN_SENTENCES = 1
# "The sources", "the ministry" are looked for among so many entities before; articles of real length have fewer.
LOOKBACK = 200


@dataclass(slots=True)
class Entity:
    """A source in the making. ``through`` is the chain by which an unnamed group was introduced."""

    number: int
    name: str
    kind: SourceKind
    head: str  # lemma of the noun that describes it
    key: str | None = None
    count: int | None = None
    description: str | None = None
    reason: str | None = None
    aliases: list[str] = field(default_factory=list)
    part_of: int | None = None
    speaks_for: int | None = None
    subset_of: int | None = None
    through: list[int] = field(default_factory=list)
    plural: bool = False
    sentence: int = -1


class Registry:
    """All sources of one article, in order of their first mention."""

    def __init__(self, tree: Tree, names: Names, quoted: Callable[[int], bool]) -> None:
        self.tree, self.names, self.in_quotes = tree, names, quoted
        self.entities: list[Entity] = []
        self._by_key: dict[tuple[str, str], int] = {}
        self._speakers: list[tuple[int, int]] = []  # (sentence, entity) in order
        self._roles = self._known_roles()

    def resolve(self, span: Offsets, head: int, through: list[int]) -> tuple[int, Mention]:
        """The entity that the words at ``span`` mean; ``through`` are the outer hops that the sentence shows."""
        mention = read_mention(self.tree, self.names, span, head)
        number = self._resolve(mention, through)
        entity = self.entities[number]
        if through and not entity.through and entity.kind == "anonymous":
            entity.through = list(through)
        return number, mention

    def spoke(self, number: int, sentences: tuple[int, ...], outermost: bool) -> None:
        """Note that the entity spoke in these sentences; pronouns look for those who are in nobody else's words."""
        if outermost:
            self._speakers += [(s, number) for s in sentences]

    def named(self, name: Name) -> int:
        """The entity of a name."""
        kind: SourceKind = "organization" if name.kind == "other" else name.kind
        key = name.key
        if name.kind == "place" and name.quote.lower() in CAPITALS:
            kind, key = "state", CAPITALS[name.quote.lower()]
        elif name.kind == "place" and name.key.lower() in CAPITALS:
            kind, key = "state", CAPITALS[name.key.lower()]
        number = self._by_key.get((kind, key))
        if number is None:
            number = self._new(key, kind, "", key)
            self._by_key[(kind, key)] = number
            self._affiliate_name(number, name)
        entity = self.entities[number]
        if name.quote != entity.name and name.quote not in entity.aliases:
            entity.aliases.append(name.quote)
        return number

    def press(self, i: int) -> int | None:
        """The outlet or agency that token ``i`` names or stands for ("the agency")."""
        name = self.names.at(self.tree.tokens[i].start)
        if name is not None and name.kind in PRESS:
            return self.named(name)
        if press_anaphor(self.tree, i):
            return self._last_press(i)
        return None

    def sources(self, article: str) -> tuple[Source, ...]:
        """All entities as Source with ids that are local to ``article``."""

        def ref(n: int | None) -> str | None:
            return f"{article}#s{n + 1}" if n is not None else None

        return tuple(
            Source(
                id=f"{article}#s{e.number + 1}",
                name=e.name,
                kind=e.kind,
                count=e.count,
                description=e.description,
                reason=e.reason,
                aliases=tuple(e.aliases),
                part_of=ref(e.part_of),
                speaks_for=ref(e.speaks_for),
                subset_of=ref(e.subset_of),
            )
            for e in self.entities
        )

    # --- resolving one mention

    def _resolve(self, m: Mention, through: list[int]) -> int:
        press = self._as_press(m)
        if press is not None:
            return press
        if m.name is not None and self._joint(m):
            return self._composite(m)
        if m.name is not None:
            number = self.named(m.name)
            self._describe(number, m)
            return number
        if m.pronoun:  # whom a speaker means by "they" within a quotation, the article does not say
            found = None if self.in_quotes(m.head) else self._pronoun(m)
            return found if found is not None else self._describe_new(m, "anonymous", m.pronoun)
        return self._described(m, through)

    def _described(self, m: Mention, through: list[int]) -> int:
        """A source without a name: a body, a document, or people."""
        lemma = _lemma(self.tree, m.group if m.group is not None else m.head)
        if lemma in nouns.BODIES:
            return self._body(m, lemma)
        if lemma in nouns.DOCUMENTS and m.group is None:
            return self._document(m, lemma)
        return self._people(m, lemma, through)

    def _joint(self, m: Mention) -> bool:
        """ "Norrland and Sudland": two names speak together."""
        others = [self.names.at(self.tree.tokens[c].start) for c in self.tree.all(m.head, "conj")]
        return any(n is not None and n is not m.name and n.kind == m.name.kind for n in others) if m.name else False

    def _composite(self, m: Mention) -> int:
        assert m.name is not None
        words = self._words(m)
        number = self._by_key.get(("joint", words.lower()))
        if number is None:
            number = self._new(words, "state" if m.name.kind == "state" else "anonymous", "", words)
            self._by_key[("joint", words.lower())] = number
            self.entities[number].plural = True
        return number

    def _as_press(self, m: Mention) -> int | None:
        """ "the agency", "Reuters journalists", "a Courier report": the outlet itself."""
        own = self.press(m.head)
        if own is not None:
            return own
        lemma = self.tree.tokens[m.head].lemma.lower()
        if is_press_person(self.tree, m.head) or lemma in ("report", "article", "dispatch", "story"):
            name = press_in(self.tree, self.names, m.head)
            if name is not None and m.name is None:
                return self.named(name)
            owner = self.tree.child(m.head, "poss")
            if owner is not None and m.name is None:
                return self.press(owner)
        return None

    def _body(self, m: Mention, lemma: str) -> int:
        """A ministry, a court, a campaign …; "the ministry" is the one spoken of before."""
        words = self._words(m)
        bare = len(words.split()) == 1
        if bare and m.definite:
            for e in reversed(self.entities[-LOOKBACK:]):
                if e.kind == "organization" and e.name.lower().split()[-1:] == [lemma]:
                    return e.number
        key = words.lower()
        number = self._by_key.get(("organization", key))
        if number is None:
            number = self._new(words, "organization", lemma, key)
            self._by_key[("organization", key)] = number
            self._affiliate(number, m)
        return number

    def _document(self, m: Mention, lemma: str) -> int:
        """A statement, a study; where the words name its author, the author speaks."""
        author = self.tree.child(m.head, "poss")
        if author is None:
            by = next(
                (
                    c
                    for c in self.tree.all(m.head, "prep", "agent")
                    if self.tree.tokens[c].text.lower() in {"by", "from"}
                ),
                None,
            )
            author = self.tree.child(by, "pobj") if by is not None else None
        if author is not None:
            return self._resolve(read_mention(self.tree, self.names, self.tree.noun_phrase(author), author), [])
        if m.definite:
            for e in reversed(self.entities[-LOOKBACK:]):
                if e.kind == "document" and e.head == lemma:
                    return e.number
        return self._describe_new(m, "document", lemma)

    def _people(self, m: Mention, lemma: str, through: list[int]) -> int:
        """Unnamed people, or a person called by a role."""
        if m.definite and not m.plural and m.group is None and self._cited(m.head):
            press = self._cited_press(m)
            if press is not None:
                return press
        known = self._by_role(m, lemma)
        if known is not None:
            return known
        group = self._group(m, lemma, through)
        if m.group is not None:
            if group is None:
                group = self._describe_group(m, lemma, through)
            return self._subset(m, lemma, group)
        if group is not None:
            return self._within(m, lemma, self.entities[group])
        return self._describe_new(m, "anonymous", lemma)

    def _cited(self, head: int) -> bool:
        """ "the cited source", "the quoted outlet"."""
        words = {self.tree.tokens[c].text.lower() for c in self.tree.all(head, "amod")}
        return bool(words & {"cited", "quoted", "same", "aforementioned", "mentioned"})

    def _cited_press(self, m: Mention) -> int | None:
        """The outlet cited last, unless one unnamed person was cited since."""
        sentence = self.tree.tokens[m.head].sentence
        recent = [e for s, e in self._speakers[-12:] if s <= sentence][-1:]
        return recent[0] if recent and self.entities[recent[0]].kind in PRESS else None

    def _within(self, m: Mention, lemma: str, group: Entity) -> int:
        """The group again ("the sources", "all five sources"), or a part of it ("three sources", "some sources")."""
        if (
            m.indefinite
            or self._one_of_them(m)
            or (m.count is not None and group.count is not None and m.count < group.count)
        ):
            return self._subset(m, lemma, group.number)
        if m.count is not None and group.count is None:
            group.count = m.count
        return group.number

    def _group(self, m: Mention, lemma: str, through: list[int]) -> int | None:
        """The group introduced before that these words take up again, if they do."""
        if self._is_new(m, lemma):
            return None
        state = demonym_state(self.tree, m.group if m.group is not None else m.head)
        outer = through[:1]
        for e in reversed(self.entities[-LOOKBACK:]):
            if e.kind != "anonymous" or e.subset_of is not None or not _same_class(e.head, lemma):
                continue
            taking_part = m.group is not None or (m.count or 1) > 1 or self._one_of_them(m)
            if not e.plural if taking_part else e.plural != m.plural:
                continue
            if state and e.description and state not in self._states(e.description):
                continue
            if outer and e.through and e.through[:1] != outer:
                continue
            return e.number
        return None

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
        number = self.tree.child(m.head, "nummod")
        return number is not None and self.tree.tokens[number].text.lower() == "one"

    def _subset(self, m: Mention, lemma: str, group: int) -> int:
        number = self._describe_new(m, "anonymous", lemma)
        part, whole = self.entities[number], self.entities[group]
        part.subset_of, part.part_of, part.through = group, whole.part_of, list(whole.through)
        return number

    def _describe_group(self, m: Mention, lemma: str, through: list[int]) -> int:
        """The whole that "two of the sources" speaks of, where it was not introduced before."""
        assert m.group is not None
        span = self.tree.noun_phrase(m.group)
        whole = read_mention(self.tree, self.names, span, m.group)
        number = self._describe_new(replace(whole, plural=True), "anonymous", lemma)
        self.entities[number].through = list(through)
        return number

    def _by_role(self, m: Mention, lemma: str) -> int | None:
        """ "the president", "the Russian leader": the only person of the article with that role, else nobody."""
        if not m.definite or m.plural or lemma not in ROLES or m.group is not None:
            return None
        state = demonym_state(self.tree, m.head)
        if state is None and (self.tree.child(m.head, "poss") is not None or self.tree.all(m.head, "prep")):
            return None
        bearers = [k for k, held in self._roles.items() if (lemma in held and (state is None or state in held))]
        if state is not None and not bearers and lemma == "leader":
            bearers = [
                k for k, held in self._roles.items() if state in held and held & {"president", "premier", "chancellor"}
            ]
        last = self._last_in_role(m, lemma)
        if last is not None and state is None:
            return last
        unnamed = [
            e
            for e in self.entities[-LOOKBACK:]
            if e.kind == "anonymous" and _same_class(e.head, lemma) and not e.plural
        ]
        if len(bearers) == 1 and not unnamed:
            return next((self.named(n) for n in self.names.of_key(bearers[0]) if n.kind == "person"), None)
        if not bearers and len(unnamed) == 1:
            return unnamed[0].number
        return None

    def _last_in_role(self, m: Mention, lemma: str) -> int | None:
        """The one who spoke last, if unnamed and of this role: "a spokesman said … the spokesman added"."""
        sentence = self.tree.tokens[m.head].sentence
        before = [e for s, e in self._speakers[-12:] if s < sentence][-1:]
        fits = [self.entities[e] for e in before]
        return next(
            (e.number for e in fits if e.kind == "anonymous" and not e.plural and _same_class(e.head, lemma)), None
        )

    def _pronoun(self, m: Mention) -> int | None:
        """The one candidate in the sentences before that a pronoun may mean; None where there are several or none."""
        t = self.tree.tokens[m.head]
        plural = m.plural
        if m.pronoun in ("it", "its"):
            fits = [e for s, e in self._recent(t.sentence) if self.entities[e].kind not in ("person", "anonymous")]
        elif plural:
            fits = [
                e
                for s, e in self._recent(t.sentence)
                if self.entities[e].plural or self.entities[e].kind == "organization"
            ]
        elif m.pronoun in ("he", "she", "him", "her", "his", "hers"):
            fits = self._persons_before(m.head, m.pronoun in ("she", "her", "hers"))
        else:
            return None
        return fits[-1] if len(set(fits)) == 1 else None

    def _recent(self, sentence: int) -> list[tuple[int, int]]:
        return [(s, e) for s, e in self._speakers[-6:] if sentence - PRONOUN_SENTENCES <= s <= sentence]

    def _persons_before(self, i: int, feminine: bool) -> list[int]:
        """Speakers and subjects among the persons in this sentence and the one before; the nearer sentence decides."""
        sentence = self.tree.tokens[i].sentence
        for back in range(PRONOUN_SENTENCES + 1):
            fits = [e for s, e in self._speakers[-8:] if s == sentence - back and self._one_person(e)]
            first = self.tree.first[max(0, sentence - back)]
            if fits:
                return [e for e in fits if not self._wrong_gender(e, feminine)] or fits
            for n in range(first, min(i, self.tree.first[sentence - back + 1] if sentence >= back else 0)):
                name = self.names.at(self.tree.tokens[n].start)
                if (
                    name
                    and name.kind == "person"
                    and not self.in_quotes(n)
                    and self.tree.tokens[n].dep in ("nsubj", "nsubjpass")
                ):
                    fits.append(self.named(name))
            fits = [e for e in fits if not self._wrong_gender(e, feminine)]
            if fits:
                return fits
        return []

    def _one_person(self, number: int) -> bool:
        e = self.entities[number]
        return e.kind == "person" or (e.kind == "anonymous" and e.count == 1)

    def _wrong_gender(self, number: int, feminine: bool) -> bool:
        e = self.entities[number]
        held = self._roles.get(e.key or "", frozenset()) | {e.head}
        return bool(held & (MASCULINE if feminine else FEMININE))

    def _last_press(self, i: int) -> int | None:
        """The outlet that "the agency" or "the newspaper" stands for: the only one of its kind named before."""
        kind = "agency" if self.tree.tokens[i].lemma.lower() == "agency" else "outlet"
        first = self.names.first_of_kind(kind)  # (first name, first name with another key) of this kind
        start = self.tree.tokens[i].start
        if first[0] is None or first[0].end > start or (first[1] is not None and first[1].end <= start):
            return None
        return self.named(first[0])

    # --- making and describing

    def _new(self, name: str, kind: SourceKind, head: str, key: str | None) -> int:
        self.entities.append(Entity(len(self.entities), name, kind, head, key))
        if kind == "person":
            self.entities[-1].count = 1
        return len(self.entities) - 1

    def _describe_new(self, m: Mention, kind: SourceKind, lemma: str) -> int:
        words = self._words(m)
        number = self._new(words, kind, lemma, None)
        entity = self.entities[number]
        entity.description, entity.plural = words, m.plural or bool(m.count and m.count > 1)
        entity.sentence = self.tree.tokens[m.head].sentence
        entity.count = m.count if kind == "anonymous" else None
        if kind == "anonymous" and m.pronoun is None:
            self._affiliate(number, m)
        return number

    def _describe(self, number: int, m: Mention) -> None:
        """The first words beside a name ("Kremlin spokesman Anna X") describe it."""
        entity = self.entities[number]
        words = self._words(m)
        if entity.kind == "person" and entity.description is None and m.name is not None and words != m.name.quote:
            entity.description = words

    def _words(self, m: Mention) -> str:
        start, end = m.span if not m.relative else self.tree.noun_phrase(m.head)
        words = self.tree.text[start:end].strip().strip(",").strip()
        first = words.split(" ", 1)
        return first[1] if len(first) == 2 and first[0].lower() in ("the", "a", "an") else words

    def _states(self, description: str) -> list[str]:
        return [DEMONYMS[w.lower()] for w in description.split() if w.lower() in DEMONYMS]

    def _affiliate(self, number: int, m: Mention) -> None:
        self._affiliate_head(number, m.head)

    def _affiliate_name(self, number: int, name: Name) -> None:
        """Whom a named person speaks for or belongs to, from the words beside any mention of the name."""
        if name.key in {v[0] for v in SEATS.values()}:
            return
        if name.kind != "person":
            return
        for n in self.names.of_key(name.key):
            if n.kind == "person":
                head = self.tree.head_of(n.start, n.end)
                if head is not None:
                    self._affiliate_head(number, head)
            if self.entities[number].speaks_for is not None:
                return

    def _affiliate_head(self, number: int, head: int) -> None:
        e = self.entities[number]
        held = [head, *roles(self.tree, head)]
        speaks = [r for r in held if self.tree.tokens[r].lemma.lower() in nouns.SPEAKS_FOR]
        for r in speaks:
            whom = self._whom(r)
            whom = whom if whom is not None else self._whom(head)
            if whom is not None and whom != number:
                e.speaks_for = whom
                return
        if any(self.tree.tokens[r].lemma.lower() in nouns.OFFICIALS for r in held) and e.part_of is None:
            state = next((s for s in (demonym_state(self.tree, r) for r in [head, *held]) if s), None)
            if state is not None:
                e.part_of = self._state(state)

    def _whom(self, role: int) -> int | None:
        """The body or person before "spokesman" or after "spokesman for"."""
        for c in self.tree.all(role, "poss", "compound", "nmod", "amod"):
            name = self.names.at(self.tree.tokens[c].start)
            head = self.names.at(self.tree.tokens[role].start)
            if name is not None and name.kind in ("person", "organization", "state", "outlet") and name is not head:
                return self.named(name)
        for c in self.tree.all(role, "prep"):
            pobj = self.tree.child(c, "pobj") if self.tree.tokens[c].text.lower() in {"for", "of"} else None
            name = self.names.at(self.tree.tokens[pobj].start) if pobj is not None else None
            if name is not None and name.kind != "place":
                return self.named(name)
        return None

    def _state(self, state: str) -> int:
        number = self._by_key.get(("state", state))
        if number is None:
            number = self._new(state, "state", "", state)
            self._by_key[("state", state)] = number
        return number

    def _known_roles(self) -> dict[str, frozenset[str]]:
        """For every named person the roles and the states that stand beside its name anywhere in the article."""
        held: dict[str, set[str]] = {}
        for n in self.names.all:
            head = self.tree.head_of(n.start, n.end) if n.kind == "person" else None
            if head is None:
                continue
            found = held.setdefault(n.key, set())
            for r in [head, *roles(self.tree, head)]:
                found.add(self.tree.tokens[r].lemma.lower())
                state = demonym_state(self.tree, r)
                if state:
                    found.add(state)
        return {k: frozenset(v) for k, v in held.items()}


def _lemma(tree: Tree, i: int) -> str:
    """The lemma of a noun, also of one that the tagger took for a name ("Ministries")."""
    lower = tree.tokens[i].lemma.lower()
    if lower.endswith("ies") and lower[:-3] + "y" in nouns.BODIES:
        return lower[:-3] + "y"
    return lower[:-1] if lower.endswith("s") and lower[:-1] in nouns.BODIES | nouns.ANONYMOUS else lower


def _same_class(a: str, b: str) -> bool:
    """Nouns by which one takes up the same unnamed people: the withheld ones are one class."""
    return a == b or any(a in same and b in same for same in (nouns.WITHHELD, nouns.SPOKESPEOPLE))
