"""The whole way, from files to the account: exact words, one contract, the same bytes however it is run."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest

from firsthand.account import Account, check, schema
from firsthand.read import read_paths
from firsthand.run.pipeline import account_of, annotate_all, report
from tests.exact import inexact

SAMPLE = Path(__file__).parents[1] / "src" / "firsthand" / "sample" / "articles"
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
# The files as "sha256sum *.txt | sha256sum" sums them up.
SEEDS_SHA256 = "ef790f29cb99149925d15dba160a8b0f7542b3e89a774c4bc0a4912b4e3e7fea"

# For five articles, in seconds: a fresh process that loads every model, and once more in it; and at most this much
# memory, in MiB. Measured on two busy cores: 22 s, 4 s and 321 MiB.
COLD, WARM, MEMORY = 60.0, 20.0, 1500.0

MEASURE = """
import json, resource, sys, time
start = time.perf_counter()
from firsthand.run.pipeline import report
articles = len(report(sys.argv[1:]).account.articles)
cold = time.perf_counter() - start
start = time.perf_counter()
report(sys.argv[1:])
warm = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(json.dumps([articles, cold, warm, peak]))
"""
DIGEST = """
import hashlib, sys
from firsthand import render
from firsthand.run.pipeline import report
account = report(sys.argv[1:]).account
for text in (account.to_json(), render.html(account), render.markdown(account)):
    print(hashlib.sha256(text.encode()).hexdigest())
"""


def digest(account: Account) -> str:
    return hashlib.sha256(account.to_json().encode()).hexdigest()


def python(code: str, *args: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, text=True, check=True, env=os.environ | environment
    )
    return done.stdout


@pytest.fixture(scope="module", params=["sample", pytest.param("seeds", marks=pytest.mark.floor)])
def folder(request: pytest.FixtureRequest) -> Path:
    """A folder of real articles."""
    if request.param == "sample":
        return SAMPLE
    if not SEEDS.is_dir():
        pytest.skip("the real articles are not beside the repository (../shared/seeds)")
    lines = "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(SEEDS.glob("*.txt"))
    )
    assert hashlib.sha256(lines.encode()).hexdigest() == SEEDS_SHA256, "other articles: measure anew"
    return SEEDS


@pytest.fixture(scope="module")
def account(folder: Path) -> Account:
    result = report([str(folder)])
    assert result.failures == ()
    return result.account


def test_every_row_points_to_exact_words(account: Account) -> None:
    assert check(account) == []
    for name in ("attributions", "sources", "stories", "origins", "derivations", "claims", "timeline"):
        assert getattr(account, name), name


def test_every_annotation_is_exact(folder: Path) -> None:
    result = annotate_all([str(folder)])
    assert {one.article.id: inexact(one) for one in result.annotated if inexact(one)} == {}


def test_the_account_keeps_the_contract(account: Account) -> None:
    jsonschema.Draft202012Validator(schema()).validate(account.to_dict())
    assert Account.from_json(account.to_json()) == account
    assert Account.from_json(account.to_json(indent=2)).to_json() == account.to_json()
    told = sorted(one for story in account.stories for one in story.articles)
    assert told == sorted(article.id for article in account.articles), "every article is in exactly one story"


def shuffled(things: Sequence[str], seed: int) -> list[str]:
    order = list(things)
    random.Random(seed).shuffle(order)
    return order


def test_the_same_bytes_in_any_order(folder: Path, account: Account) -> None:
    files = sorted(str(path) for path in folder.iterdir())
    articles = read_paths([str(folder)]).articles
    assert digest(report(shuffled(files, 1)).account) == digest(account)
    by_id = {article.id: article for article in articles}
    for order in (list(by_id)[::-1], shuffled(list(by_id), 2)):
        assert digest(account_of([by_id[one] for one in order])) == digest(account)


def test_the_same_bytes_whatever_the_seed_of_hashes(
    folder: Path, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    found = {python(DIGEST, where, PYTHONHASHSEED=seed) for where, seed in ((".", "0"), (str(folder), "1"))}
    assert len(found) == 1
    assert found.pop().split()[0] == digest(account)


@pytest.mark.floor
def test_time_and_memory(folder: Path) -> None:
    articles, cold, warm, peak = json.loads(python(MEASURE, str(folder)))
    assert articles >= 5, "an empty run has no speed"
    share = articles / 5
    assert cold <= COLD * share, f"{cold:.1f} s"
    assert warm <= WARM * share, f"{warm:.1f} s"
    assert peak <= MEMORY, f"{peak:.0f} MiB"
