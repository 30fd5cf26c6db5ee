"""Scores of the parts that only several articles show together: from origins to the timeline."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from bench.scoring_ground import Ground, Json, Part, Place, any_meet, dice, excerpt, prf, same_words, share


def score_origins(ground: Ground) -> Part:
    """The true ones once each and of the right kind, none invented, no photographer, translator or own site."""
    true = {t["id"]: t for t in ground.truth["origins"]}
    found = set(ground.origins.values())
    misses = [
        f"not found: {t['name']} ({t['kind']})" for t in true.values() if not t["optional"] and t["id"] not in found
    ]
    required = [t for t in true.values() if not t["optional"]]
    invented = forbidden = kinds = dates = 0
    for o in ground.account["origins"]:
        words = f"{o['name']} ({o['kind']}, {o['article'] or 'absent'})"
        if o["article"] is None and any(n in o["name"].casefold() for n in ground.truth["never_origins"]):
            forbidden += 1
            misses.append(f"never an origin: {words}")
        if o["id"] not in ground.origins:
            invented += 1
            again = ground.origin_candidates(o)
            misses.append(f"{'named twice' if again else 'invented'}: {words}")
            continue
        wanted = true[ground.origins[o["id"]]]
        kind = o["kind"] in wanted["kinds"]
        date = wanted["date"] is None or (o["date"] is not None and o["date"]["value"][:10] == wanted["date"]["value"])
        kinds += kind
        dates += date
        if not kind:
            misses.append(f"kind is not {wanted['kind']}: {words}")
        if not date:
            misses.append(f"date {o['date'] and o['date']['value']}, not {wanted['date']['value']}: {words}")
    right = len([t for t in required if t["id"] in found])
    n = len(ground.origins)
    figures = {"found": share(right, len(required)), "invented": invented, "forbidden": forbidden}
    all_right = float(right == len(required) and not invented and not forbidden)
    return Part({**figures, "kinds": share(kinds, n), "dates": share(dates, n), "all_right": all_right}, misses)


def score_derivations(ground: Ground) -> Part:
    """Edges from child to direct parent, and their kinds; optional true ones cost and win nothing."""
    wanted = {(d["child"], ground.true_parent(d["parent"])): d for d in ground.truth["derivations"]}
    found = {(d["child"], ground.parent(d["parent"])): d for d in ground.account["derivations"]}
    required = {edge for edge, d in wanted.items() if not d["optional"]}
    hits = required & found.keys()
    wrong = sorted(found.keys() - wanted.keys())
    kinds = [edge for edge in sorted(hits) if found[edge]["kind"] in wanted[edge]["kinds"]]
    misses = [f"not found: {c} → {p} ({wanted[c, p]['kind']})" for c, p in sorted(required - hits)]
    misses += [f"wrong: {c} → {_parent_name(ground, p)} ({found[c, p]['kind']})" for c, p in wrong]
    for edge in sorted(hits - set(kinds)):
        misses.append(f"kind {found[edge]['kind']}, not {wanted[edge]['kind']}: {edge[0]} → {edge[1]}")
    figures = prf(len(hits), len(hits) + len(wrong), len(hits), len(required))
    return Part({**figures, "kinds": share(len(kinds), len(hits))}, misses)


def _parent_name(ground: Ground, parent: str) -> str:
    return next((str(o["name"]) for o in ground.account["origins"] if o["id"] == parent), parent)


def score_claims(ground: Ground) -> Part:
    """Pairs of statements that say alike, and the share of claims recovered (half of the statements, two at least)."""
    wanted = pairs = 0
    misses: list[str] = []
    for true in ground.truth["claims"]:
        rows = ground.statements[true["id"]].values()
        numbers = range(len(true["statements"]))
        held = sum(any(i in r and j in r for r in rows) for i, j in combinations(numbers, 2))
        wanted += len(numbers) * (len(numbers) - 1) // 2
        pairs += held
        if true["id"] not in ground.claims:
            best = max((len(r) for r in rows), default=0)
            misses.append(f"not recovered ({best} of {len(numbers)}): {true['id']}: {excerpt(true['text']['quote'])}")
        else:
            have = ground.statements[true["id"]][ground.claims[true["id"]]]
            lacking = [true["statements"][i] for i in numbers if i not in have]
            misses += [f"{true['id']} without {s['article']}: {excerpt(s['span']['quote'])}" for s in lacking]
    good, judged, mixed = _pure_pairs(ground)
    figures = prf(good, judged, pairs, wanted)
    recovered = share(len(ground.claims), len(ground.truth["claims"]))
    return Part({**figures, "recovered": recovered}, misses + mixed)


def _pure_pairs(ground: Ground) -> tuple[int, int, list[str]]:
    """Pairs of the account's statements that the truth knows: those of one claim, all of them, and the mixed claims."""
    places: list[tuple[str, Place]] = []
    for true in ground.truth["claims"]:
        places += [(true["id"], p) for s in true["statements"] for p in ground.true_places([s["span"]])]
    good = judged = 0
    mixed: list[str] = []
    for claim in ground.account["claims"]:
        labels = []
        for s in claim["statements"]:
            near = [
                (dice(p, w), name)
                for p in ground.places([s["span"]])
                for name, w in places
                if p.article == w.article and same_words(p, w)
            ]
            top = max((d for d, _ in near), default=0.0)
            if near:
                labels.append({name for d, name in near if d >= top - 0.1})
        judged += len(labels) * (len(labels) - 1) // 2
        good += sum(bool(a & b) for a, b in combinations(labels, 2))
        if any(not a & b for a, b in combinations(labels, 2)):
            names = sorted({sorted(x)[0] for x in labels})
            mixed.append(f"mixed ({', '.join(names)}): {excerpt(claim['text']['quote'])}")
    return good, judged, mixed


def score_layers(ground: Ground) -> Part:
    """Layers of the recovered claims: exact, and whether the true ranges lie inside the given ones."""
    hits: Counter[str] = Counter()
    misses: list[str] = []
    by_id = {c["id"]: c for c in ground.account["claims"]}
    for true in ground.truth["claims"]:
        if true["id"] not in ground.claims:
            continue
        want, got = true["layers"], by_id[ground.claims[true["id"]]]["layers"]
        exact = {k: got[k] == want[k] for k in ("articles", "outlets", "origins", "sources")}
        inside = _inside(got["origins"], want["origins"]) and _inside(got["sources"], want["sources"])
        hits.update({**exact, "inside": inside, "all": all(exact.values())})
        short = {k: (got[k], want[k]) for k, same in exact.items() if not same}
        if short:
            listed = ", ".join(f"{k} {g} not {w}" for k, (g, w) in short.items())
            misses.append(f"{true['id']}: {listed}; {excerpt(got['reason'], 140)}")
    n = len(ground.claims)
    keys = ("articles", "outlets", "origins", "sources", "all", "inside")
    return Part({k: share(hits[k], n) if n else 0.0 for k in keys}, misses)


def _inside(got: list[int | None], want: list[int | None]) -> bool:
    low, high = got
    upper = high is None or (want[1] is not None and want[1] <= high)
    return (low or 0) <= (want[0] or 0) and upper


def score_variants(ground: Ground) -> Part:
    """Real differences found, by kind; conflicts reported that are none; the article at which a change entered."""
    asked: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    misses: list[str] = []
    real: set[str] = set()
    for true in ground.truth["variants"]:
        same = [v for v in ground.account["variants"] if _same_difference(ground, v, true)]
        real |= {v["id"] for v in same}
        right = [v for v in same if v["kind"] in true["kinds"]]
        if true["optional"]:
            continue
        asked[true["kind"]] += 1
        hits[true["kind"]] += bool(right)
        words = f"{true['kind']} of {true['claim']}: {' / '.join(r['value'] for r in true['readings'])}"
        if not right:
            other = sorted({v["kind"] for v in same})
            misses.append(f"not found: {words}" + (f" (as {', '.join(other)})" if other else ""))
            continue
        marked = true["conflict"] is None or any(v["conflict"] == true["conflict"] for v in right)
        hits.update({"marked": marked, "entered": any(_entered(v, true) for v in right), "right": 1})
        if not marked:
            misses.append(f"not marked as a conflict: {words}")
        elif not any(_entered(v, true) for v in right):
            misses.append(f"entered elsewhere: {words}")
    false = [v for v in ground.account["variants"] if v["conflict"] and v["id"] not in real]
    misses += [f"FALSE CONFLICT {_shown(ground, v)}" for v in false]
    total = sum(asked.values())
    figures: dict[str, float] = {"found": share(sum(hits[k] for k in asked), total), "false_conflicts": len(false)}
    figures |= {k: share(hits[k], hits["right"]) for k in ("marked", "entered")}
    return Part(figures | {k: share(hits[k], n) for k, n in sorted(asked.items())}, misses)


def _same_difference(ground: Ground, variant: Json, true: Json) -> bool:
    """Whether two readings of the variant have the words of two readings of the truth."""
    wanted = [ground.true_places(r["spans"]) for r in true["readings"]]
    have = [ground.places(r["spans"]) for r in variant["readings"]]
    hits = [{i for i, w in enumerate(wanted) if any_meet(h, w)} for h in have]
    return any(len(a | b) > 1 and a and b for a, b in combinations(hits, 2))


def _entered(variant: Json, true: Json) -> bool:
    where = {r["entered"] for r in true["readings"]} - {None}
    return not where or bool(where & {r["entered"] for r in variant["readings"]})


def _shown(ground: Ground, variant: Json) -> str:
    spans = [ground.places(r["spans"]) for r in variant["readings"]]
    tempting = [
        n["why"]
        for n in ground.truth["not_conflicts"]
        if sum(any_meet(s, ground.true_places(n["spans"])) for s in spans) > 1
    ]
    readings = " / ".join(
        f"{r['value']} ({', '.join(r['articles'])}: {excerpt(r['spans'][0]['quote'] if r['spans'] else '', 50)})"
        for r in variant["readings"]
    )
    return f"({variant['kind']}{'; ' + tempting[0] if tempting else ''}): {readings}"


def score_lost(ground: Ground) -> Part:
    """Claims of the absent reports: found with a right reading; readings chosen that a retelling had changed."""
    found = asked = wrong = listed = rejected = 0
    misses: list[str] = []
    by_origin = {ground.origins.get(x["origin"], x["origin"]): x["claims"] for x in ground.account["lost"]}
    for true in ground.truth["lost"]:
        rows = by_origin.get(true["origin"], [])
        listed += len(rows)
        for claim in true["claims"]:
            asked += 1
            good, bad = ground.true_places(claim["readings"]), ground.true_places(claim["rejected"])
            hit = [r for r in rows if any_meet(ground.places([r["reading"]]), good)]
            taken = [r for r in rows if any_meet(ground.places([r["reading"]]), bad)]
            found += bool(hit)
            wrong += bool(taken)
            rejected += bool(bad) and any(any_meet(ground.places(r["rejected"]), bad) for r in hit)
            if not hit:
                how = f"with the reading {excerpt(taken[0]['reading']['quote'])}" if taken else "not found"
                misses.append(f"{true['origin']}: {claim['claim']} {how}")
    with_bad = sum(bool(c["rejected"]) for t in ground.truth["lost"] for c in t["claims"])
    figures = {"found": share(found, asked), "wrong": wrong, "rejected": share(rejected, with_bad), "listed": listed}
    return Part(figures, misses)


def score_drift(ground: Ground) -> Part:
    """Loss of attribution, gain of certainty, change of the number of sources along an edge."""
    used: set[int] = set()
    found = asked = 0
    misses: list[str] = []
    rows = list(enumerate(ground.account["drift"]))
    for true in ground.truth["drift"]:
        edge = (true["child"], ground.true_parent(true["parent"]), true["what"])
        places = ground.true_places(true["to"])
        hit = {
            i
            for i, d in rows
            if (d["child"], ground.parent(d["parent"]), d["what"]) == edge and any_meet(ground.places(d["to"]), places)
        }
        used |= hit
        if not true["optional"]:
            asked += 1
            found += bool(hit)
            if not hit:
                misses.append(f"not found: {true['what']} in {true['child']}: {excerpt(true['to'][0]['quote'])}")
    for i, d in rows:
        if i not in used:
            misses.append(f"extra: {d['what']} in {d['child']}: {excerpt(' … '.join(s['quote'] for s in d['to']))}")
    return Part(prf(len(used), len(rows), found, asked), misses)


def score_timeline(ground: Ground) -> Part:
    """Dated entries found by words and value; dates that are wrong; extra entries are not judged."""
    asked = ground.truth["timeline"]
    places = [ground.true_places(t["spans"]) for t in asked]
    entries = [(e, ground.places([e["text"], *e["spans"]])) for e in ground.account["timeline"]]
    found = kinds = wrong = 0
    misses: list[str] = []
    for true, wanted in zip(asked, places, strict=True):
        value = true["date"]["value"]
        hit = [e for e, p in entries if e["date"]["value"][:10] == value and any_meet(p, wanted)]
        found += bool(hit)
        kinds += any(e["kind"] == true["kind"] for e in hit)
        if not hit:
            misses.append(f"not found: {value} {true['kind']}: {excerpt(true['spans'][0]['quote'])}")
        elif all(e["kind"] != true["kind"] for e in hit):
            misses.append(f"kind {hit[0]['kind']}, not {true['kind']}: {value}: {excerpt(hit[0]['text']['quote'])}")
    for e, p in entries:
        near = [t["date"]["value"] for t, w in zip(asked, places, strict=True) if any_meet(p, w)]
        value = e["date"]["value"][:10]
        if near and not any(value.startswith(n) or n.startswith(value) for n in near):
            wrong += 1
            misses.append(f"date {value}, not {'/'.join(near)}: {excerpt(e['text']['quote'])}")
    return Part({"found": share(found, len(asked)), "kinds": share(kinds, found), "wrong": wrong}, misses)
