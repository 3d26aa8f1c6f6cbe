"""The webhook takes what Telegram sends, once it is stored, and nothing from anybody else."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from urllib.parse import urlsplit

import aiohttp
import orjson
import pytest
import pytest_asyncio
from aiogram import Bot
from aiohttp import web
from structlog.testing import capture_logs

from bot.telegram.arrivals import read
from bot.telegram.client import Client
from bot.telegram.webhook import BODY_LIMIT, SECRET_HEADER, handler
from core.errors import Configuration
from dialogs.events import Said
from tests.bot.support.standin import TOKEN
from tests.bot.support.taking import Store
from tests.telegram_standin import BotApi, User

SECRET = "s3cret-s3cret-s3cret"
UPDATE = orjson.dumps(
    {"update_id": 9, "message": {"chat": {"id": 5, "type": "private"}, "text": "hello"}}
)


@pytest.fixture
def store() -> Store:
    return Store()


@pytest_asyncio.fixture
async def address(store: Store) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", handler(SECRET, read, store.keep))
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def post(address: str, body: bytes, secret: str | None) -> tuple[int, bytes]:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with (
        aiohttp.ClientSession() as session,
        session.post(address, data=BytesIO(body), headers=headers) as response,
    ):
        return response.status, await response.read()


async def test_a_stored_update_is_acknowledged_with_nothing(address: str, store: Store) -> None:
    assert await post(address, UPDATE, SECRET) == (200, b"")
    assert store.events == [Said("hello")]


@pytest.mark.parametrize(
    "secret",
    [None, "", "s3cret", SECRET + "x", SECRET.upper(), "құпия"],
    ids=["none", "empty", "shorter", "longer", "capitals", "Kazakh"],
)
async def test_a_wrong_secret_is_turned_away(
    address: str, store: Store, secret: str | None
) -> None:
    assert (await post(address, UPDATE, secret))[0] == 401
    assert store.events == []


async def test_a_secret_that_is_not_even_text_is_turned_away(address: str, store: Store) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(address).port)
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: {len(UPDATE)}\r\n{SECRET_HEADER}: "
    writer.write(head.encode() + b"\xff\xfe\r\n\r\n" + UPDATE)
    assert (await reader.readline()).split()[1] == b"401"
    writer.close()
    await writer.wait_closed()
    assert store.events == []


BODIES = {
    "not JSON": (b"{", 400),
    "not UTF-8": (b'"\xff"', 400),
    "nothing": (b"", 400),
    "a list": (b"[]", 200),
    "a kind not asked for": (b'{"update_id": 9, "poll": {}}', 200),
    "too large": (b'"' + b"a" * BODY_LIMIT + b'"', 413),
}


@pytest.mark.parametrize(("body", "status"), BODIES.values(), ids=BODIES)
async def test_a_body_that_is_no_update(
    address: str, store: Store, body: bytes, status: int
) -> None:
    assert (await post(address, body, SECRET))[0] == status
    assert store.events == []


async def test_what_could_not_be_stored_is_delivered_again(
    api: BotApi, user: User, address: str, store: Store
) -> None:
    store.troubles = 2
    client = Client(api.url, TOKEN)
    assert await client.set_webhook(address, SECRET) is None
    with capture_logs() as logs:
        await user.send_text("one")
        await user.send_text("two")
        await api.settled()
    await client.close()
    assert store.events == [Said("one"), Said("two")]
    assert [entry.status for entry in api.deliveries] == [503, 503, 200, 200]
    assert [log["fault"] for log in logs] == ["OutOfReach", "OutOfReach"]
    assert "secret" not in str(logs)


async def test_an_update_delivered_twice_is_kept_once(
    api: BotApi, bot: Bot, user: User, address: str, store: Store
) -> None:
    api.faults.duplicate_next()
    await bot.set_webhook(address, secret_token=SECRET)
    await user.send_text("one")
    await api.settled()
    assert len(api.deliveries) == 2
    assert store.events == [Said("one")]


@pytest.mark.parametrize("secret", ["", "құпия"], ids=["empty", "Kazakh"])
def test_an_unusable_secret_stops_the_start(secret: str) -> None:
    with pytest.raises(Configuration):
        handler(secret, read, Store().keep)
