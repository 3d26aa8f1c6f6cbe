"""Applications handed in."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import CASES


@dataclass(frozen=True, slots=True)
class Case:
    """A row of `cases`; `applicant_key` is a keyed hash of the BIN or IIN, never the number."""

    case_id: str
    reference: str
    draft_id: str
    service: str
    form_edition: str
    person: str
    channel: str
    language: str
    state: str
    revision: int
    filing_channel: str
    handed_in_at: datetime
    received_at: datetime | None
    effective_on: date
    promise_on: date | None
    track_on: date | None
    registration_no: str | None
    registered_on: date | None
    result_no: str | None
    result_on: date | None
    cause: str
    since: date | None
    answers: Any
    findings: Any
    flags: Any
    applicant_key: str
    created_at: datetime
    updated_at: datetime


_ALL = select(*(CASES.c[field.name] for field in fields(Case)))
_BY_ID = _ALL.where(CASES.c.case_id == bindparam("key"))
_BY_REFERENCE = _ALL.where(CASES.c.reference == bindparam("key"))
_BY_DRAFT = _ALL.where(CASES.c.draft_id == bindparam("key"))
_BY_PERSON = _ALL.where(CASES.c.person == bindparam("key")).order_by(CASES.c.handed_in_at.desc())


def add(case: Case) -> Insert:
    """Insert a case; IntegrityError on a known reference or draft."""
    return insert(CASES).values(asdict(case))


def get(connection: Connection, case_id: str) -> Case | None:
    """The case by its id."""
    return _one(connection, _BY_ID, case_id)


def by_reference(connection: Connection, reference: str) -> Case | None:
    """The case by the number the applicant was given."""
    return _one(connection, _BY_REFERENCE, reference)


def by_draft(connection: Connection, draft_id: str) -> Case | None:
    """The case a draft became."""
    return _one(connection, _BY_DRAFT, draft_id)


def by_person(connection: Connection, person: str) -> list[Case]:
    """The cases a person handed in, newest first."""
    return [Case(*row) for row in connection.execute(_BY_PERSON, {"key": person})]


async def read(connection: AsyncConnection, case_id: str) -> Case | None:
    """The case by its id, outside turns."""
    row = (await connection.execute(_BY_ID, {"key": case_id})).one_or_none()
    return None if row is None else Case(*row)


def change(connection: Connection, case_id: str, revision: int, **columns: Any) -> bool:
    """Write `columns` and the next revision; False when the case is no longer at `revision`.

    `updated_at` is to be among the columns.
    """
    changed = (
        update(CASES)
        .where(CASES.c.case_id == case_id, CASES.c.revision == revision)
        .values(revision=revision + 1, **columns)
    )
    return connection.execute(changed).rowcount == 1


def _one(connection: Connection, query: Any, key: str) -> Case | None:
    row = connection.execute(query, {"key": key}).one_or_none()
    return None if row is None else Case(*row)
