"""Fixtures: Telegram's stand-in, the plain aiogram client on it, and a person with a phone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import pytest_asyncio
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from tests.telegram_standin import BotApi, Pace, User

TOKEN = "123:TEST"
PERSON = 5
FAST = Pace(first=0.01, longest=0.05, patience=1.0)


@pytest_asyncio.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi.start(TOKEN, pace=FAST) as started:
        yield started


@pytest_asyncio.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with client(api.url) as made:
        yield made


@pytest.fixture
def user(api: BotApi) -> User:
    return api.user(id=PERSON, language_code="kk", first_name="Айгүл", started=True)


@asynccontextmanager
async def client(url: str) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    connection = await session.create_session()
    try:
        yield Bot(TOKEN, session=session)
    finally:
        await connection.close()


def keyboard(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=f"to {word}", callback_data=word)] for word in data
        ]
    )
