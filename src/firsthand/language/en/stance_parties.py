"""English words for those who hold positions without a name: groups, bodies, offices, and what belongs to a speaker."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# People who act together and are named by what they are; unnamed officials, experts and critics are no party.
GROUP_NOUNS = _words(
    """families relatives residents villagers islanders inhabitants farmers fishermen fishers growers producers workers
    employees staff miners drivers pilots sailors seafarers dockers teachers lecturers students pupils parents doctors
    nurses physicians carers firefighters veterans soldiers pensioners tenants landlords homeowners taxpayers commuters
    passengers victims survivors refugees migrants prisoners detainees hostages strikers protesters protestors
    demonstrators campaigners activists environmentalists rebels insurgents guerrillas separatists militants loyalists
    nationalists unionists republicans democrats conservatives socialists liberals greens opposition lawmakers
    legislators senators deputies parliamentarians mps councillors ministers mayors governors bishops priests clergy
    employers traders retailers shopkeepers manufacturers shareholders investors creditors bondholders lenders unions
    tribes settlers players clubs owners bereaved""",
)
# Bodies that are named by what they are and whose they are ("the teachers' union", "the city council").
ASSOCIATIONS = _words(
    """association union federation confederation council committee operative cooperative coalition alliance movement
    league society congress guild chamber forum foundation charity trust institute academy board commission assembly
    parliament senate parties party church group club authority agency office bureau council""",
)
# Those on whose behalf a speaker talks ("her members", "our government").
FOLLOWING = _words(
    """member members client clients party government country nation people union company firm group team army movement
    organization organisation administration side community supporters followers""",
)
OWNERS = _words("his her its their our my")
# A paper that its issuer speaks through.
PAPERS = _words("statement letter communique communiqué declaration memo memorandum motion petition")
# Words before a group that leave open who of it is meant.
INDEFINITE = _words(
    """a an some many several few most all any no other two three four five six seven eight nine ten dozens hundreds
    thousands more fewer certain various both each every another such these those one""",
)
# Nouns for one who leads a body or speaks for it.
TITLE_NOUNS = _words(
    """president premier chancellor minister secretary king queen emperor ambassador envoy negotiator leader chairman
    chairwoman chair chairperson head chief director spokesman spokeswoman spokesperson representative delegate
    commissioner governor mayor commander executive ceo lawyer attorney counsel""",
)
FORMER = _words("former ex late ousted then outgoing deposed and or with against to")
