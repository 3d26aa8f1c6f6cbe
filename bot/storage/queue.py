"""The queue of cases, read by pages: with a term, without one, closed, by reference.

A page is cut out of an index that holds the order and the days of every limit, and only the rows
on it are looked up: it costs little however many cases are open. No personal data is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import CASE_LIMITS, CASES, DUTIES
from core.cases.next_limit import CASE, Limit
from core.form.steps.states import FINAL, State

OPEN = tuple(state.value for state in State if state not in FINAL)
CLOSED = tuple(state.value for state in State if state in FINAL)


@dataclass(frozen=True, slots=True)
class Queued:
    """A case, or a duty of a case, as it stands in the queue."""

    case_id: str
    reference: str
    service: str
    state: str
    handed_in_at: datetime
    received_at: datetime | None
    flags: Any
    limit: Limit | None = None
    """The next limit; None without a term."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Which rows of a list to read."""

    most: int
    skipped: int = 0


_CASE = (
    CASES.c.case_id,
    CASES.c.reference,
    CASES.c.service,
    CASES.c.state,
    CASES.c.handed_in_at,
    CASES.c.received_at,
    CASES.c.flags,
)
_LIMIT = (
    CASE_LIMITS.c.limit_id,
    CASE_LIMITS.c.step,
    CASE_LIMITS.c.track,
    CASE_LIMITS.c.alarm_on,
    CASE_LIMITS.c.legal_on,
    CASE_LIMITS.c.long_on,
    CASE_LIMITS.c.must,
)
_KEY = (CASE_LIMITS.c.case_id, CASE_LIMITS.c.track, CASE_LIMITS.c.until_on)
_BY_DAYS = (
    CASE_LIMITS.c.alarm_on,
    CASE_LIMITS.c.legal_on,
    CASE_LIMITS.c.handed_in_at,
    CASE_LIMITS.c.case_id,
    CASE_LIMITS.c.track,
)
_OLDEST = (CASES.c.handed_in_at, CASES.c.case_id)
_NEWEST = (CASES.c.handed_in_at.desc(), CASES.c.case_id.desc())


async def with_term(
    connection: AsyncConnection, today: date, cut: Cut, *, overdue: bool = False
) -> list[Queued]:
    """Cases and duties with a limit before them: by alarm day, last day, hand-in."""
    keys = select(*_KEY).where(*_next(today, overdue)).order_by(*_BY_DAYS)
    page = keys.limit(cut.most).offset(cut.skipped).subquery()
    on_page = and_(*(column == page.c[column.name] for column in _KEY))
    rows = (
        select(*_CASE, *_LIMIT)
        .select_from(page)
        .join(CASE_LIMITS, on_page)
        .join(CASES, CASES.c.case_id == page.c.case_id)
        .order_by(*_BY_DAYS)
    )
    found = await connection.execute(rows)
    return [_queued(row[: len(_CASE)], row[len(_CASE) :]) for row in found]


async def count_with_term(
    connection: AsyncConnection, today: date, *, overdue: bool = False
) -> int:
    """How many rows ``with_term`` has."""
    rows = select(func.count()).select_from(CASE_LIMITS).where(*_next(today, overdue))
    return await _count(connection, rows)


async def without_term(connection: AsyncConnection, today: date, cut: Cut) -> list[Queued]:
    """Open cases with no limit before them, by hand-in."""
    rows = _page((CASES.c.state.in_(OPEN), ~_has_term(today)), _OLDEST, cut)
    return [Queued(*row) for row in await connection.execute(rows)]


async def count_without_term(connection: AsyncConnection, today: date) -> int:
    """How many rows ``without_term`` has."""
    rows = select(func.count()).where(CASES.c.state.in_(OPEN), ~_has_term(today))
    return await _count(connection, rows.select_from(CASES))


async def count_open(connection: AsyncConnection) -> int:
    """How many rows ``with_term`` and ``without_term`` have together: open cases and duties."""
    duties = select(CASE_LIMITS.c.case_id, CASE_LIMITS.c.track).where(DUTIES).distinct()
    open_duties = select(func.count()).select_from(duties.subquery())
    return await count_in(connection, OPEN) + await _count(connection, open_duties)


async def in_states(
    connection: AsyncConnection, states: Sequence[str] | None, today: date, cut: Cut
) -> list[Queued]:
    """Each case in one of some states, or in any, the newest first, with its next limit."""
    wanted = () if states is None else (CASES.c.state.in_(states),)
    return await _with_limits(connection, _page(wanted, _NEWEST, cut), today)


async def count_in(connection: AsyncConnection, states: Sequence[str] | None) -> int:
    """How many cases are in one of some states, or in any."""
    rows = select(func.count()).select_from(CASES)
    return await _count(
        connection, rows if states is None else rows.where(CASES.c.state.in_(states))
    )


async def by_reference(
    connection: AsyncConnection, part: str, today: date, cut: Cut
) -> list[Queued]:
    """Each case with ``part`` in its reference, the newest first, with its next limit."""
    wanted = (CASES.c.reference.contains(part, autoescape=True),)
    return await _with_limits(connection, _page(wanted, _NEWEST, cut), today)


async def count_by_reference(connection: AsyncConnection, part: str) -> int:
    """How many cases have ``part`` in their reference."""
    rows = select(func.count()).select_from(CASES)
    return await _count(connection, rows.where(CASES.c.reference.contains(part, autoescape=True)))


def _next(today: date, overdue: bool) -> list[ColumnElement[bool]]:
    """Of each case and duty the limit that is the next one today."""
    shown = [CASE_LIMITS.c.from_on <= today, CASE_LIMITS.c.until_on >= today]
    return [*shown, CASE_LIMITS.c.long_on < today] if overdue else shown


def _has_term(today: date) -> ColumnElement[bool]:
    """Whether a limit of the case, not of a duty, is left."""
    left = select(CASE_LIMITS.c.case_id).where(
        CASE_LIMITS.c.case_id == CASES.c.case_id,
        CASE_LIMITS.c.track == CASE,
        CASE_LIMITS.c.until_on >= today,
    )
    return left.exists()


def _page(
    wanted: Sequence[ColumnElement[bool]], order: Sequence[ColumnElement[Any]], cut: Cut
) -> Select[Any]:
    """The cases of a page. Their keys are found first, so that no row before it is looked up."""
    keys = select(CASES.c.case_id).where(*wanted).order_by(*order)
    page = keys.limit(cut.most).offset(cut.skipped).subquery()
    return select(*_CASE).join_from(page, CASES, CASES.c.case_id == page.c.case_id).order_by(*order)


async def _with_limits(connection: AsyncConnection, rows: Select[Any], today: date) -> list[Queued]:
    """The cases found, each with its next limit, be it that of a duty."""
    found = [Queued(*row) for row in await connection.execute(rows)]
    ids = [each.case_id for each in found]
    kept = (
        select(CASE_LIMITS.c.case_id, *_LIMIT)
        .where(CASE_LIMITS.c.case_id.in_(ids), *_next(today, overdue=False))
        .order_by(*(column.desc() for column in _BY_DAYS))
    )
    soonest = {row.case_id: Limit(*row[1:]) for row in await connection.execute(kept)}
    return [replace(each, limit=soonest.get(each.case_id)) for each in found]


def _queued(case: Sequence[Any], limit: Sequence[Any]) -> Queued:
    return replace(Queued(*case), limit=Limit(*limit))


async def _count(connection: AsyncConnection, counted: Select[Any]) -> int:
    number: int = (await connection.execute(counted)).scalar_one()
    return number
