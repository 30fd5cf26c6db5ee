"""News agencies and outlets known worldwide, and the words by which an unknown one shows itself."""

from __future__ import annotations


def _lines(text: str) -> frozenset[str]:
    return frozenset(line.strip() for line in text.strip().splitlines())


# lower-case name → key
AGENCIES = {
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "agence france presse": "AFP",
    "ap": "Associated Press",
    "a.p.": "Associated Press",
    "associated press": "Associated Press",
    "upi": "UPI",
    "united press international": "UPI",
    "dpa": "dpa",
    "deutsche presse-agentur": "dpa",
    "tass": "TASS",
    "itar-tass": "TASS",
    "ria": "RIA Novosti",
    "ria novosti": "RIA Novosti",
    "interfax": "Interfax",
    "interfax-ukraine": "Interfax-Ukraine",
    "ukrinform": "Ukrinform",
    "unian": "UNIAN",
    "belta": "BelTA",
    "xinhua": "Xinhua",
    "xinhua news agency": "Xinhua",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "jiji press": "Jiji Press",
    "yonhap": "Yonhap",
    "yonhap news agency": "Yonhap",
    "kcna": "KCNA",
    "korean central news agency": "KCNA",
    "ansa": "ANSA",
    "efe": "EFE",
    "europa press": "Europa Press",
    "lusa": "Lusa",
    "belga": "Belga",
    "anadolu": "Anadolu",
    "anadolu agency": "Anadolu",
    "irna": "IRNA",
    "tasnim": "Tasnim",
    "fars news agency": "Fars",
    "press trust of india": "PTI",
    "pti": "PTI",
    "bernama": "Bernama",
    "antara": "Antara",
    "pa media": "PA Media",
    "press association": "PA Media",
    "canadian press": "Canadian Press",
    "australian associated press": "AAP",
    "aap": "AAP",
    "bloomberg": "Bloomberg",
    "bloomberg news": "Bloomberg",
    "dow jones newswires": "Dow Jones Newswires",
    "wafa": "WAFA",
    "petra": "Petra",
    "saudi press agency": "Saudi Press Agency",
    "apa": "APA",
    "keystone-sda": "Keystone-SDA",
    "ritzau": "Ritzau",
    "ntb": "NTB",
    "czech news agency": "ČTK",
    "polish press agency": "PAP",
    "pap": "PAP",
    "agerpres": "Agerpres",
    "mti": "MTI",
    "tanjug": "Tanjug",
}
# lower-case name without article → key
OUTLETS = {
    name.lower(): name
    for name in _lines(
        """
        New York Times
        Washington Post
        Wall Street Journal
        Financial Times
        Los Angeles Times
        Boston Globe
        Chicago Tribune
        USA Today
        New York Post
        New Yorker
        Economist
        Guardian
        Observer
        Independent
        Daily Telegraph
        Telegraph
        Daily Mail
        Daily Mirror
        Daily Express
        Evening Standard
        Sunday Times
        Scotsman
        BBC
        BBC News
        ITV
        Sky News
        Channel 4
        Channel 4 News
        CNN
        CNBC
        NBC
        NBC News
        MSNBC
        CBS
        CBS News
        ABC News
        Fox News
        PBS
        NPR
        Politico
        Axios
        Vox
        Slate
        Breitbart
        BuzzFeed
        BuzzFeed News
        Huffington Post
        HuffPost
        Newsweek
        Time magazine
        Atlantic
        Foreign Policy
        Foreign Affairs
        Business Insider
        Daily Beast
        Vice News
        ProPublica
        Bellingcat
        Intercept
        Hill
        National Public Radio
        Voice of America
        Radio Free Europe
        Radio Free Europe/Radio Liberty
        Radio Liberty
        Deutsche Welle
        Der Spiegel
        Spiegel
        Die Zeit
        Bild
        Die Welt
        Süddeutsche Zeitung
        Frankfurter Allgemeine Zeitung
        Handelsblatt
        Tagesschau
        ARD
        ZDF
        Le Monde
        Le Figaro
        Libération
        France 24
        France Info
        Radio France Internationale
        El País
        El Mundo
        La Vanguardia
        ABC
        Corriere della Sera
        La Repubblica
        La Stampa
        RAI
        Neue Zürcher Zeitung
        Tages-Anzeiger
        Politiken
        Aftonbladet
        Dagens Nyheter
        Helsingin Sanomat
        Aftenposten
        Yle
        NRK
        SVT
        Gazeta Wyborcza
        Rzeczpospolita
        TVN24
        Onet
        Kommersant
        Vedomosti
        Izvestia
        Rossiyskaya Gazeta
        Novaya Gazeta
        Moscow Times
        Meduza
        RT
        Russia Today
        Sputnik
        Rossiya 24
        Kyiv Independent
        Kyiv Post
        Ukrainska Pravda
        Al Jazeera
        Al Arabiya
        Al Mayadeen
        Haaretz
        Times of Israel
        Jerusalem Post
        Yedioth Ahronoth
        Ynet
        Channel 12
        Channel 13
        Hürriyet
        Asharq Al-Awsat
        Times of India
        Hindu
        Hindustan Times
        NDTV
        Dawn
        Straits Times
        South China Morning Post
        Global Times
        People's Daily
        China Daily
        CCTV
        CGTN
        Caixin
        Nikkei
        Nikkei Asia
        Asahi Shimbun
        Yomiuri Shimbun
        Mainichi Shimbun
        NHK
        Chosun Ilbo
        Globe and Mail
        Toronto Star
        CBC
        CBC News
        CTV
        Sydney Morning Herald
        Australian Broadcasting Corporation
        Folha de S.Paulo
        O Globo
        Clarín
        La Nación
        Reforma
        El Universal
        Punch
        Daily Nation
        Mail & Guardian
        Daily Maverick
        """
    )
}
# Known outlets under another name.
OUTLET_ALIASES = {
    "nyt": "New York Times",
    "ny times": "New York Times",
    "wsj": "Wall Street Journal",
    "ft": "Financial Times",
    "wapo": "Washington Post",
    "scmp": "South China Morning Post",
    "rfe/rl": "Radio Free Europe/Radio Liberty",
    "huffington post": "HuffPost",
    "faz": "Frankfurter Allgemeine Zeitung",
    "british broadcasting corporation": "BBC",
}
# Known outlets whose name is also a common word, a person or a place: they need a context that speaks of the press.
AMBIGUOUS = frozenset(
    [
        "foreign affairs",
        "foreign policy",
        "hill",
        "independent",
        "observer",
        "economist",
        "guardian",
        "atlantic",
        "hindu",
        "dawn",
        "punch",
        "slate",
        "vox",
        "vice",
        "intercept",
        "time",
        "abc",
        "rai",
        "telegraph",
        "reforma",
        "bild",
        "spiegel",
        "rt",
        "politico",
        "petra",
        "ap",
        "pa",
        "aap",
        "ria",
        "apa",
        "pap",
        "fars",
        "onet",
        "efe",
        "mti",
        "sputnik",
    ]
)
# Last words of the name of a paper, magazine or station.
OUTLET_LAST = frozenset(
    [
        "news",
        "times",
        "post",
        "journal",
        "herald",
        "tribune",
        "gazette",
        "courier",
        "chronicle",
        "observer",
        "guardian",
        "mail",
        "express",
        "mirror",
        "telegraph",
        "standard",
        "globe",
        "daily",
        "weekly",
        "today",
        "broadcasting",
        "dispatch",
        "echo",
        "examiner",
        "sentinel",
        "bulletin",
        "register",
        "inquirer",
        "magazine",
        "review",
        "zeitung",
        "tageblatt",
        "tv",
        "television",
        "radio",
        "argus",
        "advertiser",
        "messenger",
        "ledger",
        "mercury",
        "recorder",
        "reporter",
        "star",
        "sun",
        "press",
        "newspaper",
        "pravda",
        "gazeta",
        "presse",
        "monde",
    ]
)
# … of which these stand for the whole name when it was given before ("the Times"): with article.
OUTLET_SHORT = frozenset(
    [
        "times",
        "post",
        "journal",
        "herald",
        "tribune",
        "gazette",
        "courier",
        "chronicle",
        "observer",
        "guardian",
        "mail",
        "express",
        "mirror",
        "telegraph",
        "standard",
        "globe",
        "dispatch",
        "echo",
        "examiner",
        "sentinel",
        "bulletin",
        "register",
        "inquirer",
        "star",
        "sun",
        "news",
        "magazine",
        "review",
    ]
)
# Last words that ordinary organisations share: an outlet only with a context that speaks of the press.
OUTLET_LAST_WEAK = frozenset(
    [
        "star",
        "sun",
        "press",
        "standard",
        "register",
        "express",
        "mail",
        "review",
        "today",
        "globe",
        "mercury",
        "reporter",
    ]
)
AGENCY_LAST = (
    "news agency",
    "press agency",
    "news service",
    "newswire",
    "press association",
    "wire service",
    "newswires",
    "state news agency",
)
# Words beside a name that tell its kind: "newspaper X", "X newspaper".
OUTLET_WORDS = frozenset(
    [
        "newspaper",
        "paper",
        "magazine",
        "weekly",
        "daily",
        "tabloid",
        "broadcaster",
        "broadsheet",
        "channel",
        "website",
        "portal",
        "outlet",
        "station",
        "network",
        "radio",
        "television",
    ]
)
AGENCY_WORDS = ("news agency", "press agency", "newswire", "wire service", "wire agency")
# Words that show that an organisation is no outlet, though one speaks to it.
OFFICIAL_WORDS = frozenset(
    [
        "congress",
        "senate",
        "parliament",
        "council",
        "committee",
        "court",
        "assembly",
        "nato",
        "un",
        "ministry",
        "government",
        "commission",
        "house",
        "conference",
        "union",
        "board",
        "bundestag",
        "duma",
        "rada",
        "knesset",
        "police",
        "party",
        "army",
        "cabinet",
        "summit",
        "group",
        "inc",
        "corp",
        "company",
        "bank",
        "university",
        "department",
        "force",
        "agency",
    ]
)
PRESS_PEOPLE = frozenset(["journalist", "reporter", "correspondent", "columnist", "editor", "interviewer"])
