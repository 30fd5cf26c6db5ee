"""An account that says exactly what the truth says: what the scorer must give full marks."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from firsthand.model import Article
from firsthand.sample import sample_truth

Json = dict[str, Any]


def ideal_account(articles: tuple[Article, ...]) -> Json:
    """The truth about the sample as an account of ``articles``."""
    truth = sample_truth()
    texts = {a.id: a.text for a in articles}
    names = {s["id"]: s["name"] for s in truth["sources"]}
    return {
        "articles": [_article(a, texts[a["id"]]) for a in truth["articles"]],
        "sources": truth["sources"],
        "attributions": [a | {"act": "speech"} for a in truth["attributions"]],
        "stories": truth["stories"],
        "origins": [{k: o[k] for k in ("id", "name", "kind", "article", "date", "evidence")} for o in truth["origins"]],
        "derivations": truth["derivations"],
        "claims": truth["claims"],
        "variants": [v | {"conflict": v["conflict"] is not False} for v in truth["variants"]],
        "lost": [
            {
                "origin": o["origin"],
                "claims": [
                    {"claim": c["claim"], "reading": c["readings"][0], "rejected": c["rejected"]} for c in o["claims"]
                ],
            }
            for o in truth["lost"]
        ],
        "drift": truth["drift"],
        "timeline": [e | {"text": e["spans"][0]} for e in truth["timeline"]],
        "positions": [
            {
                "party": p["parties"][0],
                "issue": p["spans"][0],
                "stance": p["stances"][0],
                "channel": p["channel"],
                "spans": p["spans"],
                "conditions": p["conditions"],
            }
            for p in truth["positions"]
            if p["parties"][0] in names
        ],
    }


def _article(true: Json, text: str) -> Json:
    authors = [c["name"] for c in true["credits"] if c["role"] == "byline"]
    return {k: true[k] for k in ("id", "outlet", "title", "published", "credits")} | {"text": text, "authors": authors}


def false_conflict(truth: Json) -> Json:
    """A conflict between the words of the truth's first tempting difference, which is none."""
    spans = truth["not_conflicts"][0]["spans"]
    readings = [
        {"value": s["quote"], "articles": [s["article"]], "spans": [s], "entered": None, "supported": True}
        for s in next(pair for pair in pairwise(spans) if pair[0]["quote"] != pair[1]["quote"])
    ]
    return {"id": "false", "claim": "warned", "kind": "number", "conflict": True, "readings": readings}
