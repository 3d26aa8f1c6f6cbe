"""Desk tests run on both databases."""

from tests.bot.storage.databases import (
    database,
    database_url,
    migrated_postgresql,
    migrated_sqlite,
    postgresql_server,
    postgresql_url,
    sqlite_url,
)

__all__ = [
    "database",
    "database_url",
    "migrated_postgresql",
    "migrated_sqlite",
    "postgresql_server",
    "postgresql_url",
    "sqlite_url",
]
