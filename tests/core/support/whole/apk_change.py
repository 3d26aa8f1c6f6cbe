"""A whole notice of changed data in the registry of complexes."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.pieces import GIVEN
from tests.core.support.whole import apk_exclude

ALLOWED = frozenset({"W-NOTCHECKED", "W-MANUAL"})

ANSWERS: Mapping[str, Any] = {
    "applicant_kind": "legal_entity",
    "channel": "portal",
    "applicant_name": "«Дала Майнинг» ЖШС",
    "applicant_bin_iin": "250140999991",
    "entry_no": "138-0015",
    "entry_date": "2026-02-02",
    "changed_fields": ["dc_location"],
    "change_date": "2026-03-10",
    "entry_old_text": "Деректерді өңдеу орталығы: Теміртау, Абай даңғылы, 10",
    "entry_new_text": "Деректерді өңдеу орталығы: Теміртау, Абай даңғылы, 12",
    "change_reason": "Орталық басқа ғимаратқа көшті",
    "contact_phone": "+77011234567",
    "contact_email": "office@example.kz",
    "consent_pd": GIVEN,
    "signer_name": "Серік Ахметов",
    "signed_by": "applicant",
}
VARIANTS: tuple[Mapping[str, Any], ...] = (
    apk_exclude.BY_PROXY,
    {
        "changed_fields": ["units_left"],
        "left_serials": ["SN-00001", "SN-00002"],
        "units_left_proof": apk_exclude.ANSWERS["exclusion_proof"],
    },
)
