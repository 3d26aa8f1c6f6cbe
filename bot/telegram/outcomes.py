"""Outcomes of a call of the Bot API, as plain values without personal data."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Reason: TypeAlias = Literal[
    "conflict",
    "expired_press",
    "file_too_big",
    "markup",
    "moved",
    "not_editable",
    "no_chat",
    "no_file",
    "other",
    "too_long",
    "unchanged",
]


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has shown it; ``message_id`` is None for an answer to a press."""

    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Telegram has not done what was asked, or did not say so."""


@dataclass(frozen=True, slots=True)
class RetryAfter(Failure):
    """Too many calls: nothing was done, and nothing will be within ``seconds``."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Closed(Failure):
    """The person blocked the bot, or is gone."""


@dataclass(frozen=True, slots=True)
class Refused(Failure):
    """Telegram will never do this; ``reason`` is a class of refusals."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Unreachable(Failure):
    """No answer of Telegram's came; ``fault`` is the name of an exception class.

    ``maybe_done`` when the call may have been carried out all the same.
    """

    fault: str
    maybe_done: bool


Outcome: TypeAlias = Sent | Failure
