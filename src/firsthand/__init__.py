"""firsthand: many articles about the same events in, one sourced account out.

>>> import firsthand
>>> account = firsthand.report("src/firsthand/sample/articles")
>>> account
<Account: 13 articles, ...>

The names below are loaded when they are first used, so that ``import firsthand`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firsthand.account import Account as Account
    from firsthand.errors import FirsthandError as FirsthandError
    from firsthand.errors import InputError as InputError
    from firsthand.errors import NothingRead as NothingRead
    from firsthand.errors import UsageError as UsageError
    from firsthand.library import InputWarning as InputWarning
    from firsthand.library import annotate_articles as annotate_articles
    from firsthand.library import load as load
    from firsthand.library import read_articles as read_articles
    from firsthand.library import report as report

__version__ = "0.1.0"

_HOMES = {
    "Account": "account",
    "FirsthandError": "errors",
    "InputError": "errors",
    "InputWarning": "library",
    "NothingRead": "errors",
    "UsageError": "errors",
    "annotate_articles": "library",
    "load": "library",
    "read_articles": "library",
    "report": "library",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'firsthand' has no attribute {name!r}")
    value = getattr(import_module(f"firsthand.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
