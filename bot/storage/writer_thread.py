"""The writing thread: gathers what is waiting, commits it as one batch, answers the callers.

*Why a thread of its own:* a synchronous driver behind one hop costs a fifth of an asynchronous one
statement by statement, and whatever arrives while the disk syncs shares the next sync.

A cycle's transaction holds the turns of updates stored earlier, and then whatever has arrived by
the time these are worked: other people's writes, and updates to be stored. So one sync ends the
turns of some updates and the arrival of the next. When it fails, each member is done again alone,
so that one bad member harms only itself.
"""

import time
import traceback
from asyncio import AbstractEventLoop
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.operations.backoff import Backoff
from bot.operations.checkpoints import reached
from bot.storage import inbox, turn_sql
from bot.storage.backlog import Backlog, Leased
from bot.storage.batch import Adopt, Batch, Outcome, Stop, Store, Work
from bot.storage.engine import Database, is_passing
from bot.storage.plan import CommittedOutgoing, Incoming, WithArrivals
from bot.storage.turns import InboxConflict, SessionConflict, Take, work

BATCH = 64
LEASE = timedelta(seconds=30)
OVERTAKEN_PAUSE = 0.005  # seconds for another worker to do the older updates
OVERTAKEN_AT_STOP = 400  # such pauses in a row before a stopping worker leaves them to the others
BACKOFF = Backoff(timedelta(milliseconds=50), timedelta(seconds=1))
ATTEMPTS = 6  # of a batch that meets a passing trouble, over about a second

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class WriterServices:
    """What the thread works with."""

    take: Take
    """The turn: computes and reads only."""
    clock: Callable[[], datetime]
    loop: AbstractEventLoop
    """Where callers wait and callbacks run."""
    on_committed: Callable[[list[CommittedOutgoing]], None]
    on_quarantined: Callable[[Incoming, str], None]
    news_of_trouble: Callable[[Incoming, datetime], Incoming | None]
    """The news for the sender of an update that was given up; called in the thread."""


class WriterThread:
    """The one thread that writes, and its queue."""

    def __init__(self, database: Database, services: WriterServices, name: str) -> None:
        self._database = database
        self._services = services
        self._queue: SimpleQueue[Store | Work | Adopt | Stop] = SimpleQueue()
        self._backlog = Backlog()
        self._stopping = False
        self._overtaken = 0
        self._thread = Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def held(self) -> int:
        """How many stored updates wait for their turn here."""
        return len(self._backlog)

    def put(self, item: Store | Work | Adopt | Stop) -> None:
        """Queue an item; never blocks."""
        self._queue.put(item)

    def join(self) -> None:
        """Wait for the thread's end, after Stop."""
        self._thread.join()

    def _run(self) -> None:
        while not (self._stopping and not len(self._backlog)):
            batch = self._gather()
            if len(batch) and not self._commit(batch) and self._stopping:
                return
            if self._stopping and self._overtaken > OVERTAKEN_AT_STOP:
                return

    def _gather(self) -> Batch:
        """All that is queued and the next turns; waits only when there is nothing at all to do."""
        batch = Batch(open=True)
        if not len(self._backlog):
            self._sort(self._queue.get(), batch)
        self._join(batch)
        batch.turns = self._backlog.first(BATCH)
        return batch

    def _join(self, batch: Batch) -> None:
        """Put what is queued by now into the batch."""
        try:
            while len(batch.stores) + len(batch.works) < BATCH:
                self._sort(self._queue.get_nowait(), batch)
        except Empty:
            pass

    def _sort(self, item: Store | Work | Adopt | Stop, batch: Batch) -> None:
        match item:
            case Store():
                batch.stores.append(item)
            case Work():
                batch.works.append(item)
            case Adopt(leased):
                for one in leased:
                    self._backlog.add(one)
            case Stop():
                self._stopping = True

    def _commit(self, batch: Batch) -> bool:
        """Do the batch, member by member if need be; False when the database is out of reach."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                outcome = self._attempt(batch)
            except Exception as error:
                passing = isinstance(error, DBAPIError) and is_passing(error)
                if passing and attempt < ATTEMPTS:
                    _log.warning("storage.trouble", fault=type(error).__name__)
                    time.sleep(BACKOFF.seconds(attempt))
                    continue
                out_of_reach = passing and not self._answers()
                if out_of_reach or len(batch) == 1:
                    self._give_up(batch, error, out_of_reach)
                    return not out_of_reach
                done = [self._commit(member) for member in batch.alone()]
                return all(done)
            self._finish(batch, outcome)
            return True
        return False

    def _answers(self) -> bool:
        """Whether the database can be written to at all, whatever becomes of one batch."""
        try:
            with self._database.writer.begin() as connection:
                connection.exec_driver_sql("SELECT 1")
        except SQLAlchemyError:
            return False
        return True

    def _attempt(self, batch: Batch) -> Outcome:
        now = self._services.clock()
        outcome = Outcome()
        dialect = self._database.dialect
        with self._database.writer.begin() as connection:
            if batch.turns:
                worked = work(connection, dialect, batch.turns, self._services.take, now)
                outcome.turns, outcome.outgoing = worked.turns, worked.outgoing
            if batch.open:
                self._join(batch)
                batch.open = False
            arrived: list[Store] = [*batch.stores]
            for one_work in batch.works:
                result = _run_apart(connection, one_work)
                if isinstance(result, WithArrivals):
                    arrived.extend(Store(each) for each in result.arrivals)
                    result = result.answer
                outcome.answers.append((one_work.answer, result))
            if arrived:
                incoming = [one.incoming for one in arrived]
                numbers = turn_sql.store(connection, dialect, incoming, now + LEASE)
                for one in arrived:
                    seq = numbers.pop(one.incoming.update_key, None)
                    if one.answer is not None:
                        outcome.answers.append((one.answer, seq is not None))
                    if seq is not None:
                        outcome.stored.append(Leased(seq, one.incoming))
        return outcome

    def _finish(self, batch: Batch, outcome: Outcome) -> None:
        if outcome.stored:
            reached("inbox.committed")
        if outcome.turns:
            reached("turn.committed")
        for turn in outcome.turns:
            self._backlog.remove(turn)
        for leased in outcome.stored:
            self._backlog.add(leased)
        self._tell(outcome)
        self._rest(batch, outcome)

    def _rest(self, batch: Batch, outcome: Outcome) -> None:
        """Where all turns wait for another worker's older ones, let it work."""
        if outcome.turns or batch.stores or batch.works:
            self._overtaken = 0
            return
        self._overtaken += 1
        time.sleep(OVERTAKEN_PAUSE)

    def _give_up(self, batch: Batch, error: Exception, passing: bool) -> None:
        """Answer with the error; keep the turns for the next cycle, unless one is poison."""
        outcome = Outcome(answers=[(one.answer, error) for one in batch.works])
        outcome.answers.extend((one.answer, error) for one in batch.stores if one.answer)
        self._tell(outcome)
        if passing or isinstance(error, SessionConflict):
            return
        for turn in batch.turns:
            if isinstance(error, InboxConflict) or self._is_poison(turn, error):
                self._backlog.remove(turn)

    def _is_poison(self, turn: Leased, error: Exception) -> bool:
        """Count the failed attempt in the inbox; True when the update must not be tried again.

        After the last one it is quarantined, and news for its sender are stored in the same
        transaction.
        """
        fault = type(error).__name__
        frame = traceback.extract_tb(error.__traceback__)[-1]
        _log.error(
            "turn.failed",
            seq=turn.seq,
            fault=fault,
            place=f"{frame.filename}:{frame.lineno}",
        )
        now, news = self._services.clock(), None
        try:
            with self._database.writer.begin() as connection:
                state = inbox.fail(connection, turn.seq, fault)
                if state == "quarantined":
                    news = self._services.news_of_trouble(turn.incoming, now)
                arrived = [] if news is None else [news]
                seqs = turn_sql.store(connection, self._database.dialect, arrived, now + LEASE)
        except SQLAlchemyError as trouble:
            _log.warning("storage.trouble", fault=type(trouble).__name__)
            return False
        for incoming in arrived:
            if (seq := seqs.get(incoming.update_key)) is not None:
                self._backlog.add(Leased(seq, incoming))
        if state == "quarantined":
            tell = self._services.on_quarantined
            self._services.loop.call_soon_threadsafe(tell, turn.incoming, fault)
        return state != "pending"

    def _tell(self, outcome: Outcome) -> None:
        if outcome.answers or outcome.outgoing:
            self._services.loop.call_soon_threadsafe(self._answer, outcome)

    def _answer(self, outcome: Outcome) -> None:
        for answer, value in outcome.answers:
            if answer.done():
                continue
            if isinstance(value, Exception):
                answer.set_exception(value)
            else:
                answer.set_result(value)
        if outcome.outgoing:
            self._services.on_committed(outcome.outgoing)


def _run_apart(connection: Connection, one: Work) -> Any:
    """The function's result, or its exception with all it wrote taken back.

    A passing trouble is raised, and fails the batch: SQLite may have rolled all of it back.
    """
    apart = connection.begin_nested()
    try:
        result = one.run(connection)
    except Exception as error:
        if isinstance(error, DBAPIError) and is_passing(error):
            raise
        apart.rollback()
        return error
    apart.commit()
    return result
