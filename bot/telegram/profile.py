"""Sets the bot's profile in Telegram: its name, descriptions and commands.

*Why everything is read before it is set:* Telegram allows very few changes of a name a day, and
every worker comes here at every start.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from aiogram.methods import (
    GetMyCommands,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
    TelegramMethod,
)
from aiogram.types import BotCommand

from bot.operations.backoff import Backoff
from bot.telegram.client import Client
from bot.telegram.outcomes import Failure, Refused, RetryAfter

COMMANDS = ("start", "help", "status", "resume", "language", "cancel", "privacy")
LANGUAGES = {"kk": "kk", "ru": "ru", "": "kk"}
"""The language of a person's Telegram ("" is any other) -> the language of our words."""

BACKOFF = Backoff(timedelta(seconds=1), timedelta(minutes=10))

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is shown: how to learn what it is, and how to set it where it differs."""

    name: str
    get: TelegramMethod[Any]
    shows: Callable[[Any], bool]
    set: TelegramMethod[Any]


def parts(words: Callable[[str, str], str]) -> list[Part]:
    """All that is shown in every language; ``words(key, language)`` words it."""
    return [part for code, language in LANGUAGES.items() for part in _parts(code, language, words)]


def _parts(code: str, language: str, words: Callable[[str, str], str]) -> list[Part]:
    name, long, short = (
        words(f"bot.{key}", language) for key in ("name", "description", "short_description")
    )
    menu = [(each, words(f"command.{each}", language)) for each in COMMANDS]
    at: dict[str, Any] = {"language_code": code}
    return [
        Part(
            "commands",
            GetMyCommands(**at),
            lambda found: [(each.command, each.description) for each in found] == menu,
            SetMyCommands(
                commands=[BotCommand(command=name, description=what) for name, what in menu], **at
            ),
        ),
        Part(
            "description",
            GetMyDescription(**at),
            lambda found: found.description == long,
            SetMyDescription(description=long, **at),
        ),
        Part(
            "short_description",
            GetMyShortDescription(**at),
            lambda found: found.short_description == short,
            SetMyShortDescription(short_description=short, **at),
        ),
        Part("name", GetMyName(**at), lambda found: found.name == name, SetMyName(name=name, **at)),
    ]


async def introduce(client: Client, words: Callable[[str, str], str]) -> None:
    """Set what differs; to be run in the background, for it goes on until Telegram has all.

    What Telegram refuses for good is logged and left.
    """
    failures = 0
    for part in parts(words):
        while (failure := await _settle(client, part)) is not None:
            failures += 1
            log.warning("profile.failed", part=part.name, outcome=type(failure).__name__)
            if isinstance(failure, RetryAfter):
                await asyncio.sleep(failure.seconds)
            else:
                await asyncio.sleep(BACKOFF.seconds(failures))
    log.info("profile.settled", failures=failures)


async def _settle(client: Client, part: Part) -> Failure | None:
    """None when the part is as wanted, or can never be."""
    found = await client.call(part.get)
    if not isinstance(found, Failure) and part.shows(found):
        return None
    outcome = found if isinstance(found, Failure) else await client.call(part.set)
    if isinstance(outcome, Refused):
        log.error("profile.refused", part=part.name, reason=outcome.reason)
        return None
    return outcome if isinstance(outcome, Failure) else None
