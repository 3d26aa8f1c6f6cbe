"""The chat's WebSocket: receives frames, sends what was posted.

Browser: ``{"type": "hello", "after": seq}`` first, then frames (see ``frames``).
We: ``{"type": "posted", "seq", "kind", "payload"}`` · ``ready`` earlier (older lines exist) once
the chat is told · ``ack`` id, after the frame is stored · ``refused`` id, key · ``earlier`` items,
more · ``beat``, so that a browser notices a dead line.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import orjson
import structlog
from aiohttp import WSCloseCode, WSMsgType, web

from bot.chat import frames
from bot.chat.frames import Frame, FrameRefused
from bot.chat.hub import Hub
from bot.http import cookies, security
from bot.ports.web_office import Posted, WebOffice

NO_COOKIE = 4401
_SHOWN_AT_ONCE = 200
_BATCH = 50
_HARD_LIMIT = 1024 * 1024
_FRAMES, _SPAN = 20, 5.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Tempo:
    """How long a socket waits, in seconds."""

    ask: float = 2.0
    """Between two looks into the store for what other workers committed."""
    hello: float = 10.0
    """For the browser's first frame."""
    send: float = 20.0
    """For a browser that does not read; then it is cut off and comes back by itself."""
    beat: float = 25.0
    """Between two signs of life."""


def handler(
    office: WebOffice, hub: Hub, public_origin: str, tempo: Tempo
) -> Callable[[web.Request], Awaitable[web.WebSocketResponse]]:
    """``GET /socket``: refuses other origins; a browser without a cookie is told to reload."""

    async def chat(request: web.Request) -> web.WebSocketResponse:
        if not security.same_origin(request, public_origin):
            raise web.HTTPForbidden
        socket = web.WebSocketResponse(
            heartbeat=tempo.beat, max_msg_size=_HARD_LIMIT, compress=False
        )
        await socket.prepare(request)
        person = cookies.person(request)
        if person is None:
            await socket.close(code=NO_COOKIE)
            return socket

        async def leave() -> bool:
            return await socket.close(code=WSCloseCode.GOING_AWAY)

        with hub.joined(person, leave) as bell:
            await Conversation(request, socket, person, office, bell, tempo).run()
        return socket

    return chat


class Conversation:
    """One open socket of one person."""

    def __init__(
        self,
        request: web.Request,
        socket: web.WebSocketResponse,
        person: str,
        office: WebOffice,
        bell: asyncio.Event,
        tempo: Tempo,
    ) -> None:
        self._request = request
        self._socket = socket
        self._person = person
        self._office = office
        self._bell = bell
        self._tempo = tempo
        self._told = 0
        self._taken: deque[float] = deque(maxlen=_FRAMES)

    async def run(self) -> None:
        """Receive and send until either side closes; a failure is logged by its class only."""
        try:
            await self._begin()
            telling = asyncio.create_task(self._tell())
            try:
                await self._listen()
            finally:
                telling.cancel()
                with suppress(asyncio.CancelledError):
                    await telling
        except (ConnectionError, TimeoutError, FrameRefused):
            await self._socket.close(code=WSCloseCode.POLICY_VIOLATION)
        except Exception as error:
            await self._fail(error)

    async def _begin(self) -> None:
        async with asyncio.timeout(self._tempo.hello):
            first = await self._socket.receive()
        if first.type is not WSMsgType.TEXT:
            raise FrameRefused("web.refused.malformed")
        self._told = frames.read_hello(first.data)
        earlier = False
        if self._told == 0:
            lines = await self._office.earlier(self._person, None, _SHOWN_AT_ONCE)
            await self._show(lines)
            earlier = len(lines) == _SHOWN_AT_ONCE
        else:
            await self._show_new()
        await self._send({"type": "ready", "earlier": earlier})

    async def _tell(self) -> None:
        beaten = time.monotonic()
        try:
            while True:
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._tempo.ask):
                        await self._bell.wait()
                self._bell.clear()
                await self._show_new()
                if time.monotonic() - beaten >= self._tempo.beat:
                    beaten = time.monotonic()
                    await self._send({"type": "beat"})
        except ConnectionError:
            await self._socket.close()
        except Exception as error:
            await self._fail(error)

    async def _listen(self) -> None:
        async for message in self._socket:
            try:
                if message.type is not WSMsgType.TEXT:
                    raise FrameRefused("web.refused.malformed")
                await self._take(frames.read(message.data))
            except FrameRefused as refusal:
                await self._send({"type": "refused", "id": refusal.id, "key": refusal.key})

    async def _take(self, frame: Frame) -> None:
        now = time.monotonic()
        if len(self._taken) == _FRAMES and now - self._taken[0] < _SPAN:
            raise FrameRefused("web.refused.too_fast", frame.id)
        self._taken.append(now)
        if frame.body["type"] == "earlier":
            await self._show_earlier(frame.body["before"])
        else:
            await self._office.receive(self._person, frame.id, frame.body)
            await self._send({"type": "ack", "id": frame.id})

    async def _show_new(self) -> None:
        while lines := await self._office.replay(self._person, self._told, _BATCH):
            await self._show(lines)

    async def _show(self, lines: list[Posted]) -> None:
        for line in lines:
            await self._send({"type": "posted", **_shown(line)})
            self._told = line.seq

    async def _show_earlier(self, before: int) -> None:
        lines = await self._office.earlier(self._person, before, _SHOWN_AT_ONCE)
        more = len(lines) == _SHOWN_AT_ONCE
        await self._send(
            {"type": "earlier", "items": [_shown(line) for line in lines], "more": more}
        )

    async def _send(self, frame: Mapping[str, Any]) -> None:
        try:
            async with asyncio.timeout(self._tempo.send):
                await self._socket.send_str(orjson.dumps(frame).decode())
        except TimeoutError:
            if self._request.transport is not None:
                self._request.transport.abort()
            raise ConnectionResetError from None

    async def _fail(self, error: Exception) -> None:
        log.error("web.socket_failed", error=type(error).__name__)
        await self._socket.close(code=WSCloseCode.INTERNAL_ERROR)


def _shown(line: Posted) -> dict[str, Any]:
    return {"seq": line.seq, "kind": line.kind, "payload": dict(line.payload)}
