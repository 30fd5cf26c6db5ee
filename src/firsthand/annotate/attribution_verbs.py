"""Rules for verbs that attribute: who is their subject, which words are the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from firsthand.annotate.attribution_tree import QUOTE_MARKS, Offsets, Tree
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en import speech_verbs as verbs

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_AUXILIARIES = ("aux", "auxpass", "neg", "advmod")
_RELATIVE = frozenset({"who", "which", "that"})
_COMPLEMENT_PREPOSITIONS = frozenset({"of", "for", "as", "on", "over", "about", "with", "to", "against"})


@dataclass(slots=True)
class Draft:
    """An attribution in the making; content as token indices (and quotations as offsets)."""

    head: int
    cue: list[int]
    speaker: int | None
    source: Offsets | None
    content: set[int]
    quotes: list[Offsets] = field(default_factory=list)
    silence: bool = False
    colon: Offsets | None = None


def verb_drafts(tree: Tree) -> Iterator[Draft]:
    """Drafts for all verbs, in order of the text."""
    for i, t in enumerate(tree.tokens):
        if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass", "amod"):
            if (
                t.dep == "xcomp"
                and tree.tokens[t.head].lemma.lower() in verbs.SILENCE
                and t.lemma.lower() in verbs.SILENT_ON
            ):
                continue
            draft = _silence(tree, i) or _held(tree, i) or _clause(tree, i) or _wanting(tree, i) or _passive(tree, i)
            draft = draft or _preposition(tree, i) or _judgement(tree, i)
            if draft:
                yield draft


def draft(tree: Tree, i: int, content: set[int], extra: tuple[int, ...] = (), speaker: int | None = -1) -> Draft:
    """A draft for the verb ``i``; ``speaker`` -1 stands for its subject."""
    if speaker == -1:
        speaker = subject(tree, i)
    source = source_span(tree, speaker, i) if speaker is not None else None
    return Draft(i, cue_tokens(tree, i, extra), speaker, source, content)


def cue_tokens(tree: Tree, i: int, extra: tuple[int, ...] = ()) -> list[int]:
    """The verb with the auxiliaries, negation and adverbs straight before it, its particle, and ``extra``."""
    low = i
    while low - 1 in tree.children[i] and tree.tokens[low - 1].dep in _AUXILIARIES:
        low -= 1
    particles = [c for c in tree.all(i, "prt") if c > i]
    return sorted({*range(low, i + 1), *particles, *extra})


def subject(tree: Tree, i: int) -> int | None:
    """The token that says, for the verb ``i``: its subject, or the one that it shares with a verb above."""
    for _ in range(10):
        own = tree.child(i, "nsubj", "csubj")
        if own is not None:
            return own
        if tree.child(i, "nsubjpass", "auxpass") is not None:
            by = agent(tree, i) if tree.tokens[i].tag == "VBN" else None
            return by if by is not None else tree.child(i, "nsubjpass")
        if tree.tokens[i].dep == "acl":
            return tree.tokens[i].head if tree.tokens[i].tag in ("VBG", "VB") else agent(tree, i)
        apart = _set_apart(tree, i)
        if apart is not None:
            return apart
        driven, above = _governor(tree, i)
        if driven is not None or above is None:
            return driven
        i = above
    return None


def _set_apart(tree: Tree, i: int) -> int | None:
    """ "Anna Holm, met by reporters, said that …": the parser makes a clause of the name and its participle."""
    if tree.tokens[i].tag not in ("VBD", "VBZ", "VBP"):
        return None
    for c in tree.all(i, "ccomp"):
        before = tree.tokens[i - 1].text == "," and c < i and tree.tokens[c].tag == "VBN"
        if before and tree.child(c, "aux", "auxpass") is None and len(tree.all(i, "ccomp")) > 1:
            return tree.child(c, "nsubj", "nsubjpass")
    return None


def _governor(tree: Tree, i: int) -> tuple[int | None, int | None]:
    """(the object of a verb above that is the subject of ``i``, else the verb that ``i`` shares its subject with)."""
    t = tree.tokens[i]
    above = t.head
    if t.dep == "pcomp" and tree.tokens[above].dep == "prep":
        above = tree.tokens[above].head
    if t.dep == "xcomp" and tree.tokens[above].lemma.lower() != "promise":
        driven = tree.child(above, "dobj")
        if driven is not None and driven < i:
            return driven, None  # "prompting X to claim": X claims
    if t.dep == "advcl" and t.tag == "VBG":
        above = _speaking(tree, above)
    if t.dep == "conj" and t.tag in ("VBD", "VBZ") and _goes_back(tree, above, i):
        above = tree.tokens[above].head
    shares = t.dep in ("conj", "xcomp", "advcl", "pcomp", "dep", "ccomp") and not _has_own(tree, i)
    if above == i or not shares or tree.tokens[above].pos not in ("VERB", "AUX"):
        return None, None
    return None, above


def _goes_back(tree: Tree, above: int, i: int) -> bool:
    """True if the verb ``i`` goes on behind what was said: "told X that it had followed the rules and denied that …".

    The words said stand in another tense (with an auxiliary) or in quotation marks that close before ``i``.
    """
    t = tree.tokens[above]
    upper = tree.tokens[t.head]
    if t.dep != "ccomp" or upper.lemma.lower() not in verbs.SAY | verbs.TELL or upper.tag != tree.tokens[i].tag:
        return False
    marks = sum(tree.tokens[n].text in QUOTE_MARKS and tree.tokens[n].text not in "'’" for n in range(above, i))
    shifted = any(tree.tokens[c].text.lower() == "had" for c in tree.all(above, "aux"))
    said = tree.tokens[i].lemma.lower() in verbs.SAY | verbs.TELL | verbs.JUDGE
    return said and (marks % 2 == 1 or (shifted and not tree.all(i, "aux")))


def _speaking(tree: Tree, above: int) -> int:
    """For "X said that the land is open, stating …": the verb of X, where the clause's own subject cannot speak."""
    speech = verbs.SAY | verbs.TELL
    t = tree.tokens[above]
    if t.lemma.lower() in speech or t.dep != "ccomp" or tree.tokens[t.head].lemma.lower() not in speech:
        return above
    own = tree.child(above, "nsubj", "nsubjpass")
    person = own is not None and (tree.tokens[own].entity == "PERSON" or tree.tokens[own].tag == "PRP")
    return above if person else t.head


def _has_own(tree: Tree, i: int) -> bool:
    t = tree.tokens[i]
    return t.dep == "ccomp" and t.tag not in ("VBG", "VB")


def agent(tree: Tree, i: int) -> int | None:
    """The one after "by" for a passive or a participle."""
    for by in tree.children[i]:
        if tree.tokens[by].text.lower() == "by" and tree.tokens[by].dep in ("agent", "prep"):
            return tree.child(by, "pobj")
    return None


def source_span(tree: Tree, speaker: int, verb: int) -> Offsets:
    """The full noun phrase of ``speaker``, ended before the verb that it stands in front of."""
    start, end = tree.noun_phrase(speaker)
    v = tree.tokens[verb]
    if start <= v.start < end:  # a participle inside its own noun phrase: "sources saying that …"
        if speaker < verb:
            inside = tree.trim(tree.inside(start, v.start))
            start, end = tree.bounds(inside) if inside else (tree.tokens[speaker].start, tree.tokens[speaker].end)
        else:
            start = tree.tokens[verb + 1].start
    return start, end


def _clause(tree: Tree, i: int) -> Draft | None:
    """A clause of content: "X says (that) …", "…, X said", "told Y that …", "as X put it"."""
    t = tree.tokens[i]
    lemma = t.lemma.lower()
    speech = lemma in verbs.SAY or lemma in verbs.TELL or lemma in verbs.ASK
    if not speech and lemma not in verbs.BELIEF and lemma not in verbs.SHOW:
        return None
    clause = _complement(tree, i)
    if clause is None or (_mere_infinitive(tree, i) and not _goes_on_to_say(tree, i)):
        return None
    if lemma in verbs.BELIEF and not speech and not _believes(tree, i, clause):
        return None
    content = set(tree.subtree(clause))
    content.discard(i)
    who = subject(tree, i)
    if who is not None and tree.tokens[who].dep in ("nsubjpass", "expl") and tree.tokens[who].lemma.lower() == "it":
        who = None
    return draft(tree, i, content, (), who)


def _held(tree: Tree, i: int) -> Draft | None:
    """ "has doubts that …", "expressed the fear that …", "does not exclude that …", "quoted X as saying that …"."""
    t = tree.tokens[i]
    lemma = t.lemma.lower()
    if lemma == "exclude" and tree.child(i, "neg") is not None and tree.child(i, "ccomp") is not None:
        return draft(tree, i, set(tree.subtree(tree.child(i, "ccomp") or i)))
    if lemma in verbs.SAYING and t.tag == "VBG" and t.dep == "pcomp":
        return _quoted_as(tree, i)
    if lemma not in verbs.HOLDS:
        return None
    noun = next((c for c in tree.all(i, "dobj") if tree.tokens[c].lemma.lower() in nouns.CUE_NOUNS), None)
    clause = next((c for c in tree.all(noun, "acl", "ccomp", "relcl") if c > noun), None) if noun is not None else None
    if noun is None or clause is None or subject(tree, i) is None:
        return None
    if not any(tree.tokens[c].text.lower() == "that" for c in tree.all(clause, "mark")):
        return None
    return draft(tree, i, set(tree.subtree(clause)), tuple(n for n in tree.subtree(noun) if i < n <= noun))


def _quoted_as(tree: Tree, i: int) -> Draft | None:
    """ "X quoted officials as saying that …": the officials say it."""
    prep = tree.tokens[i].head
    above = tree.tokens[prep].head
    clause = tree.child(i, "ccomp", "dobj")
    whom = tree.child(above, "dobj")
    if tree.tokens[prep].text.lower() != "as" or tree.tokens[above].lemma.lower() not in verbs.QUOTING:
        return None
    return draft(tree, i, set(tree.subtree(clause)), (), whom) if clause is not None and whom is not None else None


def _complement(tree: Tree, i: int) -> int | None:
    """The head of the content clause of the verb ``i``."""
    apart = _set_apart(tree, i)
    for c in tree.all(i, "ccomp"):
        if apart is not None and c < i:
            continue
        if c > i or not any(tree.tokens[n].text == ":" for n in range(c, i)):
            return c
    lemma = tree.tokens[i].lemma.lower()
    if lemma in verbs.SAY | verbs.TELL | verbs.ASK:
        t = tree.tokens[i]
        above = t.head
        if t.dep == "parataxis" and above != i and tree.tokens[above].pos in ("VERB", "AUX"):
            return above if subject(tree, i) is not None and _interposed(tree, i) else None
        for c in tree.all(i, "parataxis"):
            if tree.tokens[c].pos in ("VERB", "AUX"):
                return c
    return None


def _interposed(tree: Tree, i: int) -> bool:
    """True if the words of ``i`` stand behind a comma or a dash: "…, she said"."""
    first = tree.subtree(i)[0]
    return first > 0 and tree.tokens[first - 1].text in {",", "—", "–", "-", "”", '"', "''"}


def _believes(tree: Tree, i: int, clause: int) -> bool:
    """Thoughts count with somebody else's mind ("I think" is the speaker's own hedge) and in no question."""
    who = subject(tree, i)
    if who is None:
        return False
    word = tree.tokens[who].text.lower()
    if tree.tokens[i].lemma.lower() in verbs.WEAK_BELIEF:
        return word not in {"i", "you", "it", "we", "one", "let"} and tree.tokens[clause].start > tree.tokens[i].start
    return word not in {"it"}


def _wanting(tree: Tree, i: int) -> Draft | None:
    """Wants, promises and refusals with an infinitive."""
    lemma = tree.tokens[i].lemma.lower()
    if lemma not in verbs.WANT or tree.child(i, "nsubjpass", "auxpass") is not None:
        return None
    infinitive = next((c for c in tree.all(i, "xcomp", "ccomp") if c > i and tree.child(c, "aux") is not None), None)
    who = subject(tree, i)
    if infinitive is None or who is None:
        return None
    if tree.tokens[who].text.lower() in {"i", "you", "we"} and lemma in {"want", "hope", "plan", "wish"}:
        return None
    content = set(tree.subtree(infinitive)) | _objects(tree, i)
    return draft(tree, i, content, (), who)


def _objects(tree: Tree, i: int) -> set[int]:
    return {n for c in tree.all(i, "dobj") if c > i for n in tree.subtree(c)}


def _passive(tree: Tree, i: int) -> Draft | None:
    """ "is said to …", "is expected to …", "was criticized by X"."""
    t = tree.tokens[i]
    if t.lemma.lower() not in verbs.PASSIVE or t.tag != "VBN":
        return None
    about = tree.child(i, "nsubjpass")
    by = agent(tree, i)
    if about is None or (tree.child(i, "auxpass") is None and by is None):
        return None
    rest = {n for c in tree.all(i, "xcomp", "ccomp", "oprd") if c > i for n in tree.subtree(c)}
    infinitive = tree.child(i, "xcomp", "ccomp") is not None
    if tree.tokens[about].lemma.lower() == "it" and tree.child(i, "ccomp") is None:
        return None
    if by is None and not (infinitive and t.lemma.lower() in verbs.PASSIVE_INFINITIVE):
        return None
    rest |= {
        n
        for c in tree.all(i, "prep")
        if c > i and tree.tokens[c].text.lower() in _COMPLEMENT_PREPOSITIONS
        for n in tree.subtree(c)
    }
    words = set() if tree.tokens[about].lemma.lower() in _RELATIVE | {"it"} else set(tree.subtree(about))
    by_token = [c for c in tree.children[i] if by is not None and tree.tokens[by].head == c]
    made = draft(tree, i, words | rest, tuple(by_token if by_token == [i + 1] else ()), by)
    return made if made.content else None


def _preposition(tree: Tree, i: int) -> Draft | None:
    """ "called for a truce", "responded to the proposal", "warned of a famine"."""
    allowed = verbs.WITH_PREPOSITION.get(tree.tokens[i].lemma.lower())
    if not allowed or tree.child(i, "auxpass") is not None:
        return None
    t = tree.tokens[i]
    if (
        t.dep == "advcl"
        and t.tag == "VBG"
        and tree.tokens[t.head].lemma.lower() in verbs.SAY | verbs.TELL
        and t.head > i
    ):
        return None  # "Responding to the reports, X said …" is one attribution
    who = subject(tree, i)
    preps = [c for c in tree.all(i, "prep", "prt") if c > i and tree.tokens[c].text.lower() in allowed]
    if who is None or not preps or tree.tokens[who].text.lower() in {"i", "you", "we"}:
        return None
    content = {n for c in preps for n in tree.subtree(c) if n != c} | _objects(tree, i)
    return draft(tree, i, content, tuple(preps), who) if content else None


def _judgement(tree: Tree, i: int) -> Draft | None:
    """Praise, blame, naming with a plain object: "criticized the plan", "called it a mistake"."""
    t = tree.tokens[i]
    lemma = t.lemma.lower()
    if lemma not in verbs.JUDGE or tree.child(i, "nsubjpass", "auxpass") is not None:
        return None
    objects = [c for c in tree.all(i, "dobj", "ccomp", "oprd", "xcomp") if c > i]
    who = subject(tree, i)
    if not objects or who is None or not may_speak(tree, who) or _mere_infinitive(tree, i):
        return None
    if t.dep == "relcl" and tree.child(i, "nsubj") is None:
        return None
    content = {n for c in objects for n in tree.subtree(c)}
    end = max(content)
    for c in tree.all(i, "prep", "dative"):
        if c == end + 1 and tree.tokens[c].text.lower() in _COMPLEMENT_PREPOSITIONS:
            content |= set(tree.subtree(c))
    return draft(tree, i, content, (), who)


_SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def may_speak(tree: Tree, i: int) -> bool:
    """True for people, bodies, names and documents: a ceasefire "offers hope" without saying anything."""
    t = tree.tokens[i]
    lemma = t.lemma.lower()
    if t.pos == "PRON":
        return t.text.lower() not in {"i", "you", "we", "it", "this", "that", "which", "what"} or t.dep == "relcl"
    if t.entity in _SPEAKING_ENTITIES or t.pos == "PROPN":
        return True
    people = nouns.ANONYMOUS | nouns.BODIES | nouns.DOCUMENTS | nouns.OFFICIALS | nouns.OUTLET_ANAPHORS
    return (
        lemma in people or t.text.lower() in people or (t.tag == "NNS" and lemma.endswith(("er", "or", "ist", "ian")))
    )


def _goes_on_to_say(tree: Tree, i: int) -> bool:
    """ "went on to say", "continued to insist", "prompting X to claim": said indeed."""
    t = tree.tokens[i]
    if t.dep == "ccomp":
        return tree.child(i, "nsubj") is not None
    head = tree.tokens[t.head].lemma.lower()
    return t.dep == "xcomp" and head in verbs.LEADS_TO_SPEECH


def _mere_infinitive(tree: Tree, i: int) -> bool:
    """ "enough to declare victory": an aim or a result, nothing said."""
    t = tree.tokens[i]
    return t.tag == "VB" and any(tree.tokens[c].text.lower() == "to" for c in tree.all(i, "aux"))


def _silence(tree: Tree, i: int) -> Draft | None:
    """ "declined to comment on X", "did not respond to questions about X", "could not be reached for comment"."""
    t = tree.tokens[i]
    lemma = t.lemma.lower()
    if lemma in verbs.SILENCE:
        what = next((c for c in tree.all(i, "xcomp") if tree.tokens[c].lemma.lower() in verbs.SILENT_ON), None)
        if what is None:
            return None
        head, matter = what, [c for c in tree.children[what] if c > what]
    elif (tree.child(i, "neg") is not None and lemma in ("respond", "reply", "answer", "return", "comment")) or (
        lemma in verbs.REACHED and tree.child(i, "neg") is not None and tree.child(i, "auxpass") is not None
    ):
        head, matter = i, [c for c in tree.children[i] if c > i]
    else:
        return None
    who = tree.child(i, "nsubjpass") if lemma in verbs.REACHED else subject(tree, i)
    refused, request = _refused(tree, matter)
    conditional = tree.tokens[i].dep == "advcl" or any(
        tree.tokens[c].dep == "aux" and tree.tokens[c].tag == "MD" for c in tree.children[i]
    )
    if not request and (lemma in verbs.REACHED or (lemma not in verbs.SILENCE and conditional)):
        return None
    last = max([head, *request])
    cue = [n for n in range(cue_tokens(tree, i)[0], last + 1) if n not in refused]
    source = source_span(tree, who, i) if who is not None else None
    return Draft(i, cue, who, source, refused, silence=True)


def _refused(tree: Tree, after: list[int]) -> tuple[set[int], list[int]]:
    """(words of the matter that is not spoken about, words of the request for comment that belong to the cue)."""
    request: list[int] = []
    refused: set[int] = set()
    stack = list(after)
    while stack:
        c = stack.pop(0)
        t = tree.tokens[c]
        if t.dep in ("prep", "pobj", "dobj", "acl") and t.text.lower() in {"to", "for", "by", "immediately"}:
            request.append(c)
            stack = tree.children[c] + stack
        elif t.lemma.lower() in verbs.COMMENT and t.pos in ("NOUN", "VERB", "PROPN"):
            request += [c, *(n for n in tree.subtree(c) if n < c)]
            stack = [n for n in tree.children[c] if n > c] + stack
        elif t.dep == "prep" and t.text.lower() in {"on", "about", "regarding", "over", "concerning"}:
            request.append(c)
            refused |= set(tree.subtree(c)) - {c}
        elif t.dep in ("dobj", "ccomp", "pobj"):
            refused |= set(tree.subtree(c))
    return refused, [r for r in request if not refused or r < min(refused)]
