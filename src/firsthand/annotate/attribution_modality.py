"""How the content is meant: asserted, possible, denied, predicted or wanted; negated; and the words that hedge it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.annotate.attribution_finding import Found
from firsthand.annotate.attribution_quotes import Quote, quotes_around
from firsthand.annotate.attribution_tree import QUOTE_MARKS, Offsets, Tree
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en import speech_verbs as verbs
from firsthand.model import Act, Form, Modality

_COPULAS = frozenset({"be", "seem", "appear", "feel", "become", "remain"})
# Nouns and adjectives of what somebody holds: "is sure", "are convinced", "is against", "her hope".
_MINDS = frozenset(
    {"belief", "opinion", "view", "hope", "fear", "doubt", "sure", "certain", "convinced", "confident", "afraid"}
    | {"hopeful", "worried", "concerned", "against", "aware", "unaware", "proud", "skeptical", "sceptical", "wary"}
    | {"optimistic", "pessimistic", "angry", "happy", "unhappy", "frustrated", "disappointed", "surprised", "eager"}
)
_TELLING = frozenset({"say", "explain", "reveal", "disclose", "specify", "elaborate", "tell", "address", "discuss"})
# "would not say whether": a refusal to tell, while "would not say that" is a view.
_OPEN_QUESTIONS = frozenset({"whether", "if", "what", "who", "whom", "how", "when", "where", "why", "which"})
_CHANCES = frozenset({"possible", "likely", "unlikely", "probable", "conceivable", "plausible"})
_FUTURE = frozenset({"will", "’ll", "'ll", "wo", "shall"})


@dataclass(frozen=True, slots=True)
class Meaning:
    act: Act
    modality: Modality
    negated: bool
    hedge: tuple[Offsets, ...]


def meaning(tree: Tree, found: Found) -> Meaning:
    """Act, modality, negation and hedges of one attribution."""
    lemma = tree.tokens[found.head].lemma.lower()
    root = content_root(tree, found)
    hedges = _hedges(tree, found, root)
    return Meaning(
        _act(tree, lemma, found), _modality(tree, found, lemma, root), _negated(tree, found, root), tuple(hedges)
    )


def form(found: Found, text: str, quotes: Sequence[Quote]) -> Form:
    """direct: all content stands in quotation marks; mixed: a part of it; indirect: none."""
    inside = outside = 0
    for start, end in found.content:
        quoted = [(max(start, q.start), min(end, q.end)) for q in quotes_around(quotes, start, end)]
        covered = sum(e - s for s, e in quoted)
        inside += covered
        outside += sum(c.isalnum() for c in text[start:end]) - sum(c.isalnum() for s, e in quoted for c in text[s:e])
    if not inside:
        return "indirect"
    return "direct" if outside <= 0 else "mixed"


def content_root(tree: Tree, found: Found) -> int | None:
    """The main verb of the content."""
    for start, end in found.content:
        inside = tree.inside(start, end)
        have = set(inside)
        for i in inside:
            t = tree.tokens[i]
            if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass") and (t.head not in have or t.head == i):
                return i
        for i in inside:
            if tree.tokens[i].pos in ("VERB", "AUX") and tree.tokens[i].dep not in ("aux", "auxpass"):
                return i
    return None


def _act(tree: Tree, lemma: str, found: Found) -> Act:
    if found.silence or _says_nothing(tree, found):
        return "silence"
    cue = {tree.tokens[i].lemma.lower() for s, e in found.cue for i in tree.inside(s, e)}
    if tree.tokens[found.head].pos == "AUX" or (lemma in _COPULAS and cue & _MINDS):
        return "belief" if cue & _MINDS else "speech"
    speech = verbs.SAY | verbs.TELL | verbs.ASK
    mental = (verbs.BELIEF | verbs.ATTITUDE | {"want", "plan", "intend", "wish", "prefer", "long", "seek"}) - speech
    return "belief" if lemma in mental or lemma in _MINDS else "speech"


def _says_nothing(tree: Tree, found: Found) -> bool:
    """ "has not said what …", "refuses to explain", "isn't saying much about": nothing was said on the matter."""
    head, lemma = found.head, tree.tokens[found.head].lemma.lower()
    cue = [i for s, e in found.cue for i in tree.inside(s, e)]
    if any(tree.tokens[i].text in QUOTE_MARKS for s, e in found.content for i in tree.inside(s, e)):
        return False
    if lemma in _TELLING and any(tree.tokens[i].dep == "neg" for i in cue):
        first = next((tree.tokens[i].text.lower() for s, e in found.content for i in tree.inside(s, e)), "")
        return first in _OPEN_QUESTIONS or "would" not in {tree.tokens[i].text.lower() for i in cue}
    above = tree.tokens[head].head
    refuses = {tree.tokens[i].lemma.lower() for i in (head, above)} & verbs.SILENCE
    told = {lemma, *(tree.tokens[i].lemma.lower() for i in tree.all(head, "xcomp"))} & (_TELLING | verbs.SILENT_ON)
    return bool(refuses and told)


def _modality(tree: Tree, found: Found, lemma: str, root: int | None) -> Modality:
    by_cue = _cue_modality(tree, lemma, root)
    if by_cue == "denied" and _cue_negated(tree, found):
        return "possible"  # "did not deny that …": neither said nor denied
    if by_cue is not None:
        return by_cue
    if root is not None:
        words = {tree.tokens[c].text.lower() for c in tree.all(root, "aux")}
        if words & nouns.HEDGE_MODALS:
            return "possible"
        if words & _FUTURE or _future(tree, found, root, words):
            return "predicted"
        hedged = tree.tokens[root].lemma.lower() in nouns.HEDGE_VERBS or _evidential(tree, root)
        if hedged or _adverbs(tree, root) or _chances(tree, root):
            return "possible"
    doubting = lemma in nouns.DOUBTING or tree.tokens[found.head].text.lower() in nouns.HEDGE_ADVERBS
    return "possible" if doubting else "asserted"


def _future(tree: Tree, found: Found, root: int, auxiliaries: set[str]) -> bool:
    """ "is going to …", and "would" behind a cue in the past, which is "will" as it was said ("said it would …")."""
    going = tree.tokens[root].lemma.lower() == "go" and tree.tokens[root].tag == "VBG"
    if going and any(tree.tokens[c].text.lower() == "to" for x in tree.all(root, "xcomp") for c in tree.children[x]):
        return True
    backshifted = tree.tokens[found.head].tag == "VBD" and bool(auxiliaries & {"would", "'d", "’d"})
    conditional = "have" in auxiliaries or tree.child(root, "advcl") is not None
    return backshifted and not conditional and tree.tokens[root].lemma.lower() not in ("like", "love", "prefer", "be")


def _chances(tree: Tree, root: int) -> list[int]:
    """ "it is possible that …", "are likely to …": the word that says so."""
    return [c for c in tree.all(root, "acomp") if tree.tokens[c].text.lower() in _CHANCES]


def _cue_modality(tree: Tree, lemma: str, root: int | None) -> Modality | None:
    """What the cue alone decides: "denied that", "wants to", "predicted that"."""
    if lemma in nouns.DENYING or lemma in ("denial", "rejection"):
        return "denied"
    infinitive = root is not None and (tree.tokens[root].dep == "xcomp" or tree.tokens[root].tag == "VB")
    always = lemma in ("want", "wish", "hope", "demand", "urge", "request", "call")
    if always or (lemma in nouns.WANTING and infinitive):
        return "wanted"
    return "predicted" if lemma in nouns.PREDICTING or lemma in ("prediction", "forecast", "expectation") else None


def _negated(tree: Tree, found: Found, root: int | None) -> bool:
    """A negation at the main verb of the content, or one at the verb of belief ("does not believe that …").

    To refuse to do something is to want not to; whoever keeps silent, or does not deny, negates nothing.
    """
    lemma = tree.tokens[found.head].lemma.lower()
    if _act(tree, lemma, found) == "silence":
        return False
    refuses = lemma == "refuse" and root is not None and tree.tokens[root].tag == "VB"
    on_cue = (_cue_negated(tree, found) and lemma not in nouns.DENYING) != refuses
    on_root = root is not None and _is_negated(tree, root)
    return on_cue != on_root


def _cue_negated(tree: Tree, found: Found) -> bool:
    cue = [tree.tokens[i] for s, e in found.cue for i in tree.inside(s, e)]
    return any(t.dep == "neg" or t.text.lower() in nouns.NEGATORS for t in cue)


def _is_negated(tree: Tree, root: int) -> bool:
    for c in tree.children[root]:
        t = tree.tokens[c]
        if (
            t.dep == "neg"
            and c + 1 < len(tree.tokens)
            and tree.tokens[c + 1].text.lower() in ("only", "just", "merely")
        ):
            continue
        if t.dep in ("acomp", "attr") and any(tree.tokens[d].text.lower() == "neither" for d in tree.children[c]):
            return True
        if t.dep == "neg" or t.text.lower() in ("never", "nobody", "nothing", "none"):
            return True
        if t.dep in ("nsubj", "nsubjpass", "dobj", "attr") and any(
            tree.tokens[d].text.lower() == "no" for d in tree.children[c]
        ):
            return True
    return False


def _adverbs(tree: Tree, root: int) -> list[int]:
    return [c for c in tree.children[root] if tree.tokens[c].text.lower() in nouns.HEDGE_ADVERBS]


def _hedges(tree: Tree, found: Found, root: int | None) -> list[Offsets]:
    """The words that make the cue or the main clause of the content less than certain."""
    hedges: list[int] = []
    cue = [i for s, e in found.cue for i in tree.inside(s, e)]
    hedges += [i for i in cue if tree.tokens[i].text.lower() in nouns.HEDGE_ADVERBS]
    if found.speaker is None and tree.tokens[found.head].tag == "VBN" and _evidential(tree, found.head):
        hedges += cue
    around = [root] if root is not None else []
    if root is not None:
        around += [c for c in tree.all(root, "xcomp", "ccomp") if tree.tokens[root].lemma.lower() in nouns.HEDGE_VERBS]
    for i in around:
        hedges += [c for c in tree.all(i, "aux") if tree.tokens[c].text.lower() in nouns.HEDGE_MODALS]
        hedges += [*_adverbs(tree, i), *_chances(tree, i)]
        if tree.tokens[i].lemma.lower() in nouns.HEDGE_VERBS or _evidential(tree, i):
            hedges.append(i)
    return tree.pieces(sorted(set(hedges)))


def _evidential(tree: Tree, i: int) -> bool:
    t = tree.tokens[i]
    return t.tag == "VBN" and t.lemma.lower() in nouns.HEDGE_PASSIVES and tree.child(i, "auxpass") is not None
