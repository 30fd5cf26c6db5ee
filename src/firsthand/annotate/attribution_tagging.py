"""Tagger and rules put together: the tagger says which words belong together, the rules what nests within them.

The tagger learnt from articles in which nothing nests (PolNeAR), and gives better spans than rules do; what somebody
says within somebody's words, and silence, only the rules know. Every attribution of the one is paired with at most one
of the other: there the tagger's words stand and the rules' reading of the grammar (which token speaks, which one is
the cue, who of several speaks, whose words these are).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from firsthand.annotate.attribution_finding import Found
from firsthand.annotate.attribution_finding import find as propose
from firsthand.annotate.attribution_quotes import find_quotes
from firsthand.annotate.attribution_tree import Offsets, Tree, is_quote_mark
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en import speech_verbs as verbs
from firsthand.language.en.source_nouns import CIRCUMSTANCES
from firsthand.language.en.tagger import Tagged, tag
from firsthand.model import Parse

# A stretch is another's if it holds so much of it: the ends of spans differ by a few words, their middles do not.
MOSTLY = 0.8
Spans = Sequence[Offsets]
_NOBODY = frozenset({"somebody", "someone", "anybody", "anyone", "nobody", "everybody", "everyone", "you", "one"})


def find(text: str, parse: Parse) -> tuple[Found, ...]:
    """All attributions in ``text``, in order of their first word."""
    tree = Tree(parse, text)
    if not parse.tokens:
        return ()
    proposed = propose(text, parse)
    quotes = [(q.start, q.end) for q in find_quotes(text)]
    tagged = tag(text, parse, [(f.source, f.cue, f.content) for f in proposed], quotes)
    return merge(tree, proposed, tagged)


def merge(tree: Tree, proposed: Sequence[Found], tagged: Sequence[Tagged]) -> tuple[Found, ...]:
    """What the rules propose and what the tagger found as one list, in order of the first word."""
    units = [_bare(tree, t) for t in tagged if t.source or t.cue]
    pairs = _pair(units, proposed)
    units = _retied(units, proposed, pairs)
    units = _without_others(tree, units, proposed, pairs)
    found = [_joined(tree, u, proposed[pairs[n]] if n in pairs else None) for n, u in enumerate(units)]
    found = [_nested(f, proposed[pairs[n]], found) if n in pairs else f for n, f in enumerate(found)]
    found = [_said_only(tree, f) for f in found]
    found = [f for f in found if (f.content or f.silence) and not _mere_citing(tree, f)]
    used = set(pairs.values())
    found += [r for n, r in enumerate(proposed) if n not in used and _adds(tree, r, found)]
    return tuple(sorted(found, key=lambda f: (_first(f), f.head)))


def _bare(tree: Tree, tagged: Tagged) -> Found:
    roles = (tagged.source, tagged.cue, tagged.content)
    source, cue, content = (_whole(tree, _by_line(tree, spans)) for spans in roles)
    return Found(source, cue, content, _head(tree, cue or source) or 0, None)


def _pair(units: Sequence[Found], proposed: Sequence[Found]) -> dict[int, int]:
    """Number of a tagged one → number of the rules' one with the same cue; best agreement first, one to one."""
    near = []
    for n, u in enumerate(units):
        for k, r in enumerate(proposed):
            if u.cue and _touch(u.cue, r.cue):
                alike = 2 * _agree(u.content, r.content) + _agree(u.source, r.source) + _agree(u.cue, r.cue)
                near.append((-round(alike, 4), n, k))
    pairs: dict[int, int] = {}
    for _, n, k in sorted(near):
        if n not in pairs and k not in pairs.values():
            pairs[n] = k
    return pairs


def _retied(units: Sequence[Found], proposed: Sequence[Found], pairs: dict[int, int]) -> list[Found]:
    """Contents that the tagger tied to the wrong cue, where the rules know the right one, go to it."""
    out = list(units)
    for n, k in sorted(pairs.items()):
        rule = proposed[k]
        if not rule.content or _share(rule.content, out[n].content) >= 1 - MOSTLY:
            continue
        part = _touch(out[n].content, rule.content)  # a scrap of it, and the rest is another's
        least = 1 - MOSTLY if part else MOSTLY
        holders = [m for m, o in enumerate(out) if m != n and _share(rule.content, o.content) >= least]
        if part and not holders:
            continue
        holders = [m for m in holders if not _within([*out[m].source, *out[m].cue], rule.content)]
        if any(m in pairs and _touch(proposed[pairs[m]].content, rule.content) for m in holders):
            continue
        if out[n].content and not holders:
            continue
        if not holders and any(_conflicts(o, rule) for m, o in enumerate(out) if m != n):
            continue
        given: list[Offsets] = []
        for m in holders:
            kept, passed = _parted(out[m].content, rule.content)
            out[m] = replace(out[m], content=kept)
            given += passed
        out[n] = replace(
            out[n], content=tuple(sorted(given)) if _agree(given, rule.content) >= MOSTLY else rule.content
        )
    return out


def _without_others(
    tree: Tree, units: Sequence[Found], proposed: Sequence[Found], pairs: dict[int, int]
) -> list[Found]:
    """Units without stretches of another sentence that the rules give to a cue there, unseen by the tagger."""
    used = set(pairs.values())
    alone = [r for k, r in enumerate(proposed) if k not in used and r.source and r.content and not r.silence]
    out = list(units)
    for n, u in enumerate(units):
        own = tree.tokens[u.head].sentence
        for r in alone:
            there = tree.tokens[r.head].sentence
            if (
                there == own
                or not _touch(u.content, r.content)
                or any(_touch(r.cue, (*o.cue, *o.content)) for o in units)
            ):
                continue
            if n in pairs and _touch(proposed[pairs[n]].content, r.content):
                continue
            kept, passed = _parted(out[n].content, r.content)
            rest = any(_touch(o.content, r.content) for m, o in enumerate(out) if m != n) or _touch(kept, r.content)
            elsewhere = not rest and all(tree.tokens[tree.token_at(s)].sentence == there for s, _ in passed)
            if elsewhere and passed and _share(passed, r.content) >= MOSTLY:
                out[n] = replace(out[n], content=kept)
    return out


def _parted(content: Spans, claimed: Spans) -> tuple[tuple[Offsets, ...], list[Offsets]]:
    """``content`` without what is mostly ``claimed``, and the stretches that were."""
    kept: list[Offsets] = []
    passed: list[Offsets] = []
    for start, end in content:
        if _share([(start, end)], claimed) >= MOSTLY / 2:
            passed.append((start, end))
            continue
        for low, high in sorted(claimed):
            if low < end and start < high:
                passed.append((max(low, start), min(high, end)))
                if start < low:
                    kept.append((start, low))
                start = min(high, end)
        if start < end:
            kept.append((start, end))
    return tuple(kept), passed


def _conflicts(unit: Found, rule: Found) -> bool:
    """Whether the rule's content is partly another's, which does not stand within it."""
    return _touch(unit.content, rule.content) and not _within([*unit.source, *unit.cue], rule.content)


def _joined(tree: Tree, unit: Found, rule: Found | None) -> Found:
    """A tagged attribution with what the rules know of it."""
    if rule is None:
        return replace(unit, speaker=_head(tree, unit.source) if unit.source else None)
    source = unit.source
    label = rule.source and tree.text[rule.source[0][1] :].startswith(":") and rule.source[0][1] < _first_of(rule.cue)
    if not source or (rule.source and not label and not _touch(rule.source, source)):
        source = rule.source  # who of two is the speaker is a matter of grammar
    elif rule.source and _breaks_off(tree, source):
        source = rule.source
    speaker = rule.speaker if _touch(rule.source, source) else None
    if speaker is None and source:
        speaker = _head(tree, source)
    content = () if rule.silence and not rule.content else unit.content  # a "request for comment" is no matter
    own = tuple(c for c in content if not _touch((c,), source)) or content
    return Found(source, unit.cue, own, rule.head, speaker, rule.silence)


def _nested(found: Found, rule: Found, around: Sequence[Found]) -> Found:
    """What lies within another's content has the words that the rules give it: the tagger never saw the like."""
    own = [*found.source, *found.cue]
    if not rule.content or not any(f is not found and f.content and _within(own, f.content) for f in around):
        return found
    return replace(found, content=rule.content)


def _breaks_off(tree: Tree, source: Spans) -> bool:
    """Whether the words end at a preposition: "four of"."""
    last = tree.inside(*source[-1])[-1:] if source else []
    return bool(last) and tree.tokens[last[0]].pos in ("ADP", "CCONJ")


def _mere_citing(tree: Tree, found: Found) -> bool:
    """ "Citing two officials", "quoted officials as saying": who is cited is a link of another one's chain."""
    if tree.tokens[found.head].lemma.lower() not in verbs.QUOTING | {"rely"} or not found.content:
        return False
    start, end = found.content[0]
    head = tree.head_of(start, end)
    if head is None or any(is_quote_mark(tree.tokens[i]) for i in tree.inside(start, end)):
        return False
    t = tree.tokens[head]
    people = t.lemma.lower() in nouns.PEOPLE or t.entity in ("PERSON", "ORG") or t.pos == "NUM"
    return people and t.dep in ("dobj", "pobj", "nsubj", "nmod")


def _adds(tree: Tree, rule: Found, found: Sequence[Found]) -> bool:
    """Silence, what the tagger overlooked, and what lies within the content of something found, if its cue is new."""
    if any(_touch(rule.cue, f.cue) for f in found):
        return False
    if rule.silence or not any(_touch(rule.content, f.content) for f in found):
        return True
    own = [*rule.source, *rule.cue]
    if not own or not any(_within(own, f.content) or _speaks_on(tree, rule, f) for f in found):
        return False
    return not _idle(tree, rule)


def _idle(tree: Tree, rule: Found) -> bool:
    """Within somebody's words: nobody in particular, the hearers, or a mere thing as all they say ("called him")."""
    speaker = tree.tokens[rule.speaker] if rule.speaker is not None else None
    if speaker is not None and speaker.text.lower() in _NOBODY:
        return True
    words = [tree.tokens[i] for s, e in rule.content for i in tree.inside(s, e)]
    if not words or any(t.pos in ("VERB", "AUX") or is_quote_mark(t) for t in words):
        return False
    telling = verbs.JUDGE | nouns.CUE_NOUNS | verbs.SAY | verbs.TELL
    short = [t for t in words if t.pos not in ("DET", "PRON", "ADP", "PUNCT", "PART")]
    return not short or tree.tokens[rule.head].lemma.lower() not in telling


def _speaks_on(tree: Tree, rule: Found, found: Found) -> bool:
    """ "told them that it had followed the rules and denied that …": one who speaks on, taken for what is said."""
    if not (_touch(rule.source, found.source) and _within([*rule.cue, *rule.content], found.content)):
        return False
    further, first = tree.tokens[rule.head], tree.tokens[found.head]
    return further.tag == first.tag and further.lemma.lower() in verbs.SAY | verbs.TELL | nouns.DENYING


def _said_only(tree: Tree, found: Found) -> Found:
    """``found`` without what stands beside the words said: a heading on a line above the cue, unless it is quoted or
    all there is, and the circumstances of what the cue tells ("does not want it, as prices rose")."""
    content = [piece for piece in found.content if not _circumstance(tree, piece, found.cue)]
    if found.cue:
        line, _ = tree.line(found.cue[0][0])
        near = [(s, e) for s, e in content if e > line or any(is_quote_mark(tree.tokens[i]) for i in tree.inside(s, e))]
        content = near or content
    return found if len(content) == len(found.content) else replace(found, content=tuple(content))


def _circumstance(tree: Tree, piece: Offsets, cue: Spans) -> bool:
    inside = tree.inside(*piece)
    head = tree.head_of(*piece)
    if head is None or tree.tokens[inside[0]].lemma.lower() not in CIRCUMSTANCES:
        return False
    word, first = tree.tokens[head], tree.tokens[inside[0]]
    on_cue = any(s <= tree.tokens[word.head].start < e for s, e in cue)
    return word.dep == "advcl" and first.dep in {"mark", "advmod"} and on_cue


def _by_line(tree: Tree, spans: Iterable[Offsets]) -> Iterator[Offsets]:
    """The spans cut where a line ends."""
    for start, end in spans:
        while start < end:
            stop = min(end, max(tree.line(start)[1], start + 1))
            if tree.text[start:stop].strip():
                yield start, stop
            start = stop


def _whole(tree: Tree, spans: Iterable[Offsets]) -> tuple[Offsets, ...]:
    """The spans widened to whole words, and those that only white space separates as one."""
    merged: list[Offsets] = []
    for start, end in spans:
        words = range(tree.token_at(start + 1) - 1, tree.token_at(end))
        ends = [t for t in (tree.tokens[i] for i in words if i >= 0) if t.start < end and start < t.end]
        if ends:
            start, end = min(start, ends[0].start), max(end, ends[-1].end)
        between = tree.text[merged[-1][1] : start] if merged else ""
        if merged and not between.strip() and "\n" not in between:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _head(tree: Tree, spans: Spans) -> int | None:
    """The first token of ``spans`` on which the others of its stretch hang."""
    return next((h for s, e in spans if (h := tree.head_of(s, e)) is not None), None)


def _touch(one: Spans, other: Spans) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _within(inner: Spans, outer: Spans) -> bool:
    return all(any(s <= a and b <= e for s, e in outer) for a, b in inner)


def _size(spans: Spans) -> int:
    return sum(b - a for a, b in spans)


def _shared(one: Spans, other: Spans) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def _share(part: Spans, whole: Spans) -> float:
    """How much of ``part`` lies in ``whole``, 0 to 1."""
    return _shared(part, whole) / _size(part) if part else 0.0


def _agree(one: Spans, other: Spans) -> float:
    """Character F1 of two sets of stretches."""
    return 2 * _shared(one, other) / (_size(one) + _size(other)) if one and other else 0.0


def _first_of(spans: Spans) -> int:
    return min((s for s, _ in spans), default=0)


def _first(found: Found) -> int:
    return min(s for spans in (found.source, found.cue, found.content) for s, _ in spans)
