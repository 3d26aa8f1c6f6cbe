"""A whole notice of another pool that was changed to on the day before."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.pieces import GIVEN, paper

ALLOWED = frozenset({"W-NOTCHECKED"})
ANSWERS: Mapping[str, Any] = {
    "applicant_kind": "ie",
    "applicant_name": "Ахметова Айгүл Серікқызы",
    "applicant_bin_iin": "000101599992",
    "subtype": "subtype_2",
    "licence_date": "2025-09-15",
    "licence_2_no": "00012345",
    "change_date": "2026-03-13",
    "old_pool_name": "«Тұлпар» пулы",
    "pool_use": "pool",
    "new_pool_name": "«Қыран» пулы",
    "new_pool_cert_date": "2026-01-12",
    "pool_doc_kind": "contract_copy",
    "pool_doc": paper("doc.lic.pool"),
    "contact_email": "office@example.kz",
    "contact_phone": "+77011234567",
    "consent_pd": GIVEN,
    "signer_name": "Ахметова Айгүл Серікқызы",
    "signed_by": "applicant",
}
VARIANTS = ({"subtype": "subtype_1", "licence_1_no": "00012345"},)
