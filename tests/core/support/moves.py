"""Cases to be moved, and taking a step by what an officer types."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from core.cases.case import Case
from core.cases.move import Moved, move, open_steps, read_given
from core.form.steps.states import State
from core.form.steps.transition import Transition
from core.law.working_time import KAZAKHSTAN, TZ

D = dt.date.fromisoformat
LONG_AFTER = "2026-12-01 12:00"
REASON = "Порталда ақау болды, тіркеу кейінге қалды"


def at(moment: str) -> dt.datetime:
    """A moment in Almaty."""
    return dt.datetime.fromisoformat(moment).replace(tzinfo=TZ)


def submitted(service: str = "apk.include", handed_in: str = "2026-03-13 10:00") -> Case:
    """A case handed in here, nothing arrived."""
    return Case(
        service=service, state=State.SUBMITTED, channel="portal", handed_in_at=at(handed_in)
    )


def standing(
    service: str,
    state: str,
    arrived: str,
    registered_on: str,
    answers: Mapping[str, Any] | None = None,
    channel: Any = "portal",
    **given: Any,
) -> Case:
    """A case that arrived at a moment and was registered on a day."""
    return Case(
        service=service,
        state=State(state),
        channel=channel,
        handed_in_at=at(arrived),
        answers=answers or {},
        given={"received_at": at(arrived), "registered_on": D(registered_on), **given},
        effective_on=KAZAKHSTAN.effective_date(at(arrived)),
    )


def step_of(case: Case, name: str, today: str = "2026-12-01") -> Transition:
    """The open step of that name."""
    return next(step for step in open_steps(case, D(today)) if step.name == name)


def taken(case: Case, name: str, now: str = LONG_AFTER, **typed: str) -> Moved | dict[str, str]:
    """Take a step with what is typed; the codes of the faults by key."""
    step = step_of(case, name, now[:10])
    given, faults = read_given(case, step, typed)
    moved = move(case, step, given, at(now))
    if isinstance(moved, Moved) and not faults:
        return moved
    against = moved if isinstance(moved, Mapping) else {}
    return {key: fault.code for key, fault in {**against, **faults}.items()}
