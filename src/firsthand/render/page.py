"""Page → HTML: one self-contained file without scripts, that needs no network."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from firsthand.account import Account
from firsthand.render.index import clean
from firsthand.render.limits import LIMITS
from firsthand.render.measured import COMMAND, ROWS
from firsthand.render.view import Page, view


def html(account: Account, *, full_text: bool = False) -> str:
    """The account as one web page: excerpts around the marked words, or whole articles with ``full_text``."""
    page = view(account, full_text=full_text)
    template = _environment().get_template("account.html.j2")
    # The style sheet is our own file; everything else that reaches the template is escaped by it.
    text = template.render(
        page=page,
        full_text=full_text,
        style=Markup(_style()),
        sections=_sections(page),
        limits=LIMITS,
        measured=ROWS,
        command=COMMAND,
    )
    return _plainly(clean(text))


_TEXT = re.compile(r">[^<]*&#34;[^<]*")


def _plainly(page: str) -> str:
    """The page with quotation marks and apostrophes as they are, where nothing can end at them.

    Every attribute stands in double quotes, so that an apostrophe ends none; between tags there is none.
    """
    return _TEXT.sub(lambda found: found[0].replace("&#34;", '"'), page).replace("&#39;", "'")


# One sheet for all, one for each section that needs its own, and at the end what depends on the medium.
STYLES = ("base", "tree", "claims", "differences", "timeline", "positions", "sources", "articles", "media")


@cache
def _style() -> str:
    folder = resources.files("firsthand.render") / "templates" / "css"
    text = "".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
    text = re.sub(r"/\*.*?\*/|\n\s*", "", text, flags=re.S)
    return re.sub(r";? ?([{}]) ?", r"\1", text)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("firsthand.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _sections(page: Page) -> list[tuple[str, str, str]]:
    """Anchor, name and figure of each section, for the list on top."""
    claims = sum(len(group.shared) + len(group.single) + group.left for group in page.claims)
    conflicts = f"{page.differing[0]} of {page.differing[1]}"
    found = [
        ("tree", "Where it comes from", str(len(page.edges))),
        ("claims", "Who says so", str(claims)),
        ("differences", "Contradictions", conflicts if page.conflicts or page.compatible else "0"),
        ("lost", "Absent reports", str(page.rebuilt)),
        ("drift", "What retelling changed", str(page.drifted)),
        ("timeline", "When", str(len(page.timeline.entries) + page.timeline.left)),
        ("positions", "Who wants what", str(page.positions.number)),
        ("sources", "Sources", str(page.known_sources)),
        ("sure", "How sure is this?", ""),
        ("articles", "Articles", str(len(page.articles))),
    ]
    return [("stories", "Stories", str(len(page.stories))), *found] if len(page.stories) > 1 else found
