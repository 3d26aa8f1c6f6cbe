"""Telegram tests talk to the stand-in over real HTTP."""

from tests.bot.support.delivering import office
from tests.bot.support.standin import api, bot, user

__all__ = ["api", "bot", "office", "user"]
