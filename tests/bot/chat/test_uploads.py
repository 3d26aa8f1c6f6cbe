"""Files on their way in."""

from collections.abc import AsyncIterator
from io import BytesIO
from uuid import uuid4

import pytest
from aiohttp import ClientSession

from bot.chat.uploads import FILE_LIMIT
from tests.bot.chat.conftest import Served
from tests.bot.support.visitor import visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def _pieces(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 65536):
        yield b"x" * 65536
    yield b"x" * (size % 65536)


async def test_a_file_is_kept_under_its_person_and_id(served: Served) -> None:
    upload_id = str(uuid4())
    async with visitor(served.origin) as person:
        for content in (b"%PDF-1", b"%PDF-1.7 again"):
            response = await person.upload(content, "../Шарт\u202e.pdf", upload_id=upload_id)
            assert response.status == 204
        assert served.office.uploads == {
            (person.person, upload_id): ("Шарт.pdf", "application/pdf", b"%PDF-1.7 again")
        }


@pytest.mark.parametrize(
    ("size", "announced", "key"),
    [
        pytest.param(FILE_LIMIT, False, None, id="20 MB are taken"),
        pytest.param(FILE_LIMIT + 1, False, "E-FILE-SIZE", id="a byte more is refused on the way"),
        pytest.param(
            FILE_LIMIT + 1, True, "E-FILE-SIZE", id="a byte more is refused by its header"
        ),
        pytest.param(0, True, "E-FILE-EMPTY", id="nothing is refused"),
    ],
)
async def test_the_size_of_a_file(
    served: Served, size: int, announced: bool, key: str | None
) -> None:
    async with visitor(served.origin) as person:
        content = BytesIO(b"x" * size) if announced else _pieces(size)
        response = await person.upload(content)
        if key is None:
            assert response.status == 204
        else:
            assert response.status == 422
            assert await response.json() == {"key": key}
            assert served.office.uploads == {}


async def test_only_our_own_page_with_its_cookie_may_upload(served: Served) -> None:
    address = f"{served.origin}/upload?upload_id={uuid4()}&name=a.pdf"
    async with visitor(served.origin) as person, ClientSession() as session:
        for headers in (
            {"Origin": served.origin},
            {"Cookie": person.headers()["Cookie"]},
            {"Origin": served.origin, "Cookie": "__Host-tereze=chosen-by-somebody"},
            person.headers(origin="https://evil.example"),
        ):
            assert (await session.post(address, data=b"x", headers=headers)).status == 403
    assert served.office.uploads == {}


@pytest.mark.parametrize("query", ["", "?name=a.pdf", "?upload_id=../../etc&name=a.pdf"])
async def test_an_upload_needs_its_id_and_name(served: Served, query: str) -> None:
    async with visitor(served.origin) as person, ClientSession() as session:
        address = f"{served.origin}/upload{query}"
        response = await session.post(address, data=b"x", headers=person.headers())
        assert response.status == 400
