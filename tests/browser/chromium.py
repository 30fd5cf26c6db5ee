"""One headless Chromium for the tests and the pictures of the documentation.

The Chromium that is installed on the machine is driven, or the one that FIRSTHAND_CHROMIUM names; none is downloaded.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = f"no Chromium is installed here ({', '.join(NAMES)}, or the path in FIRSTHAND_CHROMIUM)"


def chromium() -> str | None:
    """The path of an installed Chromium, None where there is none."""
    named = os.environ.get("FIRSTHAND_CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless Chromium that reaches no network. In a container there is no sandbox to be had for root."""
    with sync_playwright() as driver:
        offline = ("--no-sandbox", "--disable-background-networking", "--proxy-server=http://127.0.0.1:9")
        browser = driver.chromium.launch(executable_path=chromium(), args=list(offline))
        try:
            yield browser
        finally:
            browser.close()
