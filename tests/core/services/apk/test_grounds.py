"""The registry of complexes: how each ground for refusal stands with the answers (138·A5.9)."""

from collections.abc import Mapping
from typing import Any

import pytest

from core.form.form import Form
from core.form.rule import Facts
from core.validation.precheck import Unverified, Verdict, precheck
from tests.core.support.complexes import EXCLUDE, INCLUDE, MONDAY, OWN, application
from tests.core.support.pieces import paper
from tests.core.support.whole import apk_include

AUTHORITY = {"APK-R1", "APK-R3", "APK-R4", "APK-R5"}
EXPIRED = paper("doc.apk.excl.proof", no_expiry=False, expires_on="2026-03-15")
UNSURE = paper("doc.apk.excl.proof", no_expiry=False)
ALL_KNOWN = Facts("me", records={("apk", "138-0015"): OWN}, complete=frozenset({"apk"}))
STANDING: Mapping[str, tuple[Form, Mapping[str, Any], str, Verdict]] = {
    "a state body": (INCLUDE, {"applicant_kind": "state_body"}, "APK-R2", Verdict.MET),
    "an individual": (
        INCLUDE,
        {"applicant_kind": "individual", "applicant_bin_iin": "000101599992"},
        "APK-R2",
        Verdict.UNKNOWN,
    ),
    "who applies is not said yet": (EXCLUDE, {"applicant_kind": None}, "APK-R2", Verdict.UNKNOWN),
    "a part of a batch": (
        EXCLUDE,
        {"exclusion_scope": "part", "excluded_serials": ["SN-1"]},
        "APK-R2",
        Verdict.UNKNOWN,
    ),
    "its scope is not said yet": (EXCLUDE, {"exclusion_scope": None}, "APK-R2", Verdict.UNKNOWN),
    "the list of units is a paper still to come": (
        INCLUDE, {"units": None}, "APK-P1", Verdict.UNKNOWN
    ),
    "no consent": (EXCLUDE, {"consent_pd": {"given": False}}, "APK-R6", Verdict.MET),
    "consent is not asked yet": (EXCLUDE, {"consent_pd": None}, "APK-R6", Verdict.UNKNOWN),
    "a proof not sent yet": (EXCLUDE, {"exclusion_proof": None}, "APK-P1", Verdict.UNKNOWN),
    "a proof of another format": (
        EXCLUDE, {"exclusion_proof": {**UNSURE, "format": "exe"}}, "APK-P1", Verdict.MET
    ),
    "a proof that has run out": (EXCLUDE, {"exclusion_proof": EXPIRED}, "APK-P2", Verdict.MET),
    "a proof of unknown validity": (
        EXCLUDE, {"exclusion_proof": UNSURE}, "APK-P2", Verdict.UNKNOWN
    ),
    "fewer units than declared": (
        INCLUDE,
        {"complexes": [{**apk_include.ANSWERS["complexes"][0], "apk_quantity": 6}]},
        "APK-P1",
        Verdict.MET,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("form", "changes", "ground", "verdict"), STANDING.values(), ids=STANDING)
def test_how_a_ground_for_refusal_stands(
    form: Form, changes: Mapping[str, Any], ground: str, verdict: Verdict
) -> None:
    assessments = precheck(application(form, **changes), MONDAY, ALL_KNOWN)
    assert {each.ground.code: each.verdict for each in assessments}[ground] is verdict


PARTLY = Facts("me", records={("apk", "138-0015"): OWN})
TAKEN = Facts("me", taken_serials=frozenset({"SN-00001"}))
REGISTERS: Mapping[str, tuple[Form, Facts, Verdict, Unverified | None]] = {
    "serials are compared with the whole registry": (INCLUDE, ALL_KNOWN, Verdict.NOT_MET, None),
    "nothing to compare serials with": (INCLUDE, PARTLY, Verdict.UNKNOWN, Unverified.REGISTER),
    "a serial known to be taken": (INCLUDE, TAKEN, Verdict.MET, None),
    "an entry that is known": (EXCLUDE, PARTLY, Verdict.NOT_MET, None),
    "an entry nobody knows": (EXCLUDE, Facts("me"), Verdict.UNKNOWN, None),
}


@pytest.mark.parametrize(
    ("form", "facts", "verdict", "unverified"), REGISTERS.values(), ids=REGISTERS
)
def test_what_was_not_compared_with_the_registry_is_not_said_to_be_absent(
    form: Form, facts: Facts, verdict: Verdict, unverified: Unverified | None
) -> None:
    (rules,) = [
        each for each in precheck(application(form), MONDAY, facts) if each.ground.code == "APK-R2"
    ]
    assert (rules.verdict, rules.unverified) == (verdict, unverified)


@pytest.mark.parametrize("form", [INCLUDE, EXCLUDE], ids=lambda form: form.key)
def test_a_whole_application_meets_no_ground_and_only_the_authority_tells_the_rest(
    form: Form,
) -> None:
    assessments = precheck(application(form), MONDAY, ALL_KNOWN)
    assert [each.ground.code for each in assessments] == [
        *(f"APK-R{number}" for number in range(1, 7)),
        "APK-P1",
        "APK-P2",
    ]
    for each in assessments:
        told = Verdict.AUTHORITY if each.ground.code in AUTHORITY else Verdict.NOT_MET
        assert each.verdict is told
