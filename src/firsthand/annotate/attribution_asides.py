"""Attributions beside a clause, read from the words in order: "…, she said, and …", "…, the agency reported on Monday,
citing two aides", "…, affirm four of the interlocutors". Parsers of news lose these in long sentences."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.annotate.attribution_tree import Tree, is_quote_mark
from firsthand.annotate.attribution_verbs import Draft, cue_tokens
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en import speech_verbs as verbs

# The words between the comma and the verb, and those that may follow the verb before the aside ends.
LONGEST_SUBJECT = 14
LONGEST_TAIL = 40
# Content shorter than this is no clause.
SHORTEST_CONTENT = 3
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADP"})
_TAIL_STARTS = frozenset({"IN", "TO", "RB", "NNP", "NN", "CD", "RP"})
_PARTICIPLES = frozenset({"citing", "quoting", "relying", "referring", "adding", "speaking"})
_TELL_RECIPIENTS = frozenset({"PROPN", "NOUN", "PRON", "DET"})


def aside_drafts(tree: Tree) -> Iterator[Draft]:
    """Drafts for all asides, in order of the text."""
    for i, t in enumerate(tree.tokens):
        lemma = t.lemma.lower()
        finite = t.tag in ("VBD", "VBZ", "VBP") or (t.tag == "VBN" and t.text.lower().endswith("ed"))
        if lemma in verbs.ASIDE or lemma in verbs.TELL:
            # Whoever stands behind "told" is told: only "said X", never "told X", has its subject there.
            made = (_aside(tree, i) if finite else None) or (_inverted(tree, i) if lemma not in verbs.TELL else None)
            if made is not None:
                yield made


def _aside(tree: Tree, i: int) -> Draft | None:
    """ "S, X said", "S, X said, S", "S, the X agency reported on Monday, citing Y"."""
    sentence = tree.sentence(i)
    comma = _comma_before(tree, i, sentence)
    if comma is None:
        return None
    speaker = _head(tree, comma + 1, i - 1)
    if speaker is None or not _speaks(tree, speaker):
        return None
    end = _tail(tree, i, sentence)
    if end is None:
        return None
    content = _content(tree, sentence, comma, end)
    if not content:
        return None
    source = tree.tokens[comma + 1].start, tree.tokens[i - 1].end
    low = i
    while low - 1 > comma + 1 and tree.tokens[low - 1].pos in ("ADV", "AUX"):
        low -= 1
    if low < i:
        source = source[0], tree.tokens[low - 1].end
    return Draft(i, list(range(low, i + 1)), speaker, source, content)


def _comma_before(tree: Tree, i: int, sentence: range) -> int | None:
    """The comma before the subject of the verb ``i``, if only a noun phrase stands between them."""
    for n in range(i - 1, max(sentence.start, i - LONGEST_SUBJECT), -1):
        t = tree.tokens[n]
        if t.text == ",":
            return n if n < i - 1 and not _clause_before_joins(tree, n) else None
        if (t.pos not in _NOMINAL and t.pos not in ("AUX", "ADV")) or is_quote_mark(t) or t.tag in ("WP", "WDT"):
            return None
        if t.pos == "ADP" and t.text.lower() not in ("of", "for", "at", "in", "on"):
            return None
    return None


def _clause_before_joins(tree: Tree, comma: int) -> bool:
    """ "and X said": a clause of its own."""
    return comma + 1 < len(tree.tokens) and tree.tokens[comma + 1].pos in ("CCONJ", "SCONJ")


def _head(tree: Tree, first: int, last: int) -> int | None:
    """The head of the noun phrase from ``first`` to ``last``: its last noun before a preposition."""
    head: int | None = None
    for n in range(first, last + 1):
        t = tree.tokens[n]
        if t.pos == "ADP" and head is not None:
            break
        if t.pos in ("NOUN", "PROPN", "PRON", "NUM") and t.tag not in ("PRP$", "WP", "WDT"):
            head = n
    return head


def _speaks(tree: Tree, i: int) -> bool:
    t = tree.tokens[i]
    if t.pos == "PRON":
        return t.text.lower() in ("he", "she", "they")
    return (
        t.pos in ("PROPN", "NUM")
        or t.lemma.lower() in nouns.PEOPLE | nouns.BODIES | nouns.OUTLET_ANAPHORS | nouns.OFFICES
    )


def _tail(tree: Tree, i: int, sentence: range) -> int | None:
    """The last token of the aside (verb, recipient, time, place, whom it cites); None if a clause follows."""
    tells = tree.tokens[i].lemma.lower() in verbs.TELL
    for n in range(i + 1, min(sentence.stop, i + LONGEST_TAIL)):
        t = tree.tokens[n]
        if t.text in {".", "!", "?", ";"} or n == sentence.stop - 1:
            return n - 1 if t.pos == "PUNCT" else n
        if t.text == ",":
            following = tree.tokens[n + 1].text.lower() if n + 1 < sentence.stop else ""
            if following in _PARTICIPLES or following == "with":
                continue
            return n - 1
        if n == i + 1 and not (t.tag in _TAIL_STARTS or (tells and t.pos in _TELL_RECIPIENTS)):
            return None
        if n == i + 1 and t.text.lower() in ("that", "if", "whether", "how", "why", "when"):
            return None
        if t.pos == "AUX" or (t.tag in ("VBD", "VBZ", "VBP", "MD") and t.dep != "acl"):
            return None
    return sentence.stop - 1


def _content(tree: Tree, sentence: range, comma: int, end: int) -> set[int]:
    """What the sentence says around the aside, up to where another one speaks."""
    before = [n for n in sentence if n < comma]
    after = [n for n in sentence if n > end + 1]
    if any(is_quote_mark(tree.tokens[n]) for n in before[-1:] + before[:1]):
        return set()
    low = next((k + 1 for k in range(len(before) - 1, -1, -1) if tree.tokens[before[k]].text in {";", ":"}), 0)
    before = before[low:]
    finite = [n for n in before if tree.tokens[n].tag in ("VBD", "VBZ", "VBP", "MD", "VBN")]
    if len(before) < SHORTEST_CONTENT and not after:
        return set()
    if not finite and not any(tree.tokens[n].tag in ("VBD", "VBZ", "VBP", "MD") for n in after):
        return set()
    return {*before, *_own_part(tree, after)} - {
        sentence.stop - 1 if tree.tokens[sentence.stop - 1].text == "." else -1
    }


def _own_part(tree: Tree, after: list[int]) -> list[int]:
    """The words behind an aside, without a clause that somebody else says ("and three said that …")."""
    if after and tree.tokens[after[0]].tag in ("WP", "WDT", "VBG"):
        return []
    for k, n in enumerate(after):
        if tree.tokens[n].lemma.lower() in verbs.ASIDE | verbs.TELL and tree.tokens[n].tag in ("VBD", "VBZ", "VBP"):
            start = next((j for j in range(k, -1, -1) if tree.tokens[after[j]].pos == "CCONJ"), 0)
            return after[:start]
    return after


def _inverted(tree: Tree, i: int) -> Draft | None:
    """ "S, affirm four of the interlocutors", "S, transmits the agency X": the verb before its subject at the end."""
    sentence = tree.sentence(i)
    if i - 1 not in sentence or tree.tokens[i - 1].text != "," or i + 1 not in sentence:
        return None
    end = next((n for n in range(i + 1, sentence.stop) if tree.tokens[n].text in {".", ","}), sentence.stop)
    reference = next(
        (n for n in range(i + 1, end) if tree.tokens[n].text.lower() in ("with", "citing", "quoting")), end
    )
    run = range(i + 1, reference)
    if not run or any(tree.tokens[n].pos not in _NOMINAL for n in run) or tree.tokens[i + 1].pos == "ADP":
        return None
    speaker = _head(tree, run.start, run.stop - 1)
    if speaker is None or not _speaks(tree, speaker) or tree.tokens[run.start].tag in ("PRP$", "PRP"):
        return None
    content = _content(tree, sentence, i - 1, sentence.stop - 1)
    if len(content) < SHORTEST_CONTENT:
        return None
    source = tree.tokens[run.start].start, tree.tokens[run.stop - 1].end
    return Draft(i, cue_tokens(tree, i) if tree.tokens[i].pos == "VERB" else [i], speaker, source, content)
