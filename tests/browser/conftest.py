"""Accounts of several sizes as pages on disk, and one Chromium for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand.account import Account
from firsthand.render import html
from tests.render import story
from tests.render.many import many_entries, many_positions
from tests.render.sample import sample_account

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Milliseconds: a machine that runs other tests at the same time takes its time to open a page of half a megabyte.
PATIENCE = 180_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    pytest.importorskip("playwright", reason="playwright is not installed (it comes with the dev extra)")
    from tests.browser.chromium import MISSING, chromium, launched

    if chromium() is None:
        pytest.skip(MISSING)
    with launched() as found:
        yield found


@pytest.fixture(scope="session")
def sample() -> Account:
    return sample_account()


@pytest.fixture(scope="session")
def pages(sample: Account, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Name → file of a page: the sample, all kinds of rows, one article, nothing attributed, many parties, nothing."""
    folder = tmp_path_factory.mktemp("pages")
    bare = Account(articles=story.ACCOUNT.articles, stories=story.ACCOUNT.stories)
    one = replace(bare, articles=bare.articles[:1], stories=())
    accounts = {
        "sample": html(sample),
        "whole": html(sample, full_text=True),
        "everything": html(story.ACCOUNT),
        "unattributed": html(bare),
        "one": html(one),
        "many": html(many_positions(12, 14)),
        "entries": html(many_entries(40, 9)),
        "nothing": html(Account()),
    }
    for name, text in accounts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in accounts}
