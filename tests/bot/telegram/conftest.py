"""Telegram tests talk to the stand-in over real HTTP."""

from tests.bot.support.standin import api, bot, user

__all__ = ["api", "bot", "user"]
