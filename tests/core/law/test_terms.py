"""Due dates on worked calendars."""

import datetime as dt
import random
from typing import Literal

import pytest

from core.law.limits import LIMITS, Unit, limit_on
from core.law.terms import due, last_safe_day
from core.law.working_time import Reason
from tests.core.support import naive_calendar

D = dt.date.fromisoformat
ENDED = "L-TRUST-07"


@pytest.mark.parametrize(
    ("limit_id", "which", "start", "end"),
    [
        pytest.param("L-APK-04", "promise", "2026-03-16", "2026-03-26", id="SC-003 and A: END"),
        pytest.param("L-APK-03", "promise", "2026-03-16", "2026-03-18", id="SC-027 and A: R + 2"),
        pytest.param("L-APK-05", "promise", "2026-03-26", "2026-03-18", id="A: latest notice"),
        pytest.param("L-APK-05", "track", "2026-03-26", "2026-03-17", id="A: alarm a day before"),
        pytest.param("L-APK-06", "promise", "2026-03-18", "2026-03-20", id="A: last hearing day"),
        pytest.param("L-APK-07", "promise", "2026-03-16", "2026-03-18", id="A: exclusion END"),
        pytest.param("L-LIC-07", "track", "2026-03-16", "2026-03-17", id="A: reissue complete"),
        pytest.param("L-LIC-08", "track", "2026-03-16", "2026-03-18", id="A: reissue track"),
        pytest.param("L-LIC-08", "promise", "2026-03-16", "2026-03-19", id="A: reissue promise"),
        pytest.param("L-LIC-02", "promise", "2026-04-20", "2026-04-22", id="B: completeness"),
        pytest.param("L-LIC-04", "promise", "2026-04-20", "2026-05-14", id="B: END"),
        pytest.param("L-LIC-05", "promise", "2026-05-14", "2026-05-08", id="B: latest notice"),
        pytest.param("L-LIC-06", "promise", "2026-05-08", "2026-05-13", id="B: last hearing day"),
        pytest.param("L-POOL-03", "track", "2026-05-05", "2026-05-14", id="B: pool track"),
        pytest.param("L-POOL-03", "promise", "2026-05-05", "2026-05-21", id="B: pool promise"),
        pytest.param("L-POOL-04", "promise", "2026-05-21", "2026-05-18", id="B: pool notice"),
        pytest.param("L-TRUST-02", "promise", "2025-12-12", "2025-12-22", id="C: completeness"),
        pytest.param("L-TRUST-03", "promise", "2025-12-12", "2026-01-06", id="C: END"),
        pytest.param("L-TRUST-03", "promise", "2025-12-10", "2025-12-31", id="C: last safe day"),
        pytest.param("L-TRUST-04", "promise", "2026-01-06", "2025-12-31", id="C: latest notice"),
        pytest.param("L-TRUST-05", "promise", "2026-01-06", "2026-01-27", id="C: publication"),
        pytest.param("L-APK-08", "promise", "2026-03-14", "2026-04-01", id="data changed Saturday"),
        pytest.param("L-APK-08", "promise", "2026-06-22", "2026-07-07", id="SC-034 over 6 July"),
        pytest.param("L-LIC-09", "promise", "2026-03-17", "2026-03-19", id="pool changed"),
        pytest.param("L-APK-09", "promise", "2026-04-01", "2026-04-06", id="registry update"),
        pytest.param("L-TRUST-06", "promise", "2026-12-31", "2026-12-01", id="30 cd before expiry"),
        pytest.param("L-TRUST-06", "track", "2026-12-31", "2026-11-30", id="31 cd for the staff"),
        pytest.param("L-POOL-12", "promise", "2026-09-15", "2026-10-25", id="legal day stays 25"),
        pytest.param("L-POOL-12", "track", "2026-09-15", "2026-10-23", id="staff: Friday before"),
        pytest.param(
            "L-POOL-12", "promise", "2026-12-31", "2027-01-25", id="December's in January"
        ),
        pytest.param(
            "L-POOL-12", "promise", "2026-01-31", "2026-02-25", id="January's in February"
        ),
        pytest.param("L-APP-01", "promise", "2026-03-19", "2026-03-27", id="complaint forwarded"),
        pytest.param("L-APP-02", "promise", "2026-03-19", "2026-03-31", id="provider's answer"),
        pytest.param("L-APP-03", "promise", "2026-03-19", "2026-04-14", id="quality body's answer"),
        pytest.param("L-APK-01", "promise", "2026-03-16", "2026-03-16", id="same day"),
        pytest.param(
            "L-APK-01", "promise", "2026-03-14", "2026-03-16", id="same day of a Saturday"
        ),
        pytest.param("L-APK-02", "promise", "2026-03-16", "2026-03-16", id="on the spot"),
        pytest.param("L-TRUST-01", "promise", "2026-03-13", "2026-03-18", id="3 days as working"),
        pytest.param("L-TRUST-01", "track", "2026-03-13", "2026-03-16", id="3 days as calendar"),
        pytest.param("L-POOL-07", "promise", "2026-03-26", "2027-03-25", id="a year, safe day"),
    ],
)
def test_due(limit_id: str, which: Literal["promise", "track"], start: str, end: str) -> None:
    assert due(limit_id, D(start), which).date == D(end)


def test_the_promise_is_what_is_asked_for_by_default() -> None:
    assert due("L-LIC-08", D("2026-03-16")).date == D("2026-03-19")


@pytest.mark.parametrize(
    ("limit_id", "start", "legal", "remind"),
    [
        pytest.param("L-TRUST-06", "2026-06-10", "2026-05-11", "2026-05-08", id="over 9-11 May"),
        pytest.param("L-POOL-12", "2026-09-01", "2026-10-25", "2026-10-23", id="25th is a Sunday"),
        pytest.param("L-APK-04", "2026-03-16", "2026-03-26", "2026-03-26", id="a working day"),
    ],
)
def test_the_reminder_moves_back_and_the_legal_date_stays(
    limit_id: str, start: str, legal: str, remind: str
) -> None:
    found = due(limit_id, D(start))
    assert (found.date, found.remind_on) == (D(legal), D(remind))


def test_an_unknown_limit_is_an_error() -> None:
    with pytest.raises(KeyError):
        due("L-APK-99", D("2026-03-16"))


def test_the_proof_shows_day_zero_the_count_the_days_passed_over_and_the_law() -> None:
    proof = due("L-APK-04", D("2026-03-16")).proof
    assert (proof.day_zero, proof.counted, proof.unit) == (D("2026-03-16"), 5, Unit.WORKING_DAYS)
    assert (proof.law.act, proof.law.paragraph) == ("138", "10")
    days = {
        reason: [off.date.day for off in offs] for reason, offs in proof.skipped_by_reason.items()
    }
    assert days == {Reason.HOLIDAY: [21, 22, 23], Reason.MOVED: [24, 25]}


def test_a_proof_counted_backwards_shows_the_same_days() -> None:
    skipped = due("L-APK-05", D("2026-03-26")).proof.skipped
    assert [off.date.day for off in skipped] == [21, 22, 23, 24, 25]


def test_calendar_days_pass_nothing_over() -> None:
    assert due("L-TRUST-06", D("2026-06-10")).proof.skipped == ()


def test_a_same_day_limit_shows_the_weekend_it_waited_out() -> None:
    proof = due("L-APK-01", D("2026-03-14")).proof
    assert [off.date.day for off in proof.skipped_by_reason[Reason.WEEKEND]] == [14, 15]


@pytest.mark.parametrize(
    ("issued", "years", "last"),
    [
        pytest.param("2026-03-26", 1, "2027-03-25", id="the day before the anniversary"),
        pytest.param("2024-02-29", 1, "2025-02-27", id="29 February has the 28th"),
        pytest.param("2024-03-01", 1, "2025-02-28", id="1 March ends in February"),
        pytest.param("2026-01-01", 1, "2026-12-31", id="New Year's Day"),
    ],
)
def test_a_document_of_a_year_is_safe_until(issued: str, years: int, last: str) -> None:
    assert last_safe_day(D(issued), years) == D(last)


def test_the_second_calendar_agrees_on_every_working_day_limit() -> None:
    rng = random.Random(20251212)
    newest = [limit_on(limit_id, dt.date(2025, 12, 1)) for limit_id in LIMITS if limit_id != ENDED]
    limits = [limit for limit in newest if limit.promise.unit is Unit.WORKING_DAYS]
    for _ in range(20_000):
        limit = rng.choice(limits)
        start = naive_calendar.FIRST + dt.timedelta(days=40 + rng.randrange(1_000))
        found = due(limit.id, start)
        count = limit.promise.value
        if limit.backwards:
            expected = naive_calendar.nth_before(start, count)
        else:
            expected = naive_calendar.nth_after(start, count)
        assert found.date == expected, (limit.id, start)
        first, last = sorted((start, expected))
        between = naive_calendar.not_worked(first, last)
        assert [off.date for off in found.proof.skipped] == [d for d in between if d != start]
