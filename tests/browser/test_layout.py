"""The page in a real browser: nothing sticks out, nothing needs a script, and it prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

# Phone, tablet, desk (CSS pixels).
WIDTHS = (360, 768, 1440)
NAMES = ("sample", "whole", "everything", "unattributed", "one", "many", "entries", "nothing")
SECTIONS = ("tree", "claims", "differences", "lost", "drift", "timeline", "positions", "sources", "articles")

# Elements that reach beyond the window, apart from what lies in a box of its own that scrolls.
STICKS_OUT = """() => [...document.querySelectorAll('body *')].filter(one => {
    for (let box = one; box; box = box.parentElement)
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(box).overflowX) || box.matches('.skip'))
            return false;
    return one.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
}).slice(0, 5).map(one => one.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("name", NAMES)
def test_nothing_sticks_out(browser: Browser, pages: dict[str, Path], name: str) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        page.goto(pages[name].as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(STICKS_OUT) == [], width
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        page.close()


def test_everything_is_there_without_scripts(browser: Browser, pages: dict[str, Path]) -> None:
    said: list[str] = []
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: said.append(request.url))
        page.goto(pages["sample"].as_uri())
        for section in SECTIONS:
            assert page.locator(f"#{section}").is_visible(), section
        assert page.locator("main").inner_text().count("\n") > 100
        assert page.locator("script").count() == 0
        assert said == [pages["sample"].as_uri()], "the page asked for something else than itself"
    finally:
        context.close()


def test_every_link_within_the_page_leads_somewhere(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        page.goto(pages["sample"].as_uri())
        lost = """() => [...document.querySelectorAll('a[href^="#"]')].map(one => one.getAttribute('href'))
            .filter(href => !document.getElementById(href.slice(1)))"""
        assert page.evaluate(lost) == []
        twice = """() => { const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
            return ids.filter((id, n) => ids.indexOf(id) !== n); }"""
        assert page.evaluate(twice) == []
    finally:
        page.close()


@pytest.mark.parametrize("name", ["sample", "many"])
def test_it_prints(browser: Browser, pages: dict[str, Path], name: str) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        page.goto(pages[name].as_uri())
        printed = page.pdf(format="A4")
        assert printed.startswith(b"%PDF-")
        # A4 at 96 pixels an inch, less Chromium's margins: what is wider would be cut off on paper.
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 718, "height": 1000})
        wide = """() => [...document.querySelectorAll('main *')]
            .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.skip'))
            .slice(0, 5).map(one => one.outerHTML.slice(0, 160))"""
        assert page.evaluate(wide) == []
        hidden = (
            "[...document.querySelectorAll('details > :not(summary)')].filter(one => !one.checkVisibility()).length"
        )
        assert page.evaluate(hidden) == 0, "what is folded away on the screen is missing on paper"
    finally:
        page.close()
