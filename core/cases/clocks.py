"""The clocks that run on a registered case: which limit, the promised day, the staff's day."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from core.cases.states import State
from core.cases.transitions import TRANSITIONS
from core.errors import Configuration
from core.terms import LIMITS, Due, due
from core.working_time import KAZAKHSTAN, Calendar


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit of a case: what the applicant is promised, what the staff keep."""

    limit_id: str
    promise: Due
    track: Due


def term_of(service: str) -> str:
    """The limit within which the service is rendered: that of its step from review to issue.

    Raises ``Configuration`` for a service without such a step.

    >>> term_of("apk.include")
    'L-APK-04'
    """
    for step in TRANSITIONS:
        if step.service == service and step.target is State.ISSUED and step.limit_id:
            return step.limit_id
    raise Configuration("service.without_term", {"service": service})


def promise(service: str, registered_on: dt.date, calendar: Calendar = KAZAKHSTAN) -> Due:
    """The day promised to the applicant, with its proof. Day 0 is the effective date (§13.1)."""
    return due(term_of(service), registered_on, "promise", calendar)


def clocks(
    service: str, registered_on: dt.date, calendar: Calendar = KAZAKHSTAN
) -> tuple[Clock, ...]:
    """Every limit known from the registration on, in the order of the service's steps.

    A hearing notice counts backwards from the end of the service's term, by the staff's reading of
    it (D-02), so its last day is known at registration too; the hearing itself counts from the
    notice and is not. *Law:* 138¶9-13.
    """
    limit_ids = dict.fromkeys(
        step.limit_id for step in TRANSITIONS if step.service == service and step.limit_id
    )
    end = due(term_of(service), registered_on, "track", calendar).date

    def last_day(limit_id: str, which: Literal["promise", "track"]) -> Due:
        backwards = LIMITS[limit_id].counted_from == "before_end"
        return due(limit_id, end if backwards else registered_on, which, calendar)

    return tuple(
        Clock(limit_id, last_day(limit_id, "promise"), last_day(limit_id, "track"))
        for limit_id in limit_ids
        if LIMITS[limit_id].counted_from in ("registration", "before_end")
    )
