"""Sending of calls of the Bot API."""

from typing import Protocol

from bot.telegram.calls import Call
from bot.telegram.outcomes import Outcome


class Sender(Protocol):
    """Makes one call at a time."""

    async def send(self, call: Call) -> Outcome:
        """What came of it; never raises for what Telegram or the network does."""
        ...
