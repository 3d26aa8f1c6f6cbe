"""Days and moments a step is given, judged in one order.

*Law:* 138¶8, 142¶6, 169·A3.8, 53·A2.8: acceptance and results are on working days. The order of
the checks: given, not in the future, not before what it follows, a working day, within its limit.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.cases.case import Case
from core.cases.givens.base import Given, Input, Judged
from core.errors import Invalid
from core.form.kinds import parse_day
from core.form.steps.states import Actor, State
from core.form.steps.transition import Transition
from core.law.working_time import KAZAKHSTAN, TZ, Calendar

After = Callable[[Judged], dt.date | None]


def read_day(text: str) -> dt.date:
    """A day within the years whose holidays are known, one at either end left for counting.

    Raises ``Invalid``: no other day can be judged.
    """
    day = parse_day(text)
    if day.year <= Calendar.FIRST.year:
        raise Invalid("E-DATE")
    if day.year >= Calendar.LAST.year:
        raise Invalid("E-DATE-FUTURE")
    return day


def previous(judged: Judged) -> dt.date | None:
    """The day of registration, or of the recommendation or the forwarding that came after it."""
    days = [judged.case.registered_on]
    if judged.step.follows == "recommendation":
        days.append(judged.case.given.get("recommended_on"))
    if judged.step.source is State.FORWARDED:
        days.append(judged.case.given.get("forwarded_on"))
    return max((day for day in days if day is not None), default=None)


def effective_date(judged: Judged) -> dt.date | None:
    """The effective date, by the arrival given with the step or recorded before."""
    received = judged.given.get("received_at") or judged.case.received_at
    return None if received is None else judged.calendar.effective_date(received)


def arrival(judged: Judged) -> dt.date | None:
    """The local day of the arrival."""
    received = judged.case.received_at
    return None if received is None else judged.calendar.local_date(received)


def commission(judged: Judged) -> dt.date | None:
    """The day the package went to the commission; for the registration of old cases, that day."""
    return judged.case.given.get("sent_to_commission_on") or judged.case.registered_on


def decision(judged: Judged) -> dt.date | None:
    """The day of the decision."""
    return judged.case.decided_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Given):
    """A day an officer types."""

    input: Input = field(init=False, default="day")
    after: After = previous
    """The day it may not be before."""
    worked: bool = True
    """Whether it must be a working day."""
    acts: bool = True
    """Whether it is the day the step is done on, measured against the step's limit."""

    def read(self, typed: Mapping[str, str], case: Case) -> dt.date:
        text = typed.get(self.key, "")
        if not text.strip():
            raise Invalid(self.missing_code)
        return read_day(text)

    def done_on(self, value: dt.date) -> dt.date | None:
        return value if self.acts else None

    def faults(self, value: dt.date, judged: Judged) -> Iterator[Invalid]:
        if value > judged.today:
            yield Invalid("E-DATE-FUTURE")
        first = self.after(judged)
        if first is not None and value < first:
            yield Invalid("E-DAY-BEFORE", {"day": first})
        if self.worked and not _of_another_body(judged.step):
            yield from _day_off(value, judged)

    def stored(self, value: dt.date) -> str:
        return value.isoformat()

    def restored(self, value: str) -> dt.date:
        return dt.date.fromisoformat(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Given):
    """A day and an hour in Almaty, typed as ``2026-03-13T18:31``, without a zone."""

    input: Input = field(init=False, default="moment")

    def read(self, typed: Mapping[str, str], case: Case) -> dt.datetime:
        day, _, hour = typed.get(self.key, "").strip().replace(" ", "T").partition("T")
        if not day or not hour:
            raise Invalid(self.missing_code)
        try:
            time = dt.time.fromisoformat(hour if hour[1:2] != ":" else f"0{hour}")
        except ValueError:
            raise Invalid("E-DATE") from None
        if time.tzinfo is not None:
            raise Invalid("E-DATE")
        return dt.datetime.combine(read_day(day), time, TZ)

    def faults(self, value: dt.datetime, judged: Judged) -> Iterator[Invalid]:
        if value > judged.now:
            yield Invalid("E-DATE-FUTURE")

    def recorded(self, value: dt.datetime) -> str:
        return value.astimezone(TZ).replace(tzinfo=None).isoformat()

    def stored(self, value: dt.datetime) -> str:
        return value.isoformat()

    def restored(self, value: str) -> dt.datetime:
        return dt.datetime.fromisoformat(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedAt(Moment):
    """When the package officially arrived; it starts the clocks (D-97).

    An arrival before the hand-in here must be confirmed to be the same package.
    """

    missing_code: str = "E-RECEIVED"

    def faults(self, value: dt.datetime, judged: Judged) -> Iterator[Invalid]:
        yield from super(ReceivedAt, self).faults(value, judged)
        same = judged.given.get("filed_before") or judged.case.given.get("filed_before")
        minute = judged.case.handed_in_at.replace(second=0, microsecond=0)
        if value < minute and not same:
            yield Invalid("E-RECEIVED-EARLY")


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedAt(Moment):
    """When a paper package was refused at the chancellery: the day it was presented (D-103)."""

    def faults(self, value: dt.datetime, judged: Judged) -> Iterator[Invalid]:
        yield from super(RefusedAt, self).faults(value, judged)
        received: Any = judged.given.get("received_at")
        if received is not None and value < received:
            yield Invalid("E-DAY-BEFORE", {"day": judged.calendar.local_date(received)})
        yield from _day_off(judged.calendar.local_date(value), judged)

    def done_on(self, value: dt.datetime) -> dt.date:
        return KAZAKHSTAN.local_date(value)


def _day_off(day: dt.date, judged: Judged) -> Iterator[Invalid]:
    if not judged.calendar.is_working_day(day):
        yield Invalid("E-DAY-OFF")


def _of_another_body(step: Transition) -> bool:
    """Whether a decision of another body is recorded, which bears the day that body gave it."""
    another = step.source is State.FORWARDED or step.actor is Actor.QUALITY_BODY
    return another and step.target is State.DECIDED
