"""Delivery runs on a real SQLite database and talks to Telegram's stand-in."""

from tests.bot.jobs.delivering import office
from tests.bot.storage.databases import migrated_sqlite, sqlite_url
from tests.bot.telegram.standin import api, user

__all__ = ["api", "migrated_sqlite", "office", "sqlite_url", "user"]
