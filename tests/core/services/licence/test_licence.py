"""Licences and annexes to them: who applies, with what, and the steps of a case (order 169)."""

import datetime as dt
from typing import Any

import pytest

from core.cases.transitions import allowed
from core.form.form import Form
from core.form.kinds import Consent, Upload
from core.form.rule import Facts, Record
from core.form.steps.states import State
from core.services.catalogue import FORMS
from tests.core.support.cases import days, running
from tests.core.support.licences import (
    ALL,
    APPLICANT,
    KNOWN,
    NO_POOL,
    NOTICE,
    SUBTYPE_2,
    WHOLE,
    at,
    checked,
    of_law,
    only,
)
from tests.core.support.outcomes import codes


@ALL
def test_sc_041_a_whole_application_has_nothing_against_it(key: str) -> None:
    outcome = checked(key)
    assert of_law(outcome) == []
    assert outcome.may_be_ready
    assert outcome.promise is not None
    assert outcome.track is not None
    assert outcome.promise.date == outcome.track.date == dt.date(2026, 4, 9)
    assert outcome.promise.proof.counted == 15


@ALL
def test_registers_that_are_not_connected_leave_doubts_and_no_errors(key: str) -> None:
    outcome = checked(key, facts=Facts())
    assert set(codes(outcome)) <= WHOLE[key].ALLOWED
    assert outcome.may_be_ready


@SUBTYPE_2
def test_sc_042_d_55_subtype_ii_is_asked_nothing_of_the_data_centre_but_its_address(
    key: str,
) -> None:
    asked = {field.key for field in FORMS[key].asked}
    ours = {field.key for field in FORMS[key.replace("2", "1")].asked}
    assert ours - asked == {"data_centres", "metering_doc"}
    assert asked - ours == {"hosting_dc_address", "ownership_basis"}
    uploads = {field.key for field in FORMS[key].asked if isinstance(field, Upload)}
    assert uploads == {"pool_doc"}
    assert "hosting" in {note.key for note in FORMS[key].notes}


@ALL
def test_sc_050_the_data_of_the_gateway_is_never_asked_for(key: str) -> None:
    wanted = {
        "doc.lic.app1",
        "doc.lic.app2",
        "doc.lic.info11",
        "doc.lic.dc",
        "doc.lic.metering",
        "doc.lic.tu",
        "doc.lic.pool",
    }
    assert {each.doc_id for each in FORMS[key].papers} <= wanted


@ALL
@pytest.mark.parametrize(
    ("kind", "number", "code", "stops"),
    [
        pytest.param("individual", "000101599992", "E-APPLICANT-KIND", True, id="an individual"),
        pytest.param("state_body", "250140999991", "W-MANUAL", False, id="a state body"),
    ],
)
def test_entrepreneurs_and_legal_entities_apply(
    key: str, kind: str, number: str, code: str, stops: bool
) -> None:
    outcome = checked(key, applicant_kind=kind, applicant_bin_iin=number)
    found = only(outcome)
    assert (found.code, found.field, found.law.paragraph) == (code, "applicant_kind", "4")
    assert outcome.may_be_ready is not stops


@ALL
def test_a_power_of_attorney_that_ran_out_is_an_error(key: str) -> None:
    proxy: dict[str, Any] = {"signed_by": "representative", "poa_no": "7", "poa_date": "2026-01-05"}
    assert of_law(checked(key, **proxy, poa_until="2026-03-16")) == []
    assert only(checked(key, **proxy, poa_until="2026-03-15")).code == "E-POA"


@ALL
@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("confirm_contacts", "E-CONFIRM"),
        ("confirm_no_court_ban", "E-CONFIRM"),
        ("confirm_docs_true", "E-CONFIRM"),
        ("consent_secret", "E-CONSENT"),
    ],
)
def test_every_statement_is_given_on_its_own(key: str, statement: str, code: str) -> None:
    found = only(checked(key, **dict[str, Any]({statement: None})))
    assert (found.code, found.field, found.law.note) == (code, statement, "D-109")
    assert found.is_formal


def test_d_109_statements_of_annexes_1_and_2_share_words_and_consents_do_not() -> None:
    first, second = FORMS["lic_issue_1"], FORMS["lic_issue_2"]
    alike = {
        field.key: first.words(field, "official")
        == second.words(second.field(field.key), "official")
        for field in first.fields
        if isinstance(field, Consent)
    }
    assert alike == {
        "confirm_contacts": True,
        "confirm_no_court_ban": True,
        "confirm_docs_true": True,
        "consent_secret": False,
    }


def test_d_109_only_annex_2_asks_the_country() -> None:
    abroad = {"country": "Өзбекстан", "settlement": "Ташкент", "street": "Навои", "building": "1"}
    assert codes(checked("lic_issue_2", legal_address=abroad)) == []
    assert codes(checked("lic_issue_1", legal_address=abroad)) == ["E-ADDR"]


@ALL
@pytest.mark.parametrize(
    "record",
    [
        pytest.param(Record("somebody else"), id="SC-051 of another BIN"),
        pytest.param(Record(APPLICANT, active=False), id="excluded"),
        pytest.param(Record(APPLICANT, issued_on=dt.date(2026, 2, 3)), id="of another day"),
        pytest.param(None, id="unknown"),
    ],
)
def test_the_notice_is_active_and_the_applicants_own(key: str, record: Record | None) -> None:
    others = {name: each for name, each in KNOWN.records.items() if name[0] != "apk"}
    known = {("apk", NOTICE): record} if record else {}
    facts = Facts(
        applicant=APPLICANT, paid=True, complete=KNOWN.complete, records={**others, **known}
    )
    found = only(checked(key, facts=facts))
    assert (found.code, found.field, found.law.annex) == ("E-APKNOTICE", "apk_notice_no", "11")
    assert found.is_substantive


def test_sc_053_the_notice_comes_first() -> None:
    for key in ("lic_issue_1", "lic_issue_2"):
        first = FORMS[FORMS[key].comes_after]
        assert (first.key, first.effect.register) == ("apk_include", "apk")
        assert FORMS[key].field("apk_notice_no").topic == "apk.number"


@pytest.mark.parametrize("subtype", ["1", "2"])
def test_an_annex_names_a_licence_of_its_subtype(subtype: str) -> None:
    key, other = f"lic_annex_{subtype}", {"1": "23000789", "2": "23000456"}[subtype]
    assert [each.code for each in of_law(checked(key, licence_no=None))] == ["E-REQ"]
    found = only(checked(key, licence_no=other))
    assert (found.code, found.field) == ("E-LIC-REF", "licence_no")
    assert found.is_substantive


@pytest.mark.parametrize("subtype", ["1", "2"])
def test_an_annex_asked_for_in_the_application_for_a_licence_names_it_too(subtype: str) -> None:
    key = f"lic_issue_{subtype}"
    for kind in ("licence", "both"):
        assert codes(checked(key, request_kind=kind)) == []
    (found,) = of_law(checked(key, request_kind="annex"))
    assert (found.code, found.field) == ("E-REQ", "licence_no")


@ALL
def test_the_document_on_the_pool_is_required_while_pools_exist(key: str) -> None:
    found = only(checked(key, pool_doc=None))
    assert (found.code, found.field, found.is_formal) == ("E-POOL-DOC", "pool_doc", True)
    found = only(checked(key, **NO_POOL))
    assert (found.code, found.field, found.is_formal) == ("E-POOL-DOC", "pool_use", True)


@ALL
def test_d_54_without_accredited_pools_no_document_is_required(key: str) -> None:
    nobody = Facts(
        applicant=APPLICANT,
        paid=True,
        complete=KNOWN.complete,
        records=KNOWN.records,
        pools_exist=False,
    )
    named = dict.fromkeys(("pool_name", "pool_cert_date", "pool_doc_kind", "pool_doc"))
    for changes in (NO_POOL, named):
        found = only(checked(key, facts=nobody, **changes))
        assert (found.code, found.field, found.law.note) == ("W-POOL-NONE", "pool_use", "D-54")


@ALL
def test_a_pool_of_unknown_age_is_not_taken_for_accredited(key: str) -> None:
    found = only(checked(key, pool_cert_date=None))
    assert (found.code, found.field, found.law.item) == (
        "W-NOTCHECKED",
        "pool_cert_date",
        FORMS[key].field("pool_doc").law.item,
    )
    assert codes(checked(key, pool_cert_date="junk"))[-1] == "E-DATE"


@ALL
@pytest.mark.parametrize(
    ("issued", "filed", "wanted"),
    [
        pytest.param("2025-05-15", at(2026, 5, 14), [], id="on the last safe day"),
        pytest.param("2025-05-15", at(2026, 5, 15), ["E-POOL-EXPIRED"], id="D-26 a year later"),
        pytest.param("2025-05-15", at(2026, 5, 18), ["E-POOL-EXPIRED"], id="SC-052"),
        pytest.param("2026-05-19", at(2026, 5, 18), ["E-DATE-FUTURE"], id="issued tomorrow"),
    ],
)
def test_the_pool_is_accredited_on_the_effective_date(
    key: str, issued: str, filed: dt.datetime, wanted: list[str]
) -> None:
    found = of_law(checked(key, filed, pool_cert_date=issued))
    assert [each.code for each in found] == wanted
    assert all(each.field == "pool_cert_date" for each in found)


@SUBTYPE_2
def test_d_56_hardware_of_subtype_ii_on_another_ground_is_doubted(key: str) -> None:
    found = only(checked(key, ownership_basis="other_lawful"))
    assert (found.code, found.field, found.law.note) == ("W-OWNER-II", "ownership_basis", "D-56")


@ALL
def test_d_91_the_portal_is_the_only_way_and_nothing_is_refused_on_presentation(key: str) -> None:
    form = FORMS[key]
    assert form.portals == ("egov.kz", "elicense.kz")
    registered, arrived = allowed(form.service, State.SUBMITTED)
    assert (registered.target, registered.limit_id) == (State.REGISTERED, "L-LIC-01")
    assert arrived.records == "arrival"


@ALL
def test_the_clocks_of_an_issue(key: str) -> None:
    registered = dt.date(2026, 4, 20)
    promised = {
        limit_id: days(each) for limit_id, each in running(FORMS[key].service, registered).items()
    }
    assert promised["L-LIC-02"] == (dt.date(2026, 4, 22), dt.date(2026, 4, 22))
    assert promised["L-LIC-04"] == (dt.date(2026, 5, 14), dt.date(2026, 5, 14))
    notice = promised["L-LIC-05"]
    assert notice == (dt.date(2026, 5, 8), dt.date(2026, 5, 6)), "D-17 alarm a day earlier"


@pytest.mark.parametrize("service", ["lic.reissue.1", "lic.reissue.2"])
def test_d_05_a_reissue_has_no_hearing(service: str) -> None:
    targets = {step.target for step in allowed(service, State.UNDER_REVIEW)}
    assert targets == {State.ISSUED, State.REFUSED}


@ALL
def test_sc_065_d_28_the_order_names_no_validity_and_neither_do_we(key: str) -> None:
    form: Form = FORMS[key]
    (note,) = (each for each in form.notes if each.key == "validity")
    assert note.law.note == "D-28"


@pytest.mark.parametrize("subtype", ["1", "2"])
@pytest.mark.parametrize(("kind", "entered"), [("licence", True), ("both", True), ("annex", False)])
def test_only_a_licence_is_entered_in_the_register_of_licences(
    subtype: str, kind: str, entered: bool
) -> None:
    issue = FORMS[f"lic_issue_{subtype}"]
    assert issue.effect.register == f"licence_{subtype}"
    assert issue.effect.enters({"request_kind": kind}) is entered
    assert not FORMS[f"lic_annex_{subtype}"].effect.enters({})
