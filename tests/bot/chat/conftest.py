"""A chat served on loopback, with an office in memory behind it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser

from bot.chat.hub import Hub
from bot.chat.routes import setup
from bot.chat.socket import Tempo
from tests.bot.support.chromium import Opener, chromium, opener
from tests.bot.support.office import FakeOffice

QUICK = Tempo(ask=0.1)


@dataclass(frozen=True)
class Served:
    """One running chat."""

    office: FakeOffice
    hub: Hub
    server: TestServer
    port: int

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def empty(self) -> None:
        """Wait until no socket is open."""
        for _ in range(200):
            if self.hub.open_sockets == 0:
                return
            await asyncio.sleep(0.05)
        raise TimeoutError


Serve = Callable[..., Awaitable[Served]]


@pytest_asyncio.fixture(loop_scope="session")
async def serve() -> AsyncIterator[Serve]:
    """Start a chat: ``await serve(office, public_url=…, tempo=…)``."""
    running: list[TestServer] = []

    async def start(
        office: FakeOffice | None = None, public_url: str = "", tempo: Tempo = QUICK, port: int = 0
    ) -> Served:
        office = office or FakeOffice()
        app = web.Application()
        hub = setup(app, office, public_url, tempo)
        office.hub = hub
        server = TestServer(app, host="127.0.0.1", port=port)
        await server.start_server()
        running.append(server)
        return Served(office, hub, server, server.port or 0)

    yield start
    for server in running:
        await server.close()


@pytest_asyncio.fixture(loop_scope="session")
async def served(serve: Serve) -> Served:
    """A chat that is already running."""
    return await serve()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def program() -> AsyncIterator[Browser]:
    """One Chromium for all tests; every chat gets a context of its own."""
    async with chromium() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def chat(program: Browser) -> Opener:
    """Open the chat: ``async with chat(origin, **context_options) as opened``."""
    return opener(program)
