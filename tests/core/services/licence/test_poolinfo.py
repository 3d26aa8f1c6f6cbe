"""Notice of another pool: every rule once broken, and what the order leaves open (169¶16)."""

import datetime as dt
from typing import Any

import pytest

from core.form.findings import Finding
from core.form.rule import Facts, Record
from core.form.steps.states import Actor, State
from core.law.acts import Origin
from core.law.fees import FeeKind, fee
from core.law.terms import due
from core.law.working_time import TZ
from core.services.catalogue import FORMS
from core.validation import Application, Outcome, remarks, validate
from tests.core.support.cases import running
from tests.core.support.whole.lic_poolinfo import ANSWERS

MONDAY = dt.datetime(2026, 3, 16, 10, 0, tzinfo=TZ)
FORM = FORMS["lic_poolinfo"]
D = dt.date.fromisoformat


def checked(as_of: dt.datetime = MONDAY, facts: Facts | None = None, **changes: Any) -> Outcome:
    """The outcome of a whole notice with some answers changed; None leaves one out."""
    answers = {key: each for key, each in {**ANSWERS, **changes}.items() if each is not None}
    return validate(Application(FORM, answers), as_of, facts or Facts())


def against(outcome: Outcome) -> list[Finding]:
    """What is said, apart from that the register of licences is not connected whole."""
    return [finding for finding in outcome.findings if finding.code != "W-NOTCHECKED"]


def only(outcome: Outcome) -> Finding:
    (finding,) = against(outcome)
    return finding


def test_a_whole_notice_has_nothing_against_it() -> None:
    outcome = checked()
    assert [finding.code for finding in outcome.findings] == ["W-NOTCHECKED"]
    assert outcome.may_be_ready


BROKEN: dict[str, tuple[dict[str, Any], str, str]] = {
    "¶4 a plain individual": (
        {"applicant_kind": "individual"}, "E-APPLICANT-KIND", "applicant_kind"
    ),
    "a change of tomorrow": ({"change_date": "2026-03-17"}, "E-DATE-FUTURE", "change_date"),
    "V-POOLACC the pool was accredited a year and a day ago": (
        {"new_pool_cert_date": "2025-03-13"}, "E-POOL-EXPIRED", "new_pool_cert_date"
    ),
    "V-POOLACC the pool was accredited the day after the change": (
        {"new_pool_cert_date": "2026-03-14"}, "E-POOL-EXPIRED", "new_pool_cert_date"
    ),
    "D-54 no pool though some are accredited": (
        {"pool_use": "none_accredited"}, "E-POOL-DOC", "pool_use"
    ),
    "no paper of the pool": ({"pool_doc": None}, "E-POOL-DOC", "pool_doc"),
    "no consent": ({"consent_pd": None}, "E-CONSENT", "consent_pd"),
    "a power of attorney that has run out": (
        {
            "signed_by": "representative", "poa_no": "7", "poa_date": "2026-01-05",
            "poa_until": "2026-03-15",
        },
        "E-POA",
        "poa_until",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "code", "field"), BROKEN.values(), ids=BROKEN)
def test_what_breaks_a_rule_is_told_at_its_answer(
    changes: dict[str, Any], code: str, field: str
) -> None:
    found = next(each for each in against(checked(**changes)) if each.code == code)
    assert found.field == field
    if code != "E-DATE-FUTURE":
        assert {each.code for each in against(checked(**changes))} <= {code, "E-IIN-IS-BIN"}


SOUND: dict[str, dict[str, Any]] = {
    "accredited on the very day of the change": {"new_pool_cert_date": "2026-03-13"},
    "the last safe day of the certificate": {"new_pool_cert_date": "2025-03-14"},
    "the former pool is not named": {"old_pool_name": None},
}


@pytest.mark.parametrize("changes", SOUND.values(), ids=SOUND)
def test_what_just_does_not_break_a_rule(changes: dict[str, Any]) -> None:
    assert against(checked(**changes)) == []


def test_a_new_pool_of_unknown_age_is_not_taken_for_accredited() -> None:
    doubts = [each.field for each in checked(new_pool_cert_date=None).findings]
    assert "new_pool_cert_date" in doubts
    assert "new_pool_cert_date" not in [each.field for each in checked().findings]


def test_without_accredited_pools_no_paper_is_needed_d_54() -> None:
    facts = Facts(pools_exist=False)
    found = only(checked(facts=facts, pool_use="none_accredited"))
    assert (found.code, found.is_warning) == ("W-POOL-NONE", True)
    named = checked(facts=facts, pool_doc=None, pool_doc_kind=None, new_pool_cert_date=None)
    assert only(named).code == "W-POOL-NONE"
    assert "new_pool_cert_date" not in [each.field for each in named.findings]
    asked = {field.key for field in FORM.journey({"pool_use": "none_accredited"})}
    assert asked.isdisjoint({"new_pool_name", "new_pool_cert_date", "pool_doc_kind", "pool_doc"})


DUTY = {
    "SC-063 a Friday before a holiday": ("2026-07-03", "2026-07-08"),
    "a Tuesday": ("2026-03-17", "2026-03-19"),
}


@pytest.mark.parametrize(("changed", "last"), DUTY.values(), ids=DUTY)
def test_two_working_days_are_counted_from_the_change_d_14(changed: str, last: str) -> None:
    assert due("L-LIC-09", D(changed)).date == D(last)
    pool: dict[str, Any] = {"change_date": changed}
    noon = dt.datetime.combine(D(last), dt.time(12), TZ)
    assert against(checked(as_of=noon, **pool)) == []
    found = only(checked(as_of=noon + dt.timedelta(days=1), **pool))
    assert (found.code, found.field, found.params["date"]) == ("W-LATE", "change_date", D(last))
    assert found.law.paragraph == "16"


def test_the_reminder_comes_a_day_earlier_sc_063() -> None:
    assert due("L-LIC-09", D("2026-07-03"), "track").date == D("2026-07-07")


def test_a_late_change_is_told_as_soon_as_its_day_is_given() -> None:
    found = remarks(FORM, {"change_date": "2026-03-11"}, "change_date", MONDAY)
    assert [each.code for each in found] == ["W-LATE"]


SUBTYPES = {"subtype_1": "licence_1_no", "subtype_2": "licence_2_no"}


@pytest.mark.parametrize(("subtype", "key"), SUBTYPES.items())
def test_the_licence_is_looked_for_among_those_of_its_subtype(subtype: str, key: str) -> None:
    asked = {field.key for field in FORM.journey({"subtype": subtype})}
    assert asked & set(SUBTYPES.values()) == {key}
    register = f"licence_{subtype[-1]}"
    own = Record("mine", issued_on=D("2025-09-15"))
    facts = Facts(
        applicant="mine",
        records={(register, "00012345"): own},
        complete=frozenset({"licence_1", "licence_2"}),
    )
    number: dict[str, Any] = {"subtype": subtype, key: "00012345"}
    assert checked(facts=facts, **number).findings == ()
    found = only(checked(facts=facts, **{**number, key: "00012346"}))
    assert (found.code, found.field) == ("E-LIC-REF", key)


def test_no_answer_is_promised_and_no_fee_or_refusal_known_d_14() -> None:
    outcome = checked()
    assert (outcome.registration, outcome.promise, outcome.track) == (None, None, None)
    assert FORM.grounds == ()
    assert fee(FORM.fee, MONDAY.date()).kind is FeeKind.NOT_STATED
    assert running(FORM.service, MONDAY.date()) == {}


def test_nothing_but_taking_note_follows_the_registration() -> None:
    steps = [(step.source, step.target, step.actor) for step in FORM.steps]
    assert steps == [
        (State.DRAFT, State.READY, Actor.APPLICANT),
        (State.READY, State.SUBMITTED, Actor.APPLICANT),
        (State.SUBMITTED, State.REGISTERED, Actor.CHANCELLERY),
        (State.SUBMITTED, State.SUBMITTED, Actor.CHANCELLERY),
        (State.REGISTERED, State.CLOSED, Actor.OFFICER),
    ]
    assert FORM.steps[1].limit_id == "L-LIC-09"


def test_no_field_is_said_to_be_printed_by_the_order() -> None:
    assert {field.origin for field in FORM.fields} == {Origin.INFERRED, Origin.DESIGN}
