"""Time limits of the orders: start + limit -> due date together with its proof.

*Law:* the register in ``parameters/limits.toml``, a reference on every limit.
*Why:* "promise" is what the applicant is told, "track" what the staff clock runs on. They differ
where an order contradicts itself: the applicant hears the longer, the staff keep the shorter.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Literal

from core.errors import Configuration, NotInForce
from core.law.acts import LawRef
from core.law.parameters import read
from core.law.working_time import KAZAKHSTAN, ONE_DAY, Calendar, DayOff, Reason


class Unit(StrEnum):
    """What a limit is counted in."""

    WORKING_DAYS = "wd"
    CALENDAR_DAYS = "cd"
    UNSPECIFIED_DAYS = "day_unspecified"
    SAME_DAY = "same_day"
    ON_THE_SPOT = "on_the_spot"
    YEARS = "year"
    DAY_OF_NEXT_MONTH = "day_of_next_month"
    WORKING_DAY_BY_DAY_OF_NEXT_MONTH = "wd_by_day_of_next_month"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Term:
    """A number and its unit, written "5 wd" in the register."""

    value: int
    unit: Unit

    @classmethod
    def read(cls, text: str) -> "Term":
        """
        >>> Term.read("5 wd")
        Term(value=5, unit=<Unit.WORKING_DAYS: 'wd'>)
        """
        value, _, unit = text.partition(" ")
        try:
            return cls(int(value), Unit(unit))
        except ValueError:
            raise Configuration(
                f"Term {text!r} of limits.toml", "be a number and a unit", '"5 wd"'
            ) from None


@dataclass(frozen=True, slots=True)
class Limit:
    """One line of the register. ``value`` and ``unit`` are as the act prints them.

    ``law`` is where it stands, ``elsewhere`` where other acts set the same one.
    """

    id: str
    value: int
    unit: Unit
    counted_from: str
    promise: Term
    track: Term
    law: LawRef
    elsewhere: tuple[LawRef, ...] = ()

    def law_in(self, act: str) -> LawRef:
        """Where it stands in an act; its first place where the act does not set it."""
        return next((law for law in self.elsewhere if law.act == act), self.law)

    @property
    def backwards(self) -> bool:
        """Counted back from the end of a term or of a validity, not on from an event."""
        return self.counted_from.startswith("before_")


@dataclass(frozen=True, slots=True)
class Proof:
    """How a due date was counted: day 0, how many of what, which days were passed over."""

    day_zero: dt.date
    counted: int
    unit: Unit
    skipped: tuple[DayOff, ...]
    law: LawRef

    @property
    def skipped_by_reason(self) -> Mapping[Reason, tuple[DayOff, ...]]:
        """The days passed over, by reason; a reason without days is absent."""
        groups = {
            reason: tuple(off for off in self.skipped if off.reason_key is reason)
            for reason in Reason
        }
        return {reason: days for reason, days in groups.items() if days}


@dataclass(frozen=True, slots=True)
class Due:
    """A legal date with its proof. ``remind_on`` is that day, or the working day before it."""

    date: dt.date
    proof: Proof
    remind_on: dt.date


def due(
    limit_id: str,
    start: dt.date,
    which: Literal["promise", "track"] = "promise",
    calendar: Calendar = KAZAKHSTAN,
    act: str = "",
) -> Due:
    """The last day of a limit whose day 0 is ``start``; ``act`` is the one its proof cites.

    ``start`` is the day of the event the limit names in ``counted_from``. For a limit counted
    backwards it is the end (of the term, of the validity) and the answer the last day to act.
    Raises ``KeyError`` for an unknown limit, ``NotInForce`` for a lapsed one.
    """
    limit = LIMITS[limit_id]
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
        case Unit.LAPSED | Unit.UNSPECIFIED_DAYS:
            raise NotInForce(limit.id)


def last_safe_day(issued: dt.date, years: int) -> dt.date:
    """The last day on which we call a document of so many years valid: anniversary minus a day.

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
    """Days off on the way from day 0 to the end; only working-day counts pass any over."""
    match term.unit:
        case Unit.WORKING_DAYS:
            first, last = min(start, end), max(start, end)
            return calendar.days_off_between(first + ONE_DAY, last - ONE_DAY)
        case Unit.SAME_DAY:
            return calendar.days_off_between(start, end)
        case _:
            return ()


def _limit(limit_id: str, row: Mapping[str, Any]) -> Limit:
    printed = Term.read(row["limit"])
    return Limit(
        id=limit_id,
        value=printed.value,
        unit=printed.unit,
        counted_from=row["counted_from"],
        promise=Term.read(row["promise"]),
        track=Term.read(row["track"]),
        law=LawRef.read(row["reference"]),
        elsewhere=tuple(map(LawRef.read, row.get("elsewhere", ()))),
    )


LIMITS: Mapping[str, Limit] = MappingProxyType(
    {limit_id: _limit(limit_id, row) for limit_id, row in read("limits").items()}
)
"""Every limit by its id, such as ``L-APK-04``."""
