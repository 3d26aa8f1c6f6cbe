"""Where a bot's updates wait to be fetched."""

from typing import Any, Protocol

from bot.telegram.outcomes import Failure


class UpdateSource(Protocol):
    """Long polling of one bot."""

    async def updates(self, offset: int | None, seconds: int) -> list[Any] | Failure:
        """Updates from ``offset`` on (None: all unconfirmed), waited for up to ``seconds``."""
        ...

    async def delete_webhook(self) -> Failure | None:
        """Have updates wait to be fetched; none is dropped."""
        ...
