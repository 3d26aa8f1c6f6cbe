"""The methods that concern the bot's own names, descriptions and command menus."""

import json
from typing import Any

from tests.telegram_standin.body import Body
from tests.telegram_standin.methods import Method
from tests.telegram_standin.state import World


def _scope(body: Body) -> str:
    scope = body.table("scope")
    if not scope or scope == {"type": "default"}:
        return "default"
    return scope["type"] if len(scope) == 1 else json.dumps(scope, sort_keys=True)


def _set_text(kind: str) -> Method:
    def method(world: World, body: Body) -> bool:
        world.profile.set_text(kind, body.words("language_code"), body.words(kind))
        return True

    return method


def _get_text(kind: str) -> Method:
    def method(world: World, body: Body) -> dict[str, str]:
        return {kind: world.profile.text(kind, body.words("language_code"))}

    return method


def _set_commands(world: World, body: Body) -> bool:
    world.profile.set_menu(_scope(body), body.words("language_code"), body.rows("commands") or [])
    return True


def _delete_commands(world: World, body: Body) -> bool:
    world.profile.set_menu(_scope(body), body.words("language_code"), [])
    return True


def _get_commands(world: World, body: Body) -> list[dict[str, str]]:
    return world.profile.menu(body.words("language_code"), _scope(body))


def _get_me(world: World, _: Body) -> dict[str, Any]:
    return world.profile.me()


METHODS: dict[str, Method] = {
    "getme": _get_me,
    "setmycommands": _set_commands,
    "getmycommands": _get_commands,
    "deletemycommands": _delete_commands,
    "setmyname": _set_text("name"),
    "getmyname": _get_text("name"),
    "setmydescription": _set_text("description"),
    "getmydescription": _get_text("description"),
    "setmyshortdescription": _set_text("short_description"),
    "getmyshortdescription": _get_text("short_description"),
}
