"""Probes of the database: whether it can be read, and whether a write reaches its disk."""

import secrets
from collections.abc import Awaitable, Callable

from sqlalchemy import text

from bot.storage import installation
from bot.storage.engine import Database
from bot.storage.writer import Writer

Probe = Callable[[], Awaitable[bool]]

_BYTES = 8 * 1024
"""About as much as a turn writes; a row too small might fit into a page of a full disk."""


def probes(database: Database, writer: Writer) -> dict[str, Probe]:
    """Both, by the names they are shown under."""
    return {"database": reads(database), "writer": writes(writer)}


def reads(database: Database) -> Probe:
    """Whether a query is answered."""

    async def probe() -> bool:
        async with database.reader.connect() as connection:
            one: int = (await connection.execute(text("SELECT 1"))).scalar_one()
        return one == 1

    return probe


def writes(writer: Writer) -> Probe:
    """Whether a row is committed; raises what the database says when it is not."""

    async def probe() -> bool:
        value = secrets.token_hex(_BYTES // 2)
        await writer.transact(lambda connection: installation.probe(connection, value))
        return True

    return probe
