"""The usual tutorial stack: aiogram router, F filters, an ORM session in a middleware.

    python bench/tutorial.py --port 8092 --database var/bench/tutorial.db

POST an update to ``/webhook``. Each one is stored once, answers one question of a short
form and is committed (SQLite, WAL, synchronous=FULL) before the reply goes back.
"""

import argparse
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvloop
from aiogram import BaseMiddleware, Bot, Dispatcher, F, Router
from aiogram.filters import CommandStart
from aiogram.methods import SendMessage
from aiogram.types import Message, TelegramObject, Update
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from sqlalchemy import JSON, BigInteger, ForeignKey, event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

TOKEN = "1:tutorial"
PATH = "/webhook"
QUESTIONS = ("name", "bin", "address", "phone", "email", "brand", "model", "quantity")


class Base(DeclarativeBase):
    """Tables of the tutorial bot."""


class SeenUpdate(Base):
    __tablename__ = "updates"
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    received_at: Mapped[datetime]


class User(Base):
    __tablename__ = "users"
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    language: Mapped[str]
    state: Mapped[str]
    answers: Mapped[dict[str, str]] = mapped_column(JSON)


class CaseEvent(Base):
    __tablename__ = "case_events"
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("users.chat_id"), index=True)
    kind: Mapped[str]
    at: Mapped[datetime]


class OutgoingMessage(Base):
    __tablename__ = "outgoing_messages"
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("users.chat_id"), index=True)
    text: Mapped[str]
    at: Mapped[datetime]


class OneTransaction(BaseMiddleware):
    """Opens a session for an update, drops a repeated update, commits at the end."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self.sessions = sessions

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        update: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(update, Update)
        async with self.sessions() as session:
            session.add(SeenUpdate(update_id=update.update_id, received_at=datetime.now(UTC)))
            try:
                await session.flush()
            except IntegrityError:
                return None
            data["session"] = session
            reply = await handler(update, data)
            await session.commit()
            return reply


router = Router()


@router.message(CommandStart())
async def start(message: Message, session: AsyncSession) -> SendMessage:
    user = await load(message.chat.id, session)
    user.state, user.answers = QUESTIONS[0], {}
    return say(message, f"Question 1/{len(QUESTIONS)}: {user.state}?", session)


@router.message(F.text == "/cancel")
async def cancel(message: Message, session: AsyncSession) -> SendMessage:
    user = await load(message.chat.id, session)
    user.state, user.answers = QUESTIONS[0], {}
    return say(message, "Cancelled.", session)


@router.message(F.text == "/help")
async def help_(message: Message, session: AsyncSession) -> SendMessage:
    await load(message.chat.id, session)
    return say(message, "Answer the questions one by one.", session)


@router.message(F.text.len() <= 200)
async def answer(message: Message, session: AsyncSession) -> SendMessage:
    user = await load(message.chat.id, session)
    text = " ".join((message.text or "").split())
    if not text.isprintable():
        return say(message, f"Please send one line of text: {user.state}?", session)
    user.answers = {**user.answers, user.state: text}
    session.add(CaseEvent(chat_id=user.chat_id, kind=user.state, at=datetime.now(UTC)))
    number = (QUESTIONS.index(user.state) + 1) % len(QUESTIONS)
    user.state = QUESTIONS[number]
    return say(message, f"Question {number + 1}/{len(QUESTIONS)}: {user.state}?", session)


@router.message()
async def anything_else(message: Message, session: AsyncSession) -> SendMessage:
    user = await load(message.chat.id, session)
    return say(message, f"Please send a short text: {user.state}?", session)


async def load(chat_id: int, session: AsyncSession) -> User:
    """The user's row, made at the first message."""
    user = await session.get(User, chat_id)
    if user is None:
        user = User(chat_id=chat_id, language="ru", state=QUESTIONS[0], answers={})
        session.add(user)
        await session.flush()
    return user


def say(message: Message, text: str, session: AsyncSession) -> SendMessage:
    session.add(OutgoingMessage(chat_id=message.chat.id, text=text, at=datetime.now(UTC)))
    return message.answer(text)


def durable(engine: AsyncEngine) -> None:
    """Every connection: write-ahead log, a commit is on the disk when it returns."""

    @event.listens_for(engine.sync_engine, "connect")
    def pragmas(connection: Any, _record: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000"):
            connection.execute(f"PRAGMA {pragma}").close()


def build(database: Path) -> web.Application:
    database.parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(f"sqlite+aiosqlite:///{database}")
    durable(engine)

    async def store(_app: web.Application) -> AsyncIterator[None]:
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        yield
        await engine.dispose()

    dispatcher = Dispatcher()
    dispatcher.update.outer_middleware(
        OneTransaction(async_sessionmaker(engine, expire_on_commit=False))
    )
    dispatcher.include_router(router)
    app = web.Application()
    app.cleanup_ctx.append(store)
    SimpleRequestHandler(dispatcher, Bot(TOKEN), handle_in_background=False).register(app, PATH)
    return app


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--database", type=Path, required=True)
    arguments = parser.parse_args()
    web.run_app(
        build(arguments.database),
        host="127.0.0.1",
        port=arguments.port,
        access_log=None,
        loop=uvloop.new_event_loop(),
    )


if __name__ == "__main__":
    main()
