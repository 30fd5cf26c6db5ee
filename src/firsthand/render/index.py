"""Labels and places on the page for everything an account refers to by id."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.account import Account
from firsthand.model import Article, Attribution, Claim, Origin, Source, Span, Variant
from firsthand.render import words
from firsthand.render.limits import LIMITS, Limits
from firsthand.render.marks import Back, Marks
from firsthand.render.parts import Quote, Ref

# The longest quote shown in a row (code points), about four lines of print; the article section shows all of it.
LONGEST = 320

# The same where many quotes stand in one row, and for a title that stands for an article without an outlet's name.
BRIEF = 130
BRIEF_TITLE = 36

# What has an anchor of its own: the first letter of each and a number.
KINDS = ("article", "source", "origin", "claim", "difference")

# The order in which kinds of difference are shown: the gravest first (same words, another speaker; same act, another
# actor), then what can be counted.
GRAVITY = ("speaker", "role", "polarity", "number", "date", "name", "place", "certainty", "wording")

_SPACE = re.compile(r"\s+")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Index:
    """Looks up an account's ids and gives references and quotes; remembers which words were quoted, and where."""

    def __init__(self, account: Account, limits: Limits = LIMITS) -> None:
        self.account = account
        self.limits = limits
        self.marks = Marks(account.articles)
        self.articles: dict[str, Article] = {one.id: one for one in account.articles}
        self.sources: dict[str, Source] = {one.id: one for one in account.sources}
        self.attributions: dict[str, Attribution] = {one.id: one for one in account.attributions}
        self.origins: dict[str, Origin] = {one.id: one for one in account.origins}
        largest = sorted(account.stories, key=lambda one: -len(one.articles))
        self._stories = {one.id: n for n, one in enumerate(largest)}
        self.claims: dict[str, Claim] = {one.id: one for one in sorted(account.claims, key=self._claim_rank)}
        self.placed = self._place()
        self.variants: dict[str, Variant] = {one.id: one for one in sorted(account.variants, key=_variant_rank)}
        self.place_of_variant = {one: n for n, one in enumerate(self.variants)}
        self._labels = dict(zip(self.articles, _labels(list(self.articles.values())), strict=True))
        kinds: dict[str, Iterable[str]] = {
            "article": self.articles,
            "source": self.sources,
            "origin": self.origins,
            "claim": self.claims,
            "difference": self.variants,
        }
        # Numbers, not ids, make the anchors: an id may hold anything. A letter says what it is: thousands of links
        # lead to them.
        self._anchors = {kind: {one: f"{kind[0]}{n}" for n, one in enumerate(ids, 1)} for kind, ids in kinds.items()}
        self.rests = rests_on(self)
        self.said: dict[str, list[str]] = defaultdict(list)  # source → the attributions in whose chain it stands
        for attribution in account.attributions:
            for source in self.chain(attribution.id):
                self.said[source.id].append(attribution.id)
        self.weighed = sorted(self.sources, key=lambda one: (-len(self.rests[one]), -len(self.said[one])))
        self.hidden = frozenset(self.weighed[limits.sources + limits.brief_sources :])

    def _place(self) -> dict[str, str]:
        """How each claim is shown: "open", "folded", "brief" (one article's) or "short"; the rest is only counted."""
        limits, used = self.limits, Counter[str]()
        placed = {}
        for claim in self.claims.values():
            shared, story = claim.layers.articles > 1, f"in {self.story(claim)}"
            if shared and used[story] < limits.open_claims and used["open"] < limits.open_total:
                place = "open"
                used[story] += 1
            elif shared and used["folded"] < limits.folded_claims:
                place = "folded"
            elif not shared and used["brief"] < limits.brief_claims:
                place = "brief"
            elif used["short"] < limits.short_claims:
                place = "short"
            else:
                continue
            used[place] += 1
            placed[claim.id] = place
        return placed

    def story(self, claim: Claim) -> str:
        """The story under which a claim is shown."""
        return claim.stories[0] if claim.stories else ""

    def _claim_rank(self, claim: Claim) -> tuple[int, ...]:
        """By story, the one of most articles first; most repeated first, then least founded."""
        layers = claim.layers
        story = self._stories.get(self.story(claim), len(self._stories))
        return story, -layers.articles, layers.origins[1], layers.origins[0], layers.sources[0]

    def anchor(self, kind: str, one: str) -> str:
        """The place of an article, source, origin, claim or difference; "top" where there is none."""
        if kind == "claim" and one in self.claims and one not in self.placed:
            return "claims"
        if kind == "source" and one in self.hidden:
            return "sources"
        if kind == "difference" and self.place_of_variant.get(one, 0) >= self.limits.differences:
            return "differences"
        return self._anchors[kind].get(one, "top")

    def article(self, one: str) -> Ref:
        return Ref(self._labels.get(one, one), f"#{self.anchor('article', one)}")

    def source(self, one: str) -> Ref:
        return Ref(self.sources[one].name if one in self.sources else one, f"#{self.anchor('source', one)}")

    def claim(self, one: str) -> Ref:
        return Ref(label(self._anchors["claim"].get(one, one)), f"#{self.anchor('claim', one)}")

    def difference(self, one: str) -> Ref:
        return Ref(label(self._anchors["difference"].get(one, one)), f"#{self.anchor('difference', one)}")

    def node(self, one: str) -> Ref:
        """An article or an origin; an origin that is an article leads to the article."""
        origin = self.origins.get(one)
        if origin is None:
            return self.article(one)
        if origin.article in self.articles:
            return self.article(str(origin.article))
        return Ref(once(origin.name), f"#{self.anchor('origin', one)}")

    def any(self, one: str) -> Ref | None:
        """Whatever has this id, or None."""
        for kind, known in self._anchors.items():
            if one in known:
                named = {"article": self.article, "source": self.source, "origin": self.node, "claim": self.claim}
                return named.get(kind, self.difference)(one)
        return None

    def quote(self, span: Span, anchor: str, called: str | None = None, longest: int = LONGEST) -> Quote:
        """The words of a span, shown in the row at ``anchor`` (called ``called`` in the link back to it)."""
        mark = self.marks.link(span, Back(called or label(anchor), f"#{anchor}"))
        article = self.article(span.article)
        return Quote(shown(span.quote, longest), f"#{mark}" if mark else article.href, article)

    def plain(self, span: Span, longest: int = BRIEF) -> Quote:
        """The words of a span where there are too many to mark them all: they lead to their article."""
        article = self.article(span.article)
        return Quote(shown(span.quote, longest), article.href, article)

    def quotes(
        self, spans: Sequence[Span], anchor: str, called: str | None = None, longest: int = LONGEST
    ) -> tuple[Quote, ...]:
        """Those of several spans; the same words in several articles once, with links to all of these."""
        return merged([self.quote(span, anchor, called, longest) for span in spans])

    def distinct(self, spans: Sequence[Span], anchor: str, called: str | None = None) -> tuple[Quote, ...]:
        """The same, but each wording once an article: an agency's name may stand there thirty times."""
        first = {(span.article, span.quote.casefold()): span for span in reversed(spans)}
        return self.quotes([one for one in dict.fromkeys(spans) if one in first.values()], anchor, called)

    def chain(self, attribution: str | None) -> tuple[Source, ...]:
        """The sources of an attribution, outermost first; empty where there is none."""
        found = self.attributions.get(attribution or "")
        return tuple(self.sources[link.source] for link in found.chain if link.source in self.sources) if found else ()


def _variant_rank(variant: Variant) -> tuple[bool, int]:
    return not variant.conflict, GRAVITY.index(variant.kind)


def label(anchor: str) -> str:
    """ "c3" as a reader says it: "claim 3"."""
    return f"{next(kind for kind in KINDS if kind[0] == anchor[0])} {anchor[1:]}"


def once(name: str) -> str:
    """A name that is repeated in brackets, without them: "report (the report)" is "report"."""
    head, _, rest = name.rpartition(" (")
    return head if head and bare(rest.removesuffix(")")) == bare(head) else name


def bare(name: str) -> str:
    """A name without its article and capitals, to see whether two are the same."""
    return name.casefold().removeprefix("the ")


def merged(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The same words once, with links to the other articles that have them; in order of first appearance."""
    found: dict[str, Quote] = {}
    for one in quotes:
        first = found.setdefault(one.text.casefold(), one)
        known = {first.article.label, *(ref.label for ref in first.also)}
        more = [ref for ref in (Ref(one.article.label, one.href), *one.also) if ref.label not in known]
        if more:
            found[one.text.casefold()] = replace(first, also=(*first.also, *more))
    return tuple(found.values())


def shown(quote: str, longest: int = LONGEST) -> str:
    """A quote on one line, cut in the middle where it is long; the cut is marked "[…]"."""
    line = _SPACE.sub(" ", quote).strip()
    if len(line) <= longest:
        return line
    head, tail = line[: longest * 2 // 3], line[-longest // 4 :]
    return f"{head.rpartition(' ')[0] or head} […] {tail.partition(' ')[2] or tail}"


def clean(text: str) -> str:
    """A whole page as a file can carry it: no half surrogate pairs, no control characters but line ends and tabs."""
    return _UNFIT.sub("\ufffd", text)


def _labels(articles: Sequence[Article]) -> list[str]:
    """A short name for each article: its outlet, else its title; with the date or a number where several share it."""
    names = [one.outlet or _short(one.title or "") or one.id for one in articles]
    dated = [
        f"{name}, {words.when(one.published)}" if one.published else name
        for name, one in zip(names, articles, strict=True)
    ]
    by_name, by_date, number = Counter(names), Counter(dated), Counter[str]()
    found = []
    for name, day in zip(names, dated, strict=True):
        number[name] += 1
        found.append(name if by_name[name] == 1 else day if by_date[day] == 1 else f"{name} ({number[name]})")
    return found


def _short(title: str) -> str:
    line = _SPACE.sub(" ", title).strip()
    if len(line) <= BRIEF_TITLE:
        return line
    return (line[:BRIEF_TITLE].rpartition(" ")[0] or line[:BRIEF_TITLE]).rstrip(" ,;:.–-") + "…"


def rests_on(index: Index) -> dict[str, list[str]]:
    """Source id → ids of the claims that one of its attributions carries."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim in index.claims.values():
        for statement in claim.statements:
            for source in index.chain(statement.attribution):
                if claim.id not in found[source.id]:
                    found[source.id].append(claim.id)
    return found
