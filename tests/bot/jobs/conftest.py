"""Delivery talks to Telegram's stand-in."""

from tests.bot.support.delivering import office
from tests.bot.support.standin import api, user

__all__ = ["api", "office", "user"]
