"""Receives an upload and streams it into quarantine, never whole in memory."""

import asyncio
import unicodedata
from collections.abc import AsyncIterator, Awaitable, Callable
from uuid import UUID

from aiohttp import StreamReader, web

from bot.http import cookies, security
from bot.ports.web_office import WebOffice
from core.errors import Invalid

FILE_LIMIT = 20 * 1024 * 1024
"""Bytes of one file (V-FILE)."""
_CHUNK = 64 * 1024
_LONGEST_NAME = 120


def shown_name(name: str) -> str:
    """The name as people may be shown it: no folders, no control, bidi or lone half characters.

    >>> shown_name("C:\\\\papers\\\\bill\\u202efdp.exe"), shown_name("../..")
    ('billfdp.exe', '..')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")[-_LONGEST_NAME:]


def handler(
    office: WebOffice, public_origin: str, pause: float = 60.0
) -> Callable[[web.Request], Awaitable[web.Response]]:
    """``POST /upload?upload_id=uuid&name=…`` with the file as the body.

    204 when kept, 422 ``{"key"}`` when refused; ``pause`` is the longest wait for a piece, seconds.
    """

    async def upload(request: web.Request) -> web.Response:
        person = cookies.person(request)
        if person is None or not security.same_origin(request, public_origin):
            raise web.HTTPForbidden
        upload_id, name = _address(request)
        try:
            if (request.content_length or 0) > FILE_LIMIT:
                raise Invalid("E-FILE-SIZE")
            pieces = _measured(request.content, pause)
            await office.keep_upload(person, upload_id, name, request.content_type, pieces)
        except Invalid as refusal:
            return web.json_response({"key": refusal.code}, status=422)
        except TimeoutError as error:
            raise web.HTTPRequestTimeout from error
        return web.Response(status=204)

    return upload


def _address(request: web.Request) -> tuple[str, str]:
    try:
        return str(UUID(request.query["upload_id"])), shown_name(request.query["name"])
    except (KeyError, ValueError) as error:
        raise web.HTTPBadRequest from error


async def _measured(content: StreamReader, pause: float) -> AsyncIterator[bytes]:
    size = 0
    while True:
        async with asyncio.timeout(pause):
            piece = await content.read(_CHUNK)
        if not piece:
            break
        size += len(piece)
        if size > FILE_LIMIT:
            raise Invalid("E-FILE-SIZE")
        yield piece
    if size == 0:
        raise Invalid("E-FILE-EMPTY")
