"""Due dates: the last day of a limit counted from day 0, with the proof of the count.

*Law:* the limits of ``core.law.limits``, by the edition in force on day 0.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from core.errors import NotInForce
from core.law.acts import LawRef
from core.law.limits import LIMITS, Limit, Limits, Term, Unit, limit_on
from core.law.working_time import KAZAKHSTAN, ONE_DAY, Calendar, DayOff, Reason


@dataclass(frozen=True, slots=True)
class Proof:
    """How a due date was counted."""

    day_zero: dt.date
    """Day 0 of the count."""
    counted: int
    """How many days, years or the day of a month."""
    unit: Unit
    """What was counted."""
    skipped: tuple[DayOff, ...]
    """Days off that were not counted."""
    law: LawRef
    """Where the limit stands."""

    @property
    def skipped_by_reason(self) -> Mapping[Reason, tuple[DayOff, ...]]:
        """The days off that were not counted, by reason; a reason without days is absent."""
        groups = {
            reason: tuple(off for off in self.skipped if off.reason_key is reason)
            for reason in Reason
        }
        return {reason: days for reason, days in groups.items() if days}


@dataclass(frozen=True, slots=True)
class Due:
    """A last day with its proof."""

    date: dt.date
    """The last day by law."""
    proof: Proof
    """How it was counted."""
    remind_on: dt.date
    """That day or, where it is a day off, the working day before it."""


def due(
    limit_id: str,
    start: dt.date,
    which: Literal["promise", "track"] = "promise",
    calendar: Calendar = KAZAKHSTAN,
    act: str = "",
    limits: Limits = LIMITS,
) -> Due:
    """The last day of a limit counted from ``start``, by its edition of that day.

    ``start`` is the day of the event ``counted_from``; for a limit counted backwards it is the end
    of the term or validity, and the answer the last day to act. ``act`` is cited in the proof.
    Raises ``KeyError`` for an unknown limit, ``NotInForce`` for a repealed one.
    """
    limit = limit_on(limit_id, start, limits)
    term = limit.promise if which == "promise" else limit.track
    end = _end(limit, term, start, calendar)
    skipped = _skipped(term, start, end, calendar)
    proof = Proof(start, term.value, term.unit, skipped, limit.law_in(act))
    return Due(end, proof, calendar.previous_working_day(end))


def _end(limit: Limit, term: Term, start: dt.date, calendar: Calendar) -> dt.date:
    match term.unit:
        case Unit.WORKING_DAYS if limit.backwards:
            return calendar.sub_working_days(start, term.value)
        case Unit.WORKING_DAYS:
            return calendar.add_working_days(start, term.value)
        case Unit.CALENDAR_DAYS:
            days = dt.timedelta(days=term.value)
            return start - days if limit.backwards else start + days
        case Unit.SAME_DAY:
            return calendar.next_working_day(start)
        case Unit.ON_THE_SPOT:
            return start
        case Unit.YEARS:
            return last_safe_day(start, term.value)
        case Unit.DAY_OF_NEXT_MONTH:
            return _next_month(start, term.value)
        case Unit.WORKING_DAY_BY_DAY_OF_NEXT_MONTH:
            return calendar.previous_working_day(_next_month(start, term.value))
        case Unit.UNSPECIFIED_DAYS:
            raise NotInForce(limit.id)


def last_safe_day(issued: dt.date, years: int) -> dt.date:
    """The last valid day of a document of so many years: the day before its anniversary.

    *Law:* 142¶3, 142·A3; D-26. A document of 29 February has its anniversary on the 28th.

    >>> last_safe_day(dt.date(2026, 3, 26), 1)
    datetime.date(2027, 3, 25)
    """
    leap_day = (issued.month, issued.day) == (2, 29)
    day = issued - ONE_DAY if leap_day else issued
    return day.replace(year=issued.year + years) - ONE_DAY


def _next_month(start: dt.date, day: int) -> dt.date:
    return (start.replace(day=1) + dt.timedelta(days=31)).replace(day=day)


def _skipped(term: Term, start: dt.date, end: dt.date, calendar: Calendar) -> tuple[DayOff, ...]:
    """Days off between day 0 and the end; only counts of working days skip any."""
    match term.unit:
        case Unit.WORKING_DAYS:
            first, last = min(start, end), max(start, end)
            return calendar.days_off_between(first + ONE_DAY, last - ONE_DAY)
        case Unit.SAME_DAY:
            return calendar.days_off_between(start, end)
        case _:
            return ()
