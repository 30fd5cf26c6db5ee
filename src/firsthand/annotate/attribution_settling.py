"""From spans to attributions: who the source is, through whom the words came, how they are meant.

Works from ``Found`` whoever made it: the rules, a tagger, or marks by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.annotate.attribution_chains import Hop, inner_citation, is_own, outer_hops
from firsthand.annotate.attribution_channels import Channels
from firsthand.annotate.attribution_finding import Found
from firsthand.annotate.attribution_mentions import Names
from firsthand.annotate.attribution_modality import form, meaning
from firsthand.annotate.attribution_quotes import find_quotes
from firsthand.annotate.attribution_reasons import give_reasons
from firsthand.annotate.attribution_resolving import Registry
from firsthand.annotate.attribution_tree import Offsets, Tree
from firsthand.language.calendar import timex_date
from firsthand.language.en import speech_verbs as verbs
from firsthand.model import Article, Attribution, Date, Link, Name, Source, Span, Timex

# An attribution that holds another stands at most so many attributions away from it.
NEAR = 40
SAID_BASIS = "the words beside the cue"
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself"})
# Behind these a date begins or ends a stretch of time.
_STRETCHES = frozenset({"since", "until", "till", "before", "after", "from", "by", "within"})


def settle(
    article: Article, tree: Tree, names: Sequence[Name], timexes: Sequence[Timex], found: Sequence[Found]
) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    """(sources, attributions) of what was found in ``article``; ids are local ("<article>#s1", "<article>#a1").

    A chain runs from the outermost to the innermost speaker; every hop points to the words that show it.
    """
    found = [_whole(tree, f) for f in found]
    quotes = find_quotes(article.text)
    quoted = {i for q in quotes if q.is_utterance() for i in tree.inside(q.start, q.end)}
    registry = Registry(tree, Names(names), quoted.__contains__)
    parents = _parents(found)
    chains = _chains(tree, registry, found, parents, article.outlet)
    attributions = []
    for n, (f, parent, chain) in enumerate(zip(found, parents, chains, strict=True)):
        sense = meaning(tree, f)
        attributions.append(
            Attribution(
                id=f"{article.id}#a{n + 1}",
                article=article.id,
                source=_spans(article, f.source),
                cue=_spans(article, f.cue),
                content=_spans(article, f.content),
                form=form(f, article.text, quotes),
                act=sense.act,
                chain=tuple(Link(f"{article.id}#s{h.entity + 1}", _spans(article, (h.span,))) for h in chain),
                parent=f"{article.id}#a{parent + 1}" if parent is not None else None,
                modality=sense.modality,
                negated=sense.negated,
                hedge=_spans(article, sense.hedge),
                said=_said(article, tree, f, timexes),
            )
        )
    give_reasons(tree, registry)
    return registry.sources(article.id), tuple(attributions)


def found_at(tree: Tree, source: Sequence[Offsets], cue: Sequence[Offsets], content: Sequence[Offsets]) -> Found:
    """A Found of bare spans: its head, speaker and silence are read from the words."""
    spans = tuple(cue), tuple(content), tuple(source)
    head = next((h for s, e in (*spans[0], *spans[1], *spans[2]) if (h := tree.head_of(s, e)) is not None), 0)
    return _whole(tree, Found(tuple(source), tuple(cue), tuple(content), head, None, _silent(tree, cue)))


def _silent(tree: Tree, cue: Sequence[Offsets]) -> bool:
    """Whether the words of a cue say that somebody says nothing: "declined to comment", "did not respond"."""
    words = [tree.tokens[i] for s, e in cue for i in tree.inside(s, e)]
    lemmas = {t.lemma.lower() for t in words}
    refused = bool(lemmas & verbs.SILENCE and lemmas & verbs.SILENT_ON)
    return refused or (bool(lemmas & {"respond", "reply", "answer", "comment"}) and any(t.dep == "neg" for t in words))


def _whole(tree: Tree, found: Found) -> Found:
    """``found`` with the head of the source's words as speaker where it was left open."""
    if found.speaker is not None or not found.source:
        return found
    return replace(found, speaker=tree.head_of(*found.source[0]))


def _spans(article: Article, offsets: Sequence[Offsets]) -> tuple[Span, ...]:
    return tuple(article.span(s, e) for s, e in offsets)


def _chains(
    tree: Tree, registry: Registry, found: Sequence[Found], parents: Sequence[int | None], outlet: str | None
) -> list[list[Hop]]:
    """The chain of every attribution, those of its parents before its own; resolved in order of the text."""
    chains: dict[int, list[Hop]] = {}
    channels = Channels(tree, registry)

    def settle(n: int) -> list[Hop]:
        if n not in chains:
            parent = parents[n]
            outer = settle(parent) if parent is not None else []
            own = _chain(tree, registry, found[n], outlet)
            if not own and outer and _first_person(tree, found[n]):
                own = [Hop(outer[-1].entity, found[n].source[0])]  # "I", "we": whoever's words these are
            own = channels.carry(found[n], own) if parent is None else own
            chains[n] = _joined(registry, outer, own)
            if own and found[n].source and own[-1].span == found[n].source[0] and parent is None:
                registry.spoke(own[-1].entity, [found[n].source[0][0], *(s for s, _ in found[n].content)])
        return chains[n]

    return [settle(n) for n in range(len(found))]


def _first_person(tree: Tree, found: Found) -> bool:
    return found.speaker is not None and tree.tokens[found.speaker].text.lower() in _FIRST_PERSON


def _joined(registry: Registry, outer: list[Hop], own: list[Hop]) -> list[Hop]:
    """The chain of the attribution around and the own one. A part of a group is no speaker within that group's words,
    nor is the group one within a part's: both tell the same outlet."""
    groups = {registry.known.root(h.entity) for h in own if registry.entities[h.entity].kind == "anonymous"}
    outer = [h for h in outer if registry.known.root(h.entity) not in groups]
    return [*outer, *[h for h in own if h.entity not in {o.entity for o in outer}]]


def _chain(tree: Tree, registry: Registry, found: Found, outlet: str | None) -> list[Hop]:
    """The hops of one attribution by itself, outermost first; without the speaker if the words show nobody."""
    hops = outer_hops(tree, registry, found, outlet)
    if found.speaker is None or not found.source:
        return hops if found.speaker is None and not found.source else []
    own = {i for s, e in found.content for i in tree.inside(s, e)}
    speaker = registry.resolve(found.source[0], found.speaker, [h.entity for h in hops], own)
    if speaker is None:
        return hops
    entity = registry.entities[speaker]
    if entity.kind == "anonymous" and not hops:
        hops = [Hop(e, found.source[0]) for e in entity.through]
    chain = [h for h in hops if h.entity != speaker]
    if not (entity.kind in ("outlet", "agency") and is_own(entity.name, outlet)):
        chain.append(Hop(speaker, found.source[0]))
    cited = inner_citation(tree, found) if entity.kind in ("outlet", "agency") else None
    if cited is not None:
        span = tree.noun_phrase(cited)
        inner = registry.resolve(span, cited, [speaker], own)
        if inner is not None and inner != speaker:
            chain.append(Hop(inner, span))
    return chain


def _parents(found: Sequence[Found]) -> list[int | None]:
    """For every attribution the innermost other one whose content holds its source and cue."""
    parents: list[int | None] = []
    for n, f in enumerate(found):
        words = [*f.source, *f.cue]
        near = range(max(0, n - NEAR), min(len(found), n + NEAR))
        around = [
            m
            for m, g in ((m, found[m]) for m in near)
            if m != n and g.content and all(any(s <= a and b <= e for s, e in g.content) for a, b in words)
        ]
        size = sum(e - s for s, e in f.content)
        around = [m for m in around if sum(e - s for s, e in found[m].content) > size]
        parents.append(
            min(around, key=lambda m: (sum(e - s for s, e in found[m].content), -m)) if around and words else None
        )
    return parents


def _said(article: Article, tree: Tree, found: Found, timexes: Sequence[Timex]) -> Date | None:
    """When it was said: the only calendar date among the words that belong to the cue's verb."""
    content = {i for s, e in found.content for i in tree.inside(s, e)}
    source = {i for s, e in found.source for i in tree.inside(s, e)}
    dates = []
    for i in tree.children[found.head]:
        if (
            i in content
            or i in source
            or tree.tokens[i].dep not in ("npadvmod", "prep", "advmod", "nmod", "tmod")
            or tree.tokens[i].text.lower() in _STRETCHES
        ):
            continue
        words = [w for w in tree.subtree(i, lambda c: tree.tokens[c].dep == "relcl") if w not in content]
        for t in timexes:
            if words and tree.tokens[words[0]].start <= t.start and t.end <= tree.tokens[words[-1]].end:
                resolved = timex_date(t.value, t.type)
                if resolved is not None:
                    dates.append(Date(*resolved, basis=SAID_BASIS, spans=(article.span(t.start, t.end),)))
    return dates[0] if len({d.value for d in dates}) == 1 else None
