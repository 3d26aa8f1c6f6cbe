"""The queue: which cases wait, the earliest due first. No personal data is read for it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import CASES
from core.cases.transitions import allowed
from core.form.findings import SUBSTANTIVE
from core.form.steps.states import FINAL, State
from core.identifiers import reference_number
from core.law.terms import due
from core.law.working_time import KAZAKHSTAN
from core.services.catalogue import by_service

PAGE = 50
SHOWN_WARNINGS = ("W-MANUAL",)

Filter = Literal["open", "closed", "all"]
FILTERS: tuple[Filter, ...] = ("open", "closed", "all")
Tone = Literal["overdue", "soon", "calm"]


@dataclass(frozen=True, slots=True)
class Row:
    """A case in the queue. ``due_on`` is when the next step is due, None for a closed case."""

    case_id: str
    reference: str
    form: str
    state: State
    handed_in_at: datetime
    effective_on: date
    due_on: date | None
    tone: Tone
    promise_on: date | None
    as_is: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What part of the queue is asked for; a search looks through all cases."""

    filter: Filter = "open"
    search: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the queue; ``count`` is over all pages."""

    rows: tuple[Row, ...]
    wanted: Wanted
    count: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


def tone(due_on: date | None, today: date) -> Tone:
    """Overdue after its day; soon on that day and on the working day before it."""
    if due_on is None:
        return "calm"
    if due_on < today:
        return "overdue"
    return "soon" if due_on <= KAZAKHSTAN.add_working_days(today, 1) else "calm"


def due_on(service: str, state: State, effective_on: date, track_on: date | None) -> date | None:
    """The day the staff keep: registration until there is one, then the end of the term."""
    if state.final:
        return None
    if state is State.SUBMITTED:
        limit_id = allowed(service, state)[0].limit_id
        return due(limit_id, effective_on, "track").date if limit_id else effective_on
    return track_on or effective_on


async def load(connection: AsyncConnection, wanted: Wanted, today: date) -> Queue:
    """The page asked for, or the last one there is."""
    conditions = _conditions(wanted)
    counted = select(func.count()).select_from(CASES).where(*conditions)
    count = (await connection.execute(counted)).scalar_one()
    page = min(max(1, wanted.page), max(1, -(-count // PAGE)))
    found = await connection.execute(
        _ordered(wanted).where(*conditions).limit(PAGE).offset((page - 1) * PAGE)
    )
    rows = tuple(_row(row, today) for row in found)
    return Queue(rows, Wanted(wanted.filter, wanted.search, page), count)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    if wanted.search:
        number = reference_number.compact(wanted.search)
        return [CASES.c.reference.contains(number, autoescape=True)]
    closed = CASES.c.state.in_([state.value for state in FINAL])
    match wanted.filter:
        case "open":
            return [~closed]
        case "closed":
            return [closed]
        case "all":
            return []


def _ordered(wanted: Wanted) -> Select[Any]:
    columns = select(
        CASES.c.case_id,
        CASES.c.reference,
        CASES.c.service,
        CASES.c.state,
        CASES.c.handed_in_at,
        CASES.c.effective_on,
        CASES.c.track_on,
        CASES.c.promise_on,
        CASES.c.flags,
    )
    if wanted.filter == "open" and not wanted.search:
        waiting = case(
            (CASES.c.state == State.SUBMITTED.value, CASES.c.effective_on),
            else_=func.coalesce(CASES.c.track_on, CASES.c.effective_on),
        )
        return columns.order_by(waiting, CASES.c.handed_in_at, CASES.c.case_id)
    return columns.order_by(CASES.c.handed_in_at.desc(), CASES.c.case_id)


def _row(found: Any, today: date) -> Row:
    state = State(found.state)
    day = due_on(found.service, state, found.effective_on, found.track_on)
    return Row(
        case_id=found.case_id,
        reference=reference_number.format(found.reference),
        form=by_service(found.service).key,
        state=state,
        handed_in_at=found.handed_in_at,
        effective_on=found.effective_on,
        due_on=day,
        tone=tone(day, today),
        promise_on=found.promise_on,
        as_is=any(code in SUBSTANTIVE for code in found.flags),
        warnings=tuple(code for code in SHOWN_WARNINGS if code in found.flags),
    )
