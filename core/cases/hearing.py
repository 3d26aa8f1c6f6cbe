"""The hearing before a refusal: when its notice may go and when it may be held.

*Law:* 138¶11-13, 169¶10, 142¶10, 53¶22; D-17 (alarm a day earlier), D-18 (not on the day of the
notice). *Why:* a refusal without a lawful hearing does not stand; the right to be heard cannot
be waived by software, so where no lawful day is left the staff must be told, not the applicant.
"""

import datetime as dt
from dataclasses import dataclass

from core.errors import Invalid
from core.law.working_time import KAZAKHSTAN, OFFICE_HOURS, Calendar


@dataclass(frozen=True, slots=True)
class NoticeDays:
    """``end`` of the service's term, the ``latest`` day for the notice, the staff's ``alarm``."""

    end: dt.date
    latest: dt.date
    alarm: dt.date


@dataclass(frozen=True, slots=True)
class HearingWindow:
    """The days a hearing may be held on, both included; days off between them do not count."""

    first: dt.date
    last: dt.date


def notice_days(
    registered_on: dt.date, term_wd: int, lead_wd: int, calendar: Calendar = KAZAKHSTAN
) -> NoticeDays:
    """The days of the notice for a term of ``term_wd`` and a lead of ``lead_wd`` working days.

    Raises ``Invalid("E-HEAR-WINDOW")`` when the latest day lies before the registration (D-04).
    """
    end = calendar.add_working_days(registered_on, term_wd)
    latest = calendar.sub_working_days(end, lead_wd)
    if latest < registered_on:
        raise Invalid("E-HEAR-WINDOW")
    return NoticeDays(end, latest, calendar.sub_working_days(end, lead_wd + 1))


def hearing_window(
    registered_on: dt.date,
    term_wd: int,
    lead_wd: int,
    notice_date: dt.date,
    within_wd: int | None = 2,
    calendar: Calendar = KAZAKHSTAN,
) -> HearingWindow:
    """The lawful days of a hearing whose notice goes on ``notice_date``.

    A notice on a day off counts as sent on the next working day. ``within_wd`` is the number of
    working days after the notice; None (order 53) lets the hearing be held to the end of the term.
    Raises ``Invalid("E-HEAR-WINDOW")`` when the notice comes too late or before registration.
    """
    days = notice_days(registered_on, term_wd, lead_wd, calendar)
    sent = calendar.next_working_day(notice_date)
    if not registered_on <= sent <= days.latest:
        raise Invalid("E-HEAR-WINDOW")
    last = days.end if within_wd is None else calendar.add_working_days(sent, within_wd)
    return HearingWindow(calendar.add_working_days(sent, 1), min(last, days.end))


def check_slot(
    window: HearingWindow,
    day: dt.date,
    start: dt.time,
    end: dt.time,
    calendar: Calendar = KAZAKHSTAN,
) -> None:
    """Raise ``Invalid`` unless a hearing may be held then.

    ``E-HEAR-WINDOW``: outside the window or on a day off. ``E-HEAR-HOURS``: outside office hours,
    over lunch, or ending before it starts.
    """
    if not window.first <= day <= window.last or not calendar.is_working_day(day):
        raise Invalid("E-HEAR-WINDOW")
    hours = OFFICE_HOURS.in_force(day)
    inside = hours.opens <= start < end <= hours.closes
    over_lunch = start < hours.lunch_to and hours.lunch_from < end
    if not inside or over_lunch:
        raise Invalid("E-HEAR-HOURS")
