"""What the page says about its own mistakes follows from what the tests hold."""

from __future__ import annotations

import pytest

from firsthand.render.measured import ROWS, STORIES, Measured
from tests.stories.test_stories import CEILINGS, FLOORS

# A figure on the page may lag behind a raised floor by so many in 100 before it has to follow.
LAG = 10


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.rows)
def test_the_page_claims_no_more_than_is_held_and_hardly_less(row: Measured) -> None:
    for figure, said in ((row.right_by, row.right), (row.found_by, row.found)):
        assert (figure is None) == (said is None)
        if figure is not None and said is not None:
            held = min(floors[row.part][figure] for name in STORIES if figure in (floors := FLOORS[name])[row.part])
            assert said / 100 <= held + 1e-9 <= (said + LAG) / 100


def test_the_mistakes_that_are_counted_are_said() -> None:
    notes = {row.part: row.note for row in ROWS}
    assert set(STORIES) == set(FLOORS)
    assert CEILINGS["origins"]["invented"] == 1
    assert "At most one" in notes["origins"]
    assert CEILINGS["timeline"]["wrong"] == 0
    assert "No date was wrong" in notes["timeline"]
