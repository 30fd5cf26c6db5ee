"""English words around numbers, as tables: hedges and bounds, money, vague amounts, what makes a number a label."""

from __future__ import annotations

# What the words before a number say of it. "from": at least so many; "to": at most so many; "near": about so many.
HEDGES: dict[tuple[str, ...], str] = {
    **dict.fromkeys(
        [
            ("at", "least"), ("more", "than"), ("over",), ("above",), ("exceeding",), ("upwards", "of"),
            ("no", "fewer", "than"), ("no", "less", "than"), ("not", "less", "than"), ("well", "over"),
            ("just", "over"), ("slightly", "more", "than"), ("a", "minimum", "of"), ("greater", "than"),
        ],
        "from",
    ),
    **dict.fromkeys(
        [
            ("at", "most"), ("less", "than"), ("fewer", "than"), ("under",), ("below",), ("up", "to"),
            ("as", "many", "as"), ("as", "much", "as"), ("no", "more", "than"), ("not", "more", "than"),
            ("just", "under"), ("a", "maximum", "of"),
        ],
        "to",
    ),
    **dict.fromkeys(
        [
            ("about",), ("around",), ("some",), ("roughly",), ("approximately",), ("nearly",), ("almost",),
            ("an", "estimated"), ("estimated",), ("close", "to"), ("circa",), ("approx",), ("approx", "."),
            ("~",), ("perhaps",), ("maybe",), ("only", "about"), ("only", "some"),
        ],
        "near",
    ),
}  # fmt: skip
LONGEST_HEDGE = max(len(h) for h in HEDGES)

CURRENCY_SYMBOLS = {
    "$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW",
    "₪": "ILS", "₺": "TRY", "a$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "r$": "BRL",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "chf": "CHF",
}  # fmt: skip
# Names of money that one state alone uses, or that news means one state's by; "pound" and "franc" stay as they are.
CURRENCY_NAMES = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "ruble": "RUB", "rouble": "RUB", "hryvnia": "UAH", "yuan": "CNY",
    "renminbi": "CNY", "rupee": "INR", "shekel": "ILS", "zloty": "PLN", "usd": "USD", "eur": "EUR", "gbp": "GBP",
}  # fmt: skip
PERCENT = {"percent": "percent", "%": "percent", "pct": "percent"}

# Plural scale words: the smallest and largest number they are said of ("tens of thousands" is 10,000 to 99,999).
VAGUE = {
    "tens": (10, 99), "dozens": (24, 99), "scores": (40, 99), "hundreds": (100, 999), "thousands": (1_000, 9_999),
    "millions": (1_000_000, 999_999_999), "billions": (1_000_000_000, 999_999_999_999),
    "trillions": (1_000_000_000_000, 999_999_999_999_999),
}  # fmt: skip
# "several hundred", "a few thousand": twice to ten times the scale.
FEW = frozenset({"several", "few", "couple"})

# A number inside a name of these kinds is part of the name ("Group of Seven", "Article 5", "Channel 4").
NAMING_ENTITIES = frozenset({"ORG", "PRODUCT", "LAW", "FAC", "WORK_OF_ART", "EVENT", "GPE", "LOC", "PERSON", "NORP"})
# After these words a number is a label.
LABELS = frozenset({
    "no", "number", "nos", "nr", "article", "section", "chapter", "page", "pages", "resolution", "flight",
    "channel", "route", "highway", "interstate", "room", "gate", "phase", "type", "model", "class", "grade",
    "level", "version", "part", "volume", "act", "day", "week", "game", "match", "round", "verse", "line", "figure",
    "table", "unit", "group", "item", "step", "question", "#", "covid", "paragraph", "clause", "amendment",
    "protocol",
})  # fmt: skip
