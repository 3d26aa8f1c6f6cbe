"""Whole products on a database of either kind."""

from tests.bot.support.databases import (
    migrated_postgresql,
    migrated_sqlite,
    postgresql_server,
    postgresql_url,
)

__all__ = ["migrated_postgresql", "migrated_sqlite", "postgresql_server", "postgresql_url"]
