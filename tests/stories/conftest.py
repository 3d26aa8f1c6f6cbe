"""Stories on the engine need a fresh database of the default kind."""

from tests.bot.support.databases import migrated_sqlite, sqlite_url

__all__ = ["migrated_sqlite", "sqlite_url"]
