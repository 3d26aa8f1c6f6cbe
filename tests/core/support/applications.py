"""A whole inclusion that nothing is wrong with, and small changes to it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.form.rule import Facts
from core.law.working_time import TZ
from core.services.apk.include import FORM
from core.validation import Application, Outcome, validate
from tests.core.support.pieces import ALMATY, GIVEN, paper

MONDAY = datetime(2026, 3, 16, 10, 0, tzinfo=TZ)
ANSWERS: Mapping[str, Any] = {
    "applicant_kind": "legal_entity",
    "channel": "portal",
    "applicant_name": "«Дала Майнинг» ЖШС",
    "applicant_bin_iin": "250140999991",
    "legal_address": ALMATY,
    "dc_location": ALMATY,
    "contact_phone": "+77011234567",
    "contact_email": "office@example.kz",
    "complexes": [
        {
            "apk_full_name": "Antminer S19 кешені",
            "apk_brand": "Bitmain",
            "apk_model": "S19",
            "apk_quantity": 5,
            "tnved_code": "8471500000",
        }
    ],
    "consent_pd": GIVEN,
    "ownership_doc": paper("doc.apk.right"),
    "ownership_basis": "own",
    "owner_name": "«Дала Майнинг» ЖШС",
    "owner_contacts": "+77011234567",
    "signer_name": "Серік Ахметов",
    "signed_by": "applicant",
    "units": {"count": 5, "done": True},
}


def row(number: int, **cells: Any) -> dict[str, Any]:
    """A unit as the dialog stores it."""
    return {
        "item_brand_model": "Bitmain S19",
        "item_serial": f"SN-{number:05}",
        "item_tech": "95 TH/s",
        "item_power_kw": None,
        "item_tnved": None,
        "item_location": None,
        "item_owner": None,
        **cells,
    }


ROWS = tuple(row(number) for number in range(1, 6))


def checked(
    as_of: datetime = MONDAY,
    rows: Any = ROWS,
    facts: Facts = Facts(),  # noqa: B008
    without: str = "",
    **changes: Any,
) -> Outcome:
    """The outcome for the whole inclusion with some answers changed or one left out."""
    answers = {key: value for key, value in {**ANSWERS, **changes}.items() if key != without}
    return validate(Application(FORM, answers, {"units": rows}), as_of, facts)
