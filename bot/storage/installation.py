"""The database's own record of its installation: which key and folder it belongs to."""

from collections.abc import Mapping

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from bot.storage.tables import INSTALLATION

PROBE = "probe"

# PostgreSQL's ON CONFLICT construct is compiled for SQLite too: the grammar is the same.
_NEW = insert(INSTALLATION)
_RECORD = _NEW.on_conflict_do_nothing(index_elements=["name"])
_OVERWRITE = _NEW.on_conflict_do_update(
    index_elements=["name"], set_={"value": _NEW.excluded.value}
)
_ALL = select(INSTALLATION.c.name, INSTALLATION.c.value)


def record(connection: Connection, facts: Mapping[str, str]) -> dict[str, str]:
    """Record what is not known yet and return what is known now: the first worker's facts."""
    rows = [{"name": name, "value": value} for name, value in facts.items()]
    connection.execute(_RECORD, rows)
    known = {row.name: row.value for row in connection.execute(_ALL)}
    return {name: known[name] for name in facts}


def probe(connection: Connection, value: str) -> None:
    """Write a value that the commit has to bring to the disk."""
    connection.execute(_OVERWRITE, {"name": PROBE, "value": value})
