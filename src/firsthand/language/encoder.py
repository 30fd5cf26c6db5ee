"""The encoder's shared part: word pieces → hidden states, in int8 on one core (docs/models/).

One file of weights serves two readers: the word table and the lowest layers of all-MiniLM-L6-v2 stand in
``bottom.onnx``; above them the published layers (``embed``) and those trained for attribution (``en/tagger``) part.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

WIDTH = 384
_WEIGHTS = Path(__file__).parent / "weights"

_HALVES = re.compile("[\ud800-\udfff]")

Floats = npt.NDArray[np.float32]


@lru_cache(maxsize=8)
def session(name: str) -> Any:
    """The runtime of ``weights/<name>.onnx``, on one thread: results do not depend on the number of cores."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # A window's memory is given back: kept, it would stay at the size of the longest one for each of the sessions.
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(str(_WEIGHTS / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=1)
def tokenizer() -> Any:
    """The published word-piece tokenizer (a ``tokenizers.Tokenizer``), without truncation or padding."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(_WEIGHTS / "tokenizer.json"))


def hidden(ids: npt.NDArray[np.int64]) -> Floats:
    """Hidden states of one text's word pieces (n,) above the shared layers: float32, shape (1, n, WIDTH).

    Always one text at a time: int8 activations are scaled by the largest value of what runs together.
    """
    states: Floats = session("bottom").run(None, {"ids": ids[None], "mask": np.ones((1, len(ids)), np.int64)})[0]
    return states


def sound(text: str) -> str:
    """``text`` with halves of surrogate pairs replaced, one character each: the tokenizer refuses them."""
    return _HALVES.sub("\ufffd", text)
