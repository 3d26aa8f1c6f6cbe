"""Updates whose writer is gone are worked once by another, on both databases."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, update

from bot.storage.engine import Database
from bot.storage.plan import Incoming, Plan, Reads, StoredSession
from bot.storage.tables import INBOX
from tests.bot.support.writing import (
    NOW,
    eventually,
    memories,
    remember,
    said,
    states,
    writing,
)


async def test_only_updates_whose_lease_ran_out_are_recovered(database: Database) -> None:
    late, fresh = said(1), said(2, person="tg:2")
    async with writing(database) as (writer, _):
        await writer.recover(NOW)  # SQLite's first call takes all there is
        await writer.transact(lambda connection: _abandon(connection, late, NOW))
        await writer.transact(
            lambda connection: _abandon(connection, fresh, NOW + timedelta(minutes=1))
        )
        assert await writer.recover(NOW) == 1
    assert await states(database) == {"telegram:1": "done", "telegram:2": "pending"}


async def test_a_recovered_update_is_worked_once_by_two_writers(database: Database) -> None:
    async with writing(database) as (one, told), writing(database) as (other, told_other):
        await asyncio.gather(one.recover(NOW), other.recover(NOW))
        await one.transact(lambda connection: _abandon(connection, said(1), NOW))
        claimed = await asyncio.gather(one.recover(NOW), other.recover(NOW))
        await eventually(lambda: len(told.outgoing) + len(told_other.outgoing) == 1)
    assert sum(claimed) == 1
    assert await memories(database) == {"tg:1": ["telegram:1"]}


async def test_an_update_worked_elsewhere_meanwhile_is_dropped(database: Database) -> None:
    def lose(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        if incoming.person == "tg:1":
            reads.connection.execute(update(INBOX).values(state="done"))
        return remember(incoming, session, reads, now)

    async with writing(database, lose) as (writer, told):
        await writer.store(said(1))
        await writer.store(said(2, person="tg:2"))
    assert told.faults == []
    assert [one.person for one in told.outgoing] == ["tg:2"]
    assert await memories(database) == {"tg:2": ["telegram:2"]}


def _abandon(connection: Connection, incoming: Incoming, lease: datetime) -> None:
    connection.execute(
        insert(INBOX).values(
            update_key=incoming.update_key,
            person=incoming.person,
            channel=incoming.channel,
            body=incoming.body,
            state="pending",
            attempts=0,
            lease_until=lease,
            received_at=incoming.received_at,
        )
    )
