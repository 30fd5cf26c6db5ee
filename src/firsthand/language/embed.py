"""Sentence embeddings: texts → unit vectors, with all-MiniLM-L6-v2 in int8 on one core (docs/models/minilm.md)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

WIDTH = 384
_WEIGHTS = Path(__file__).parent / "weights"
# Only the first 256 tokens count (the tokenizer file says so); more characters than this can never be needed for them
# in prose, and a line of megabytes is not worth tokenising whole.
_LONGEST = 8_000


@lru_cache(maxsize=1)
def _model() -> tuple[Any, Any]:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(_WEIGHTS / "minilm.onnx"), options, providers=["CPUExecutionProvider"])
    return session, Tokenizer.from_file(str(_WEIGHTS / "tokenizer.json"))


def embed(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """The meaning of each text as a row of unit length: float32, shape ``(len(texts), 384)``, in the order given.

    The mean over the last hidden states (Reimers & Gurevych 2019, Sentence-BERT); a dot product of two rows is their
    cosine. A text is cut at 256 tokens. Every text is run alone: int8 activations are scaled by the largest value of
    what runs together, so that in a batch a text's vector would depend on its neighbours (by up to 0.04 a component,
    measured). Round before comparing with a threshold: processors differ in the last bits.
    """
    vectors = np.empty((len(texts), WIDTH), dtype=np.float32)
    for row, text in enumerate(texts):
        vectors[row] = _vector(text[:_LONGEST])
    return vectors


@lru_cache(maxsize=4096)
def _vector(text: str) -> npt.NDArray[np.float32]:
    session, tokenizer = _model()
    sound = text.encode("utf-8", "replace").decode("utf-8")  # the tokenizer refuses half a surrogate pair
    ids = np.array([tokenizer.encode(sound).ids], dtype=np.int64)
    hidden = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]
    mean = hidden[0].mean(axis=0, dtype=np.float64)
    vector: npt.NDArray[np.float32] = (mean / np.linalg.norm(mean)).astype(np.float32)
    vector.flags.writeable = False
    return vector
