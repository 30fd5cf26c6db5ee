"""English verbs (lemmas) that attribute words or thoughts, by the construction in which they do so.

The classes follow the argument frames of communication and propositional-attitude verbs in VerbNet (say-37.7,
tell-37.2, advise-37.9, complain-37.8, conjecture-29.5, want-32.1, judgement-33).
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Take a clause ("says that …") or quoted words.
SAY = _words(
    """say add write argue state note claim announce explain acknowledge declare insist admit warn agree indicate
    reveal predict tweet respond conclude reply recall confirm allege concede complain assert emphasize emphasise imply
    estimate deny remark maintain promise demand post boast propose pledge vow recommend joke answer stress signal shout
    reiterate quip proclaim lament counter contend repeat disclose suggest report mention observe affirm testify swear
    guarantee threaten elaborate clarify underline underscore intimate hint retort interject exclaim opine posit
    hypothesize speculate forecast project caution cry yell scream whisper mutter murmur moan grumble gripe fume rant
    comment continue caption text email telegraph cable summarize summarise reflect muse ponder theorize
    theorise volunteer
    confide confess recount relate narrate dictate decree rule find highlight specify advise reckon calculate judge
    determine attest certify verify stipulate pronounce preach reaffirm restate protest object plead beg order urge
    request appeal assess reason rejoin chant chime snap bark thunder brag gloat enthuse rejoice rave
    blog relay interpose expound document record transmit communicate inform refute""",
)
# Stand beside a clause of content ("…, she said, …", "…, transmits the agency"); the verbs of translated news too.
ASIDE = _words(
    """say add write argue state note claim announce explain declare insist admit warn report affirm recall stress
    acknowledge maintain communicate transmit inform relay specify conclude confirm assert believe reckon estimate
    predict allege concede complain suggest observe remark reveal indicate continue emphasize emphasise underline
    mention tell""",
)
# Take a recipient and then a clause or quoted words ("told reporters that …").
TELL = _words("tell inform assure remind notify advise warn convince persuade promise ask urge order brief reassure")
# Questions.
ASK = _words("ask question wonder inquire enquire query")
# Speech that stands with quoted words or a colon only, too common otherwise.
QUOTE_ONLY = _words(
    """call go begin start open read tell laugh smile sigh nod shrug joke read quote ask point sum put describe thank
    greet praise blast slam rail fire shoot hit lash react pipe chip finish close end sing recite intone offer urge
    concur echo inform accuse refuse blame describe characterize characterise dub label term brand warn press
    counsel wager bet venture mean think hope believe fear worry""",
)
# Documents, studies and figures "show" things; people do so too.
SHOW = _words(
    "show find reveal indicate suggest conclude demonstrate report estimate state say read list note warn claim"
)
# Thoughts; they take a clause.
BELIEF = _words(
    """believe think hope fear expect feel know assume suspect doubt guess imagine worry wonder wish understand
    realize realise consider figure suppose reckon anticipate foresee trust presume concede learn recognize recognise
    decide envision envisage dread conclude see perceive regret judge gather convince sense fancy conceive
    surmise forget
    remember""",
)
# Belief verbs that are too often no attribution with a clause: only with a third-person subject.
WEAK_BELIEF = _words("know see feel think guess forget remember wish imagine suppose understand mean")
# Wants and intentions with an infinitive.
WANT = _words(
    """refuse decline vow promise pledge hope threaten agree seek propose offer want expect plan prefer urge call
    decide intend swear undertake demand resolve claim profess wish ask encourage persuade long ache beg""",
)
# "called on X to", "urged X to".
COMMAND = _words(
    "urge ask call order tell encourage persuade advise warn instruct implore beseech beg press request push"
)
# Judgements, praise, blame, with a plain object ("criticized the plan"). Speech.
JUDGE = _words(
    """criticize criticise accuse describe call blast mock denounce dismiss portray slam condemn praise blame tout
    question reject oppose defend deny endorse decry reiterate express announce note applaud emphasize emphasise
    stress characterize characterise lambaste deride assail acknowledge mention liken ridicule repudiate rebut
    rebuke berate chide chastise hail laud commend downplay disavow bemoan lament deplore castigate disparage belittle
    demand declare urge disclose reveal welcome congratulate thank apologise highlight outline recount advocate recall
    reference recommend propose confirm warn criticise voice repeat echo discuss tweet refute contradict discredit
    rebuff challenge promise pledge dub label brand deem interpret credit attribute invoke scorn trash rip skewer
    support favor favour back prefer view regard hate like love offer identify claim present lodge issue admonish
    scold insult savage vilify pillory extol trumpet champion predict forecast stipulate""",
)
# Feelings rather than words, among JUDGE.
ATTITUDE = _words("oppose support favor favour back prefer view regard hate like love deem consider see")
# Verb + preposition.
WITH_PREPOSITION = {
    "call": _words("for on"),
    "refer": _words("to"),
    "talk": _words("about of"),
    "speak": _words("about of"),
    "respond": _words("to"),
    "point": _words("to out"),
    "comment": _words("on"),
    "agree": _words("with on to"),
    "push": _words("for"),
    "advocate": _words("for"),
    "campaign": _words("for against"),
    "hope": _words("for"),
    "worry": _words("about over"),
    "rail": _words("against"),
    "apologize": _words("for"),
    "apologise": _words("for"),
    "boast": _words("of about"),
    "brag": _words("of about"),
    "hint": _words("at"),
    "warn": _words("of about against"),
    "complain": _words("about of"),
    "speculate": _words("about on"),
    "appeal": _words("for"),
    "argue": _words("for against about"),
    "allude": _words("to"),
    "insist": _words("on"),
    "ask": _words("about for"),
    "report": _words("on"),
    "vouch": _words("for"),
    "object": _words("to"),
    "reply": _words("to"),
    "lash": _words("out at"),
    "accuse": _words("of"),
    "dream": _words("of"),
    "think": _words("about of"),
}
# Evidentials in the passive: "is said to", "is believed to have", "it is reported that".
PASSIVE = _words(
    """say report believe know expect allege understand think consider see name accuse reject criticize criticise
    deem estimate rumor rumour claim announce confirm declare quote cite describe call suppose regard fear hope tell ask
    view charge assure suspect predict project blame praise condemn perceive interpret portray dub presume""",
)
# Passives that are a cue only with an infinitive or a clause ("is said to be"), not with a noun.
PASSIVE_INFINITIVE = _words(
    "say report believe expect allege understand think rumor rumour claim suppose fear hope estimate"
)
# A participle before the one who speaks: "quoted by X", "cited by X", "first reported by X", "seen by X".
PASSED_ON = _words("quote cite report interview see obtain publish carry review release disclose reveal contact")
# Act of passing on in the active: "X quotes/cites Y as saying …".
QUOTING = _words("cite quote")
SAYING = _words("say claim state add write report tell")
# Verbs with an infinitive of speech that was spoken: "went on to say", "prompting X to claim".
LEADS_TO_SPEECH = _words(
    "go continue refuse decline appear seem begin start come proceed lead prompt cause rush hasten be dare use fail"
)
# With a noun of speech or thought as object: "has doubts that", "expressed the hope that", "made the claim that".
HOLDS = _words("have express voice make issue raise hold utter formulate repeat give")
# Somebody keeps silent.
SILENCE = _words("decline refuse")
SILENT_ON = _words("comment respond reply answer discuss confirm elaborate return specify disclose say speak")
COMMENT = _words(
    "comment question request inquiry enquiry query call email message interview answer reply response statement"
)
REACHED = _words("reach contact")
# Verbs of speech with which a thing may be subject and nothing is said ("adds weight", "calls a vote").
MODAL_CUE = _words("would could might")
