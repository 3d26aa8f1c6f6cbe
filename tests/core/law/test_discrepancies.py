"""Where an order contradicts itself about days, steps and offices, or is silent about them."""

import datetime as dt

import pytest

from core.cases.clocks import service_clock
from core.cases.hearing import check_slot, hearing_window
from core.cases.transitions import TRANSITIONS, allowed
from core.errors import Configuration, Invalid
from core.form.steps.states import Actor, State
from core.law import accreditation
from core.law.acts import Origin
from core.law.limits import LIMITS, Unit, limit_on
from core.law.terms import due
from core.law.working_time import KAZAKHSTAN, TZ, check_time_zone
from core.services.catalogue import FORMS
from tests.core.support.cases import registered_case, running

MONDAY = dt.date(2026, 3, 16)
LICENCES = ("lic.issue.1", "lic.issue.2", "lic.annex.1", "lic.annex.2")


def test_d_07_a_hearing_notice_is_due_with_the_refusal_of_a_package_and_alarms_a_day_before() -> (
    None
):
    known = running("apk.include", MONDAY)
    incomplete, notice = known["L-APK-03"].legal, known["L-APK-05"]
    assert incomplete == notice.legal == KAZAKHSTAN.add_working_days(MONDAY, 2)
    assert notice.alarm == KAZAKHSTAN.add_working_days(MONDAY, 1)


def test_d_08_thirteen_days_after_two_of_completeness_are_the_fifteen_of_the_list() -> None:
    complete = due("L-LIC-02", MONDAY).date
    assert due("L-LIC-03", complete).date == due("L-LIC-04", MONDAY).date
    for service in LICENCES:
        whole = service_clock(registered_case(service, MONDAY))
        assert whole is not None
        assert whole.limit_id == "L-LIC-04"


def test_d_13_the_day_of_the_event_is_day_0_and_the_next_working_day_the_first() -> None:
    friday = dt.date(2026, 3, 13)
    assert due("L-LIC-07", friday).date == MONDAY
    assert due("L-LIC-07", friday).proof.day_zero == friday


@pytest.mark.parametrize("service", ["lic.annex.1", "lic.annex.2"])
def test_d_16_an_annex_to_a_licence_has_the_terms_of_a_licence(service: str) -> None:
    assert running(service, MONDAY) == running(service.replace("annex", "issue"), MONDAY)


def test_d_17_the_notice_of_a_hearing_alarms_a_working_day_before_its_last_lawful_one() -> None:
    limits = {key: history.editions[0].value for key, history in LIMITS.items()}
    backwards = {
        key: each for key, each in limits.items() if each and each.counted_from == "before_end"
    }
    assert set(backwards) == {"L-APK-05", "L-LIC-05", "L-POOL-04", "L-TRUST-04"}
    for limit in backwards.values():
        assert limit.promise.value == limit.value == limit.track.value - 1


def test_d_19_a_missed_hearing_is_our_mark_and_the_decision_goes_on() -> None:
    missed = [step for step in TRANSITIONS if step.target is State.HEARING_MISSED]
    assert {step.origin for step in missed} == {Origin.INFERRED}
    assert {step.actor for step in missed} == {Actor.OFFICER}
    for step in missed:
        onwards = {each.target for each in allowed(step.service, State.HEARING_MISSED)}
        assert onwards == {each.target for each in allowed(step.service, State.HEARING_HELD)}
        assert onwards == {State.ISSUED, State.REFUSED}


@pytest.mark.parametrize(
    ("filed", "counts"),
    [
        pytest.param("2026-03-13T08:59:59", "2026-03-13", id="before opening"),
        pytest.param("2026-03-13T13:00:00", "2026-03-13", id="in the lunch break"),
        pytest.param("2026-03-13T18:30:00", "2026-03-13", id="at closing"),
        pytest.param("2026-03-13T18:30:01", "2026-03-16", id="a second later"),
        pytest.param("2026-03-14T10:00:00", "2026-03-16", id="on a day off"),
    ],
)
def test_d_23_only_the_end_of_the_day_and_days_off_shift_a_filing(filed: str, counts: str) -> None:
    moment = dt.datetime.fromisoformat(filed).replace(tzinfo=TZ)
    assert KAZAKHSTAN.effective_date(moment) == dt.date.fromisoformat(counts)


def test_d_24_hearings_of_order_53_keep_the_office_hours_of_the_others() -> None:
    window = hearing_window(MONDAY, term_wd=14, lead_wd=2, notice_date=MONDAY, within_wd=None)
    day = KAZAKHSTAN.add_working_days(MONDAY, 3)
    check_slot(window, day, dt.time(9), dt.time(13))
    check_slot(window, day, dt.time(14, 30), dt.time(18, 30))
    with pytest.raises(Invalid, match="E-HEAR-HOURS"):
        check_slot(window, day, dt.time(13), dt.time(13, 30))


def test_d_25_almaty_is_five_hours_ahead_and_older_tables_stop_the_start() -> None:
    noon = dt.datetime(2026, 3, 16, 12, 0, tzinfo=TZ)
    assert noon.utcoffset() == dt.timedelta(hours=5)
    check_time_zone()
    with pytest.raises(Configuration):
        check_time_zone(dt.timezone(dt.timedelta(hours=6)))


def test_d_27_there_is_no_renewal_but_a_last_day_to_apply_anew_without_a_gap() -> None:
    issued = dt.date(2025, 5, 15)
    last = accreditation.last_registration(issued)
    assert last == dt.date(2026, 4, 27)
    assert due("L-POOL-03", last).date <= accreditation.last_day(issued)
    assert "renewal" in {note.key for note in FORMS["pool_accredit"].notes}
    assert not any("renew" in form.service for form in FORMS.values() if form.section == "pool")


def test_d_29_the_25th_stays_when_it_is_a_sunday_and_the_reminder_moves_back() -> None:
    report = due("L-POOL-12", dt.date(2026, 9, 1))
    assert (report.date, report.remind_on) == (dt.date(2026, 10, 25), dt.date(2026, 10, 23))


@pytest.mark.parametrize("service", ["apk.include", "apk.exclude", "pool.accredit"])
def test_d_37_a_good_application_needs_no_hearing(service: str) -> None:
    assert State.ISSUED in {step.target for step in allowed(service, State.UNDER_REVIEW)}


def test_d_57_a_fully_automated_service_is_decided_by_people_and_promised_in_15_days() -> None:
    for service in LICENCES:
        deciding = {step.actor for step in TRANSITIONS if step.service == service}
        assert deciding >= {Actor.CHANCELLERY, Actor.OFFICER, Actor.HEAD}
        assert Actor.SYSTEM not in deciding
        assert limit_on("L-LIC-04", MONDAY).promise.value == 15


def test_d_60_the_backdated_entry_into_force_of_order_142_decides_nothing() -> None:
    for form in FORMS.values():
        if form.section == "pool":
            assert form.effective_from is None
            assert form.changes == ()


def test_d_88_an_exclusion_on_the_ministrys_initiative_is_never_automatic() -> None:
    trusted = [step for step in TRANSITIONS if step.service.startswith("trust.")]
    assert Actor.SYSTEM not in {step.actor for step in trusted}
    ends = (State.ISSUED, State.REFUSED)
    decided = {s.actor for s in trusted if s.target in ends and not s.records}
    assert decided == {Actor.HEAD}


def test_d_90_publication_has_a_clock_of_its_own_after_the_decision() -> None:
    registered = dt.date(2025, 12, 12)
    decided = due("L-TRUST-03", registered).date
    assert decided == dt.date(2026, 1, 6)
    assert due("L-TRUST-05", decided).date == dt.date(2026, 1, 27)


def test_d_97_only_the_chancellery_registers_and_only_with_a_number_and_a_date() -> None:
    registering = [step for step in TRANSITIONS if step.target is State.REGISTERED]
    assert {step.service for step in registering} == {
        form.service for form in FORMS.values() if form.filed
    }
    for step in registering:
        assert step.source is State.SUBMITTED
        assert step.actor in (Actor.CHANCELLERY, Actor.QUALITY_BODY)
        assert set(step.needs) == {"received_at", "registration_no", "registered_on"}


def test_d_102_every_motivated_refusal_has_a_number_a_date_and_a_ground() -> None:
    refusals = [step for step in TRANSITIONS if step.target is State.REFUSED]
    assert refusals
    for step in refusals:
        assert {"refusal_no", "refusal_date", "grounds", "facts"} <= set(step.needs)


def test_d_09_days_without_a_kind_are_promised_as_working_and_tracked_as_calendar_ones() -> None:
    limit = limit_on("L-TRUST-01", MONDAY)
    assert limit.unit is Unit.UNSPECIFIED_DAYS
    assert (limit.promise.unit, limit.track.unit) == (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS)
