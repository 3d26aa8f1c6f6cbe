"""What the bot says of itself: names, descriptions, command menus, each by language."""

import re
from typing import Any

from tests.telegram_standin.refusals import bad_request

TEXT_LIMITS = {"name": 64, "description": 512, "short_description": 120}
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_MOST_COMMANDS = 100
_LONGEST_EXPLANATION = 256

Commands = list[dict[str, str]]


class Profile:
    """The bot's public face."""

    def __init__(self, bot_id: int) -> None:
        self.user: dict[str, Any] = {
            "id": bot_id,
            "is_bot": True,
            "first_name": "Stand-in",
            "username": "standin_bot",
        }
        self._texts: dict[tuple[str, str], str] = {}
        self._menus: dict[tuple[str, str], Commands] = {}

    def me(self) -> dict[str, Any]:
        """getMe's answer."""
        return self.user | {
            "can_join_groups": True,
            "can_read_all_group_messages": True,
            "supports_inline_queries": False,
        }

    def set_text(self, kind: str, language: str, text: str) -> None:
        """Sets a name or description; "" removes it. Raises Refusal 400 when it is too long."""
        if len(text) > TEXT_LIMITS[kind]:
            raise bad_request(f"bot {kind.replace('_', ' ')} is too long")
        self._texts[kind, language] = text

    def text(self, kind: str, language: str = "") -> str:
        """The name or description a person of this language sees."""
        default = self._texts.get((kind, ""), "")
        return self._texts.get((kind, language)) or default

    def set_menu(self, scope: str, language: str, commands: Commands) -> None:
        """Sets a command menu; an empty one removes it. Raises Refusal 400."""
        if len(commands) > _MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not _COMMAND.fullmatch(command.get("command", "").removeprefix("/")):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command.get("description", "")) <= _LONGEST_EXPLANATION:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self._menus[scope, language] = commands

    def menu(self, language: str = "", scope: str = "default") -> Commands:
        """The menu set for exactly this scope and language."""
        return self._menus.get((scope, language), [])
