"""Sources over all articles: named ones are one by name, unnamed ones stay apart unless words show they are one.

An unnamed source is never joined to a named one, nor to an unnamed one behind another outlet (design, rule 8).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.language.en.names_places import DEMONYMS
from firsthand.language.names import fold, same_person, same_word
from firsthand.language.outlets import outlet_key
from firsthand.model import Annotated, Link, Name, Source

PRESS = ("outlet", "agency")
# A group is taken for the same in two retellings of one report only if it has at least this many people: "a source" of
# one article and "a source" of another may be two.
SMALLEST_GROUP = 2
# Longer names of bodies are not compared with persons' names.
LONGEST_PERSON = 3

Key = tuple[str, ...]
# Words after which a description only qualifies its head noun.
_QUALIFIERS = frozenset(
    {
        "who",
        "which",
        "that",
        "of",
        "with",
        "cited",
        "quoted",
        "familiar",
        "close",
        "in",
        "from",
        "at",
        "interviewed",
        "seen",
    }
)


def unify(annotated: Sequence[Annotated]) -> tuple[tuple[Source, ...], tuple[Annotated, ...]]:
    """(sources s1…, the articles with those ids in their chains and one ``Name.key`` per bearer).

    The numbers follow the order of article ids and, within an article, of the text; the order of ``annotated`` does not
    matter. ``annotated`` keeps its order in the result.
    """
    ordered = sorted(annotated, key=lambda a: a.article.id)
    canon = _Canon(ordered)
    keys = _source_keys(ordered, canon)
    ids: dict[Key, str] = {}
    members: dict[Key, list[Source]] = {}
    for a in ordered:
        for s in a.sources:
            key = keys[s.id]
            ids.setdefault(key, f"s{len(ids) + 1}")
            members.setdefault(key, []).append(s)
    local = {s: ids[key] for s, key in keys.items()}
    sources = tuple(_merged(ids[key], key, members[key], local, canon) for key in ids)
    by_id = {s.id: s for s in sources}
    return sources, tuple(_rewritten(a, local, by_id, canon) for a in annotated)


class _Canon:
    """One spelling for the names of one bearer over all articles."""

    def __init__(self, ordered: Sequence[Annotated]) -> None:
        people: Counter[str] = Counter()
        others: dict[str, Counter[str]] = {}
        self.press: dict[str, str] = {}
        for a in ordered:
            for kind, key in [*((n.kind, n.key) for n in a.names), *((s.kind, s.name) for s in a.sources)]:
                if kind == "person":
                    people[key] += 1
                elif kind in PRESS:
                    self.press.setdefault(outlet_key(key), kind)
                if kind not in ("person", "anonymous", "document"):
                    others.setdefault(_folded(kind, key), Counter())[key] += 1
        known = [n for n in sorted(people) if len(n.split()) > 1]
        # A recogniser that takes one article's person for a body elsewhere: the name itself shows who it is.
        self._mistaken: set[str] = set()
        for counts in others.values():
            for key in counts:
                if 1 < len(key.split()) <= LONGEST_PERSON and any(same_person(key, n) for n in known):
                    self._mistaken.add(key)
        people.update({key: counts[key] for counts in others.values() for key in counts if key in self._mistaken})
        self._person = _people(people)
        self._other = {k: _most(c) for k, c in others.items()}

    def __call__(self, kind: str, key: str) -> str:
        """The spelling that stands for ``key`` in the whole collection."""
        if self.is_person(kind, key):
            return self._person.get(key, key)
        return self._other.get(_folded(kind, key), key)

    def is_person(self, kind: str, key: str) -> bool:
        """True for a person, also one that an article took for a body or a place."""
        return kind == "person" or (kind in ("organization", "place") and key in self._mistaken)

    def is_press(self, kind: str, key: str) -> bool:
        """True for a name that some article shows to be an outlet or an agency."""
        return kind in (*PRESS, "organization") and outlet_key(key) in self.press


def _folded(kind: str, key: str) -> str:
    if kind in (*PRESS, "organization"):
        return outlet_key(key)
    return " ".join(fold(w) for w in key.split() if w.lower() != "the")


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda k: (-counts[k], k))


def _people(counts: Counter[str]) -> dict[str, str]:
    """name → the commonest spelling of the same person; a bare surname follows the only person who bears it."""
    full = sorted((n for n in counts if len(n.split()) > 1), key=lambda n: (-counts[n], n))
    clusters: list[list[str]] = []
    by_surname: dict[str, list[list[str]]] = {}
    for name in full:
        block = by_surname.setdefault(fold(name.split()[-1])[:1], [])
        fitting = [c for c in block if all(same_person(name, other) for other in c)]
        if len(fitting) == 1:
            fitting[0].append(name)
            continue
        cluster = [name]
        clusters.append(cluster)
        block.append(cluster)
    canon = {name: cluster[0] for cluster in clusters for name in cluster}
    for name in sorted(counts):
        if len(name.split()) == 1:
            block = by_surname.get(fold(name)[:1], [])
            bearers = [c for c in block if any(fold(n.split()[-1]) == fold(name) for n in c)]
            bearers = bearers or [c for c in block if any(same_word(n.split()[-1], name) for n in c)]
            canon[name] = bearers[0][0] if len(bearers) == 1 else name
    return canon


def _source_keys(ordered: Sequence[Annotated], canon: _Canon) -> dict[str, Key]:
    """local source id → the key of the account's source."""
    keys: dict[str, Key] = {}
    groups: dict[Key, list[str]] = {}
    for a in ordered:
        through = _outermost(a, canon)
        for s in a.sources:
            if s.kind in ("anonymous", "document"):
                keys[s.id] = (s.kind, s.id)
                group = _group(s, through.get(s.id))
                if group is not None:
                    groups.setdefault(group, []).append(s.id)
            elif _only_described(s):
                keys[s.id] = (s.kind, s.id)
            else:
                keys[s.id] = _named_key(s, canon)
    for group, ids in groups.items():
        articles = [i.rpartition("#")[0] for i in ids]
        if len(set(articles)) == len(articles):  # twice in one article: two groups alike, nothing tells which is meant
            keys.update((i, group) for i in ids)
    return keys


def _only_described(s: Source) -> bool:
    """ "prime minister", "ministry": whose, only its own article tells; another article's may be another one."""
    lower = s.name[:1].islower()
    return lower and (s.kind == "person" or (s.kind == "organization" and " " not in s.name))


def _named_key(s: Source, canon: _Canon) -> Key:
    if canon.is_press(s.kind, s.name):
        return "press", outlet_key(s.name)
    return "person" if canon.is_person(s.kind, s.name) else s.kind, canon(s.kind, s.name)


def _outermost(a: Annotated, canon: _Canon) -> dict[str, str]:
    """local id of an unnamed source → the key of the outlet that all of its chains begin with."""
    by_id = {s.id: s for s in a.sources}
    first: dict[str, set[str]] = {}
    for attribution in a.attributions:
        chain = attribution.chain
        outer = by_id[chain[0].source] if len(chain) > 1 else None
        press = outlet_key(outer.name) if outer is not None and canon.is_press(outer.kind, outer.name) else ""
        for link in chain[1:]:
            first.setdefault(link.source, set()).add(press)
    return {s: min(press) for s, press in first.items() if len(press) == 1 and "" not in press}


def _group(s: Source, press: str | None) -> Key | None:
    """What must agree for a group to be the same in two retellings of one report; None where too little is said."""
    if press is None or s.count is None or s.count < SMALLEST_GROUP or s.subset_of is not None or not s.description:
        return None
    words = [w.strip(",.").lower() for w in s.description.split()]
    head = next((i for i, w in enumerate(words) if w in _QUALIFIERS), len(words)) - 1
    if head < 0:
        return None
    states = sorted({DEMONYMS[w] for w in words[: head + 1] if w in DEMONYMS})
    return "group", press, str(s.count), "/".join(states), words[head]


def _merged(new: str, key: Key, members: list[Source], local: dict[str, str], canon: _Canon) -> Source:
    first = members[0]
    if key[0] in ("anonymous", "document", "group") or _only_described(first):
        name, kind = first.name, first.kind
    else:
        name = canon(first.kind, first.name)
        kind = "person" if key[0] == "person" else next((m.kind for m in members if m.kind in PRESS), first.kind)
    spellings = {n for m in members for n in (m.name, *m.aliases) if n != name}

    def given(values: Iterable[str | None]) -> str | None:
        found = next((v for v in values if v is not None), None)
        mapped = local[found] if found is not None else None
        return mapped if mapped != new else None

    return Source(
        id=new,
        name=name,
        kind=kind,
        count=1 if kind == "person" else first.count,
        description=next((m.description for m in members if m.description), None),
        reason=next((m.reason for m in members if m.reason), None),
        aliases=tuple(sorted(spellings)),
        part_of=given(m.part_of for m in members),
        speaks_for=given(m.speaks_for for m in members),
        subset_of=given(m.subset_of for m in members),
    )


def _rewritten(a: Annotated, local: dict[str, str], by_id: dict[str, Source], canon: _Canon) -> Annotated:
    own = list(dict.fromkeys(local[s.id] for s in a.sources))
    attributions = tuple(
        replace(t, chain=tuple(Link(local[link.source], link.spans) for link in t.chain)) for t in a.attributions
    )
    names = tuple(_renamed(n, canon) for n in a.names)
    return replace(a, sources=tuple(by_id[i] for i in own), attributions=attributions, names=names)


def _renamed(n: Name, canon: _Canon) -> Name:
    if n.kind == "organization" and canon.is_press(n.kind, n.key):
        kind = "agency" if canon.press[outlet_key(n.key)] == "agency" else "outlet"
        return Name(n.start, n.end, n.quote, kind, canon("outlet", n.key))  # type: ignore[arg-type]
    kind = "person" if canon.is_person(n.kind, n.key) else n.kind
    return Name(n.start, n.end, n.quote, kind, canon(n.kind, n.key))
