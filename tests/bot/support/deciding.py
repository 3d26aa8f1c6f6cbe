"""Steps an officer takes, and what they leave in the database."""

from functools import partial
from typing import Any

from sqlalchemy import select

from bot.cases.apply import Outcome, Step, apply
from bot.storage.cases import Case
from bot.storage.engine import Database
from bot.storage.plan import Incoming
from bot.storage.tables import (
    AUDIT,
    CASE_EVENTS,
    CASE_LIMITS,
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

REGISTER = Step(
    State.REGISTERED,
    {
        "received_at": "2026-03-16T11:00",
        "registration_no": "15",
        "registered_on": "2026-03-16",
    },
)
REVIEW = Step(State.UNDER_REVIEW, {})
ISSUE = Step(State.ISSUED, {"notice_no": "7-У", "notice_date": "2026-03-18"})


def key_of(number: str) -> str:
    """The key of a holder: here the number itself, that tests may be read."""
    return number.zfill(64)


def deciding(
    database: Database,
    step: Step,
    stands: Case,
    *,
    revision: int | None = None,
    staff: str = STAFF,
) -> Outcome:
    """Take a step on a stored case as it was seen at its own revision."""
    return deciding_with_news(database, step, stands, revision=revision, staff=staff)[0]


def deciding_with_news(
    database: Database,
    step: Step,
    stands: Case,
    *,
    revision: int | None = None,
    staff: str = STAFF,
) -> tuple[Outcome, tuple[Incoming, ...]]:
    """The same, with the news that follow."""
    seen = stands.revision if revision is None else revision
    with database.writer.begin() as connection:
        made = apply(connection, stands.case_id, seen, staff, step, NOW, key_of)
    return made.answer, made.arrivals


async def decided(
    writer: Writer, case_id: str, revision: int, step: Step, staff: str = STAFF
) -> Outcome:
    """Take a step in turn with whatever else the writer is told to write."""
    taking = partial(
        apply,
        case_id=case_id,
        revision=revision,
        actor=staff,
        wanted=step,
        now=NOW,
        key_of=key_of,
    )
    return await writer.transact_with_arrivals(taking)


def rows(database: Database, query: Any) -> list[Any]:
    with database.writer.begin() as connection:
        return [tuple(row) for row in connection.execute(query)]


def everything(database: Database) -> list[list[Any]]:
    """All a step may write."""
    registers = (REGISTER_ENTRIES, REGISTER_HISTORY, REGISTER_SERIALS)
    tables = (CASES, CASE_EVENTS, CASE_LIMITS, AUDIT, INBOX, OUTBOX, *registers)
    return [rows(database, select(table)) for table in tables]
