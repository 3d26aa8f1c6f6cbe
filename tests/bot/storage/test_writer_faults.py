"""What fails in the writer costs nothing else, on both databases."""

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import Connection, insert, select, text

from bot.storage import status_attempts
from bot.storage.engine import Database
from bot.storage.inbox import ATTEMPTS
from bot.storage.plan import Incoming, Plan, Reads, StoredSession, WithArrivals
from bot.storage.tables import INBOX, STATUS_ATTEMPTS
from tests.bot.support.writing import (
    NOW,
    answers,
    memories,
    remember,
    said,
    states,
    writing,
)


class Poison(Exception):
    """Raised by a turn which cannot be worked."""


async def test_a_poisonous_update_is_quarantined_and_the_chat_goes_on(database: Database) -> None:
    tries: list[str] = []

    def choke(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        if incoming.body["word"] == "poison":
            tries.append(incoming.update_key)
            raise Poison("a person's words")
        return remember(incoming, session, reads, now)

    updates = [said(1), said(2, word="poison"), said(3), said(4, person="tg:2")]
    async with writing(database, choke) as (writer, told):
        await asyncio.gather(*map(writer.store, updates))
    assert await memories(database) == {
        "tg:1": ["telegram:1", "telegram:3"],
        "tg:2": ["telegram:4"],
    }
    assert (await states(database))["telegram:2"] == "quarantined"
    assert told.faults == ["Poison"]
    assert len(tries) >= ATTEMPTS
    async with database.reader.connect() as connection:
        row = (
            await connection.execute(
                select(INBOX.c.attempts, INBOX.c.fault).where(INBOX.c.state == "quarantined")
            )
        ).one()
    assert tuple(row) == (ATTEMPTS, "Poison")


async def test_a_turn_whose_statement_fails_leaves_nothing_behind(database: Database) -> None:
    def twice(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        plan = remember(incoming, session, reads, now)
        row = {"seq": 1, "person": "tg:1", "at": NOW, "ok": True}
        return replace(
            plan, statements=((insert(STATUS_ATTEMPTS), [row]), (insert(STATUS_ATTEMPTS), [row]))
        )

    async with writing(database, twice) as (writer, told):
        await writer.store(said(1))
    assert told.faults == ["IntegrityError"]
    assert await memories(database) == {}
    assert await answers(database) == {}
    async with database.reader.connect() as connection:
        assert (await connection.execute(select(STATUS_ATTEMPTS.c.seq))).all() == []


async def test_a_failing_turn_costs_its_batch_mates_nothing(database: Database) -> None:
    def choke(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        if incoming.person == "tg:13":
            raise Poison
        return remember(incoming, session, reads, now)

    async with writing(database, choke) as (writer, _):
        stored = await asyncio.gather(*(writer.store(said(n, f"tg:{n}")) for n in range(40)))
    assert all(stored)
    assert set(await memories(database)) == {f"tg:{n}" for n in range(40) if n != 13}


async def test_what_one_function_raises_does_not_undo_the_others(database: Database) -> None:
    def write(connection: Connection) -> str:
        connection.execute(status_attempts.record("tg:1", NOW, True))
        return "written"

    def fail(connection: Connection) -> str:
        connection.execute(status_attempts.record("tg:2", NOW, True))
        raise Poison

    async with writing(database) as (writer, _):
        results = await asyncio.gather(
            *(writer.transact(fail if number % 3 else write) for number in range(12)),
            return_exceptions=True,
        )
    assert [isinstance(result, Poison) for result in results] == [n % 3 != 0 for n in range(12)]
    async with database.reader.connect() as connection:
        assert set((await connection.execute(select(STATUS_ATTEMPTS.c.person))).scalars()) == {
            "tg:1"
        }


async def test_a_statement_the_database_refuses_is_raised_to_its_caller(
    database: Database,
) -> None:
    async with writing(database) as (writer, _):
        with pytest.raises(Exception, match="no_such_table"):
            await writer.transact(lambda connection: connection.execute(text("no_such_table")))
        assert await writer.store(said(1))


async def test_news_of_a_write_that_fails_are_not_stored(database: Database) -> None:
    def run(connection: Connection) -> WithArrivals[str]:
        raise Poison

    async with writing(database) as (writer, _):
        with pytest.raises(Poison):
            await writer.transact_with_arrivals(run)
    assert await states(database) == {}
