"""Cases that were registered on a day, and the clocks that run on them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from core.cases.case import Case
from core.cases.clocks import Clock, clock
from core.cases.next_limit import limits
from core.form.steps.states import State
from core.law.limits import limit_on
from core.law.working_time import KAZAKHSTAN, TZ


def registered_case(
    service: str,
    registered_on: dt.date,
    answers: Mapping[str, Any] | None = None,
    received_on: dt.date | None = None,
) -> Case:
    """A case registered on a day; it arrived at ten on ``received_on`` or on the same day."""
    received = dt.datetime.combine(received_on or registered_on, dt.time(10), TZ)
    return Case(
        service=service,
        state=State.REGISTERED,
        channel="portal",
        handed_in_at=received,
        answers=answers or {},
        given={"received_at": received, "registered_on": registered_on},
        effective_on=KAZAKHSTAN.effective_date(received),
    )


def running(
    service: str,
    registered_on: dt.date,
    answers: Mapping[str, Any] | None = None,
    received_on: dt.date | None = None,
) -> dict[str, Clock]:
    """The clocks of all limits before a registered case, by limit."""
    case = registered_case(service, registered_on, answers, received_on)
    found = {each.limit_id: clock(case, each.limit_id) for each in limits(case)}
    return {limit_id: each for limit_id, each in found.items() if each is not None}


def days(each: Clock) -> tuple[dt.date, dt.date]:
    """The last day told and the day staff keep: the alarm day of a limit counted backwards."""
    return each.long.date, each.alarm if limit_on(
        each.limit_id, each.legal
    ).backwards else each.legal
