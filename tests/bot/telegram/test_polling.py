"""Polling stores first and confirms afterwards, whatever Telegram does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiogram import Bot

from bot.operations.backoff import Backoff
from bot.telegram import polling
from bot.telegram.arrivals import ALLOWED_UPDATES, read
from bot.telegram.client import Client
from bot.telegram.polling import Polling
from dialogs.events import Said
from tests.bot.support.standin import TOKEN
from tests.bot.support.taking import Store
from tests.telegram_standin import BotApi, User

BRISK = Backoff(timedelta(milliseconds=10), timedelta(seconds=30))


@pytest.fixture(autouse=True)
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "BACKOFF", BRISK)


@asynccontextmanager
async def polled(api: BotApi, store: Store) -> AsyncIterator["asyncio.Task[None]"]:
    client = Client(api.url, TOKEN)
    loop = Polling(client, read, store.keep)
    running = asyncio.create_task(loop.run())
    try:
        yield running
    finally:
        loop.stop()
        await running
        await client.close()


async def test_updates_are_stored_in_order_and_confirmed(api: BotApi, user: User) -> None:
    store = Store()
    async with polled(api, store):
        for text in ("one", "two", "three"):
            await user.send_text(text)
        await api.settled()
    assert store.events == [Said("one"), Said("two"), Said("three")]


async def test_asks_for_what_it_can_read_and_takes_the_webhook_away(
    api: BotApi, bot: Bot, user: User
) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook", secret_token="s")
    store = Store()
    async with polled(api, store):
        await user.send_text("one")
        await api.settled()
    assert (await bot.get_webhook_info()).allowed_updates == [*ALLOWED_UPDATES]
    assert store.events == [Said("one")]


async def test_a_batch_that_could_not_be_stored_is_not_confirmed(api: BotApi, user: User) -> None:
    for text in ("one", "two"):
        await user.send_text(text)
    first, last = api.waiting
    store = Store(troubles=2)
    async with polled(api, store):
        await api.settled()
    assert store.events == [Said("one"), Said("two")]
    assert [entry.update_id for entry in api.deliveries] == [first, last] * 3


async def test_one_person_out_of_reach_holds_no_other(api: BotApi, user: User) -> None:
    await user.send_text("one")
    await api.user(id=6).send_text("other")
    store = Store(troubles=1)
    async with polled(api, store):
        await api.settled()
    assert sorted(reading.person for reading in store.kept.values()) == ["tg:5", "tg:6"]


async def test_duplicates_and_updates_out_of_order_are_kept_once(api: BotApi, user: User) -> None:
    store = Store()
    async with polled(api, store):
        api.faults.duplicate_next()
        await user.send_text("one")
        await api.settled()
        api.faults.reorder_next(2)
        await user.send_text("three")
        await user.send_text("two")
        await api.settled()
        api.redeliver(api.deliveries[0].update_id)
        await api.settled()
        await user.send_text("four")
        await api.settled()
    assert store.events == [Said("one"), Said("two"), Said("three"), Said("four")]


async def test_what_cannot_be_read_is_passed_over(api: BotApi, user: User) -> None:
    group = user.in_group(-100)
    store = Store()
    async with polled(api, store):
        await group.send_text("hello")
        await user.send_text("one")
        await api.settled()
    assert store.events == [Said("one")]


async def test_goes_on_after_every_trouble(api: BotApi, bot: Bot, user: User) -> None:
    api.faults.server_error(502, method="deleteWebhook")
    api.faults.drop_before(method="deleteWebhook")
    api.faults.server_error(500, method="getUpdates", times=2)
    api.faults.drop_after_accept(method="getUpdates")
    api.faults.too_many(1, method="getUpdates")
    store = Store()
    async with polled(api, store):
        await user.send_text("one")
        await api.settled()
        await api.until(lambda: api.listening)
        assert await bot.get_updates() == []
        await api.until(lambda: any(call.error_code == 409 for call in api.calls))
        await user.send_text("two")
        await api.settled()
    assert store.events == [Said("one"), Said("two")]


async def test_stopping_does_not_wait_for_updates(api: BotApi) -> None:
    async with asyncio.timeout(5), polled(api, Store()):
        await api.until(lambda: api.listening)


async def test_stopping_ends_the_pause_too(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    minute = timedelta(minutes=1)
    monkeypatch.setattr(polling, "BACKOFF", Backoff(minute, minute))
    api.faults.server_error(502, method="getUpdates")
    async with asyncio.timeout(5), polled(api, Store()):
        await api.until(lambda: api.calls_of("getUpdates"))
