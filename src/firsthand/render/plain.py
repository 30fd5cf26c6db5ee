"""Page → Markdown, for mail and terminal: the same rows as the web page, without links between them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from firsthand.account import Account
from firsthand.render import parts, words
from firsthand.render.index import clean, shown
from firsthand.render.limits import ALL
from firsthand.render.parts import Quote, Ref
from firsthand.render.positions_view import PositionView
from firsthand.render.sources_view import SourceView
from firsthand.render.view import Page, view

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
# A line of mail or of a narrow terminal; tables alone are wider.
WIDTH = 80
# The longest quote (code points): two lines. The page and the JSON have all of it.
LONGEST = 150

_SPACE = re.compile(r"\s+")


def markdown(account: Account, *, full_text: bool = False) -> str:
    """The account in Markdown (with tables as GitHub's dialect has them); whole articles only with ``full_text``."""
    page = view(account, full_text=full_text, limits=ALL)
    sections = (
        _head(page),
        _stories(page),
        _tree(page),
        _claims(page),
        _differences(page),
        _lost(page),
        _drift(page),
        _timeline(page),
        _positions(page),
        _sources(page),
        _judgements(page),
        _articles(account, page, full_text),
    )
    blocks = ("\n".join(line for row in rows for line in wrapped(row)).strip("\n") for rows in sections)
    return clean("\n\n".join(block for block in blocks if block) + "\n")


def escape(text: str) -> str:
    """Text on one line in which nothing is markup."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text).strip())


_MARKER = re.compile(r"( *)((?:[-*]|\d+\.) )?")
# What begins a list, a heading or a rule if it happens to stand first in a line.
_BEGINS = re.compile(r"^( *)([-+=]|\d+[.)](?=\s|$))")


def wrapped(row: str) -> list[str]:
    """A row in lines of sensible width, the second under the first; tables, texts and headings as they are."""
    if len(row) <= WIDTH or row.lstrip().startswith(("|", ">", "#")):
        return [row]
    marker = _MARKER.match(row)
    indent = " " * (marker.end() if marker else 0)
    lines = textwrap.wrap(
        row, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
    return [lines[0], *(_BEGINS.sub(lambda found: f"{found[1]}{_plainly(found[2])}", line) for line in lines[1:])]


def _plainly(start: str) -> str:
    return f"\\{start}" if not start[0].isdigit() else f"{start[:-1]}\\{start[-1]}"


def _words(quote: Quote, where: bool = True) -> str:
    return f"“{escape(shown(quote.text, LONGEST))}”" + (f" ({escape(quote.article.label)})" if where else "")


def _all(quotes: Sequence[Quote], where: bool = True) -> str:
    return "; ".join(_words(one, where) for one in quotes)


def _refs(refs: Iterable[Ref], separator: str = ", ") -> str:
    return separator.join(escape(one.label) for one in refs)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _head(page: Page) -> Iterator[str]:
    yield from (f"# Sourced account: {escape(page.title)}", "", f"**{escape(page.answer[0])}**", "")
    yield from (escape(sentence) + "\n" for sentence in page.answer[1:])
    yield "This says who says what, and on whose word. It does not say what is true."


def _stories(page: Page) -> Iterator[str]:
    if len(page.stories) < 2:
        return
    yield from ("## Stories", "")
    for story in page.stories:
        yield f"- **{escape(story.title)}** ({escape(story.note)}): {_refs(story.articles)}"


def _tree(page: Page) -> Iterator[str]:
    yield from ("## Where it comes from", "")
    if not page.tree and not page.quoted:
        yield "No words show that one of these articles derives from another report. That does not make them"
        yield "independent."
    for node in page.tree:
        yield from _node(node, 0)
    if page.quoted:
        yield from ("", "Statements, interviews and documents that they quote:", "")
    for node in page.quoted:
        yield from _node(node, 0)
    if page.alone:
        verb = "comes" if len(page.alone) == 1 else "come"
        yield from ("", f"Nothing shows where {_refs(page.alone)} {verb} from.")
    for edge in page.edges:
        if not edge.directed:
            yield from (
                "",
                f"{_refs((edge.child, edge.parent), ' and ')}: which came first is not known; {edge.confidence}.",
            )


def _node(node: parts.Node, depth: int) -> Iterator[str]:
    line = f"{'  ' * depth}- **{escape(node.ref.label)}** ({escape(node.note)})"
    if edge := node.edge:
        why = ", ".join(dict.fromkeys(reason.words for reason in edge.reasons))
        line += f": {edge.kind}, {edge.share}; {edge.confidence}{'; ' if why else ''}{why}"
        first = next((quote for reason in edge.reasons for quote in reason.quotes), None)
        line += f": {_words(first, False)}" if first else ""
    elif node.evidence:
        articles = dict.fromkeys(one.article.label for one in node.evidence)
        line += f": named in {escape(', '.join(articles))}"
    yield line + ("; see elsewhere in this tree for what derives from it" if node.repeated else "")
    for child in node.children:
        yield from _node(child, depth + 1)


def _claims(page: Page) -> Iterator[str]:
    yield from ("## Who says so, and how many know it", "")
    if not page.claims:
        yield "No claim was found. That does not mean that the articles say nothing: what was not understood is left"
        yield "out."
    for group in page.claims:
        if group.title:
            yield from (f"### {escape(group.title)}", "")
        for one in group.shared:
            yield from _claim(one)
        if group.single:
            yield from ("", "**Told by one article alone**", "")
        for one in group.single:
            yield from _single(one)


def _claim(claim: parts.ClaimView) -> Iterator[str]:
    yield f"- **{claim.label}**: {_words(claim.quote, False)}"
    yield f"  - {', '.join(claim.layers)}{': ' if claim.reason else ''}{escape(claim.reason)}"
    if claim.differences:
        yield f"  - {'the tellings differ' if claim.conflict else 'worded otherwise'}: {_refs(claim.differences)}"
    for said in claim.statements:
        chain = _refs(said.chain, " ← ") or "no source named at these words"
        how = f"; {said.how}" if said.how else ""
        rests = f"rests on {_refs(said.origins)}" if said.origins else "where it comes from is not known"
        yield f"  - {escape(said.quote.article.label)}: {_words(said.quote, False)} ({chain}{how}; {rests})"


def _single(claim: parts.ClaimView) -> Iterator[str]:
    """A claim of one article: one line, and its words once."""
    if len(claim.statements) != 1 or claim.differences:
        yield from _claim(claim)
        return
    said = claim.statements[0]
    who = _refs(said.chain, " ← ") or "no source named at these words"
    yield f"- **{claim.label}**: {_words(said.quote, False)} ({escape(said.quote.article.label)}; {who})"


def _differences(page: Page) -> Iterator[str]:
    yield from ("## Where the tellings differ", "")
    if not page.conflicts:
        yield "No contradiction was found. That is not the same as agreement: only what several articles say alike is"
        yield "compared."
        yield ""
    for one in (*page.conflicts, *page.compatible):
        judged = "contradiction" if one.conflict else "no contradiction"
        yield f"- **{one.label}**, {one.kind} ({judged}), in {one.claim.label}: “{escape(one.about)}”"
        for reading in one.readings:
            entered = f"; entered in {escape(reading.entered.label)}" if reading.entered else ""
            supported = "; supported by the family tree" if one.conflict and reading.supported else ""
            yield f"  - **{escape(reading.value)}**: {_all(reading.quotes)}{entered}{supported}"


def _lost(page: Page) -> Iterator[str]:
    yield from ("## What the absent reports must have said", "")
    if not page.lost:
        yield "No absent report could be rebuilt: none is named, or too little of what is told points to it."
    for report in page.lost:
        yield from (f"### {escape(report.name)} ({escape(report.note)})", "")
        for n, item in enumerate(report.items, 1):
            aside = f"; set aside: {_all(item.rejected)}" if item.rejected else ""
            yield f"{n}. {_words(item.quote)} ({item.claim.label}){aside}"
        yield ""


def _drift(page: Page) -> Iterator[str]:
    yield from ("## What retelling changed", "")
    if not page.drift:
        yield "No such change was found. Where the first report is absent, a change may go unseen."
        return
    yield from _table(
        ("What changed", "From", "Before", "In", "After", "Claim"),
        (
            (
                one.what,
                escape(one.parent.label),
                _all(one.before) or "no words",
                escape(one.child.label),
                _all(one.after) or "no words: it was dropped",
                one.claim.label,
            )
            for one in page.drift
        ),
    )


def _timeline(page: Page) -> Iterator[str]:
    yield from ("## When", "")
    if not page.timeline.entries:
        yield "No dated happening was found."
        return
    for period in page.timeline.periods:
        if period.name:
            yield from ("", f"**{period.name}**", "")
        for one in period.entries:
            known = f": {_all(one.dated[:1], False)}" if one.dated else ""
            yield f"- {one.when}, {one.kind}: {_words(one.quote)} [{escape(one.basis)}{known}]"


def _positions(page: Page) -> Iterator[str]:
    yield from ("## Who wants what", "")
    if not page.positions.number:
        yield "No party's position was found."
        return
    found = page.positions
    if found.issues and not found.wide:
        yield from _table(
            ("Matter", *(escape(one.label) for one in found.columns)),
            (
                (_words(row.issue, False), *("; ".join(map(_stance, cell.rows)) for cell in row.aligned))
                for row in found.issues
            ),
        )
    elif found.issues:
        yield from _table(
            ("Matter", "Party", "Position"),
            (
                (_words(row.issue, False), escape(cell.party.label), "; ".join(map(_stance, cell.rows)))
                for row in found.issues
                for cell in row.cells
                if cell.rows
            ),
        )
    for party in found.parties:
        yield from ("", f"**{escape(party.party.label)}**", "")
        for one in party.rows:
            condition = f", on condition: {_all(one.conditions, False)}" if one.conditions else ""
            when = f", {one.when}" if one.when else ""
            yield f"- {one.stance} {_words(one.issue, False)}{condition} ({_known(one)}{when}): {_all(one.quotes[:1])}"


def _stance(one: PositionView) -> str:
    return f"{one.sign} {one.stance} ({_known(one)})"


def _known(one: PositionView) -> str:
    return one.channel + (f", by {escape(one.speaker.label)}" if one.speaker else "")


def _sources(page: Page) -> Iterator[str]:
    yield from ("## Sources, and what rests on each", "")
    if not page.sources:
        yield "No source was found: the articles put nothing down to anybody, or not in words that were understood."
    for one in page.sources:
        if one.bears:
            yield from _source(one, 0)
    others = [escape(one.name) for one in page.sources if not one.bears]
    if others:
        yield f"- {words.count(len(others), 'other')}, on whom none of the claims rests: {', '.join(others)}"


def _source(one: SourceView, depth: int) -> Iterator[str]:
    related = [f"{how} {escape(other.label)}" for how, other in one.relations]
    facts = [f"{how}: {escape(what)}" for how, what in one.facts]
    carries = [f"carries {_refs(claim for claim, _ in one.claims)}"] if one.claims else []
    what = [", ".join(part for part in (one.kind, one.count) if part), *related, *facts, *carries]
    yield f"{'  ' * depth}- **{escape(one.name)}**: {'; '.join(what)}"
    for part in one.within:
        yield from _source(part, depth + 1)


def _judgements(page: Page) -> Iterator[str]:
    if not page.judgements:
        return
    yield from ("## What people decided", "")
    for one in page.judgements:
        on = ", ".join(escape(each if isinstance(each, str) else each.label) for each in one.on)
        yield f"- {escape(one.what)}: {on} ({escape(one.by)}, {escape(one.at)}: {escape(one.why)})"


def _articles(account: Account, page: Page, full_text: bool) -> Iterator[str]:
    yield from ("## The articles", "")
    if not page.articles:
        yield "No article."
    for article, one in zip(account.articles, page.articles, strict=True):
        address = one.url.translate({60: "%3C", 62: "%3E", 92: "%5C"}) if one.url else None
        link = f" [original](<{address}>)" if address else f" {escape(one.address)}" if one.address else ""
        facts = f": {'; '.join(escape(fact) for fact in one.facts)}" if one.facts else ""
        yield f"- **{escape(one.label)}**, {escape(article.title or 'without a title')}{facts}{link}"
        if full_text:
            yield ""
            yield from (f"  > {escape(line)}".rstrip() for line in article.text.splitlines())
            yield ""
