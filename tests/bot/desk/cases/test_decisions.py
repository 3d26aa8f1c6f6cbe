"""Decisions on both databases: all of one or nothing of it, once."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot.desk.cases.decisions import Decision, Done, Faulty, Forbidden, Late, Unknown
from bot.storage.cases import Case
from bot.storage.engine import Database
from bot.storage.tables import AUDIT, INBOX, REGISTER_SERIALS
from core.form.steps.states import State
from tests.bot.support.deciding import ISSUE, REGISTER, REVIEW, deciding, everything, rows
from tests.bot.support.desk_cases import (
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

REFUSE_PAPER = Decision(State.ACCEPTANCE_REFUSED, {"paper:doc.apk.info": "missing"})
REFUSE = Decision(
    State.REFUSED_INCOMPLETE,
    {"paper:doc.apk.info": "missing", "paper:doc.apk.right": "expired"},
)
ALLOWED = {
    "138-p8 the chancellery registers": (
        case(),
        REGISTER,
        {
            "state": "registered",
            "registration_no": "15",
            "registered_on": date(2026, 3, 17),
            "promise_on": date(2026, 3, 27),
            "track_on": date(2026, 3, 27),
        },
        [],
        {"revision": 1, "registration_no": "15", "registered_on": "2026-03-17"},
    ),
    "138-p9 the chancellery refuses to accept on the spot": (
        case(filing_channel="chancellery"),
        REFUSE_PAPER,
        {"state": "acceptance_refused", "registration_no": None},
        ["doc.apk.info"],
        {"revision": 1, "reason": {"doc.apk.info": "missing"}},
    ),
    "138-p10 an officer starts the review": (
        registered(),
        REVIEW,
        {"state": "under_review", "registered_on": MONDAY, "track_on": date(2026, 3, 26)},
        [],
        {"revision": 2},
    ),
    "138-p9 an officer refuses an incomplete package": (
        registered(),
        REFUSE,
        {"state": "refused_incomplete", "result_no": None},
        ["doc.apk.info", "doc.apk.right"],
        {"revision": 2, "reason": {"doc.apk.info": "missing", "doc.apk.right": "expired"}},
    ),
    "138-p10 the head issues the notice": (
        reviewed(),
        ISSUE,
        {"state": "issued", "result_no": "7-У", "result_on": WEDNESDAY},
        [],
        {"revision": 3, "notice_no": "7-У", "notice_date": "2026-03-18"},
    ),
}


@pytest.mark.parametrize(
    ("stands", "decision", "written", "missing", "details"), ALLOWED.values(), ids=ALLOWED
)
def test_a_lawful_decision_writes_all_of_it(
    database: Database,
    stands: Case,
    decision: Decision,
    written: dict[str, Any],
    missing: list[str],
    details: dict[str, Any],
) -> None:
    stored(database, stands)
    outcome = deciding(database, decision, stands)
    changed = replace(stands, **written, revision=stands.revision + 1, updated_at=NOW)
    assert outcome == Done(changed)
    trail = select(AUDIT.c.at, AUDIT.c.actor, AUDIT.c.source, AUDIT.c.target, AUDIT.c.details)
    assert rows(database, trail.where(AUDIT.c.at == NOW)) == [
        (NOW, STAFF, stands.state, decision.target.value, details)
    ]
    told = select(INBOX.c.update_key, INBOX.c.person, INBOX.c.channel, INBOX.c.state, INBOX.c.body)
    body = {"news": "case_changed", "case_id": "case-1", "missing": missing, "note": ""}
    key = f"case:case-1:{stands.revision + 1}"
    assert rows(database, told) == [(key, "tg:1", "telegram", "pending", body)]
    held = rows(database, select(REGISTER_SERIALS.c.serial, REGISTER_SERIALS.c.since))
    wanted = [(serial, WEDNESDAY) for serial in SERIALS] if decision is ISSUE else []
    assert sorted(held) == wanted


FORBIDDEN = {
    "through the portal nothing is refused on the spot": (case(), REFUSE_PAPER),
    "nothing is reviewed before registration": (case(), REVIEW),
    "nothing is issued before registration": (case(), ISSUE),
    "nothing is issued before the review": (registered(), ISSUE),
    "a paper package is not refused after registration": (
        registered(filing_channel="chancellery"),
        REFUSE,
    ),
    "nothing is registered twice": (registered(), REGISTER),
    "a package is not incomplete under review": (reviewed(), REFUSE),
    "an issued case is closed": (reviewed(state="issued"), ISSUE),
    "a refused case is closed": (reviewed(state="refused_incomplete"), REVIEW),
    "a hearing is not offered yet": (reviewed(), Decision(State.PRELIM_REFUSAL, {"ground": "x"})),
    "a draft is nobody's here": (case(state="draft"), REGISTER),
}


@pytest.mark.parametrize(("stands", "decision"), FORBIDDEN.values(), ids=FORBIDDEN)
def test_a_forbidden_step_changes_nothing(
    database: Database, stands: Case, decision: Decision
) -> None:
    stored(database, stands)
    before = everything(database)
    assert deciding(database, decision, stands) == Forbidden(stands)
    assert everything(database) == before


FAULTY = {
    "no registration number": (
        case(),
        Decision(State.REGISTERED, {"registration_no": " ", "registered_on": "2026-03-17"}),
        {"registration_no": "issue.E-REQ"},
    ),
    "both fields are wrong": (
        case(),
        Decision(State.REGISTERED, {"registration_no": "", "registered_on": "2026-03-19"}),
        {"registration_no": "issue.E-REQ", "registered_on": "issue.E-DATE-FUTURE"},
    ),
    "no paper is marked": (
        registered(),
        Decision(State.REFUSED_INCOMPLETE, {}),
        {"reason": "desk.fault.papers"},
    ),
    "a notice dated before the registration": (
        reviewed(),
        Decision(State.ISSUED, {"notice_no": "7", "notice_date": "2026-03-15"}),
        {"notice_date": "desk.fault.before_registration"},
    ),
}


@pytest.mark.parametrize(("stands", "decision", "faults"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_decision_changes_nothing(
    database: Database, stands: Case, decision: Decision, faults: dict[str, str]
) -> None:
    stored(database, stands)
    before = everything(database)
    outcome = deciding(database, decision, stands)
    assert isinstance(outcome, Faulty)
    assert {key: words.key for key, words in outcome.faults.items()} == faults
    assert everything(database) == before


def test_an_unknown_case_cannot_be_decided(database: Database) -> None:
    assert deciding(database, REGISTER, case()) == Unknown()


def test_the_same_decision_twice_is_one_decision(database: Database) -> None:
    stored(database, case())
    first = deciding(database, REGISTER, case())
    after = everything(database)
    again = deciding(database, REGISTER, case())
    assert isinstance(first, Done)
    assert again == Done(first.case, repeated=True)
    assert everything(database) == after


LATE = {
    "another number": (
        Decision(State.REGISTERED, {"registration_no": "16", "registered_on": "2026-03-17"}),
        STAFF,
    ),
    "another officer": (REGISTER, "tg:701"),
    "another step": (REVIEW, STAFF),
    "nothing readable": (Decision(State.REGISTERED, {}), STAFF),
}


@pytest.mark.parametrize(("decision", "staff"), LATE.values(), ids=LATE)
def test_who_comes_second_is_told_and_changes_nothing(
    database: Database, decision: Decision, staff: str
) -> None:
    stored(database, case())
    first = deciding(database, REGISTER, case())
    assert isinstance(first, Done)
    after = everything(database)
    assert deciding(database, decision, case(), staff=staff) == Late(first.case)
    assert everything(database) == after


def test_thousands_of_units_are_entered(database: Database) -> None:
    serials = [f"S19-{number:05d}" for number in range(2500)]
    stored(database, reviewed(), serials=serials)
    assert isinstance(deciding(database, ISSUE, reviewed()), Done)
    assert len(rows(database, select(REGISTER_SERIALS))) == 2500
