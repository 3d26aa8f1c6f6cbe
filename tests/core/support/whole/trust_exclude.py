"""A whole application to exclude an entry; its register is not connected."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.pieces import GIVEN

ALLOWED = frozenset({"W-NOTCHECKED"})

HOLDER: Mapping[str, Any] = {
    "applicant_kind": "legal_entity",
    "applicant_name": "«Дала бағдарламалары» ЖШС",
    "applicant_bin_iin": "250140999991",
    "how_many": "one",
    "entry_no": "245",
}
CONTACTS: Mapping[str, Any] = {
    "contact_phones": ["+77011234567", "+77271234567"],
    "contact_email": "office@example.kz",
    "consent_pd": GIVEN,
}
ANSWERS: Mapping[str, Any] = {
    **HOLDER,
    "entry_text": "«Дала 2.0» БҚ",
    "exclusion_reason": "өнім шығару тоқтатылды",
    **CONTACTS,
}
