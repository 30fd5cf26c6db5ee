"""Which language a text is written in, by py3langid (Lui & Baldwin 2012, langid.py, with a retrained model)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

# Fewer letters than this are a headline or a name at best: on single headlines the model is right too seldom.
FEWEST_LETTERS = 40
# The model's own probability below which it is better to say nothing; whole articles score above 0.9.
LEAST_CONFIDENCE = 0.5
# More of the text adds time, not certainty.
LONGEST_SAMPLE = 6_000

_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://\S{1,2000}")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify(text: str) -> tuple[str | None, float]:
    """The ISO 639-1 code of the language of ``text`` and a confidence from 0 to 1.

    ``(None, 0.0)`` where the text is too short to say, ``(None, confidence)`` where the model is not sure.
    """
    sample = _ADDRESS.sub(" ", text[:LONGEST_SAMPLE])
    if len(_LETTER.findall(sample)) < FEWEST_LETTERS:
        return None, 0.0
    code, confidence = _identifier().classify(sample)
    rounded = round(float(confidence), 3)
    return (str(code) if rounded >= LEAST_CONFIDENCE else None), rounded
