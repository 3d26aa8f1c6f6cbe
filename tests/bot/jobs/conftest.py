"""Delivery talks to Telegram's stand-in."""

from tests.bot.jobs.delivering import office
from tests.bot.telegram.standin import api, user

__all__ = ["api", "office", "user"]
