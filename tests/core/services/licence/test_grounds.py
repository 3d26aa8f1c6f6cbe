"""The fee of a licence and the grounds for refusing it (order 169, annex 3)."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from core.form.rule import Facts
from core.law.fees import FeeKind, fee
from core.services.catalogue import FORMS
from core.validation import Application
from core.validation.precheck import Verdict, precheck
from tests.core.support.licences import ALL, KNOWN, MONDAY, NO_POOL, WHOLE, at, centres, checked
from tests.core.support.outcomes import codes
from tests.core.support.pieces import paper
from tests.core.support.whole.lic_issue_1 import OFF_GRID, ON_GRID

NONRESIDENT, BRANCH = "250150999996", "250141999997"


@pytest.mark.parametrize(
    ("key", "amount"),
    [("lic_issue_1", 8_650_000), ("lic_issue_2", 21_625)],
)
def test_sc_041_sc_042_the_fee_of_a_licence(key: str, amount: int) -> None:
    form = FORMS[key]
    due = fee(form.fee, dt.date(2026, 3, 16), {"request_kind": "licence"})
    assert (due.kind, due.amount) == (FeeKind.DUE, Decimal(amount))
    both = fee(form.fee, dt.date(2026, 3, 16), {"request_kind": "both"})
    assert both.amount == amount
    before = fee(form.fee, dt.date(2023, 12, 29), {"request_kind": "licence"})
    assert before.kind is FeeKind.NOT_YET


@ALL
def test_sc_062_d_47_no_fee_is_counted_for_an_annex(key: str) -> None:
    counted = fee(FORMS[key].fee, dt.date(2026, 3, 16), {"request_kind": "annex"})
    assert (counted.kind, counted.amount) == (FeeKind.NOT_STATED, None)
    number = WHOLE[f"lic_annex_{key[-1]}"].ANSWERS["licence_no"]
    outcome = checked(key, request_kind="annex", licence_no=number, facts=Facts(paid=False))
    assert "W-FEE-UNSTATED" in codes(outcome)
    assert "W-FEE" not in codes(outcome)


@pytest.mark.parametrize("key", ["lic_issue_1", "lic_issue_2"])
@pytest.mark.parametrize(
    ("as_of", "paid", "warned"),
    [
        pytest.param(MONDAY, None, True, id="SC-067 nothing is known"),
        pytest.param(MONDAY, False, True, id="known to be unpaid"),
        pytest.param(MONDAY, True, False, id="paid"),
        pytest.param(at(2023, 12, 29), None, False, id="SC-049 effective 2023-12-29"),
        pytest.param(at(2024, 1, 3), None, True, id="SC-049 effective 2024-01-03"),
    ],
)
def test_a_fee_not_known_to_be_paid_is_warned_of_and_stops_nothing(
    key: str, as_of: dt.datetime, paid: bool | None, warned: bool
) -> None:
    outcome = checked(key, as_of, Facts(paid=paid))
    assert ("W-FEE" in codes(outcome)) is warned
    assert all(each.is_warning for each in outcome.findings if each.code == "W-FEE")


def verdicts(
    key: str = "lic_issue_1", as_of: dt.datetime = MONDAY, facts: Facts = KNOWN, **changes: Any
) -> dict[str, Verdict]:
    application = Application(FORMS[key], {**WHOLE[key].ANSWERS, **changes})
    return {each.ground.code: each.verdict for each in precheck(application, as_of, facts)}


AUTHORITY = {f"LIC-R{number}": Verdict.AUTHORITY for number in (1, 4, 5, 6)}


@pytest.mark.parametrize("key", ["lic_issue_1", "lic_issue_2"])
def test_what_is_known_to_be_right_meets_no_ground(key: str) -> None:
    told = ("LIC-R2", "LIC-R3", "LIC-R7", "LIC-R8", "LIC-P1", "LIC-P2")
    assert verdicts(key) == {**AUTHORITY, **dict.fromkeys(told, Verdict.NOT_MET)}


GROUNDS: dict[str, tuple[dict[str, Any], str, Verdict]] = {
    "SC-067 a fee nobody knows of": ({"facts": Facts()}, "LIC-R2", Verdict.UNKNOWN),
    "too little power": (centres(ON_GRID, tu_power_mw="0.9"), "LIC-R3", Verdict.MET),
    "a pool that ran out": ({"pool_cert_date": "2024-05-15"}, "LIC-R3", Verdict.MET),
    "a data centre that is wrong in itself was not looked at": (
        centres(ON_GRID, tu_power_mw="many"),
        "LIC-R3",
        Verdict.UNKNOWN,
    ),
    "a paper in a wrong format was not read": (
        {"pool_doc": {**paper("doc.lic.pool"), "format": "exe"}},
        "LIC-P2",
        Verdict.UNKNOWN,
    ),
    "mixed supply": (centres(ON_GRID, power_sourcing="mixed"), "LIC-R3", Verdict.UNKNOWN),
    "no data centre yet": ({"data_centres": None}, "LIC-R3", Verdict.UNKNOWN),
    "an individual": (
        {"applicant_kind": "individual"},
        "LIC-R7",
        Verdict.MET,
    ),
    "a foreign legal entity": (
        {"applicant_kind": "legal_entity", "applicant_bin_iin": NONRESIDENT},
        "LIC-R7",
        Verdict.UNKNOWN,
    ),
    "a branch": (
        {"applicant_kind": "legal_entity", "applicant_bin_iin": BRANCH},
        "LIC-R7",
        Verdict.UNKNOWN,
    ),
    "a pool of unknown age": ({"pool_cert_date": None}, "LIC-R3", Verdict.UNKNOWN),
    "D-50 an explanation instead of metering": (
        {"data_centres": [OFF_GRID], "metering_doc": {"explanation": "Генератор өзіміздікі."}},
        "LIC-P1",
        Verdict.UNKNOWN,
    ),
    "another question for staff": (
        {**centres(ON_GRID, power_sourcing="mixed")},
        "LIC-P1",
        Verdict.NOT_MET,
    ),
    "no consent yet": ({"consent_secret": None}, "LIC-R8", Verdict.UNKNOWN),
    "no document on the pool": (NO_POOL, "LIC-P1", Verdict.MET),
    "no technical conditions": (centres(ON_GRID, tu_doc=None), "LIC-P1", Verdict.MET),
    "a lease that ran out": (
        centres(ON_GRID, dc_doc=paper("doc.lic.dc", no_expiry=False, expires_on="2026-03-15")),
        "LIC-P2",
        Verdict.MET,
    ),
    "a lease of unknown validity": (
        {"pool_doc": paper("doc.lic.pool", no_expiry=False)},
        "LIC-P2",
        Verdict.UNKNOWN,
    ),
}


@pytest.mark.parametrize(("changes", "ground", "verdict"), GROUNDS.values(), ids=GROUNDS)
def test_what_shows_a_ground(changes: dict[str, Any], ground: str, verdict: Verdict) -> None:
    assert verdicts(**changes)[ground] is verdict


def test_what_was_skipped_leaves_no_ground_open() -> None:
    skipped = verdicts("lic_issue_2", apk_notice_date=None, pool_cert_date=None)
    assert (skipped["LIC-P1"], skipped["LIC-P2"]) == (Verdict.NOT_MET, Verdict.NOT_MET)


def test_a_package_is_open_for_the_papers_not_given_yet_in_the_order_of_the_form() -> None:
    begun = Application(FORMS["lic_issue_1"], {"applicant_kind": "ie", "pool_use": "pool"})
    assessments = {each.ground.code: each for each in precheck(begun, MONDAY)}
    assert assessments["LIC-P1"].verdict is Verdict.UNKNOWN
    assert assessments["LIC-P1"].change == ("data_centres", "pool_doc", "metering_doc")
    assert assessments["LIC-R7"].verdict is Verdict.UNKNOWN
    assert "data_centres" in assessments["LIC-R7"].change


@ALL
def test_the_ground_of_the_fee_is_in_force_since_2024(key: str) -> None:
    form = FORMS[key]
    before, after = form.on(dt.date(2023, 12, 31)), form.on(dt.date(2024, 1, 1))
    gone = {each.code for each in after.grounds} - {each.code for each in before.grounds}
    assert gone == {"LIC-R2"}
