"""From the words of a source to the one who is meant; where they show nobody, nobody (never an invented person)."""

from __future__ import annotations

from collections.abc import Callable, Container

from firsthand.annotate.attribution_entities import Entities, Entity
from firsthand.annotate.attribution_groups import Groups
from firsthand.annotate.attribution_mentions import PRESS, Mention, Names, is_press_person, press_in, read_mention
from firsthand.annotate.attribution_pronouns import Pronouns
from firsthand.annotate.attribution_tree import Offsets, Tree
from firsthand.language.en import source_nouns
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en.names_places import DEMONYMS
from firsthand.language.en.names_titles import ROLES
from firsthand.model import Name, Source

# A document is looked for among so many entities before; articles of real length have fewer.
LOOKBACK = 200


class Registry:
    """All sources of one article and the way from words to them, in order of the text."""

    def __init__(self, tree: Tree, names: Names, quoted: Callable[[int], bool]) -> None:
        self.tree, self.names = tree, names
        self.known = Entities(tree, names, quoted)
        self.pronouns = Pronouns(self.known, quoted)
        self.known.whose = lambda i: self.pronouns.resolve(i, ())
        self.groups = Groups(self.known, self.pronouns)

    @property
    def entities(self) -> list[Entity]:
        return self.known.all

    def press(self, i: int) -> int | None:
        """The outlet or agency that token ``i`` names or stands for ("the agency")."""
        return self.known.press(i)

    def named(self, name: Name) -> int:
        """The entity of a name."""
        return self.known.named(name)

    def sources(self, article: str) -> tuple[Source, ...]:
        """All entities as Source with ids that are local to ``article``."""
        return self.known.sources(article)

    def resolve(self, span: Offsets, head: int, through: list[int], own: Container[int] = ()) -> int | None:
        """The entity that the words at ``span`` mean, None where they show nobody.

        ``through`` are the outer hops that the sentence shows, ``own`` the tokens of what is said.
        """
        mention = read_mention(self.tree, self.names, span, head)
        number = self._resolve(mention, through, own)
        if number is not None and through and self.entities[number].kind == "anonymous":
            entity = self.entities[number]
            entity.through = entity.through or list(through)
        return number

    def spoke(self, number: int, offsets: list[int]) -> None:
        """Note that the entity spoke at these offsets, in nobody else's words."""
        tokens = [self.tree.token_at(o) for o in offsets]
        places = {
            (self.tree.tokens[i].sentence, o) for i, o in zip(tokens, offsets, strict=True) if i < len(self.tree.tokens)
        }
        self.pronouns.spoke(number, sorted(places))

    def _resolve(self, m: Mention, through: list[int], own: Container[int]) -> int | None:
        press = self._as_press(m)
        if press is not None:
            return press
        if m.joint and m.name is None:
            return None
        # Of two named ones who speak together the first stands in the chain, which has one speaker (docs/marking.md).
        if m.name is not None:
            number = self.named(m.name)
            self._describe(number, m)
            return number
        if m.pronoun is not None:
            return self.pronouns.resolve(m.head, own)
        return self._described(m, through, own)

    def _described(self, m: Mention, through: list[int], own: Container[int]) -> int | None:
        """A source without a name: a body, a document, or people."""
        lemma = _lemma(self.tree, m.group if m.group is not None else m.head)
        if m.group is None and lemma in nouns.BODIES | source_nouns.BODIES:
            return self.known.bodies(m.head, m.span) if m.plural else self.known.body(m.head)
        if m.group is None and lemma in nouns.DOCUMENTS | nouns.PAPER | source_nouns.DOCUMENTS:
            return self._document(m, lemma, own)
        if m.group is None and lemma == "copy":
            return self._document(m, lemma, own) if self.tree.child(m.head, "prep") is not None else None
        shared = self._share(m, lemma)
        if shared is not None:
            return self.groups.some_of(m, shared)
        number = lemma in nouns.PARTITIVE | nouns.ORDINALS or self.tree.tokens[m.head].pos == "NUM"
        if m.group is not None or number or self._people(m, lemma):
            return self.groups.resolve(m, lemma, through)
        return self._by_name(m)

    def _by_name(self, m: Mention) -> int | None:
        """Capitalised words that no list of names knows: still somebody by name, under these words."""
        t = self.tree.tokens[m.head]
        if t.tag not in ("NNP", "NNPS") or m.group is not None or is_people_name(t.text):
            return None
        name = self.names.at(t.start)
        if name is not None:
            return self.named(name) if name.kind == "other" else None
        return self.known.once("organization", t.text, t.text, [])[0] if t.text[:1].isupper() else None

    def _share(self, m: Mention, lemma: str) -> str | None:
        """ "A majority of voters", "74 percent": the lemma of the people counted, "" where no noun says who."""
        if lemma not in source_nouns.SHARES and self.tree.tokens[m.head].text != "%":
            return None
        of = next((c for c in self.tree.all(m.head, "prep") if self.tree.tokens[c].text.lower() == "of"), None)
        whom = self.tree.child(of, "pobj") if of is not None else None
        if whom is None:
            return "" if lemma == "percent" or self.tree.tokens[m.head].text == "%" else None
        noun = _lemma(self.tree, whom)
        people = noun in nouns.PEOPLE | source_nouns.CROWDS | source_nouns.PEOPLES
        return noun if people or is_people_name(self.tree.tokens[whom].text) else None

    def _people(self, m: Mention, lemma: str) -> bool:
        """True if the noun means people: by itself, by its form in the plural, or by a "who" behind it."""
        t = self.tree.tokens[m.head]
        if lemma in nouns.PEOPLE | ROLES | nouns.OFFICIALS | nouns.OFFICES | source_nouns.STANDINGS:
            return True
        if m.plural and lemma in source_nouns.CROWDS:
            return True
        if t.tag in ("NNS", "NNPS") and (is_people_name(t.text) or lemma.endswith(nouns.PEOPLE_ENDINGS)):
            return True
        if t.tag == "NN" and len(lemma) >= nouns.LONG_WORD and lemma.endswith(nouns.PERSON_ENDINGS):
            return True
        if t.tag not in ("NN", "NNS"):
            return False
        clauses = self.tree.all(m.head, "relcl")
        return any(self.tree.tokens[c].text.lower() == "who" for v in clauses for c in self.tree.children[v])

    def _as_press(self, m: Mention) -> int | None:
        """ "the agency", "Reuters journalists", "a Courier report": the outlet itself."""
        own = self.press(m.head)
        if own is not None:
            return own
        lemma = self.tree.tokens[m.head].lemma.lower()
        if is_press_person(self.tree, m.head) or lemma in source_nouns.PIECES:
            name = press_in(self.tree, self.names, m.head)
            if name is not None and m.name is None:
                return self.named(name)
            owner = self.tree.child(m.head, "poss")
            if owner is not None and m.name is None:
                return self.press(owner)
        return None

    def _document(self, m: Mention, lemma: str, own: Container[int]) -> int | None:
        """A statement, a study. Where words name the author of a statement or a post, the author speaks."""
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
        if author is not None and lemma in nouns.UTTERANCES | source_nouns.AUTHORED:
            return self._resolve(read_mention(self.tree, self.names, self.tree.noun_phrase(author), author), [], own)
        words = self.known.words(m.span)
        if lemma in nouns.PAPER and lemma != "poll" and author is None:
            return None
        if m.definite and author is None:
            for e in reversed(self.entities[-LOOKBACK:]):
                if e.kind == "document" and e.heads == [lemma]:
                    return e.number
            press = self._told_by(lemma)
            if press is not None:
                return press
        number = self.known.new(words, "document", [lemma], None)
        self.entities[number].description = words
        return number

    def _told_by(self, lemma: str) -> int | None:
        """ "The article", "the piece": the outlet that spoke last, if no one else did since."""
        if lemma not in source_nouns.PIECES or not self.pronouns.speakers:
            return None
        last = self.pronouns.speakers[-1][2]
        return last if self.entities[last].kind in PRESS else None

    def _describe(self, number: int, m: Mention) -> None:
        """The first words beside a name ("Kremlin spokesman Anna X") describe it."""
        entity = self.entities[number]
        words = self.known.words(m.span if not m.relative else self.tree.noun_phrase(m.head))
        if entity.kind == "person" and entity.description is None and m.name is not None and words != m.name.quote:
            entity.description = words


def is_people_name(word: str) -> bool:
    """ "Democrats", "Mexicans", "Muslims": people by their party, state or faith."""
    lower = word.lower()
    one = lower.removesuffix("s")
    return lower != one and (one in DEMONYMS or one in source_nouns.PEOPLES)


def _lemma(tree: Tree, i: int) -> str:
    """The lemma of a noun, also of one that the tagger took for a name ("Ministries", "Democrats")."""
    lower = tree.tokens[i].lemma.lower()
    if tree.tokens[i].tag == "NNPS" and is_people_name(lower):
        return lower.removesuffix("s")
    if lower.endswith("ies") and lower[:-3] + "y" in nouns.BODIES:
        return lower[:-3] + "y"
    known = nouns.BODIES | nouns.PEOPLE | source_nouns.BODIES
    return lower[:-1] if lower.endswith("s") and lower[:-1] in known else lower
