"""The only door for writes: updates to be stored and worked, and everything else to be written."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from typing import TypeVar
from zlib import crc32

from sqlalchemy import Connection

from bot.storage import inbox
from bot.storage.engine import Database
from bot.storage.lane import LEASE, Adopt, Lane, Stop, Store, Surroundings, Work
from bot.storage.plan import CommittedOutgoing, Incoming
from bot.storage.turns import Take

POSTGRESQL_LANES = 2
RECOVER_AT_ONCE = 1000

T = TypeVar("T")


class WriterClosed(Exception):
    """The worker is shutting down and takes nothing more."""


def _now() -> datetime:
    return datetime.now(UTC)


def _ignore(_fault: str) -> None:
    return None


class Writer:
    """Stores updates, works their turns and runs other writes, grouped into few transactions.

    To be made inside a running event loop: there futures are answered, `on_committed` receives the
    outbox rows of every committed group and `on_quarantined` the exception class of every update
    given up. `take` is called in the writer's threads, perhaps several times for one update, and
    must do nothing but compute and read.
    """

    def __init__(
        self,
        database: Database,
        take: Take,
        worker_id: str,
        on_committed: Callable[[list[CommittedOutgoing]], None],
        *,
        on_quarantined: Callable[[str], None] = _ignore,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._sqlite = database.dialect == "sqlite"
        self._left_by_predecessor = self._sqlite
        self._closed = False
        self._rounds = count()
        around = Surroundings(take, clock, self._loop, on_committed, on_quarantined)
        self._lanes = [
            Lane(database, around, f"{worker_id}-writer-{number}")
            for number in range(1 if self._sqlite else POSTGRESQL_LANES)
        ]

    async def store(self, incoming: Incoming) -> bool:
        """Store an update and have its turn worked right afterwards; False for a duplicate.

        Returns when the row is committed. WriterClosed, or a DBAPIError when the database is out
        of reach: the update is then not stored and must not be acknowledged.
        """
        answer: asyncio.Future[bool] = self._future()
        self._lane_of(incoming.person).put(Store(incoming, answer))
        return await answer

    async def transact(self, run: Callable[[Connection], T]) -> T:
        """Run `run` in a transaction and return its result when that is committed.

        `run` may be called again when its group has to be done over, so it must only write to the
        database. What it raises is raised here, with all it wrote taken back.
        """
        answer: asyncio.Future[T] = self._future()
        self._lanes[next(self._rounds) % len(self._lanes)].put(Work(run, answer))
        return await answer

    async def recover(self, now: datetime) -> int:
        """Take on pending updates whose lease ran out; how many.

        SQLite has one worker, so its first call takes on all that an earlier process left.
        RECOVER_AT_ONCE means there may be more. To be called at start and every few seconds.
        """
        expired = datetime.max.replace(tzinfo=UTC) if self._left_by_predecessor else now
        leased = await self.transact(
            lambda connection: inbox.claim(connection, expired, now + LEASE, RECOVER_AT_ONCE)
        )
        self._left_by_predecessor = False
        for lane in self._lanes:
            mine = [one for one in leased if self._lane_of(one.incoming.person) is lane]
            lane.put(Adopt(mine))
        return len(leased)

    @property
    def held(self) -> int:
        """How many stored updates wait for their turn in this worker."""
        return sum(lane.held for lane in self._lanes)

    async def close(self) -> None:
        """Take nothing more, finish all that was taken, end the threads."""
        if self._closed:
            return
        self._closed = True
        for lane in self._lanes:
            lane.put(Stop())
        for lane in self._lanes:
            await asyncio.to_thread(lane.join)

    def _future(self) -> "asyncio.Future[T]":
        if self._closed:
            raise WriterClosed
        return self._loop.create_future()

    def _lane_of(self, person: str) -> Lane:
        return self._lanes[crc32(person.encode()) % len(self._lanes)]
