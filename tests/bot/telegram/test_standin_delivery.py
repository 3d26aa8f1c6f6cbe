"""The stand-in hands updates over as Telegram does, and makes trouble to order."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiohttp import web

from tests.bot.support.standin import PERSON, client, keyboard
from tests.telegram_standin import BotApi, NeverHappened, User


async def test_polls_until_confirmed(api: BotApi, bot: Bot, user: User) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=20))
    await user.send_command("start", "abc")
    first = (await waiting)[0]
    again = await bot.get_updates()
    nothing = await bot.get_updates(offset=first.update_id + 1)

    assert first.message is not None
    assert first.message.text == "/start abc"
    assert first.message.from_user is not None
    assert first.message.from_user.language_code == "kk"
    assert [update.update_id for update in again] == [first.update_id]
    assert nothing == []
    assert [delivery.attempt for delivery in api.deliveries] == [1, 2]
    await api.settled()


async def test_newer_poll_ends_the_older(api: BotApi, bot: Bot, user: User) -> None:
    async with client(api.url) as second:
        older = asyncio.create_task(bot.get_updates(timeout=20))
        await api.until(lambda: api.listening)
        newer = asyncio.create_task(second.get_updates(timeout=20))
        with pytest.raises(TelegramConflictError, match="terminated by other getUpdates"):
            await older
        await user.send_text("x")
        assert len(await newer) == 1


async def test_refuses_polling_beside_a_webhook(bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook", secret_token="s")
    with pytest.raises(TelegramConflictError, match="while webhook is active"):
        await bot.get_updates()
    assert (await bot.get_webhook_info()).url == "http://127.0.0.1:9/hook"
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_delivers_only_allowed_kinds(bot: Bot, user: User) -> None:
    await bot.get_updates(allowed_updates=["my_chat_member"])
    await user.send_text("x")
    await user.block_bot()
    (update,) = await bot.get_updates()

    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_faults_fire_in_order_on_the_chosen_call(api: BotApi, bot: Bot, user: User) -> None:
    api.faults.too_many(7, method="sendMessage", chat=PERSON, nth=2)
    api.faults.server_error(502, method="sendMessage", nth=2)
    api.faults.bad_request("made up", method="sendMessage", nth=2)

    await bot.send_message(PERSON, "1")
    with pytest.raises(TelegramRetryAfter) as pause:
        await bot.send_message(PERSON, "2")
    with pytest.raises(TelegramServerError, match="Bad Gateway"):
        await bot.send_message(PERSON, "3")
    with pytest.raises(TelegramAPIError, match="made up"):
        await bot.send_message(PERSON, "4")
    await bot.send_message(PERSON, "5")

    assert pause.value.retry_after == 7
    assert [message.text for message in user.screen.from_bot] == ["1", "5"]


async def test_dropped_connections(api: BotApi, bot: Bot, user: User) -> None:
    api.faults.drop_before(method="sendMessage")
    api.faults.drop_after_accept(method="sendMessage")
    for text in ("lost", "kept"):
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(PERSON, text)

    assert [call.outcome for call in api.calls] == ["dropped before", "dropped after"]
    assert [message.text for message in user.screen.from_bot] == ["kept"]


async def test_stalled_answer_is_shown_before_it_is_told(api: BotApi, bot: Bot, user: User) -> None:
    api.faults.stall(30, method="sendMessage")
    sending = asyncio.create_task(bot.send_message(PERSON, "x"))
    await user.wait_for("x")
    assert not sending.done()
    sending.cancel()


async def test_polling_repeats_and_reorders_on_demand(api: BotApi, bot: Bot, user: User) -> None:
    api.faults.duplicate_next()
    await user.send_text("twice")
    twice = await bot.get_updates()
    api.faults.reorder_next(2)
    await user.send_text("a")
    await user.send_text("b")
    swapped = await bot.get_updates(offset=twice[0].update_id + 1)
    api.redeliver(twice[0].update_id)
    again = await bot.get_updates(offset=swapped[0].update_id + 1)

    assert twice[0].update_id == twice[1].update_id
    assert [update.message.text for update in swapped if update.message] == ["b", "a"]
    assert [update.update_id for update in again] == [twice[0].update_id]


async def test_waiting_in_vain_shows_the_screen(bot: Bot, user: User) -> None:
    await bot.send_message(PERSON, "old", reply_markup=keyboard("a"))
    user.mark_seen()
    with pytest.raises(NeverHappened, match="bot: old"):
        await user.wait_for("old", timeout=0.05)


class Hook:
    """A webhook that answers what it is told to and keeps what it got."""

    def __init__(self, answers: list[int], reply: dict[str, object] | None = None) -> None:
        self.answers = answers
        self.reply = reply
        self.got: list[tuple[int, str | None]] = []
        self.unwelcome: int | None = None

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.got.append((update["update_id"], secret))
        status = self.answers.pop(0) if self.answers else 200
        if update["message"]["chat"]["id"] == self.unwelcome:
            status = 503
        return web.json_response(self.reply if status == 200 else {}, status=status)


@asynccontextmanager
async def hooked(bot: Bot, hook: Hook) -> AsyncIterator[None]:
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    try:
        await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="s3cret")
        yield
    finally:
        await runner.cleanup()


async def test_webhook_gets_the_same_update_until_it_takes_it(
    api: BotApi, bot: Bot, user: User
) -> None:
    hook = Hook([500, 404])
    async with hooked(bot, hook):
        await user.send_text("1")
        await user.send_text("2")
        await api.settled()
        info = await bot.get_webhook_info()

    first, second = hook.got[0][0], hook.got[-1][0]
    assert hook.got == [(first, "s3cret")] * 3 + [(second, "s3cret")]
    assert second == first + 1
    assert [(d.attempt, d.status) for d in api.deliveries] == [
        (1, 500),
        (2, 404),
        (3, 200),
        (1, 200),
    ]
    assert info.last_error_message == "Wrong response from the webhook: 404 Not Found"


async def test_one_failing_chat_does_not_hold_another(api: BotApi, bot: Bot, user: User) -> None:
    hook = Hook([])
    hook.unwelcome = PERSON
    other = api.user(id=6)
    async with hooked(bot, hook):
        await user.send_text("1")
        await other.send_text("2")
        held, _ = api.waiting
        await api.until(lambda: api.waiting == [held])
        hook.unwelcome = None
        await api.settled()

    assert [d.status for d in api.deliveries if d.update_id != held] == [200]


async def test_webhook_answer_may_call_a_method(api: BotApi, bot: Bot, user: User) -> None:
    hook = Hook([], {"method": "sendMessage", "chat_id": PERSON, "text": "echo"})
    async with hooked(bot, hook):
        await user.send_text("1")
        await user.wait_for("echo")

    assert [call.via for call in api.calls_of("sendMessage")] == ["webhook reply"]


async def test_runs_as_its_own_process() -> None:
    root = Path(__file__).parents[3]
    standin = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.telegram_standin", "--port", "0"),
        cwd=root,
        env=os.environ,
        stdout=asyncio.subprocess.PIPE,
    )
    assert standin.stdout is not None
    url = (await standin.stdout.readline()).decode().strip()
    try:
        async with client(url) as bot, aiohttp.ClientSession(url) as phone:
            await phone.post("/control/users", json={"id": PERSON, "language_code": "kk"})
            await phone.post(f"/control/users/{PERSON}/send_text", json={"text": "hello"})
            (update,) = await bot.get_updates(timeout=5)
            await bot.send_message(PERSON, "salem")
            async with phone.post(f"/control/users/{PERSON}/wait_for", json={}) as response:
                shown = await response.json()
            async with phone.get("/control/calls") as response:
                calls = await response.json()
    finally:
        standin.send_signal(signal.SIGTERM)
        code = await standin.wait()

    assert update.message is not None
    assert update.message.text == "hello"
    assert shown["text"] == "salem"
    assert [call["method"] for call in calls] == ["getUpdates", "sendMessage"]
    assert code == 0
