"""Moving a case: the one function by which the desk, the applicant and the jobs do it.

``open_steps`` says what may be done, ``read_given`` reads what was typed, ``move`` judges it
against the case and the calendar and tells what changes. Pure: the shell writes it in one
transaction.
"""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.cases.case import Case
from core.cases.clocks import Clock, clock, marked, service_clock
from core.cases.givens import GIVENS, Judged, Text
from core.cases.transitions import TRANSITIONS
from core.errors import Invalid
from core.form.steps.states import State
from core.form.steps.transition import Transition
from core.law.working_time import KAZAKHSTAN, Calendar

Faults = Mapping[str, Invalid]
"""By the key of a given; under ``""`` what stands against the step itself."""

LATE_REASON, FILED_BEFORE = "late_reason", "filed_before"


@dataclass(frozen=True, slots=True)
class Moved:
    """A step that was taken."""

    case: Case
    """The case after it."""
    step: Transition
    given: Mapping[str, Any]
    """What the step was given, by key."""
    done_on: dt.date
    """The day the step counts on."""
    mark: str
    """"short_passed" or "overdue" against the limit of the step; else empty."""
    promise_on: dt.date | None
    """The last day of the service by the longer reading, as the applicant is told it."""
    track_on: dt.date | None
    """The last day of the service by the shorter reading, as the staff keep it."""


def open_steps(
    case: Case, today: dt.date, calendar: Calendar = KAZAKHSTAN
) -> tuple[Transition, ...]:
    """The steps a case may take on a day, the ordinary one first."""
    return tuple(step for step in steps_from(case) if _is_open(case, step, today, calendar))


def steps_from(case: Case) -> tuple[Transition, ...]:
    """The steps the law has out of the state of a case, by its channel and answers."""
    return tuple(
        step
        for step in TRANSITIONS
        if step.service == case.service
        and step.source is case.state
        and step.channel in (None, case.channel)
        and step.only_for in ("", case.cause)
        and step.exists(case.answers)
    )


def asked(
    case: Case, step: Transition, now: dt.datetime, calendar: Calendar = KAZAKHSTAN
) -> tuple[str, ...]:
    """What a step asks for now: what it needs, what it takes, and what its lateness adds."""
    keys = [*step.needs, *step.takes]
    if "received_at" in step.needs:
        keys.insert(1, FILED_BEFORE)
    if _is_late(_clock(case, step, {}, calendar), calendar.local_date(now)):
        keys += [*step.late_needs, LATE_REASON]
    return tuple(dict.fromkeys(keys))


def read_given(
    case: Case, step: Transition, typed: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Invalid]]:
    """What was typed for a step: values good for themselves, and the faults of the others."""
    given: dict[str, Any] = {}
    faults: dict[str, Invalid] = {}
    optional = (*step.takes, *step.late_needs, LATE_REASON, FILED_BEFORE)
    for key in dict.fromkeys((*step.needs, *optional)):
        if key in optional and not GIVENS[key].is_given(typed):
            continue
        try:
            given[key] = GIVENS[key].read(typed, case)
        except Invalid as refusal:
            faults[key] = refusal
    return given, faults


def move(
    case: Case,
    step: Transition,
    given: Mapping[str, Any],
    now: dt.datetime,
    calendar: Calendar = KAZAKHSTAN,
) -> Moved | Faults:
    """Take a step with what is given, or say of each given what stands against it.

    ``now`` is an aware moment. The step must be one of ``open_steps``.
    """
    running = _clock(case, step, given, calendar)
    judged = Judged(case, step, running, given, now, calendar)
    faults = dict(_missing(step, given))
    for key, value in given.items():
        found = next(GIVENS[key].faults(value, judged), None)
        if found is not None:
            faults[key] = found
    if step.follows and step.follows not in case.given:
        faults[""] = Invalid(GIVENS[step.follows].missing_code)
    if faults:
        return faults
    done_on = _done_on(given) or judged.today
    mark = marked(running, done_on)
    late = _late_faults(step, given, running) if mark == "overdue" else {}
    return late or _moved(judged, done_on, mark)


def _moved(judged: Judged, done_on: dt.date, mark: str) -> Moved:
    case, step, given, calendar = judged.case, judged.step, judged.given, judged.calendar
    received = given.get("received_at") or case.received_at
    after = dataclasses.replace(
        case,
        state=step.target,
        given={**case.given, **given},
        effective_on=calendar.effective_date(received) if received else case.effective_on,
        cause=step.cause,
        since=case.since if step.records else judged.today,
    )
    term = service_clock(after, calendar)
    return Moved(
        case=after,
        step=step,
        given=given,
        done_on=done_on,
        mark=mark,
        promise_on=term.long.date if term else None,
        track_on=term.short.date if term else None,
    )


def _missing(step: Transition, given: Mapping[str, Any]) -> Mapping[str, Invalid]:
    """What the step needs and was not given, and texts that a choice beside them needs."""
    keys = [key for key in step.needs if key not in given]
    for key in step.takes:
        each = GIVENS[key]
        needed = isinstance(each, Text) and given.get(each.beside) in each.needed_for
        if needed and key not in given:
            keys.append(key)
    return {key: Invalid(GIVENS[key].missing_code) for key in keys}


def _late_faults(step: Transition, given: Mapping[str, Any], running: Clock | None) -> Faults:
    """A step past the long last day of its limit needs a reason, and what its lateness adds.

    Only a day that an officer types is asked a reason for: a press without one is marked.
    """
    if running is None or _done_on(given) is None:
        return {}
    missing = {key: Invalid(GIVENS[key].missing_code) for key in step.late_needs}
    missing[LATE_REASON] = Invalid("E-LATE-REASON", {"last": running.long.date})
    return {key: fault for key, fault in missing.items() if key not in given}


def _done_on(given: Mapping[str, Any]) -> dt.date | None:
    """The day typed on which the step is done."""
    days = (GIVENS[key].done_on(value) for key, value in given.items())
    return next((day for day in days if day is not None), None)


def _clock(
    case: Case, step: Transition, given: Mapping[str, Any], calendar: Calendar
) -> Clock | None:
    """The clock of the step's own limit; an arrival given with the step starts it."""
    if step.limit_id is None:
        return None
    received = given.get("received_at")
    if received is not None:
        known = {**case.given, "received_at": received}
        case = dataclasses.replace(
            case, given=known, effective_on=calendar.effective_date(received)
        )
    return clock(case, step.limit_id, calendar)


def _is_open(case: Case, step: Transition, today: dt.date, calendar: Calendar) -> bool:
    done = step.records and f"{step.records}_on" in case.given
    if done and step.source is State.ISSUED:
        return False
    if step.lapses and step.limit_id and _is_late(clock(case, step.limit_id, calendar), today):
        return False
    if step.opens_after:
        before = clock(case, step.opens_after, calendar)
        return before is not None and today > before.short.date
    return True


def _is_late(running: Clock | None, day: dt.date) -> bool:
    return running is not None and day > running.long.date
