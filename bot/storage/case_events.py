"""Steps of cases, each with what it was given: the history of a case, appended to only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import CASE_EVENTS
from core.cases import givens

HANDED_IN = "handed_in"


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """A step that was taken: ``revision`` is the one of the case after it."""

    case_id: str
    revision: int
    at: datetime
    actor: str
    step: str
    source: str | None
    target: str
    mark: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    """What the step was given, by the keys of ``core.cases.givens``."""


_COLUMNS = ("case_id", "revision", "at", "actor", "step", "source", "target", "mark", "given")
_BY_CASE = (
    select(*(CASE_EVENTS.c[name] for name in _COLUMNS))
    .where(CASE_EVENTS.c.case_id == bindparam("case"))
    .order_by(CASE_EVENTS.c.revision)
)


def add(event: CaseEvent) -> Insert:
    """Append a step. IntegrityError when the revision has its step already."""
    row = {name: getattr(event, name) for name in _COLUMNS}
    return insert(CASE_EVENTS).values({**row, "given": givens.stored(event.given)})


def of_case(connection: Connection, case_id: str) -> list[CaseEvent]:
    """The steps of a case, oldest first."""
    return [_event(row) for row in connection.execute(_BY_CASE, {"case": case_id})]


async def read_of_case(connection: AsyncConnection, case_id: str) -> list[CaseEvent]:
    """The steps of a case, oldest first, outside turns."""
    return [_event(row) for row in await connection.execute(_BY_CASE, {"case": case_id})]


def latest(events: list[CaseEvent]) -> dict[str, Any]:
    """The last value of each thing the steps were given."""
    return {key: value for event in events for key, value in event.given.items()}


def _event(row: Any) -> CaseEvent:
    values = dict(zip(_COLUMNS, row, strict=True))
    return CaseEvent(**{**values, "given": givens.restored(values["given"])})
