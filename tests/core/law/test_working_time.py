"""Working days and hours against the law's calendar."""

import datetime as dt
import random
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from core.errors import Configuration, OutsideCalendar
from core.law.working_time import (
    HOLIDAYS,
    KAZAKHSTAN,
    OFFICE_HOURS,
    TZ,
    Calendar,
    DayOff,
    Override,
    Reason,
    check_time_zone,
    read_overrides,
)
from tests.core.support import naive_calendar

D = dt.date.fromisoformat
RANDOM_DAYS = 100_000


def almaty(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=TZ)


@pytest.mark.parametrize(
    ("filed", "counts"),
    [
        pytest.param("2026-03-13T18:31", "2026-03-16", id="SC-003 Friday 18:31 counts as Monday"),
        pytest.param("2026-03-13T18:30:00", "2026-03-13", id="SC-004 18:30:00 keeps the day"),
        pytest.param("2026-03-13T18:30:01", "2026-03-16", id="SC-004 18:30:01 does not"),
        pytest.param("2026-03-13T18:30:00.000001", "2026-03-16", id="nor does a microsecond"),
        pytest.param("2026-03-24T10:00", "2026-03-26", id="SC-005 moved day off of Nauryz"),
        pytest.param("2026-03-13T08:15", "2026-03-13", id="SC-006 before 09:00 keeps the day"),
        pytest.param("2026-03-13T13:45", "2026-03-13", id="SC-006 lunch keeps the day"),
        pytest.param("2026-03-14T11:00", "2026-03-16", id="Saturday counts as Monday"),
        pytest.param("2025-01-05T11:00", "2025-01-05", id="the Sunday worked in 2025 counts"),
        pytest.param("2025-01-05T18:31", "2025-01-06", id="its evening counts as Monday"),
        pytest.param("2026-12-31T23:59", "2027-01-05", id="New Year's Eve leads over the holidays"),
        pytest.param("2026-08-31T10:00", "2026-08-31", id="31 August 2026 is worked"),
    ],
)
def test_a_filing_counts_from(filed: str, counts: str) -> None:
    assert KAZAKHSTAN.effective_date(almaty(filed)) == D(counts)


def test_the_zone_of_the_caller_does_not_matter() -> None:
    in_utc = dt.datetime(2026, 3, 12, 19, 0, tzinfo=dt.UTC)
    assert KAZAKHSTAN.local_date(in_utc) == D("2026-03-13")
    assert KAZAKHSTAN.effective_date(in_utc) == D("2026-03-13")
    assert KAZAKHSTAN.effective_date(in_utc + dt.timedelta(hours=19)) == D("2026-03-16")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        KAZAKHSTAN.effective_date(dt.datetime(2026, 3, 13, 10))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        pytest.param("2026-03-16", 5, "2026-03-26", id="five days over Nauryz"),
        pytest.param("2026-03-14", 10, "2026-04-01", id="day 0 may be a day off"),
        pytest.param("2026-03-14", 0, "2026-03-14", id="no days leave the day alone"),
        pytest.param("2025-01-02", 1, "2025-01-05", id="the worked Sunday is the first"),
    ],
)
def test_add_working_days(start: str, count: int, end: str) -> None:
    assert KAZAKHSTAN.add_working_days(D(start), count) == D(end)


@pytest.mark.parametrize(
    ("end", "count", "start"),
    [
        pytest.param("2026-03-26", 3, "2026-03-18", id="three days back over Nauryz"),
        pytest.param("2026-03-22", 1, "2026-03-20", id="back from a day off"),
        pytest.param("2026-03-22", 0, "2026-03-22", id="no days leave the day alone"),
    ],
)
def test_sub_working_days(end: str, count: int, start: str) -> None:
    assert KAZAKHSTAN.sub_working_days(D(end), count) == D(start)


def test_next_and_previous_working_day() -> None:
    assert KAZAKHSTAN.next_working_day(D("2026-03-21")) == D("2026-03-26")
    assert KAZAKHSTAN.previous_working_day(D("2026-03-25")) == D("2026-03-20")
    assert KAZAKHSTAN.next_working_day(D("2026-03-20")) == D("2026-03-20")
    assert KAZAKHSTAN.previous_working_day(D("2026-03-20")) == D("2026-03-20")


def test_days_off_say_why() -> None:
    found = KAZAKHSTAN.days_off_between(D("2026-03-14"), D("2026-03-25"))
    assert found == (
        DayOff(D("2026-03-14"), Reason.WEEKEND),
        DayOff(D("2026-03-15"), Reason.WEEKEND),
        DayOff(D("2026-03-21"), Reason.HOLIDAY, "nauryz"),
        DayOff(D("2026-03-22"), Reason.HOLIDAY, "nauryz"),
        DayOff(D("2026-03-23"), Reason.HOLIDAY, "nauryz"),
        DayOff(D("2026-03-24"), Reason.MOVED, "nauryz"),
        DayOff(D("2026-03-25"), Reason.MOVED, "nauryz"),
    )


def test_a_day_moved_by_the_government_says_so() -> None:
    assert KAZAKHSTAN.day_off(D("2025-01-03")) == DayOff(D("2025-01-03"), Reason.ORDER)


def test_days_off_of_an_empty_span_are_none() -> None:
    assert KAZAKHSTAN.days_off_between(D("2026-03-15"), D("2026-03-14")) == ()


def test_every_holiday_of_every_year_has_a_key_of_ours() -> None:
    named = {
        off.name
        for off in KAZAKHSTAN.days_off_between(Calendar.FIRST, Calendar.LAST)
        if off.reason_key in (Reason.HOLIDAY, Reason.MOVED)
    }
    assert named == set(HOLIDAYS.values())


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda: KAZAKHSTAN.is_working_day(dt.date.min), id="the first day of all"),
        pytest.param(lambda: KAZAKHSTAN.is_working_day(D("1990-12-31")), id="the day before 1991"),
        pytest.param(lambda: KAZAKHSTAN.is_working_day(D("2101-01-01")), id="the day after 2100"),
        pytest.param(lambda: KAZAKHSTAN.add_working_days(D("2100-12-31"), 1), id="on over 2100"),
        pytest.param(lambda: KAZAKHSTAN.sub_working_days(D("1991-01-01"), 1), id="back over 1991"),
        pytest.param(lambda: KAZAKHSTAN.add_working_days(dt.date.max, 0), id="0 days of year 9999"),
    ],
)
def test_unknown_years_are_refused(ask: Callable[[], object]) -> None:
    with pytest.raises(OutsideCalendar, match=r"^1991-01-01\.\.2100-12-31$"):
        ask()


def test_the_edges_themselves_are_known() -> None:
    assert KAZAKHSTAN.add_working_days(D("2100-12-30"), 1) == D("2100-12-31")
    assert KAZAKHSTAN.sub_working_days(D("1991-01-04"), 1) == D("1991-01-03")
    assert KAZAKHSTAN.sub_working_days(D("2100-12-31"), 1) == D("2100-12-30")
    assert KAZAKHSTAN.add_working_days(D("1991-01-01"), 1) == D("1991-01-03")


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        KAZAKHSTAN.add_working_days(D("2026-03-16"), -1)


def test_an_order_the_library_does_not_know_wins() -> None:
    calendar = Calendar(
        read_overrides(
            [
                {"date": D("2026-06-15"), "kind": "off", "reference": "Order № 1"},
                {"date": D("2026-06-20"), "kind": "working", "reference": "Order № 1"},
                {"date": D("2026-05-27"), "kind": "working", "reference": "Order № 2"},
            ]
        )
    )
    assert calendar.day_off(D("2026-06-15")) == DayOff(D("2026-06-15"), Reason.ORDER)
    assert calendar.add_working_days(D("2026-06-12"), 5) == D("2026-06-20")
    assert calendar.is_working_day(D("2026-05-27"))
    assert KAZAKHSTAN.add_working_days(D("2026-06-12"), 5) == D("2026-06-19")


@pytest.mark.parametrize(
    "row",
    [
        pytest.param({"date": D("2026-06-15"), "kind": "free", "reference": "x"}, id="kind"),
        pytest.param({"date": D("2026-06-15"), "kind": "off"}, id="no order cited"),
    ],
)
def test_a_wrong_override_stops_the_start(row: dict[str, object]) -> None:
    with pytest.raises(Configuration, match="2026-06-15"):
        read_overrides([row])


def test_one_day_cannot_be_set_twice() -> None:
    with pytest.raises(Configuration, match="must name a day once"):
        Calendar((Override(D("2026-06-15"), True, "a"), Override(D("2026-06-15"), False, "b")))


def test_time_zone_data_of_today_passes() -> None:
    check_time_zone()


@pytest.mark.parametrize(
    "zone",
    [
        pytest.param(dt.timezone(dt.timedelta(hours=6)), id="UTC+6 of old tz data"),
        pytest.param(ZoneInfo("Europe/Moscow"), id="another country"),
    ],
)
def test_outdated_time_zone_data_stops_the_start(zone: dt.tzinfo) -> None:
    with pytest.raises(Configuration, match="newer time zone data is needed"):
        check_time_zone(zone)


def test_office_hours_are_those_of_the_orders() -> None:
    hours = OFFICE_HOURS.in_force(D("2026-03-13"))
    assert (hours.opens, hours.closes) == (dt.time(9), dt.time(18, 30))
    assert (hours.lunch_from, hours.lunch_to) == (dt.time(13), dt.time(14, 30))


def test_the_second_calendar_agrees_on_every_day() -> None:
    day = naive_calendar.FIRST
    while day <= naive_calendar.LAST:
        assert KAZAKHSTAN.is_working_day(day) is naive_calendar.worked(day), day
        day += dt.timedelta(days=1)


@pytest.mark.no_cover
def test_the_second_calendar_agrees_on_random_days_and_terms() -> None:
    rng = random.Random(20260313)
    spread = (naive_calendar.LAST - naive_calendar.FIRST).days - 120
    for _ in range(RANDOM_DAYS):
        day = naive_calendar.FIRST + dt.timedelta(days=60 + rng.randrange(spread))
        count = rng.randrange(31)
        moment = dt.datetime.combine(day, dt.time(rng.randrange(24), rng.randrange(60)), TZ)
        after = KAZAKHSTAN.add_working_days(day, count)
        assert after == naive_calendar.nth_after(day, count), (day, count)
        before = KAZAKHSTAN.sub_working_days(day, count)
        assert before == naive_calendar.nth_before(day, count), (day, count)
        assert KAZAKHSTAN.effective_date(moment) == naive_calendar.counts_from(moment), moment


@pytest.mark.no_cover
def test_the_second_calendar_agrees_on_random_spans() -> None:
    rng = random.Random(20260326)
    for _ in range(5_000):
        first = naive_calendar.FIRST + dt.timedelta(days=rng.randrange(1_000))
        last = first + dt.timedelta(days=rng.randrange(40))
        found = [off.date for off in KAZAKHSTAN.days_off_between(first, last)]
        assert found == naive_calendar.not_worked(first, last), (first, last)
