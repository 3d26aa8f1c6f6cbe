"""A whole application for a licence of subtype II."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.whole import lic_issue_1

ALLOWED = frozenset({"W-NOTCHECKED", "W-FEE", "W-FEE-UNSTATED"})
ANSWERS: Mapping[str, Any] = {
    **{
        key: value
        for key, value in lic_issue_1.ANSWERS.items()
        if key not in ("data_centres", "metering_doc")
    },
    "applicant_kind": "legal_entity",
    "applicant_name": "«Дала Майнинг» ЖШС",
    "applicant_bin_iin": "250140999991",
    "hosting_dc_address": lic_issue_1.EKIBASTUZ,
    "ownership_basis": "own",
}
VARIANTS: tuple[Mapping[str, Any], ...] = (
    {"request_kind": "annex", "licence_no": "KZ-77", "licence_date": "2026-01-12"},
)
