"""Giving every quotation to the words that introduce, follow or continue it."""

from __future__ import annotations

from firsthand.annotate.attribution_quotes import Quote
from firsthand.annotate.attribution_tree import Tree
from firsthand.annotate.attribution_verbs import Draft, cue_tokens, source_span, subject
from firsthand.language.en import speech_verbs as verbs

_SPEECH = verbs.SAY | verbs.TELL | verbs.ASK | verbs.QUOTE_ONLY
_STRONG = verbs.SAY | verbs.TELL | verbs.ASK
# A verb of speech stands at most so many tokens behind the quotation that it follows.
REACH_AFTER = 25
# … and at most so many before the quotation that it introduces.
REACH_BEFORE = 40


def attach_quotes(tree: Tree, quotes: tuple[Quote, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with quotations as content, and new drafts for quotations whose verb had none."""
    utterances = [q for q in quotes if q.is_utterance()]
    inside = _Inside(tree, utterances)
    for d in drafts:
        _clip(tree, inside, d)
    by_head = {d.head: d for d in drafts}
    previous: tuple[Quote, Draft] | None = None
    for q in utterances:
        owner = _owner(tree, inside, q, by_head) or _continued(tree, q, previous, by_head, inside)
        if owner is not None:
            _add(tree, owner, q)
            previous = (q, owner)
    return list(by_head.values())


class _Inside:
    """Which utterance, if any, a token lies in."""

    def __init__(self, tree: Tree, utterances: list[Quote]) -> None:
        self.quote: dict[int, Quote] = {i: q for q in utterances for i in tree.inside(q.start, q.end)}

    def __call__(self, i: int) -> Quote | None:
        return self.quote.get(i)


def _clip(tree: Tree, inside: _Inside, d: Draft) -> None:
    """A cue within a quotation attributes nothing outside of it."""
    q = inside(d.head)
    if q is None:
        if d.speaker is not None and inside(d.speaker) is not None:
            d.speaker = d.source = None
        return
    d.content = {i for i in d.content if inside(i) is q}
    if d.speaker is not None and inside(d.speaker) is not q:
        d.speaker = d.source = None
    del tree


def _owner(tree: Tree, inside: _Inside, q: Quote, by_head: dict[int, Draft]) -> Draft | None:
    verb = _after(tree, inside, q)
    if verb is None:
        verb = _before(tree, inside, q, by_head)
    if verb is None:
        return _covering(tree, q, by_head, inside)
    if verb not in by_head:
        who = subject(tree, verb)
        if who is not None and inside(who) is not None:
            who = None
        who = who if who is not None else _next_name(tree, inside, verb)
        source = source_span(tree, who, verb) if who is not None else None
        by_head[verb] = Draft(verb, cue_tokens(tree, verb), who, source, set())
    return by_head[verb]


def _covering(tree: Tree, q: Quote, by_head: dict[int, Draft], inside: _Inside) -> Draft | None:
    """The attribution outside the quotation whose content already holds most of it."""
    words = set(tree.inside(q.start, q.end))
    best: tuple[int, Draft] | None = None
    for d in by_head.values():
        if inside(d.head) is None:
            shared = len(d.content & words)
            if shared * 2 > len(words) and (best is None or len(d.content) < len(best[1].content)):
                best = (shared, d)
    return best[1] if best else None


def _after(tree: Tree, inside: _Inside, q: Quote) -> int | None:
    """The verb of speech in the words that follow: '…," said X'."""
    following = tree.text[q.end : q.end + 3].lstrip()
    if not following or "\n" in tree.text[q.end : q.end + 2]:
        return None
    if q.ends_with in ".…" and not (following[0] in ",–—-" or following[0].islower()):
        return None
    first = tree._bisect(q.end)
    stop = tree.text.find("\n", q.end)
    for i in range(first, min(first + REACH_AFTER, len(tree.tokens))):
        t = tree.tokens[i]
        if inside(i) is not None or (0 <= stop < t.start) or t.text in {".", ";", ":", "?", "!"}:
            return None
        if t.pos in ("VERB", "AUX") and t.lemma.lower() in _SPEECH and t.dep not in ("amod", "aux"):
            return i if t.lemma.lower() in _STRONG or subject(tree, i) is not None else None
        if t.pos in ("VERB",) and t.tag in ("VBD", "VBZ", "VBP") and subject(tree, i) is not None:
            return None
    return None


def _before(tree: Tree, inside: _Inside, q: Quote, by_head: dict[int, Draft]) -> int | None:
    """The verb of speech in the words that lead to it: 'X said, "…'."""
    last = tree._bisect(q.start) - 1
    lead = tree.text[max(0, q.start - 3) : q.start].strip()[-1:]
    line = tree.text.rfind("\n", 0, q.start) + 1
    first_found: int | None = None
    for i in range(last, max(-1, last - REACH_BEFORE), -1):
        t = tree.tokens[i]
        if inside(i) is not None or t.start < line or (t.text in {".", "?", "!", ";"} and i < last):
            break
        if t.pos in ("VERB", "AUX") and t.lemma.lower() in _SPEECH and t.dep not in ("amod", "aux"):
            if lead in {",", ":"} or i == last or (i in by_head and by_head[i].content & _words(tree, q)):
                return i
            if i in by_head and first_found is None and last - i <= 3:
                first_found = i
    return first_found


def _words(tree: Tree, q: Quote) -> set[int]:
    return set(tree.inside(q.start, q.end))


def _next_name(tree: Tree, inside: _Inside, verb: int) -> int | None:
    """Where the parser found no subject: the head of the noun phrase straight before or behind the verb."""
    for i in (verb - 1, verb + 1):
        if 0 <= i < len(tree.tokens) and inside(i) is None and tree.tokens[i].pos in ("PROPN", "NOUN", "PRON"):
            while tree.tokens[i].dep in ("compound", "amod", "det") and tree.tokens[i].head != i:
                i = tree.tokens[i].head
            return i if tree.tokens[i].pos in ("PROPN", "NOUN", "PRON") else None
    return None


def _continued(
    tree: Tree, q: Quote, previous: tuple[Quote, Draft] | None, by_head: dict[int, Draft], inside: _Inside
) -> Draft | None:
    """A quotation that stands free goes on with the last speaker: in the same line, or in the line before."""
    line = tree.text.rfind("\n", 0, q.start) + 1
    before = tree.text[line : q.start].strip()
    if before and before[-1:] not in {".", "”", '"', ":", "!", "?", "»", ")", "’", "'"}:
        return None
    first = tree._bisect(line)
    here = [
        d for d in by_head.values() if first <= d.head and tree.tokens[d.head].end <= q.start and inside(d.head) is None
    ]
    if previous is not None and previous[0].start >= line:
        later = [
            d
            for d in here
            if d.head > previous[1].head and tree.tokens[d.head].start > previous[0].end and _speaks(tree, d)
        ]
        return max(later, key=lambda d: d.head) if later else previous[1]
    spoken = [d for d in here if _speaks(tree, d) or d.colon]
    if spoken:
        return max(spoken, key=lambda d: d.head)
    return _line_before(tree, q, line, by_head, inside) if not before else None


def _line_before(tree: Tree, q: Quote, line: int, by_head: dict[int, Draft], inside: _Inside) -> Draft | None:
    """For a line that is a quotation only: the last attribution of speech in the line before."""
    stop = tree.text.find("\n", q.end)
    rest = tree.text[q.end : stop if stop >= 0 else len(tree.text)].strip()
    if len(rest.split()) > 2 and not rest.startswith(("“", '"', "«")):
        return None
    above_end = len(tree.text[:line].rstrip())
    above = tree.text.rfind("\n", 0, above_end) + 1
    outer = [
        d
        for d in by_head.values()
        if above <= tree.tokens[d.head].start < above_end and inside(d.head) is None and _speaks(tree, d)
    ]
    quoted = [d for d in by_head.values() if any(above <= s < above_end for s, _ in d.quotes)]
    both = outer or quoted
    return max(both, key=lambda d: d.head) if both else None


def _speaks(tree: Tree, d: Draft) -> bool:
    lemma = tree.tokens[d.head].lemma.lower()
    return not d.silence and d.source is not None and (lemma in _STRONG or lemma in ("according", "accord", ":"))


def _add(tree: Tree, d: Draft, q: Quote) -> None:
    """``q`` as content of ``d``. What the parser took for content beside a whole quotation is left out."""
    words = _words(tree, q)
    lead = tree.text[max(0, q.start - 3) : q.start].strip()[-1:]
    if not d.quotes and lead in {",", ":"} and d.head < min(words, default=0) and d.content:
        d.content = {i for i in d.content if i < d.head or i in words}
    d.quotes.append((q.start, q.end))
