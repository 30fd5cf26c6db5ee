"""The pictures of the page for the documentation: ``python -m tests.browser.screenshots`` writes docs/img anew.

They are looked at by people, not compared by a test: fonts differ from machine to machine.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from firsthand.render import html
from tests.browser.chromium import MISSING, chromium, launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "img"
SAMPLE = ROOT / "src" / "firsthand" / "sample" / "articles"
LARGEST = 200_000

Scheme = Literal["light", "dark"]

# Name, width and height of the window, and the section at the top of it: those that the documents show.
PICTURES: tuple[tuple[str, int, int, str | None], ...] = (("tree", 1100, 900, "tree"),)
SCHEMES: tuple[Scheme, ...] = ("light",)


def name_of(picture: str, scheme: Scheme) -> str:
    return f"{picture}{'-dark' if scheme == 'dark' else ''}.png"


def main() -> int:
    from firsthand.run import pipeline

    if chromium() is None:
        print(MISSING, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        page = Path(folder) / "account.html"
        page.write_text(html(pipeline.report([str(SAMPLE)]).account), encoding="utf-8")
        for picture in PICTURES:
            for scheme in SCHEMES:
                _take(browser, page, picture, scheme)
    return 0


def _take(browser: Browser, file: Path, picture: tuple[str, int, int, str | None], scheme: Scheme) -> None:
    name, width, height, section = picture
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(file.as_uri() + (f"#{section}" if section else ""))
    target = FOLDER / name_of(name, scheme)
    page.screenshot(path=target)
    page.close()
    print(target.relative_to(ROOT), target.stat().st_size)


if __name__ == "__main__":
    sys.exit(main())
