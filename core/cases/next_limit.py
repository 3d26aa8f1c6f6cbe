"""The limits that are still before a case, and the next of them: what the queue is sorted by.

*Law:* the limits of the steps themselves. A limit that *must* be kept stays and turns red; one
that *may* be used drops out the day after its legal last day, since what it allowed is no longer
lawful.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.cases.case import Case
from core.cases.clocks import clock
from core.cases.transitions import TRANSITIONS
from core.form.steps.states import State
from core.form.steps.transition import Transition
from core.law.working_time import KAZAKHSTAN, Calendar

MAY = frozenset(
    {
        State.PRELIM_REFUSAL,
        State.HEARING_NOTIFIED,
        State.REFUSED_INCOMPLETE,
        State.ACCEPTANCE_REFUSED,
        State.SATISFIED_BY_PROVIDER,
        State.WITH_HEAD,
    }
)
"""Where a step leads that may be taken and need not be."""
CASE = ""
"""The track of the case itself; each duty after a decision has a track of its own."""


class Tone(StrEnum):
    """How near a limit is."""

    CALM = "calm"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit that is before a case."""

    limit_id: str
    step: str
    """What is to be done: a state, a record, or "first_look"."""
    track: str
    alarm: dt.date
    legal: dt.date
    long: dt.date
    must: bool

    def stands(self, today: dt.date) -> bool:
        """Whether it still counts on a day."""
        return self.must or today <= self.legal

    def tone(self, today: dt.date) -> Tone:
        """Calm before the alarm day, amber to the legal last day, red after it."""
        if today > self.legal:
            return Tone.RED
        return Tone.AMBER if today >= self.alarm else Tone.CALM

    def is_overdue(self, today: dt.date) -> bool:
        """Whether the longer reading has passed too."""
        return today > self.long


def limits(case: Case, calendar: Calendar = KAZAKHSTAN) -> tuple[Limit, ...]:
    """Every limit before a case, soonest first, those of its duties included."""
    found: dict[tuple[str, str, bool], Limit] = {}
    for limit in _candidates(case, calendar):
        found.setdefault((limit.track, limit.limit_id, limit.must), limit)
    return tuple(sorted(found.values(), key=_order))


def next_limit(
    case: Case, today: dt.date, calendar: Calendar = KAZAKHSTAN, track: str = CASE
) -> Limit | None:
    """The limit with the earliest alarm day, then the earliest last day; None without a term."""
    ahead = (each for each in limits(case, calendar) if each.stands(today))
    return next((each for each in ahead if each.track == track), None)


def _order(limit: Limit) -> tuple[dt.date, dt.date, bool, str]:
    return limit.alarm, limit.legal, not limit.must, limit.limit_id


def _candidates(case: Case, calendar: Calendar) -> Iterator[Limit]:
    if case.state is State.SUBMITTED and case.received_at is None:
        return
    if case.state in (State.SUBMITTED, State.REGISTERED) and case.form.terms.completeness:
        yield from _limit(case, case.form.terms.completeness, "first_look", CASE, True, calendar)
    for step in _ahead(case):
        if step.limit_id is None or _is_done(case, step):
            continue
        duty = step.source is State.ISSUED
        must = duty or step.target not in MAY
        track = step.name if duty else CASE
        yield from _limit(case, step.limit_id, step.worded, track, must, calendar)


def _limit(
    case: Case, limit_id: str, step: str, track: str, must: bool, calendar: Calendar
) -> Iterator[Limit]:
    running = clock(case, limit_id, calendar)
    if running is None:
        return
    came = case.since if case.state is State.WITH_HEAD else None
    alarm = came or running.alarm
    yield Limit(limit_id, step, track, alarm, running.legal, running.long.date, must)


def _ahead(case: Case) -> Iterator[Transition]:
    """The steps still possible from the state of a case, later ones too, nearest first."""
    states, seen = [case.state], {case.state}
    for state in states:
        for step in TRANSITIONS:
            if (
                step.service == case.service
                and step.source is state
                and step.channel in (None, case.channel)
                and step.exists(case.answers)
            ):
                yield step
                if step.target not in seen and not step.target.final:
                    seen.add(step.target)
                    states.append(step.target)


def _is_done(case: Case, step: Transition) -> bool:
    """Whether a duty is marked as done."""
    return step.source is State.ISSUED and f"{step.records}_on" in case.given
