"""Hands updates over by POST until the bot answers 2xx.

Like Telegram: up to `max_connections` at once, never two of one chat, in the order they came;
after a failure the chat waits, each time twice as long, and gets the same update_id again.
"""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.telegram_standin.bell import Bell
from tests.telegram_standin.journal import Delivery, Journal
from tests.telegram_standin.updates import UpdateQueue, Waiting

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
CONNECTIONS = 40

Reply = Callable[[str, bytes], Awaitable[None]]


@dataclass(frozen=True)
class Pace:
    """Seconds: first pause after a failure, the longest pause, how long to wait for an answer.

    Telegram's own are 1, 60 and 60.
    """

    first: float = 0.1
    longest: float = 2.0
    patience: float = 10.0


@dataclass(frozen=True)
class Target:
    """Where updates go."""

    url: str
    secret: str = ""
    connections: int = CONNECTIONS


class Webhook:
    """Delivers to the present target, if any."""

    def __init__(
        self, bell: Bell, journal: Journal, updates: UpdateQueue, pace: Pace, reply: Reply
    ) -> None:
        self._bell = bell
        self._journal = journal
        self._updates = updates
        self._pace = pace
        self._reply = reply
        self._busy: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.target: Target | None = None
        self.last_error: tuple[int, str] | None = None

    def aim(self, target: Target | None) -> None:
        """Changes where updates go; `None` stops delivery."""
        self.target = target
        self.last_error = None
        self._bell.ring()

    async def run(self) -> None:
        """Delivers until cancelled."""
        async with aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=self._pace.patience),
            connector=aiohttp.TCPConnector(limit=0),
        ) as session:
            try:
                while True:
                    self._start_what_may_start(session)
                    await self._bell.wait()
            finally:
                for task in self._tasks:
                    task.cancel()
                await asyncio.gather(*self._tasks, return_exceptions=True)

    def info(self) -> dict[str, Any]:
        """getWebhookInfo's answer."""
        target = self.target or Target("")
        found: dict[str, Any] = {
            "url": target.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.waiting),
        }
        if self.target is not None:
            found["max_connections"] = target.connections
        if self.last_error is not None:
            found["last_error_date"], found["last_error_message"] = self.last_error
        if self._updates.allowed:
            found["allowed_updates"] = self._updates.allowed
        return found

    def _start_what_may_start(self, session: aiohttp.ClientSession) -> None:
        if self.target is None:
            return
        for entry in self._updates.waiting:
            if len(self._busy) >= self.target.connections:
                return
            if entry.lane not in self._busy:
                self._busy.add(entry.lane)
                task = asyncio.create_task(self._deliver(session, entry))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _deliver(self, session: aiohttp.ClientSession, entry: Waiting) -> None:
        pause = self._pace.first
        while (target := self.target) is not None and entry in self._updates.waiting:
            if await self._post(session, target, entry):
                self._updates.remove(entry)
                break
            await self._rest(target, pause)
            pause = min(self._pace.longest, pause * 2)
        self._busy.discard(entry.lane)
        self._bell.ring()

    async def _rest(self, target: Target, pause: float) -> None:
        """Waits `pause` seconds, less when the target changes."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(pause):
                while self.target is target:
                    await self._bell.wait()

    async def _post(self, session: aiohttp.ClientSession, target: Target, entry: Waiting) -> bool:
        headers = {"Content-Type": "application/json"}
        if target.secret:
            headers[SECRET_HEADER] = target.secret
        status: int | None = None
        error = kind = phrase = ""
        answer = b""
        entry.handed += 1
        try:
            async with session.post(
                target.url, data=json.dumps(entry.update), headers=headers, allow_redirects=False
            ) as response:
                status, phrase = response.status, response.reason or ""
                kind = response.headers.get("Content-Type", "")
                answer = await response.read()
        except TimeoutError:
            status, error = None, "Read timeout expired"
        except aiohttp.ClientError as failure:
            status, error = None, f"Connection failed: {type(failure).__name__}"
        taken = status is not None and 200 <= status < 300
        if status is not None and not taken:
            error = f"Wrong response from the webhook: {status} {phrase}"
        attempt = self._journal.attempts(entry.update_id) + 1
        delivery = Delivery(entry.update_id, attempt, "webhook", status, error)
        if error:
            self.last_error = (int(delivery.at), error)
        if taken and answer:
            await self._reply(kind, answer)
        self._journal.record(delivery)
        return taken
