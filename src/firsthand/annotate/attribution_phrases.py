"""Rules for what attributes without a verb of its own: "according to X", "X's claim that", "in X's view", "X: …"."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.annotate.attribution_tree import Offsets, Tree
from firsthand.annotate.attribution_verbs import Draft
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en import speech_verbs as verbs

# A headline's "X: …" names its speaker in few words.
HEADLINE_SPEAKER_WORDS = 6
# Lines above this length are prose and no headline.
HEADLINE_CHARACTERS = 200
# Attributions that are compared within one sentence; only a text without sentences has more.
MOST_IN_A_SENTENCE = 50


def phrase_drafts(tree: Tree) -> Iterator[Draft]:
    """Drafts for all phrases that attribute, in order of the text."""
    for i, t in enumerate(tree.tokens):
        lower = t.text.lower()
        made: Draft | None = None
        if lower == "according":
            made = _according(tree, i)
        elif lower == "in" and t.pos == "ADP":
            made = _in_opinion(tree, i)
        elif t.pos == "NOUN":
            made = _noun(tree, i)
        elif lower == ":":
            made = _headline(tree, i)
        elif lower in ("reportedly", "allegedly") and t.dep == "advmod":
            made = _reportedly(tree, i)
        if made:
            yield made


def _according(tree: Tree, i: int) -> Draft | None:
    """ "According to X, S" and "S, according to X"."""
    to = next((c for c in (i + 1, i + 2) if c < len(tree.tokens) and tree.tokens[c].text.lower() == "to"), None)
    if to is None:
        return None
    speaker = tree.child(to, "pobj")
    if speaker is None:
        speaker = next(
            (c for c in tree.subtree(to) if c > to and tree.tokens[c].pos in ("NOUN", "PROPN", "PRON")), None
        )
    if speaker is None:
        return None
    source = _until_comma(tree, speaker, tree.noun_phrase(speaker))
    content = _clause_around(tree, i, set(tree.inside(tree.tokens[i].start, source[1])))
    return Draft(i, list(range(i, to + 1)), speaker, source, content) if content else None


def settle_scopes(tree: Tree, drafts: list[Draft]) -> None:
    """Where a phrase and another attribution each claim to hold the other, only one does.

    A phrase with words of the other's content on both sides stands within that content ("X said that, according to Y,
    …"); one at the end of the sentence holds the whole ("X said …, according to Y").
    """
    by_sentence: dict[int, list[Draft]] = {}
    for d in drafts:
        by_sentence.setdefault(tree.tokens[d.head].sentence, []).append(d)
    phrases = [d for d in drafts if tree.tokens[d.head].text.lower() in ("according", "in")]
    for d in phrases:
        for e in by_sentence[tree.tokens[d.head].sentence][:MOST_IN_A_SENTENCE]:
            if e is d or d.head not in e.content or e.head not in d.content:
                continue
            words = [n for n in e.content if not tree.is_punct(n) and tree.tokens[n].dep != "mark"]
            own = {*d.cue, *(tree.inside(*d.source) if d.source else ())}
            if any(n > max(own) for n in words):
                d.content &= e.content
            else:
                e.content -= own


def _until_comma(tree: Tree, speaker: int, phrase: Offsets) -> Offsets:
    """A phrase in front of the clause ends at the comma where the parser ran on into the clause."""
    inside = tree.inside(*phrase)
    after = inside[-1] + 1 if inside else 0
    commas = [n for n in inside if n > speaker and tree.tokens[n].text == ","]
    if commas and after < len(tree.tokens) and not _subject_after(tree, after):
        return phrase[0], tree.tokens[commas[-1] - 1].end
    for n in inside:
        if n > speaker and tree.tokens[n].text == "," and n + 1 in inside:
            branch = tree.tokens[n + 1]
            if branch.dep in ("nsubj", "nsubjpass") and branch.head not in inside:
                return phrase[0], tree.tokens[n - 1].end
    return phrase


def _subject_after(tree: Tree, after: int) -> bool:
    """False if the clause goes on with its verb or a quotation mark, so that its subject was taken into the phrase."""
    t = tree.tokens[after]
    if t.text in {",", "."}:
        return True
    return not (t.pos in ("VERB", "AUX") and t.tag in ("VBZ", "VBD", "VBP", "MD")) and t.text not in {"“", '"'}


def _clause_around(tree: Tree, i: int, taken: set[int]) -> set[int]:
    """The clause that the phrase at ``i`` qualifies: what the sentence says before it, or after it when it leads."""
    sentence = tree.sentence(i)
    before = [n for n in sentence if n < i and n not in taken and not tree.is_punct(n)]
    if not before or (len(before) <= 2 and tree.tokens[before[-1]].pos in ("CCONJ", "ADV", "SCONJ")):
        return {n for n in sentence if n > i and n not in taken} - _final_stop(tree, sentence)
    top = next((a for a in tree.ancestors(i) if tree.tokens[a].pos in ("VERB", "AUX")), tree.tokens[i].head)
    clause = {n for n in tree.subtree(top) if n not in taken}
    if top > i:
        clause |= set(before)
    if not any(n < i for n in clause):
        clause |= set(before)
    while tree.tokens[top].dep in ("conj", "ccomp", "advcl", "relcl", "acl", "xcomp") and _same_speech(tree, top):
        top = tree.tokens[top].head
        clause |= {n for n in tree.subtree(top) if n not in taken}
    late = max(taken, default=i)
    behind = [n for n in clause if n > late and not tree.is_punct(n)]
    if behind and tree.tokens[min(behind)].pos in ("CCONJ", "SCONJ"):
        clause = {n for n in clause if n <= late}
    return clause - _final_stop(tree, sentence)


def _same_speech(tree: Tree, top: int) -> bool:
    """The phrase at the end of a sentence covers the clauses before it, unless a verb of speech governs them."""
    head = tree.tokens[top].head
    if head == top:
        return False
    lemma = tree.tokens[head].lemma.lower()
    speech = lemma in verbs.SAY or lemma in verbs.TELL
    return tree.tokens[head].pos in ("VERB", "AUX") and not (speech and tree.tokens[top].dep == "ccomp")


def _final_stop(tree: Tree, sentence: range) -> set[int]:
    last = sentence[-1]
    return {last} if tree.tokens[last].text in {".", ";"} else set()


def _in_opinion(tree: Tree, i: int) -> Draft | None:
    """ "in X's opinion", "in the words of X"."""
    noun = tree.child(i, "pobj")
    if noun is None or tree.tokens[noun].lemma.lower() not in nouns.IN_OPINION or noun - i > 12:
        return None
    speaker = tree.child(noun, "poss")
    of = next((c for c in tree.all(noun, "prep") if tree.tokens[c].text.lower() == "of"), None)
    if speaker is None and of is not None:
        speaker = tree.child(of, "pobj")
    if speaker is None or (speaker > i and not _speaker_like(tree, speaker)):
        return None
    source = _possessor(tree, speaker)
    taken = set(tree.subtree(i))
    cue = [n for n in taken if n not in set(tree.inside(*source)) and not tree.is_punct(n)]
    # "According to two aides, the deal is, in his view, dead": the aides tell of his view, he does not tell of them.
    outer = (n for n in tree.sentence(i) if n < i and tree.tokens[n].text.lower() == "according")
    told = {n for head in outer for n in tree.subtree(head)}
    content = _clause_around(tree, i, taken) - told
    return Draft(i, sorted(cue), speaker, source, content) if content else None


def _speaker_like(tree: Tree, i: int) -> bool:
    """People, names and numbers of people: "in view of the storm" is nobody's view."""
    t = tree.tokens[i]
    lemma = t.lemma.lower()
    people = nouns.PEOPLE | nouns.BODIES | nouns.OFFICES | nouns.PARTITIVE
    return t.pos in ("PROPN", "PRON", "NUM") or lemma in people or lemma in nouns.DOCUMENTS


def _possessor(tree: Tree, i: int) -> Offsets:
    start, end = tree.noun_phrase(i)
    return start, end


def _noun(tree: Tree, i: int) -> Draft | None:
    """ "X's claim that …", "a statement by X that …", "criticism of the plan"."""
    t = tree.tokens[i]
    lemma = t.lemma.lower()
    if lemma not in nouns.CUE_NOUNS:
        return None
    speaker = tree.child(i, "poss")
    if speaker is None:
        giver = next(
            (c for c in tree.all(i, "prep", "agent") if tree.tokens[c].text.lower() in {"by", "from", "among"}), None
        )
        speaker = tree.child(giver, "pobj") if giver is not None else None
    clause = next((c for c in tree.all(i, "acl", "ccomp") if c > i and _has_mark(tree, c)), None)
    cue = [i]
    if clause is not None:
        content = set(tree.subtree(clause))
    else:
        allowed = nouns.CUE_NOUN_PREPOSITIONS.get(lemma, frozenset())
        prep = next((c for c in tree.all(i, "prep") if c > i and tree.tokens[c].text.lower() in allowed), None)
        if prep is None or speaker is None:
            return None
        content = set(tree.subtree(prep)) - {prep}
        cue.append(prep)
    low = i
    while low - 1 in tree.children[i] and tree.tokens[low - 1].dep in ("amod", "compound", "advmod"):
        low -= 1
    cue = sorted({*range(low, i + 1), *cue})
    source = _possessor(tree, speaker) if speaker is not None else None
    return Draft(i, cue, speaker, source, content) if content else None


def _has_mark(tree: Tree, clause: int) -> bool:
    """True for "that …" and "to …"."""
    return any(
        tree.tokens[c].dep in ("mark", "aux") and tree.tokens[c].text.lower() in {"that", "to"}
        for c in tree.children[clause]
    )


def _headline(tree: Tree, i: int) -> Draft | None:
    """ "X: …" in a headline or at the start of a line: a name or people, a colon, and a clause."""
    line, stop = tree.line(tree.tokens[i].start)
    if stop - line > HEADLINE_CHARACTERS:
        return None
    start = (
        next(
            (
                n
                for n in range(i - 1, -1, -1)
                if tree.tokens[n].start < line or tree.tokens[n].text in {".", "!", "?", "]"}
            ),
            -1,
        )
        + 1
    )
    words = [n for n in range(start, i) if not tree.is_punct(n)]
    after = [n for n in tree.inside(tree.tokens[i].end, stop) if n > i]
    if not words or len(words) > HEADLINE_SPEAKER_WORDS or len(after) < 3 or not _may_speak(tree, words):
        return None
    if not any(tree.tokens[n].pos in ("VERB", "AUX") for n in after) and tree.tokens[after[0]].text not in "“\"‘'":
        return None
    head = tree.head_of(tree.tokens[words[0]].start, tree.tokens[words[-1]].end)
    source = (tree.tokens[words[0]].start, tree.tokens[words[-1]].end)
    if tree.tokens[after[-1]].text == ".":
        after = after[:-1]
    return Draft(i, [], head, source, set(after), colon=(tree.tokens[i].start, tree.tokens[i].end))


def _may_speak(tree: Tree, words: list[int]) -> bool:
    """Only nouns and names: a person, an organisation, or people like "officials"; no verb, no label."""
    tokens = [tree.tokens[n] for n in words]
    if any(t.pos in ("VERB", "AUX", "ADP", "PRON", "SCONJ") for t in tokens):
        return False
    named = any(t.entity in ("PERSON", "ORG", "GPE", "NORP") for t in tokens)
    people = tokens[-1].lemma.lower() in nouns.ANONYMOUS | nouns.DOCUMENTS
    return (named and tokens[-1].pos == "PROPN") or people


def _reportedly(tree: Tree, i: int) -> Draft | None:
    """ "reportedly": a cue without a source."""
    head = tree.tokens[i].head
    if tree.tokens[head].pos not in ("VERB", "AUX"):
        return None
    content = set(tree.subtree(head)) - {i}
    content -= {n for c in tree.all(head, "advcl", "conj", "cc", "parataxis", "punct") for n in tree.subtree(c)}
    return Draft(i, [i], None, None, content) if content else None
