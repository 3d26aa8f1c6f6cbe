"""Migrations bring any database to the tables' schema, however many workers start at once."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.storage.engine import writing_engine
from bot.storage.migrate import upgrade
from bot.storage.tables import SCHEMA


def test_migrated_schema_is_the_tables_schema(database_url: str) -> None:
    engine = writing_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SCHEMA) == []
    engine.dispose()


def test_upgrading_again_changes_nothing(database_url: str) -> None:
    upgrade(database_url)
    test_migrated_schema_is_the_tables_schema(database_url)


def test_workers_starting_at_once_upgrade_an_empty_database_once(empty_database_url: str) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as workers:
        assert list(workers.map(upgrade, [empty_database_url] * 4)) == [None] * 4
    test_migrated_schema_is_the_tables_schema(empty_database_url)
