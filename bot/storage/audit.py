"""Who did what to a case and when; nothing of the applicant's own data."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Insert, bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import AUDIT


@dataclass(frozen=True, slots=True)
class Record:
    """An entry: an event by an actor took a case from state `source` to state `target`."""

    at: datetime
    actor: str
    case_id: str
    event: str
    source: str | None
    target: str | None
    details: Mapping[str, Any] = field(default_factory=dict)


_BY_CASE = (
    select(*(AUDIT.c[one.name] for one in fields(Record)))
    .where(AUDIT.c.case_id == bindparam("case"))
    .order_by(AUDIT.c.seq)
)


def add(record: Record) -> Insert:
    """Append an entry."""
    return insert(AUDIT).values(asdict(record))


async def by_case(connection: AsyncConnection, case_id: str) -> list[Record]:
    """A case's entries, oldest first."""
    return [Record(*row) for row in await connection.execute(_BY_CASE, {"case": case_id})]
