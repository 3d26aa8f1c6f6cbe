"""A day: typed, one of the two that come up most, or picked from a calendar."""

from dataclasses import replace
from datetime import date, timedelta

from core.errors import Invalid
from core.form.kinds import Day
from core.law.working_time import KAZAKHSTAN
from dialogs.events import Said
from dialogs.questions.base import Answered, Step, offered, offers
from dialogs.questions.calendar import OPEN, Calendar
from dialogs.screens import Choice, Input, Screen, Text
from dialogs.turn import Chosen, UserInput

NEAR = (
    Choice("today", Text("day.today.button")),
    Choice("yesterday", Text("day.yesterday.button")),
)


def ask(step: Step) -> Screen:
    if "month" in step.entry:
        return _calendar(step).screen(step.text("ask"), step.entry["month"])
    found = offers(step)
    near = () if _may_be_later(step) else (NEAR,)
    return Screen(
        text=(step.text("ask"), step.text("example"), *(offer.said for offer in found)),
        choices=(*(offer.row for offer in found), *near, (OPEN,)),
        input=Input("date"),
    )


def take(step: Step, user_input: UserInput) -> Answered | None:
    today, calendar = _today(step), _calendar(step)
    month = calendar.turned(user_input, near=_standing(step) or today)
    day = calendar.picked(user_input)
    match user_input:
        case Said(text):
            return _accept(step, text)
        case Chosen("default" | "earlier" as action):
            value = offered(step, action)
            return None if value is None else step.done(value)
        case Chosen("today"):
            return _accept(step, today.isoformat())
        case Chosen("yesterday"):
            return _accept(step, (today - timedelta(days=1)).isoformat())
        case Chosen("type"):
            return back(step)
    if month:
        return step.keep(month=month)
    return _accept(step, day.isoformat()) if day else None


def back(step: Step) -> Answered | None:
    """From the calendar to the question as it was first asked; None when it stands so."""
    return Answered(replace(step.draft, entry={})) if "month" in step.entry else None


def _accept(step: Step, raw: str) -> Answered:
    """Raises ``Invalid`` for a day later than the effective date where none may be."""
    value = step.field.accept(raw, step.draft.answers)
    effective_on = KAZAKHSTAN.effective_date(step.now)
    if not _may_be_later(step) and date.fromisoformat(value) > effective_on:
        raise Invalid("E-DATE-FUTURE")
    return step.done(value)


def _calendar(step: Step) -> Calendar:
    """The days to pick from: up to today unless the field allows a later one."""
    return Calendar() if _may_be_later(step) else Calendar(last=_today(step))


def _may_be_later(step: Step) -> bool:
    """Whether the day may be one to come: then neither today nor yesterday is a likely answer."""
    assert isinstance(step.field, Day)
    return step.field.future


def _today(step: Step) -> date:
    """The day it is in Almaty."""
    return KAZAKHSTAN.local_date(step.now)


def _standing(step: Step) -> date | None:
    """The answer that stands when the question is asked again."""
    return date.fromisoformat(step.value) if step.value else None
