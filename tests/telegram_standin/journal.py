"""The record of everything that passed between the bot and Telegram."""

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.telegram_standin.bell import Bell

Outcome = Literal["ok", "refused", "dropped before", "dropped after"]


@dataclass(frozen=True)
class Call:
    """One call of a Bot API method.

    `outcome`: "refused" has `error_code` and `description`; "dropped before" was not carried
    out; "dropped after" was carried out but the bot got no answer. `at` in Unix seconds.
    """

    method: str
    params: Mapping[str, Any]
    outcome: Outcome
    result: Any = None
    error_code: int | None = None
    description: str = ""
    files: tuple[str, ...] = ()
    via: Literal["http", "webhook reply"] = "http"
    at: float = field(default_factory=time.time)

    @property
    def accepted(self) -> bool:
        """Whether Telegram did what was asked, whatever the bot heard of it."""
        return self.outcome in {"ok", "dropped after"}

    @property
    def chat_id(self) -> int | None:
        """The chat the call was about."""
        chat = self.params.get("chat_id")
        return chat if isinstance(chat, int) else None


@dataclass(frozen=True)
class Delivery:
    """One attempt to hand one update over.

    `attempt` counts from 1. `status`: the HTTP status of the bot's webhook, 200 for polling,
    `None` when there was no answer.
    """

    update_id: int
    attempt: int
    via: Literal["webhook", "polling"]
    status: int | None
    error: str = ""
    at: float = field(default_factory=time.time)


class Journal:
    """Calls and deliveries in the order they ended."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self.calls: list[Call] = []
        self.deliveries: list[Delivery] = []
        self._attempts: Counter[int] = Counter()

    def record(self, entry: Call | Delivery) -> None:
        """Keeps the entry and wakes everybody who waits."""
        if isinstance(entry, Call):
            self.calls.append(entry)
        else:
            self.deliveries.append(entry)
            self._attempts[entry.update_id] += 1
        self._bell.ring()

    def attempts(self, update_id: int) -> int:
        """How often this update was handed over or tried."""
        return self._attempts[update_id]
