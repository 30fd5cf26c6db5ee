"""The account of the sample story, made once for all tests that look at its page."""

from __future__ import annotations

from functools import cache

from firsthand.account import Account
from firsthand.sample import sample_folder


@cache
def sample_account() -> Account:
    from firsthand.run import pipeline

    return pipeline.report([str(sample_folder())]).account
