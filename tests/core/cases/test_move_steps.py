"""Steps of cases without a hearing: what each needs, and where it leads."""

from typing import Any

import pytest

from core.cases.case import Case
from core.cases.move import Moved, open_steps
from core.form.steps.states import State
from tests.core.support.moves import (
    REASON,
    D,
    at,
    standing,
    taken,
)


def names(case: Case, today: str) -> list[str]:
    return [step.name for step in open_steps(case, D(today)) if "hearing" not in step.name]


PAPER = standing(
    "apk.include", "registered", "2026-03-16 10:00", "2026-03-16", channel="chancellery"
)


def test_sc_270_d_103_a_paper_package_registered_by_mistake_is_refused_by_the_head() -> None:
    typed = {"refusal_no": "2", "refusal_date": "2026-03-18", "paper:doc.apk.right": "missing"}
    assert taken(PAPER, "refused_incomplete", **typed) == {"head_reason": "E-REQ"}
    moved = taken(PAPER, "refused_incomplete", **typed, head_reason=REASON)
    assert isinstance(moved, Moved)
    assert moved.given["papers"] == {"doc.apk.right": "missing"}


def test_a_late_refusal_for_incompleteness_needs_a_reason_of_the_head_too() -> None:
    case = standing("lic.issue.1", "registered", "2026-03-16 10:00", "2026-03-16")
    typed = {"refusal_no": "2", "refusal_date": "2026-03-19", "paper:doc.lic.title": "expired"}
    paper = next(paper.doc_id for paper in case.form.papers)
    typed[f"paper:{paper}"] = "expired"
    found = taken(case, "refused_incomplete", **typed)
    assert found == {"late_reason": "E-LATE-REASON", "head_reason": "E-REQ"}


def test_sc_224_d_114_a_reissue_on_paper_can_be_refused_at_the_chancellery() -> None:
    case = Case(
        service="pool.reissue",
        state=State.SUBMITTED,
        channel="chancellery",
        handed_in_at=at("2026-06-01 09:00"),
    )
    paper = next(paper.doc_id for paper in case.form.papers)
    typed = {
        "received_at": "2026-06-01T10:00",
        "refused_at": "2026-06-01T10:20",
        f"paper:{paper}": "missing",
    }
    assert isinstance(taken(case, "acceptance_refused", **typed), Moved)
    early = {**typed, "refused_at": "2026-06-01T09:40"}
    assert taken(case, "acceptance_refused", **early) == {"refused_at": "E-DAY-BEFORE"}


@pytest.mark.parametrize(
    ("refused", "reason", "mark"),
    [
        ("2026-06-01T10:20", "", ""),
        ("2026-06-02T10:20", "", {"late_reason": "E-LATE-REASON"}),
        ("2026-06-02T10:20", REASON, "overdue"),
        ("2026-06-06T10:20", REASON, {"refused_at": "E-DAY-OFF"}),
    ],
    ids=["on the spot", "a day later", "a day later with a reason", "on a Saturday"],
)
@pytest.mark.parametrize("service", ["apk.include", "pool.accredit"])
def test_d_103_a_refusal_on_the_spot_is_measured_by_its_own_hour_not_by_the_press(
    service: str, refused: str, reason: str, mark: str | dict[str, str]
) -> None:
    case = Case(
        service=service,
        state=State.SUBMITTED,
        channel="chancellery",
        handed_in_at=at("2026-06-01 09:00"),
    )
    typed = {"received_at": "2026-06-01T10:00", "refused_at": refused, "late_reason": reason}
    paper = next(paper.doc_id for paper in case.form.papers)
    moved = taken(case, "acceptance_refused", **typed, **{f"paper:{paper}": "missing"})
    assert (moved.mark if isinstance(moved, Moved) else moved) == mark


def test_at_the_first_look_a_paper_of_a_reissue_is_missing_or_expired_and_no_more() -> None:
    case = standing("pool.reissue", "registered", "2026-06-01 10:00", "2026-06-01")
    paper = next(paper.doc_id for paper in case.form.papers)
    typed = {"refusal_no": "2", "refusal_date": "2026-06-03", f"paper:{paper}": "nonconforming"}
    assert taken(case, "refused_incomplete", **typed) == {"papers": "E-REQ"}


def test_sc_225_d_120_grounds_against_an_exclusion_go_to_the_head_who_decides_either_way() -> None:
    case = standing("apk.exclude", "under_review", "2026-06-01 10:00", "2026-06-01")
    found = {"ground:APK-R1": "on", "facts": "Өтініштегі мәлімет тізілімге сәйкес келмейді"}
    moved = taken(case, "with_head", "2026-06-02 11:00", **found)
    assert isinstance(moved, Moved)
    assert (moved.case.cause, moved.case.since) == ("no_window", D("2026-06-02"))
    assert names(moved.case, "2026-06-02") == ["issued", "refused"]
    refusal = {**found, "refusal_no": "4", "refusal_date": "2026-06-03"}
    assert taken(moved.case, "refused", **refusal) == {"head_reason": "E-REQ"}
    assert isinstance(taken(moved.case, "refused", **refusal, head_reason=REASON), Moved)


def test_sc_223_a_reissue_goes_to_the_head_only_when_no_hearing_fits_any_more() -> None:
    case = standing("pool.reissue", "under_review", "2026-06-01 10:00", "2026-06-01")
    assert "with_head" not in names(case, "2026-06-03")
    assert "with_head" in names(case, "2026-06-04")


COMMISSION = standing("trust.include.sw", "commission_review", "2026-11-05 10:00", "2026-11-06")


def test_sc_258_d_148_nothing_is_decided_before_the_recommendation_is_recorded() -> None:
    typed = {"notice_no": "7", "notice_date": "2026-11-20", "entry_no": "1"}
    assert taken(COMMISSION, "issued", **typed) == {"": "E-RECOMMENDATION"}
    advice = {"recommended_on": "2026-11-18", "recommendation": "none"}
    assert taken(COMMISSION, "recommendation", **advice) == {"recommendation_text": "E-REQ"}
    advised = taken(COMMISSION, "recommendation", recommendation_text="Кворум жоқ", **advice)
    assert isinstance(advised, Moved)
    assert advised.case.state is State.COMMISSION_REVIEW
    assert isinstance(taken(advised.case, "issued", **typed), Moved)
    before = taken(advised.case, "issued", **{**typed, "notice_date": "2026-11-17"})
    assert before == {"notice_date": "E-DAY-BEFORE"}


def test_advice_in_favour_needs_no_text_and_is_not_before_the_package_was_sent() -> None:
    advice = {"recommended_on": "2026-11-18", "recommendation": "for"}
    assert isinstance(taken(COMMISSION, "recommendation", **advice), Moved)
    sent = standing(
        "trust.include.sw",
        "commission_review",
        "2026-11-05 10:00",
        "2026-11-06",
        sent_to_commission_on=D("2026-11-19"),
    )
    assert taken(sent, "recommendation", **advice) == {"recommended_on": "E-DAY-BEFORE"}


def test_a_refusal_by_order_53_asks_first_whether_a_hearing_clears_up_the_papers() -> None:
    advised = standing(
        "trust.include.sw",
        "commission_review",
        "2026-11-05 10:00",
        "2026-11-06",
        recommendation="against",
    )
    typed = {
        "refusal_no": "5",
        "refusal_date": "2026-11-20",
        "ground:TRUST-R4": "on",
        "facts": "Деңгейі төмен: сенім деңгейі үшінші",
    }
    assert taken(advised, "refused", **typed) == {"hearing_needed": "E-REQ"}
    wanted = taken(advised, "refused", hearing_needed="yes", **typed)
    assert wanted == {"hearing_needed": "E-HEARING-FIRST"}
    assert isinstance(taken(advised, "refused", hearing_needed="no", **typed), Moved)


def test_sc_259_the_duties_after_a_decision_are_marked_one_by_one() -> None:
    issued = standing(
        "trust.change", "issued", "2025-12-15 10:00", "2025-12-15", notice_date=D("2026-01-06")
    )
    assert names(issued, "2026-01-08") == ["operator_told", "published"]
    early = taken(issued, "published", published_on="2026-01-05")
    assert early == {"published_on": "E-DAY-BEFORE"}
    moved = taken(issued, "published", published_on="2026-01-08")
    assert isinstance(moved, Moved)
    assert names(moved.case, "2026-01-09") == ["operator_told"]
    late = taken(moved.case, "operator_told", operator_told_on="2026-01-28")
    assert late == {"late_reason": "E-LATE-REASON"}


def test_sc_209_a_complaint_is_satisfied_only_while_it_need_not_go_on() -> None:
    answers = {"addressee": "provider"}
    case = standing("appeal", "registered", "2026-05-29 17:00", "2026-06-01", answers)
    assert "satisfied_by_provider" in names(case, "2026-06-03")
    assert "satisfied_by_provider" not in names(case, "2026-06-04")
    assert "decided" in names(case, "2026-06-04")


def test_sc_268_d_156_a_forwarded_complaint_gets_the_answer_of_the_other_body() -> None:
    answers = {"addressee": "provider"}
    case = standing("appeal", "registered", "2026-05-29 17:00", "2026-06-01", answers)
    typed = {
        "forwarded_on": "2026-06-03",
        "forwarded_to": "quality_body",
        "body_name": "Мемлекеттік қызмет істері агенттігі",
    }
    moved = taken(case, "forwarded", "2026-06-03 12:00", **typed)
    assert isinstance(moved, Moved)
    answer = {
        "body_name": typed["body_name"],
        "answer_no": "9",
        "answer_date": "2026-06-24",
        "outcome": "denied",
    }
    assert isinstance(taken(moved.case, "decided", **answer), Moved)
    before = taken(moved.case, "decided", **{**answer, "answer_date": "2026-06-02"})
    assert before == {"answer_date": "E-DAY-BEFORE"}


ANSWERED = {
    "the provider's own is on a working day": (
        "provider", "registered", {"answer_date": "E-DAY-OFF"}),
    "of the quality-control body bears the day it gave": ("quality_body", "registered", None),
    "of the body it was forwarded to likewise": ("provider", "forwarded", None),
}  # fmt: skip


@pytest.mark.parametrize(("addressee", "state", "faults"), ANSWERED.values(), ids=ANSWERED)
def test_an_answer_dated_on_a_saturday(addressee: str, state: str, faults: Any) -> None:
    case = standing("appeal", state, "2026-05-29 17:00", "2026-06-01", {"addressee": addressee})
    typed = {
        "answer_no": "9",
        "answer_date": "2026-06-06",
        "outcome": "denied",
        "body_name": "МҚІА",
    }
    moved = taken(case, "decided", "2026-06-08 12:00", **typed)
    assert (None if isinstance(moved, Moved) else moved) == faults


def test_a_missing_ground_is_asked_for_and_a_strange_one_is_none() -> None:
    case = standing("lic.reissue.1", "under_review", "2026-03-16 10:00", "2026-03-16")
    typed = {"refusal_no": "3", "refusal_date": "2026-03-18", "ground:APK-R1": "on"}
    found = taken(case, "refused", facts="Құжат талапқа сай келмейді", **typed)
    assert found == {"grounds": "E-REQ"}


@pytest.mark.parametrize(
    ("service", "answer"), [("lic.issue.1", "request_kind"), ("lic.reissue.2", "reissue_object")]
)
def test_a_licence_with_its_annex_has_two_numbers_and_two_days(service: str, answer: str) -> None:
    def case(kind: str) -> Case:
        arrived = "2026-03-16 10:00"
        return standing(service, "under_review", arrived, "2026-03-16", {answer: kind})

    one = {"notice_no": "7", "notice_date": "2026-03-18"}
    both = {**one, "annex_no": "001", "annex_date": "2026-03-18"}
    assert isinstance(taken(case("licence"), "issued", **one), Moved)
    assert taken(case("both"), "issued", **one) == {"annex_no": "E-REQ", "annex_date": "E-REQ"}
    moved = taken(case("both"), "issued", **both)
    assert isinstance(moved, Moved)
    assert moved.given["annex_no"] == "001"
    before = {**both, "annex_date": "2026-03-13"}
    assert taken(case("both"), "issued", **before) == {"annex_date": "E-DAY-BEFORE"}
