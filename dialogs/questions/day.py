"""A question for a day: typed, one of the two most likely, or picked from a calendar."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from core.errors import Invalid
from core.form.form import Form
from core.form.kinds import Day
from core.law.working_time import KAZAKHSTAN
from dialogs.actions import Today, TypeInstead, Yesterday
from dialogs.events import Said
from dialogs.questions.calendar import OPEN, Calendar
from dialogs.questions.kind import QuestionKind
from dialogs.questions.offers import offers, take_offer
from dialogs.questions.step import Answered, Step
from dialogs.screens import Choice, Input, Message, Screen, Text
from dialogs.session import Draft
from dialogs.stored import Stored
from dialogs.turn import UserInput

LIKELY = (
    Choice(Today(), Text("day.today.button")),
    Choice(Yesterday(), Text("day.yesterday.button")),
)
SAMPLE, SAMPLE_TO_COME = "01.03.2026", "01.03.2027"


@dataclass(frozen=True, slots=True)
class OpenedMonth(Stored):
    """The month of the calendar that is open, as ``2026-03``; empty when none is."""

    month: str = ""


class DayQuestion(QuestionKind[Day, OpenedMonth]):
    """A day, up to the effective date unless the field allows a later one."""

    entry_type = OpenedMonth

    def ask(self, step: Step[Day]) -> Screen:
        if month := self.entry(step).month:
            return _calendar(step).screen(step.text("ask"), month)
        found = offers(step)
        likely = () if step.field.future else (LIKELY,)
        return Screen(
            text=(step.text("ask"), step.text("example"), *(offer.text for offer in found)),
            choices=(*(offer.row for offer in found), *likely, (OPEN,)),
            input=Input("date"),
        )

    def take(self, step: Step[Day], user_input: UserInput) -> Answered | None:
        today, calendar = _today(step), _calendar(step)
        match user_input:
            case Said(text):
                return _accept(step, text)
            case Today():
                return _accept(step, today.isoformat())
            case Yesterday():
                return _accept(step, (today - timedelta(days=1)).isoformat())
            case TypeInstead():
                return self.back(step)
        if month := calendar.turned(user_input, near=_current(step) or today):
            return step.keep(OpenedMonth(month))
        if day := calendar.picked(user_input):
            return _accept(step, day.isoformat())
        return take_offer(step, user_input)

    def back(self, step: Step[Day]) -> Answered | None:
        """From the calendar to the question; None where no calendar is open."""
        return step.start_again() if self.entry(step).month else None

    def shown(self, form: Form, field: Day, value: Any) -> Message:
        return Text("value.day", {"date": date.fromisoformat(value)})

    def sample(self, field: Day, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        return (Said(SAMPLE_TO_COME if field.future else SAMPLE),)


def _accept(step: Step[Day], raw: str) -> Answered:
    """Raises ``Invalid`` for a day later than the effective date where none may be."""
    value = step.field.accept(raw, step.draft.answers)
    effective_on = KAZAKHSTAN.effective_date(step.now)
    if not step.field.future and date.fromisoformat(value) > effective_on:
        raise Invalid("E-DATE-FUTURE")
    return step.done(value)


def _calendar(step: Step[Day]) -> Calendar:
    """The days to pick from: up to today unless the field allows a later one."""
    return Calendar() if step.field.future else Calendar(last=_today(step))


def _today(step: Step[Day]) -> date:
    """The current day in Almaty."""
    return KAZAKHSTAN.local_date(step.now)


def _current(step: Step[Day]) -> date | None:
    """The current answer, when the question is asked again."""
    return date.fromisoformat(step.value) if step.value else None
