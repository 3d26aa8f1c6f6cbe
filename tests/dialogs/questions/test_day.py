"""A day is typed, is today or yesterday, or is picked from a calendar: the same answer each way."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest

from core.form.kinds import Day
from dialogs.events import LanguageChosen, Opened, Said
from dialogs.journey import form_of
from dialogs.questions import day
from dialogs.questions.base import Step
from dialogs.questions.calendar import BLANK, Calendar
from dialogs.questions.month import Month
from dialogs.screens import Choice, Screen, Text, Verbatim
from dialogs.turn import Chosen, UserInput
from dialogs.wording.catalogue import LANGUAGES, catalogue
from tests.dialogs.support import walker
from tests.dialogs.support.world import Visit, begins, begun, keys_of, visit

KEY = "representative_poa_date"
TODAY = date(2026, 3, 16)
"""A Monday: the day of the world's noon."""


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
    return f"apk_include.{KEY}.ask" in keys_of(person.screen)


def is_open(person: Visit) -> bool:
    return "day.month" in keys_of(person.screen)


def step_of(person: Visit, *, future: bool = False) -> Step:
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
    chosen = [Chosen(choice.action) for choice in screen.actions()]
    return [each.object for each in chosen if each.verb == "day"]


def turns_of(screen: Screen) -> dict[str, str]:
    """What each button that turns the calendar shows next, by the words on it."""
    return {
        choice.label.key.split(".")[1]: choice.action
        for choice in screen.actions()
        if choice.action.startswith("month:") and isinstance(choice.label, Text)
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
    taken = day.take(step, Said("01.01.2030"))
    assert taken is not None
    assert taken.draft.answers[KEY] == "2030-01-01"


def test_a_day_to_come_is_refused_in_an_entry_too() -> None:
    person, random = visit(), Random(1)
    begins(person, "trust_renewdocs")
    while (column := walker.asked(person)) is None or column.key != "issued_on":
        walker.step(person, random)
    person.says("01.01.2030")
    assert "issue.E-DATE-FUTURE" in person.user_input()
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
    actions = {each.action for each in day.ask(step_of(asked(), future=future)).actions()}
    assert actions == ({"calendar"} if future else {"calendar", "today", "yesterday"})


def test_today_is_the_day_of_the_press_and_not_of_the_question() -> None:
    person = asked()
    person.world.now += timedelta(days=3)
    person.presses("today")
    assert person.answers[KEY] == "2026-03-19"


def test_no_later_day_is_offered_where_none_is_allowed() -> None:
    person = asked()
    person.presses("calendar")
    assert days_of(person.screen)[-1] == "2026-03-16"
    weeks = [row for row in person.screen.choices if len(row) == 7]
    assert weeks[-1] == (Choice("day:2026-03-16", Verbatim("16")), *weeks[0][:6])
    assert turns_of(person.screen) == {
        "month_before": "month:2026-02",
        "year_before": "month:2025-03",
    }
    person.presses("month:2025-03", "month:2025-04")
    assert turns_of(person.screen)["year_after"] == "month:2026-03"
    assert days_of(person.screen)[-1] == "2025-04-30"


def test_a_later_day_is_picked_where_one_is_allowed() -> None:
    step = step_of(asked(), future=True)
    for user_input in (Chosen("calendar"), Chosen("month:2027-03"), Chosen("month:2028-02")):
        taken = day.take(step, user_input)
        assert taken is not None
        step = replace(step, draft=taken.draft)
    assert days_of(day.ask(step))[-1] == "2028-02-29"
    taken = day.take(step, Chosen("day:2028-02-29"))
    assert taken is not None
    assert taken.draft.answers[KEY] == "2028-02-29"


def test_the_calendar_opens_where_the_answer_stands() -> None:
    person = asked(answer="2019-07-05")
    person.presses("calendar")
    assert opened_on(person.screen) == Month(2019, 7)
    person = asked(answer="1812-06-24")
    person.presses("calendar")
    assert days_of(person.screen)[0] == "1900-01-01"
    assert set(turns_of(person.screen)) == {"month_after", "year_after"}


@pytest.mark.parametrize("way", ["back", "type"])
def test_back_from_the_calendar_is_the_question_as_it_was_asked(way: str) -> None:
    person = asked(answer="2019-07-05")
    plain = person.screen
    person.presses("calendar", "month:2019-06", way)
    assert person.screen == plain
    assert person.answers[KEY] == "2019-07-05"
    person.presses("back")
    assert not is_asked(person)


def test_the_month_stays_open_in_another_language_and_after_leaving() -> None:
    person = asked()
    person.presses("calendar", "month:2026-02")
    before = person.screen
    person.happens(LanguageChosen("ru"))
    assert person.screen == before
    person.presses("save", "resume:apk_include")
    assert person.screen == before


def test_a_blank_place_shows_the_same_month_again() -> None:
    person = asked()
    person.presses("calendar")
    before, answers = person.screen, person.answers
    assert person.screen.choices[0][:6] == (Choice("month:2026-03", BLANK),) * 6
    person.presses("month:2026-03")
    assert (person.screen, person.answers) == (before, answers)


HOSTILE: dict[str, UserInput] = {
    "a day that is not offered": Chosen("day:2026-03-17"),
    "a day before the calendar": Chosen("day:1899-12-31"),
    "no such day": Chosen("day:2026-02-30"),
    "no day": Chosen("day:"),
    "a day in other digits": Chosen("day:٢٠٢٦-٠٣-٠١"),
    "half a character": Chosen("day:\ud800"),
    "no such month": Chosen("month:2026-13"),
    "no month": Chosen("month:"),
    "a month with a day": Chosen("month:2026-03-01"),
    "year nought": Chosen("month:0000-01"),
    "an offer nobody made": Chosen("default"),
    "another kind's answer": Chosen("answer:yes"),
    "an empty action": Chosen(""),
}


@pytest.mark.parametrize("user_input", HOSTILE.values(), ids=HOSTILE)
def test_a_press_that_was_not_offered_is_no_answer(user_input: UserInput) -> None:
    person = asked()
    assert day.take(step_of(person), user_input) is None
    person.presses("calendar")
    assert day.take(step_of(person), user_input) is None


@pytest.mark.parametrize("far", ["0001-01", "1899-12", "2026-04", "9999-12"])
def test_a_month_beyond_the_calendar_is_its_nearest(far: str) -> None:
    calendar = Calendar(last=TODAY)
    shown = calendar.turned(Chosen(f"month:{far}"), TODAY)
    assert shown == far
    month = opened_on(calendar.screen(Text("upload.validity.ask"), shown))
    assert month in (Month(1900, 1), Month(2026, 3))


def test_a_month_kept_open_over_its_end_moves_on() -> None:
    """A calendar from today on: the month it was opened in may hold no day any more."""
    screen = Calendar(first=date(2026, 4, 1)).screen(Text("upload.validity.ask"), "2026-03")
    assert opened_on(screen) == Month(2026, 4)


def naive_month(year: int, number: int) -> list[list[str]]:
    """Weeks of a month by counting days one by one from a Monday, with leap years by the rule."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    before = sum(365 + ((y % 4 == 0 and y % 100 != 0) or y % 400 == 0) for y in range(1900, year))
    weekday = (before + sum(lengths[: number - 1])) % 7  # 1 January 1900 was a Monday
    places = ["·"] * weekday + [str(n) for n in range(1, lengths[number - 1] + 1)]
    places += ["·"] * (-len(places) % 7)
    return [places[start : start + 7] for start in range(0, len(places), 7)]


@pytest.mark.parametrize("years", [range(1900, 1905), range(1995, 2033), range(2096, 2101)])
def test_every_month_stands_as_on_the_wall(years: range) -> None:
    for year in years:
        for number in range(1, 13):
            screen = Calendar().screen(Text("upload.validity.ask"), f"{year}-{number:02}")
            rows = [row for row in screen.choices if isinstance(row[0].label, Verbatim)]
            shown = [[c.label.words for c in row if isinstance(c.label, Verbatim)] for row in rows]
            assert shown == naive_month(year, number)
            pressed = [c.action for row in rows for c in row if c.label != BLANK]
            assert pressed == [
                f"day:{year}-{number:02}-{place:02}" for place in range(1, len(pressed) + 1)
            ]


MONTHS = {
    "kk": ["2026 жылғы наурыз", "2026 жылғы мамыр", "2026 жылғы қыркүйек"],
    "ru": ["март 2026 года", "май 2026 года", "сентябрь 2026 года"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_is_named_in_the_language(language: str) -> None:
    words = catalogue(language)
    assert [words.value(Month(2026, number)) for number in (3, 5, 9)] == MONTHS[language]


def test_every_screen_fits_both_channels_and_its_buttons_can_be_told_apart() -> None:
    person = asked(answer="2025-08-01")
    for action in ("calendar", "month:2025-09", "month:2025-08"):
        for language in LANGUAGES:
            words = catalogue(language)
            labels = {(words.text(c.label).casefold(), c.action) for c in person.screen.actions()}
            assert len({label for label, _ in labels}) == len(labels)
            assert all(0 < len(label) <= 30 for label, _ in labels)
        assert all(1 <= len(row) <= 8 for row in person.screen.choices)
        assert len(person.screen.actions()) <= 100
        person.presses(action)
