"""What an operator asks, however often it is asked at once."""

import asyncio

import pytest
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
    health.setup(app, {"files": alone}, {}, nothing)
    async with TestClient(TestServer(app)) as client:
        answers = await asyncio.gather(*(client.get("/readyz") for _ in range(20)))
        assert {answer.status for answer in answers} == {200}
        assert asked == 1
        assert (await client.get("/readyz")).status == 200
        assert asked == 2


async def _works() -> bool:
    return True


async def _says_no() -> bool:
    return False


async def _raises() -> bool:
    raise OSError("no space left on device")


async def _nothing() -> None:
    return None


STATES = {
    "everything works": (_works, _works, 200, "ready"),
    "others are out of reach": (_works, _says_no, 200, "degraded"),
    "asking others raises": (_works, _raises, 200, "degraded"),
    "our own part does not work": (_says_no, _works, 503, "not ready"),
    "our own part raises": (_raises, _works, 503, "not ready"),
    "nothing works": (_raises, _raises, 503, "not ready"),
}


@pytest.mark.parametrize(("own", "others", "status", "state"), STATES.values(), ids=STATES)
async def test_only_our_own_parts_decide(
    own: health.Probe, others: health.Probe, status: int, state: str
) -> None:
    app = web.Application()
    health.setup(app, {"database": own}, {"telegram": others}, _nothing)
    async with TestClient(TestServer(app)) as client:
        answer = await client.get("/readyz")
        assert (answer.status, await answer.json()) == (
            status,
            {"state": state, "database": own is _works, "telegram": others is _works},
        )
