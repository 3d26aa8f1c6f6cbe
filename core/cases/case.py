"""What the law sees of a case: its service, its state, its days and what was given to its steps."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.form.conditions import Answers
from core.form.form import Form
from core.form.steps.states import State
from core.form.steps.transition import Channel
from core.services.catalogue import by_service


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case at one moment."""

    service: str
    state: State
    channel: Channel
    handed_in_at: dt.datetime
    """When it was handed in here: no legal force, starts no clock (D-97)."""
    answers: Answers = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    """The last value of each thing a step was given, by its key in ``core.cases.givens``."""
    effective_on: dt.date | None = None
    """The working day the official arrival counts on; None until an arrival is recorded."""
    cause: str = ""
    """Why the case is with the head."""
    since: dt.date | None = None
    """The day the case came into its state."""

    @property
    def form(self) -> Form:
        """The form of its service."""
        return by_service(self.service)

    @property
    def received_at(self) -> dt.datetime | None:
        """When the package reached the portal or the chancellery."""
        return self.given.get("received_at")

    @property
    def registered_on(self) -> dt.date | None:
        """The day of registration."""
        return self.given.get("registered_on")

    @property
    def decided_on(self) -> dt.date | None:
        """The day of the result or of the answer."""
        days = (self.given.get(key) for key in ("notice_date", "updated_on", "answer_date"))
        return next((day for day in days if day is not None), None)
