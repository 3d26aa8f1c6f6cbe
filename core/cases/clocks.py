"""The clocks that run on a registered case: which limit, the promised day, the staff's day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.cases.transitions import TRANSITIONS
from core.form.conditions import Answers
from core.form.steps.states import State
from core.law.limits import limit_on
from core.law.terms import Due, due
from core.law.working_time import KAZAKHSTAN, Calendar
from core.services.catalogue import by_service

NO_ANSWERS: Answers = MappingProxyType({})
_RECEIVED = ("receipt", "complaint_receipt")
_REGISTERED = ("registration", "complaint_registration")


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit of a case: what the applicant is promised, what the staff keep."""

    limit_id: str
    promise: Due
    track: Due


def clock(limit_id: str, start: dt.date, calendar: Calendar = KAZAKHSTAN, act: str = "") -> Clock:
    """The clock of a limit whose day 0 is ``start``; ``act`` is the one it is cited by."""
    promise = due(limit_id, start, "promise", calendar, act)
    return Clock(limit_id, promise, due(limit_id, start, "track", calendar, act))


def term_of(service: str, answers: Answers = NO_ANSWERS) -> str:
    """The limit within which the service is rendered; empty where the order promises nothing.

    Raises ``KeyError`` for a service without a form.

    >>> term_of("apk.include")
    'L-APK-04'
    >>> term_of("appeal", {"addressee": "quality_body"})
    'L-APP-03'
    """
    return by_service(service).terms.review_of(answers)


def service_clock(
    service: str,
    registered_on: dt.date,
    answers: Answers = NO_ANSWERS,
    calendar: Calendar = KAZAKHSTAN,
) -> Clock | None:
    """The clock of the whole service; None where the order promises no answer.

    Day 0 is the day of registration.
    """
    limit_id = term_of(service, answers)
    act = by_service(service).act_of(answers)
    return clock(limit_id, registered_on, calendar, act) if limit_id else None


def clocks(
    service: str,
    registered_on: dt.date,
    answers: Answers = NO_ANSWERS,
    received_on: dt.date | None = None,
    calendar: Calendar = KAZAKHSTAN,
) -> tuple[Clock, ...]:
    """Every limit known from the registration on, in the order of the service's steps.

    Some run from the receipt: that is the day of registration unless ``received_on`` says another.
    A hearing notice counts backwards from the end of the service's term, by the staff's reading of
    it (D-02), so its last day is known at registration too; the hearing itself counts from the
    notice and is not. *Law:* 138¶9-13, 18-20; 53¶18 (D-10).
    """
    days: dict[str, dt.date] = dict.fromkeys(_REGISTERED, registered_on)
    days |= dict.fromkeys(_RECEIVED, received_on or registered_on)
    act = by_service(service).act_of(answers)
    term = service_clock(service, registered_on, answers, calendar)
    if term is not None:
        days["before_end"] = term.track.date
    counted = {each: limit_on(each, registered_on) for each in _limits(service, answers)}
    return tuple(
        clock(limit_id, days[limit.counted_from], calendar, act)
        for limit_id, limit in counted.items()
        if limit.counted_from in days
    )


def _limits(service: str, answers: Answers) -> Mapping[str, None]:
    """The limits of the steps that lead on from the registration, each once."""
    return dict.fromkeys(
        step.limit_id
        for step in TRANSITIONS
        if step.service == service
        and step.limit_id
        and step.source is not State.SUBMITTED
        and step.exists(answers)
    )
