"""English words that decide what a clause claims: negation, modality, reporting, opposites. Lemmas, casefolded.

Closed classes after Quirk et al., *A Comprehensive Grammar of the English Language* (1985), chapters 8 and 10; the
verb lists follow Levin, *English Verb Classes and Alternations* (1993), classes 29.4, 32 and 37.
"""

from __future__ import annotations

NEGATORS = frozenset({"not", "n't", "never", "no", "neither", "nor", "none", "nobody", "nothing", "nowhere", "cannot"})
NEGATIVE_SUBJECTS = frozenset({"nobody", "none", "nothing", "neither"})

POSSIBLE_AUXILIARIES = frozenset({"may", "might", "could"})
PREDICTING_AUXILIARIES = frozenset({"will", "shall", "would", "'ll", "'d", "wo"})
WANTING_AUXILIARIES = frozenset({"should", "must", "ought"})
POSSIBLE_WORDS = frozenset(
    {"perhaps", "maybe", "possibly", "probably", "likely", "unlikely", "apparently", "seemingly", "seem", "appear"}
    | {"possible", "presumably", "conceivably", "allegedly", "reportedly", "supposedly", "purportedly"}
)
WANTING_VERBS = frozenset(
    {"want", "wish", "hope", "seek", "demand", "intend", "plan", "aim", "desire", "aspire", "prefer", "need", "crave"}
)
DENYING_VERBS = frozenset({"deny", "refute", "disavow"})
DENYING_STEMS = ("deny", "deni", "refut", "disavow")
# What is denied without being said again.
DENIED_IN_GENERAL = frozenset(
    {"allegation", "accusation", "charge", "claim", "report", "rumour", "rumor", "wrongdoing", "involvement", "it"}
    | {"responsibility", "guilt", "everything", "anything", "story", "suggestion", "assertion", "knowledge"}
    | {"categorically", "strongly", "flatly", "repeatedly", "vehemently", "firmly", "again", "always"}
)
# A note in which a page speaks of its own earlier wording.
CORRECTION_MARKS = ("earlier version", "previous version", "earlier article", "originally stated", "correction:")
# Words before a place by what they say of it: left, made for, or being there.
PLACE_RELATIONS = {
    **dict.fromkeys(("from", "leaving", "left", "leave", "leaves", "departed", "departing", "out of"), "from"),
    **dict.fromkeys(
        ("to", "towards", "toward", "into", "reached", "reaching", "entered", "entering", "bound for"), "to"
    ),
}
CONDITIONAL_MARKS = frozenset({"if", "unless", "whether", "provided", "until", "till", "lest"})
PREDICTING_VERBS = frozenset({"go", "expect", "predict", "forecast"})

# Verbs whose clause only passes on what another clause says.
REPORTING_VERBS = frozenset(
    {"say", "tell", "report", "state", "claim", "add", "note", "announce", "declare", "write", "assert", "insist"}
    | {"stress", "emphasize", "emphasise", "explain", "confirm", "reveal", "argue", "warn", "suggest", "believe"}
    | {"think", "indicate", "reply", "respond", "acknowledge", "admit", "maintain", "estimate", "predict", "conclude"}
    | {"recall", "remark", "comment", "allege", "contend", "underline", "highlight", "signal", "hint", "remind"}
)

# Verbs of telling somebody: in the passive the telling itself is an event.
ADDRESSING_VERBS = frozenset({"warn", "tell", "inform", "notify", "alert", "advise", "brief", "ask", "remind", "urge"})

# Words that carry no content of their own: they neither tell two statements apart nor bring them together.
LIGHT_WORDS = frozenset(
    {"be", "have", "do", "get", "make", "also", "however", "moreover", "furthermore", "meanwhile", "so", "then", "just"}
    | {"such", "very", "only", "even", "still", "already", "now", "too", "there", "here", "this", "that", "it", "its"}
    | {"mr", "mrs", "ms", "dr", "say", "tell", "according", "accord", "other", "own", "same", "thing", "way", "'s"}
)

# Words for people who speak on condition not to be named (singular).
INFORMANTS = frozenset({"source", "insider", "informant", "interlocutor", "whistleblower"})

# First words of a phrase for somebody who was not spoken of before.
INDEFINITE = frozenset({"a", "an", "one", "another", "several", "two", "three", "four", "five", "six"})

PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "i", "we", "us", "our", "you", "me", "my"}
    | {"who", "which", "that", "this", "these", "those", "what", "one", "some", "all", "both", "others", "himself"}
    | {"herself", "itself", "themselves", "there", "many", "most", "several", "another", "whoever", "everyone"}
)

# Words that open a clause about the noun before them.
RELATIVES = frozenset({"who", "which", "that", "whom"})
# Marks that tie a clause to another one and are no part of what it says; conditions are.
SUBORDINATORS = frozenset(
    {"that", "as", "when", "where", "after", "because", "since", "although", "though", "while", "whereas", "once"}
)
# Words by which a page dates itself.
PAGE_CLOCK_WORDS = ("last updated", "updated at", "updated on", "posted on", "published on", "first published")
# A statement that ends in one of these was broken off.
DANGLING = frozenset({"on", "in", "at", "by", "with", "to", "of", "for", "from", "and", "or", "that", "the", "a"})
# Of these, and beside them, what opens a clause of time or reason: never "the minister said" turned round.
ADVERBIAL_MARKS = (SUBORDINATORS - {"that", "as"}) | {"before", "until", "till", "unless", "if"}

# Words that name a part of what was counted just before.
PART_MARKS = ("among them", "among whom", "among those", "including", "of them", "of whom")

# Openings after which words say nothing yet: what a page says of itself.
VAGUE_SUBJECTS = frozenset({"it", "this", "that", "there", "you", "we", "i"})

# Pairs of general opposites: in the same place of two statements that are alike otherwise, they deny each other.
_OPPOSITES = """
accept reject|accept refuse|approve reject|allow ban|allow forbid|permit forbid|permit ban|agree refuse
support oppose|win lose|victory defeat|rise fall|increase decrease|increase reduce|grow shrink|gain loss
gain lose|raise lower|raise cut|open close|start stop|begin end|enter leave|arrive depart|buy sell|hire fire
arrest release|arrest free|convict acquit|guilty innocent|alive dead|survive die|present absent|legal illegal
lawful unlawful|able unable|willing unwilling|possible impossible|certain uncertain|likely unlikely
safe dangerous|safe unsafe|true false|public private|more less|more fewer|most least|high low|higher lower
highest lowest|large small|big small|bigger smaller|larger smaller|many few|strong weak|stronger weaker
early late|earlier later|first last|new old|rich poor|fast slow|long short|longer shorter|advance retreat
attack defend|build destroy|confirm deny|admit deny|include exclude|join leave|ahead behind|north south
east west|northern southern|eastern western|northeast southwest|northwest southeast|import export
success failure|succeed fail|pass fail|remember forget|love hate|friend enemy|ally enemy|peace war
before after|above below|inside outside|up down|over under|keep remove|add remove|lift impose
tighten loosen|tighten ease|strengthen weaken|improve worsen|improve deteriorate|speed slow|accelerate slow
boost curb|optimistic pessimistic|hopeful hopeless|positive negative|male female|man woman|boy girl
mother father|son daughter|brother sister|husband wife|king queen|armed unarmed|known unknown
official unofficial|direct indirect|secret public|privately publicly
temporary permanent|major minor|majority minority|maximum minimum|appoint dismiss|appoint sack|resume suspend
continue stop|continue halt|ready unwilling|praise criticise|praise criticize|praise condemn|welcome condemn
healthy sick|cheap expensive|wide narrow|full empty|domestic foreign|internal external|urban rural
voluntary compulsory|voluntary mandatory|optional mandatory
""".replace("\n", "|")
OPPOSITES = frozenset(frozenset(pair.split()) for pair in _OPPOSITES.split("|") if pair.strip())
