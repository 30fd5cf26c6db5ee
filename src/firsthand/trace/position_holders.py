"""Who holds a position: from the words of a subject to a source of the account, or to a name that is none yet.

Pronouns and descriptions are followed only where a single candidate is in reach; everything else stays unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from firsthand.language.en.stance_grammar import Expression
from firsthand.language.en.stance_parties import ASSOCIATIONS, GROUP_NOUNS, INDEFINITE, PAPERS
from firsthand.language.en.stance_tree import Offsets
from firsthand.model import Annotated, Attribution, Name, Source
from firsthand.trace.position_sentences import sentence_of

VAGUE_DETERMINERS = frozenset({"this", "that", "these", "those", "both", "some", "any", "each"})
# A place that holds a position is its government.
PARTY_KINDS = frozenset({"person", "organization", "state", "place"})
BODY_KINDS = frozenset({"organization", "state", "place"})
# How many sentences back a pronoun is followed, past sentences that name nobody who could be meant.
FURTHEST_BACK = 3
# The longest title in words that may stand before a name ("deputy prime minister of foreign trade").
LONGEST_TITLE = 6
_PERSON = frozenset({"person"})
_SPACE = re.compile(r"\s+")
_LEADING = re.compile(r"^(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)


class Register:
    """The sources of an account by id and by name; ``sides``: see position_sides."""

    def __init__(self, sources: Sequence[Source], sides: Mapping[str, str] | None = None) -> None:
        self.by_id = {s.id: s for s in sources}
        self._by_name: dict[str, str | None] = {}
        for s in sources:
            if s.kind in PARTY_KINDS:
                self._enter(s.name, s.id)
        own = frozenset(self._by_name)
        for s in sources:
            for alias in s.aliases if s.kind in PARTY_KINDS else ():
                if normal(alias) not in own:
                    self._enter(alias, s.id)
        officers = {self.named(person): self.named(body) for person, body in (sides or {}).items()}
        self.officer_of = {p: b for p, b in officers.items() if p is not None and b is not None and p != b}

    def _enter(self, name: str, id: str) -> None:
        key = normal(name)
        self._by_name[key] = id if self._by_name.get(key, id) == id else None  # a name of two is nobody's

    def named(self, name: str) -> str | None:
        """The id of the party of this name or alias, None where there is none or more than one."""
        return self._by_name.get(normal(name))

    def above(self, id: str | None) -> list[str]:
        """The source itself and those it speaks for or belongs to, nearest first."""
        found: list[str] = []
        todo = [id]
        while todo:
            now = todo.pop(0)
            if now is None or now in found or now not in self.by_id:
                continue
            found.append(now)
            todo += [self.by_id[now].speaks_for, self.by_id[now].part_of, self.officer_of.get(now)]
        return found

    def same_side(self, a: str, b: str) -> bool:
        """Whether one of the two speaks for the other or belongs to it."""
        return a in self.above(b) or b in self.above(a)

    def party_of(self, id: str) -> str | None:
        """Whose position it is when this source says "we": the one it speaks for, else itself if it can be a party."""
        source = self.by_id.get(id)
        if source is None:
            return None
        if source.speaks_for in self.by_id:
            return source.speaks_for
        return source.id if source.kind in PARTY_KINDS and is_telling(source.name) else None


def is_telling(name: str) -> bool:
    """Whether a name says who it is: it has a capital, or more words than "the organization" or "this government"."""
    words = normal(name).split()
    if any(c.isupper() for c in name) or words[-1:] == [w for w in words if w in GROUP_NOUNS][-1:] != []:
        return True
    return len(words) > 1 and words[0] not in VAGUE_DETERMINERS


def _counted(phrase: str) -> bool:
    """Whether a phrase means only some of a group ("many farmers", "two families")."""
    first = phrase.casefold().split()[0]
    return first in INDEFINITE or first[:1].isdigit()


def normal(name: str) -> str:
    """``name`` for comparing: one case, single spaces, no article."""
    return _LEADING.sub("", _SPACE.sub(" ", name).strip().casefold())


@dataclass(frozen=True, slots=True)
class Holder:
    """``source`` is an id, None for a name that no source has (then ``name`` is the mention) or a group that is called
    by what it is ("the farmers' association"; then ``group`` are its words).

    ``speaks``: the words show that the holder itself is the innermost speaker, under a vaguer name ("the company said
    that it …").
    """

    source: str | None
    name: Name | None
    speaks: bool = False
    group: str | None = None


class Resolver:
    """Resolves the subjects of one article."""

    def __init__(self, a: Annotated, register: Register) -> None:
        self.a = a
        self.register = register
        self._name_starts = [n.start for n in a.names]

    def holders(self, e: Expression, said: Attribution | None) -> list[Holder]:
        """Everybody who holds ``e``; ``said`` is the innermost attribution in whose content it stands."""
        if e.kind == "noun":
            return [h for words, phrase in zip(e.holders, e.phrases, strict=True) for h in self._noun(words, phrase)]
        speaker = self._speaker(said)
        if e.kind in ("speaker", "we"):
            return self._party(speaker)
        if e.kind == "i":
            known = self.register.by_id.get(speaker or "")
            return [Holder(speaker, None)] if known is not None and known.kind == "person" else []
        if e.kind == "following":
            return self._following(speaker)
        at = e.holders[0]
        if e.kind == "person":
            return self._person(at, said)
        noun = e.kind == "body"
        return self._body(at, said, noun) if noun or self._may_mean_itself(at, said) else []

    def _following(self, speaker: str | None) -> list[Holder]:
        """ "her members": the body that the speaker belongs to, else the speaker."""
        own = [id for id in self.register.above(speaker) if self.register.by_id[id].kind in BODY_KINDS]
        return [Holder(own[0], None)] if own and is_telling(self.register.by_id[own[0]].name) else self._party(speaker)

    def _by_its_noun(self, at: Offsets) -> Name | None:
        """ "the union": the only body of the article that has this noun in its name."""
        noun = self.a.article.text[at[0] : at[1]].casefold()
        named = {n.key: n for n in reversed(self.a.names) if noun in n.key.casefold().split()}
        return next(iter(named.values())) if len(named) == 1 else None

    def _speaker(self, said: Attribution | None) -> str | None:
        return said.chain[-1].source if said is not None and said.chain else None

    def _party(self, speaker: str | None) -> list[Holder]:
        party = self.register.party_of(speaker) if speaker else None
        return [Holder(party, None)] if party else []

    def _name_at(self, words: Offsets) -> Name | None:
        n = bisect_right(self._name_starts, words[0]) - 1
        return self.a.names[n] if n >= 0 and words[1] <= self.a.names[n].end else None

    def _of_name(self, name: Name) -> list[Holder]:
        id = self.register.named(name.key)
        return [Holder(id, name)] if name.kind in PARTY_KINDS or id is not None else []

    def _noun(self, words: Offsets, phrase: Offsets) -> list[Holder]:
        name = self._name_at(words)
        if name is not None:
            return self._of_name(name)
        source = self._described(words)
        if source is not None:
            return [Holder(source, None)]
        if self.a.article.text[words[0] : words[1]].casefold() in PAPERS:
            return self._issuer(words)
        title = self._titles.get(normal(self._description(words)))
        if title is not None:
            return self._of_name(title)
        group = self._group(words, phrase)
        return [Holder(self.register.named(group), None, group=group)] if group else []

    def _issuer(self, words: Offsets) -> list[Holder]:
        """ "The statement called for …": who spoke in the sentence before, where that names the paper too."""
        start, end = self._sentence_before(sentence_of(self.a, words[0])[0])
        paper = self.a.article.text[words[0] : words[1]].casefold()
        if paper not in self.a.article.text[start:end].casefold():
            return []
        cues = [x for x in self.a.attributions if any(s.field == "text" and start <= s.start < end for s in x.cue)]
        speakers = {x.chain[-1].source: x for x in cues if x.chain}
        found = [id for id in speakers if self.register.party_of(id)]
        return [Holder(found[0], None, speaks=True)] if len(speakers) == len(found) == 1 else []

    def _group(self, words: Offsets, phrase: Offsets) -> str | None:
        """The words of a group or body that is called by what it is, without its article."""
        text = self.a.article.text
        noun = text[words[0] : words[1]].casefold()
        spoken = text[phrase[0] : phrase[1]] if phrase[0] <= words[0] < words[1] <= phrase[1] else ""
        called = self._description(words) or _LEADING.sub("", spoken)
        size = len(called.split())
        if not 0 < size <= LONGEST_TITLE or _counted(called) or "," in called:
            return None
        if noun in GROUP_NOUNS:
            return called
        return called if noun in ASSOCIATIONS and size > 1 and self._description(words) else None

    def _described(self, words: Offsets) -> str | None:
        """The source that attributions of this article name with these very words ("the foreign ministry")."""
        for start, end, source in self._source_words:
            if (
                start <= words[0]
                and words[1] <= end
                and self.a.article.text[words[0] : end].count(" ") <= LONGEST_TITLE
            ):
                return source
        phrase = normal(self._description(words))
        return self.register.named(phrase) if " " in phrase else None

    @cached_property
    def _source_words(self) -> list[tuple[int, int, str]]:
        known = self.register.by_id
        return [
            (s.start, s.end, x.chain[-1].source)
            for x in self.a.attributions
            if x.chain and x.chain[-1].source in known
            for s in x.source
            if s.field == "text" and self._ends_with_head(s.start, s.end)
            # The words must be that source's own: a chain may lack the innermost speaker.
            if any(w.start < s.end and s.start < w.end for w in x.chain[-1].spans)
        ]

    def _ends_with_head(self, start: int, end: int) -> bool:
        return end - start <= 80 and "," not in self.a.article.text[start:end]

    def _description(self, words: Offsets) -> str:
        """The words from the article to the head of a noun phrase, without the article: "russian president"."""
        start, _ = sentence_of(self.a, words[0])
        before = self.a.article.text[max(start, words[0] - 80) : words[0]].split()
        head = self.a.article.text[words[0] : words[1]]
        taken: list[str] = []
        for word in reversed(before[-LONGEST_TITLE:]):
            if word.casefold() in ("the", "its", "his", "her", "their"):
                return " ".join([*reversed(taken), head])
            if taken and word.endswith("-"):
                taken[-1] = word + taken[-1]
            elif word.endswith("-"):
                head = word + head
            else:
                taken.append(word)
        return ""

    @cached_property
    def _titles(self) -> dict[str, Name]:
        """Titles that stand right before exactly one person's name in this article ("Foreign Minister Ada Lind")."""
        found: dict[str, Name | None] = {}
        for n in self.a.names:
            if n.kind != "person":
                continue
            start, _ = sentence_of(self.a, n.start)
            words = self.a.article.text[max(start, n.start - 80) : n.start].split(" ")[:-1]
            for count in range(1, min(LONGEST_TITLE, len(words)) + 1):
                title = normal(" ".join(words[-count:]))
                if not title or not words[-count][:1].isalpha() or "," in title or title.endswith("s"):
                    break
                known = found.get(title, n)
                found[title] = n if known is not None and known.key == n.key else None
        return {t: n for t, n in found.items() if n is not None}

    def _between(self, start: int, end: int, kinds: frozenset[str]) -> list[Name]:
        """One name for each bearer of these kinds between two offsets, in order."""
        low, high = bisect_left(self._name_starts, start), bisect_left(self._name_starts, end)
        return list({n.key: n for n in self.a.names[low:high] if n.kind in kinds}.values())

    def _person(self, at: Offsets, said: Attribution | None) -> list[Holder]:
        """ "he": the only person named before it in the sentence; else the speaker; else the only one in the sentence
        before."""
        start, _ = sentence_of(self.a, at[0])
        speaker = self.register.by_id.get(self._speaker(said) or "")
        if said is not None and said.form == "direct":
            return []  # nobody calls himself "he"
        if said is not None and speaker is not None and speaker.kind == "person":
            within = [c.start for c in said.content if c.field == "text" and c.start <= at[0] < c.end]
            named = self._between(max([start, *within]), at[0], _PERSON)
            return [Holder(speaker.id, None)] if not named else []
        persons = self._between(start, at[0], _PERSON)
        if len(persons) == 1:
            return [] if not self._may_act(persons[0]) else self._of_name(persons[0])
        if len(persons) > 1:
            return []
        if said is not None and said.chain:
            speaker = self.register.by_id.get(said.chain[-1].source)
            return [Holder(speaker.id, None)] if speaker is not None and speaker.kind == "person" else []
        found = self._subject_before(start, _PERSON, FURTHEST_BACK)
        return self._of_name(found) if found is not None else []

    def _may_mean_itself(self, at: Offsets, said: Attribution | None) -> bool:
        """Whether "it" or "they" in what is said can mean the speaker's side: not in its own words, and from a person
        "they" are others."""
        if said is None:
            return True
        speaker = self.register.by_id.get(self._speaker(said) or "")
        they = self.a.article.text[at[0] : at[1]].casefold() == "they"
        return said.form != "direct" and not (they and speaker is not None and speaker.kind == "person")

    def _subject_before(self, start: int, kinds: frozenset[str], steps: int) -> Name | None:
        """Who the sentences before are about: the only one of these kinds that the nearest of them names, if it opens
        that sentence or speaks in it. Owners ("Lind's offer") are passed over; others than these end the search."""
        for _ in range(steps):
            start, end = self._sentence_before(start)
            named = self._between(start, end, frozenset({*PARTY_KINDS, "other"}))
            meant = [n for n in named if n.kind in kinds and self._may_act(n)]
            if len(meant) == 1 and (meant[0] == named[0] or self._speaks(meant[0])):
                return meant[0]
            if meant or (named and named[0].kind not in ("state", "place")):
                return None
        return None

    def _may_act(self, name: Name) -> bool:
        """False for owners, and for persons with an article, who are none."""
        text = self.a.article.text
        owner = text[name.end : name.end + 2] in ("'s", "’s") or name.quote.endswith(("'s", "’s"))
        return not owner and not (name.kind == "person" and text[: name.start].endswith(("the ", "The ")))

    def _speaks(self, name: Name) -> bool:
        return any(
            s.field == "text" and s.start <= name.start and name.end <= s.end
            for x in self.a.attributions
            for s in x.source
        )

    def _sentence_before(self, start: int) -> Offsets:
        n = bisect_left(self.a.sentences, (start, start)) - 1
        return self.a.sentences[n] if n >= 0 else (0, 0)

    def _body(self, at: Offsets, said: Attribution | None, noun: bool) -> list[Holder]:
        """ "it", "they", "the country": the only state or body named before it in the sentence, else the speaker's."""
        if noun and (named := self._by_its_noun(at)) is not None:
            return self._of_name(named)
        start, _ = sentence_of(self.a, at[0])
        bodies = self._between(start, at[0], BODY_KINDS)
        if len(bodies) > 1:
            return []
        if len(bodies) == 1 and said is None:
            return self._of_name(bodies[0])
        above = self.register.above(self._speaker(said))
        own = [id for id in above if self.register.by_id[id].kind in BODY_KINDS]
        if bodies:
            id = self.register.named(bodies[0].key)
            return [Holder(id, bodies[0])] if id in own else []
        if own and is_telling(self.register.by_id[own[0]].name):
            return [Holder(own[0], None)]
        found = self._subject_before(start, BODY_KINDS, 1) if own else None  # "the company said that it …"
        return [Holder(self.register.named(found.key), found, speaks=True)] if found is not None else []
