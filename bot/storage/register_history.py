"""The history of the entries of the registers: one row for each changed column, appended only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from bot.storage.tables import REGISTER_ENTRIES, REGISTER_HISTORY
from core.form.register import FieldChange, Named

_TABLE = REGISTER_HISTORY.c
_OF_ENTRY = (
    select(_TABLE.changed_on, _TABLE.case_id, _TABLE.field, _TABLE.old, _TABLE.new, _TABLE.actor)
    .join(REGISTER_ENTRIES, REGISTER_ENTRIES.c.entry_id == _TABLE.entry_id)
    .where(
        REGISTER_ENTRIES.c.register == bindparam("of"),
        REGISTER_ENTRIES.c.number_key == bindparam("key"),
    )
    .order_by(_TABLE.seq)
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where changes come from: the day they count from, the case, the member of staff."""

    on: date
    case_id: str
    actor: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One changed column, old beside new; days as ISO text."""

    on: date
    case_id: str
    field: str
    old: Any
    new: Any
    actor: str


def append(
    connection: Connection, entry_id: int, changes: Sequence[FieldChange], source: Source
) -> None:
    """Append changed columns of an entry."""
    rows = [
        {
            "entry_id": entry_id,
            "changed_on": source.on,
            "case_id": source.case_id,
            "field": each.field,
            "old": each.old,
            "new": each.new,
            "actor": source.actor,
        }
        for each in changes
    ]
    if rows:
        connection.execute(insert(REGISTER_HISTORY), rows)


def history(connection: Connection, named: Named) -> list[HistoryRow]:
    """The whole history of an entry, oldest first."""
    register, key = named
    rows = connection.execute(_OF_ENTRY, {"of": register, "key": key})
    return [HistoryRow(*row) for row in rows]
