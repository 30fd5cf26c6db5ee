"""Kinds of gold attributions: by cue (say-verbs, beliefs and intentions, others), headlines, short contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.language.en import speech_verbs

SHORT = 25  # characters of content
KINDS = ("say-verbs", "beliefs and intentions", "other cues", "headlines", "short contents")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# The commonest ways to say that something was said; "according to" is as plain.
_SAY = frozenset(
    """say tell add write state announce report ask reply respond note explain argue claim warn declare comment remark
    insist admit acknowledge confirm deny suggest according answer tweet testify recall reveal conclude""".split()  # noqa: SIM905
)
_MENTAL = (
    speech_verbs.BELIEF
    | speech_verbs.ATTITUDE
    | frozenset(
        """want plan intend wish prefer seek aim try hope expect decide agree vow promise belief intention fear opinion
        view desire decision thought feeling""".split()  # noqa: SIM905
    )
) - _SAY
_ENDINGS = ("", "s", "es", "ed", "d", "ing", "ies", "ied")
_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "thought": "think", "knew": "know",
    "known": "know", "felt": "feel", "saw": "see", "seen": "see", "sought": "seek", "understood": "understand",
    "meant": "mean", "found": "find", "began": "begin", "swore": "swear", "chose": "choose",
}  # fmt: skip


def kinds(text: str, attribution: dict[str, Sequence[Sequence[int]]]) -> list[str]:
    """The kinds of one gold attribution: exactly one by its cue, and "headlines" and "short contents" where they fit.

    A cue counts by its first word that is in a list; without such a word it is an "other cue". A headline is what
    stands in the first line of the text.
    """
    cue = " ".join(text[s:e] for s, e in attribution["cue"])
    found = [_cue_kind(cue)]
    first_line = len(text) - len(text.lstrip()) + len(text.lstrip().partition("\n")[0])
    starts = [s for role in ("source", "cue", "content") for s, _ in attribution[role]]
    if "\n" in text.strip() and starts and max(starts) < first_line:
        found.append("headlines")
    if 0 < sum(e - s for s, e in attribution["content"]) < SHORT:
        found.append("short contents")
    return found


def _cue_kind(cue: str) -> str:
    for word in _WORD.findall(cue.lower()):
        forms = _forms(word)
        if forms & _SAY:
            return "say-verbs"
        if forms & _MENTAL:
            return "beliefs and intentions"
    return "other cues"


def _forms(word: str) -> set[str]:
    """Base forms that ``word`` may be an inflection of."""
    forms = {_IRREGULAR.get(word, word)}
    for ending in _ENDINGS:
        if ending and word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            forms |= {stem, stem + "e", stem + "y", stem[:-1] if stem[-1] == stem[-2] else stem}
    return forms
