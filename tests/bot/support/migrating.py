"""Databases of earlier revisions."""

from dataclasses import asdict
from importlib.resources import files
from typing import Any

from alembic import command
from alembic.config import Config

from bot.storage.cases import Case
from bot.storage.engine import writing_engine


def as_before(case: Case) -> dict[str, Any]:
    """The row of a case as it was before arrivals and steps were recorded."""
    added = ("received_at", "cause", "since")
    return {name: value for name, value in asdict(case).items() if name not in added}


def upgrade_to(revision: str, url: str) -> None:
    """Bring a database to a revision."""
    config = Config()
    config.set_main_option("script_location", str(files("bot.storage") / "migrations"))
    engine = writing_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
