"""Through whom a speaker goes on speaking: an interview named once, a report whose unnamed sources follow.

A hop is carried on only where the article plainly stays in it: the same speaker in plain past tense, before another
occasion is named ("told the Courier … she said … she added"); unnamed sources right behind an outlet's own report.
"""

from __future__ import annotations

from firsthand.annotate.attribution_chains import Hop
from firsthand.annotate.attribution_entities import Entity
from firsthand.annotate.attribution_finding import Found
from firsthand.annotate.attribution_mentions import PRESS
from firsthand.annotate.attribution_resolving import Registry
from firsthand.annotate.attribution_tree import Tree
from firsthand.language.en import source_nouns
from firsthand.language.en import speech_nouns as nouns
from firsthand.language.en import speech_verbs as verbs
from firsthand.language.en.names_press import PRESS_PEOPLE

# Behind an outlet's report its unnamed sources follow within so many sentences of the last that came through it.
REPORT_REACH = 3
# An interview is left when its speaker has not spoken for so many sentences.
INTERVIEW_REACH = 25
_ON_PAPER = frozenset({"tweet", "write", "post", "blog", "email", "text"})
_OPENING = frozenset("\"“„«‘'")
_PLACES = frozenset({"at", "in", "on", "during", "before", "after", "via", "by"})


class Channels:
    """The interviews and reports that are open at a place of the article, attribution by attribution in its order."""

    def __init__(self, tree: Tree, registry: Registry) -> None:
        self.tree, self.registry = tree, registry
        self._interviews: dict[int, tuple[int, list[Hop]]] = {}  # speaker → (sentence, hops)
        self._report: tuple[int, Hop] | None = None  # (sentence, the outlet)
        self._block: tuple[int, int, list[Hop]] = (0, 0, [])  # (start, end, through whom) of paragraphs quoted whole

    def carry(self, found: Found, chain: list[Hop]) -> list[Hop]:
        """``chain`` (outermost first, not nested) with the hops that still hold for its speaker."""
        if not chain:
            return chain
        sentence = self.tree.tokens[found.head].sentence
        speaker = self.registry.entities[chain[-1].entity]
        carried = chain if len(chain) > 1 else [*self._open(found, speaker, sentence), *chain]
        self._remember(found, speaker, carried, sentence)
        start, end, through = self._block
        if through and start <= self.tree.tokens[found.head].start < end:
            outer = [h for h in through if all(h.entity != own.entity for own in carried)]
            return [*outer, *carried] if len(outer) == len(through) else carried
        self._block = self._opened(found, speaker, carried) or self._block
        return carried

    def _opened(self, found: Found, speaker: Entity, chain: list[Hop]) -> tuple[int, int, list[Hop]] | None:
        """ "The Courier's Anna Holm reports:" above paragraphs in quotation marks: who speaks there does so in it."""
        if speaker.kind not in PRESS and not self._of_the_press(speaker):
            return None
        at = self.tree.tokens[found.head]
        line, stop = self.tree.line(at.start)
        if not self.tree.text[max(line, stop - 2) : stop].rstrip().endswith(":") or at.sentence != self._last(stop):
            return None
        end = self._quoted_lines(stop)
        return (stop, end, chain) if end > stop else None

    def _of_the_press(self, speaker: Entity) -> bool:
        """A person who is called a reporter anywhere."""
        names = self.registry.names.of_key(speaker.key) if speaker.kind == "person" and speaker.key else []
        for name in names:
            head = self.tree.head_of(name.start, name.end)
            beside = self.tree.children[head] if head is not None else []
            if any(self.tree.tokens[c].lemma.lower() in PRESS_PEOPLE for c in beside):
                return True
        return False

    def _last(self, stop: int) -> int:
        """The sentence of the last token before ``stop``."""
        return self.tree.tokens[max(0, self.tree.token_at(stop) - 1)].sentence

    def _quoted_lines(self, stop: int) -> int:
        """Where the lines end that follow ``stop`` and begin with a quotation mark."""
        end = stop
        while stop < len(self.tree.text):
            line, stop = self.tree.line(stop + 1)
            words = self.tree.text[line:stop].strip()
            if words and words[0] not in _OPENING:
                break
            end = stop if words else end
        return end

    def _open(self, found: Found, speaker: Entity, sentence: int) -> list[Hop]:
        if speaker.kind == "anonymous":
            near = self._report is not None and 0 <= sentence - self._report[0] <= REPORT_REACH
            withheld = set(speaker.heads) & nouns.WITHHELD
            tells = self.tree.tokens[found.head].lemma.lower() in verbs.TELL
            return [self._report[1]] if self._report is not None and near and withheld and not tells else []
        at, hops = self._interviews.get(speaker.number, (0, []))
        if not hops or not 0 <= sentence - at <= INTERVIEW_REACH or not self._plain(found):
            return []
        return [] if self._occasion(found) else hops

    def _remember(self, found: Found, speaker: Entity, chain: list[Hop], sentence: int) -> None:
        outer = self.registry.entities[chain[0].entity]
        if speaker.kind in PRESS and len(chain) == 1:
            self._report = sentence, chain[0]
        elif self._report is not None and outer.number == self._report[1].entity:
            self._report = sentence, self._report[1]
        elif speaker.kind == "person" or outer.kind in PRESS:
            self._report = None
        if speaker.kind != "person":
            return
        self._interviews = {k: v for k, v in self._interviews.items() if k == speaker.number}
        if len(chain) > 1 and outer.kind in PRESS:
            self._interviews[speaker.number] = sentence, chain[:-1]
        elif self._occasion(found):
            self._interviews.pop(speaker.number, None)

    def _plain(self, found: Found) -> bool:
        """Whether the cue tells on: plain past, a participle, "according to"; no perfect, no present."""
        t = self.tree.tokens[found.head]
        auxiliaries = {self.tree.tokens[c].lemma.lower() for c in self.tree.all(found.head, "aux", "auxpass")}
        return t.tag not in ("VBZ", "VBP") and not auxiliaries & {"have", "’ve", "will", "would"}

    def _occasion(self, found: Found) -> bool:
        """Whether the words beside the cue name a place or paper of their own: "at a rally", "on Channel 5"."""
        if self.tree.tokens[found.head].lemma.lower() in _ON_PAPER:
            return True
        inside = {i for s, e in (*found.content, *found.source) for i in self.tree.inside(s, e)}
        for prep in self.tree.all(found.head, "prep"):
            if prep in inside or self.tree.tokens[prep].text.lower() not in _PLACES:
                continue
            noun = self.tree.child(prep, "pobj")
            if noun is None or noun in inside:
                continue
            name = self.registry.names.at(self.tree.tokens[noun].start)
            if self.tree.tokens[noun].lemma.lower() in source_nouns.OCCASIONS or (name and name.kind in PRESS):
                return True
        return False
