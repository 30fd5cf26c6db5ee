"""English nouns by which an article calls its sources again: offices, bodies, papers, and peoples without a name.

Used for resolving a source only; which words attribute at all is not decided here.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Titles as news style shortens them before a name (without the full stop).
SHORT_TITLES = {
    "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general", "col": "colonel",
    "lt": "lieutenant", "capt": "captain", "sgt": "sergeant", "adm": "admiral", "maj": "major", "del": "delegate",
    "prof": "professor", "dr": "doctor", "rev": "reverend", "amb": "ambassador", "atty": "attorney",
}  # fmt: skip
# Offices, standings and trades by which a person who was just named is called again, in other words each time:
# "the Republican nominee", "the former senator", "the billionaire". None that an unnamed source goes by.
STANDINGS = _words(
    """nominee candidate senator governor mayor congressman congresswoman representative general admiral colonel
    billionaire millionaire tycoon mogul businessman businesswoman developer entrepreneur magnate financier
    secretary president premier chancellor minister chairman chairwoman author novelist playwright actor actress
    singer songwriter rapper filmmaker director comedian pollster pundit frontrunner front-runner hopeful contender
    incumbent challenger veteran republican democrat conservative liberal socialist populist libertarian texan
    strategist lawmaker politician statesman pastor bishop cardinal archbishop rabbi imam professor economist
    physicist historian philosopher champion boxer striker quarterback goalkeeper sprinter swimmer cyclist""",
)
# Of these there is one whom everybody knows; without a word more they mean that one, not whoever spoke last.
SOLE_OFFICES = _words("president premier chancellor king queen pope minister secretary")
# Words by which the same trade is called.
COUNSEL = _words("lawyer attorney counsel counsellor barrister solicitor")
# Relatives, called by that word again once they are named ("his wife, Anna", "his wife").
KIN = _words(
    """father mother son daughter brother sister wife husband widow widower uncle aunt cousin nephew niece grandfather
    grandmother grandson granddaughter ex-wife ex-husband stepfather stepmother fiancé fiancée boyfriend girlfriend
    partner twin"""
)
# Bodies beyond those that speak most often.
BODIES = _words(
    """panel bureaucracy country nation state city county town village province canton caucus faction wing taskforce
    tribe clan dynasty royals airline start-up startup nonprofit charity ngo brand chain website site blog forum
    lobby cartel syndicate trust studio label orchestra band theatre theater museum gallery library school college
    academy seminary ministry leadership command staff jury bench bar circuit diocese parish synod laboratory clinic
    camp establishment industry pac
    project initiative platform movement militia brigade regiment battalion garrison precinct"""
)
# Papers, pictures and other things that say or show.
DOCUMENTS = _words(
    """slide presentation chart graph map photo photograph picture image tape clip film documentary movie series song
    lyric poem novel play ad advertisement commercial poster sign banner caption headline constitution amendment law
    act treaty accord agreement contract deal plan protocol policy guideline rule code statute clause brief submission
    motion petition testimony deposition minutes blueprint roadmap white-paper bulletin newsletter pamphlet leaflet
    catalogue chapter essay commentary column op-ed piece feature blog profile interview summary excerpt snippet
    questionnaire spreadsheet database website page estimate average tally count poll tracker scorecard ranking
    inscription plaque scripture gospel bible koran quran manual textbook dictionary encyclopedia encyclopaedia
    will testament passport certificate receipt invoice card label text verdict finding report"""
)
# What appears in a newspaper and stands for it.
PIECES = _words("article report story dispatch piece feature editorial column commentary profile exclusive scoop")
# Papers behind which their author stands.
AUTHORED = _words("commentary column op-ed essay piece blog testimony remarks speech book memoir letter")
# Adherents and peoples in the plural: "Republicans", "Muslims"; those named after a state come from its adjectives.
PEOPLES = _words(
    """democrat republican conservative liberal tory socialist communist nationalist islamist progressive centrist
    unionist separatist loyalist leftist rightist populist libertarian green monarchist labourite muslim christian jew
    catholic protestant hindu sikh sunni shiite shia kurd latino latina hispanic arab african asian european american
    westerner southerner northerner islander londoner parisian muscovite texan californian floridian evangelical
    mormon buddhist orthodox baptist methodist"""
)
# Further people in the plural, beyond the trades: "voters", "millennials".
CROWDS = _words(
    """voter millennial pensioner taxpayer citizen constituent subscriber viewer listener follower donor delegate
    respondent applicant commuter homeowner household pundit skeptic sceptic detractor admirer well-wisher
    mourner spectator attendee member alumnus alumni native local immigrant migrant emigrant expatriate
    youth teenager toddler adult senior retiree breadwinner celebrity entrepreneur filmmaker storyteller
    conservationist
    advocate forecaster planner thinker hardliner outsider newcomer moderate radical blogger vlogger pollster
    organizer lobbyist caller commenter law-maker elite insurgent separatist mobster
    criminal thief smuggler trafficker"""
)
# Where somebody speaks: naming one opens another occasion than the one before.
OCCASIONS = _words(
    """rally speech statement event debate conference hearing forum address sermon press-conference town-hall gala
    dinner lunch breakfast convention summit meeting visit tour trial testimony tweet post letter email memo op-ed
    column article book memoir ad commercial blog podcast"""
)
# How many of some people: "a majority of voters", "dozens of them", "74 percent".
SHARES = _words(
    """majority plurality percentage percent proportion share number handful dozen hundred thousand million chorus crowd
    host score third quarter"""
)
# Counted without a noun, they are people still ("some say", "others fear").
BARE = _words("some many others other several most few")
# Words for those who ask the questions.
HOSTS = _words("host co-host anchor moderator interviewer presenter")

# A clause that begins so tells when or why, not what, if it hangs on the cue as a circumstance.
CIRCUMSTANCES = frozenset({"as", "because", "since", "after", "before", "while", "when", "although", "though"})
