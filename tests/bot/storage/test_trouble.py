"""A database out of reach: what was acknowledged stays, what was not is refused."""

import asyncio
from datetime import datetime
from threading import Event

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.storage.engine import Database
from bot.storage.plan import Incoming, Plan, Reads, StoredSession
from bot.storage.tables import SESSIONS
from tests.bot.support.writing import memories, remember, said, writing

_END_ALL_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


async def test_lost_connections_are_opened_again(postgresql_url: str) -> None:
    database = Database.open(postgresql_url)
    async with writing(database) as (writer, told):
        for number in range(0, 60, 6):
            stored = await asyncio.gather(*(writer.store(said(number + n)) for n in range(6)))
            assert all(stored)
            with psycopg.connect(postgresql_url, autocommit=True) as connection:
                connection.execute(_END_ALL_OTHERS)
    assert await memories(database) == {"tg:1": [f"telegram:{number}" for number in range(60)]}
    assert told.faults == []
    await database.close()


async def test_an_update_that_cannot_be_stored_is_refused() -> None:
    database = Database.open("postgresql://postgres@127.0.0.1:1/none")
    async with writing(database) as (writer, _):
        with pytest.raises(OperationalError):
            await writer.store(said(1))
        with pytest.raises(OperationalError):
            await writer.transact(lambda connection: None)
    await database.close()


async def test_an_update_is_refused_while_turns_wait_for_a_database_out_of_reach(
    postgresql_server: str, postgresql_url: str
) -> None:
    def cut_off(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        if not away.is_set():
            _let_in(postgresql_server, name, False)
            away.set()
        return remember(incoming, session, reads, now)

    away = Event()
    name = psycopg.conninfo.conninfo_to_dict(postgresql_url)["dbname"]
    database = Database.open(postgresql_url)
    async with writing(database, cut_off) as (writer, _):
        assert await writer.store(said(1))
        await asyncio.to_thread(away.wait)
        with pytest.raises(OperationalError):
            await asyncio.wait_for(writer.store(said(2)), 30)
        _let_in(postgresql_server, name, True)
        assert await writer.store(said(3))
    assert await memories(database) == {"tg:1": ["telegram:1", "telegram:3"]}
    await database.close()


async def test_a_turn_the_database_never_takes_does_not_stop_the_others(
    postgresql_url: str,
) -> None:
    def take(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        if incoming.person == "tg:0":
            too_many = select(SESSIONS.c.person).where(
                SESSIONS.c.person.in_(map(str, range(66_000)))
            )
            reads.connection.execute(too_many)
        return remember(incoming, session, reads, now)

    database = Database.open(postgresql_url)
    async with writing(database, take) as (writer, told):
        assert await writer.store(said(0, "tg:0"))
        for number in range(1, 4):
            assert await writer.store(said(number))
    assert await memories(database) == {"tg:1": [f"telegram:{number}" for number in (1, 2, 3)]}
    assert told.faults == ["OperationalError"]
    await database.close()


def _let_in(server: str, name: object, yes: bool) -> None:
    """Whether anybody may connect to the database; when not, whoever is connected is sent away."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {yes}".encode())
        if not yes:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
            )


@pytest.mark.parametrize("url", ["mysql://host/name", "oracle://host/name"])
def test_a_foreign_database_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="neither sqlite nor postgresql"):
        Database.open(url)
