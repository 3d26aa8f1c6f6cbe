"""Metrics that are read from the database and the writer when an operator asks."""

from bot.operations import metrics
from bot.storage import outbox
from bot.storage.engine import Database
from bot.storage.writer import Writer


async def refresh(database: Database, writer: Writer) -> None:
    """Set the gauges of what waits."""
    metrics.HELD.set(writer.held)
    async with database.reader.connect() as connection:
        waiting, _ = await outbox.waiting(connection)
    metrics.WAITING.set(waiting)
