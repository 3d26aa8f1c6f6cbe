"""A small product that says what it is told to say, through the real outbox."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest_asyncio
from sqlalchemy import insert, select

from bot.operations.backoff import Backoff
from bot.ports.transact import Transact
from bot.storage.engine import Database
from bot.storage.messages import from_json
from bot.storage.plan import CommittedOutgoing, Incoming, Outgoing, Plan, Reads, StoredSession
from bot.storage.tables import OUTBOX
from bot.storage.writer import Writer
from bot.telegram.client import Client
from bot.telegram.delivery import Delivery, Pace
from bot.telegram.sender import RowSender
from tests.bot.support.standin import TOKEN
from tests.telegram_standin import BotApi, User

BRISK = Pace(backoff=Backoff(timedelta(milliseconds=5), timedelta(milliseconds=20)))
LABEL = "again:"


@dataclass
class Clock:
    """The time it is, until it is moved on."""

    now: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def wall() -> datetime:
    """The time it really is."""
    return datetime.now(UTC)


def message(text: str, **rest: Any) -> dict[str, Any]:
    """The payload of a message."""
    plainest = {"title": "", "progress": "", "buttons": [], "language": "kk", "replaces": False}
    return plainest | {"text": text} | rest


def document(text: str, content: str = "{}", **rest: Any) -> dict[str, Any]:
    """The payload of a document."""
    named = {"name": "a.json", "mime": "application/json", "language": "kk"}
    return named | {"text": text, "content": content} | rest


def answer(incoming: Incoming, session: StoredSession | None, _: Reads, __: datetime) -> Plan:
    """The turn of this product: what came in is what goes out."""
    rows = ((from_json(kind, payload), edited) for kind, payload, edited in incoming.body)
    return Plan(session_body="{}", outgoing=tuple(Outgoing(*row) for row in rows))


@dataclass
class Office:
    """What a test has in its hands."""

    writer: Writer
    database: Database
    delivery: Delivery
    clock: Callable[[], datetime]
    counted: Counter[str] = field(default_factory=Counter)
    _numbers: "count[int]" = field(default_factory=count)

    async def say(self, chat: int | str, *texts: str) -> None:
        """Messages to a chat, in one turn."""
        await self.put(chat, *(("message", message(text), None) for text in texts))

    async def put(self, chat: int | str, *rows: tuple[str, dict[str, Any], str | None]) -> None:
        """Outbox rows for a chat, in one turn: kind, payload, the message to edit."""
        key = f"test:{next(self._numbers)}"
        await self.writer.store(Incoming(key, f"tg:{chat}", "telegram", rows, self.clock()))

    async def store_row(self, chat: int, kind: str, payload: dict[str, Any]) -> None:
        """A row for a chat that no turn of this version writes."""
        row = {
            "message_key": f"test:{next(self._numbers)}",
            "person": f"tg:{chat}",
            "channel": "telegram",
            "kind": kind,
            "payload": payload,
            "state": "pending",
            "attempts": 0,
            "not_before": self.clock(),
            "created_at": self.clock(),
        }
        written = await self.writer.transact(
            lambda each: each.execute(insert(OUTBOX), row).rowcount
        )
        assert written == 1
        self.delivery.wake()

    async def states(self) -> list[str]:
        """The state of every outbox row, oldest first; asked once nothing is being sent."""
        async with self.database.reader.connect() as connection:
            rows = await connection.execute(select(OUTBOX.c.state).order_by(OUTBOX.c.seq))
            return [row.state for row in rows]


@asynccontextmanager
async def delivering(
    api_base: str,
    database_url: str,
    *,
    pace: Pace = BRISK,
    clock: Callable[[], datetime] = wall,
    only: bool = False,
    through: Callable[[Writer], Transact] = lambda writer: writer.transact,
) -> AsyncIterator[tuple[Office, "asyncio.Task[None]"]]:
    """An office at work and the task of its delivery; leaving the block cuts it short."""
    database = Database.open(database_url)
    client = Client(api_base, TOKEN)
    bell: list[Delivery] = []
    counted: Counter[str] = Counter()

    def committed(_: list[CommittedOutgoing]) -> None:
        for each in bell:
            each.wake()

    writer = Writer(database, answer, "worker", committed, clock=clock)
    delivery = Delivery(
        RowSender(client, lambda key, language: LABEL).say,
        through(writer),
        lambda person: "somebody",
        lambda outcome: counted.update([outcome]),
        only=only,
        pace=pace,
        clock=clock,
    )
    bell.append(delivery)
    running = asyncio.create_task(delivery.run())
    try:
        yield Office(writer, database, delivery, clock, counted), running
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await writer.close()
        await asyncio.sleep(0)
        await client.close()
        await database.close()


@pytest_asyncio.fixture
async def office(api: BotApi, sqlite_url: str) -> AsyncIterator[Office]:
    """An office at work, by the real clock."""
    async with delivering(api.url, sqlite_url) as (opened, _):
        yield opened


async def finished(office: Office, running: "asyncio.Task[None]") -> list[str]:
    """The states of all rows once what is under way has ended."""
    office.delivery.stop()
    await running
    return await office.states()


def people(api: BotApi, *chats: int) -> list[User]:
    """Persons who let the bot write."""
    return [api.user(id=chat, started=True) for chat in chats]


def said(user: User) -> list[str]:
    """All that stands in a person's chat from the bot."""
    return [shown.text for shown in user.screen.from_bot]
