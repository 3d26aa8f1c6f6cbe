"""The trusted registry: how each ground for refusal stands with the answers (53·A2.10, ¶19)."""

import datetime as dt
from typing import Any

import pytest

from core.form.form import Form
from core.validation import Application
from core.validation.precheck import Unverified, Verdict, precheck
from tests.core.support.outcomes import only
from tests.core.support.trusted import (
    ALL,
    CHANGE,
    EXCLUDE,
    INCLUSIONS,
    MONDAY,
    OURS,
    PRODUCT,
    RENEW,
    SOFTWARE,
    WHOLE,
    at_noon,
    checked,
)
from tests.core.support.whole.trust_include_ep import MODEL
from tests.core.support.whole.trust_renewdocs import RENEWED

IN_2025 = at_noon(2025, 10, 15)
NONRESIDENT, BRANCH = "250150999996", "250141999997"


def assessments(
    form: Form, as_of: dt.datetime = MONDAY, **changes: Any
) -> dict[str, tuple[Verdict, Unverified | None]]:
    answers = {**WHOLE[form.key], **changes}
    given = {key: value for key, value in answers.items() if value is not None}
    found = precheck(Application(form, given), as_of, OURS)
    return {each.ground.code: (each.verdict, each.unverified) for each in found}


@ALL
def test_of_a_whole_application_only_the_authority_knows_more(form: Form) -> None:
    papers = {"issued_on": "2025-09-01"} if form is RENEW else {}
    dated = {"renewed_docs": [{**RENEWED, **papers}]} if papers else {}
    assert {
        code: verdict for code, (verdict, _) in assessments(form, IN_2025, **dated).items()
    } == {
        "TRUST-R1": Verdict.AUTHORITY,
        "TRUST-R2": Verdict.AUTHORITY,
        "TRUST-R3": Verdict.NOT_MET,
        "TRUST-R4": Verdict.NOT_MET,
        "TRUST-P1": Verdict.NOT_MET,
        "TRUST-P2": Verdict.NOT_MET,
    }


@ALL
def test_a_criterion_of_2026_without_a_text_keeps_the_criteria_open_d_82(form: Form) -> None:
    on_the_eve, since = at_noon(2025, 12, 31), at_noon(2026, 1, 5)
    included = form in (SOFTWARE, PRODUCT)
    criteria = (Verdict.UNKNOWN, Unverified.CRITERIA) if included else (Verdict.NOT_MET, None)
    dated = {"renewed_docs": [{**RENEWED, "issued_on": "2025-09-01"}]} if form is RENEW else {}
    assert assessments(form, on_the_eve, **dated)["TRUST-R4"] == (Verdict.NOT_MET, None)
    assert assessments(form, since, **dated)["TRUST-R4"] == criteria


GROUNDS = {
    "a low share": (SOFTWARE, {"local_share": "75"}, "TRUST-R4", Verdict.MET),
    "made abroad": (SOFTWARE, {"produces_in_kz": "no"}, "TRUST-R4", Verdict.MET),
    "a foreign legal entity": (
        CHANGE,
        {"applicant_bin_iin": NONRESIDENT},
        "TRUST-R4",
        Verdict.UNKNOWN,
    ),
    "a branch": (CHANGE, {"applicant_bin_iin": BRANCH}, "TRUST-R4", Verdict.UNKNOWN),
    "a table of support still to come": (SOFTWARE, {"support": None}, "TRUST-P1", Verdict.UNKNOWN),
    "two entries": (EXCLUDE, {"how_many": "several"}, "TRUST-R4", Verdict.MET),
    "no consent yet": (CHANGE, {"consent_pd": None}, "TRUST-R3", Verdict.UNKNOWN),
    "a paper is still to come": (PRODUCT, {"is_doc": None}, "TRUST-P1", Verdict.UNKNOWN),
    "a picture": (
        PRODUCT,
        {"models": [{**MODEL, "ep_description": {**MODEL["ep_description"], "format": "png"}}]},
        "TRUST-P1",
        Verdict.MET,
    ),
    "a paper that ran out": (
        SOFTWARE,
        {"is_doc": {**WHOLE["trust_include_sw"]["is_doc"], "expires_on": "2026-03-15"}},
        "TRUST-P2",
        Verdict.MET,
    ),
}


@pytest.mark.parametrize(("form", "changes", "ground", "verdict"), GROUNDS.values(), ids=GROUNDS)
def test_how_a_ground_for_refusal_stands(
    form: Form, changes: dict[str, Any], ground: str, verdict: Verdict
) -> None:
    assert assessments(form, **changes)[ground][0] is verdict


@INCLUSIONS
def test_an_expired_document_is_refused_by_the_paragraph_that_says_so(form: Form) -> None:
    expired = {**WHOLE[form.key]["is_doc"], "no_expiry": False, "expires_on": "2026-03-15"}
    found = only(checked(form, is_doc=expired))
    assert (found.code, found.law.paragraph) == ("E-DOC-EXPIRED", "19")
