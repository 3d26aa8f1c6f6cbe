"""The webhook: updates that Telegram posts are verified, read, stored, then acknowledged."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import orjson
import structlog
from aiohttp import web

from bot.telegram.arrivals import Reading
from core.errors import Configuration

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
BODY_LIMIT = 1024 * 1024
"""Bytes of one update."""

Read: TypeAlias = Callable[[Any], Reading | None]
StoreUpdate: TypeAlias = Callable[[Reading, dict[str, Any]], Awaitable[object]]
"""Returns when the update is committed (or known already); raises when it is not."""

log = structlog.get_logger()


def handler(
    secret: str, read: Read, store: StoreUpdate
) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The handler of POST requests. Configuration when ``secret`` is empty or not ASCII.

    200 stored, or nothing to store; 400 not JSON; 401 not from Telegram; 413 too large; 503 not
    stored, to be delivered again.
    """
    if not secret or not secret.isascii():
        raise Configuration(
            "TELEGRAM_WEBHOOK_SECRET",
            "be at least 16 ASCII characters",
            "TELEGRAM_WEBHOOK_SECRET=a-long-random-string",
        )
    expected = secret.encode()

    async def take(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, expected):
            return web.Response(status=401)
        if (request.content_length or 0) > BODY_LIMIT:
            return web.Response(status=413)
        try:
            update = orjson.loads(await request.read())
        except orjson.JSONDecodeError:
            return web.Response(status=400)
        reading = read(update)
        if reading is None:
            return web.Response()
        try:
            await store(reading, update)
        except Exception as fault:
            log.error("webhook.not_stored", fault=type(fault).__name__)
            return web.Response(status=503)
        return web.Response()

    return take
