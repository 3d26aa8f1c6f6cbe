"""Tasks are called again and again, never twice at once, until the stack is closed."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta

from bot.jobs.scheduler import schedule
from tests.bot.support.writing import eventually


async def test_a_task_is_called_at_its_interval_and_never_beside_itself() -> None:
    calls, running = 0, 0

    async def task() -> None:
        nonlocal calls, running
        assert running == 0
        calls += 1
        running += 1
        await asyncio.sleep(0.03)
        running -= 1

    async with AsyncExitStack() as stack:
        schedule(stack, timedelta(milliseconds=10), task)
        await eventually(lambda: calls >= 3)
    await asyncio.sleep(0.05)
    before = calls
    await asyncio.sleep(0.1)
    assert calls == before
