"""What a granted application changes in the register of accredited pools: order № 142/НҚ."""

from datetime import date
from typing import Any

import pytest

from core.form.register import Cause, Enter, Revise, Status
from tests.core.support.granting import DAY, HOLDER, NOTICE, STRANGER, an_entry, changed, granted
from tests.core.support.pieces import ALMATY

ISSUED = date(2025, 5, 15)
CERTIFICATE = an_entry(
    "pool",
    "R-7",
    issued_on=ISSUED,
    first_on=ISSUED,
    valid_until=date(2026, 5, 14),
    content={"name": "Ескі", "server_location": "бұрынғы орын"},
)
ON = date(2026, 2, 2)
GIVEN = {**NOTICE, "notice_date": ON}
NAMED = {"cert_issue_date": "2025-05-15"}


def test_an_accreditation_is_entered_under_the_number_of_its_registration() -> None:
    """D-67: the form of the certificate has no number."""
    (entered,) = granted("pool_accredit", known=[CERTIFICATE], registration_no="R-8")
    assert isinstance(entered, Enter)
    assert entered.entry.named == ("pool", "R-8")
    assert (entered.entry.issued_on, entered.entry.valid_until) == (DAY, date(2027, 3, 17))
    assert entered.entry.content["name"] == "«Дала пулы» ЖШС"


def test_sc_264_d_116_a_reissue_keeps_the_day_of_issue_and_the_last_day() -> None:
    (revised,) = granted("pool_reissue", GIVEN, known=[CERTIFICATE], answers=NAMED)
    assert isinstance(revised, Revise)
    assert (revised.new.issued_on, revised.new.valid_until) == (ISSUED, date(2026, 5, 14))
    assert changed(revised) == {
        "name": ("Ескі", "«Дала пулы» ЖШС"),
        "reissued_on": (None, ["2026-02-02"]),
    }


def test_a_second_reissue_adds_its_day_and_changes_only_what_is_named() -> None:
    known = CERTIFICATE.with_content(reissued_on=["2025-11-03"])
    answers = {**NAMED, "changed_fields": ["server_location", "other"]}
    (revised,) = granted("pool_reissue", GIVEN, known=[known], answers=answers)
    assert changed(revised) == {
        "server_location": ("бұрынғы орын", ALMATY),
        "reissued_on": (["2025-11-03"], ["2025-11-03", "2026-02-02"]),
    }


OTHERS: dict[str, Any] = {
    "a certificate of another day": an_entry("pool", "R-7", issued_on=ON),
    "another's certificate": an_entry("pool", "R-7", issued_on=ISSUED, holder=STRANGER),
    "an ended certificate": CERTIFICATE.ended(Cause.EXCLUDED, ON, "1"),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_a_reissue_does_not_touch(other: Any) -> None:
    assert granted("pool_reissue", GIVEN, known=[other], answers=NAMED) == ()


def test_a_certificate_has_ended_on_the_day_after_its_last() -> None:
    assert CERTIFICATE.holder == HOLDER
    assert CERTIFICATE.status_at(date(2026, 5, 14)) is Status.ACTIVE
    assert CERTIFICATE.status_at(date(2026, 5, 15)) is Status.ENDED
