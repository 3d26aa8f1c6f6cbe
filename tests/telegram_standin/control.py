"""Drives a stand-in that runs as its own process, over HTTP with JSON.

POST /control/users {"id", "language_code", …}      makes a person
POST /control/users/<id>/<act> {…arguments…}        send_text, press, wait_for …
GET  /control/users/<id>/screen                     what the person sees
POST /control/faults/<kind> {…arguments…}           delay, too_many, drop_after_accept …
GET  /control/calls, /control/deliveries            what passed so far
"""

import base64
import inspect
from dataclasses import asdict, is_dataclass
from typing import Any

from aiohttp import web

from tests.telegram_standin.bell import NeverHappened
from tests.telegram_standin.server import BotApi

_ACTS = {
    "send_text",
    "send_long_text",
    "send_command",
    "send_document",
    "send_photo",
    "send_sticker",
    "send_voice",
    "send_contact",
    "edit_text",
    "press",
    "press_data",
    "expire_presses",
    "block_bot",
    "unblock_bot",
    "mark_seen",
    "wait_for",
    "wait_for_toast",
    "wait_for_answer",
}
_FAULTS = {
    "delay",
    "stall",
    "too_many",
    "forbidden",
    "bad_request",
    "server_error",
    "drop_before",
    "drop_after_accept",
    "duplicate_next",
    "reorder_next",
    "clear",
}


def add_control(api: BotApi, app: web.Application) -> None:
    """Adds the control routes."""

    async def make_user(request: web.Request) -> web.Response:
        arguments = await _arguments(request)
        return _json({"chat_id": api.user(**arguments).chat_id})

    async def act(request: web.Request) -> web.Response:
        name = request.match_info["act"]
        if name not in _ACTS:
            raise web.HTTPNotFound
        user = api.user(int(request.match_info["id"]))
        arguments = await _arguments(request)
        if "group" in arguments:
            user = user.in_group(arguments.pop("group"))
        return await _outcome(getattr(user, name), arguments)

    async def screen(request: web.Request) -> web.Response:
        return _json(api.user(int(request.match_info["id"])).screen)

    async def fault(request: web.Request) -> web.Response:
        name = request.match_info["kind"]
        if name not in _FAULTS:
            raise web.HTTPNotFound
        getattr(api.faults, name)(**await _arguments(request))
        return _json(None)

    async def calls(_: web.Request) -> web.Response:
        return _json(api.calls)

    async def deliveries(_: web.Request) -> web.Response:
        return _json(api.deliveries)

    app.router.add_post("/control/users", make_user)
    app.router.add_post("/control/users/{id}/{act}", act)
    app.router.add_get("/control/users/{id}/screen", screen)
    app.router.add_post("/control/faults/{kind}", fault)
    app.router.add_get("/control/calls", calls)
    app.router.add_get("/control/deliveries", deliveries)


async def _arguments(request: web.Request) -> dict[str, Any]:
    arguments: dict[str, Any] = await request.json() if request.can_read_body else {}
    if "content" in arguments:
        arguments["content"] = base64.b64decode(arguments["content"])
    return arguments


async def _outcome(act: Any, arguments: dict[str, Any]) -> web.Response:
    try:
        result = act(**arguments)
        return _json(await result if inspect.isawaitable(result) else result)
    except (NeverHappened, LookupError, ValueError, TypeError) as error:
        return web.json_response({"error": str(error)}, status=409)


def _json(value: Any) -> web.Response:
    return web.json_response(_plain(value))


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value
