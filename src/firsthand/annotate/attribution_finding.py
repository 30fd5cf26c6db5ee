"""Finding attributions: which words are source, cue and content. A tagger may take this file's place.

The conventions are PolNeAR's (Newell et al., LREC 2018): the source is a full noun phrase, the cue the verb with its
auxiliaries, the content the clause with its complementiser and its quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from firsthand.annotate.attribution_asides import aside_drafts
from firsthand.annotate.attribution_phrases import phrase_drafts, settle_scopes
from firsthand.annotate.attribution_quotes import Quote, find_quotes, quotes_around
from firsthand.annotate.attribution_quoting import attach_quotes
from firsthand.annotate.attribution_tree import Offsets, Tree
from firsthand.annotate.attribution_verbs import Draft, verb_drafts
from firsthand.model import Parse


@dataclass(frozen=True, slots=True)
class Found:
    """Source, cue and content as (start, end) offsets in the text; any of them may be empty.

    ``head`` is the token that the cue hangs on, ``speaker`` the head of the source's words (None without a source).
    """

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    head: int
    speaker: int | None
    silence: bool = False


def find(text: str, parse: Parse) -> tuple[Found, ...]:
    """All attributions in ``text``, in order of their first word."""
    tree = Tree(parse, text)
    quotes = find_quotes(text)
    drafts = _with_asides([*verb_drafts(tree), *phrase_drafts(tree)], list(aside_drafts(tree)))
    settle_scopes(tree, drafts)
    drafts = attach_quotes(tree, quotes, _without_hedges(_one_per_cue(drafts)))
    found = [_found(tree, quotes, d) for d in drafts]
    return tuple(sorted((f for f in found if f.content or f.silence), key=lambda f: (_first(f), f.head)))


def _with_asides(drafts: list[Draft], asides: list[Draft]) -> list[Draft]:
    """An aside takes the place of what the parser made of its verb, unless they agree on who speaks."""
    by_head = {d.head: d for d in drafts}
    told = [a for a in asides if a.head not in by_head or by_head[a.head].speaker != a.speaker]
    heads = {a.head for a in told}
    return sorted([*(d for d in drafts if d.head not in heads), *told], key=lambda d: d.head)


def _one_per_cue(drafts: list[Draft]) -> list[Draft]:
    """The first draft of every cue word: rules stand in the order of their trust."""
    taken: set[int] = set()
    kept = []
    for draft in drafts:
        if draft.head not in taken:
            kept.append(draft)
            taken.add(draft.head)
    return kept


def _without_hedges(drafts: list[Draft]) -> list[Draft]:
    """A cue without a source that stands in what somebody else says is a hedge there, and no attribution."""
    spoken = {i for d in drafts if d.speaker is not None for i in d.content}
    return [d for d in drafts if d.speaker is not None or d.head not in spoken or d.colon]


def _first(found: Found) -> int:
    return min(s for spans in (found.source, found.cue, found.content) for s, _ in spans)


def _found(tree: Tree, quotes: tuple[Quote, ...], draft: Draft) -> Found:
    head, source, cue = draft.head, draft.source, tree.pieces(draft.cue)
    taken = {*draft.cue, *(tree.inside(*source) if source else ())}
    content = _without(tree, [*tree.pieces(i for i in sorted(draft.content) if i not in taken), *draft.quotes])
    content = [_with_marks(tree, quotes, piece) for piece in content]
    found = Found(
        (source,) if source else (), tuple(cue), tuple(_merged(tree.text, content)), head, draft.speaker, draft.silence
    )
    if source is not None:
        found = replace(found, source=(_whole_source(tree.text, quotes, source),))
    if not cue and draft.colon:
        return replace(found, cue=(draft.colon,))
    return found


def _whole_source(text: str, quotes: tuple[Quote, ...], source: Offsets) -> Offsets:
    """A source that ends within a quotation ('an aide, "who has seen the plans,"') ends with it."""
    start, end = source
    for q in quotes_around(quotes, start, end):
        if start < q.start < end <= q.end and not any(c.isalnum() for c in text[end : q.end]):
            return start, q.end
    return source


def _without(tree: Tree, pieces: list[Offsets]) -> list[Offsets]:
    return [(s, e) for s, e in pieces if any(c.isalnum() for c in tree.text[s:e])]


def _with_marks(tree: Tree, quotes: tuple[Quote, ...], piece: Offsets) -> Offsets:
    """``piece`` with the quotation marks whose words it holds, and without a mark whose partner it leaves out."""
    start, end = piece
    for q in quotes_around(quotes, start, end):
        if start <= q.start + 2 and q.start < start and not tree.text[q.start : start].strip("“\"„«'‘ "):
            start = q.start
        if end < q.end and start <= q.start + 1 and not tree.text[end : q.end].strip("”\"».,!?…'’ "):
            end = q.end
        if start <= q.start < end < q.end and tree.text[start : q.start].strip() == "":
            start = q.start
        if q.start < start < end == q.end and tree.text[end - 1 : end] in '”"»':
            end -= 1
    return start, end


def _merged(text: str, pieces: list[Offsets]) -> list[Offsets]:
    """Pieces in order; those that overlap or that only white space separates are one."""
    merged: list[Offsets] = []
    for start, end in sorted(set(pieces)):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
