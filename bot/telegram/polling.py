"""Long polling: a batch of updates is stored whole, and only then confirmed."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from itertools import groupby
from typing import Any, TypeVar

import structlog

from bot.operations.backoff import Backoff
from bot.ports.update_source import UpdateSource
from bot.telegram.arrivals import Reading
from bot.telegram.outcomes import Failure, Refused, RetryAfter, Unreachable
from bot.telegram.webhook import Read, StoreUpdate

WAIT = 30
"""Seconds that one request waits for updates."""

BACKOFF = Backoff(timedelta(seconds=0.5), timedelta(seconds=30))

T = TypeVar("T")

log = structlog.get_logger()


class Polling:
    """The loop for one bot; one at a time in the world, or they take turns with a 409."""

    def __init__(self, source: UpdateSource, read: Read, store: StoreUpdate) -> None:
        self._source = source
        self._read = read
        self._store_update = store
        self._stopping = asyncio.Event()
        self._failures = 0

    def stop(self) -> None:
        """``run`` returns when the batch in hand is stored; what is not confirmed comes again."""
        self._stopping.set()

    async def run(self) -> None:
        """Fetch and store until stopped."""
        while (failure := await self._unless_stopped(self._source.delete_webhook())) is not None:
            await self._pause(failure)
        offset: int | None = None
        while not self._stopping.is_set():
            found = await self._unless_stopped(self._source.updates(offset, WAIT))
            if isinstance(found, Failure):
                await self._pause(found)
            elif found is not None:
                offset = await self._take(found, offset)

    async def _take(self, batch: list[Any], offset: int | None) -> int | None:
        """The offset that confirms the batch; the one before when it could not be stored.

        *Why no offset after an empty answer:* the one before is confirmed then, and after a week
        without updates Telegram restarts its numbering, perhaps below it.
        """
        try:
            await self._store(batch)
            confirmed = max((update["update_id"] for update in batch), default=None)
        except Exception as fault:
            log.error("polling.not_stored", fault=type(fault).__name__)
            await self._pause(Unreachable(type(fault).__name__, maybe_done=True))
            return offset
        self._failures = 0
        return None if confirmed is None else confirmed + 1

    async def _store(self, batch: list[Any]) -> None:
        """Every person's updates in order, different persons' side by side."""
        read = [(reading, update) for update in batch if (reading := self._read(update))]
        read.sort(key=lambda one: one[0].person)
        stored = await asyncio.gather(
            *(
                self._store_in_order([*mine])
                for _, mine in groupby(read, key=lambda one: one[0].person)
            ),
            return_exceptions=True,
        )
        for fault in stored:
            if fault is not None:
                raise fault

    async def _store_in_order(self, read: list[tuple[Reading, Any]]) -> None:
        for reading, update in read:
            await self._store_update(reading, update)

    async def _pause(self, failure: Failure) -> None:
        self._failures += 1
        pause = BACKOFF.seconds(self._failures)
        if isinstance(failure, RetryAfter):
            pause = float(failure.seconds)
        reason = failure.reason if isinstance(failure, Refused) else type(failure).__name__
        log.warning("polling.failed", reason=reason, failures=self._failures)
        await self._unless_stopped(asyncio.sleep(pause))

    async def _unless_stopped(self, work: Coroutine[Any, Any, T]) -> T | None:
        """The result of ``work``; None when the loop was stopped first."""
        working = asyncio.create_task(work)
        stopped = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait((working, stopped), return_when=asyncio.FIRST_COMPLETED)
            return working.result() if working.done() else None
        finally:
            for task in (working, stopped):
                task.cancel()
            await asyncio.gather(working, stopped, return_exceptions=True)
