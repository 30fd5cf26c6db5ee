"""Giving every quotation to the words that introduce, follow or continue it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

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
# A cue whose content holds a quotation, or whose speaker goes on in it, stands at most so many tokens away.
REACH_OF_CONTENT = 150


def attach_quotes(tree: Tree, quotes: tuple[Quote, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with quotations as content, and new drafts for quotations whose verb had none."""
    utterances = [q for q in quotes if q.is_utterance() and not _relative(tree, q)]
    inside = _Inside(tree, utterances)
    for d in drafts:
        _clip(tree, inside, d)
    by_head = _Drafts(drafts)
    previous: tuple[Quote, Draft] | None = None
    for q in utterances:
        owner = _owner(tree, inside, q, by_head) or _continued(tree, q, previous, by_head, inside)
        if owner is not None:
            _add(tree, owner, q)
            previous = (q, owner)
    return by_head.all()


def _relative(tree: Tree, q: Quote) -> bool:
    """'An aide, "who has seen the plans," said': the quotation describes the source."""
    words = tree.inside(q.start, q.end)
    first = next((i for i in words if not tree.is_punct(i)), None)
    return first is not None and tree.tokens[first].text in {"who", "whose", "which"}


class _Drafts:
    """Drafts by the token of their cue, kept in order so that only those near a quotation are looked at."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._by_head = {d.head: d for d in drafts}
        self._heads = sorted(self._by_head)

    def __contains__(self, head: int) -> bool:
        return head in self._by_head

    def __getitem__(self, head: int) -> Draft:
        return self._by_head[head]

    def __setitem__(self, head: int, d: Draft) -> None:
        if head not in self._by_head:
            insort(self._heads, head)
        self._by_head[head] = d

    def between(self, first: int, last: int) -> list[Draft]:
        """The drafts whose cue is one of the tokens from ``first`` to ``last``."""
        return [
            self._by_head[h] for h in self._heads[bisect_left(self._heads, first) : bisect_right(self._heads, last)]
        ]

    def all(self) -> list[Draft]:
        return [self._by_head[h] for h in self._heads]


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
            if tree.tokens[d.head].lemma.lower() not in _STRONG:
                d.content = set()
        return
    d.content = {i for i in d.content if inside(i) is q}
    if d.speaker is not None and inside(d.speaker) is not q:
        d.speaker = d.source = None


def _owner(tree: Tree, inside: _Inside, q: Quote, by_head: _Drafts) -> Draft | None:
    verb = _after(tree, inside, q)
    if verb is None:
        verb = _before(tree, inside, q, by_head)
    covering = _covering(tree, q, by_head, inside)
    if verb is None or (covering is not None and verb in covering.content):
        return covering
    if verb in by_head and by_head[verb].speaker is None:
        who = _next_name(tree, inside, verb)
        by_head[verb].speaker = who
        by_head[verb].source = source_span(tree, who, verb) if who is not None else None
    if verb not in by_head:
        who = subject(tree, verb)
        if who is not None and inside(who) is not None:
            who = None
        who = who if who is not None else _next_name(tree, inside, verb)
        if who is None and tree.tokens[verb].lemma.lower() not in _STRONG:
            return covering
        source = source_span(tree, who, verb) if who is not None else None
        by_head[verb] = Draft(verb, cue_tokens(tree, verb), who, source, set())
    return by_head[verb]


def _covering(tree: Tree, q: Quote, by_head: _Drafts, inside: _Inside) -> Draft | None:
    """The attribution outside the quotation whose content already holds most of it."""
    words = set(tree.inside(q.start, q.end))
    best: tuple[int, Draft] | None = None
    first, last = tree.token_at(q.start) - REACH_OF_CONTENT, tree.token_at(q.end) + REACH_OF_CONTENT
    for d in by_head.between(first, last):
        if inside(d.head) is None:
            shared = len(d.content & words)
            if shared * 2 > len(words) and (best is None or len(d.content) < len(best[1].content)):
                best = (shared, d)
    return best[1] if best else None


def _after(tree: Tree, inside: _Inside, q: Quote) -> int | None:
    """The verb of speech in the words that follow: '…," said X'."""
    if not _sentence_goes_on(tree.text, q):
        return None
    first = tree.token_at(q.end)
    stop = tree.line(q.end)[1]
    for i in range(first, min(first + REACH_AFTER, len(tree.tokens))):
        t = tree.tokens[i]
        turned = t.dep == "cc" and t.lemma.lower() in ("but", "or")
        if turned or inside(i) is not None or stop <= t.start or t.text in {".", ";", ":", "?", "!"}:
            return None
        if t.tag == "VB" or t.dep in ("relcl", "acl"):
            continue
        if t.pos in ("VERB", "AUX") and t.lemma.lower() in _SPEECH and t.dep not in ("amod", "aux"):
            return i if t.lemma.lower() in _STRONG or subject(tree, i) is not None else None
        if t.pos in ("VERB",) and t.tag in ("VBD", "VBZ", "VBP") and subject(tree, i) is not None:
            return None
    return None


def _sentence_goes_on(text: str, q: Quote) -> bool:
    """False if the sentence ends with the quotation."""
    following = text[q.end : q.end + 3].lstrip()
    if not following or "\n" in text[q.end : q.end + 2]:
        return False
    return q.ends_with not in ".…" or following[0] in ",–—-" or following[0].islower()


def _before(tree: Tree, inside: _Inside, q: Quote, by_head: _Drafts) -> int | None:
    """The verb of speech in the words that lead to it: 'X said, "…'."""
    last = tree.token_at(q.start) - 1
    lead = tree.text[max(0, q.start - 3) : q.start].strip()[-1:]
    line = tree.line(q.start)[0]
    first_found: int | None = None
    for i in range(last, max(-1, last - REACH_BEFORE), -1):
        t = tree.tokens[i]
        if inside(i) is not None or t.start < line or (t.text in {".", "?", "!", ";"} and i < last):
            break
        if t.tag == "VB" and i not in by_head:
            continue
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
        if 0 <= i < len(tree.tokens) and inside(i) is None and tree.tokens[i].pos in ("PROPN", "NOUN", "PRON", "NUM"):
            while tree.tokens[i].dep in ("compound", "amod", "det") and tree.tokens[i].head != i:
                i = tree.tokens[i].head
            return i if tree.tokens[i].pos in ("PROPN", "NOUN", "PRON", "NUM") else None
    return None


def _continued(
    tree: Tree, q: Quote, previous: tuple[Quote, Draft] | None, by_head: _Drafts, inside: _Inside
) -> Draft | None:
    """A quotation that stands free goes on with the last speaker: in the same line, or in the line before."""
    line = tree.line(q.start)[0]
    before = tree.text[max(line, q.start - 80) : q.start].strip()
    if before and before[-1:] not in {".", "”", '"', ":", "!", "?", "»", ")", "’", "'"}:
        return None
    last = tree.token_at(q.start) - 1
    nearby = by_head.between(max(tree.token_at(line), last - REACH_OF_CONTENT), last)
    here = [d for d in nearby if inside(d.head) is None]
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
    return _line_before(tree, q, by_head, inside) if not before else None


def _line_before(tree: Tree, q: Quote, by_head: _Drafts, inside: _Inside) -> Draft | None:
    """For a line that is a quotation only: the last attribution of speech in the line before."""
    rest = tree.text[q.end : min(tree.line(q.end)[1], q.end + 80)].strip()
    if len(rest.split()) > 2 and not rest.startswith(("“", '"', "«")):
        return None
    before = tree.line_before(q.start)
    if before is None:
        return None
    start, end = before
    last = tree.token_at(end) - 1
    nearby = by_head.between(max(tree.token_at(start), last - REACH_OF_CONTENT), last)
    outer = [d for d in nearby if inside(d.head) is None and _speaks(tree, d)]
    quoted = [d for d in by_head.between(last - REACH_OF_CONTENT, last) if any(start <= s < end for s, _ in d.quotes)]
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
