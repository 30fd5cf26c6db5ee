"""Score every part of an account against a truth: ``python -m bench.score_account ACCOUNT.json [TRUTH.json]``.

TRUTH.json is in the format of the sample's (``firsthand/sample/truth.json``, the default). Prints a table of figures,
then what was missed or wrong part by part, in the articles' words; ``--json`` prints the figures alone. The truth need
not be complete: what an account has more is listed as "extra" and judged only where the truth says what is wrong
(origins, derivations, conflicts).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from bench.scoring_ground import Ground, Part
from bench.scoring_trace import (
    score_claims,
    score_derivations,
    score_drift,
    score_layers,
    score_lost,
    score_origins,
    score_timeline,
    score_variants,
)
from bench.scoring_words import (
    score_articles,
    score_attributions,
    score_positions,
    score_sources,
    score_stories,
)
from firsthand.sample import sample_truth

PARTS = {
    "articles": score_articles,
    "stories": score_stories,
    "origins": score_origins,
    "derivations": score_derivations,
    "attributions": score_attributions,
    "sources": score_sources,
    "claims": score_claims,
    "layers": score_layers,
    "variants": score_variants,
    "lost": score_lost,
    "drift": score_drift,
    "timeline": score_timeline,
    "positions": score_positions,
}


def judge(account: dict[str, Any], truth: dict[str, Any]) -> dict[str, Part]:
    """Figures and misses of every part. Both are plain JSON values as ``Account.to_dict`` and ``sample_truth`` give."""
    ground = Ground(account, truth)
    return {name: part(ground) for name, part in PARTS.items()}


def score(account: dict[str, Any], truth: dict[str, Any]) -> dict[str, dict[str, float]]:
    """The figures of every part: shares from 0 to 1 (p, r, f1 …), and counts where the name says a count."""
    return {name: part.figures for name, part in judge(account, truth).items()}


def table(parts: dict[str, Part]) -> str:
    """The figures as a table, a part a line."""
    width = max(len(name) for name in parts)
    rows = []
    for name, part in parts.items():
        cells = [f"{key} {value:g}" for key, value in part.figures.items()]
        rows.append(f"{name:<{width}}  {'  '.join(cells)}")
    return "\n".join(rows)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("account", type=Path)
    options.add_argument("truth", type=Path, nargs="?")
    options.add_argument("--json", action="store_true", help="the figures alone, as JSON")
    options.add_argument("--only", metavar="PART", choices=sorted(PARTS), help="the misses of one part")
    chosen = options.parse_args()
    account = json.loads(chosen.account.read_text(encoding="utf-8"))
    truth = json.loads(chosen.truth.read_text(encoding="utf-8")) if chosen.truth else sample_truth()
    parts = judge(account, truth)
    if chosen.json:
        print(json.dumps({name: part.figures for name, part in parts.items()}))
        return
    print(table(parts))
    for name, part in parts.items():
        if part.misses and chosen.only in (None, name):
            print(f"\n── {name}: {len(part.misses)}")
            print("\n".join(f"   {miss}" for miss in part.misses))


if __name__ == "__main__":
    main()
