"""Attribution roles by a small encoder: text → source, cue and content spans that belong together.

A fine-tuned MiniLM reads windows of word pieces; one head gives each piece a role (BIO over source, cue, content), two
pointer heads tie a cue to its source and a content to its cue (after PolNeAR, Newell et al. 2018, for the roles). This
file holds what training and reading share: word pieces with their features, windows, and decoding, all in numpy.
Grammar enters as features: part of speech, dependency label, attention along head and child, and what the rules of
``annotate`` propose (stacking). Trained by ``scripts/train_attribution.py``; figures in ``docs/models/attribution.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.language import encoder
from firsthand.model import Parse

ROLES = ("source", "cue", "content")
LABELS = 1 + 2 * len(ROLES)  # O, then B and I of each role
# A piece carries one feature of each kind: (case, gap before) 9 × headline or not; part of speech; dependency; the role
# that the rules propose (BIO); within quotation marks. The last value of the first kind is padding.
KINDS = (19, 18, 48, 7, 2)
PADDING = KINDS[0] - 1
CLS, SEP = 101, 102  # of the published vocabulary; at run time the tokenizer is asked

# Word pieces a window may hold with CLS and SEP, and how much context it takes to its left and right. 256 with overlap
# against 64: linked +.06 on the dev file.
WINDOW = 256
LEFT, RIGHT = 64, 32
# Windows whose scores are held at once, 0.8 MB each. More is no article (some 60,000 characters), and is tied block by
# block: what it takes stays bounded, and its time linear.
BLOCK = 96
# A first line longer than this is no headline.
HEADLINE = 200
# A content that points at no cue joins the last one if it begins so many pieces after it (free-standing quotations).
CONTINUED = 400
# Added to log-probabilities before decoding, calibrated on the dev file for linked (+.018 together): training sees
# far more words without a role than with one, and cuts contents too often.
NO_ROLE, CUE_ROLE, NEW_CONTENT, NO_SOURCE = -0.5, 0.3, -1.5, -1.0

# Universal parts of speech, and the dependency labels of spaCy's English pipelines.
_POS_NAMES = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
_DEPENDENCY_NAMES = """
    ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep
    det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet
    prep prt punct quantmod relcl xcomp
"""
_POS = {name: n for n, name in enumerate(_POS_NAMES.split(), 1)}
_DEPENDENCY = {name: n for n, name in enumerate(_DEPENDENCY_NAMES.split(), 1)}

_CUT = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Piece = tuple[int, int, int]  # first piece, end, role


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one text: ids, code-point offsets, features (pieces × KINDS), the piece on which each hangs
    (itself at a root), and the indices at which a sentence may begin."""

    ids: Ints
    starts: Ints
    ends: Ints
    features: Ints
    heads: Ints
    cuts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``start``–``end`` are read, ``main``–``stop`` of them are answered for."""

    start: int
    end: int
    main: int
    stop: int


@dataclass(frozen=True, slots=True)
class Scores:
    """One window's answers: log-probabilities of labels (n, 7), and of three pointers (n + 2, n + 2): cue → source,
    content → cue, content → source. Column 0 stands for none."""

    labels: Floats
    sources: Floats
    cues: Floats
    speakers: Floats


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as (start, end) stretches in code points; each list may be empty."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


Stretches = Iterable[tuple[int, int]]


def pieces(
    text: str,
    tokenizer: Any,
    parse: Parse,
    hints: Sequence[tuple[Stretches, Stretches, Stretches]] = (),
    quotes: Stretches = (),
    skip: Stretches = (),
) -> Pieces:
    """Word pieces of ``text`` outside the stretches in ``skip``. ``tokenizer`` is a ``tokenizers.Tokenizer``.

    ``hints`` are attributions proposed by rules (source, cue, content), ``quotes`` the stretches in quotation marks.
    """
    coded = tokenizer.encode(text, add_special_tokens=False)
    every, ids = coded.offsets, coded.ids  # each access builds the whole list anew
    keep = _outside(every, sorted(skip))
    offsets = [every[i] for i in keep]
    starts = np.array([s for s, _ in offsets], np.int64)
    features = np.zeros((len(keep), len(KINDS)), np.int64)
    features[:, 0] = _layout(text, offsets)
    heads = _grammar(starts, parse, features)
    for proposed in hints:
        for role, spans in enumerate(proposed):
            for start, end in spans:
                first, stop = np.searchsorted(starts, (start, end))
                features[first:stop, 3] = 2 + 2 * role
                features[first : min(first + 1, stop), 3] = 1 + 2 * role
    for start, end in quotes:
        first, stop = np.searchsorted(starts, (start, end))
        features[first:stop, 4] = 1
    marks = np.array(sorted({0, *(m.end() for m in _CUT.finditer(text))}), np.int64)
    first_of = np.unique(np.searchsorted(starts, marks)) if len(keep) else np.array([], np.int64)
    return Pieces(
        ids=np.array([ids[i] for i in keep], np.int64),
        starts=starts,
        ends=np.array([e for _, e in offsets], np.int64),
        features=features,
        heads=heads,
        cuts=tuple(int(i) for i in first_of if i < len(keep)),
    )


def _layout(text: str, offsets: Sequence[tuple[int, int]]) -> list[int]:
    line = max(text.find("\n"), 0)
    before = 0
    out = []
    for n, (start, end) in enumerate(offsets):
        gap = 2 if n == 0 or "\n" in text[before:start] else int(start > before)
        out.append(_case(text[start:end]) * 3 + gap + (9 if start < line < HEADLINE else 0))
        before = end
    return out


def _grammar(starts: Ints, parse: Parse, features: Ints) -> Ints:
    """Part of speech and dependency of each piece's word; the first piece of the word on which its word hangs."""
    tokens = parse.tokens
    own = np.arange(len(starts))
    if not tokens or not len(starts):
        return own
    begins = np.array([t.start for t in tokens], np.int64)
    ends = np.array([t.end for t in tokens], np.int64)
    word = np.searchsorted(begins, starts, "right") - 1
    inside = (word >= 0) & (starts < ends[word])
    features[:, 1] = np.where(inside, np.array([_POS.get(t.pos, 0) for t in tokens])[word], 0)
    features[:, 2] = np.where(inside, np.array([_DEPENDENCY.get(t.dep, 0) for t in tokens])[word], 0)
    first = np.minimum(np.searchsorted(starts, begins), len(starts) - 1)
    heads = first[np.array([t.head for t in tokens], np.int64)[word]]
    held = np.where(inside & (first[word] == own), heads, np.where(inside, first[word], own))
    return np.asarray(held, np.int64)


def _outside(offsets: Sequence[tuple[int, int]], skip: Sequence[tuple[int, int]]) -> list[int]:
    """Indices of the pieces that begin in none of the stretches (both in order of the text)."""
    out: list[int] = []
    n = 0
    for i, (start, _) in enumerate(offsets):
        while n < len(skip) and skip[n][1] <= start:
            n += 1
        if n == len(skip) or start < skip[n][0]:
            out.append(i)
    return out


def _case(word: str) -> int:
    if word.isupper() and len(word) > 1:
        return 2
    return int(word[:1].isupper())


def windows(p: Pieces, first: int = 0, left: int = LEFT, right: int = RIGHT) -> list[Window]:
    """Windows over ``p`` cut where sentences begin; ``first`` shortens the first one (training shifts them so)."""
    room = WINDOW - 2 - left - right
    mains: list[tuple[int, int]] = []
    start, limit = 0, first or room
    ends = [*p.cuts[1:], len(p)] if len(p) else []
    previous = 0
    for end in ends:
        if end - start > limit and previous > start:
            mains.append((start, previous))
            start, limit = previous, room
        while end - start > limit:
            mains.append((start, start + limit))
            start, limit = start + limit, room
        previous = end
    if start < len(p):
        mains.append((start, len(p)))
    cuts = np.array(p.cuts, np.int64)
    return [_widened(m, n, cuts, left, right, len(p)) for m, n in mains]


def _widened(main: int, stop: int, cuts: Ints, left: int, right: int, size: int) -> Window:
    start, end = max(0, main - left), min(size, stop + right)
    inside = cuts[(cuts >= start) & (cuts < main)]
    behind = cuts[(cuts > stop) & (cuts <= end)]
    return Window(
        int(inside[0]) if len(inside) else start,
        size if end == size else int(behind[-1]) if len(behind) else end,
        main,
        stop,
    )


def window_heads(p: Pieces, w: Window) -> Ints:
    """The heads of a window's pieces as places in the window behind CLS; outside of it a piece hangs on itself."""
    heads = p.heads[w.start : w.end]
    own = np.arange(w.start, w.end)
    return np.asarray(np.where((heads >= w.start) & (heads < w.end), heads, own) - w.start + 1, np.int64)


def tag(
    text: str,
    parse: Parse,
    hints: Sequence[tuple[Stretches, Stretches, Stretches]] = (),
    quotes: Stretches = (),
) -> list[Tagged]:
    """The attributions of an English text, in order of its first words; see ``pieces`` for ``hints`` and ``quotes``."""
    words = encoder.tokenizer()
    edges = words.token_to_id("[CLS]"), words.token_to_id("[SEP]")
    p = pieces(encoder.sound(text), words, parse, hints, quotes)
    every = windows(p)
    found: list[Tagged] = []
    for first in range(0, len(every), BLOCK):
        found += decode(p, [(w, _scores(p, w, edges)) for w in every[first : first + BLOCK]])
    return found


def _scores(p: Pieces, w: Window, edges: tuple[int, int]) -> Scores:
    size = w.end - w.start + 2
    features = np.zeros((1, size, len(KINDS)), np.int64)
    features[0, :, 0] = PADDING
    features[0, 1:-1] = p.features[w.start : w.end]
    heads = np.arange(size)[None]
    heads[0, 1:-1] = window_heads(p, w)
    states = encoder.hidden(np.array([edges[0], *p.ids[w.start : w.end], edges[1]], np.int64))
    given = {"states": states, "features": features, "heads": heads}
    labels, points = encoder.session("tagger").run(None, given)
    return Scores(_logs(labels[0, 1:-1]), *(_logs(p[0]) for p in points))


def _logs(logits: Floats) -> Floats:
    """Log-probabilities over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), np.float32)


_BIAS = np.array([NO_ROLE, 0, 0, CUE_ROLE, CUE_ROLE, NEW_CONTENT, 0], np.float32)


def decode(p: Pieces, read: Sequence[tuple[Window, Scores]]) -> list[Tagged]:
    """The attributions of one text, or of a block of its windows, from their scores, in order of the text."""
    if not read:
        return []
    answers = sorted(read, key=lambda r: r[0].main)
    labels = np.concatenate([s.labels[w.main - w.start : w.stop - w.start] for w, s in answers]) + _BIAS
    at = answers[0][0].main
    spans = [(first + at, stop + at, role) for first, stop, role in _spans(_viterbi(labels))]
    return _tied(p, spans, answers)


def _transitions() -> Floats:
    allowed = np.zeros((LABELS, LABELS), np.float32)
    for role in range(len(ROLES)):
        begin, inside = 1 + 2 * role, 2 + 2 * role
        for label in range(LABELS):
            if label not in (begin, inside):
                allowed[label, inside] = -1e9
    return allowed


def _viterbi(scores: Floats) -> list[int]:
    """The best label sequence in which no I follows another role."""
    moves = _transitions()
    best = scores[0].copy()
    best[2::2] = -1e9
    back = np.zeros(scores.shape, np.int64)
    for i in range(1, len(scores)):
        paths = best[:, None] + moves
        back[i] = paths.argmax(0)
        best = paths.max(0) + scores[i]
    labels = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        labels.append(int(back[i][labels[-1]]))
    return labels[::-1]


def _spans(labels: Sequence[int]) -> list[tuple[int, int, int]]:
    """(first piece, end, role) of every labelled stretch."""
    out: list[tuple[int, int, int]] = []
    for i, label in enumerate(labels):
        if label == 0:
            continue
        role = (label - 1) // 2
        if label % 2 == 0 and out and out[-1][1] == i and out[-1][2] == role:
            out[-1] = (out[-1][0], i + 1, role)
        else:
            out.append((i, i + 1, role))
    return out


def _tied(p: Pieces, spans: Sequence[tuple[int, int, int]], answers: Sequence[tuple[Window, Scores]]) -> list[Tagged]:
    sources, cues, contents = ([s for s in spans if s[2] == role] for role in range(3))
    window_of = {i: (w, s) for w, s in answers for i in range(w.main, w.stop)}
    groups: dict[int, list[tuple[int, int, int]]] = {c[0]: [] for c in cues}
    alone: list[tuple[int, int, int]] = []
    last: int | None = None
    for content in contents:
        w, scores = window_of[content[0]]
        row = scores.cues[content[0] - w.start + 1]
        here = [c[0] for c in cues if w.start <= c[0] < w.end]
        cue_at = max(here, key=lambda c: float(row[c - w.start + 1]), default=None)
        if cue_at is None and last is not None and content[0] - last < CONTINUED:
            cue_at = last
        if cue_at is None:
            alone.append(content)
        else:
            groups[cue_at].append(content)
            last = cue_at
    out = []
    used: set[tuple[int, int, int]] = set()
    for cue, held in [*(([c], groups[c[0]]) for c in cues), *(([], [c]) for c in alone)]:
        source = _source(sources, cue, held, window_of)
        used.update(source)
        out.append(_tagged(p, source, cue, held))
    out += [_tagged(p, [s], [], []) for s in sources if s not in used]
    return sorted(out, key=lambda t: min((*t.source, *t.cue, *t.content)))


def _source(
    sources: Sequence[Piece],
    cue: Sequence[Piece],
    contents: Sequence[Piece],
    window_of: dict[int, tuple[Window, Scores]],
) -> list[Piece]:
    """The source that the cue points to, or the first content where there is no cue; none where that scores higher."""
    asking, table = (cue, "sources") if cue else (contents, "speakers")
    w, scores = window_of[asking[0][0]]
    row = getattr(scores, table)[asking[0][0] - w.start + 1]
    near = [(float(row[s[0] - w.start + 1]), -s[0], s) for s in sources if w.start <= s[0] < w.end]
    value, _, best = max(near, default=(-np.inf, 0, None))
    return [best] if best is not None and value > float(row[0]) + NO_SOURCE else []


def _tagged(p: Pieces, *roles: Sequence[tuple[int, int, int]]) -> Tagged:
    source, cue, content = (
        tuple((int(p.starts[a]), int(p.ends[b - 1])) for a, b, _ in sorted(spans)) for spans in roles
    )
    return Tagged(source, cue, content)
