"""The forms about a pool: their papers, their lines, the reissue of a certificate (order 142)."""

import datetime as dt
from typing import Any

import pytest

from core.form.kinds import FilledOn, Upload
from core.law.working_time import TZ
from tests.core.support.outcomes import codes, only
from tests.core.support.pieces import paper
from tests.core.support.pools import ACCREDIT, BOTH, REISSUE, checked


def test_six_papers_are_asked_for_and_the_test_act_is_not_one_sc_071_sc_078() -> None:
    assert [paper.doc_id for paper in ACCREDIT.papers] == [
        "doc.pool.app",
        "doc.pool.reserve_letter",
        "doc.pool.server_contract",
        "doc.pool.support_letter",
        "doc.pool.ui_letter",
        "doc.pool.integration_letter",
    ]
    assert not ACCREDIT.field("test_act").required


def test_a_reissue_asks_for_the_application_and_the_contract_only_sc_080() -> None:
    assert [paper.doc_id for paper in REISSUE.papers] == [
        "doc.pool.app",
        "doc.pool.server_contract",
    ]
    uploads = [field.key for field in REISSUE.fields if isinstance(field, Upload)]
    assert uploads == ["server_contract"]


@BOTH
def test_the_statement_and_the_form_have_one_date_d_68(form: Any) -> None:
    filled = [field.key for field in form.fields if isinstance(field, FilledOn)]
    assert filled == ["confirm_date", "filled_on"]


@BOTH
def test_the_lines_of_annex_1_stand_in_their_order(form: Any) -> None:
    printed = (
        "request_kind",
        "legal_name",
        "bin",
        "activity_text",
        "server_location",
        "consent_secret",
        "confirm_true",
        "consent_pd",
    )
    assert [field.key for field in form.fields if field.key in printed] == list(printed)


def test_a_paper_of_the_package_that_ran_out_is_named() -> None:
    contract = paper("doc.pool.server_contract", expires_on="2026-03-15", no_expiry=False)
    found = only(checked(server_contract=contract))
    assert (found.code, found.law.paragraph) == ("E-DOC-EXPIRED", "7")
    assert only(checked(REISSUE, server_contract=contract)).law.paragraph == "12"


EXPIRY = {
    "D-26 on the last safe day": (dt.datetime(2026, 5, 14, 10, 0, tzinfo=TZ), []),
    "D-26 a day later": (dt.datetime(2026, 5, 15, 10, 0, tzinfo=TZ), ["E-POOL-EXPIRED"]),
    "D-26 on the last safe day after hours": (
        dt.datetime(2026, 5, 14, 18, 31, tzinfo=TZ),
        ["W-OUT-OF-HOURS", "E-POOL-EXPIRED"],
    ),
}


@pytest.mark.parametrize(("as_of", "found"), EXPIRY.values(), ids=EXPIRY)
def test_an_expired_certificate_is_not_reissued_by_the_rules(
    as_of: dt.datetime, found: list[str]
) -> None:
    assert codes(checked(REISSUE, as_of, cert_issue_date="2025-05-15")) == found


def test_a_certificate_from_tomorrow_is_a_wrong_date() -> None:
    assert codes(checked(REISSUE, cert_issue_date="2026-03-17")) == ["E-DATE-FUTURE"]


def test_a_reissue_keeps_the_day_of_the_accreditation_d_26() -> None:
    assert (ACCREDIT.effect.register, REISSUE.effect.register) == ("pool", "")
    assert REISSUE.field("cert_issue_date").topic == "pool.issued_on"
