"""The sources of one article in the making: one entity per person, body or unnamed group, and who belongs to whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from firsthand.annotate.attribution_cast import Cast
from firsthand.annotate.attribution_mentions import PRESS, Mention, Names, demonym_state, press_anaphor, roles
from firsthand.annotate.attribution_tree import Tree
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en.names_places import CAPITALS, SEATS
from firsthand.language.en.names_press import OUTLET_LAST
from firsthand.model import Name, Source, SourceKind

# Kinds of named entities that a person can belong to or speak for.
# Descriptions of bodies are compared with so many of the text.
LOOKBACK = 200
_HOLDERS = ("person", "organization", "state", "outlet", "agency")


def _nobody(_: int) -> int | None:
    return None


@dataclass(slots=True)
class Entity:
    """A source in the making. ``through`` is the chain by which an unnamed group was introduced."""

    number: int
    name: str
    kind: SourceKind
    heads: list[str]  # lemmas of the nouns that describe it, the main one first
    key: str | None = None
    count: int | None = None
    description: str | None = None
    reason: str | None = None
    aliases: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)  # of a group named one by one: the nouns of its members
    modifiers: frozenset[str] = frozenset()
    part_of: int | None = None
    speaks_for: int | None = None
    subset_of: int | None = None
    through: list[int] = field(default_factory=list)
    plural: bool = False
    sentence: int = -1


class Entities:
    """All sources of one article, in order of their first mention."""

    def __init__(self, tree: Tree, names: Names, quoted: Callable[[int], bool]) -> None:
        self.tree, self.names = tree, names
        self.cast = Cast(tree, names, quoted)
        self.all: list[Entity] = []
        self._by_key: dict[tuple[str, str], int] = {}
        self.whose: Callable[[int], int | None] = _nobody  # resolves "his", "its"; set by the pronouns' owner

    def new(self, name: str, kind: SourceKind, heads: list[str], key: str | None) -> int:
        self.all.append(Entity(len(self.all), name, kind, heads, key))
        if kind == "person":
            self.all[-1].count = 1
        return len(self.all) - 1

    def once(self, kind: SourceKind, key: str, name: str, heads: list[str]) -> tuple[int, bool]:
        """(the entity of this kind and key, whether it is new)."""
        number = self._by_key.get((kind, key))
        if number is not None:
            return number, False
        number = self._by_key[(kind, key)] = self.new(name, kind, heads, key)
        return number, True

    def named(self, name: Name) -> int:
        """The entity of a name."""
        kind: SourceKind = "organization" if name.kind == "other" else name.kind
        key = name.key
        if name.kind == "place":
            state = CAPITALS.get(name.quote.lower()) or CAPITALS.get(name.key.lower())
            kind, key = ("state", state) if state else (kind, key)
        number, made = self.once(kind, key, key, [])
        if made:
            self._affiliate_name(number, name)
        entity = self.all[number]
        if name.quote != entity.name and name.quote not in entity.aliases:
            entity.aliases.append(name.quote)
        return number

    def press(self, i: int) -> int | None:
        """The outlet or agency that token ``i`` names or stands for ("the agency")."""
        name = self.names.at(self.tree.tokens[i].start)
        if name is not None and name.kind in PRESS:
            return self.named(employer(name))
        return self._last_press(i) if press_anaphor(self.tree, i) else None

    def _last_press(self, i: int) -> int | None:
        """The outlet that "the agency" or "the newspaper" stands for: the only one of its kind named before."""
        kind = "agency" if self.tree.tokens[i].lemma.lower() == "agency" else "outlet"
        first = self.names.first_of_kind(kind)  # (first name, first name with another key) of this kind
        start = self.tree.tokens[i].start
        if first[0] is None or first[0].end > start or (first[1] is not None and first[1].end <= start):
            return None
        return self.named(first[0])

    def root(self, number: int) -> int:
        """The group that an entity is part of, itself where it is whole."""
        above = self.all[number].subset_of
        return number if above is None else self.root(above)

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
            for e in self.all
        )

    # --- whose they are

    def affiliate(self, number: int, m: Mention) -> None:
        self._affiliate_head(number, m.group if m.group is not None else m.head)

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
            if self.all[number].speaks_for is not None:
                return

    def _affiliate_head(self, number: int, head: int) -> None:
        e = self.all[number]
        held = list(dict.fromkeys([head, *roles(self.tree, head)]))
        for r in held:
            if self.tree.tokens[r].lemma.lower() in nouns.SPEAKS_FOR:
                whom = self._whom(r, ("for", "of"))
                whom = whom if whom is not None else self._whom(head, ("for",))
                if whom is not None and whom != number:
                    e.speaks_for = whom
                    return
        if e.part_of is not None or not any(self.tree.tokens[r].lemma.lower() in nouns.OFFICIALS for r in held):
            return
        state = next((s for s in (demonym_state(self.tree, r) for r in held) if s), None)
        if state is not None:
            e.part_of = self.state(state)
        else:
            whole = next((w for w in (self._whom(r, ("of", "in")) for r in held) if w is not None), None)
            e.part_of = whole if whole != number else None

    def _whom(self, role: int, prepositions: tuple[str, ...]) -> int | None:
        """The body or person before "spokesman" or after "spokesman for"."""
        t = self.tree
        head = self.names.at(t.tokens[role].start)
        for c in t.all(role, "poss", "compound", "nmod", "amod"):
            found = self._holder(c)
            if found is not None and self.names.at(t.tokens[c].start) is not head:
                return found
        for c in t.all(role, "prep"):
            pobj = t.child(c, "pobj") if t.tokens[c].text.lower() in prepositions else None
            found = self._holder(pobj) if pobj is not None else None
            if found is not None:
                return found
        return None

    def _holder(self, i: int) -> int | None:
        """The one named at token ``i``, or the ministry, company … that it describes."""
        t = self.tree.tokens[i]
        name = self.names.at(t.start)
        if name is not None:
            return self.named(name) if name.kind in _HOLDERS else None
        if t.tag == "PRP$":
            return self.whose(i)
        if t.lemma.lower() in nouns.BODIES and t.tag in ("NN", "NNP"):
            return self.body(i)
        return None

    def body(self, head: int) -> int | None:
        """The body that the description with the head token ``head`` means, the one spoken of before if there is."""
        lemma = self.tree.tokens[head].lemma.lower()
        words = self.words(self._body_phrase(head))
        if len(words.split()) == 1 or words.split()[0].lower() in ("its", "his", "her", "their", "our", "my"):
            known = self.known_body(head, lemma)
            if known is not None or words.lower() != lemma:
                return known
        number, made = self.once("organization", words.lower(), words, [lemma])
        if made:
            state = demonym_state(self.tree, head)
            self.all[number].part_of = self.state(state) if state else self._owner(head)
        return number

    def bodies(self, head: int, span: tuple[int, int]) -> int:
        """Several bodies that speak as one ("the victims' groups", "two ministries")."""
        words = self.words(span)
        lemma = self.tree.tokens[head].lemma.lower()
        if words.lower() == self.tree.tokens[head].text.lower():
            before = [e for e in self.all[-LOOKBACK:] if e.kind == "organization" and e.plural and lemma in e.heads]
            if len(before) == 1:
                return before[0].number
        number, made = self.once("organization", words.lower(), words, [lemma])
        if made:
            self.all[number].plural = True
        return number

    def _body_phrase(self, head: int) -> tuple[int, int]:
        """A body's name: what stands before the noun, and its "of" or "for" behind it; not where it sits."""
        t = self.tree
        before = [n for c in t.all(head, "compound", "amod", "nmod", "poss") if c < head for n in t.subtree(c)]
        low = min(before, default=head)
        end = t.tokens[head].end
        for c in t.all(head, "prep"):
            if c == head + 1 and t.tokens[c].text.lower() in ("of", "for"):
                end = t.noun_phrase(t.child(c, "pobj") or c)[1]
        return t.tokens[low].start, end

    @cached_property
    def _body_nouns(self) -> dict[str, list[int]]:
        """Lemma of a body → its tokens that say which one it is ("the transport ministry")."""
        found: dict[str, list[int]] = {}
        for i, t in enumerate(self.tree.tokens):
            lemma = t.lemma.lower()
            body = lemma in nouns.BODIES and t.tag in ("NN", "NNP") and self.names.at(t.start) is None
            if body and any(self.tree.tokens[c].pos != "DET" for c in self.tree.all(i, "compound", "amod", "nmod")):
                found.setdefault(lemma, []).append(i)
        return found

    def _described_before(self, head: int, lemma: str) -> int | None:
        """The only body of this kind that the text described more fully before."""
        before = [i for i in self._body_nouns.get(lemma, ())[:LOOKBACK] if i < head]
        phrases = {self.words(self._body_phrase(i)).lower().split("'s ")[-1]: i for i in reversed(before)}
        return self.body(next(iter(phrases.values()))) if len(phrases) == 1 else None

    def _owner(self, head: int) -> int | None:
        """The state or body before a possessive: "Norrland's transport ministry"."""
        owner = self.tree.child(head, "poss")
        name = self.names.at(self.tree.tokens[owner].start) if owner is not None else None
        return self.named(name) if name is not None and name.kind in ("state", "organization", "place") else None

    def known_body(self, head: int, lemma: str) -> int | None:
        """For "the ministry", "the company": the one of its kind that the article spoke of before."""
        start = self.tree.tokens[head].start
        described = [e for e in self.all if e.kind == "organization" and e.heads[:1] == [lemma] and e.name != lemma]
        named = self.cast.bearer(head, ("organization",))
        by_word = {n.key: n for n in self._bodies_before(start) if n.key.lower().split()[-1] == lemma}
        if lemma in nouns.COMPANIES and not described and named is None and not by_word:
            return self._company_near(head)
        keys = [*([named.key] if named else []), *(k for k in by_word if named is None or k != named.key)]
        if not keys and not described:
            return self._described_before(head, lemma)
        if len(keys) + len(described) != 1:
            return described[-1].number if described and not keys else None
        if described:
            return described[0].number
        return self.named(named or by_word[keys[0]])

    def _bodies_before(self, start: int) -> list[Name]:
        return [n for n in self.names.organizations if n.end <= start]

    def _company_near(self, head: int) -> int | None:
        """The only firm that the sentences before name."""
        start = self.tree.sentences[max(0, self.tree.tokens[head].sentence - 2)][0]
        near = {n.key: n for n in self.names.organizations if start <= n.start < self.tree.tokens[head].start}
        firms = [n for n in near.values() if not set(n.key.lower().split()) & (nouns.BODIES - nouns.COMPANIES)]
        return self.named(firms[0]) if len(firms) == 1 else None

    def state(self, state: str) -> int:
        return self.once("state", state, state, [])[0]

    def words(self, span: tuple[int, int]) -> str:
        """The words of a phrase without its article, on one line."""
        found = " ".join(self.tree.text[span[0] : span[1]].split()).strip(",").strip()
        first = found.split(" ", 1)
        return first[1] if len(first) == 2 and first[0].lower() in ("the", "a", "an") else found


def employer(name: Name) -> Name:
    """The outlet in a name that holds a person as well: "Channel 5" of "Anna Holm of Channel 5"."""
    person, of, outlet = name.key.rpartition(" of ")
    first = person.split()
    if not of or len(first) < 2 or not all(w[:1].isupper() for w in first) or first[-1].lower() in OUTLET_LAST:
        return name
    return replace(name, start=name.end - len(outlet), quote=outlet, key=outlet)
