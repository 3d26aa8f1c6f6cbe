"""Calls of the Bot API, as plain values before anything is sent."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.storage.messages import Rows


@dataclass(frozen=True, slots=True)
class SendText:
    """A new message. ``plain`` says the same without markup, for when Telegram cannot read it."""

    chat_id: int
    html: str
    plain: str
    buttons: Rows = ()
    as_plain: bool = False

    def plainly(self) -> "SendText":
        return replace(self, as_plain=True)


@dataclass(frozen=True, slots=True)
class EditText:
    """A message changed in place, or, where that is refused, sent again as ``otherwise``."""

    chat_id: int
    message_id: int
    html: str
    plain: str
    otherwise: tuple[SendText, ...]
    buttons: Rows = ()
    as_plain: bool = False

    def plainly(self) -> "EditText":
        return replace(self, as_plain=True)


@dataclass(frozen=True, slots=True)
class SendFile:
    """A file of our own; ``html`` and ``plain`` are its caption."""

    chat_id: int
    name: str
    content: bytes
    html: str
    plain: str
    as_plain: bool = False

    def plainly(self) -> "SendFile":
        return replace(self, as_plain=True)


@dataclass(frozen=True, slots=True)
class AnswerPress:
    """The one answer to a press; an empty text only stops the button's spinner."""

    callback_id: str
    text: str = ""


Call: TypeAlias = SendText | EditText | SendFile | AnswerPress
