"""Inspection checklists officers filled in; a holder is known by a keyed hash, as in `cases`."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Executable, bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import CHECKLISTS


@dataclass(frozen=True, slots=True)
class Checklist:
    """A row of `checklists`: the list `form` in its edition, filled in by an officer.

    `act_no` and `act_on` are of the act that appointed the inspection, `body` the answers.
    """

    checklist_id: str
    form: str
    form_edition: str
    applicant_key: str
    act_no: str
    act_on: date
    body: Any
    staff: str
    created_at: datetime


_ALL = select(*(CHECKLISTS.c[field.name] for field in fields(Checklist)))
_BY_ID = _ALL.where(CHECKLISTS.c.checklist_id == bindparam("key"))
_BY_HOLDER = _ALL.where(CHECKLISTS.c.applicant_key == bindparam("key")).order_by(
    CHECKLISTS.c.act_on.desc(), CHECKLISTS.c.created_at.desc()
)


def add(checklist: Checklist) -> Executable:
    """Keep a checklist and answer its id; one sent twice is kept once, as it was first, and answers
    nothing.

    PostgreSQL's ON CONFLICT construct is compiled for SQLite too: the grammar is the same.
    """
    wanted = insert(CHECKLISTS).values(asdict(checklist))
    once = wanted.on_conflict_do_nothing(index_elements=["checklist_id"])
    return once.returning(CHECKLISTS.c.checklist_id)


def get(connection: Connection, checklist_id: str) -> Checklist | None:
    """The checklist by its id, in the caller's transaction."""
    row = connection.execute(_BY_ID, {"key": checklist_id}).one_or_none()
    return None if row is None else Checklist(*row)


async def read(connection: AsyncConnection, checklist_id: str) -> Checklist | None:
    """The checklist by its id."""
    row = (await connection.execute(_BY_ID, {"key": checklist_id})).one_or_none()
    return None if row is None else Checklist(*row)


async def by_holder(connection: AsyncConnection, applicant_key: str) -> list[Checklist]:
    """A holder's checklists, the latest inspection first."""
    found = await connection.execute(_BY_HOLDER, {"key": applicant_key})
    return [Checklist(*row) for row in found]
