"""A second calendar for 2025-2027, written without a look at the first.

It knows no rule of holidays: only a table of days off, written out day by day, and a list
of worked days made from it. Counting is taking the n-th entry of that list.
"""

import datetime as dt
from bisect import bisect_left, bisect_right

FIRST = dt.date(2025, 1, 1)
LAST = dt.date(2027, 12, 31)

TABLE = """
2025-01-01 2025-01-02 2025-01-03 2025-01-07 2025-03-10 2025-03-21 2025-03-24 2025-03-25 2025-05-01
2025-05-07 2025-05-09 2025-06-06 2025-07-07 2025-09-01 2025-10-27 2025-12-16
2026-01-01 2026-01-02 2026-01-07 2026-03-09 2026-03-23 2026-03-24 2026-03-25 2026-05-01 2026-05-07
2026-05-11 2026-05-27 2026-07-06 2026-10-26 2026-12-16
2027-01-01 2027-01-04 2027-01-07 2027-03-08 2027-03-15 2027-03-22 2027-03-23 2027-03-24 2027-05-03
2027-05-07 2027-05-10 2027-07-06 2027-10-25 2027-12-16
"""
NOT_WORKED = frozenset(TABLE.split())
WORKED_SUNDAY = "2025-01-05"


def _worked() -> list[dt.date]:
    worked = []
    day = FIRST
    while day <= LAST:
        written = day.isoformat()
        if written == WORKED_SUNDAY or (day.isoweekday() < 6 and written not in NOT_WORKED):
            worked.append(day)
        day += dt.timedelta(1)
    return worked


WORKED = _worked()
_WORKED_SET = set(WORKED)


def worked(day: dt.date) -> bool:
    return day in _WORKED_SET


def nth_after(day: dt.date, count: int) -> dt.date:
    return WORKED[bisect_right(WORKED, day) + count - 1] if count else day


def nth_before(day: dt.date, count: int) -> dt.date:
    return WORKED[bisect_left(WORKED, day) - count] if count else day


def counts_from(almaty: dt.datetime) -> dt.date:
    """The effective day of a moment given in Almaty wall-clock time."""
    seconds = almaty.hour * 3600 + almaty.minute * 60 + almaty.second
    if worked(almaty.date()) and (seconds, almaty.microsecond) <= (18 * 3600 + 30 * 60, 0):
        return almaty.date()
    return nth_after(almaty.date(), 1)


def not_worked(first: dt.date, last: dt.date) -> list[dt.date]:
    days = [first + dt.timedelta(n) for n in range((last - first).days + 1)]
    return [day for day in days if not worked(day)]
