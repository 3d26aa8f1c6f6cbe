"""What every thing a step is given shares: how it is read, judged, stored and shown."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from core.cases.case import Case
from core.cases.clocks import Clock
from core.errors import Invalid
from core.form.steps.transition import Transition
from core.law.working_time import KAZAKHSTAN, Calendar

Input = Literal["number", "day", "moment", "text", "papers", "grounds", "choice", "tick"]


@dataclass(frozen=True, slots=True)
class Judged:
    """What a given is judged against: case, step, its clock, all that is given, the moment."""

    case: Case
    step: Transition
    clock: Clock | None
    given: Mapping[str, Any]
    now: dt.datetime
    calendar: Calendar = KAZAKHSTAN

    @property
    def today(self) -> dt.date:
        """The day in Almaty."""
        return self.calendar.local_date(self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One thing a step may be given; subclasses say of which kind."""

    key: str
    input: Input = field(init=False, default="text")
    """What the desk asks it with."""
    told: bool = False
    """Whether the applicant is told it."""
    missing_code: str = "E-REQ"
    """The issue code when it is needed and was not given."""

    def read(self, typed: Mapping[str, str], case: Case) -> Any:
        """The value out of a form's fields. Raises ``Invalid``."""
        raise NotImplementedError

    def faults(self, value: Any, judged: Judged) -> Iterator[Invalid]:
        """Why a value is refused for this case; the first one counts."""
        yield from ()

    def done_on(self, value: Any) -> dt.date | None:
        """The day the step is done on, where the value tells it."""
        return None

    def recorded(self, value: Any) -> str:
        """A value recorded before, as it is typed again; empty where it is not filled in."""
        return ""

    def stored(self, value: Any) -> Any:
        """The value as JSON."""
        return value

    def restored(self, value: Any) -> Any:
        """The value out of JSON."""
        return value

    def is_given(self, typed: Mapping[str, str]) -> bool:
        """Whether anything was typed for it."""
        return bool(typed.get(self.key, "").strip())
