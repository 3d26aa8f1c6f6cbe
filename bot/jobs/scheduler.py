"""The scheduler only triggers; the work is read from the database."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Task = Callable[[], Awaitable[object] | None]


def schedule(stack: AsyncExitStack, interval: timedelta, *tasks: Task) -> None:
    """Call each task at an interval until the stack is closed; never twice at the same time."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for task in tasks:
        scheduler.add_job(
            task,
            "interval",
            seconds=interval.total_seconds(),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
    scheduler.start()
    stack.callback(scheduler.shutdown, wait=False)
