"""English words of stance: what a party supports, opposes, demands, offers, refuses, denies, doubts or predicts.

Each entry says how the expression takes its issue (object, preposition, infinitive, clause), which stance it shows,
which one it shows under negation (None: then it shows none), and whether it is an overt act ("rejected") or an attitude
that somebody ascribes ("wants"). Words are lemmas. Compiled from the author's knowledge of news English.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model import Stance


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Sense:
    """One use of an expression.

    ``takes`` lists the complements that name the issue: "obj", "to" (infinitive), "obj-to" (object with infinitive),
    "that" (clause), "ing", or a preposition with an underscore ("_for"). ``overt`` is False for attitudes.
    """

    stance: Stance
    negated: Stance | None
    takes: frozenset[str]
    overt: bool = True


def _sense(stance: Stance, negated: Stance | None, takes: str, overt: bool = True) -> Sense:
    return Sense(stance, negated, _words(takes), overt)


def _table(rows: list[tuple[str, Sense]]) -> dict[str, tuple[Sense, ...]]:
    table: dict[str, tuple[Sense, ...]] = {}
    for words, sense in rows:
        for word in words.split():
            table[word] = (*table.get(word, ()), sense)
    return table


# Verbs, by lemma. A verb with a particle is joined by "+" ("turn+down").
VERBS: dict[str, tuple[Sense, ...]] = _table(
    [
        ("support back endorse favor favour advocate champion", _sense("supports", "opposes", "obj ing obj-to that")),
        ("welcome hail applaud", _sense("supports", None, "obj")),
        ("approve", _sense("supports", "opposes", "_of")),
        ("agree", _sense("offers", "refuses", "to")),
        ("agree", _sense("supports", None, "_with")),
        ("want wish", _sense("supports", "opposes", "obj to obj-to", overt=False)),
        ("propose", _sense("supports", None, "obj that ing")),
        ("vote", _sense("opposes", None, "_against")),
        ("vote", _sense("supports", None, "_for")),
        ("seek", _sense("supports", "opposes", "proposal")),
        ("like", _sense("supports", "opposes", "to obj-to", overt=False)),
        ("hope", _sense("supports", None, "_for", overt=False)),
        ("prefer", _sense("supports", None, "obj to ing", overt=False)),
        ("vow swear", _sense("supports", "refuses", "to that")),
        ("oppose", _sense("opposes", None, "obj ing")),
        ("condemn denounce decry deplore criticise criticize", _sense("opposes", None, "obj")),
        ("object", _sense("opposes", None, "_to")),
        ("protest campaign", _sense("opposes", None, "_against")),
        ("resist", _sense("opposes", None, "proposal")),
        ("disapprove", _sense("opposes", None, "_of")),
        ("warn", _sense("opposes", None, "_against")),
        ("warn", _sense("predicts", None, "that")),
        ("demand", _sense("demands", None, "obj to that")),
        ("insist", _sense("demands", None, "_on _upon must")),
        ("call", _sense("demands", None, "_for")),
        ("call", _sense("demands", None, "on-to")),
        ("urge", _sense("demands", None, "obj obj-to must")),
        ("press push appeal", _sense("demands", None, "_for")),
        ("require stipulate", _sense("demands", None, "must")),
        ("offer", _sense("offers", "refuses", "to gift")),
        ("pledge promise undertake", _sense("offers", "refuses", "to")),
        ("pledge", _sense("offers", None, "obj")),
        ("refuse decline", _sense("refuses", None, "to")),
        ("refuse", _sense("refuses", None, "obj")),
        ("reject", _sense("refuses", None, "obj")),
        ("rule+out turn+down rebuff spurn veto boycott", _sense("refuses", None, "obj ing")),
        ("dismiss", _sense("refuses", None, "proposal")),
        # What one will never accept is refused; that one accepts something is an offer only where it is conditional.
        ("accept tolerate", _sense("offers", "refuses", "obj ing", overt=True)),
        ("allow permit", _sense("offers", "refuses", "obj obj-to")),
        ("recognise recognize cede surrender concede", _sense("offers", "refuses", "obj")),
        ("hear", _sense("offers", "refuses", "_of")),
        ("live", _sense("offers", "refuses", "_with")),
        ("consider entertain countenance contemplate", _sense("offers", "refuses", "obj ing")),
        ("deny", _sense("denies", None, "allegation that ing")),
        ("refute dispute reject dismiss contest rebut", _sense("denies", None, "allegation")),
        ("doubt", _sense("doubts", None, "obj that", overt=False)),
        ("question", _sense("doubts", None, "whether")),
        ("expect anticipate foresee", _sense("predicts", "doubts", "obj-to that", overt=False)),
        ("predict forecast", _sense("predicts", None, "obj that")),
        ("believe think", _sense("predicts", "doubts", "that", overt=False)),
    ]
)

# Of these verbs the affirmative shows a stance only with "would" or "could" and a condition ("would accept it if …").
CONDITIONAL_ONLY = _words(
    """accept tolerate allow permit recognise recognize cede surrender concede agree hear live consider entertain
    countenance contemplate""",
)
# Of these the negation is a refusal only of what is to come ("will not hear of it", not "has not heard of it").
REFUSED_IN_FUTURE = _words("hear live consider entertain countenance contemplate")
WANTING = _words("want wish like")
# Of these the affirmative clause must speak of the future ("believes that it will fail"); the negated one need not.
FUTURE_ONLY = _words("believe think warn")

# Predicates after a copula, and participles used like them.
ADJECTIVES: dict[str, tuple[Sense, ...]] = _table(
    [
        ("ready prepared willing", _sense("offers", "refuses", "to", overt=False)),
        ("ready open", _sense("offers", "refuses", "_to _for", overt=False)),
        ("open", _sense("offers", None, "to", overt=False)),
        ("unwilling unprepared unready", _sense("refuses", None, "to", overt=False)),
        ("reluctant loath", _sense("opposes", None, "to", overt=False)),
        ("eager keen", _sense("supports", "opposes", "to", overt=False)),
        ("determined resolved", _sense("supports", None, "to", overt=False)),
        ("committed", _sense("supports", None, "_to", overt=False)),
        ("opposed hostile", _sense("opposes", None, "_to", overt=False)),
        ("supportive", _sense("supports", "opposes", "_of", overt=False)),
        ("against", _sense("opposes", None, "_pobj", overt=False)),
        ("sceptical skeptical doubtful dubious", _sense("doubts", None, "_of _about that", overt=False)),
        ("confident certain sure convinced", _sense("predicts", "doubts", "that", overt=False)),
        ("interested", _sense("supports", "opposes", "_in", overt=False)),
    ]
)
# "interested in" is said of too much to be a position; that somebody is not interested is one.
NEGATED_ONLY = _words("interested")
# The affirmative needs a clause about the future, like FUTURE_ONLY.
FUTURE_ADJECTIVES = _words("confident certain sure convinced")

# What an issue is to somebody: "X is unacceptable to Y". A red line is a refusal or a demand.
JUDGEMENTS: dict[str, Stance] = {
    "unacceptable": "refuses",
    "inadmissible": "refuses",
    "intolerable": "refuses",
    "non-negotiable": "demands",
    "nonnegotiable": "demands",
}
NEGATED_JUDGEMENTS: dict[str, Stance] = {"acceptable": "refuses", "negotiable": "demands"}

# Nouns of stance with the words that name the issue; the holder is a possessive or the subject of a light verb.
NOUNS: dict[str, tuple[Sense, ...]] = _table(
    [
        ("support backing", _sense("supports", "opposes", "_for")),
        ("opposition objection", _sense("opposes", None, "_to")),
        ("demand call", _sense("demands", None, "_for that")),
        ("refusal", _sense("refuses", None, "to")),
        ("rejection", _sense("refuses", None, "_of")),
        ("readiness willingness", _sense("offers", "refuses", "to", overt=False)),
        ("desire wish intention", _sense("supports", "opposes", "to", overt=False)),
        ("interest", _sense("supports", "opposes", "_in", overt=False)),
        ("doubt", _sense("doubts", None, "_about _over that", overt=False)),
    ]
)
# The noun itself may be the subject: "her demand is that …", "its condition is to …".
DEMAND_NOUNS = _words("demand condition precondition requirement prerequisite ultimatum")
# "would like to thank" is courtesy or a way to speak, not a wish about an issue.
COURTESY = _words(
    "thank apologise apologize say add ask congratulate note point tell emphasize emphasise stress know see remind make"
)
# Verbs that only carry such a noun.
LIGHT_VERBS = _words(
    """have express voice reiterate reaffirm repeat declare
    announce signal state show renew underline stress""",
)
# With "have" only the negation is telling ("has no desire to end it").
NEGATED_LIGHT_VERBS = _words("have show")

# What is denied, as opposed to what is withheld ("denied the charges", "denied her entry").
ALLEGATIONS = _words(
    """accusation allegation assertion charge claim contention criticism existence finding idea insinuation involvement
    knowledge link notion reading report responsibility role rumour rumor speculation story suggestion wrongdoing
    collusion complicity guilt liability plot meeting""",
)
# What one offers, as opposed to words that one has to offer ("offered a critique", "offered condolences").
GIFTS = _words(
    """resignation deal compromise money cash reward bounty payment pay compensation settlement refund aid assistance
    help loan bailout credit asylum refuge shelter amnesty pardon immunity truce ceasefire talk negotiation mediation
    concession proposal plan package guarantee treaty pact alliance partnership exchange swap territory troop
    soldier weapon incentive discount rise raise increase seat post job role dollar pound euro crown franc
    million billion share stake bid cooperation co-operation timetable alternative""",
)
PROPOSALS = _words(
    """proposal offer plan idea suggestion demand deal bid call request initiative compromise settlement ultimatum
    overture ceasefire truce talk negotiation condition possibility prospect option amendment bill appeal invitation""",
)

# "declined to comment" is silence, not a position.
SILENCE = _words(
    """comment answer respond reply say speak discuss elaborate specify disclose identify name provide confirm deny
    reveal explain clarify estimate speculate describe be weigh""",
)

# Verbs over an infinitive that keep the stance of the infinitive whole ("continues to oppose", "decided to reject").
TRANSPARENT = _words("continue go decide choose vow intend plan resolve determine remain repeat use begin start come")
# Nouns over an infinitive whose possessor means to do it ("her decision to reject the offer").
TRANSPARENT_NOUNS = _words("decision determination vow pledge promise resolve choice")
# Verbs whose object is what their subject does not want ("which he wishes to avoid").
AVOIDING = _words("avoid prevent avert forestall")

NEGATING = _words("not n't never no neither nor hardly scarcely")
# Auxiliaries under which a stance is not (yet) one, and those that leave it standing.
UNSURE_AUXILIARIES = _words("may might could should must ought can")
CHANCES = _words("may might could")
SHOULD = _words("should must ought")
WOULD = _words("would 'd")
ABLE = _words("can ca could cannot")
FUTURE_AUXILIARIES = _words("will wo would 'll 'd shall")
# What stands below these is denied, doubted, guessed, asked for or imagined by somebody, not said to be so.
CLOUDING = _words(
    """deny doubt reject dispute refute dismiss question wonder ask suppose imagine pretend speculate rumour rumor
    guess suspect seem appear fear unclear unsure uncertain unlikely possible impossible accuse allege fail stop cease
    forget possibility speculation rumour""",
)

# A named party that will (not) do something under an explicit condition makes an offer (or a refusal), whatever the
# verb; but these verbs tell what becomes of it, not what it does.
OUTCOMES = _words(
    """be have win lose fail succeed survive collapse die fall rise grow become benefit suffer need see face end happen
    know think feel believe remain stay run get go come find gain know hear learn continue take receive""",
)
BARGAINING = (
    "only if",
    "on condition",
    "on the condition",
    "provided",
    "providing",
    "unless",
    "in exchange for",
    "in return for",
    "until",
)
# Conditions under which something is withheld, and not given.
WITHHOLDING = ("unless", "until", "before")
# What somebody will not do is refused, but for these: ways to speak, to feel, and to go on.
NO_REFUSAL = _words(
    """hesitate mind matter want wish forget care bother tire rest shy cease stop quit lie pretend hide miss expect hope
    do let make need regret apologize tell ask speculate prejudge comment""",
)
# Acts that need no object to be refused.
STEPS = _words(
    """sign resign withdraw retreat negotiate compromise budge yield testify participate attend vote apologise apologize
    surrender intervene retaliate pay cooperate co-operate comply leave campaign settle step""",
)
# What is granted or withheld, so that "there will be no …" refuses it.
GRANTED = _words(
    """amnesty pardon deal talk negotiation ceasefire truce concession compromise referendum election vote settlement
    extension exception exemption inquiry investigation retreat withdrawal surrender increase rise cut reduction bailout
    refund compensation change return swap exchange agreement treaty coalition""",
)
# What is foretold of something in the future tense.
FORETOLD = _words(
    """fail collapse worsen escalate backfire prolong undermine weaken strengthen deter destabilise destabilize
    devastate destroy ruin harm hurt jeopardise jeopardize benefit boost cost lead""",
)
LONG_TIMES = _words("week month year decade generation")
# Who holds one of these may speak for a state, also where the words do not say for which.
OFFICES = _words(
    """president premier chancellor minister ministers secretary king queen emperor ambassador envoy ministry department
    government cabinet presidency parliament army navy""",
)
# Journalists, where they are not named.
REPORTERS = _words("journalist journalists reporter reporters correspondent correspondents")
# Words for those who speak for another on the record, even where they are not named.
SPOKESPEOPLE = _words("spokesman spokeswoman spokesperson spokespeople spokesmen")

# Clause markers of a condition, and of a question (what stands under these is no position).
CONDITION_MARKS = _words("if unless provided providing once until till before")
CONDITION_PHRASES = (
    "as long as",
    "so long as",
    "on condition that",
    "on the condition that",
    "on condition of",
    "in exchange for",
    "in return for",
    "in the absence of",
    "subject to",
    "only after",
    "only when",
    "only in",
)
NO_CONDITIONS = ("of anonymity", "of not being", "that they not be", "that he not be", "that she not be")
HYPOTHETICAL_MARKS = _words("if whether unless lest")

# Deontic verbs: in a party's own words they demand; these complements read as inference instead ("must have known").
OBLIGING = _words("must")
STATES_OF_MIND = _words("know think feel believe have like love remember realise realize understand seem appear mean")

# Acts that name nothing without what was said before ("urged my colleagues to do the same").
HOLLOW = ("do the same", "do so", "do that", "do it", "do this", "get it done", "make it happen")
# Words for an issue named just before.
IT = _words("it this that them")
PRONOUNS_I = _words("i")
PRONOUNS_WE = _words("we")
PRONOUNS_PERSON = _words("he she")
PRONOUNS_GROUP = _words("it they")
RELATIVES = _words("who which that whom")
EMPTY_ISSUES = _words(
    """it this that these those them him her me us
    you so something anything nothing everything one what there all""",
)
# Nouns that stand for the state or body just named ("said the country would not …").
BODY_NOUNS = _words(
    """country nation state government kingdom republic company
    firm group party union association bloc agency""",
)

# Words before which a stance is reported as hearsay, and so left out.
HEARSAY_ADVERBS = _words(
    """reportedly allegedly supposedly apparently perhaps
    maybe possibly probably seemingly ostensibly""",
)

_FORMS = {"seek": "sought", "swear": "swore sworn", "think": "thought", "undertake": "undertook", "forbid": "forbade"}


def _stems() -> frozenset[str]:
    words = {part for verb in VERBS for part in verb.split("+")[:1]} | set(ADJECTIVES) | set(JUDGEMENTS)
    words |= set(NEGATED_JUDGEMENTS) | set(NOUNS) | DEMAND_NOUNS | OBLIGING
    stems = {w[:-1] if w.endswith(("e", "y")) else w for w in words}
    return frozenset(stems | {f for forms in _FORMS.values() for f in forms.split()})


STEMS = _stems()
# Endings of the inflected forms of a stem ("den" + "ied", "back" + "ing") are no longer than this.
LONGEST_ENDING = 4
SHORTEST_STEM = min(len(s) for s in STEMS)


def may_hold_stance(words: list[str]) -> bool:
    """Whether any of the words could be a form of an expression of stance. Cheap, and never misses one."""
    return any(_may(word.casefold()) for word in words)


def _may(word: str) -> bool:
    shortest = max(SHORTEST_STEM, len(word) - LONGEST_ENDING)
    return any(word[:n] in STEMS for n in range(shortest, len(word) + 1))


_FUTURE = _words("will won't would wouldn't shall")
_TURNS = _words("not no never nothing none only unless until provided providing before") | FORETOLD | {"take", "long"}


def may_be_spoken(words: list[str]) -> bool:
    """Whether the words could hold a stance that only a party's own words show: something to come, and not or not yet
    or to no good."""
    lowered = [w.casefold().replace("’", "'").strip(",.;:\"'“”") for w in words]
    future = any(w in _FUTURE or w.endswith(("'ll", "'d")) for w in lowered)
    return future and any(w in _TURNS or w.endswith("n't") for w in lowered)
