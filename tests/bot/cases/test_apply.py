"""Steps on both databases: all of one or nothing of it, once."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot.cases.apply import Done, Faulty, Forbidden, Step
from bot.storage import case_events
from bot.storage.case_events import CaseEvent
from bot.storage.cases import Case
from bot.storage.engine import Database
from bot.storage.tables import CASE_LIMITS, REGISTER_SERIALS
from core.form.steps.states import State
from tests.bot.support.deciding import (
    ISSUE,
    REGISTER,
    REVIEW,
    deciding,
    deciding_with_news,
    everything,
    rows,
)
from tests.bot.support.desk_cases import (
    FILED,
    MONDAY,
    NOW,
    SERIALS,
    WEDNESDAY,
    case,
    registered,
    reviewed,
    stored,
)
from tests.bot.support.visiting import STAFF

REFUSE_PAPER = Step(
    State.ACCEPTANCE_REFUSED,
    {
        "received_at": "2026-03-18T10:00",
        "refused_at": "2026-03-18T10:30",
        "filed_before": "on",
        "paper:doc.apk.info": "missing",
    },
)
PAPERS = {"paper:doc.apk.info": "missing", "paper:doc.apk.right": "expired"}
REFUSE = Step(
    State.REFUSED_INCOMPLETE, {**PAPERS, "refusal_no": "3-Б", "refusal_date": "2026-03-18"}
)
ARRIVE = Step("arrival", {"received_at": "2026-03-16T18:31"})
TERM = date(2026, 3, 26)
ALLOWED = {
    "138-p8 the chancellery registers": (
        case(),
        REGISTER,
        {
            "state": "registered",
            "received_at": FILED,
            "registration_no": "15",
            "registered_on": MONDAY,
            "promise_on": TERM,
            "track_on": TERM,
        },
        {"received_at", "registration_no", "registered_on"},
        {"L-APK-03"},
    ),
    "an arrival in the evening counts on the next day": (
        case(),
        ARRIVE,
        {"received_at": FILED.replace(hour=13, minute=31), "effective_on": date(2026, 3, 17)},
        {"received_at"},
        {"L-APK-01"},
    ),
    "138-p9 the chancellery refuses to accept on the spot": (
        case(filing_channel="chancellery"),
        REFUSE_PAPER,
        {
            "state": "acceptance_refused",
            "received_at": NOW.replace(hour=5),
            "effective_on": WEDNESDAY,
        },
        {"received_at", "refused_at", "filed_before", "papers"},
        set(),
    ),
    "138-p10 an officer starts the review": (
        registered(),
        REVIEW,
        {"state": "under_review"},
        set(),
        {"L-APK-04", "L-APK-05"},
    ),
    "138-p9 an officer refuses an incomplete package": (
        registered(),
        REFUSE,
        {"state": "refused_incomplete", "result_no": "3-Б", "result_on": WEDNESDAY},
        {"refusal_no", "refusal_date", "papers"},
        set(),
    ),
    "138-p10 the head issues the notice": (
        reviewed(),
        ISSUE,
        {"state": "issued", "result_no": "7-У", "result_on": WEDNESDAY},
        {"notice_no", "notice_date"},
        set(),
    ),
}


@pytest.mark.parametrize(
    ("stands", "step", "written", "given", "limits"), ALLOWED.values(), ids=ALLOWED
)
def test_a_lawful_step_writes_all_of_it(
    database: Database,
    stands: Case,
    step: Step,
    written: dict[str, Any],
    given: set[str],
    limits: set[str],
) -> None:
    stored(database, stands)
    outcome, news = deciding_with_news(database, step, stands)
    since = stands.since if step is ARRIVE else WEDNESDAY
    changed = replace(stands, **written, since=since, revision=stands.revision + 1, updated_at=NOW)
    assert outcome == Done(changed)
    (event,) = [each for each in history(database) if each.revision == changed.revision]
    assert (event.at, event.actor, event.step) == (NOW, STAFF, step.name)
    assert (event.source, event.target) == (stands.state, changed.state)
    assert event.given.keys() == given
    body = {"news": "case_changed", "case_id": "case-1", "revision": changed.revision}
    (told,) = news
    assert (told.update_key, told.person, told.body) == (
        f"case:case-1:{changed.revision}",
        "tg:1",
        body,
    )
    assert {row[0] for row in rows(database, select(CASE_LIMITS.c.limit_id))} == limits
    held = rows(database, select(REGISTER_SERIALS.c.serial))
    assert sorted(held) == ([(serial,) for serial in SERIALS] if step is ISSUE else [])


def history(database: Database) -> list[CaseEvent]:
    """The steps of the case."""
    with database.writer.begin() as connection:
        return case_events.of_case(connection, "case-1")


def test_what_was_given_is_read_back_as_it_was_given(database: Database) -> None:
    stored(database, registered())
    deciding(database, REFUSE, registered())
    given = history(database)[-1].given
    assert given == {
        "refusal_no": "3-Б",
        "refusal_date": WEDNESDAY,
        "papers": {"doc.apk.info": "missing", "doc.apk.right": "expired"},
    }


def test_a_record_that_does_not_concern_the_applicant_is_not_told(database: Database) -> None:
    advised = registered(
        service="trust.change", state="commission_review", effective_on=MONDAY, answers={}
    )
    stored(database, advised)
    advice = Step("recommendation", {"recommended_on": "2026-03-18", "recommendation": "for"})
    outcome, news = deciding_with_news(database, advice, advised)
    assert isinstance(outcome, Done)
    assert news == ()


FORBIDDEN = {
    "through the portal nothing is refused on the spot": (case(), REFUSE_PAPER),
    "nothing is reviewed before registration": (case(), REVIEW),
    "nothing is issued before registration": (case(), ISSUE),
    "nothing is issued before the review": (registered(), ISSUE),
    "nothing is registered twice": (registered(), REGISTER),
    "a package is not incomplete under review": (reviewed(), REFUSE),
    "an issued case is closed": (reviewed(state="issued"), ISSUE),
    "a refused case is closed": (reviewed(state="refused_incomplete"), REVIEW),
    "a hearing is not offered yet": (
        reviewed(),
        Step(State.PRELIM_REFUSAL, {"ground:APK-R1": "on"}),
    ),
    "a draft is nobody's here": (case(state="draft"), REGISTER),
}


@pytest.mark.parametrize(("stands", "step"), FORBIDDEN.values(), ids=FORBIDDEN)
def test_a_forbidden_step_changes_nothing(database: Database, stands: Case, step: Step) -> None:
    stored(database, stands)
    before = everything(database)
    assert deciding(database, step, stands) == Forbidden(stands)
    assert everything(database) == before


FAULTY = {
    "no registration number": (
        case(),
        Step(State.REGISTERED, {**REGISTER.typed, "registration_no": " "}),
        {"registration_no": "E-REQ"},
    ),
    "both fields are wrong": (
        case(),
        Step(
            State.REGISTERED,
            {**REGISTER.typed, "registration_no": "", "registered_on": "2026-03-19"},
        ),
        {"registration_no": "E-REQ", "registered_on": "E-DATE-FUTURE"},
    ),
    "SC-201 no arrival": (
        case(),
        Step(State.REGISTERED, {**REGISTER.typed, "received_at": ""}),
        {"received_at": "E-RECEIVED"},
    ),
    "no paper is marked": (
        registered(),
        Step(State.REFUSED_INCOMPLETE, {"refusal_no": "1", "refusal_date": "2026-03-18"}),
        {"papers": "E-REQ"},
    ),
    "a notice dated before the registration": (
        reviewed(),
        Step(State.ISSUED, {"notice_no": "7", "notice_date": "2026-03-13"}),
        {"notice_date": "E-DAY-BEFORE"},
    ),
    "SC-258 nothing is decided without the recommendation": (
        registered(service="trust.change", state="commission_review", answers={}),
        Step(State.ISSUED, {"notice_no": "7", "notice_date": "2026-03-18"}),
        {"": "E-RECOMMENDATION"},
    ),
}


@pytest.mark.parametrize(("stands", "step", "faults"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_step_changes_nothing(
    database: Database, stands: Case, step: Step, faults: dict[str, str]
) -> None:
    stored(database, stands)
    before = everything(database)
    outcome = deciding(database, step, stands)
    assert isinstance(outcome, Faulty)
    assert {key: fault.code for key, fault in outcome.faults.items()} == faults
    assert everything(database) == before
