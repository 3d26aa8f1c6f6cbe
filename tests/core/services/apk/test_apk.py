"""The registry of complexes: inclusion, exclusion, change; every rule once broken (order 138)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from core.cases.register import leaving_serials
from core.form.field import Field
from core.form.form import Form
from core.form.kinds import Choice
from core.form.rule import Facts, Record
from core.form.steps.states import State
from core.law.acts import Origin
from tests.core.support.complexes import (
    CHANGE,
    EXCLUDE,
    FAMILY,
    INCLUDE,
    NAMING,
    OWN,
    at,
    checked,
    codes,
)
from tests.core.support.whole import apk_exclude

PRINTED = {
    "annex 4": (
        EXCLUDE,
        ["applicant_name", "entry_text", "contact_phone", "contact_email", "consent_pd",
         "signer_name", "signature", "filled_on"],
    ),
    "annex 9": (
        CHANGE,
        ["applicant_name", "entry_new_text", "change_reason", "contact_phone", "contact_email",
         "signer_name", "signature", "filled_on"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("form", "keys"), PRINTED.values(), ids=PRINTED)
def test_what_an_annex_prints_is_asked_in_its_order(form: Form, keys: list[str]) -> None:
    annex = {field.law.annex for field in form.fields} - {"", "5"}
    printed = [
        field.key
        for field in form.fields
        if field.origin is Origin.OFFICIAL and field.law.annex in annex
    ]
    assert printed == keys


@NAMING
def test_d31_d32_what_no_annex_asks_is_said_to_be_ours(form: Form) -> None:
    for key in ("applicant_bin_iin", "entry_no", "entry_date"):
        assert form.field(key).origin is Origin.INFERRED
    assert form.field("applicant_kind").origin is Origin.DESIGN


def test_d32_the_consent_to_a_notice_of_change_is_the_bots_own() -> None:
    assert CHANGE.field("consent_pd").origin is Origin.DESIGN
    assert EXCLUDE.field("consent_pd").origin is Origin.OFFICIAL


def test_d15_a_notice_of_change_has_either_channel_and_is_never_refused() -> None:
    channel = CHANGE.field("channel")
    assert isinstance(channel, Choice)
    assert channel.options == ("portal", "chancellery")
    assert CHANGE.grounds == ()
    assert State.REFUSED not in {step.target for step in CHANGE.steps}


WHO = {
    "a legal entity may apply": ("legal_entity", "250140999991", set()),
    "an entrepreneur may apply": ("ie", "000101599992", set()),
    "SC-037 D-34 an individual is for staff to decide": (
        "individual",
        "000101599992",
        {"W-MANUAL"},
    ),
    "SC-084 a state body is no recipient": ("state_body", "250140999991", {"E-EXCLUDED"}),
    "a non-resident is looked at by staff": ("legal_entity", "250150999996", {"W-BIN-NONRES"}),
    "a branch is not the legal entity": ("legal_entity", "250141999997", {"W-BIN-BRANCH"}),
}


@FAMILY
@pytest.mark.parametrize(("kind", "number", "said"), WHO.values(), ids=WHO)
def test_who_may_apply(form: Form, kind: str, number: str, said: set[str]) -> None:
    assert codes(checked(form, applicant_kind=kind, applicant_bin_iin=number)) == said


def test_sc_084_the_paragraph_of_who_may_apply_is_cited() -> None:
    (found,) = [
        each
        for each in checked(INCLUDE, applicant_kind="state_body").findings
        if each.code == "E-EXCLUDED"
    ]
    assert (found.law.act, found.law.paragraph) == ("138", "2")


def test_sc_031_an_exclusion_is_promised_in_two_working_days() -> None:
    outcome = checked(EXCLUDE, at("2026-06-01 10:00"))
    assert codes(outcome) == set()
    assert outcome.promise is not None
    assert outcome.promise.date == dt.date(2026, 6, 3)


def test_sc_032_a_loss_without_a_proof_is_an_incomplete_package() -> None:
    outcome = checked(EXCLUDE, exclusion_reason="loss", exclusion_proof=None)
    (found,) = [each for each in outcome.findings if each.code != "W-NOTCHECKED"]
    assert (found.code, found.params["doc"]) == ("E-DOC-MISSING", "doc.apk.excl.proof")
    assert (found.law.annex, found.law.item) == ("5", "8")
    assert not outcome.may_be_ready


CHANGED = {
    "SC-034 D-13 on the last day": ("2026-06-22", "2026-07-07 18:30", set()),
    "a second later it counts as the next day": (
        "2026-06-22",
        "2026-07-07 18:30:01",
        {"W-LATE", "W-OUT-OF-HOURS"},
    ),
    "SC-035 late": ("2026-06-22", "2026-07-20 10:00", {"W-LATE"}),
    "changed on a Saturday before Nauryz, in time": ("2026-03-14", "2026-04-01 10:00", set()),
    "changed on a Saturday before Nauryz, late": ("2026-03-14", "2026-04-02 10:00", {"W-LATE"}),
    "changed before there was a calendar": ("1900-01-01", "2026-03-16 10:00", {"W-LATE"}),
    "changed today": ("2026-03-16", "2026-03-16 10:00", set()),
    "changed tomorrow": ("2026-03-17", "2026-03-16 10:00", {"E-DATE-FUTURE"}),
}


@pytest.mark.parametrize(("changed_on", "as_of", "said"), CHANGED.values(), ids=CHANGED)
def test_a_change_is_notified_within_ten_working_days_and_taken_later_all_the_same(
    changed_on: str, as_of: str, said: set[str]
) -> None:
    outcome = checked(CHANGE, at(as_of), change_date=changed_on)
    assert codes(outcome) == said
    assert outcome.may_be_ready is ("E-DATE-FUTURE" not in said)


def test_sc_034_the_registry_is_updated_three_working_days_after_registration() -> None:
    outcome = checked(CHANGE, at("2026-04-01 10:00"), change_date="2026-04-01")
    assert outcome.promise is not None
    assert outcome.promise.date == dt.date(2026, 4, 6)


def test_sc_036_d33_a_part_of_a_batch_leads_to_the_notice_of_change_and_to_staff() -> None:
    scope = EXCLUDE.field("exclusion_scope")
    assert isinstance(scope, Choice)
    assert scope.leads_to == {"part": "apk_change"}
    part: dict[str, Any] = {"exclusion_scope": "part", "excluded_serials": ["SN-1", "SN-2"]}
    assert codes(checked(EXCLUDE, **part)) == {"W-MANUAL"}
    assert codes(checked(EXCLUDE, exclusion_scope="part")) == {"W-MANUAL", "E-REQ"}
    left: dict[str, Any] = {"changed_fields": ["units_left"], "left_serials": ["SN-1", "SN-2"]}
    assert codes(checked(CHANGE, **left)) == {"W-MANUAL"}
    assert codes(checked(CHANGE, **{**left, "left_serials": None})) == {"W-MANUAL", "E-REQ"}
    assert codes(checked(CHANGE, changed_fields=["units", "other"])) == set()


LEAVING: dict[str, tuple[Any, str]] = {
    "a number sign alone": (["№"], "E-SERIAL"),
    "exclamation marks": (["!!"], "E-SERIAL"),
    "three characters": (["A-1"], "E-SERIAL"),
    "a Cyrillic letter": (["А-0001"], "E-SERIAL"),
    "a blank inside": (["A 0001"], "E-SERIAL"),
    "one wrong among good ones": (["A-0001", "№ 5", "A-0003"], "E-SERIAL"),
    "text instead of a list": ("A-0001, A-0002", "E-REQ"),
    "an empty list": ([], "E-REQ"),
    "more than one message holds": ([f"A-{number:04}" for number in range(201)], "E-MANY"),
}


@pytest.mark.parametrize(
    ("form", "key", "way"),
    [
        (EXCLUDE, "excluded_serials", {"exclusion_scope": "part"}),
        (CHANGE, "left_serials", {"changed_fields": ["units_left"]}),
    ],
    ids=["an exclusion of a part", "a change with units left"],
)
@pytest.mark.parametrize(("given", "code"), LEAVING.values(), ids=LEAVING)
def test_the_serial_numbers_of_units_that_leave_are_judged_alike(
    form: Form, key: str, way: Any, given: Any, code: str
) -> None:
    assert codes(checked(form, **way, **{key: given})) == {"W-MANUAL", code}
    assert form.effect.releases == key


@pytest.mark.parametrize("typed", ["a-0001; A-0002", "A-0001\nA-0002,a-0001", " A-0001 ,, A-0002 "])
def test_units_of_a_partial_exclusion_are_typed_on_one_line_or_many(typed: str) -> None:
    given = EXCLUDE.field("excluded_serials").accept(typed, {})
    assert given == ["A-0001", "A-0002"]
    answers = {"exclusion_scope": "part", "excluded_serials": given}
    assert leaving_serials(EXCLUDE, answers) == ("A-0001", "A-0002")
    assert leaving_serials(EXCLUDE, {**answers, "exclusion_scope": "whole"}) == ()


def test_d33_only_a_whole_entry_ends_with_its_exclusion() -> None:
    assert EXCLUDE.effect.closes == "entry_no"
    assert EXCLUDE.effect.closes_when is not None
    assert EXCLUDE.effect.closes_when.holds({"exclusion_scope": "whole"})
    assert not EXCLUDE.effect.closes_when.holds({"exclusion_scope": "part"})


REGISTER: Mapping[str, tuple[Record | None, bool, set[str]]] = {
    "the applicant's own entry": (OWN, True, set()),
    "an entry nobody knows": (None, True, {"E-APKNOTICE"}),
    "an entry that has ended": (Record("me", active=False), True, {"E-APKNOTICE"}),
    "an entry of another": (Record("somebody"), True, {"E-APKNOTICE"}),
    "an entry of another day": (
        Record("me", issued_on=dt.date(2026, 2, 3)),
        True,
        {"E-APKNOTICE"},
    ),
    "a register that is not connected": (None, False, {"W-NOTCHECKED"}),
    "another's entry in a register not connected whole": (
        Record("somebody"),
        False,
        {"E-APKNOTICE"},
    ),
}


@NAMING
@pytest.mark.parametrize(("record", "complete", "said"), REGISTER.values(), ids=REGISTER)
def test_the_entry_named_is_the_applicants_and_active(
    form: Form, record: Record | None, complete: bool, said: set[str]
) -> None:
    facts = Facts(
        applicant="me",
        records={("apk", "138-0015"): record} if record else {},
        complete=frozenset({"apk"} if complete else ()),
    )
    assert {each.code for each in checked(form, facts=facts).findings} == said


WORDINGS = {
    "another house": ("Абай даңғылы, 10", "Абай даңғылы, 12", set()),
    "the same": ("Абай даңғылы, 10", "Абай даңғылы, 10", {"E-NO-CHANGE"}),
    "the same but for blanks": ("Абай даңғылы, 10", "Абай  даңғылы,\n10", {"E-NO-CHANGE"}),
    "other capitals are a change": ("абай даңғылы", "Абай даңғылы", set()),
    "the present wording is not known": (None, "Абай даңғылы, 10", set()),
}


@pytest.mark.parametrize(("old", "new", "said"), WORDINGS.values(), ids=WORDINGS)
def test_the_new_wording_differs_from_the_present_one(
    old: str | None, new: str, said: set[str]
) -> None:
    assert codes(checked(CHANGE, entry_old_text=old, entry_new_text=new)) == said


PROXY = {
    "in force to the last day": ({"poa_until": "2026-03-16"}, set()),
    "run out the day before": ({"poa_until": "2026-03-15"}, {"E-POA"}),
    "without a number": ({"poa_no": None}, {"E-POA"}),
    "without a date": ({"poa_date": None}, {"E-POA"}),
    "without a last day": ({"poa_until": None}, set()),
    "given tomorrow": ({"poa_date": "2026-03-17"}, {"E-DATE-FUTURE"}),
}


@NAMING
@pytest.mark.parametrize(("changes", "said"), PROXY.values(), ids=PROXY)
def test_the_power_of_attorney_of_who_signs(
    form: Form, changes: Mapping[str, Any], said: set[str]
) -> None:
    assert codes(checked(form, **{**apk_exclude.BY_PROXY, **changes})) == said


TOPICS = {
    "applicant_kind": "applicant.kind",
    "applicant_name": "applicant.name",
    "applicant_bin_iin": "applicant.identifier",
    "legal_address": "applicant.address",
    "contact_phone": "applicant.phone",
    "contact_email": "applicant.email",
    "signer_name": "applicant.signer",
    "entry_no": "apk.number",
    "entry_date": "apk.issued_on",
}


@FAMILY
def test_what_was_said_once_is_offered_in_the_next_application(form: Form) -> None:
    def topics(fields: tuple[Field, ...]) -> dict[str, str]:
        return {field.key: field.topic for field in fields if field.topic}

    own = {field.key for field in form.fields}
    assert topics(form.fields) == {key: each for key, each in TOPICS.items() if key in own}
