"""The calendar under a question: its months, the days it offers, and how it is turned."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs.actions import PickDay, ShowMonth, read
from dialogs.events import LanguageChosen
from dialogs.questions.calendar import BLANK, Calendar
from dialogs.questions.day import DayQuestion
from dialogs.questions.month import Month
from dialogs.screens import Choice, Text, Verbatim
from dialogs.wording.catalogue import LANGUAGES, catalogue
from tests.dialogs.support.days import KEY, asked, days_of, is_asked, opened_on, step_of, turns_of

DAY = DayQuestion()
TODAY = date(2026, 3, 16)
"""A Monday: the day of the world's noon."""


def test_no_later_day_is_offered_where_none_is_allowed() -> None:
    person = asked()
    person.presses("calendar")
    assert days_of(person.screen)[-1] == "2026-03-16"
    weeks = [row for row in person.screen.choices if len(row) == 7]
    assert weeks[-1] == (Choice(PickDay("2026-03-16"), Verbatim("16")), *weeks[0][:6])
    assert turns_of(person.screen) == {
        "month_before": "month:2026-02",
        "year_before": "month:2025-03",
    }
    person.presses("month:2025-03", "month:2025-04")
    assert turns_of(person.screen)["year_after"] == "month:2026-03"
    assert days_of(person.screen)[-1] == "2025-04-30"


def test_a_later_day_is_picked_where_one_is_allowed() -> None:
    step = step_of(asked(), future=True)
    for user_input in (read("calendar"), read("month:2027-03"), read("month:2028-02")):
        taken = DAY.take(step, user_input)
        assert taken is not None
        step = replace(step, draft=taken.draft)
    assert days_of(DAY.ask(step))[-1] == "2028-02-29"
    taken = DAY.take(step, read("day:2028-02-29"))
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
    assert person.screen.choices[0][:6] == (Choice(ShowMonth("2026-03"), BLANK),) * 6
    person.presses("month:2026-03")
    assert (person.screen, person.answers) == (before, answers)


@pytest.mark.parametrize("far", ["0001-01", "1899-12", "2026-04", "9999-12"])
def test_a_month_beyond_the_calendar_is_its_nearest(far: str) -> None:
    calendar = Calendar(last=TODAY)
    shown = calendar.turned(read(f"month:{far}"), TODAY)
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
            shown = [[c.label.text for c in row if isinstance(c.label, Verbatim)] for row in rows]
            assert shown == naive_month(year, number)
            pressed = [c.action.code for row in rows for c in row if c.label != BLANK]
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
            labels = {
                (words.text(c.label).casefold(), c.action.code) for c in person.screen.actions()
            }
            assert len({label for label, _ in labels}) == len(labels)
            assert all(0 < len(label) <= 30 for label, _ in labels)
        assert all(1 <= len(row) <= 8 for row in person.screen.choices)
        assert len(person.screen.actions()) <= 100
        person.presses(action)
