"""Attribution on PolNeAR's development articles does not fall below what the rules reached."""

from hashlib import sha256

import pytest
from bench.attribution_quality import GOLD, measure

SHA256 = "04f06f31c2695a1e57fc5422a7234311caa619ca001255b5593a92cc0925e6d5"
# Reached by the rules: linked .648, found .712, source .757, content .799; pinned a little below.
FLOORS = {"linked": 0.64, "found": 0.70, "source": 0.75, "content": 0.79}


@pytest.mark.floor
@pytest.mark.skipif(not GOLD.exists(), reason="the development sets are not beside the repository (../shared/data)")
def test_attribution_does_not_fall() -> None:
    assert sha256(GOLD.read_bytes()).hexdigest() == SHA256, "another file: measure anew before pinning"
    result = measure()
    assert {k: result[k]["f1"] for k in FLOORS if result[k]["f1"] < FLOORS[k]} == {}
