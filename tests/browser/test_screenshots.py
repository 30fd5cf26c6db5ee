"""The pictures in the documentation are there, and small."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "img"


def test_pictures_are_there_and_small() -> None:
    pytest.importorskip("playwright", reason="playwright is not installed (it comes with the dev extra)")
    from tests.browser.screenshots import LARGEST, PICTURES, SCHEMES, name_of

    names = [name_of(picture, scheme) for picture, *_ in PICTURES for scheme in SCHEMES]
    assert [one for one in names if not (FOLDER / one).exists()] == [], "run python -m tests.browser.screenshots"
    assert [one for one in names if (FOLDER / one).stat().st_size > LARGEST] == []
