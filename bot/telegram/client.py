"""The client of the Bot API; every answer is a typed outcome.

| Telegram says                      | outcome                                    |
|------------------------------------|--------------------------------------------|
| 200                                | Sent                                       |
| 400 message is not modified        | Sent: it shows just that already           |
| 400 anything else                  | Refused, with a reason of ``REASONS``      |
| 401, 404 (our token is wrong)      | Unreachable, certainly not done            |
| 403                                | Closed                                     |
| 409                                | Refused: another process fetches updates   |
| 429                                | RetryAfter                                 |
| 5xx                                | Unreachable, certainly not done            |
| no connection                      | Unreachable, certainly not done            |
| a broken connection, no answer in  | Unreachable, maybe done                    |
| time, an unreadable answer         |                                            |

*Why no exception of aiogram leaves this file:* they carry the call, so chat ids and texts.
"""

from collections.abc import AsyncIterator
from typing import Any, TypeVar

import orjson
from aiogram import Bot, exceptions
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteWebhook,
    EditMessageText,
    GetFile,
    GetMe,
    SendDocument,
    SendMessage,
    SetWebhook,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup
from aiogram.utils.token import TokenValidationError
from aiohttp import ClientConnectorError, ClientError

from bot.telegram.arrivals import ALLOWED_UPDATES
from bot.telegram.calls import AnswerPress, Call, EditText, SendFile, SendText
from bot.telegram.outcomes import (
    Closed,
    Failure,
    Outcome,
    Reason,
    Refused,
    RetryAfter,
    Sent,
    Unreachable,
)
from core.errors import Configuration, Invalid

FILE_LIMIT = 20 * 1024 * 1024
"""Bytes of a file that the Bot API hands to bots."""

PATIENCE = 15
"""Seconds to wait for the answer to one call."""

REASONS: tuple[tuple[str, Reason], ...] = (
    ("message is not modified", "unchanged"),
    ("can't parse entities", "markup"),
    ("query is too old", "expired_press"),
    ("query id is invalid", "expired_press"),
    ("message to edit not found", "not_editable"),
    ("message can't be edited", "not_editable"),
    ("message_id_invalid", "not_editable"),
    ("there is no text in the message", "not_editable"),
    ("chat not found", "no_chat"),
    ("peer_id_invalid", "no_chat"),
    ("too long", "too_long"),
    ("file is too big", "file_too_big"),
    ("file_id", "no_file"),
    ("file is temporarily unavailable", "no_file"),
)

T = TypeVar("T")


class RawUpdates(TelegramMethod[list[Any]]):
    """getUpdates whose updates stay JSON: one that aiogram cannot read must not stop the rest."""

    __returning__ = list[Any]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int
    allowed_updates: list[str]


class Client:
    """One bot's calls; to be closed. Configuration for what cannot be a token."""

    def __init__(self, api_base: str, token: str) -> None:
        session = AiohttpSession(
            api=TelegramAPIServer.from_base(api_base), json_loads=orjson.loads, timeout=PATIENCE
        )
        # A preview would fetch the link, and so use up a link that opens once.
        looks = DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True)
        try:
            self._bot = Bot(token, session=session, default=looks)
        except TokenValidationError:
            raise Configuration(
                "TELEGRAM_TOKEN",
                "be the token that @BotFather gave",
                "TELEGRAM_TOKEN=123456:AAExampleOfAToken",
            ) from None

    async def close(self) -> None:
        """Close every connection."""
        await self._bot.session.close()

    async def send(self, call: Call) -> Outcome:
        """Make one call of a message."""
        outcome = await self.call(_method(call))
        if isinstance(call, EditText) and outcome == Refused("unchanged"):
            return Sent(call.message_id)
        if isinstance(outcome, Failure):
            return outcome
        return Sent(getattr(outcome, "message_id", None))

    async def call(self, method: TelegramMethod[T], patience: int = PATIENCE) -> T | Failure:
        """Telegram's answer within ``patience`` seconds, or why there is none."""
        try:
            return await self._bot(method, request_timeout=patience)
        except exceptions.AiogramError as error:
            return _failure(error)

    async def updates(self, offset: int | None, seconds: int) -> list[Any] | Failure:
        """Updates from ``offset`` on (None: all unconfirmed), waited for up to ``seconds``."""
        method = RawUpdates(offset=offset, timeout=seconds, allowed_updates=[*ALLOWED_UPDATES])
        return await self.call(method, seconds + PATIENCE)

    async def set_webhook(self, url: str, secret: str) -> Failure | None:
        """Have updates delivered to ``url`` with ``secret`` in their header."""
        outcome = await self.call(
            SetWebhook(url=url, secret_token=secret, allowed_updates=[*ALLOWED_UPDATES])
        )
        return outcome if isinstance(outcome, Failure) else None

    async def delete_webhook(self) -> Failure | None:
        """Have updates wait to be fetched; none is dropped."""
        outcome = await self.call(DeleteWebhook())
        return outcome if isinstance(outcome, Failure) else None

    async def username(self) -> str | Failure:
        """The bot's own name, without the at sign."""
        me = await self.call(GetMe())
        return me if isinstance(me, Failure) else me.username or ""

    async def fetch(self, file_id: str) -> AsyncIterator[bytes]:
        """The bytes of a file a person sent.

        Raises Invalid E-FILE-SIZE beyond 20 MB, FileNotFoundError when Telegram has it no more,
        ConnectionError or TimeoutError when Telegram cannot be reached.
        """
        found = await self.call(GetFile(file_id=file_id))
        if found == Refused("file_too_big"):
            raise _too_big()
        if isinstance(found, Refused):
            raise FileNotFoundError
        if isinstance(found, Failure) or found.file_path is None:
            raise ConnectionError
        session = self._bot.session
        url = session.api.file_url(self._bot.token, found.file_path)
        size = 0
        try:
            async for chunk in session.stream_content(url, timeout=PATIENCE * 4):
                size += len(chunk)
                if size > FILE_LIMIT:
                    raise _too_big()
                yield chunk
        except ClientError:
            raise ConnectionError from None


def _too_big() -> Invalid:
    return Invalid("E-FILE-SIZE", {"size": FILE_LIMIT // (1024 * 1024)})


def _failure(error: exceptions.AiogramError) -> Failure:
    fault = type(error).__name__
    match error:
        case exceptions.TelegramRetryAfter():
            return RetryAfter(error.retry_after)
        case exceptions.TelegramForbiddenError():
            return Closed()
        case exceptions.TelegramMigrateToChat():
            return Refused("moved")
        case exceptions.TelegramConflictError():
            return Refused("conflict")
        case exceptions.TelegramEntityTooLarge():
            return Refused("too_long")
        case exceptions.TelegramBadRequest():
            return _refusal(error.message.lower())
        case exceptions.TelegramNetworkError():
            maybe_done = not isinstance(error.__cause__, ClientConnectorError)
            return Unreachable(fault, maybe_done)
        case exceptions.ClientDecodeError():
            return Unreachable(fault, maybe_done=True)
    return Unreachable(fault, maybe_done=False)


def _refusal(description: str) -> Refused:
    for words, reason in REASONS:
        if words in description:
            return Refused(reason)
    return Refused("other")


def _method(call: Call) -> TelegramMethod[Any]:
    match call:
        case AnswerPress():
            return AnswerCallbackQuery(callback_query_id=call.callback_id, text=call.text)
        case SendText():
            return SendMessage(chat_id=call.chat_id, reply_markup=_keyboard(call), **_words(call))
        case SendFile():
            return SendDocument(
                chat_id=call.chat_id,
                document=BufferedInputFile(call.content, call.name),
                caption=call.plain if call.as_plain else call.html,
                **({"parse_mode": None} if call.as_plain else {}),
            )
        case EditText():
            return EditMessageText(
                chat_id=call.chat_id,
                message_id=call.message_id,
                reply_markup=_keyboard(call),
                **_words(call),
            )


def _words(call: SendText | EditText) -> dict[str, Any]:
    return {"text": call.plain, "parse_mode": None} if call.as_plain else {"text": call.html}


def _keyboard(call: SendText | EditText) -> InlineKeyboardMarkup | None:
    rows = [
        [InlineKeyboardButton(text=button.label, callback_data=button.token) for button in row]
        for row in call.buttons
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
