"""How fast annotated articles are grouped into stories: articles per second of processor time, and BCubed F1.

    python -m bench.stories_speed [COUNT] [PER_STORY]

The articles are invented anew at each run (seeded): every story has words and names of its own beside common ones,
which follow Zipf's law; names are given as annotating would find them. What is timed is grouping alone.
"""

from __future__ import annotations

import random
import sys
import time

from bench.stories_quality import bcubed
from firsthand.compare import group_stories
from firsthand.model import Annotated, Article, Name

SYLLABLES = ("ka", "lo", "mer", "tin", "dra", "vel", "os", "ri", "pan", "gu", "sel", "tor", "ima", "ber", "nok", "fy")
COMMON_WORDS, STORY_WORDS, STORY_NAMES, SENTENCES, SENTENCE_WORDS = 30_000, 60, 12, 12, 20
FROM_STORY, NAMED = 0.2, 0.1  # of the words of an article


def made(count: int, per_story: int, seed: int = 1) -> tuple[list[Annotated], dict[str, str]]:
    """``count`` annotated articles and the story of each, ``per_story`` articles to a story on average."""
    chance = random.Random(seed)
    common = [_word(chance) for _ in range(COMMON_WORDS)]
    odds = [1 / (rank + 3) for rank in range(COMMON_WORDS)]
    usual = chance.choices(common, odds, k=1_000_000)
    stories = [
        (chance.choices(common, k=STORY_WORDS), [_word(chance).capitalize() for _ in range(STORY_NAMES)])
        for _ in range(max(count // per_story, 1))
    ]
    gold: dict[str, str] = {}
    found = []
    for number in range(count):
        story = chance.randrange(len(stories))
        gold[f"made-{number:06}"] = str(story)
        found.append(_article(f"made-{number:06}", *stories[story], usual, chance))
    return found, gold


def _article(id: str, own: list[str], names: list[str], usual: list[str], chance: random.Random) -> Annotated:
    text, spans, length = [], [], 0
    for _ in range(SENTENCES):
        words: list[str] = []
        for place in range(SENTENCE_WORDS):
            draw = chance.random()
            if place and draw < NAMED:
                name = chance.choice(names)
                start = length + len(" ".join([*words, ""]))
                spans.append(Name(start, start + len(name), name, "person", name))
                words.append(name)
            else:
                words.append(chance.choice(own if draw < NAMED + FROM_STORY else usual))
        words[0] = words[0].capitalize()
        text.append(" ".join(words) + ".")
        length += len(text[-1]) + 1
    article = Article(id, None, None, None, None, (), None, None, "en", " ".join(text), "")
    return Annotated(article, True, (), tuple(spans), (), (), (), (), ())


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 5)))


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:]]
    count, per_story = (given + [20_000, 10][len(given) :])[:2]
    annotated, gold = made(count, per_story)
    start = time.process_time()
    stories = group_stories(annotated, ())
    spent = time.process_time() - start
    f1 = bcubed(gold, {article: story.id for story in stories for article in story.articles})[2]
    print(f"{count} articles, {len(stories)} stories: {spent:.1f} s, {count / spent:.0f} articles/s, F1 {f1:.4f}")


if __name__ == "__main__":
    main()
