"""The stand-in itself: an HTTP server that answers as api.telegram.org does."""

import asyncio
import copy
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, Literal, Self

from aiohttp import web

from tests.telegram_standin import methods, profile_methods, webhook_methods
from tests.telegram_standin.bell import Found
from tests.telegram_standin.body import Body, read_body
from tests.telegram_standin.faults import Faults
from tests.telegram_standin.journal import Call, Delivery, Outcome
from tests.telegram_standin.phone import User
from tests.telegram_standin.polling import Polling
from tests.telegram_standin.profile import Profile
from tests.telegram_standin.refusals import Refusal
from tests.telegram_standin.state import Chat, World
from tests.telegram_standin.webhook import Pace, Webhook

_BODY_LIMIT = 64 * 1024 * 1024
_HOST = "127.0.0.1"

Via = Literal["http", "webhook reply"]


class BotApi:
    """One bot's Telegram."""

    def __init__(self, token: str, pace: Pace) -> None:
        self.url = ""
        self._world = World(token)
        self._webhook = Webhook(
            self._world.bell, self._world.journal, self._world.updates, pace, self._webhook_reply
        )
        self._polling = Polling(self._world, self._webhook)
        self._users: dict[int, User] = {}

    @classmethod
    @asynccontextmanager
    async def start(
        cls,
        token: str = "123:TEST",
        *,
        port: int = 0,
        pace: Pace | None = None,
        extend: Callable[[Self, web.Application], None] | None = None,
    ) -> AsyncIterator[Self]:
        """Serves on 127.0.0.1 until the context ends; port 0 takes a free one.

        `extend` may add routes before the server starts.
        """
        api = cls(token, pace or Pace())
        app = web.Application(client_max_size=_BODY_LIMIT)
        app.router.add_get("/file/bot{token}/{path:.+}", api._download)
        app.router.add_route("*", "/bot{token}/{method}", api._call)
        if extend is not None:
            extend(api, app)
        runner = web.AppRunner(app, shutdown_timeout=0.5)
        await runner.setup()
        delivery = asyncio.create_task(api._webhook.run())
        try:
            await web.TCPSite(runner, _HOST, port).start()
            api.url = f"http://{_HOST}:{runner.addresses[0][1]}"
            yield api
        finally:
            api._polling.close()
            delivery.cancel()
            await asyncio.gather(delivery, return_exceptions=True)
            await runner.cleanup()

    @property
    def calls(self) -> list[Call]:
        """Every call of a method, in the order they ended."""
        return self._world.journal.calls

    @property
    def deliveries(self) -> list[Delivery]:
        """Every attempt to hand an update over."""
        return self._world.journal.deliveries

    @property
    def faults(self) -> Faults:
        """Trouble to order."""
        return self._world.faults

    @property
    def profile(self) -> Profile:
        """What the bot says of itself."""
        return self._world.profile

    @property
    def waiting(self) -> list[int]:
        """The update_ids not yet confirmed by the bot."""
        return [entry.update_id for entry in self._world.updates.waiting]

    @property
    def listening(self) -> bool:
        """Whether the bot waits for updates: a long poll stands open or a webhook is set."""
        return self._polling.waiting > 0 or self._webhook.target is not None

    def calls_of(self, method: str, chat: int | None = None) -> list[Call]:
        """The calls of one method, in one chat if named."""
        return [
            call
            for call in self.calls
            if call.method.lower() == method.lower() and chat in (None, call.chat_id)
        ]

    def user(
        self,
        id: int,
        *,
        language_code: str = "ru",
        first_name: str = "Person",
        phone: str = "+77011234567",
        started: bool = False,
    ) -> User:
        """The person with this number; the same phone each time.

        The bot may write only after the person wrote, or if `started`.
        """
        if id not in self._users:
            person = {
                "id": id,
                "is_bot": False,
                "first_name": first_name,
                "language_code": language_code,
            }
            body = {"id": id, "type": "private", "first_name": first_name}
            chat = Chat(body, "member" if started else "stranger")
            self._world.chats[id] = chat
            self._users[id] = User(self._world, person, chat, phone)
        return self._users[id]

    def redeliver(self, update_id: int) -> None:
        """Delivers an old update once more under its old number."""
        self._world.updates.redeliver(update_id)

    async def until(self, look: Callable[[], Found | None], timeout: float = 5.0) -> Found:
        """What `look` finds, looked for at every change. `timeout` in seconds."""
        return await self._world.bell.until(look, timeout)

    async def settled(self, timeout: float = 5.0) -> None:
        """Returns when the bot has confirmed every update. `timeout` in seconds."""
        await self.until(lambda: not self.waiting, timeout)

    async def _call(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self._world.token:
            return _refused(Refusal(401, "Unauthorized"))
        method = request.match_info["method"]
        try:
            kind = request.headers.get("Content-Type", "")
            body = read_body(kind, await request.read(), dict(request.query))
        except Refusal as refusal:
            return _refused(refusal)
        chat = body.params.get("chat_id")
        plan = self.faults.plan(method, chat if isinstance(chat, int) else None)
        await asyncio.sleep(plan.delay)
        if plan.drop_before:
            self._record(method, body, "dropped before")
            return _broken(request)
        try:
            if plan.refusal is not None:
                raise plan.refusal
            result, note = await self._carry_out(method, body)
        except Refusal as refusal:
            self._record(method, body, "refused", refusal=refusal)
            return _refused(refusal)
        outcome: Outcome = "dropped after" if plan.drop_after else "ok"
        self._record(method, body, outcome, result=result)
        await asyncio.sleep(plan.stall)
        if plan.drop_after:
            return _broken(request)
        answer = {"ok": True, "result": result}
        return web.json_response(answer | {"description": note} if note else answer)

    async def _carry_out(self, method: str, body: Body) -> tuple[Any, str]:
        name = method.lower()
        if name == "getupdates":
            return await self._polling.get_updates(body), ""
        if name in webhook_methods.METHODS:
            return webhook_methods.METHODS[name](self._world, self._webhook, body)
        known = methods.METHODS.get(name) or profile_methods.METHODS.get(name)
        if known is None:
            raise Refusal(404, "Not Found: method not found")
        return copy.deepcopy(known(self._world, body)), ""

    async def _webhook_reply(self, kind: str, raw: bytes) -> None:
        try:
            body = read_body(kind, raw, {})
        except Refusal:
            return
        method = body.params.pop("method", None)
        if not isinstance(method, str):
            return
        try:
            result, _ = await self._carry_out(method, body)
        except Refusal as refusal:
            self._record(method, body, "refused", refusal=refusal, via="webhook reply")
        else:
            self._record(method, body, "ok", result=result, via="webhook reply")

    def _record(
        self,
        method: str,
        body: Body,
        outcome: Outcome,
        *,
        result: Any = None,
        refusal: Refusal | None = None,
        via: Via = "http",
    ) -> None:
        self._world.journal.record(
            Call(
                method,
                body.params,
                outcome,
                result,
                refusal.code if refusal else None,
                refusal.description if refusal else "",
                tuple(upload.name for upload in body.files.values()),
                via,
            )
        )

    async def _download(self, request: web.Request) -> web.Response:
        stored = self._world.files.at(request.match_info["path"])
        if request.match_info["token"] != self._world.token or stored is None:
            return _refused(Refusal(404, HTTPStatus.NOT_FOUND.phrase))
        return web.Response(body=stored.content, content_type="application/octet-stream")


def _refused(refusal: Refusal) -> web.Response:
    return web.json_response(refusal.body(), status=refusal.code)


def _broken(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
