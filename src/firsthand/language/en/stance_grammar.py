"""Expressions of stance: Parse → who (as words), which stance, on what (as words), under which conditions.

Only grammar and lexicon: who the words mean, and on whose authority they stand, is decided by whoever knows the names
and attributions of the article. Where the grammar is not plain the expression is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from firsthand.language.en import stance as lexicon
from firsthand.language.en.stance import Sense
from firsthand.language.en.stance_complements import KINDS_OF_OBJECT, complement
from firsthand.language.en.stance_conditions import conditions
from firsthand.language.en.stance_parties import FOLLOWING, GROUP_NOUNS, OWNERS
from firsthand.language.en.stance_speech import spoken
from firsthand.language.en.stance_tree import COPULAS, Found, Offsets, Tree, gapped, negations
from firsthand.model import Parse, Stance

# "noun": a noun phrase; "i", "we", "person", "group": a pronoun; "body": "the country"; "following": "her members";
# "speaker": whoever says it.
HolderKind = Literal["noun", "i", "we", "person", "group", "body", "following", "speaker"]

# A complement longer than this, in words, is cut at its first comma, or else left out: it is no name of an issue.
LONGEST_ISSUE = 40
# An "it" in an issue of more words than this is explained by the others, as a rule of thumb.
SHORT_ISSUE = 5


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of stance. Offsets are code points into the text of the Parse.

    ``holders`` are the (start, end) of the heads of its subject (several when conjoined), empty for "speaker".
    ``phrases`` are the noun phrases of these heads.
    ``overt``: an act ("rejected") and not an ascribed attitude ("wants"). ``would``: true only if something else is.
    ``own``: a stance only in the holder's own words ("we will not sign"); from anybody else it is a guess.
    ``commits``: says what the holder will or will not do, which only the holder can say.
    ``hearsay``: marked as such ("reportedly").
    """

    stance: Stance
    overt: bool
    own: bool
    commits: bool
    would: bool
    hearsay: bool
    predicate: Offsets
    kind: HolderKind
    holders: tuple[Offsets, ...]
    phrases: tuple[Offsets, ...]
    issue: Offsets
    conditions: tuple[Offsets, ...]
    words: Offsets


def expressions(parse: Parse) -> tuple[Expression, ...]:
    """All expressions of stance in order of the text, one for each predicate."""
    tree = Tree(parse)
    questions = {t.sentence for t in parse.tokens if t.text == "?"}
    out: list[Expression] = []
    spoken_of: tuple[int, list[int]] = (-1, [])  # the issue that was named last, and in which sentence
    for i, token in enumerate(parse.tokens):
        if token.sentence in questions:
            continue
        known = spoken_of[1] if spoken_of[0] == token.sentence else []
        for found in _found(tree, i):
            if found.subject is None and i in known:
                continue  # "predicted that the talks would fail": once is enough
            issue = _named(tree, found, known)
            expression = _expression(tree, found, issue)
            if expression is not None:
                out.append(expression)
                spoken_of = token.sentence, issue
                break
    return tuple(out)


def _named(tree: Tree, found: Found, known: list[int]) -> list[int]:
    """The issue of ``found``; for an "it" the one named last in its sentence ("… offered his resignation and … refused
    it")."""
    if len(found.issue) == 1 and tree.lower(found.issue[0]) in lexicon.IT and known and known[-1] < found.verb:
        noun = any(tree.tokens[i].pos == "NOUN" for i in known) and tree.tokens[known[0]].pos in ("DET", "PRON", "ADJ")
        return known if noun and not _has_verb(tree, known) else found.issue
    return found.issue


def _has_verb(tree: Tree, words: list[int]) -> bool:
    return any(tree.tokens[i].pos in ("VERB", "AUX") for i in words)


def _found(tree: Tree, i: int) -> Iterator[Found]:
    token = tree.tokens[i]
    if token.pos in ("VERB", "AUX"):
        yield from _verb(tree, i)
    yield from _adjective(tree, i)
    yield from _judgement(tree, i)
    if token.pos == "NOUN":
        yield from _noun(tree, i)
        yield from _demand(tree, i)
    if token.pos in ("VERB", "AUX"):
        yield from spoken(tree, i)


def _verb(tree: Tree, i: int) -> Iterator[Found]:
    lemma = tree.tokens[i].lemma.casefold()
    particle = tree.first(i, "prt")
    if particle is not None:
        lemma = f"{lemma}+{tree.lower(particle)}"
    if lemma == "like" and not tree.auxiliaries(i) & lexicon.WOULD:
        return
    subject = tree.subject(i)
    if subject is None:
        return
    for sense in _specific_first(lexicon.VERBS.get(lemma, ())):
        for take in sorted(sense.takes, key=_narrowest):
            taken = complement(tree, i, take)
            if taken is None:
                continue
            root, words = taken
            avoided = _avoided(tree, root) if take == "to" and sense.stance == "supports" else None
            if avoided is not None and not negations(tree, i, root):
                yield Found(sense, "opposes", i, i, subject, avoided, False)
                return
            below = take == "to" and tree.negations(root) > 0
            negated = (negations(tree, i, root) + below) % 2 == 1
            if _silent(tree, i, lemma, root, take, negated) or (
                take not in KINDS_OF_OBJECT | {"obj"} and gapped(tree, i, root)
            ):
                continue
            stance = sense.negated if negated else sense.stance
            if stance == "supports" and lemma in lexicon.WANTING and _of_another(tree, i, take, root):
                stance = "demands"
            if stance is not None:
                yield Found(sense, stance, i, i, subject, words, negated)


def _of_another(tree: Tree, i: int, take: str, root: int) -> bool:
    """Whether what is wanted is an act of somebody else's ("wants the minister to resign")."""
    actor = tree.first(root, "nsubj") or tree.first(i, "dobj")
    if take != "obj-to" or actor is None or not tree.infinitive(root) or tree.having(root, "auxpass"):
        return False
    if tree.tokens[root].lemma.casefold() in lexicon.OUTCOMES:
        return False
    token = tree.tokens[actor]
    named = token.entity in ("PERSON", "ORG", "GPE", "NORP")
    return named or token.lemma.casefold() in lexicon.BODY_NOUNS | lexicon.OFFICES or tree.lower(actor) in GROUP_NOUNS


def _specific_first(senses: tuple[Sense, ...]) -> list[Sense]:
    """Senses that ask for a certain kind of object before those that take any."""
    return sorted(senses, key=lambda s: not s.takes & KINDS_OF_OBJECT)


def _narrowest(take: str) -> tuple[bool, str]:
    """The plain object last: it is also there where more than it is meant ("urged the two sides to talk")."""
    return take == "obj", take


def _foretells(tree: Tree, i: int, root: int, negated: bool) -> bool:
    """Whether a belief is a forecast or a doubt; what one thinks should be, or would be if, is neither."""
    helpers = tree.auxiliaries(root)
    today = tree.tokens[i].tag in ("VBP", "VBZ") or bool(tree.auxiliaries(i) & {"do", "does"})
    would = today and bool(helpers & lexicon.WOULD)
    return not helpers & lexicon.SHOULD and not would and (negated or tree.future(root))


def _avoided(tree: Tree, root: int) -> list[int] | None:
    """ "a war, which he wishes to avoid": the noun that is to be avoided, where it stands before the verb."""
    found = tree.first(root, "dobj")
    if found is None or tree.tokens[root].lemma.casefold() not in lexicon.AVOIDING:
        return None
    noun = tree.antecedent(found)
    return tree.noun_phrase(noun) if noun is not None and noun != found else None


def _silent(tree: Tree, i: int, lemma: str, root: int, take: str, negated: bool) -> bool:
    """Whether this use of the verb shows no stance after all."""
    empty = {"refuse": lexicon.SILENCE, "decline": lexicon.SILENCE}
    empty |= dict.fromkeys(lexicon.WANTING, lexicon.COURTESY)
    if take == "to" and tree.tokens[root].lemma.casefold() in empty.get(lemma, frozenset()):
        return True
    helpers = tree.auxiliaries(i)
    if lemma in lexicon.REFUSED_IN_FUTURE and not helpers & (lexicon.FUTURE_AUXILIARIES | lexicon.ABLE):
        return True
    lives_with = lemma == "live" and bool(helpers & {"could", "can"})  # an offer as it stands
    if lemma in lexicon.CONDITIONAL_ONLY and not negated and take != "to" and not lives_with:
        return not (helpers & (lexicon.WOULD | lexicon.CHANCES) and conditions(tree, i, "offers"))
    if lemma in lexicon.FUTURE_ONLY and take == "that" and not _foretells(tree, i, root, negated):
        return True
    if "have" in helpers and helpers & lexicon.WOULD:
        return True  # "would never have wanted": it never was so
    firm = (negated and helpers & {"can", "ca"}) or "cannot" in helpers
    return bool(helpers & lexicon.UNSURE_AUXILIARIES) and not (firm or lives_with)


def _adjective(tree: Tree, i: int) -> Iterator[Found]:
    """ "is ready to", "is opposed to", "remains against"."""
    word = tree.lower(i)
    senses = lexicon.ADJECTIVES.get(word, ())
    verb = _copula(tree, i) if senses else None
    if verb is None or (helpers := tree.auxiliaries(verb)) & lexicon.UNSURE_AUXILIARIES:
        return
    subject = tree.subject(verb) if verb != i else _passive_subject(tree, i)
    negated = tree.negations(verb) + (tree.negations(i) if verb != i else 0) == 1
    if subject is None or "to" in helpers or (word in lexicon.NEGATED_ONLY and not negated):
        return
    for sense in senses:
        for take in sorted(sense.takes):
            taken = complement(tree, i, take) or (complement(tree, verb, take) if verb != i else None)
            stance = sense.negated if negated else sense.stance
            if taken is None or stance is None:
                continue
            root, words = taken
            if word in lexicon.FUTURE_ADJECTIVES and not negated and not tree.future(root):
                continue
            yield Found(sense, stance, i, verb, subject, words, negated)


def _copula(tree: Tree, i: int) -> int | None:
    """The verb that says the adjective or participle ``i`` of a subject; ``i`` itself for "was prepared"."""
    token = tree.tokens[i]
    head = token.head
    if token.dep in ("acomp", "oprd", "attr", "prep") and tree.tokens[head].lemma.casefold() in COPULAS:
        return head
    if token.dep == "conj" and tree.tokens[head].dep in ("acomp", "attr"):
        above = tree.tokens[head].head
        return above if tree.tokens[above].lemma.casefold() in COPULAS else None
    if token.tag == "VBN" and tree.first(i, "auxpass") is not None and tree.first(i, "agent") is None:
        return i
    return None


def _passive_subject(tree: Tree, i: int) -> int | None:
    found = tree.first(i, "nsubjpass", "nsubj")
    return None if found is None else tree.antecedent(found)


def _judgement(tree: Tree, i: int) -> Iterator[Found]:
    """ "X is unacceptable to Y", "X is a non-negotiable condition for Y"; without "to Y" the judge is the speaker."""
    word = tree.lower(i)
    if i > 1 and tree.tokens[i - 1].text == "-" and tree.lower(i - 2) == "non":
        word = f"non-{word}"
    at = i
    if tree.tokens[i].dep == "amod" and tree.tokens[tree.tokens[i].head].dep == "attr":
        at = tree.tokens[i].head
    verb = tree.tokens[at].head
    if tree.tokens[at].dep not in ("acomp", "attr") or tree.tokens[verb].lemma.casefold() not in COPULAS:
        return
    negated = tree.negations(verb) > 0
    stance = (lexicon.NEGATED_JUDGEMENTS if negated else lexicon.JUDGEMENTS).get(word)
    issue = tree.first(verb, "nsubj", "csubj")
    if stance is None or issue is None or tree.auxiliaries(verb) & (lexicon.UNSURE_AUXILIARIES | lexicon.WOULD):
        return
    towards = (p for at_ in (at, i, verb) for p in tree.having(at_, "prep") if tree.lower(p) in ("to", "for"))
    judge = next((tree.first(p, "pobj") for p in towards), None)
    sense = Sense(stance, None, frozenset())
    yield Found(sense, stance, i, verb, judge, tree.core(issue), negated)


def _noun(tree: Tree, i: int) -> Iterator[Found]:
    """ "voiced her support for X", "has no desire to end X"."""
    senses = lexicon.NOUNS.get(tree.tokens[i].lemma.casefold(), ())
    verb = tree.tokens[i].head
    if not senses or tree.tokens[i].dep != "dobj" or tree.auxiliaries(verb) & lexicon.UNSURE_AUXILIARIES:
        return
    lemma = tree.tokens[verb].lemma.casefold()
    negated = negations(tree, verb, i) > 0
    if lemma not in lexicon.LIGHT_VERBS or (lemma in lexicon.NEGATED_LIGHT_VERBS and not negated):
        return
    subject = tree.subject(verb)
    owner = tree.first(i, "poss")
    if subject is None or (owner is not None and tree.tokens[owner].tag != "PRP$"):
        return
    for sense in senses:
        for take in sorted(sense.takes):
            taken = complement(tree, i, take)
            stance = sense.negated if negated else sense.stance
            if taken is not None and stance is not None:
                yield Found(sense, stance, i, verb, subject, taken[1], negated)


def _demand(tree: Tree, i: int) -> Iterator[Found]:
    """ "Y's condition is to keep X", "Y's demand for X"."""
    lemma = tree.tokens[i].lemma.casefold()
    owner = tree.first(i, "poss")
    if lemma not in lexicon.DEMAND_NOUNS or owner is None:
        return
    sense = Sense("demands", None, frozenset())
    verb = tree.tokens[i].head
    if tree.tokens[i].dep == "nsubj" and tree.tokens[verb].lemma == "be" and not tree.negations(verb):
        found = tree.first(verb, "attr", "xcomp", "ccomp")
        if found is not None and found > verb and not tree.auxiliaries(verb):
            yield Found(sense, "demands", i, verb, owner, tree.core(found), False)
    if lemma == "demand":
        taken = complement(tree, i, "_for") or complement(tree, i, "that")
        if taken is not None:
            yield Found(sense, "demands", i, i, owner, taken[1], False)


def _expression(tree: Tree, found: Found, named: list[int]) -> Expression | None:
    """The offsets of what was found, or None where it is uncertain, names no issue or has no possible holder."""
    if not tree.certain(found.verb) or not found.issue:
        return None
    if found.subject is not None and any(tree.lower(d) in ("no", "neither") for d in tree.having(found.subject, "det")):
        return None
    issue = _short(tree, named)
    if issue is None or _is_hollow(tree, issue):
        return None
    kind, heads = _holders(tree, found.subject)
    if kind is None:
        return None
    stance = found.stance
    clauses = conditions(tree, found.verb, stance)
    issue = _without_tail(tree, issue, clauses)
    issue_at = tree.offsets(issue)
    subject = [] if found.subject is None else tree.noun_phrase(found.subject)
    told = [found.word, found.verb, *(issue if named is found.issue else found.issue)]
    first, last = min([*told, *subject]), max(told)
    adverbs = {tree.lower(c) for n in {found.word, found.verb} for c in tree.having(n, "advmod")}
    return Expression(
        stance=stance,
        overt=found.sense.overt,
        own=found.own,
        commits=stance in ("refuses", "offers") and bool(tree.auxiliaries(found.verb) & lexicon.FUTURE_AUXILIARIES),
        would=bool(tree.auxiliaries(found.verb) & lexicon.WOULD) and not clauses,
        hearsay=bool(adverbs & lexicon.HEARSAY_ADVERBS),
        predicate=tree.offsets(sorted({found.word, found.verb})),
        kind=kind,
        holders=tuple((tree.tokens[h].start, tree.tokens[h].end) for h in heads),
        phrases=tuple(tree.offsets(tree.noun_phrase(h)) for h in heads),
        issue=issue_at,
        conditions=clauses,
        words=(tree.tokens[first].start, tree.tokens[last].end),
    )


def _is_hollow(tree: Tree, issue: list[int]) -> bool:
    """Whether the words name nothing by themselves: a pronoun, "it would be better", "talk about it", "engage in"."""
    words = [tree.lower(i) for i in issue]
    last = tree.tokens[issue[-1]]
    if len(issue) == 1 and words[0] in lexicon.EMPTY_ISSUES:
        return True
    if tree.tokens[issue[0]].dep in ("nsubj", "nsubjpass") and words[0] in lexicon.IT:
        return True
    if words[0] == "what" and len(issue) <= SHORT_ISSUE:
        return True
    if last.tag == "IN" and last.dep in ("prep", "prt") and tree.first(issue[-1], "pobj", "pcomp") is None:
        return True
    if len(issue) <= SHORT_ISSUE and lexicon.IT.intersection(
        w for w, i in zip(words, issue, strict=True) if _bare(tree, i)
    ):
        return True
    given_to = len(issue) == 2 and last.pos == "PRON" and tree.tokens[issue[0]].pos == "VERB"  # "give her": what?
    return given_to or " ".join(words).endswith(lexicon.HOLLOW)


def _bare(tree: Tree, i: int) -> bool:
    return tree.tokens[i].dep in ("dobj", "pobj", "nsubj") and tree.tokens[i].pos == "PRON"


def _without_tail(tree: Tree, issue: list[int], clauses: tuple[Offsets, ...]) -> list[int]:
    """``issue`` up to the first condition in it."""
    start = min((s for s, _ in clauses), default=None)
    kept = [i for i in issue if start is None or tree.tokens[i].start < start]
    while len(kept) > 1 and tree.tokens[kept[-1]].pos == "PUNCT":
        kept.pop()
    return kept or issue


def _short(tree: Tree, issue: list[int]) -> list[int] | None:
    """``issue``, cut at its first comma where it is too long to name anything; None where it holds another clause that
    the grammar has swallowed (a relative clause with neither pronoun nor subject)."""
    for i in issue:
        token = tree.tokens[i]
        finite = token.tag in ("VBD", "VBZ", "VBP") or any(
            tree.tokens[c].tag in ("VBD", "VBZ", "VBP") for c in tree.having(i, "aux")
        )
        if token.dep == "relcl" and finite and not tree.having(i, "nsubj", "nsubjpass"):
            return None
    if len(issue) <= LONGEST_ISSUE:
        return issue
    commas = [n for n, i in enumerate(issue) if tree.tokens[i].text in (",", ";", "–", "—")]
    return issue[: commas[0]] if commas and 0 < commas[0] <= LONGEST_ISSUE else None


def _holders(tree: Tree, subject: int | None) -> tuple[HolderKind | None, list[int]]:
    if subject is None:
        return "speaker", []
    token, word = tree.tokens[subject], tree.lower(subject)
    for kind, words in _PRONOUNS:
        if word in words:
            return kind, [subject]
    if token.pos == "PRON" and not tree.having(subject, "prep"):  # but "one of the two"
        return None, []
    lemma = token.lemma.casefold()
    articles = {tree.lower(d) for d in tree.having(subject, "det", "poss")}
    if articles & OWNERS and (lemma in FOLLOWING or word in FOLLOWING) and not tree.having(subject, "prep", "appos"):
        return "following", [subject]
    if lemma in lexicon.BODY_NOUNS and articles & {"the", *OWNERS}:
        named = [c for c in tree.having(subject, "compound", "amod", "poss", "prep") if tree.tokens[c].pos == "PROPN"]
        if not named and not tree.having(subject, "amod", "prep", "compound") and not _owned(tree, subject):
            return "body", [subject]
    if token.pos != "PROPN":  # "the prime minister, Ada Lind, …"
        subject = next((a for a in tree.having(subject, "appos") if tree.tokens[a].pos == "PROPN"), subject)
    heads = [subject]
    while (following := tree.first(heads[-1], "conj")) is not None and len(heads) < 8:
        heads.append(following)
    return "noun", heads


def _owned(tree: Tree, i: int) -> bool:
    """Whether a noun owns it ("the teachers' union")."""
    return any(tree.lower(p) not in OWNERS for p in tree.having(i, "poss"))


_PRONOUNS: tuple[tuple[HolderKind, frozenset[str]], ...] = (
    ("i", lexicon.PRONOUNS_I),
    ("we", lexicon.PRONOUNS_WE),
    ("person", lexicon.PRONOUNS_PERSON),
    ("group", lexicon.PRONOUNS_GROUP),
)
