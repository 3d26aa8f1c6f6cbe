"""A browser reduced to HTTP: a cookie, an origin, a socket."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from hashlib import sha256
from typing import Any, cast
from uuid import uuid4

import orjson
from aiohttp import ClientResponse, ClientSession, ClientWebSocketResponse, DummyCookieJar

from bot.http.cookies import NAME


class Line:
    """An open socket; ``next`` gives what the server says, skipping signs of life."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket

    async def send(self, frame: Mapping[str, Any]) -> None:
        await self.socket.send_str(orjson.dumps(frame).decode())

    async def say(self, text: str, frame_id: str = "") -> str:
        frame_id = frame_id or str(uuid4())
        await self.send({"id": frame_id, "type": "said", "text": text})
        return frame_id

    async def next(self, kind: str) -> dict[str, Any]:
        """The next frame of this kind; others are passed over."""
        async with asyncio.timeout(5):
            while True:
                frame = orjson.loads(await self.socket.receive_str())
                if frame["type"] == kind:
                    return cast(dict[str, Any], frame)

    async def until_ready(self) -> tuple[list[int], bool]:
        """The ``seq`` of every line told first, and whether there are older ones."""
        told: list[int] = []
        async with asyncio.timeout(5):
            while True:
                frame = orjson.loads(await self.socket.receive_str())
                if frame["type"] == "ready":
                    return told, frame["earlier"]
                if frame["type"] == "posted":
                    told.append(frame["seq"])

    async def close_code(self) -> int | None:
        """Read on until the server ends the socket; its close code."""
        async with asyncio.timeout(5):
            async for _ in self.socket:
                pass
        return self.socket.close_code


class Visitor:
    """Somebody with the page open at ``origin``."""

    def __init__(self, session: ClientSession, origin: str, cookie: str) -> None:
        self._session = session
        self._origin = origin
        self._cookie = cookie

    @property
    def person(self) -> str:
        return f"web:{sha256(self._cookie.encode()).hexdigest()[:32]}"

    def headers(self, origin: str | None = None) -> dict[str, str]:
        """What a browser adds by itself."""
        return {"Cookie": f"{NAME}={self._cookie}", "Origin": origin or self._origin}

    @asynccontextmanager
    async def line(self, after: int = 0) -> AsyncIterator[Line]:
        """A socket that has said hello."""
        address = f"{self._origin}/socket"
        async with self._session.ws_connect(address, headers=self.headers()) as socket:
            line = Line(socket)
            await line.send({"type": "hello", "after": after})
            yield line

    async def upload(self, content: Any, name: str = "plan.pdf", **more: Any) -> ClientResponse:
        query = {"upload_id": more.pop("upload_id", str(uuid4())), "name": name}
        headers = {**self.headers(), "Content-Type": "application/pdf", **more}
        address = f"{self._origin}/upload"
        return await self._session.post(address, params=query, data=content, headers=headers)


@asynccontextmanager
async def visitor(origin: str) -> AsyncIterator[Visitor]:
    """Open the page once, as a new browser does."""
    async with ClientSession(cookie_jar=DummyCookieJar()) as session:
        async with session.get(origin) as page:
            cookie = cookie_of(page)
        yield Visitor(session, origin, cookie)


def cookie_of(page: ClientResponse) -> str:
    """The value of our cookie in a response."""
    found = re.match(rf"{NAME}=([^;]+);", page.headers["Set-Cookie"])
    assert found is not None
    return found[1]
