"""Words to make families of articles from: names, outlets, credits, furniture, and words that mean the same."""

from __future__ import annotations

FIRST = (
    "Ines", "Tomas", "Amara", "Petra", "Jonas", "Leila", "Rui", "Dagny", "Oskar", "Mirela", "Anton", "Sunniva",
    "Farid", "Helga", "Lucian", "Noor", "Vesna", "Emeka", "Silvio", "Katarina",
)  # fmt: skip
LAST = (
    "Varga", "Lindqvist", "Osei", "Holub", "Brenner", "Haddad", "Teixeira", "Kallas", "Mordaunt", "Petrescu",
    "Vanterpool", "Okafor", "Sorensen", "Radulov", "Castellane", "Whitlock", "Marchetti", "Dragomir", "Aaltonen",
    "Bellweather",
)  # fmt: skip
PLACES = (
    "Port Ellery", "Brannock", "Tessaly", "Old Kerrin", "Vasterholm", "Lower Dunmore", "Quillan Bay", "Skarvik",
    "Monteverra", "Halden Cross", "Oruvia", "Castelmar", "Tarnow Hill", "Bergfjord", "Saint Odran",
)  # fmt: skip
BODIES = ("the province", "a pension fund", "the harbour authority", "a family trust", "the state", "the diocese")
MONTHS = ("January", "February", "March", "April", "August", "September")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
# The two lists do not overlap: an agency that is only named must be no outlet with an article of its own.
AGENCIES = ("Reuters", "AFP", "dpa", "Interfax", "Ansa", "Bloomberg", "Norlund News Agency", "Meridian News Agency")
OUTLETS = (
    "The Ellery Courier", "Kerrin Post", "Tessaly Times", "Brannock Mail", "The Dunmore Herald", "Skarvik Gazette",
    "The Odran Tribune", "Quillan Observer", "Castelmar Chronicle", "The Monteverra Star", "Halden Echo",
    "Bergfjord Tidings", "The Oruvia Independent", "Tarnow Dispatch", "Coastline News", "The Inland Standard",
)  # fmt: skip

BOILERPLATE = (
    "Sign up for our morning letter and never miss what moves {place}. You can leave at any time.",
    "{outlet} is owned by its readers. If you value what we do, think about becoming a member today.",
    "Follow us on all channels. Comments are closed on this story; letters to the editor reach us by post.",
    "More on this subject will follow in the course of the day. {outlet} updates its pages around the clock.",
    "All rights reserved. Nothing on this page may be copied without leave in writing from {outlet}.",
)
# What an outlet adds on its own account: background that no other has.
BACKGROUND = (
    "{place} has {n} inhabitants and lives from timber, tourists and a brewery that is older than the town hall.",
    "The opposition in the regional council has asked for a special session, which is to be held behind closed doors.",
    "Analysts say that the affair comes at an awkward time, since voters go to the polls in less than a year.",
    "It is not the first time: something of the kind happened in {town} in {year}, and nobody was ever charged.",
    "Shares of the companies concerned were little changed in the morning, and trading was thin all over the coast.",
    "The weather service expects storms from the west, which would make every work in the open harder.",
    "A petition on the internet had gathered {n} names by the evening, most of them from outside the region.",
    "Readers will remember the long quarrel over the bypass of {town}, which ended in {year} with a handshake.",
)

# Words that a rewriter puts for others, both ways where that reads well.
SYNONYMS: dict[str, str] = {
    "about": "around", "according": "going", "after": "following", "again": "once more", "answer": "reply",
    "asked": "requested", "because": "since", "before": "ahead of", "began": "started", "boats": "vessels",
    "brought": "carried", "closed": "shut", "company": "firm", "cost": "price", "cut": "reduced",
    "declined": "refused", "driven": "taken", "drawn": "put", "employees": "workers", "end": "close",
    "existed": "been there", "expects": "anticipates", "fear": "are afraid", "fell": "dropped", "found": "discovered",
    "gave": "handed", "grown": "increased", "head": "chief", "households": "families", "ill": "sick",
    "inspected": "examined", "kept": "held", "knowledge": "awareness", "known": "clear", "large": "big",
    "learned": "heard", "longest": "biggest", "loss": "damage", "lorries": "trucks", "met": "gathered",
    "money": "funds", "near": "close to", "new": "fresh", "now": "at present", "officials": "functionaries",
    "people": "persons", "plan": "project", "plans": "intends", "promised": "pledged", "quay": "pier",
    "quickly": "fast", "ready": "prepared", "refused": "rejected", "rejected": "dismissed", "reports": "accounts",
    "rule": "norm", "said": "stated", "saw": "noticed", "says": "states", "sent": "dispatched", "several": "various",
    "shows": "indicates", "small": "little", "sold": "handed over", "spokesman": "representative",
    "stopped": "halted", "supplies": "provides", "talk": "speak", "told": "informed", "took": "seized", "town": "city",
    "used": "employed", "waiting": "standing", "wall": "barrier", "want": "wish", "wants": "wishes",
    "warned": "alerted", "willing": "prepared", "work": "labour", "worth": "valued at", "would": "was going to",
    "wrote": "noted", "year": "twelve months", "killed": "slain", "police": "officers", "arrested": "detained",
    "shot": "gunned down", "hospital": "clinic", "attack": "assault", "man": "male", "woman": "female",
    "claimed": "maintained", "reported": "indicated", "government": "authorities", "video": "recording",
    "attempt": "try", "investigation": "inquiry", "died": "lost their lives", "home": "house", "children": "kids",
    "believe": "think", "released": "published", "announced": "declared", "following": "after", "showed": "displayed",
    "including": "among them", "city": "town", "called": "named", "early": "at the beginning of", "many": "numerous",
}  # fmt: skip

# How a credit is given, by who is careful and who is not. {ref} is the parent's name as this outlet writes it.
LEADS = (
    "{ref} reported on {day} that the matter had been known for some time.",
    "That is what {ref} reported.",
    "The story was first reported by {ref}.",
    "So {ref} writes, citing people with knowledge of the matter.",
)
SIGN_OFFS = ("({ref})", "Source: {ref}", "Via {ref}", "With material from {ref}")
