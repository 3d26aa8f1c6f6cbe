"""The product's webhook worker, composed of its own parts, with a page of figures beside it.

    python -m bench.product --port 8093 --database sqlite:///var/bench/product.db

POST an update to ``/webhook``. Without ``--telegram`` nothing is delivered: messages stay in the
outbox, as they do for a worker whose deliveries another one makes. With it, they are sent to the
Bot API at that address. GET ``/figures`` tells of the turns committed since it was last asked.

The clock stands at ``bench.visits.NOW``, so that every run meets the same law and ids are known.
"""

import argparse
import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
import uvloop
from aiohttp import web

from bench.traffic import SECRET
from bench.visits import NOW
from bot.operations import freeze_gc, metrics
from bot.storage.engine import Database
from bot.storage.plan import CommittedOutgoing, Incoming
from bot.storage.writer import Writer
from bot.telegram import arrivals, webhook
from bot.telegram.arrivals import Reading
from bot.telegram.channel import alias
from bot.telegram.client import Client
from bot.telegram.delivery import Delivery
from bot.telegram.sender import RowSender
from bot.turn.services import TurnServices
from bot.turn.turn import taking
from core.validation import validate
from dialogs.screens import Text
from dialogs.wording.catalogue import text

KEY = b"bench-key-of-no-importance-at-all"
WRITER = web.AppKey("writer", Writer)


def _clock() -> datetime:
    return NOW


class Watch:
    """When updates were received, and how long it took until their turns were committed."""

    def __init__(self) -> None:
        self._received: dict[str, float] = {}
        self._waits: list[float] = []
        self._last = 0.0

    def received(self, update_key: str) -> None:
        self._received[update_key] = time.monotonic()

    def committed(self, rows: list[CommittedOutgoing]) -> None:
        """Every update of the bench is answered with a message, whose key begins with its own."""
        self._last = time.monotonic()
        for key in {row.message_key.rpartition("/")[0] for row in rows}:
            self._waits.append((self._last - self._received.pop(key)) * 1000)

    def figures(self) -> dict[str, Any]:
        """Waits until the commit (milliseconds), when the last one was, memory held (bytes)."""
        waits, self._waits = self._waits, []
        return {"waits": waits, "last": self._last, "under_way": len(self._received), "rss": rss()}


def rss() -> int:
    """Bytes of memory this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def build(database_url: str, telegram: str) -> web.Application:
    """The worker; its parts live from start-up to clean-up of the application."""
    watch = Watch()
    app = web.Application()

    async def parts(app: web.Application) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            database = Database.open(database_url)
            stack.push_async_callback(database.close)
            wakes: list[Callable[[], None]] = []

            def committed(rows: list[CommittedOutgoing]) -> None:
                watch.committed(rows)
                for row in rows:
                    metrics.MESSAGES.labels(row.message.kind).inc()
                for wake in wakes:
                    wake()

            take = taking(TurnServices(secret=KEY, check=validate))
            writer = Writer(database, take, f"bench-{os.getpid()}", committed, clock=_clock)
            stack.push_async_callback(writer.close)
            if telegram:
                wakes.append(await _deliver(telegram, database, writer, stack))
            app[WRITER] = writer
            freeze_gc.freeze()
            yield

    async def store(reading: Reading, update: dict[str, Any]) -> None:
        watch.received(reading.update_key)
        # news of a file come as an update here, and are read as what the product's job stores
        arrival = None if "news" in update else reading.arrival
        incoming = Incoming(reading.update_key, reading.person, "telegram", update, NOW, arrival)
        new = await app[WRITER].store(incoming)
        (metrics.UPDATES if new else metrics.DUPLICATES).labels("telegram").inc()

    async def figures(_request: web.Request) -> web.Response:
        return web.Response(body=orjson.dumps(watch.figures()))

    app.cleanup_ctx.append(parts)
    app.router.add_post("/webhook", webhook.handler(SECRET, arrivals.read, store))
    app.router.add_get("/figures", figures)
    return app


async def _deliver(
    telegram: str, database: Database, writer: Writer, stack: AsyncExitStack
) -> Callable[[], None]:
    """Deliver in the background until the stack is closed; what wakes it."""
    client = Client(telegram, "1:bench")
    stack.push_async_callback(client.close)
    delivery = Delivery(
        RowSender(client, lambda key, language: text(Text(key), language)).say,
        writer.transact,
        alias(KEY),
        lambda outcome: metrics.SENDS.labels(outcome).inc(),
        only=database.dialect == "sqlite",
        clock=_clock,
    )
    running = asyncio.create_task(delivery.run())

    async def stop() -> None:
        delivery.stop()
        await running

    stack.push_async_callback(stop)
    return delivery.wake


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--database", required=True)
    parser.add_argument("--telegram", default="")
    given = parser.parse_args()
    web.run_app(
        build(given.database, given.telegram),
        host="127.0.0.1",
        port=given.port,
        access_log=None,
        print=None,
        loop=uvloop.new_event_loop(),
    )


if __name__ == "__main__":
    main()
