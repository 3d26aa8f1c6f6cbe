"""Decisions of an officer, and what they leave in the database."""

from functools import partial
from typing import Any

from sqlalchemy import select

from bot.desk.cases.decisions import Decision, Outcome, decide
from bot.storage.cases import Case
from bot.storage.engine import Database
from bot.storage.tables import (
    AUDIT,
    CASES,
    INBOX,
    OUTBOX,
    REGISTER_ENTRIES,
    REGISTER_HISTORY,
    REGISTER_SERIALS,
)
from bot.storage.writer import Writer
from core.form.steps.states import State
from tests.bot.support.desk_cases import NOW
from tests.bot.support.visiting import STAFF

REGISTER = Decision(State.REGISTERED, {"registration_no": "15", "registered_on": "2026-03-17"})
REVIEW = Decision(State.UNDER_REVIEW, {})
ISSUE = Decision(State.ISSUED, {"notice_no": "7-У", "notice_date": "2026-03-18"})


def key_of(number: str) -> str:
    """The key of a holder: here the number itself, that tests may be read."""
    return number.zfill(64)


def deciding(
    database: Database,
    decision: Decision,
    stands: Case,
    *,
    revision: int | None = None,
    staff: str = STAFF,
) -> Outcome:
    """Decide about a stored case as it was seen at its own revision."""
    seen = stands.revision if revision is None else revision
    with database.writer.begin() as connection:
        return decide(connection, stands.case_id, seen, staff, decision, NOW, key_of)


async def decided(
    writer: Writer, case_id: str, revision: int, decision: Decision, staff: str = STAFF
) -> Outcome:
    """Decide in turn with whatever else the writer is told to write."""
    step = partial(
        decide,
        case_id=case_id,
        revision=revision,
        staff=staff,
        decision=decision,
        now=NOW,
        key_of=key_of,
    )
    return await writer.transact(step)


def rows(database: Database, query: Any) -> list[Any]:
    with database.writer.begin() as connection:
        return [tuple(row) for row in connection.execute(query)]


def everything(database: Database) -> list[list[Any]]:
    """All a decision may write."""
    registers = (REGISTER_ENTRIES, REGISTER_HISTORY, REGISTER_SERIALS)
    tables = (CASES, AUDIT, INBOX, OUTBOX, *registers)
    return [rows(database, select(table)) for table in tables]
