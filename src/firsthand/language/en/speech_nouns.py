"""English nouns and phrases that attribute, hedge, or stand for somebody who is not named."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# "X's claim that …", "a statement by X that …".
CUE_NOUNS = _words(
    """claim statement assertion suggestion promise belief argument allegation accusation warning prediction assumption
    insistence admission contention view opinion hope fear concern doubt conviction announcement assurance complaint
    demand pledge vow threat proposal call request remark comment declaration denial refusal estimate acknowledgement
    acknowledgment revelation disclosure recommendation assessment idea notion rumor rumour report expectation
    conclusion finding theory impression perception sense confidence boast vow charge appeal plea criticism praise
    question endorsement opposition support position stance""",
)
# Nouns that need "that" or an infinitive, and those that attribute with a preposition as well.
CUE_NOUN_PREPOSITIONS = {
    "concern": _words("about over"),
    "endorsement": _words("of"),
    "opposition": _words("to"),
    "call": _words("for"),
    "criticism": _words("of"),
    "doubt": _words("about"),
    "mention": _words("of"),
    "demand": _words("for"),
    "opinion": _words("of on about"),
    "view": _words("of on about"),
    "complaint": _words("about"),
    "account": _words("of"),
    "fear": _words("of about"),
    "praise": _words("for of"),
    "support": _words("for"),
    "warning": _words("of about"),
    "allegation": _words("of about"),
    "accusation": _words("of"),
    "position": _words("on"),
    "rejection": _words("of"),
    "denial": _words("of"),
    "hope": _words("of for"),
    "description": _words("of"),
    "reference": _words("to"),
}
# "in the words of X", "in X's opinion", "in his view": heads after "in".
IN_OPINION = _words("opinion view version words assessment judgment judgement estimation eyes telling account")
# Sources that are paper: they say, but nobody is behind them by name.
DOCUMENTS = _words(
    """report statement document memo letter email survey poll study indictment complaint lawsuit filing decree
    dispatch communique communiqué article book transcript record post tweet message release brochure paper editorial
    affidavit warrant ruling order resolution bill review audit analysis census index dossier cable diary file
    spreadsheet ledger footage video recording""",
)
# Heads of noun phrases that mean people whose names are withheld.
ANONYMOUS = _words(
    """source official informant interlocutor insider aide adviser advisor diplomat interviewee person
    people participant individual witness resident colleague friend associate employee staffer staff executive analyst
    expert observer critic supporter opponent lawmaker politician minister officer soldier commander spokesman
    spokeswoman
    spokesperson representative envoy negotiator mediator delegate strategist ally investigator detective prosecutor
    lawyer attorney scientist researcher economist trader banker investor journalist reporter correspondent
    somebody someone man woman worker doctor nurse teacher student neighbor neighbour relative relation leader figure
    member contact voter senator legislator governor mayor historian professor scholar activist campaigner intermediary
    pilot engineer villager farmer shopkeeper captain sailor crew manager director chief four five three two
    others other one some many several most all none both half dozen""",
)
# The same, where the bare word always means a withheld name ("sources said", "insiders").
WITHHELD = _words("source informant interlocutor insider interviewee")
# Words that name a group without a head noun of their own ("one of the sources", "four of them", "some").
PARTITIVE = _words(
    """one two three four five six seven eight nine ten some several many most all both half another none each
    any few other others"""
)
# What an anonymous press group may be called in relation to an outlet.
OUTLET_ANAPHORS = _words(
    """agency newspaper paper outlet magazine broadcaster weekly daily website publication channel network journal
    station portal tabloid""",
)
SPOKESPEOPLE = _words("spokesman spokeswoman spokesperson spox mouthpiece press-secretary voice")
SPEAKS_FOR = _words("spokesman spokeswoman spokesperson lawyer attorney envoy representative negotiator ambassador")
# Hedges: adverbs, and verbs that weaken what follows.
HEDGE_ADVERBS = _words(
    """reportedly allegedly apparently supposedly purportedly possibly perhaps maybe probably presumably seemingly
    likely unlikely potentially ostensibly arguably evidently""",
)
HEDGE_MODALS = _words("may might could")
HEDGE_VERBS = _words("appear seem")
HEDGE_PASSIVES = _words("believe think say report understand rumor rumour suppose allege consider see expect")
NEGATORS = _words("not n't n’t never no neither nor without hardly scarcely nobody nothing none cannot")
# Verbs whose complement is denied, doubted, foretold, wanted.
DENYING = _words("deny refute reject dispute doubt rule_out contradict rebut disprove dismiss")
PREDICTING = _words("predict forecast foresee expect anticipate project envisage prophesy estimate")
WANTING = _words(
    """want wish hope demand urge seek ask call prefer request propose recommend insist_on plan intend promise
    pledge vow
    threaten refuse order appeal encourage plead beg advocate""",
)
DOUBTING = _words("suspect suggest speculate guess imagine fear worry hint imply wonder assume")
# "because of the sensitivity of the matter", "on condition of anonymity".
REASON = _words("anonymity anonymous anonymously unnamed identified named name")
# Common nouns for bodies that speak as one.
BODIES = _words(
    """ministry department government administration agency committee commission council court parliament congress
    senate
    company firm bank union party police army military office bureau board campaign embassy university institute
    foundation association organization organisation group hospital authority authorities cabinet coalition navy
    airline coastguard inspectorate operator carrier manufacturer retailer insurer co-operative cooperative chamber
    secretariat fund institution hospital school alliance mission delegation junta opposition consortium
    congregation church diocese prefecture municipality region council parliament assembly senate society syndicate
    treasury exchange centre center agency service directorate inspection tribunal administration embassy consulate
    office club federation league ministry regulator watchdog think-tank presidency palace team prosecution""",
)
# People who work for the state whose adjective stands before them ("Ukrainian officials").
OFFICIALS = _words(
    """official diplomat minister officer lawmaker prosecutor president chancellor premier spokesman spokeswoman
    spokesperson ambassador envoy senator legislator negotiator commander general secretary investigator governor""",
)
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "both": 2, "another": 1, "a": 1, "an": 1, "dozen": 12,
}  # fmt: skip
# Words between a source and the press it spoke to: "who spoke to X", "interviewed by X".
SPOKE = _words("speak talk tell say cite quote interview see meet contact write respond reply")
# What is said to the press: "in an interview with X", "in a statement to X", "in response to X's questions".
TO_THE_PRESS = _words(
    """interview statement comment remark email message response reply answer question article column op-ed
    briefing conversation call"""
)

# Ordinals that count on in a group: "a third doubted".
ORDINALS = _words("second third fourth fifth sixth last former latter")
# Further people who speak in the news, by occupation, kinship or situation.
FUNCTIONARIES = _words("official functionary bureaucrat civil-servant")
PEOPLE = (
    ANONYMOUS
    | OFFICIALS
    | WITHHELD
    | FUNCTIONARIES
    | SPOKESPEOPLE
    | _words(
        """family passenger islander pupil parent mother father victim survivor deckhand tourist customer tenant
        refugee migrant protester protestor demonstrator fan fighter rebel militant militiaman settler prisoner
        hostage patient owner boss guest driver passer-by eyewitness bystander onlooker child boy girl husband wife
        son daughter brother sister uncle aunt cousin widow widower reader firefighter paramedic rescuer fisherman
        judge juror parliamentarian deputy mp inspector controller veteran conscript soldier general admiral colonel
        policeman policewoman detective accountant auditor clerk secretary servant vendor user owner landlord
        occupant volunteer organiser organizer founder coach player athlete author writer singer actor musician
        artist priest bishop imam rabbi pastor monk nun geologist meteorologist seismologist virologist
        epidemiologist biologist physicist chemist technician mechanic electrician builder miner sailor seafarer
        skipper lifeguard ranger hunter trucker commuter cyclist pedestrian tester programmer developer designer
        consultant contractor supplier buyer seller lender borrower shareholder creditor whistleblower whistle-
        blower defector exile dissident interpreter translator caretaker guard cook waiter barber baker butcher
        grandmother grandfather grandson granddaughter nephew niece fiancé fiancée girlfriend boyfriend partner
        roommate classmate teammate coworker co-worker functionary cleric mufti sheikh elder chairman chairwoman
        president premier chancellor commissioner rapporteur dean rector principal headteacher"""
    )
)
# Ends of plural nouns for people who do something, belong somewhere or believe something (lemmas).
PEOPLE_ENDINGS = ("ist", "ian", "man", "woman", "ologist", "ee", "eer", "crat", "grapher", "maker", "worker", "keeper")
# In the singular "-ee" is a committee too, and short words ("list", "twist") are things.
PERSON_ENDINGS = tuple(e for e in PEOPLE_ENDINGS if e != "ee")
LONG_WORD = 7
# Offices that one person holds; "the mayor" without a name is that person.
OFFICES = _words(
    """president premier minister chancellor king queen pope governor mayor commissioner master chairman chairwoman
    chairperson archbishop bishop speaker ombudsman leader"""
)
# Bodies that are firms.
COMPANIES = _words("company firm bank airline operator carrier manufacturer retailer shipper insurer shipowner group")
# Words on paper or on the air behind which their author stands, and those that are a source of their own.
UTTERANCES = _words(
    """statement post tweet message letter email communique communiqué release article report editorial dispatch memo
    affidavit filing complaint"""
)
PAPER = _words("estimate calculation figure data statistic number poll forecast projection measurement")
