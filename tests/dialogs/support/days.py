"""A question that asks for a day, and its calendar as a person reads and turns it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from core.form.kinds import Day
from dialogs.actions import PickDay, ShowMonth
from dialogs.events import Opened
from dialogs.journey import form_of
from dialogs.questions import Step
from dialogs.questions.month import Month
from dialogs.screens import Screen, Text
from tests.dialogs.support.visits import Visit, begun, keys_of

KEY = "poa_date"


def asked(now: str = "2026-03-16T12:00+05:00", answer: str = "") -> Visit:
    """A person who is asked for the day of a power of attorney, perhaps once more.

    ``now`` is the moment of the next event.
    """
    person = begun()
    answers = {"signed_by": "representative", **({KEY: answer} if answer else {})}
    person.session = person.session.with_draft(replace(person.draft, at=KEY, answers=answers))
    person.happens(Opened())
    assert is_asked(person)
    person.world.now = datetime.fromisoformat(now) - timedelta(seconds=1)
    return person


def is_asked(person: Visit) -> bool:
    return f"applicant.{KEY}.ask" in keys_of(person.screen)


def is_open(person: Visit) -> bool:
    return "day.month" in keys_of(person.screen)


def step_of(person: Visit, *, future: bool = False) -> Step[Day]:
    """The question without the way to it; ``future``: a later day is allowed."""
    form = form_of(person.draft)
    field = form.field(KEY)
    assert isinstance(field, Day)
    return Step(form, replace(field, future=future), person.draft, "kk", person.world.now)


def opened_on(screen: Screen) -> Month:
    """The month a calendar shows."""
    (shown,) = (each for each in screen.text if isinstance(each, Text) and each.key == "day.month")
    month = shown.params["month"]
    assert isinstance(month, Month)
    return month


def days_of(screen: Screen) -> list[str]:
    actions = [choice.action for choice in screen.actions()]
    return [each.day for each in actions if isinstance(each, PickDay)]


def turns_of(screen: Screen) -> dict[str, str]:
    """What each button that turns the calendar shows next, by the words on it."""
    return {
        choice.label.key.split(".")[1]: choice.action.code
        for choice in screen.actions()
        if isinstance(choice.action, ShowMonth) and isinstance(choice.label, Text)
    }


def picks(person: Visit, wanted: date) -> None:
    """Turn the calendar by its own buttons until the day is on it, and press the day."""
    person.presses("calendar")
    for unit, length in (("year", 12), ("month", 1)):
        while left := int(months_to(person, wanted) / length):
            turns = turns_of(person.screen)
            person.presses(turns[f"{unit}_{'after' if left > 0 else 'before'}"])
    person.presses(f"day:{wanted}")


def months_to(person: Visit, wanted: date) -> int:
    shown = opened_on(person.screen)
    return (wanted.year - shown.year) * 12 + wanted.month - shown.number
