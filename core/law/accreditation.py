"""Last day of a pool's accreditation, and last day to apply again without a gap.

*Law:* 142¶3, A3: one year from the day of issue (D-26). The order has no renewal, so a new
accreditation must be there before the year is over (D-27).
"""

import datetime as dt

from core.law.limits import limit_on
from core.law.terms import due, last_safe_day
from core.law.working_time import KAZAKHSTAN, ONE_DAY, Calendar


def last_day(issued: dt.date) -> dt.date:
    """The last day on which a certificate issued on ``issued`` counts as valid (V-CERT-EXP).

    >>> last_day(dt.date(2025, 5, 15))
    datetime.date(2026, 5, 14)
    """
    return last_safe_day(issued, limit_on("L-POOL-07", issued).promise.value)


def last_registration(issued: dt.date, calendar: Calendar = KAZAKHSTAN) -> dt.date:
    """The last working day for a registration whose promised answer leaves no gap.

    >>> last_registration(dt.date(2025, 5, 15))
    datetime.date(2026, 4, 27)
    """
    end = last_day(issued)
    day = calendar.previous_working_day(end)
    while due("L-POOL-03", day, "promise", calendar).date > end:
        day = calendar.previous_working_day(day - ONE_DAY)
    return day
