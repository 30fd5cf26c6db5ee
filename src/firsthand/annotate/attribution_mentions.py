"""What the words of a source say about whom they mean: head, name, number, definiteness, affiliations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.annotate.attribution_tree import Offsets, Tree
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en.names_places import DEMONYMS, SEATS, STATE_ALIASES, STATES
from firsthand.language.en.names_press import PRESS_PEOPLE
from firsthand.language.en.names_titles import ROLES
from firsthand.model import Name

PRESS = ("outlet", "agency")
_DEFINITE = frozenset({"the", "these", "those", "this", "that", "all", "both"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "several", "many", "other", "others"})
_THIRD = frozenset({"he", "she", "him", "her", "his", "hers", "they", "them", "their", "theirs", "it", "its"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
# Names of so many people of one article are compared with each other.
MOST_PEOPLE = 400
# A list of speakers is read so far.
MOST_JOINED = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that means a source. ``head`` and ``group`` are token indices.

    For "two of the agency's sources" ``head`` is "two" and ``group`` "sources"; otherwise ``group`` is None.
    """

    span: Offsets
    head: int
    group: int | None
    name: Name | None
    count: int | None
    definite: bool
    indefinite: bool
    plural: bool
    pronoun: str | None
    relative: bool
    joint: bool = False  # two who are named speak together
    members: tuple[str, ...] = ()  # "two cooks and a waiter": the nouns of a group named one by one


class Names:
    """The names of an article, found by position."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.all = _by_full_name(sorted(names, key=lambda n: n.start))
        self._starts = [n.start for n in self.all]
        self.organizations = [n for n in self.all if n.kind == "organization"]
        self._by_key: dict[str, list[Name]] = {}
        self._first: dict[str, list[Name]] = {}
        for n in self.all:
            self._by_key.setdefault(n.key, []).append(n)
            first = self._first.setdefault(n.kind, [])
            if not first or (len(first) == 1 and first[0].key != n.key):
                first.append(n)

    def of_key(self, key: str) -> list[Name]:
        """All names with this key, in order of the text."""
        return self._by_key.get(key, [])

    def first_of_kind(self, kind: str) -> tuple[Name | None, Name | None]:
        """The first name of a kind, and the first one of the same kind that has another key."""
        first = self._first.get(kind, [])
        return first[0] if first else None, first[1] if len(first) > 1 else None

    def at(self, offset: int) -> Name | None:
        """The name whose words hold ``offset``."""
        n = bisect_right(self._starts, offset) - 1
        return self.all[n] if n >= 0 and self.all[n].start <= offset < self.all[n].end else None

    def inside(self, start: int, end: int) -> list[Name]:
        low = bisect_right(self._starts, start - 1)
        return [n for n in self.all[low : bisect_right(self._starts, end)] if n.end <= end]


def _by_full_name(names: list[Name]) -> list[Name]:
    """Persons under the longest name that the article gives them: "Ramos Vidal", "Inés Ramos Vidal"."""
    keys = sorted({n.key for n in names if n.kind == "person" and " " in n.key})
    longer = {k: [x for x in keys if x != k and _is_short_form(k.split(), x.split())] for k in keys[:MOST_PEOPLE]}
    full = {k: found[0] for k, found in longer.items() if len(found) == 1}
    return [replace(n, key=full[n.key]) if n.kind == "person" and n.key in full else n for n in names]


def _is_short_form(short: list[str], full: list[str]) -> bool:
    """The end of a longer name, or the name without its middle."""
    if len(short) >= len(full):
        return False
    return full[-len(short) :] == short or [full[0], full[-1]] == short


def read_mention(tree: Tree, names: Names, span: Offsets, head: int) -> Mention:
    """The mention that ``span`` with the head token ``head`` makes."""
    head = _people_last(tree, span, _antecedent(tree, head))
    counted = _counted(tree, head)
    group = head if counted is not None else None
    head = counted if counted is not None else head
    t = tree.tokens[head]
    relative = not (span[0] <= t.start < span[1])
    group = group if group is not None else _partitive(tree, head)
    name = None if group is not None else _name(tree, names, head) or _name_last(tree, names, span, head)
    lower = t.text.lower()
    before = [tree.tokens[c].text.lower() for c in tree.children[head] if c < head]
    words = {*before, lower}
    members = _members(tree, names, head) if group is None and name is None else ()
    count = _count(tree, head, group, t.tag in ("NN", "NNP") and group is None)
    if members and count is None:
        count = _sum([_own_count(tree, head), *(_own_count(tree, c) for c in members)])
    definite = bool(_DEFINITE & set(before)) or tree.child(head, "poss") is not None
    if group is not None:
        definite = lower == "all"
    return Mention(
        span=span,
        head=head,
        group=group,
        name=name,
        count=count,
        definite=definite and not (_INDEFINITE & words),
        indefinite=bool(_INDEFINITE & words) or group is not None,
        plural=t.tag in ("NNS", "NNPS") or lower in ("they", "them", "their", "those", "these") or bool(members),
        pronoun=lower if lower in _THIRD or t.tag == "PRP" else None,
        relative=relative,
        joint=group is None and _joint(tree, names, head, name),
        members=tuple(tree.tokens[c].lemma.lower() for c in (head, *members)) if members else (),
    )


def _joined(tree: Tree, head: int) -> list[int]:
    """The nouns that "and" joins to ``head``."""
    found: list[int] = []
    for c in tree.all(head, "conj"):
        found += [c, *_joined(tree, c)] if c > head and len(found) < MOST_JOINED else []
    return found


def _members(tree: Tree, names: Names, head: int) -> list[int]:
    """ "two cooks and a waiter": the further nouns of people, none of them named."""
    joined = _joined(tree, head)
    people = [c for c in joined if tree.tokens[c].tag in ("NN", "NNS") and names.at(tree.tokens[c].start) is None]
    human = all(tree.tokens[c].lemma.lower() in nouns.PEOPLE | ROLES for c in (head, *people))
    return people if joined and len(people) == len(joined) and human else []


def _joint(tree: Tree, names: Names, head: int, name: Name | None) -> bool:
    """ "Norrland and Sudland", "Anna Holm and her lawyer": a named one who does not speak alone."""
    if any(tree.tokens[c].text.lower() == "both" for c in tree.children[head] if c < head) and tree.all(head, "conj"):
        return True
    joined = _joined(tree, head)
    named = [c for c in joined if names.at(tree.tokens[c].start) not in (None, name)]
    return bool(named) if name is None else any(tree.tokens[c].pos in ("PROPN", "NOUN", "PRON") for c in joined)


def _own_count(tree: Tree, head: int) -> int | None:
    """How many a noun by itself speaks of."""
    counted = next((c for c in tree.all(head, "nummod") if c < head), None)
    if counted is not None:
        return number(tree.tokens[counted].text)
    return 1 if tree.tokens[head].tag in ("NN", "NNP") else None


def _sum(counts: list[int | None]) -> int | None:
    known = [c for c in counts if c is not None]
    return sum(known) if len(known) == len(counts) else None


def _antecedent(tree: Tree, head: int) -> int:
    """For "who" and "which" the noun that the relative clause belongs to."""
    t = tree.tokens[head]
    if t.text.lower() in _RELATIVE and t.tag in ("WP", "WDT", "IN", "WP$"):
        for above in tree.ancestors(head):
            if tree.tokens[above].dep == "relcl":
                return tree.tokens[above].head
    return head


def _counted(tree: Tree, head: int) -> int | None:
    """For "two of the agency's sources", read by the parser as "[two of the agency]'s sources": the token "two"."""
    owner = tree.child(head, "poss")
    if owner is None or (tree.tokens[owner].pos != "NUM" and tree.tokens[owner].lemma.lower() not in nouns.PARTITIVE):
        return None
    return owner if any(tree.tokens[c].text.lower() == "of" for c in tree.all(owner, "prep")) else None


def _people_last(tree: Tree, span: Offsets, head: int) -> int:
    """ "military and political analysts": the people at the end are meant, whatever the parser made the head."""
    if tree.tokens[head].lemma.lower() not in nouns.BODIES:
        return head
    for c in tree.subtree(head):
        t = tree.tokens[c]
        if c > head and t.tag == "NNS" and t.lemma.lower() in nouns.ANONYMOUS and t.dep == "conj" and t.end <= span[1]:
            return c
    return head


def _name_last(tree: Tree, names: Names, span: Offsets, head: int) -> Name | None:
    """ "the deputy head of the service, Anna Holm", "a guest from Tarn, Anna Holm": a person behind the comma."""
    end = span[0] + len(tree.text[span[0] : span[1]].rstrip(" ,"))
    inside = [n for n in names.inside(*span) if n.kind == "person" and n.end == end]
    if not inside or tree.tokens[head].tag not in ("NN", "NNP"):
        return None
    before = tree.text[span[0] : inside[-1].start].rstrip()
    return inside[-1] if before.endswith(",") and before.count(",") == 1 else None


def _partitive(tree: Tree, head: int) -> int | None:
    """ "four of these sources": the token "sources"."""
    t = tree.tokens[head]
    if t.lemma.lower() not in nouns.PARTITIVE and t.pos != "NUM":
        return None
    for of in tree.all(head, "prep"):
        if tree.tokens[of].text.lower() in ("of", "among"):
            return tree.child(of, "pobj")
    return None


def _name(tree: Tree, names: Names, head: int) -> Name | None:
    """The name that the head is part of, or that stands in apposition to it."""
    own = names.at(tree.tokens[head].start)
    if own is not None and own.kind != "other":
        return own
    for c in tree.all(head, "appos"):
        beside = names.at(tree.tokens[c].start)
        if beside is not None and beside.kind == "person":
            return beside
        if beside is not None and beside.kind == "organization" and tree.tokens[head].lemma.lower() in nouns.BODIES:
            return beside
    return None


def _count(tree: Tree, head: int, group: int | None, singular: bool) -> int | None:
    """How many people the words speak of; None where they do not say."""
    t = tree.tokens[head]
    if group is not None or t.lemma.lower() in nouns.NUMBERS:
        own = number(t.text)
        if own is not None or group is not None:
            return own
    if (
        _goes_on(tree, head)
        or tree.all(head, "conj")
        or any(tree.tokens[c].text.lower() in {"along", "together"} for c in tree.all(head, "prep"))
    ):
        return None
    for c in tree.children[head]:
        if c < head and tree.tokens[c].dep == "nummod":
            return number(tree.tokens[c].text)
    if t.lemma.lower() in nouns.ORDINALS and tree.child(head, "det") is not None and not tree.all(head, "prep"):
        return 1  # "a third doubted"
    if t.tag in ("NN", "NNP") and singular and t.lemma.lower() not in nouns.BODIES:
        return 1
    return None


def _goes_on(tree: Tree, head: int) -> bool:
    """ "two officials along with …": more people than the number says."""
    end = tree.noun_phrase(head)[1]
    return tree.text[end : end + 24].lstrip(" ,").startswith(("along with", "together with", "as well as", "and other"))


def number(word: str) -> int | None:
    """The whole number that one word says, None for others."""
    lower = word.lower()
    if lower in nouns.NUMBERS:
        return nouns.NUMBERS[lower]
    return int(lower) if lower.isascii() and lower.isdigit() and len(lower) < 5 else None


def press_in(tree: Tree, names: Names, head: int) -> Name | None:
    """An outlet or agency that owns or modifies the noun ``head``: "Reuters sources", "the Courier's report"."""
    for c in tree.all(head, "poss", "compound", "nmod", "amod"):
        found = names.at(tree.tokens[c].start)
        if found is not None and found.kind in PRESS:
            return found
    for by in tree.all(head, "prep", "agent"):
        if tree.tokens[by].text.lower() in {"by", "from", "in", "of"}:
            pobj = tree.child(by, "pobj")
            found = names.at(tree.tokens[pobj].start) if pobj is not None else None
            if found is not None and found.kind in PRESS:
                return found
    return None


def press_anaphor(tree: Tree, i: int) -> bool:
    """ "the agency", "the newspaper": a definite noun that stands for an outlet named before."""
    if tree.tokens[i].lemma.lower() not in nouns.OUTLET_ANAPHORS or tree.tokens[i].tag != "NN":
        return False
    left = [tree.tokens[c] for c in tree.children[i] if c < i]
    return any(t.text.lower() in ("the", "this") for t in left) and all(t.dep == "det" for t in left)


def is_press_person(tree: Tree, i: int) -> bool:
    return tree.tokens[i].lemma.lower() in PRESS_PEOPLE


def roles(tree: Tree, head: int) -> list[int]:
    """Tokens of the roles that stand before or beside a name: "spokesman", "leader"."""
    around = [*tree.all(head, "compound", "amod", "nmod", "appos"), head]
    if tree.tokens[head].dep == "appos":
        around.append(tree.tokens[head].head)
    return [c for c in around if tree.tokens[c].lemma.lower() in ROLES]


def demonym_state(tree: Tree, head: int) -> str | None:
    """The state whose adjective stands before ``head`` ("Ukrainian officials")."""
    for c in tree.children[head]:
        t = tree.tokens[c]
        if c < head and t.dep in ("amod", "compound", "nmod") and t.text.lower() in DEMONYMS:
            return DEMONYMS[t.text.lower()]
    owner = tree.child(head, "poss")
    if owner is None:
        of = next((c for c in tree.all(head, "prep") if tree.tokens[c].text.lower() == "of"), None)
        owner = tree.child(of, "pobj") if of is not None else None
    return _state(tree, owner) if owner is not None else None


def _state(tree: Tree, i: int) -> str | None:
    """The state that "Russia's", "of the Russian Federation" or "the Kremlin's" names."""
    words = " ".join(t.text for t in (tree.tokens[c] for c in [*tree.all(i, "compound", "amod"), i])).lower()
    if words in STATES:
        return words.title()
    if words in SEATS:
        return SEATS[words][1]
    return STATE_ALIASES.get(words)
