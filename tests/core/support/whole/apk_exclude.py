"""A whole exclusion from the registry of complexes: all of an entry, or a part of a batch."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.pieces import GIVEN, paper

ALLOWED = frozenset({"W-NOTCHECKED", "W-MANUAL"})

ANSWERS: Mapping[str, Any] = {
    "applicant_kind": "legal_entity",
    "channel": "portal",
    "applicant_name": "«Дала Майнинг» ЖШС",
    "applicant_bin_iin": "250140999991",
    "entry_no": "138-0015",
    "entry_date": "2026-02-02",
    "entry_text": "Antminer S19 кешені, Bitmain S19, 5 дана",
    "exclusion_scope": "whole",
    "exclusion_reason": "sale",
    "exclusion_proof": paper("doc.apk.excl.proof"),
    "contact_phone": "+77011234567",
    "contact_email": "office@example.kz",
    "consent_pd": GIVEN,
    "signer_name": "Серік Ахметов",
    "signed_by": "applicant",
}
BY_PROXY: Mapping[str, Any] = {
    "signed_by": "representative",
    "poa_no": "7",
    "poa_date": "2026-03-16",
    "poa_until": "2026-03-16",
}
VARIANTS: tuple[Mapping[str, Any], ...] = (
    BY_PROXY,
    {"exclusion_scope": "part", "excluded_serials": ["SN-00001", "SN-00002"]},
)
