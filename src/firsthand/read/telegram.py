"""Telegram's JSON export (of one chat, or of an account) → one article a message, read as a stream.

The export is one JSON document of any size: the messages are taken out of it one by one, so that memory holds one.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from firsthand.errors import InputError
from firsthand.model import Declared
from firsthand.read.article import Raw
from firsthand.read.clocks import stated
from firsthand.read.inputs import Input

# A message has 4,096 characters of text at most; with its entities and escapes it stays far below this.
LONGEST_MESSAGE = 1_000_000
_CHUNK = 256 * 1024
# Shorter messages ("Video", a link, a flag) are no report.
FEWEST_WORDS = 8

# A key that opens and is no end of a string: in JSON nothing else can stand before a colon.
_MESSAGES = re.compile(r'"messages"\s{0,20}:\s{0,20}\[')
_NAME = re.compile(r'"name"\s{0,20}:\s{0,20}("(?:[^"\\]|\\.){0,300}")')
_TYPE = re.compile(r'"type"\s{0,20}:\s{0,20}"([a-z_]{3,40})"')
_CHAT = re.compile(
    r'"type"\s{0,20}:\s{0,20}"(?:public_channel|private_channel|public_supergroup|private_supergroup|private_group|'
    r'personal_chat|bot_chat|saved_messages)"'
)
_CHANNELS = ("public_channel", "private_channel")


def is_telegram(start: str) -> bool:
    """Do these first characters of a file begin an export of Telegram's?"""
    if not start.lstrip("\ufeff \t\r\n").startswith("{"):
        return False
    whole = '"about"' in start and "Telegram" in start and '"chats"' in start
    return whole or (_CHAT.search(start) is not None and _MESSAGES.search(start) is not None)


def read_telegram(stream: BinaryIO, item: Input) -> Iterator[Raw | InputError]:
    """The messages that hold a text, chat by chat; a message that forwards another channel's names that channel."""
    text = _Text(stream, item.path)
    broken = 0
    while (head := text.until(_MESSAGES)) is not None:
        names, types = _NAME.findall(head), _TYPE.findall(head)
        chat = json.loads(names[-1]) if names else None
        kind = types[-1] if types else ""
        for message in text.items():
            if isinstance(message, dict):
                raw = _message(message, chat, kind, item)
                if raw is not None:
                    yield raw
            else:
                broken += 1
    if broken:
        yield InputError(item.path, f"{broken} messages of the export cannot be read; export it again")


class _Text:
    """A JSON document as it is read: a window of characters that moves on."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        self._stream, self._path = stream, path
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._window, self._ended = "", False
        self._json = json.JSONDecoder(strict=False)

    def _more(self) -> bool:
        if self._ended:
            return False
        try:
            data = self._stream.read(_CHUNK)
        except (OSError, EOFError) as error:
            raise InputError(self._path, f"cannot be read to its end ({error}); is the file complete?") from None
        self._ended = not data
        self._window += self._decoder.decode(data, final=not data)
        return True

    def until(self, pattern: re.Pattern[str]) -> str | None:
        """What stands before the next match of ``pattern``, at most a chunk of it; the window moves behind it."""
        while (match := pattern.search(self._window)) is None:
            self._window = self._window[-_CHUNK:]
            if not self._more():
                return None
        head, self._window = self._window[: match.start()], self._window[match.end() :]
        return head

    def items(self) -> Iterator[Any]:
        """The values of the array that begins at the window, to its end; raises InputError where it breaks off."""
        position = 0
        while True:
            position = self._skip(position)
            if self._window[position : position + 1] == "]":
                self._window = self._window[position + 1 :]
                return
            value, position = self._value(position)
            yield value
            if position > _CHUNK:
                self._window, position = self._window[position:], 0

    def _skip(self, position: int) -> int:
        """The position of the next character that is no space or comma."""
        while True:
            while position < len(self._window) and self._window[position] in " \t\r\n,":
                position += 1
            if position < len(self._window):
                return position
            if not self._more():
                raise InputError(self._path, "the export breaks off in mid-list; is the file complete?")

    def _value(self, position: int) -> tuple[Any, int]:
        tried = 0
        while True:
            # Decoding anew after every chunk would cost the square of a long value: wait for twice as much.
            if len(self._window) - position >= tried or self._ended:
                try:
                    return self._json.raw_decode(self._window, position)
                except RecursionError:
                    raise InputError(self._path, "JSON nested too deeply; export the chat again") from None
                except json.JSONDecodeError as error:
                    if len(self._window) - position > LONGEST_MESSAGE or (self._ended and not self._more()):
                        raise InputError(self._path, f"broken JSON ({error.msg}); is the file complete?") from None
                tried = 2 * (len(self._window) - position)
            self._more()


def _message(message: dict[str, Any], chat: str | None, kind: str, item: Input) -> Raw | None:
    if message.get("type") != "message":
        return None
    text = _text(message.get("text"))
    if len(text.split()) < FEWEST_WORDS:
        return None
    number, date = message.get("id"), message.get("date")
    writer = message.get("from") if isinstance(message.get("from"), str) else None
    forwarded = message.get("forwarded_from")
    author = message.get("author") if isinstance(message.get("author"), str) else None
    channel = kind in _CHANNELS
    return Raw(
        id=f"{item.id}#{number}" if chat is None else f"{item.id}#{chat}/{number}",
        path=item.article_path,
        text=text,
        outlet=chat,
        authors=tuple(n for n in ((author,) if channel else (writer,)) if n),
        published=stated(date, "the date of the message") if isinstance(date, str) else None,
        evident=True,
        declared=(Declared("via", forwarded, "forwarded_from"),) if isinstance(forwarded, str) and forwarded else (),
    )


def _text(value: Any) -> str:
    """A message's text: a string, or pieces of which some carry a format."""
    if isinstance(value, list):
        pieces = (p if isinstance(p, str) else p.get("text", "") if isinstance(p, dict) else "" for p in value)
        value = "".join(p for p in pieces if isinstance(p, str))
    return value.encode("utf-8", errors="replace").decode("utf-8") if isinstance(value, str) else ""
