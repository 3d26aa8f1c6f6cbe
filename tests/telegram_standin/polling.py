"""getUpdates: one long poll at a time, never beside a webhook."""

import asyncio
from typing import Any

from tests.telegram_standin.body import Body
from tests.telegram_standin.journal import Delivery
from tests.telegram_standin.refusals import conflict
from tests.telegram_standin.state import World
from tests.telegram_standin.webhook import Webhook

_MOST = 100
_LONGEST = 50


class Polling:
    """The long poll; a newer one ends an older one."""

    def __init__(self, world: World, webhook: Webhook) -> None:
        self._world = world
        self._webhook = webhook
        self._newest = 0
        self.waiting = 0
        self._closed = False

    def close(self) -> None:
        """Ends the poll that waits, with no updates."""
        self._closed = True
        self._world.bell.ring()

    async def get_updates(self, body: Body) -> list[dict[str, Any]]:
        """Confirms what lies before `offset`, then waits up to `timeout` seconds for more."""
        self._newest += 1
        mine = self._newest
        limit = min(_MOST, max(1, body.integer("limit", _MOST)))
        patience = min(_LONGEST, max(0, body.integer("timeout", 0)))
        self._refuse_beside_webhook()
        self.waiting += 1
        try:
            return await self._wait(body, mine, limit, patience)
        finally:
            self.waiting -= 1

    async def _wait(self, body: Body, mine: int, limit: int, patience: int) -> list[dict[str, Any]]:
        updates = self._world.updates
        updates.allow(body.rows("allowed_updates"))
        updates.confirm(body.integer("offset", 0))
        try:
            async with asyncio.timeout(patience):
                while not updates.waiting and not self._closed:
                    await self._world.bell.wait()
                    self._refuse_beside_webhook()
                    if mine != self._newest:
                        raise conflict(
                            "terminated by other getUpdates request; "
                            "make sure that only one bot instance is running"
                        )
        except TimeoutError:
            return []
        batch = updates.waiting[:limit]
        for entry in batch:
            entry.handed += 1
            attempt = self._world.journal.attempts(entry.update_id) + 1
            self._world.journal.record(Delivery(entry.update_id, attempt, "polling", 200))
        return [entry.update for entry in batch]

    def _refuse_beside_webhook(self) -> None:
        if self._webhook.target is not None:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
