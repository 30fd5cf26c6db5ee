"""Scores of the parts that words of one article show: articles, attributions, sources; and of the stories."""

from __future__ import annotations

from collections import Counter
from typing import Any

from bench.scoring_ground import Ground, Json, Part, Place, any_meet, excerpt, meets, prf, same_name, same_words, share


def score_articles(ground: Ground) -> Part:
    """Dates (by day), titles, outlets, and credits (a byline may stand among the authors)."""
    found = {a["id"]: a for a in ground.account["articles"]}
    misses: list[str] = []
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for true in ground.truth["articles"]:
        a = found.get(true["id"])
        if a is None:
            misses.append(f"not read: {true['id']}")
            continue
        days = {d["value"][:10] if d else None for d in (a["published"],)}
        wanted = {true["published"]["value"] if true["published"] else None, *true["also_published"]}
        checks = {"dates": bool(days & wanted)}
        if true["title"]:
            checks["titles"] = (a["title"] or "").strip() == true["title"]
        if true["outlet"]:
            checks["outlets"] = same_name(a["outlet"] or "", true["outlet"])
        for c in true["credits"]:
            checks[f"credits {c['role']} {c['name']}"] = _credited(a, c)
        for check, right in checks.items():
            kind = check.split()[0]
            asked[kind] += 1
            hits[kind] += right
            if not right:
                seen = {"dates": days, "titles": a["title"], "outlets": a["outlet"]}
                misses.append(f"{true['id']}: {check}: {seen.get(kind, [c['name'] for c in a['credits']])}")
    figures = {kind: share(hits[kind], asked[kind]) for kind in ("dates", "titles", "outlets", "credits")}
    return Part({"read": share(len(found), len(ground.truth["articles"])), **figures}, misses)


def _credited(article: Json, credit: Json) -> bool:
    if credit["role"] == "byline" and any(same_name(credit["name"], a) for a in article["authors"]):
        return True
    return any(
        c["role"] == credit["role"] and credit["name"].casefold() in c["name"].casefold() for c in article["credits"]
    )


def score_stories(ground: Ground) -> Part:
    """BCubed over the articles; one in no story is a story of its own."""
    gold = {a: s["id"] for s in ground.truth["stories"] for a in s["articles"]}
    guess = {a: f"alone {a}" for a in gold}
    guess |= {a: s["id"] for s in ground.account["stories"] for a in s["articles"] if a in gold}
    both = Counter((gold[a], guess[a]) for a in gold)
    gold_size, guess_size = Counter(gold.values()), Counter(guess.values())
    precise = sum(n * n / guess_size[g] for (_, g), n in both.items())
    complete = sum(n * n / gold_size[s] for (s, _), n in both.items())
    groups: dict[str, list[str]] = {}
    for a, g in guess.items():
        groups.setdefault(g, []).append(a)
    misses = [] if len(groups) == len(gold_size) else [f"{g}: {', '.join(sorted(a))}" for g, a in groups.items()]
    return Part(prf(precise, len(gold), complete, len(gold)), misses)


def match_attributions(ground: Ground) -> tuple[dict[int, Json], list[Json]]:
    """Truth's attribution (its number) → the account's whose content is most alike, one to one; and those left over."""
    guesses = [a for a in ground.account["attributions"] if a["content"]]
    contents = [_characters(ground.places(a["content"])) for a in guesses]
    pairs = []
    for i, true in enumerate(ground.truth["attributions"]):
        wanted = _characters(ground.true_places(true["content"]))
        for j, guess in enumerate(contents):
            if guess & wanted:
                alike = 2 * len(guess & wanted) / (len(guess) + len(wanted))
                linked = any_meet(ground.places(guesses[j]["source"]), ground.true_places(true["source"]))
                pairs.append((-round(alike, 4), not linked, i, j))
    used: dict[int, int] = {}
    for alike, _, i, j in sorted(pairs):
        if alike <= -0.5 and i not in used and j not in used.values():
            used[i] = j
    return {i: guesses[j] for i, j in used.items()}, [g for j, g in enumerate(guesses) if j not in used.values()]


def _characters(places: list[Place]) -> set[tuple[str, int]]:
    return {(p.article, i) for p in places for i in range(p.start, p.end)}


def score_attributions(ground: Ground) -> Part:
    """Found (the content), linked (the source too), the chain as names, the form; p: share that is true anywhere."""
    matched, extra = match_attributions(ground)
    total = len(ground.truth["attributions"])
    hits: Counter[str] = Counter()
    misses = []
    for i, true in enumerate(ground.truth["attributions"]):
        words = f"{true['article']}: {_said(true)}"
        guess = matched.get(i)
        if guess is None:
            misses.append(f"not found: {words}")
            continue
        chain = _chain_right(ground, true, guess)
        linked = _linked(ground, true, guess) or (chain and len(guess["chain"]) > 0)
        hits.update(found=1, linked=linked, chain=chain, form=guess["form"] == true["form"])
        shown = " ← ".join(ground.sources[c["source"]]["name"] for c in guess["chain"])
        wanted = " ← ".join(ground.true_sources[c["source"]]["name"] for c in true["chain"])
        if not linked:
            misses.append(f"other source ({excerpt(_quotes(guess['source']), 40) or '–'}): {words}")
        elif not chain:
            misses.append(f"chain is [{shown}], not [{wanted}]: {words}")
    right_too = ground.true_places(ground.truth["also_attributed"])
    extra = [a for a in extra if not any(same_words(p, q) for p in ground.places(a["content"]) for q in right_too)]
    misses += [f"extra: {a['article']}: {_said(a)}" for a in extra]
    p = share(len(matched), len(matched) + len(extra))
    found = {k: share(hits[k], total) for k in ("found", "linked", "chain")}
    return Part({"p": p, **found, "form": share(hits["form"], hits["found"])}, misses)


def _linked(ground: Ground, true: Json, guess: Json) -> bool:
    mine, theirs = ground.places(guess["source"]), ground.true_places(true["source"])
    return any_meet(mine, theirs) or (not mine and not theirs)


def _said(a: Json) -> str:
    return f"[{excerpt(_quotes(a['source']), 40)}] {_quotes(a['cue'])}: {excerpt(_quotes(a['content']), 70)}"


def _quotes(spans: list[Json]) -> str:
    return " … ".join(s["quote"] for s in spans)


def _chain_right(ground: Ground, true: Json, guess: Json) -> bool:
    chain = [c["source"] for c in guess["chain"]]
    wanted = true["chain"]
    for links in (wanted, [c for c in wanted if not c["optional"]]):
        if len(links) == len(chain) and all(
            any(ground.is_source(s, name) for name in (c["source"], *c["also"]))
            for s, c in zip(chain, links, strict=True)
        ):
            return True
    return False


def score_sources(ground: Ground) -> Part:
    """Named sources once each and of the right kind; how many people an unnamed group has; nobody unmasked."""
    misses: list[str] = []
    hits: Counter[str] = Counter()
    said = {c["source"] for a in ground.truth["attributions"] for c in a["chain"]}
    named = [s for s in ground.truth["sources"] if s["kind"] != "anonymous" and s["id"] in said]
    for true in named:
        same = [s for s in ground.account["sources"] if ground.is_source(s["id"], true["id"])]
        hits.update(found=bool(same), once=len(same) == 1, kind=any(s["kind"] == true["kind"] for s in same))
        if len(same) != 1:
            misses.append(f"{true['name']}: {[s['name'] for s in same] or 'not there'}")
        elif same[0]["kind"] != true["kind"]:
            misses.append(f"{true['name']} is a {true['kind']}, not a {same[0]['kind']}")
    asked = right = unmasked = 0
    for i, guess in sorted(match_attributions(ground)[0].items()):
        true_attribution = ground.truth["attributions"][i]
        ends = true_attribution["chain"][-1:]
        wanted = ground.true_sources[ends[0]["source"]] if ends else None
        if wanted is None or wanted["kind"] != "anonymous" or not guess["chain"]:
            continue
        got = ground.sources[guess["chain"][-1]["source"]]
        asked += 1
        counted = got["kind"] == "anonymous" and got["count"] == wanted["count"]
        right += counted
        unmasked += got["kind"] == "person"
        if not counted:
            shown = f"{got['name']} ({got['kind']}, {got['count']})"
            misses.append(f"{true_attribution['article']}: {wanted['name']} ({wanted['count']}) is {shown}")
    figures: dict[str, float] = {k: share(hits[k], len(named)) for k in ("found", "once", "kind")}
    return Part({**figures, "counted": share(right, asked), "unmasked": unmasked}, misses)


def score_positions(ground: Ground) -> Part:
    """Party and words found; of those the stance, the channel and the conditions; extra positions are only listed."""
    misses: list[str] = []
    hits: Counter[str] = Counter()
    used: set[int] = set()
    rows = [(p, ground.places([*p["spans"], p["issue"]]), i) for i, p in enumerate(ground.account["positions"])]
    for true in ground.truth["positions"]:
        wanted = ground.true_places(true["spans"])
        near = [(p, i) for p, places, i in rows if any_meet(places, wanted)]
        used |= {i for _, i in near}
        fit = [p for p, _ in near if any(ground.is_source(p["party"], party) for party in true["parties"])]
        words = f"{'/'.join(true['parties'])} {'/'.join(true['stances'])}: {excerpt(true['spans'][0]['quote'])}"
        if not fit:
            seen = sorted({ground.sources[p["party"]]["name"] for p, _ in near})
            misses.append(f"not found: {words}" + (f" (of {', '.join(seen)})" if seen else ""))
            continue
        stance = [p for p in fit if p["stance"] in true["stances"]]
        best = (stance or fit)[0]
        asked = ground.true_places(true["conditions"])
        shown = [any(meets(c, d) for c in ground.places(p["conditions"]) for d in asked) for p in fit]
        hits.update(found=1, stance=bool(stance), channel=any(p["channel"] == true["channel"] for p in fit))
        hits.update(conditional=bool(asked), condition=bool(asked) and any(shown))
        if not stance:
            misses.append(f"stance is {best['stance']}: {words}")
        elif best["channel"] != true["channel"]:
            misses.append(f"channel is {best['channel']}, not {true['channel']}: {words}")
        if asked and not any(shown):
            misses.append(f"no condition: {words}")
    for p, _, i in rows:
        if i not in used:
            misses.append(f"extra: {ground.sources[p['party']]['name']} {p['stance']}: {excerpt(p['issue']['quote'])}")
    figures: dict[str, Any] = {"found": share(hits["found"], len(ground.truth["positions"]))}
    figures |= {"right": share(hits["stance"], len(ground.truth["positions"]))}
    figures |= {"stance": share(hits["stance"], hits["found"]), "channel": share(hits["channel"], hits["found"])}
    figures |= {"conditions": share(hits["condition"], hits["conditional"]), "extra": len(rows) - len(used)}
    return Part(figures, misses)
