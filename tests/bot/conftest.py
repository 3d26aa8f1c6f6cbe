"""What needs a database runs on both kinds; a test that asks for none opens none."""

from tests.bot.support.databases import (
    database,
    database_url,
    empty_database_url,
    migrated_postgresql,
    migrated_sqlite,
    postgresql_server,
    postgresql_url,
    sqlite_url,
)

__all__ = [
    "database",
    "database_url",
    "empty_database_url",
    "migrated_postgresql",
    "migrated_sqlite",
    "postgresql_server",
    "postgresql_url",
    "sqlite_url",
]
