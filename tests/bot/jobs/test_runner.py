"""Jobs: done once, put off when they fail, buried when they cannot be done, never lost."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.jobs.runner import ATTEMPTS, BACKOFF, LEASE, RetryLater, Runner
from bot.storage import jobs
from bot.storage.engine import Database
from bot.storage.jobs import Job
from bot.storage.tables import JOBS
from bot.storage.writer import Writer
from tests.bot.support.writing import writing

NOW = datetime(2026, 3, 11, 5, 0, tzinfo=UTC)


@dataclass
class Workshop:
    """A runner with one kind of job, which does what ``deed`` says, and a clock by hand."""

    writer: Writer
    now: datetime = NOW
    deed: Callable[[Job], None] = lambda job: None
    done: list[int] = field(default_factory=list)

    def runner(self, *, only: bool = False) -> Runner:
        return Runner(self.writer, {"work": self._work}, lambda: self.now, only)

    async def plan(self, subject: str = "one") -> None:
        wanted = jobs.enqueue("work", subject, {"x": 1}, self.now)
        await self.writer.transact(lambda each: each.execute(*wanted))

    async def row(self) -> Any:
        return await self.writer.transact(lambda each: each.execute(select(JOBS)).one())

    async def _work(self, job: Job) -> None:
        self.done.append(job.attempts)
        self.deed(job)


@asynccontextmanager
async def workshop(url: str) -> AsyncIterator[Workshop]:
    database = Database.open(url)
    async with writing(database) as (writer, _):
        yield Workshop(writer)
    await database.close()


Open = Callable[[], Awaitable[Workshop]]


def _fail(_: Job) -> None:
    raise ValueError("words that must not be stored")


def _later(_: Job) -> None:
    raise RetryLater


async def test_a_job_is_done_once(sqlite_url: str) -> None:
    async with workshop(sqlite_url) as shop:
        await shop.plan()
        assert await shop.runner().run_due() == 1
        assert await shop.runner().run_due() == 0
        assert shop.done == [1]
        assert (await shop.row()).state == "done"


async def test_a_failed_job_is_tried_again_after_a_pause_and_its_words_are_not_kept(
    sqlite_url: str,
) -> None:
    async with workshop(sqlite_url) as shop:
        shop.deed = _fail
        await shop.plan()
        await shop.runner().run_due()
        assert await shop.runner().run_due() == 0
        row = await shop.row()
        assert (row.state, row.fault) == ("waiting", "ValueError")
        assert shop.now < row.run_at <= shop.now + timedelta(seconds=2)
        shop.now, shop.deed = row.run_at, lambda job: None
        await shop.runner().run_due()
        assert shop.done == [1, 2]
        assert (await shop.row()).state == "done"


async def test_a_job_that_never_succeeds_is_buried(sqlite_url: str) -> None:
    async with workshop(sqlite_url) as shop:
        shop.deed = _fail
        await shop.plan()
        for _ in range(ATTEMPTS + 3):
            await shop.runner().run_due()
            shop.now += BACKOFF.longest
        assert len(shop.done) == ATTEMPTS
        assert (await shop.row()).state == "dead"


async def test_a_job_put_off_is_put_off_for_ever(sqlite_url: str) -> None:
    async with workshop(sqlite_url) as shop:
        shop.deed = _later
        await shop.plan()
        for _ in range(ATTEMPTS * 2):
            await shop.runner().run_due()
            shop.now += BACKOFF.longest
        assert len(shop.done) == ATTEMPTS * 2
        assert (await shop.row()).state == "waiting"


async def test_a_dead_workers_job_is_taken_on_when_its_lease_is_over(sqlite_url: str) -> None:
    async with workshop(sqlite_url) as shop:
        await shop.plan()
        await shop.writer.transact(lambda each: jobs.claim(each, shop.now, LEASE, 8))
        assert await shop.runner().run_due() == 0
        shop.now += LEASE
        assert await shop.runner().run_due() == 1
        assert shop.done == [2]


async def test_the_only_worker_takes_on_a_dead_ones_job_at_once_and_its_own_never(
    sqlite_url: str,
) -> None:
    async with workshop(sqlite_url) as shop:
        await shop.plan()
        await shop.writer.transact(lambda each: jobs.claim(each, shop.now, LEASE, 8))
        heir = shop.runner(only=True)
        assert await heir.run_due() == 1
        await shop.plan("two")
        await shop.writer.transact(lambda each: jobs.claim(each, shop.now, LEASE, 8))
        assert await heir.run_due() == 0


@pytest.mark.parametrize("count", [1, 20])
async def test_every_due_job_is_done_in_the_end(count: int, sqlite_url: str) -> None:
    async with workshop(sqlite_url) as shop:
        for number in range(count):
            await shop.plan(str(number))
        while await shop.runner().run_due():
            pass
        assert len(shop.done) == count
