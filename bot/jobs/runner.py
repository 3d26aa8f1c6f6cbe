"""Runs jobs from the database: claimed with a lease, done or postponed, never lost."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Connection

from bot.operations.backoff import Backoff
from bot.storage import jobs
from bot.storage.jobs import Job
from bot.storage.writer import Writer, WriterClosed
from core.errors import TerezeError

LEASE = timedelta(minutes=5)
AT_ONCE = 8
ATTEMPTS = 12
BACKOFF = Backoff(timedelta(seconds=2), timedelta(minutes=10))

log = structlog.get_logger()


class RetryLater(TerezeError):
    """The job cannot be done now for a reason that will pass; it is tried again until it can."""


Handler = Callable[[Job], Awaitable[None]]


@dataclass(slots=True)
class Runner:
    """Runs due jobs of every kind in ``handlers``; one round at a time.

    The ``only`` worker on a database need not wait for the leases of the one before it.
    """

    writer: Writer
    handlers: Mapping[str, Handler]
    clock: Callable[[], datetime]
    only: bool = False
    _begun: bool = False

    async def run_due(self) -> int:
        """Claim what is due and do it; how many jobs were claimed."""
        now, inherits = self.clock(), self.only and not self._begun

        def take(connection: Connection) -> list[Job]:
            if inherits:
                jobs.abandon(connection)
            return jobs.claim(connection, now, LEASE, AT_ONCE)

        claimed = await self.writer.transact(take)
        self._begun = True
        await asyncio.gather(*(self._run(job, now) for job in claimed))
        return len(claimed)

    async def _run(self, job: Job, now: datetime) -> None:
        try:
            await self.handlers[job.kind](job)
        except RetryLater:
            await self._postpone(job, now, None)
        except WriterClosed:
            return
        except Exception as fault:
            name = type(fault).__name__
            log.warning("job.failed", kind=job.kind, attempts=job.attempts, fault=name)
            if job.attempts >= ATTEMPTS:
                await self.writer.transact(lambda each: jobs.bury(each, job.job_id, name))
            else:
                await self._postpone(job, now, name)
        else:
            await self.writer.transact(lambda each: jobs.finish(each, job.job_id))

    async def _postpone(self, job: Job, now: datetime, fault: str | None) -> None:
        wait = BACKOFF.pause(job.attempts)
        await self.writer.transact(lambda each: jobs.postpone(each, job.job_id, now + wait, fault))
