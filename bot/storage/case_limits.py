"""The next limit of each open case on each day, as rows the queue is read from.

Which of its limits is the next one changes by itself when one that *may* be used drops out. When
that will be is known beforehand, so each limit is stored with the days on which it is the next.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.storage.cases import Case
from bot.storage.tables import CASE_LIMITS, CASES, CASES_WITHOUT_LIMITS
from core.cases.next_limit import Limit

_NOT_COMPUTED = (
    select(CASES.c.case_id)
    .where(CASES_WITHOUT_LIMITS)
    .order_by(CASES.c.case_id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)


def replace(connection: Connection, case: Case, limits: Iterable[Limit], at: datetime) -> None:
    """Write the limits of a case, given soonest first, in the place of those it had.

    ``at`` is kept as the moment they were computed. The row of the case is written first: its
    lock keeps a second writer of the same limits waiting.
    """
    computed = update(CASES).where(CASES.c.case_id == case.case_id).values(limits_at=at)
    connection.execute(computed)
    connection.execute(delete(CASE_LIMITS).where(CASE_LIMITS.c.case_id == case.case_id))
    if kept := rows(case, limits):
        connection.execute(insert(CASE_LIMITS), kept)


def rows(case: Case, limits: Iterable[Limit]) -> list[dict[str, Any]]:
    """The rows of ``case_limits`` that hold the limits of a case."""
    return [
        {
            "case_id": case.case_id,
            "track": limit.track,
            "until_on": until,
            "from_on": begins,
            "limit_id": limit.limit_id,
            "step": limit.step,
            "must": limit.must,
            "alarm_on": limit.alarm,
            "legal_on": limit.legal,
            "long_on": limit.long,
            "handed_in_at": case.handed_in_at,
        }
        for limit, begins, until in periods(limits)
    ]


def not_computed(connection: Connection, most: int) -> list[str]:
    """The ids of up to ``most`` cases whose limits are to be computed.

    They are locked until the transaction ends; those another worker has locked are left to it.
    """
    return list(connection.execute(_NOT_COMPUTED, {"most": most}).scalars())


def periods(limits: Iterable[Limit]) -> Iterator[tuple[Limit, date, date]]:
    """The first and the last day on which each limit is the next of its track, if there are any.

    The days of a track follow each other without a gap and end only after its last limit.
    """
    begins: dict[str, date] = {}
    for limit in limits:
        first = begins.get(limit.track, date.min)
        last = date.max if limit.must else limit.legal
        if first > last or first == date.max:
            continue
        yield limit, first, last
        begins[limit.track] = last if last == date.max else last + timedelta(days=1)
