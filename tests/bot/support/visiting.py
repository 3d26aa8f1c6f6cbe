"""A desk served on a local port, and an officer with a browser that keeps cookies by hand."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.desk import access, links
from bot.desk.office import DeskOffice
from bot.desk.routes import setup
from bot.http import security
from bot.storage.engine import Database
from bot.storage.messages import ScreenMessage
from bot.storage.plan import Incoming, Outgoing, Plan, Reads, StoredSession
from bot.storage.writer import Writer
from tests.bot.support.desk_cases import NOW
from tests.bot.support.writing import Told, writing

ORIGIN = "https://desk.example.kz"
STAFF = "tg:700"
SECRET = b"desk tests: thirty-two bytes or more"


def news(incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime) -> Plan:
    """Answer every update with its own body."""
    return Plan(outgoing=(Outgoing(ScreenMessage(str(incoming.body))),))


@dataclass
class Clock:
    """What the desk takes for now."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, span: timedelta) -> None:
        """Let time pass."""
        self.at += span


@dataclass
class Officer:
    """A browser at the desk."""

    client: TestClient[web.Request, web.Application]
    clock: Clock
    writer: Writer
    told: Told
    struck_off: set[str]
    cookie: str = ""
    headers: dict[str, str] = field(default_factory=lambda: {"Accept-Language": "ru"})

    async def link(self) -> str:
        """A new one-time link's address."""
        return await links.issue(self.writer, "/desk/enter", STAFF, self.clock())

    async def sit_down(self) -> None:
        """Enter by a new link."""
        response = await self.post(await self.link())
        assert response.status == 303

    async def get(self, path: str) -> ClientResponse:
        """Ask for a page."""
        response = await self.client.get(path, headers=self._headers(), allow_redirects=False)
        await response.read()
        return response

    async def page(self, path: str) -> str:
        """A page that is there."""
        response = await self.get(path)
        assert response.status == 200
        return await response.text()

    async def post(
        self, path: str, form: Mapping[str, str] | None = None, origin: str = ORIGIN
    ) -> ClientResponse:
        """Send a form as it stands."""
        headers = self._headers()
        if origin:
            headers["Origin"] = origin
        response = await self.client.post(
            path, data=dict(form or {}), headers=headers, allow_redirects=False
        )
        await response.read()
        if access.COOKIE in response.cookies:
            self.cookie = response.cookies[access.COOKIE].value
        return response

    async def send(self, path: str, **typed: Any) -> ClientResponse:
        """Send a form with the token of this visit."""
        return await self.post(path, {"form": await self.form_token(), **typed})

    async def form_token(self) -> str:
        """The token in the desk's forms."""
        found = re.search(r'name="form" value="([0-9a-f]+)"', await self.page("/desk"))
        assert found is not None
        return found[1]

    def _headers(self) -> dict[str, str]:
        cookie = {"Cookie": f"{access.COOKIE}={self.cookie}"} if self.cookie else {}
        return {**self.headers, **cookie}


@asynccontextmanager
async def at_the_desk(
    database: Database, folder: Path, scan_required: bool = True
) -> AsyncIterator[Officer]:
    """A served desk and an officer before its door."""
    clock, struck_off = Clock(), set[str]()
    async with writing(database, news) as (writer, told):
        app = web.Application()
        app.on_response_prepare.append(security.headers_for(ORIGIN))
        office = DeskOffice(
            reader=database.reader,
            writer=writer,
            file_path=lambda file_id: folder / file_id,
            secret=SECRET,
            public_url=ORIGIN,
            scan_required=scan_required,
            is_staff=lambda who: who not in struck_off,
            now=clock,
        )
        setup(app, office)
        async with TestClient(TestServer(app)) as client:
            yield Officer(client, clock, writer, told, struck_off)
