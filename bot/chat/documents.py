"""Downloads of the files shown in the chat.

*Why not in the chat's frames:* the whole chat is told again after every reload, and a file of some
megabytes would hold up, or cut off, a slow line each time.
"""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.http import cookies
from bot.ports.web_office import WebOffice

PATH = "/document/{seq:[0-9]{1,18}}"


def handler(office: WebOffice) -> Callable[[web.Request], Awaitable[web.Response]]:
    """``GET /document/<seq>``: a file for the person whose line it is; 404 for anyone else."""

    async def document(request: web.Request) -> web.Response:
        person = cookies.person(request)
        found = person and await office.document(person, int(request.match_info["seq"]))
        if not found:
            raise web.HTTPNotFound
        headers = {
            "Content-Disposition": f'attachment; filename="{found.name}"',
            "Cache-Control": "no-store",
        }
        return web.Response(body=found.content, content_type=found.mime, headers=headers)

    return document
