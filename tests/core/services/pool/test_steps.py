"""Pools: the steps of a case, its clocks, the year of a certificate and the monthly report."""

import datetime as dt
from typing import Any

import pytest

from core.cases.hearing import notice_days
from core.cases.transitions import allowed
from core.form.steps.states import Actor, State
from core.law.accreditation import last_day, last_registration
from core.law.terms import due
from core.law.working_time import KAZAKHSTAN, TZ
from core.services.catalogue import CARDS
from core.validation import Application, validate
from tests.core.support.cases import running
from tests.core.support.pools import ACCREDIT, REISSUE, WHOLE

D = dt.date.fromisoformat

TERMS = {
    "SC-079 D-02 accreditation": (ACCREDIT, D("2026-05-05"), D("2026-05-21"), D("2026-05-14")),
    "SC-080 D-03 reissue": (REISSUE, D("2026-03-16"), D("2026-03-26"), D("2026-03-18")),
}


@pytest.mark.parametrize(("form", "day", "promise", "track"), TERMS.values(), ids=TERMS)
def test_the_longer_term_is_promised_and_the_shorter_kept(
    form: Any, day: dt.date, promise: dt.date, track: dt.date
) -> None:
    answers = {**WHOLE[form.key], "cert_issue_date": "2026-03-02"}
    filed_at = dt.datetime.combine(day, dt.time(10, 0), TZ)
    outcome = validate(Application(form, answers), filed_at)
    assert outcome.promise is not None
    assert outcome.track is not None
    assert (outcome.promise.date, outcome.track.date) == (promise, track)


def test_the_hearing_window_is_that_of_five_days_sc_079() -> None:
    last = running("pool.accredit", D("2026-05-05"))
    assert last["L-POOL-04"].legal == D("2026-05-08")
    assert last["L-POOL-03"].legal == D("2026-05-14")
    assert notice_days(D("2026-05-05"), term_wd=5, lead_wd=3).latest == D("2026-05-08")


PROCESS = """
pool.accredit draft            ready              applicant   -         any
pool.accredit ready            submitted          applicant   -         any
pool.accredit submitted        registered         chancellery L-POOL-01 any
pool.accredit submitted        submitted          chancellery -         any
pool.accredit submitted        acceptance_refused chancellery L-POOL-01 chancellery
pool.accredit registered       under_review       officer     L-POOL-02 any
pool.accredit registered       refused_incomplete officer     L-POOL-02 portal
pool.accredit registered       refused_incomplete head        L-POOL-02 chancellery
pool.accredit under_review     issued             head        L-POOL-03 any
pool.accredit under_review     prelim_refusal     officer     L-POOL-04 any
pool.accredit prelim_refusal   hearing_notified   officer     L-POOL-04 any
pool.accredit hearing_notified hearing_held       officer     L-POOL-05 any
pool.accredit hearing_notified hearing_missed     officer     L-POOL-05 any
pool.accredit hearing_held     issued             head        L-POOL-03 any
pool.accredit hearing_held     refused            head        L-POOL-03 any
pool.accredit hearing_missed   issued             head        L-POOL-03 any
pool.accredit hearing_missed   refused            head        L-POOL-03 any
pool.reissue  draft            ready              applicant   -         any
pool.reissue  ready            submitted          applicant   -         any
pool.reissue  submitted        registered         chancellery L-POOL-01 any
pool.reissue  submitted        submitted          chancellery -         any
pool.reissue  submitted        acceptance_refused chancellery L-POOL-01 chancellery
pool.reissue  registered       under_review       officer     L-POOL-02 any
pool.reissue  registered       refused_incomplete officer     L-POOL-02 portal
pool.reissue  registered       refused_incomplete head        L-POOL-02 chancellery
pool.reissue  under_review     issued             head        L-POOL-06 any
pool.reissue  under_review     with_head          officer     L-POOL-06 any
pool.reissue  with_head        issued             head        L-POOL-06 any
pool.reissue  with_head        refused_incomplete head        L-POOL-06 any
"""
"""The processes of the order, written out by hand."""


def test_the_steps_are_those_of_the_processes() -> None:
    steps = [
        [
            each.service,
            each.source,
            each.target,
            each.actor,
            each.limit_id or "-",
            each.channel or "any",
        ]
        for each in (*ACCREDIT.steps, *REISSUE.steps)
    ]
    assert steps == [line.split() for line in PROCESS.strip().splitlines()]


def test_a_reissue_is_refused_for_its_papers_alone_and_by_the_head_once_no_hearing_fits_d_06() -> (
    None
):
    (granted,) = allowed("pool.reissue", State.UNDER_REVIEW, Actor.HEAD)
    (to_head,) = allowed("pool.reissue", State.UNDER_REVIEW, Actor.OFFICER)
    assert (granted.target, to_head.target) == (State.ISSUED, State.WITH_HEAD)
    assert (to_head.needs, to_head.opens_after) == (("papers", "facts"), "L-POOL-06")
    refused = [step for step in REISSUE.steps if step.target is State.REFUSED_INCOMPLETE]
    assert all("papers" in step.needs and "grounds" not in step.needs for step in refused)


def test_a_certificate_is_good_to_the_day_before_its_anniversary_sc_081() -> None:
    assert last_day(D("2025-05-15")) == D("2026-05-14")
    assert last_day(D("2024-02-29")) == D("2025-02-27")


def test_the_last_safe_registration_leaves_room_for_the_promise_sc_081() -> None:
    assert last_registration(D("2025-05-15")) == D("2026-04-27")


def test_a_registration_on_the_next_working_day_would_leave_a_gap() -> None:
    year = [D("2025-01-01") + dt.timedelta(days=each) for each in range(365)]
    for issued in year:
        day, end = last_registration(issued), last_day(issued)
        later = KAZAKHSTAN.add_working_days(day, 1)
        assert due("L-POOL-03", day).date <= end < due("L-POOL-03", later).date, issued


def test_the_monthly_report_is_reminded_of_before_the_legal_date_sc_082() -> None:
    card = CARDS["pool_incomereport"]
    term = due(card.monthly, D("2026-09-01"))
    assert (term.date, term.remind_on) == (D("2026-10-25"), D("2026-10-23"))
