"""aiogram, without the validators of the hundreds of types this product never meets.

Importing ``aiogram.types`` builds a validator for each of Telegram's types: 107 MB, more than all
the rest of a worker. Here building is put off while aiogram is imported, and done afterwards for
the types and methods that are used. Where aiogram was imported before, all is built already and
nothing changes.
"""

import sys
from typing import Any

from pydantic import BaseModel

TYPES = (
    "BotCommand",
    "BotDescription",
    "BotName",
    "BotShortDescription",
    "File",
    "InlineKeyboardButton",
    "InlineKeyboardMarkup",
    "LinkPreviewOptions",
    "Message",
    "User",
)
METHODS = (
    "AnswerCallbackQuery",
    "DeleteWebhook",
    "EditMessageText",
    "GetFile",
    "GetMe",
    "GetMyCommands",
    "GetMyDescription",
    "GetMyName",
    "GetMyShortDescription",
    "SendDocument",
    "SendMessage",
    "SetMyCommands",
    "SetMyDescription",
    "SetMyName",
    "SetMyShortDescription",
    "SetWebhook",
)


def _import_unbuilt() -> None:
    build: Any = BaseModel.__dict__["model_rebuild"]
    BaseModel.model_rebuild = classmethod(lambda model, **_: None)  # type: ignore[assignment, method-assign]
    try:
        import aiogram.methods  # noqa: F401
    finally:
        BaseModel.model_rebuild = build  # type: ignore[method-assign]


def _build_used() -> None:
    from aiogram import methods, types

    known = {name: getattr(types, name) for name in types.__all__}
    for name in TYPES:
        getattr(types, name).model_rebuild(_types_namespace=known)
    for name in METHODS:
        getattr(methods, name).model_rebuild(_types_namespace=known)


if "aiogram" not in sys.modules:
    _import_unbuilt()
    _build_used()
