"""Actions of a day question and its calendar."""

from dataclasses import dataclass

from dialogs.actions.base import Action, ActionOn, stored_as


@stored_as("today")
@dataclass(frozen=True, slots=True)
class Today(Action):
    """Answer with the current day."""


@stored_as("yesterday")
@dataclass(frozen=True, slots=True)
class Yesterday(Action):
    """Answer with the day before."""


@stored_as("calendar")
@dataclass(frozen=True, slots=True)
class OpenCalendar(Action):
    """Show the calendar."""


@stored_as("month")
@dataclass(frozen=True, slots=True)
class ShowMonth(ActionOn):
    """Show a month of the calendar, written as ``2026-03``."""

    month: str


@stored_as("day")
@dataclass(frozen=True, slots=True)
class PickDay(ActionOn):
    """Answer with a day, written as ``2026-03-01``."""

    day: str
