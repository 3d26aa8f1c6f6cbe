"""The bot's profile says the same in every language, and is changed only where it differs."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
from structlog.testing import capture_logs

from bot.operations.backoff import Backoff
from bot.telegram import profile
from bot.telegram.client import Client
from tests.bot.support.standin import TOKEN
from tests.telegram_standin import BotApi

SET = ("setMyCommands", "setMyDescription", "setMyShortDescription", "setMyName")


def words(key: str, language: str) -> str:
    return f"{key} {language}"


BRISK = Backoff(timedelta(milliseconds=10), timedelta(seconds=30))


@pytest_asyncio.fixture
async def client(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Client]:
    monkeypatch.setattr(profile, "BACKOFF", BRISK)
    made = Client(api.url, TOKEN)
    yield made
    await made.close()


def changes(api: BotApi) -> int:
    return sum(len(api.calls_of(method)) for method in SET)


@pytest.mark.parametrize(
    ("code", "language"), [("kk", "kk"), ("ru", "ru"), ("", "kk")], ids=["kk", "ru", "default"]
)
async def test_introduces_itself(api: BotApi, client: Client, code: str, language: str) -> None:
    await profile.introduce(client, words)
    assert api.profile.text("name", code) == f"bot.name {language}"
    assert api.profile.text("description", code) == f"bot.description {language}"
    assert api.profile.text("short_description", code) == f"bot.short_description {language}"
    assert api.profile.menu(code) == [
        {"command": command, "description": f"command.{command} {language}"}
        for command in profile.COMMANDS
    ]


async def test_a_second_worker_changes_nothing(api: BotApi, client: Client) -> None:
    await profile.introduce(client, words)
    before = changes(api)
    await profile.introduce(client, words)
    assert changes(api) == before


async def test_trouble_is_waited_out(api: BotApi, client: Client) -> None:
    api.faults.server_error(502, times=2)
    api.faults.drop_before(method="setMyName")
    api.faults.too_many(1, method="setMyDescription")
    await profile.introduce(client, words)
    assert api.profile.text("name", "ru") == "bot.name ru"


async def test_what_telegram_refuses_is_left(api: BotApi, client: Client) -> None:
    with capture_logs() as logs:
        await profile.introduce(client, lambda key, language: "x" * 100)
    assert [log["part"] for log in logs if log["event"] == "profile.refused"] == ["name"] * 3
    assert api.profile.text("short_description", "kk") == "x" * 100
