"""Every date an officer types is judged, and a late step is marked."""

from collections.abc import Mapping

import pytest

from core.cases.case import Case
from core.cases.move import Moved, move, read_given
from core.errors import Invalid
from core.form.steps.states import State
from tests.core.support.moves import (
    LONG_AFTER,
    REASON,
    D,
    at,
    standing,
    step_of,
    submitted,
    taken,
)


def registration(day: str, received: str = "2026-03-13T18:31", **more: str) -> dict[str, str]:
    return {"received_at": received, "registration_no": "15", "registered_on": day, **more}


REGISTRATIONS: Mapping[str, tuple[dict[str, str], dict[str, str]]] = {
    "SC-201 without the arrival": (
        registration("2026-03-16", received=""), {"received_at": "E-RECEIVED"}),
    "the day of arrival without its hour": (
        registration("2026-03-16", received="2026-03-13"), {"received_at": "E-RECEIVED"}),
    "an arrival in the future": (
        registration("2026-03-16", received="2027-03-13T10:00"), {
            "received_at": "E-DATE-FUTURE", "registered_on": "E-DAY-BEFORE"}),
    "SC-202 before the effective date": (
        registration("2026-03-13"), {"registered_on": "E-DAY-BEFORE"}),
    "SC-202 on a Saturday": (registration("2026-03-21"), {"registered_on": "E-DAY-OFF"}),
    "on a public holiday": (registration("2026-03-23"), {"registered_on": "E-DAY-OFF"}),
    "SC-202 two working days late": (
        registration("2026-03-18"), {"late_reason": "E-LATE-REASON"}),
    "two working days late with too short a reason": (
        registration("2026-03-18", late_reason="кеш"), {"late_reason": "E-TEXT-LEN"}),
    "in the future": (registration("2026-12-02"), {"registered_on": "E-DATE-FUTURE"}),
    "no day at all": (registration("2026-02-30"), {"registered_on": "E-DATE"}),
    "before the years whose holidays are known": (
        registration("1900-01-03", received="1900-01-03T10:00"), {
            "received_at": "E-DATE", "registered_on": "E-DATE"}),
    "on the first day of those years, where no day before can be counted": (
        registration("1991-01-01", received="1991-01-01T10:00"), {
            "received_at": "E-DATE", "registered_on": "E-DATE"}),
    "after the years whose holidays are known": (
        registration("9999-12-31", received="2100-12-31T19:00"), {
            "received_at": "E-DATE-FUTURE", "registered_on": "E-DATE-FUTURE"}),
    "an arrival with a zone, which is not the hour in Almaty": (
        registration("2026-03-16", received="2026-03-13T18:31Z"), {"received_at": "E-DATE"}),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "faults"), REGISTRATIONS.values(), ids=REGISTRATIONS)
def test_a_registration_is_judged_and_leaves_the_case_untouched(
    typed: dict[str, str], faults: dict[str, str]
) -> None:
    found = taken(submitted(), "registered", **typed)
    assert isinstance(found, dict)
    assert faults.items() <= found.items()


def test_d_67_the_number_of_a_registration_stands_for_that_of_a_certificate() -> None:
    typed = {**registration("2026-03-13", received="2026-03-13T10:00"), "registration_no": "№"}
    found = taken(submitted("pool.accredit"), "registered", **typed)
    assert found == {"registration_no": "E-REGISTRY-NO"}


def test_sc_201_the_arrival_starts_the_clocks_whatever_day_the_registration_bears() -> None:
    in_time = taken(submitted(), "registered", **registration("2026-03-16"))
    late = taken(submitted(), "registered", **registration("2026-03-18", late_reason=REASON))
    assert isinstance(in_time, Moved)
    assert isinstance(late, Moved)
    assert (in_time.mark, late.mark) == ("", "overdue")
    for moved in (in_time, late):
        assert moved.case.effective_on == D("2026-03-16")
        assert (moved.promise_on, moved.track_on) == (D("2026-03-26"), D("2026-03-26"))


def test_sc_204_an_arrival_before_the_hand_in_is_confirmed_to_be_the_same_package() -> None:
    typed = registration("2026-03-12", received="2026-03-12T16:00", late_reason=REASON)
    assert taken(submitted(), "registered", **typed) == {"received_at": "E-RECEIVED-EARLY"}
    moved = taken(submitted(), "registered", filed_before="yes", **typed)
    assert isinstance(moved, Moved)
    assert (moved.case.effective_on, moved.promise_on) == (D("2026-03-12"), D("2026-03-19"))


def test_the_hour_of_arrival_is_typed_to_the_minute_the_hand_in_is_known_to_the_second() -> None:
    handed = Case(
        service="apk.include",
        state=State.SUBMITTED,
        channel="portal",
        handed_in_at=at("2026-03-13 10:00:42"),
    )
    found = taken(handed, "registered", **registration("2026-03-13", received="2026-03-13T10:00"))
    assert isinstance(found, Moved)


OF_ORDER_53: Mapping[str, tuple[str, str, str, str]] = {
    "SC-205 registered on Monday": ("2026-11-09", "", "short_passed", "2026-11-27"),
    "SC-205 registered on Wednesday": ("2026-11-11", REASON, "overdue", "2026-12-01"),
    "registered on Friday": ("2026-11-06", "", "", "2026-11-26"),
}


@pytest.mark.parametrize(("day", "reason", "mark", "end"), OF_ORDER_53.values(), ids=OF_ORDER_53)
def test_order_53_counts_from_the_registration(day: str, reason: str, mark: str, end: str) -> None:
    case = submitted("trust.include.sw", "2026-11-05 09:00")
    typed = registration(day, received="2026-11-05T10:00", late_reason=reason)
    moved = taken(case, "registered", "2026-12-15 12:00", **typed)
    assert isinstance(moved, Moved)
    assert (moved.mark, str(moved.promise_on)) == (mark, end)


def test_sc_205_order_53_registered_after_the_longer_reading_needs_a_reason() -> None:
    case = submitted("trust.include.sw", "2026-11-05 09:00")
    typed = registration("2026-11-11", received="2026-11-05T10:00")
    assert taken(case, "registered", **typed) == {"late_reason": "E-LATE-REASON"}


def test_an_arrival_may_be_recorded_before_the_registration() -> None:
    moved = taken(submitted(), "arrival", received_at="2026-03-13T18:31")
    assert isinstance(moved, Moved)
    assert (moved.case.state, moved.case.effective_on) == (State.SUBMITTED, D("2026-03-16"))
    assert moved.promise_on is None


REVIEWED = standing("apk.include", "under_review", "2026-03-13 18:31", "2026-03-16")
RESULTS: Mapping[str, tuple[str, dict[str, str]]] = {
    "SC-210 on a Sunday": ("2026-03-22", {"notice_date": "E-DAY-OFF"}),
    "SC-210 before the registration": ("2026-03-13", {"notice_date": "E-DAY-BEFORE"}),
    "SC-210 after the term": ("2026-03-27", {"late_reason": "E-LATE-REASON"}),
    "after tomorrow": ("2026-12-02", {"notice_date": "E-DATE-FUTURE"}),
}


@pytest.mark.parametrize(("day", "faults"), RESULTS.values(), ids=RESULTS)
def test_a_result_is_dated_lawfully(day: str, faults: dict[str, str]) -> None:
    assert taken(REVIEWED, "issued", notice_no="7", notice_date=day) == faults


def test_a_late_result_with_a_reason_is_marked_overdue() -> None:
    typed = {"notice_no": "7", "notice_date": "2026-03-27", "late_reason": REASON}
    moved = taken(REVIEWED, "issued", **typed)
    assert isinstance(moved, Moved)
    assert (moved.mark, moved.given["late_reason"]) == ("overdue", REASON)


def test_sc_229_between_two_readings_a_step_is_marked_and_asked_no_reason() -> None:
    case = standing("lic.reissue.1", "under_review", "2026-03-16 10:00", "2026-03-16")
    refusal = {"refusal_no": "3", "ground:LIC-R3": "on", "facts": "Құжат талапқа сай келмейді"}
    moved = taken(case, "refused", refusal_date="2026-03-19", **refusal)
    assert isinstance(moved, Moved)
    assert (moved.mark, moved.given["grounds"]) == ("short_passed", ("LIC-R3",))
    late = taken(case, "refused", refusal_date="2026-03-20", **refusal)
    assert late == {"late_reason": "E-LATE-REASON"}


def test_a_fault_carries_the_day_and_never_what_was_typed() -> None:
    step = step_of(submitted(), "registered")
    given, _ = read_given(submitted(), step, registration("2026-03-13"))
    found = move(submitted(), step, given, at(LONG_AFTER))
    assert isinstance(found, Mapping)
    fault = found["registered_on"]
    assert isinstance(fault, Invalid)
    assert fault.params == {"day": D("2026-03-16")}
