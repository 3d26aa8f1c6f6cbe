"""Bring a database to the newest revision; any number of workers may do so at once."""

from importlib.resources import files

from alembic import command
from alembic.config import Config

from bot.storage.engine import writing_engine

_LOCK = 7_373_001  # any number not used for another advisory lock in this database


def upgrade(url: str) -> None:
    """Run what is missing of the migrations in one transaction; nothing happens when none is.

    The transaction excludes other workers: on SQLite by the write lock it begins with, on
    PostgreSQL by an advisory lock that ends with it.
    """
    config = Config()
    config.set_main_option("script_location", str(files("bot.storage") / "migrations"))
    engine = writing_engine(url)
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()
