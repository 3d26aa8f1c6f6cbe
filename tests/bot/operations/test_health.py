"""What an operator asks, however often it is asked at once."""

import asyncio

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.operations import health


async def test_many_who_ask_at_once_get_one_answer_and_the_next_a_new_one() -> None:
    """Probes that write and remove one file would say of each other that it is not there."""
    asked = 0

    async def alone() -> bool:
        nonlocal asked
        asked += 1
        before = asked
        await asyncio.sleep(0.05)
        return before == asked

    async def nothing() -> None:
        return None

    app = web.Application()
    health.setup(app, {"files": alone}, nothing)
    async with TestClient(TestServer(app)) as client:
        answers = await asyncio.gather(*(client.get("/readyz") for _ in range(20)))
        assert {answer.status for answer in answers} == {200}
        assert asked == 1
        assert (await client.get("/readyz")).status == 200
        assert asked == 2
