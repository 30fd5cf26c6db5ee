"""Account → HTML and Markdown. It knows the model and the account only, and never changes a word of an article."""

from firsthand.render.page import html
from firsthand.render.plain import markdown

__all__ = ["html", "markdown"]
