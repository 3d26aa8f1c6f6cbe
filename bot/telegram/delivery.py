"""Delivers outbox rows to Telegram.

Rounds: one transaction marks what came of the calls made since the last round and claims the next
row of every person who has none under way; then the claimed rows are sent side by side. A round
begins when something was committed, when a call ended, when a postponed row is due, and at every
tick, which finds what a dead worker left.
"""

import asyncio
import heapq
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.operations.backoff import Backoff
from bot.operations.checkpoints import reached
from bot.ports.transact import Transact
from bot.storage import outbox
from bot.storage.outbox import Claimed
from bot.storage.writer import WriterClosed
from bot.telegram.outcomes import Closed, Outcome, Refused, RetryAfter, Sent, Unreachable

Settle = Callable[[Connection], None]

BACKOFF = Backoff(timedelta(seconds=0.5), timedelta(minutes=5))
SAME_MOMENT = timedelta(seconds=1)
GLOBAL_LIMIT_CHATS = 3  # so many chats told to wait at the same moment: the bot itself is

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast, how long, how often."""

    at_once: int = 64
    """Rows sent side by side."""
    lease: timedelta = timedelta(seconds=60)
    """A row that is not marked by then may be sent again by any worker."""
    tick: timedelta = timedelta(seconds=5)
    """The longest pause between two rounds."""
    backoff: Backoff = BACKOFF
    attempts: int = 50
    """After so many a row is failed."""

    @property
    def patience(self) -> float:
        """Seconds for all calls of one row; they are given up before its lease ends."""
        return self.lease.total_seconds() * 0.75


class Delivery:
    """The loop for one bot in one worker.

    ``say`` makes the calls of a row; ``alias`` is what a person is called in logs; ``count`` is
    told the outcome of every attempt. The ``only`` worker on a database need not wait for the
    leases of the one before it.
    """

    def __init__(
        self,
        say: Callable[[Claimed], Awaitable[Outcome]],
        transact: Transact,
        alias: Callable[[str], str],
        count: Callable[[str], None],
        *,
        only: bool,
        pace: Pace = Pace(),
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._say = say
        self._transact = transact
        self._alias = alias
        self._count = count
        self._pace = pace
        self._clock = clock
        self._wake = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        self._ended: list[Settle] = [outbox.abandon] if only else []
        self._due: list[datetime] = []
        self._told_to_wait: deque[tuple[datetime, str]] = deque()
        self._paused_until = datetime.min.replace(tzinfo=UTC)
        self._stopping = False

    def wake(self) -> None:
        """Something was committed to the outbox. Call it in the event loop."""
        self._wake.set()

    def stop(self) -> None:
        """Claim nothing more; ``run`` returns when what is under way is sent and marked."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Deliver until stopped; when cancelled, calls under way are left to be repeated."""
        self._wake.set()
        try:
            while not (self._stopping and not self._under_way and not self._ended):
                await self._rest()
                await self._round()
        except WriterClosed:
            log.warning("delivery.writer_closed", unmarked=len(self._ended))
        finally:
            for task in self._under_way:
                task.cancel()
            await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _rest(self) -> None:
        """Until woken, until something postponed is due, or until the next tick."""
        now, wait = self._clock(), self._pace.tick
        while self._due and self._due[0] <= now:
            heapq.heappop(self._due)
            self._wake.set()
        if self._due:
            wait = min(wait, self._due[0] - now)
        try:
            async with asyncio.timeout(wait.total_seconds()):
                await self._wake.wait()
        except TimeoutError:
            pass
        self._wake.clear()

    async def _round(self) -> None:
        now = self._clock()
        ended, self._ended = self._ended, []
        room = 0
        if not self._stopping and now >= self._paused_until:
            room = self._pace.at_once - len(self._under_way)

        def settle_and_claim(connection: Connection) -> list[Claimed]:
            for settle in ended:
                settle(connection)
            return outbox.claim(connection, now, self._pace.lease, room) if room else []

        if not ended and not room:
            return
        try:
            claimed = await self._transact(settle_and_claim)
        except SQLAlchemyError as error:
            log.warning("delivery.storage_trouble", fault=type(error).__name__)
            self._ended = ended + self._ended
            self._remind(now + self._pace.backoff.pause(1))
            return
        for row in claimed:
            task = asyncio.create_task(self._deliver(row))
            self._under_way.add(task)
            task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._wake.set()

    async def _deliver(self, row: Claimed) -> None:
        reached("delivery.intent")
        try:
            async with asyncio.timeout(self._pace.patience):
                outcome = await self._say(row)
        except TimeoutError:
            outcome = Unreachable("TimeoutError", maybe_done=True)
        except Exception as fault:
            log.error("delivery.poison", kind=row.kind, fault=type(fault).__name__)
            outcome = Refused("other")
        reached("delivery.sent")
        self._ended.append(self._settle(row, outcome))

    def _settle(self, row: Claimed, outcome: Outcome) -> Settle:
        """What to write of it; also counts, logs, and reminds of what is postponed."""
        seq = row.seq
        match outcome:
            case Sent():
                self._count("sent")
                shown = None if outcome.message_id is None else str(outcome.message_id)
                return lambda connection: outbox.mark_sent(connection, seq, shown)
            case Closed():
                self._count("closed")
                log.info("delivery.closed", person=self._alias(row.person), kind=row.kind)
                return lambda connection: outbox.close_person(connection, row.person)
            case RetryAfter():
                self._count("retry_after")
                until = self._told_wait(row, timedelta(seconds=outcome.seconds))
                return _later(row, until, maybe_done=False)
            case Unreachable() if row.attempts + 1 < self._pace.attempts:
                self._count("unreachable")
                log.warning("delivery.unreachable", fault=outcome.fault, attempts=row.attempts + 1)
                until = self._clock() + self._pace.backoff.pause(row.attempts + 1)
                self._remind(until)
                return _later(row, until, outcome.maybe_done)
        reason = outcome.reason if isinstance(outcome, Refused) else "given_up"
        self._count("failed")
        log.error("delivery.failed", person=self._alias(row.person), kind=row.kind, reason=reason)
        return lambda connection: outbox.mark_failed(connection, seq)

    def _told_wait(self, row: Claimed, pause: timedelta) -> datetime:
        """The moment the chat may be written to again; pauses every chat at the bot's own limit."""
        now = self._clock()
        until = now + pause
        self._remind(until)
        log.warning("delivery.retry_after", person=self._alias(row.person), seconds=pause.seconds)
        self._told_to_wait.append((now, row.person))
        while self._told_to_wait[0][0] < now - SAME_MOMENT:
            self._told_to_wait.popleft()
        if len({person for _, person in self._told_to_wait}) >= GLOBAL_LIMIT_CHATS:
            self._paused_until = max(self._paused_until, until)
            log.warning("delivery.paused", seconds=pause.seconds)
        return until

    def _remind(self, at: datetime) -> None:
        heapq.heappush(self._due, at)


def _later(row: Claimed, until: datetime, maybe_done: bool) -> Settle:
    """Send it at ``until``; once it may have arrived, always as a repeat."""
    if not (maybe_done or row.repeat):
        return lambda connection: outbox.postpone(connection, row.seq, until)

    return lambda connection: outbox.repeat_later(connection, row.seq, until)
