"""A small product for the writer's tests: it remembers every word and answers each once."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import select

from bot.storage.engine import Database
from bot.storage.messages import ScreenMessage
from bot.storage.plan import CommittedOutgoing, Incoming, Outgoing, Plan, Reads, StoredSession
from bot.storage.tables import INBOX, OUTBOX, SESSIONS
from bot.storage.turns import Take
from bot.storage.writer import Writer

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def said(number: int, person: str = "tg:1", word: str = "word") -> Incoming:
    """Update `number`, said by `person`."""
    return Incoming(f"telegram:{number}", person, "telegram", {"word": word}, NOW)


def remember(
    incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
) -> Plan:
    """Append the update's key to the session and answer with the number of keys."""
    keys = [] if session is None or session.body is None else orjson.loads(session.body)
    keys.append(incoming.update_key)
    answer = Outgoing(ScreenMessage(str(len(keys))))
    return Plan(session_body=orjson.dumps(keys).decode(), outgoing=(answer,))


@dataclass
class Told:
    """What a writer told the event loop."""

    outgoing: list[CommittedOutgoing] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@asynccontextmanager
async def writing(
    database: Database, take: Take = remember, name: str = "worker"
) -> AsyncIterator[tuple[Writer, Told]]:
    """A writer and what it tells; leaving the block finishes all it has taken."""
    told = Told()
    writer = Writer(
        database,
        take,
        name,
        told.outgoing.extend,
        on_quarantined=lambda _, fault: told.faults.append(fault),
    )
    try:
        yield writer, told
    finally:
        await writer.close()
        await asyncio.sleep(0)


async def eventually(condition: Callable[[], bool]) -> None:
    """Wait until `condition` holds; TimeoutError when it does not within twenty seconds."""
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0.02)
    raise TimeoutError


async def memories(database: Database) -> dict[str, list[str]]:
    """The update keys each person's session remembers, in order."""
    async with database.reader.connect() as connection:
        rows = await connection.execute(select(SESSIONS.c.person, SESSIONS.c.body))
        return {person: orjson.loads(body or "[]") for person, body in rows}


async def states(database: Database) -> dict[str, str]:
    """The state of every inbox row by its key."""
    async with database.reader.connect() as connection:
        rows = await connection.execute(select(INBOX.c.update_key, INBOX.c.state))
        return dict(tuple(row) for row in rows)


async def answers(database: Database) -> dict[str, Any]:
    """What was put in the outbox, by message key."""
    async with database.reader.connect() as connection:
        rows = await connection.execute(select(OUTBOX.c.message_key, OUTBOX.c.payload))
        return dict(tuple(row) for row in rows)
