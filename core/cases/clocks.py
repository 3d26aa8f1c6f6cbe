"""The days of each limit of a case: shorter reading, longer reading, alarm of the staff.

*Law:* the starts of the clocks are 138¶8-9, 169¶5-6, 142¶6-7, 53¶16-18 and the chapters on
complaints; where an order has two readings, ``core.law.terms`` keeps both (D-01, D-02, D-03, D-09).
"""

import datetime as dt
from dataclasses import dataclass

from core.cases.case import Case
from core.form.conditions import Answers
from core.law.limits import Limit, limit_on
from core.law.terms import Due, due
from core.law.working_time import KAZAKHSTAN, Calendar
from core.services.catalogue import by_service

_RECEIVED = frozenset({"receipt", "complaint_receipt", "presentation"})
_REGISTERED = frozenset({"registration", "complaint_registration"})
_OF_REGISTRATION = frozenset({"L-APK-01", "L-LIC-01", "L-POOL-01", "L-TRUST-01"})
_COUNTED_FROM_REGISTRATION = frozenset({"53"})
"""Acts whose day 0 is the day of registration; that of the others is the effective date."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit of a case. ``short`` and ``long`` are one day where the order has one reading."""

    limit_id: str
    alarm: dt.date
    """From this day on the staff are alarmed."""
    short: Due
    """Last day by the shorter reading: the legal last day the staff keep."""
    long: Due
    """Last day by the longer reading: a step after it is overdue; what an applicant is told."""

    @property
    def legal(self) -> dt.date:
        """The legal last day."""
        return self.short.date


def term_of(service: str, answers: Answers) -> str:
    """The limit within which the service is rendered; empty where the order promises nothing."""
    return by_service(service).terms.review_of(answers)


def day_zero(case: Case) -> dt.date | None:
    """Day 0 of the service's clocks; None while it is not known.

    Orders 138, 169 and 142 count from the effective date, whatever day the registration bears;
    order 53 from the day of registration. *Law:* 138¶9-10, 169¶6-8, 142¶7-8, 53¶24.
    """
    if case.registered_on is None:
        return None
    act = case.form.act_of(case.answers)
    return case.registered_on if act in _COUNTED_FROM_REGISTRATION else case.effective_on


def clock(case: Case, limit_id: str, calendar: Calendar = KAZAKHSTAN) -> Clock | None:
    """The clock of a limit; None while the event it counts from is not known."""
    begins = case.registered_on or case.effective_on
    if begins is None:
        return None
    limit = limit_on(limit_id, begins)
    if limit.backwards:
        return _backwards(case, limit, calendar)
    starts = _starts(case, limit)
    if starts is None:
        return None
    first, last = starts
    act = case.form.act_of(case.answers)
    short = due(limit_id, first, "track", calendar, act)
    long = due(limit_id, last, "promise", calendar, act)
    if limit_id == "L-TRUST-01":
        short = _registration_of_53(case, first, short, calendar)
    if short.date > long.date:
        short = long
    return Clock(limit_id, _alarm(limit_id, first, short, calendar), short, long)


def service_clock(case: Case, calendar: Calendar = KAZAKHSTAN) -> Clock | None:
    """The clock of the whole service; None where none is promised or it has not begun."""
    limit_id = term_of(case.service, case.answers)
    return clock(case, limit_id, calendar) if limit_id else None


def _starts(case: Case, limit: Limit) -> tuple[dt.date, dt.date] | None:
    """Day 0 of the shorter and of the longer reading."""
    counted_from = limit.counted_from
    if counted_from in _RECEIVED:
        day = case.effective_on
    elif counted_from == "complaint_registration":
        # a late registration does not lengthen the staff's term in silence (D-155)
        if case.registered_on is None or case.effective_on is None:
            return None
        return case.effective_on, case.registered_on
    elif counted_from in _REGISTERED:
        day = day_zero(case)
    elif counted_from == "decision":
        day = case.decided_on
    else:
        day = None
    return None if day is None else (day, day)


def _backwards(case: Case, limit: Limit, calendar: Calendar) -> Clock | None:
    """A limit counted back from the end of the term: the notice of a hearing (D-17)."""
    limit_id = limit.id
    term = service_clock(case, calendar) if limit.counted_from == "before_end" else None
    if term is None:
        return None
    act = case.form.act_of(case.answers)
    short = due(limit_id, term.short.date, "promise", calendar, act)
    long = due(limit_id, term.long.date, "promise", calendar, act)
    alarm = due(limit_id, term.short.date, "track", calendar, act).date
    return Clock(limit_id, alarm, short, long)


def _alarm(limit_id: str, start: dt.date, short: Due, calendar: Calendar) -> dt.date:
    """A registration alarms on its last day, other limits a working day before theirs."""
    if limit_id in _OF_REGISTRATION:
        return short.date
    return max(start, calendar.sub_working_days(short.date, 1))


def _registration_of_53(case: Case, start: dt.date, short: Due, calendar: Calendar) -> Due:
    """Three calendar days, brought forward to a working day; out of hours the day itself (D-144).

    *Law:* 53¶17; D-09.
    """
    out_of_hours = case.received_at is not None and (
        calendar.local_date(case.received_at) != case.effective_on
    )
    day = start if out_of_hours else calendar.previous_working_day(short.date)
    return Due(max(day, start), short.proof, day)


def marked(clock: Clock | None, day: dt.date) -> str:
    """The mark of a step done on a day: "", "short_passed" or "overdue"."""
    if clock is None or day <= clock.short.date:
        return ""
    return "short_passed" if day <= clock.long.date else "overdue"


def expected(case: Case, day: dt.date, calendar: Calendar = KAZAKHSTAN) -> Due | None:
    """The last day of the service if the package arrived and were registered on a day.

    None where no answer is promised.
    """
    limit_id = term_of(case.service, case.answers)
    if not limit_id:
        return None
    arrives = calendar.next_working_day(day)
    return due(limit_id, arrives, "promise", calendar, case.form.act_of(case.answers))
