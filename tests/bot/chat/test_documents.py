"""A file of the chat goes to the person it was said to, and to nobody else."""

import pytest
from aiohttp import ClientSession

from tests.bot.chat.conftest import Served
from tests.bot.support.visitor import visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

CONTENT = '{"a": "ә"}'.encode()


async def test_a_file_is_downloaded_whole_under_its_name_and_kept_nowhere(served: Served) -> None:
    async with visitor(served.origin) as person, ClientSession() as session:
        seq = served.office.give(person.person, "a-2026-03-16.json", CONTENT)
        address = f"{served.origin}/document/{seq}"
        async with session.get(address, headers=person.headers()) as answer:
            assert (answer.status, await answer.read()) == (200, CONTENT)
            headers = answer.headers
    assert headers["Content-Disposition"] == 'attachment; filename="a-2026-03-16.json"'
    assert headers["Content-Type"] == "application/json"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


async def test_nobody_else_gets_it(served: Served) -> None:
    async with visitor(served.origin) as owner, visitor(served.origin) as stranger:
        seq = served.office.give(owner.person, "a.json", CONTENT)
        address = f"{served.origin}/document/{seq}"
        async with ClientSession() as session:
            for headers in (stranger.headers(), {}, {"Cookie": "__Host-tereze=forged"}):
                async with session.get(address, headers=headers) as answer:
                    assert answer.status == 404
                    assert CONTENT not in await answer.read()


@pytest.mark.parametrize("seq", ["0", "99", "9" * 18, "9" * 19, "-1", "x", "1/..", ""])
async def test_a_line_that_has_no_file_is_not_found(served: Served, seq: str) -> None:
    async with visitor(served.origin) as person, ClientSession() as session:
        served.office.say(person.person, "x")
        address = f"{served.origin}/document/{seq}"
        async with session.get(address, headers=person.headers()) as answer:
            assert answer.status == 404
