"""The writer: stores and works updates, and runs every other write, in batched transactions.

*Why one thread, on PostgreSQL too:* a second one halves the batches, and both wait for the same
interpreter lock; two workers of two threads commit half as many turns as two of one.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Connection

from bot.storage import inbox
from bot.storage.batch import Adopt, Stop, Store, Work
from bot.storage.engine import Database
from bot.storage.plan import CommittedOutgoing, Incoming, WithArrivals
from bot.storage.turns import Take
from bot.storage.writer_thread import LEASE, WriterServices, WriterThread
from core.errors import TerezeError

RECOVER_AT_ONCE = 1000

T = TypeVar("T")


class WriterClosed(TerezeError):
    """The worker is shutting down and takes nothing more."""


def _now() -> datetime:
    return datetime.now(UTC)


def _ignore(_incoming: Incoming, _fault: str) -> None:
    return None


def _say_nothing(_incoming: Incoming, _now: datetime) -> Incoming | None:
    return None


class Writer:
    """Stores updates, works their turns and runs other writes, batched into few transactions.

    To be made inside a running event loop: there futures are answered, `on_committed` receives the
    outbox rows of every committed batch and `on_quarantined` every update given up. `take` is
    called in the writer's thread, perhaps several times for one update, and must do nothing but
    compute and read; so is `news_of_trouble`, which makes the news for the sender of an update that
    was given up.
    """

    def __init__(
        self,
        database: Database,
        take: Take,
        worker_id: str,
        on_committed: Callable[[list[CommittedOutgoing]], None],
        *,
        on_quarantined: Callable[[Incoming, str], None] = _ignore,
        news_of_trouble: Callable[[Incoming, datetime], Incoming | None] = _say_nothing,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._left_by_predecessor = database.single_worker
        self._closed = False
        self._clock = clock
        services = WriterServices(
            take, clock, self._loop, on_committed, on_quarantined, news_of_trouble
        )
        self._thread = WriterThread(database, services, f"{worker_id}-writer")

    async def store(self, incoming: Incoming) -> bool:
        """Store an update and have its turn worked right afterwards; False for a duplicate.

        Returns when the row is committed. WriterClosed, or a DBAPIError when the database is out
        of reach: the update is then not stored and must not be acknowledged.
        """
        answer: asyncio.Future[bool] = self._future()
        self._thread.put(Store(incoming, answer))
        return await answer

    async def transact(self, run: Callable[[Connection], T]) -> T:
        """Run `run` in a transaction and return its result when that is committed.

        `run` may be called again when its batch has to be done over, so it must only write to the
        database. What it raises is raised here, with all it wrote taken back.
        """
        answer: asyncio.Future[T] = self._future()
        self._thread.put(Work(run, answer))
        return await answer

    async def transact_with_arrivals(self, run: Callable[[Connection], WithArrivals[T]]) -> T:
        """As `transact`, and store the updates `run` returns; their turns are worked right after.

        A change and the news of it are committed together. An update whose key is known already is
        not stored again.
        """
        answer: asyncio.Future[T] = self._future()
        self._thread.put(Work(run, answer))
        return await answer

    async def recover(self, now: datetime) -> int:
        """Take on pending updates whose lease ran out; how many.

        For updates of a worker that ended: what this one stores, it works without being asked.
        SQLite has one worker, so its first call takes on all that an earlier process left.
        RECOVER_AT_ONCE means there may be more. To be called at start and every few seconds.
        """
        expired = datetime.max.replace(tzinfo=UTC) if self._left_by_predecessor else now
        leased = await self.transact(
            lambda connection: inbox.claim(connection, expired, now + LEASE, RECOVER_AT_ONCE)
        )
        self._left_by_predecessor = False
        self._thread.put(Adopt(leased))
        return len(leased)

    async def recover_all(self) -> None:
        """Take on every pending update whose lease ran out."""
        while await self.recover(self._clock()) == RECOVER_AT_ONCE:
            pass

    @property
    def held(self) -> int:
        """How many stored updates wait for their turn in this worker."""
        return self._thread.held

    async def close(self) -> None:
        """Take nothing more, finish all that was taken, end the thread."""
        if self._closed:
            return
        self._closed = True
        self._thread.put(Stop())
        await asyncio.to_thread(self._thread.join)

    def _future(self) -> "asyncio.Future[T]":
        if self._closed:
            raise WriterClosed
        return self._loop.create_future()
