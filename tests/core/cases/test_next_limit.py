"""The next limit of a case, to the day: what the queue shows and sorts by."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from core.cases.case import Case
from core.cases.next_limit import Tone, next_limit
from core.form.steps.states import State
from core.law.working_time import KAZAKHSTAN, TZ

D = dt.date.fromisoformat
PROVIDER = {"addressee": "provider", "appeal_act": "138"}
QUALITY_BODY = {"addressee": "quality_body", "appeal_act": "138"}


def case(
    service: str,
    state: str,
    arrived: str = "",
    registered: str = "",
    answers: Mapping[str, Any] | None = None,
    **given: Any,
) -> Case:
    """A case that arrived at a moment and was registered on a day."""
    received = dt.datetime.fromisoformat(arrived).replace(tzinfo=TZ) if arrived else None
    known = dict(given)
    if received is not None:
        known["received_at"] = received
    if registered:
        known["registered_on"] = D(registered)
    return Case(
        service=service,
        state=State(state),
        channel="portal",
        handed_in_at=received or dt.datetime(2026, 3, 12, 11, 0, tzinfo=TZ),
        answers=answers or {},
        given=known,
        effective_on=KAZAKHSTAN.effective_date(received) if received else None,
    )


def registered(service: str, state: str, day: str, **more: Any) -> Case:
    """A case that arrived at ten on the day it was registered."""
    asked_for = {"request_kind": "licence", "reissue_object": "licence"}
    return case(service, state, f"{day} 10:00", day, asked_for, **more)


FRIDAY_EVENING = ("2026-03-13 18:31", "2026-03-16")
NOVEMBER = "2026-11-05 10:00"

# case, today -> alarm, legal, long (where it is another day), what is to be done, tone
ROWS: Mapping[str, tuple[Case, str, str, str, str, str, str]] = {
    "Q1 inclusion arrived on Friday evening": (
        case("apk.include", "registered", *FRIDAY_EVENING),
        "2026-03-16", "2026-03-17", "2026-03-18", "", "first_look", "calm"),
    "Q2 the first look is late": (
        case("apk.include", "registered", *FRIDAY_EVENING),
        "2026-03-19", "2026-03-17", "2026-03-18", "", "first_look", "red"),
    "Q3 under review, the notice may go": (
        case("apk.include", "under_review", *FRIDAY_EVENING),
        "2026-03-17", "2026-03-17", "2026-03-18", "", "prelim_refusal", "amber"),
    "Q4 no notice was sent": (
        case("apk.include", "under_review", *FRIDAY_EVENING),
        "2026-03-19", "2026-03-20", "2026-03-26", "", "issued", "calm"),
    "Q6 exclusion under review": (
        registered("apk.exclude", "under_review", "2026-06-01"),
        "2026-06-02", "2026-06-02", "2026-06-03", "", "issued", "amber"),
    "Q7 change of data": (
        registered("apk.change", "registered", "2026-04-01"),
        "2026-04-01", "2026-04-03", "2026-04-06", "", "update", "calm"),
    "Q8 licence registered": (
        registered("lic.issue.1", "registered", "2026-04-20"),
        "2026-04-20", "2026-04-21", "2026-04-22", "", "first_look", "calm"),
    "Q9 licence under review": (
        registered("lic.issue.1", "under_review", "2026-04-20"),
        "2026-04-22", "2026-05-06", "2026-05-08", "", "prelim_refusal", "calm"),
    "Q10 the notice is past": (
        registered("lic.issue.1", "under_review", "2026-04-20"),
        "2026-05-12", "2026-05-13", "2026-05-14", "", "issued", "calm"),
    "Q11 reissue of a licence registered": (
        registered("lic.reissue.1", "registered", "2026-03-16"),
        "2026-03-16", "2026-03-16", "2026-03-17", "", "first_look", "amber"),
    "Q12 the shorter reading of a reissue is past": (
        registered("lic.reissue.1", "under_review", "2026-03-16"),
        "2026-03-19", "2026-03-17", "2026-03-18", "2026-03-19", "issued", "red"),
    "Q14 accreditation under review": (
        registered("pool.accredit", "under_review", "2026-05-05"),
        "2026-05-08", "2026-05-06", "2026-05-08", "2026-05-18", "prelim_refusal", "amber"),
    "Q15 the shorter reading of an accreditation is past": (
        registered("pool.accredit", "under_review", "2026-05-05"),
        "2026-05-15", "2026-05-13", "2026-05-14", "2026-05-21", "issued", "red"),
    "Q16 order 53 arrived, not registered": (
        case("trust.include.sw", "submitted", NOVEMBER),
        "2026-11-05", "2026-11-06", "2026-11-06", "2026-11-10", "registered", "calm"),
    "Q17 D-144 order 53 arrived out of hours": (
        case("trust.include.sw", "submitted", "2026-11-05 19:00"),
        "2026-11-06", "2026-11-06", "2026-11-06", "2026-11-11", "registered", "amber"),
    "Q18 completeness counts from the arrival": (
        case("trust.include.sw", "registered", NOVEMBER, "2026-11-06"),
        "2026-11-06", "2026-11-11", "2026-11-12", "", "first_look", "calm"),
    "Q19 at the commission a hearing may be called": (
        case("trust.include.sw", "commission_review", NOVEMBER, "2026-11-06"),
        "2026-11-16", "2026-11-23", "2026-11-24", "", "hearing_notified", "calm"),
    "Q20 at the commission the decision is near": (
        case("trust.include.sw", "commission_review", NOVEMBER, "2026-11-06"),
        "2026-11-25", "2026-11-25", "2026-11-26", "", "issued", "amber"),
    "Q22 a complaint to the provider": (
        case("appeal", "registered", "2026-05-29 17:00", "2026-06-01", PROVIDER),
        "2026-06-01", "2026-06-02", "2026-06-03", "", "forwarded", "calm"),
    "Q23 a complaint to the quality body": (
        case("appeal", "registered", "2026-05-29 17:00", "2026-06-01", QUALITY_BODY),
        "2026-06-01", "2026-06-18", "2026-06-19", "2026-06-22", "decided", "calm"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("stands", "today", "alarm", "legal", "long", "step", "tone"), ROWS.values(), ids=ROWS
)
def test_the_queue_shows_the_next_limit(
    stands: Case, today: str, alarm: str, legal: str, long: str, step: str, tone: str
) -> None:
    limit = next_limit(stands, D(today))
    assert limit is not None
    found = (str(limit.alarm), str(limit.legal), str(limit.long), limit.step)
    assert found == (alarm, legal, long or legal, step)
    assert limit.tone(D(today)) is Tone(tone)


WITHOUT_TERM = {
    "Q13 a notice about another pool": registered("lic.poolinfo", "registered", "2026-03-16"),
    "Q24 nothing arrived": case("apk.include", "submitted"),
    "a forwarded complaint: the orders name no term": case(
        "appeal", "forwarded", "2026-05-29 17:00", "2026-06-01", PROVIDER
    ),
    "an issued entry of order 138 has no duty left": registered(
        "apk.include", "issued", "2026-03-16", notice_date=D("2026-03-18")
    ),
}


@pytest.mark.parametrize("stands", WITHOUT_TERM.values(), ids=WITHOUT_TERM)
@pytest.mark.parametrize("today", ["2026-03-12", "2026-03-20", "2027-01-11"])
def test_nothing_is_due_where_no_term_exists(stands: Case, today: str) -> None:
    assert next_limit(stands, D(today)) is None


def test_q21_d_145_each_duty_after_a_decision_of_order_53_is_a_row_of_its_own() -> None:
    issued = registered("trust.change", "issued", "2025-12-15", notice_date=D("2026-01-06"))
    for track in ("operator_told", "published"):
        duty = next_limit(issued, D("2026-01-06"), track=track)
        assert duty is not None
        assert (str(duty.alarm), str(duty.legal), duty.step) == ("2026-01-26", "2026-01-27", track)
    told = registered(
        "trust.change", "issued", "2025-12-15",
        notice_date=D("2026-01-06"), operator_told_on=D("2026-01-08"),
    )  # fmt: skip
    assert next_limit(told, D("2026-01-08"), track="operator_told") is None
    assert next_limit(told, D("2026-01-08"), track="published") is not None


def test_the_longer_reading_alone_makes_a_step_overdue() -> None:
    reissue = registered("lic.reissue.1", "under_review", "2026-03-16")
    limit = next_limit(reissue, D("2026-03-19"))
    assert limit is not None
    assert not limit.is_overdue(D("2026-03-19"))
    assert limit.is_overdue(D("2026-03-20"))
