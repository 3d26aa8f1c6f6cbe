"""Hearings: feasibility, calendars A-C and SC-028 to SC-030."""

import datetime as dt

import pytest

from core.cases.hearing import check_slot, hearing_window, notice_days
from core.errors import Invalid
from core.law.working_time import KAZAKHSTAN

D = dt.date.fromisoformat
T = dt.time.fromisoformat
R = D("2026-06-08")
"""Followed by four weeks without a holiday."""


@pytest.mark.parametrize(
    ("registered", "term", "lead", "end", "latest", "alarm"),
    [
        pytest.param("2026-03-16", 5, 3, "2026-03-26", "2026-03-18", "2026-03-17", id="A"),
        pytest.param("2026-04-20", 15, 3, "2026-05-14", "2026-05-08", "2026-05-06", id="B licence"),
        pytest.param("2026-05-05", 5, 3, "2026-05-14", "2026-05-08", "2026-05-06", id="B pool, 5"),
        pytest.param(
            "2026-05-05", 10, 3, "2026-05-21", "2026-05-18", "2026-05-15", id="B pool, 10"
        ),
        pytest.param("2025-12-12", 14, 2, "2026-01-06", "2025-12-31", "2025-12-30", id="C"),
    ],
)
def test_days_of_the_notice(
    registered: str, term: int, lead: int, end: str, latest: str, alarm: str
) -> None:
    days = notice_days(D(registered), term, lead)
    assert (days.end, days.latest, days.alarm) == (D(end), D(latest), D(alarm))


@pytest.mark.parametrize(
    ("term", "lead", "within", "latest", "last"),
    [
        pytest.param(5, 3, 2, 2, 4, id="apk.include"),
        pytest.param(15, 3, 2, 12, 14, id="lic.issue"),
        pytest.param(3, 3, 2, 0, 2, id="lic.reissue by the longer reading"),
        pytest.param(5, 3, 2, 2, 4, id="pool.accredit, track"),
        pytest.param(10, 3, 2, 7, 9, id="pool.accredit, promise"),
        pytest.param(14, 2, None, 12, 14, id="trust"),
        pytest.param(4, 1, 2, 3, 4, id="never after the end of the term"),
    ],
)
def test_feasibility(term: int, lead: int, within: int | None, latest: int, last: int) -> None:
    days = notice_days(R, term, lead)
    assert days.latest == KAZAKHSTAN.add_working_days(R, latest)
    window = hearing_window(R, term, lead, days.latest, within)
    assert window.first == KAZAKHSTAN.add_working_days(R, latest + 1)
    assert window.last == KAZAKHSTAN.add_working_days(R, last)


def test_d04_a_term_of_two_days_leaves_no_hearing() -> None:
    with pytest.raises(Invalid, match="E-HEAR-WINDOW"):
        notice_days(D("2026-03-16"), 2, 3)


@pytest.mark.parametrize(
    "notice",
    [
        pytest.param("2026-03-19", id="SC-030 a day too late"),
        pytest.param("2026-03-13", id="before the registration"),
        pytest.param("2026-03-21", id="on a day off after the last day"),
    ],
)
def test_a_notice_out_of_time(notice: str) -> None:
    with pytest.raises(Invalid, match="E-HEAR-WINDOW"):
        hearing_window(D("2026-03-16"), 5, 3, D(notice))


def test_a_notice_on_a_day_off_counts_as_sent_on_the_next_working_day() -> None:
    window = hearing_window(D("2026-06-08"), 15, 3, D("2026-06-13"))
    assert (window.first, window.last) == (D("2026-06-16"), D("2026-06-17"))


SLOTS = [
    pytest.param("2026-03-20", "15:00", "16:00", None, id="SC-028 lawful"),
    pytest.param("2026-03-19", "09:00", "13:00", None, id="from opening to lunch"),
    pytest.param("2026-03-19", "14:30", "18:30", None, id="from lunch to closing"),
    pytest.param("2026-03-25", "15:00", "16:00", "E-HEAR-WINDOW", id="SC-029 a day off"),
    pytest.param("2026-03-26", "15:00", "16:00", "E-HEAR-WINDOW", id="SC-029 too late"),
    pytest.param("2026-03-18", "15:00", "16:00", "E-HEAR-WINDOW", id="D-18 the day of the notice"),
    pytest.param("2026-03-20", "13:15", "14:00", "E-HEAR-HOURS", id="SC-029 lunch"),
    pytest.param("2026-03-20", "12:30", "15:00", "E-HEAR-HOURS", id="over lunch"),
    pytest.param("2026-03-20", "12:30", "13:01", "E-HEAR-HOURS", id="into lunch"),
    pytest.param("2026-03-20", "14:29", "15:00", "E-HEAR-HOURS", id="out of lunch"),
    pytest.param("2026-03-20", "08:59", "10:00", "E-HEAR-HOURS", id="before opening"),
    pytest.param("2026-03-20", "18:00", "18:31", "E-HEAR-HOURS", id="after closing"),
    pytest.param("2026-03-20", "16:00", "16:00", "E-HEAR-HOURS", id="no time at all"),
]


@pytest.mark.parametrize(("day", "start", "end", "code"), SLOTS)
def test_slots_of_calendar_a(day: str, start: str, end: str, code: str | None) -> None:
    window = hearing_window(D("2026-03-16"), 5, 3, D("2026-03-18"))
    if code is None:
        check_slot(window, D(day), T(start), T(end))
    else:
        with pytest.raises(Invalid, match=code):
            check_slot(window, D(day), T(start), T(end))


def test_a_day_off_inside_the_window_is_no_hearing_day() -> None:
    window = hearing_window(D("2026-05-05"), 15, 3, D("2026-05-08"), None)
    assert window.first < D("2026-05-16") < window.last
    check_slot(window, D("2026-05-15"), T("10:00"), T("11:00"))
    with pytest.raises(Invalid, match="E-HEAR-WINDOW"):
        check_slot(window, D("2026-05-16"), T("10:00"), T("11:00"))
