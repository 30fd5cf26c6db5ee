"""Sentence embeddings: texts → unit vectors, with all-MiniLM-L6-v2 in int8 on one core (docs/models/minilm.md)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from firsthand.language.encoder import WIDTH, hidden, session, sound, tokenizer

# In the tokens that count (the published model is used with 256); more characters than this can never be needed for
# them in prose, and a line of megabytes is not worth tokenising whole.
_TOKENS = 256
_LONGEST = 8_000


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
    ids = tokenizer().encode(sound(text)).ids
    if len(ids) > _TOKENS:
        ids = [*ids[: _TOKENS - 1], ids[-1]]
    given = {"states": hidden(np.array(ids, dtype=np.int64)), "mask": np.ones((1, len(ids)), np.int64)}
    mean = session("embed").run(None, given)[0][0].mean(axis=0, dtype=np.float64)
    vector: npt.NDArray[np.float32] = (mean / np.linalg.norm(mean)).astype(np.float32)
    vector.flags.writeable = False
    return vector
