"""The plain baseline: attribution by dependency rules alone, over spaCy's small English model.

What anybody would write first, and what a better method has to beat: a verb of saying, believing or asking with a
clause or a quotation as its complement, and "according to". No repair of the parser's mistakes, no speaker from
another sentence, no headlines.
"""

from __future__ import annotations

from typing import Any

VERBS = frozenset(
    """accuse acknowledge add admit advise agree allege announce answer argue ask assert believe boast caution claim
    comment complain concede conclude confess confirm contend declare demand deny describe disclose emphasize estimate
    expect explain fear feel guess hint hope imply indicate inform insist joke know maintain mention note object
    observe predict proclaim promise propose quip recall recommend remark remind repeat reply report request respond
    reveal say signal speculate state stress suggest suspect swear tell testify think tweet urge vow warn wonder
    write""".split()  # noqa: SIM905 (a list of words reads as one)
)
CLAUSES = ("ccomp", "xcomp", "parataxis", "csubj")
QUOTES = frozenset('"“”«»„')
Spans = list[tuple[int, int]]


def extract(doc: Any, base: int = 0) -> list[dict[str, Spans]]:
    """Attributions of a parsed line as {"source", "cue", "content"}: lists of (start, end), counted from ``base``."""
    found = [_by_verb(doc, token) for token in doc if token.lemma_.lower() in VERBS and token.pos_ == "VERB"]
    found += [_according(doc, token) for token in doc if token.lower_ == "according"]
    return [{role: [(base + s, base + e) for s, e in f[role]] for role in f} for f in found if f["content"]]


def _by_verb(doc: Any, verb: Any) -> dict[str, Spans]:
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    clauses = [c for c in verb.children if c.dep_ in CLAUSES]
    content = {t.i for c in clauses for t in c.subtree}
    if not content and subjects:
        content = _quoted(verb)
    if not content and verb.dep_ in CLAUSES and verb.head.i < verb.i:  # ", the mayor said" hung into the clause
        content = {t.i for t in verb.head.subtree} - {t.i for t in verb.subtree}
    source = {t.i for s in subjects[:1] for t in s.subtree}
    cue = {verb.i, *(c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt"))}
    return _spans(doc, source, cue, _whole_quotes(doc, content) - source - cue)


def _whole_quotes(doc: Any, content: set[int]) -> set[int]:
    """``content`` with all of the quotations that it touches, sentences that follow included."""
    marks = [t.i for t in doc if t.text in QUOTES]
    quotes = [set(range(a, b + 1)) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    return content.union(*(q for q in quotes if q & content))


def _quoted(verb: Any) -> set[int]:
    """The words between the quotation marks of the verb's sentence."""
    sentence = list(verb.sent)
    marks = [t.i for t in sentence if t.text in QUOTES]
    return set(range(marks[0], marks[-1] + 1)) - {verb.i} if len(marks) > 1 else set()


def _according(doc: Any, token: Any) -> dict[str, Spans]:
    source = {t.i for to in token.children if to.lower_ == "to" for p in to.children for t in p.subtree}
    cue = {token.i, *(c.i for c in token.children if c.lower_ == "to")}
    phrase = {t.i for t in token.subtree} | {token.i}
    content = {t.i for t in token.head.subtree} - phrase if token.head.i != token.i and source else set()
    return _spans(doc, source, cue, content)


def _spans(doc: Any, source: set[int], cue: set[int], content: set[int]) -> dict[str, Spans]:
    return {"source": _runs(doc, source), "cue": _runs(doc, cue), "content": _runs(doc, content)}


def _runs(doc: Any, indices: set[int]) -> Spans:
    """Offsets of the stretches of neighbouring words, without commas and full stops at their ends."""
    runs: list[list[int]] = []
    for i in sorted(indices):
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for run in runs:
        while run and (doc[run[0]].is_space or doc[run[0]].text in {",", "."}):
            run = run[1:]
        while run and (doc[run[-1]].is_space or doc[run[-1]].text in {",", "."}):
            run = run[:-1]
        if any(doc[i].is_alpha for i in run):
            spans.append((doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])))
    return spans
