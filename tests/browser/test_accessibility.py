"""axe finds nothing to object to, in light and in dark, narrow and wide."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.conftest import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

VIOLATIONS = """async () => (await axe.run({resultTypes: ['violations']})).violations
    .map(({id, nodes}) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`)"""


@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [
        ("sample", "dark", 360),
        ("everything", "light", 1440),
        ("unattributed", "light", 768),
        ("one", "light", 768),
        ("many", "dark", 1440),
        ("entries", "light", 360),
        ("nothing", "dark", 768),
    ],
)
def test_axe(browser: Browser, pages: dict[str, Path], name: str, scheme: Literal["light", "dark"], width: int) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe is not installed (it comes with the dev extra)")
    axe = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    # The page forbids every script; for the test, that rule of its own is set aside.
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(pages[name].as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.add_script_tag(content=axe)
        assert page.evaluate(VIOLATIONS) == []
    finally:
        context.close()
