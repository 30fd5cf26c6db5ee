"""English titles, roles before names, and capitalised words that are no names."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that stand before a name and are no part of it (lower case, without a full stop).
TITLES = _words(
    """mr mrs ms miss mx dr prof professor sir dame lord lady president vice prime minister chancellor premier king
    queen
    prince princess emperor sheikh ayatollah pope cardinal archbishop bishop rev reverend father imam rabbi
    senator sen representative rep congressman congresswoman governor gov mayor councillor councilor ambassador
    secretary general gen colonel col lieutenant lt captain capt major maj sergeant sgt admiral adm commander marshal
    brigadier judge justice foreign defense defence interior finance state chief director chairman chairwoman
    chairperson chair ceo spokesman spokeswoman spokesperson leader former ex deputy attorney speaker inspector
    detective officer adviser advisor aide envoy economist analyst presidential the first lady republican democrat
    democratic""",
)
# Titles that only a person has; what follows is a person's name.
PERSONAL_TITLES = _words(
    """mr mrs ms miss dr prof professor sir dame lord lady president chancellor premier king queen prince princess pope
    senator sen rep congressman congresswoman governor gov mayor ambassador captain colonel sergeant admiral"""
)
# Roles by which a person is called later ("the president", "the minister"); used to resolve descriptions.
ROLES = _words(
    """president premier minister chancellor king queen prince governor mayor senator secretary ambassador general
    spokesman spokeswoman spokesperson leader chairman chairwoman director chief commander judge pope candidate
    lawmaker congressman congresswoman economist diplomat envoy adviser advisor aide official businessman mogul
    billionaire businesswoman author professor actor actress singer coach player lawyer attorney prosecutor officer
    economist analyst scientist doctor founder owner editor captain skipper shipowner master head boss patron
    commissioner inspector vice-president deputy rector dean principal secretary-general treasurer""",
)
FEMININE = _words("spokeswoman chairwoman queen princess congresswoman businesswoman actress lady mrs ms miss woman")
MASCULINE = _words("spokesman chairman king prince congressman businessman mr sir lord man")
FEMININE_TITLES = _words("mrs ms miss madam madame dame lady queen princess")
MASCULINE_TITLES = _words("mr mister sir lord king prince")
# Capitalised words that the recogniser takes for names.
NOT_NAMES = _words(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday today yesterday tomorrow i he she they we it you read also related share
    advertisement photo image source author copyright comments reply leave categories trending story more
    spring summer autumn winter fall""",
)
SUFFIXES = _words("jr jr. sr sr. ii iii iv")
# Small words inside names.
PARTICLES = _words("van von de del della der den di da dos du la le el al bin ibn ben mac st ter ten of and")
# Last words of the names of firms and bodies.
CORPORATE_LAST = _words(
    """line lines ferries ferry shipping group bank company corp corporation inc ltd llc plc ag gmbh holdings holding
    industries airlines airways motors energy oil gas steel systems technologies partners capital insurance logistics
    union association federation league foundation institute university college hospital council board committee
    commission ministry department agency authority office party movement front army police guard coastguard court
    parliament congress senate assembly chamber club trust fund society organization organisation alliance
    railways rail transport transit telecom media brothers sons services works mills mines stores foods pharma
    laboratories labs studios records"""
)
# Roles that only people have: a firm may be an owner or a leader, no firm is a spokeswoman.
PERSONAL_ROLES = ROLES - _words("owner leader author founder player shipowner chief head editor official master deputy")
