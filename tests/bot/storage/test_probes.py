"""Probes of the database read, and write what a commit has to bring to the disk."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import closing

import pytest
import pytest_asyncio
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from bot.storage import probes, status_attempts
from bot.storage.engine import Database
from bot.storage.tables import INSTALLATION, STATUS_ATTEMPTS
from bot.storage.writer import Writer
from tests.bot.support.writing import NOW, writing


async def test_a_database_that_works_is_read_and_written(database: Database) -> None:
    values = []
    async with writing(database) as (writer, _):
        assert await probes.reads(database)()
        for _ in range(2):
            assert await probes.writes(writer)()
            async with database.reader.connect() as connection:
                values.append((await connection.execute(select(INSTALLATION.c.value))).scalar_one())
    assert values[0] != values[1]


@pytest_asyncio.fixture
async def full(sqlite_url: str) -> AsyncIterator[Writer]:
    """A writer of a database that may not grow, as on a full disk, and has no page to spare."""
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as file:
        file.execute("VACUUM")
    database = Database.open(sqlite_url)
    async with writing(database) as (writer, _):
        await writer.transact(lambda each: each.exec_driver_sql("PRAGMA max_page_count=1").all())
        yield writer
    await database.close()


async def test_a_database_without_room_is_not_written(full: Writer) -> None:
    with pytest.raises(OperationalError) as refused:
        await probes.writes(full)()
    cause = refused.value.orig
    assert isinstance(cause, sqlite3.Error)
    assert cause.sqlite_errorcode == sqlite3.SQLITE_FULL


async def test_what_has_room_is_written_though_others_of_its_batch_have_none(full: Writer) -> None:
    """SQLite rolls the whole transaction back when the disk is full, not only the statement."""
    gate = threading.Event()
    waiting = asyncio.create_task(full.transact(lambda _: gate.wait(10)))
    attempt = status_attempts.record("tg:1", NOW, True)
    small = asyncio.create_task(full.transact(lambda each: each.execute(attempt).rowcount))
    large = asyncio.ensure_future(probes.writes(full)())
    await asyncio.sleep(0.1)
    gate.set()
    assert await waiting
    with pytest.raises(OperationalError):
        await large
    assert await small == 1
    count = select(func.count()).select_from(STATUS_ATTEMPTS)
    assert await full.transact(lambda each: each.execute(count).scalar_one()) == 1
