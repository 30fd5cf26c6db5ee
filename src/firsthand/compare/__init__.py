"""Articles side by side: the passages they share, and the stories they tell."""

from firsthand.compare.reuse import find_reuse
from firsthand.compare.stories import group_stories

__all__ = ["find_reuse", "group_stories"]
