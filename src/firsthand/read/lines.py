"""A text as its lines, and the shapes of lines that scraped pages share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.language.en.page_words import NAME_PARTICLES, ORGANISATION_WORDS, SECTIONS, STAFF

# Longer lines are never labels, headlines or credits by themselves; patterns look at their two ends only.
LONGEST_LABEL = 240
# From this many words on, a line is a paragraph of the article, whatever its punctuation.
PROSE_WORDS = 25
# A shorter line is prose too if it has this many words and ends as a sentence does.
SENTENCE_WORDS = 8
LONGEST_NAME = 60

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_WORD = re.compile(r"\w[\w'’.-]*")
_ENDS = (".", "!", "?", "…", ".”", '."', ".'", ".’", "?”", '?"', "!”", '!"', ".»", ".)", "。", ",”", ',"')
_ABBREVIATED = re.compile(r"(?:^|[\s.])[A-Z]\.$")  # "… talks with the U.S."
_URL = re.compile(r"(?:(?:https?|ftp)://|www\.)\S{3,2000}", re.IGNORECASE)
_BLANK = " \t\u00a0\u200b\u200c\u200d\ufeff\u200e\u200f\u2060\x0b\x0c"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it; ``words`` counts at most PROSE_WORDS + 40 of a long one."""

    start: int
    end: int
    text: str
    words: int

    @property
    def key(self) -> str:
        """The line as a lexicon would have it: casefolded, one space between words, bare of end punctuation."""
        return " ".join(self.text[:LONGEST_LABEL].casefold().split()).strip(" .:|•·*>»›-–—!#[]()")

    @property
    def sentence(self) -> bool:
        """Does the line end as a sentence does?"""
        return self.text.endswith(_ENDS) and _ABBREVIATED.search(self.text[-8:]) is None

    @property
    def prose(self) -> bool:
        """Is the line running text?"""
        return self.words >= PROSE_WORDS or (self.words >= SENTENCE_WORDS and self.sentence)

    @property
    def long_prose(self) -> bool:
        """Is the line a paragraph, beyond doubt?"""
        return self.words >= PROSE_WORDS and (self.sentence or self.words >= PROSE_WORDS + 15)

    @property
    def first_word(self) -> str:
        """The first word, casefolded, without what an apostrophe joins to it."""
        return re.split(r"[\s,'’]", self.text[:20], maxsplit=1)[0].casefold()

    @property
    def address(self) -> bool:
        """Is the line a web address and nothing else?"""
        return len(self.text) < 2000 and _URL.fullmatch(self.text) is not None


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold more than white space, in order."""
    lines = []
    for match in _LINE.finditer(text):
        raw = match.group()
        words = raw.strip(_BLANK)
        if words:
            start = match.start() + len(raw) - len(raw.lstrip(_BLANK))
            lines.append(Line(start, start + len(words), words, len(_WORD.findall(words, 0, 600))))
    return lines


def capitalised(words: str) -> bool:
    """Does every word begin with a capital letter, but for the particles of names?"""
    tokens = words.split()
    return bool(tokens) and all(
        t[0].isupper() or t.casefold() in NAME_PARTICLES or t in {"&", "of", "and"} for t in tokens
    )


def person(words: str) -> bool:
    """Has ``words`` the shape of one person's name ("Ana de Souza", "J.P. O'Neil")? By form alone."""
    tokens = words.split()
    if len(words) > LONGEST_NAME or not 2 <= len(tokens) <= 4:
        return False
    if words.casefold() in STAFF or words.casefold() in SECTIONS:
        return False
    named = 0
    for token in tokens:
        bare = token.strip(".")
        if not bare or not all(c.isalpha() or c in ".'’-‐" for c in bare):
            return False
        if bare.casefold() in ORGANISATION_WORDS or ("." in bare and max(map(len, bare.split("."))) > 3):
            return False
        if bare[0].isupper():
            named += 1
        elif token not in NAME_PARTICLES:
            return False
    return named >= 2


def organisation(words: str) -> bool:
    """Has ``words`` the shape of a publisher's name ("Northern Courier", "Delta Media Group")?"""
    tokens = [t.strip(".,").casefold() for t in words.split()]
    return 2 <= len(tokens) <= 5 and capitalised(words) and any(t in ORGANISATION_WORDS for t in tokens)
