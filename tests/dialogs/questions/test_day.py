"""A day is typed, is today or yesterday, or is picked from a calendar: the same answer each way."""

from datetime import date, timedelta
from random import Random

import pytest

from dialogs.actions import read
from dialogs.events import Said
from dialogs.questions.day import DayQuestion
from dialogs.questions.month import Month
from dialogs.turn import UserInput
from tests.dialogs.support import walker
from tests.dialogs.support.days import (
    KEY,
    asked,
    days_of,
    is_asked,
    is_open,
    opened_on,
    picks,
    step_of,
)
from tests.dialogs.support.visits import begins, keys_of, visit

DAY = DayQuestion()

TYPED = {
    "with dots": "21.11.2025",
    "with strokes": "21/11/2025",
    "the year first": "2025-11-21",
    "with blanks around": "  21.11.2025 ",
}


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
@pytest.mark.parametrize("calendar", [False, True], ids=["asked plainly", "the calendar open"])
def test_a_day_is_typed(text: str, calendar: bool) -> None:
    person = asked()
    if calendar:
        person.presses("calendar")
    person.says(text)
    assert person.answers[KEY] == "2025-11-21"
    assert not is_asked(person)


NO_DAYS = {
    "no such day": ("31.02.2026", "issue.E-DATE"),
    "no leap year": ("29.02.2025", "issue.E-DATE"),
    "words": ("ертең", "issue.E-DATE"),
    "a number": ("32", "issue.E-DATE"),
    "nothing": (" ", "issue.E-POA"),
}


@pytest.mark.parametrize(("text", "issue"), NO_DAYS.values(), ids=NO_DAYS)
def test_what_is_no_day_is_refused_and_the_calendar_stays_open(text: str, issue: str) -> None:
    person = asked()
    for month in (None, Month(2026, 3)):
        shown = person.says(text)
        assert issue in [key for each in shown for key in keys_of(each)]
        assert KEY not in person.answers
        assert is_asked(person)
        assert (opened_on(person.screen) if is_open(person) else None) == month
        if month is None:
            person.presses("calendar")


LATER = {
    "today": ("2026-03-16T12:00+05:00", "16.03.2026", True),
    "tomorrow": ("2026-03-16T12:00+05:00", "17.03.2026", False),
    "far away": ("2026-03-16T12:00+05:00", "01.01.2030", False),
    "on a Sunday, the Monday it counts from": ("2026-03-15T12:00+05:00", "16.03.2026", True),
    "on a Sunday, the day after that": ("2026-03-15T12:00+05:00", "17.03.2026", False),
}


@pytest.mark.parametrize(("now", "text", "is_taken"), LATER.values(), ids=LATER)
def test_a_day_to_come_is_refused_as_the_check_would_refuse_it(
    now: str, text: str, is_taken: bool
) -> None:
    person = asked(now)
    shown = [key for each in person.says(text) for key in keys_of(each)]
    assert ("issue.E-DATE-FUTURE" in shown) is not is_taken
    assert (KEY in person.answers) is is_taken
    assert is_asked(person) is not is_taken


def test_a_day_to_come_is_taken_where_it_may_come() -> None:
    step = step_of(asked(), future=True)
    taken = DAY.take(step, Said("01.01.2030"))
    assert taken is not None
    assert taken.draft.answers[KEY] == "2030-01-01"


def test_a_day_to_come_is_refused_in_an_entry_too() -> None:
    person, random = visit(), Random(1)
    begins(person, "trust_renewdocs")
    while (column := walker.asked(person)) is None or column.key != "issued_on":
        walker.step(person, random)
    person.says("01.01.2030")
    assert "issue.E-DATE-FUTURE" in person.keys_shown()
    assert walker.asked(person) is column


PICKED = {
    "today": "2026-03-16",
    "the first of this month": "2026-03-01",
    "the last day of February": "2026-02-28",
    "a leap day": "2024-02-29",
    "a leap day of a century": "2000-02-29",
    "the last day of a year": "2019-12-31",
    "the first day of a year": "2019-01-01",
    "a Sunday": "2025-11-30",
}


@pytest.mark.parametrize("wanted", PICKED.values(), ids=PICKED)
def test_a_picked_day_is_the_typed_day(wanted: str) -> None:
    typed, picked = asked(), asked()
    typed.says(wanted)
    picks(picked, date.fromisoformat(wanted))
    assert picked.answers == typed.answers
    assert picked.answers[KEY] == wanted
    assert picked.draft.entry == {}
    assert keys_of(picked.screen) == keys_of(typed.screen)


NEAR = {
    "at noon": ("2026-03-16T12:00+05:00", "2026-03-16", "2026-03-15"),
    "a new day in Almaty only": ("2026-03-15T19:00+00:00", "2026-03-16", "2026-03-15"),
    "the last second of a day": ("2026-03-15T23:59:59+05:00", "2026-03-15", "2026-03-14"),
    "the first of March": ("2026-03-01T12:00+05:00", "2026-03-01", "2026-02-28"),
    "after a leap day": ("2024-03-01T12:00+05:00", "2024-03-01", "2024-02-29"),
    "New Year": ("2026-01-01T00:00+05:00", "2026-01-01", "2025-12-31"),
}


@pytest.mark.parametrize(("now", "today", "yesterday"), NEAR.values(), ids=NEAR)
def test_today_and_yesterday_are_days_of_almaty(now: str, today: str, yesterday: str) -> None:
    for action, expected in (("today", today), ("yesterday", yesterday)):
        person = asked(now)
        person.presses(action)
        assert person.answers[KEY] == expected
    person = asked(now)
    person.presses("calendar")
    assert max(days_of(person.screen)) == today


@pytest.mark.parametrize("future", [False, True], ids=["a day that was", "a day that may come"])
def test_only_for_a_day_that_was_are_today_and_yesterday_offered(future: bool) -> None:
    actions = {each.action.code for each in DAY.ask(step_of(asked(), future=future)).actions()}
    assert actions == ({"calendar"} if future else {"calendar", "today", "yesterday"})


def test_today_is_the_day_of_the_press_and_not_of_the_question() -> None:
    person = asked()
    person.world.now += timedelta(days=3)
    person.presses("today")
    assert person.answers[KEY] == "2026-03-19"


HOSTILE: dict[str, UserInput] = {
    "a day that is not offered": read("day:2026-03-17"),
    "a day before the calendar": read("day:1899-12-31"),
    "no such day": read("day:2026-02-30"),
    "no day": read("day:"),
    "a day in other digits": read("day:٢٠٢٦-٠٣-٠١"),
    "half a character": read("day:\ud800"),
    "no such month": read("month:2026-13"),
    "no month": read("month:"),
    "a month with a day": read("month:2026-03-01"),
    "year nought": read("month:0000-01"),
    "an offer nobody made": read("default"),
    "another kind's answer": read("answer:yes"),
    "an empty action": read(""),
}


@pytest.mark.parametrize("user_input", HOSTILE.values(), ids=HOSTILE)
def test_a_press_that_was_not_offered_is_no_answer(user_input: UserInput) -> None:
    person = asked()
    assert DAY.take(step_of(person), user_input) is None
    person.presses("calendar")
    assert DAY.take(step_of(person), user_input) is None
