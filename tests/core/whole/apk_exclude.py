"""A whole exclusion from the registry of complexes: all of an entry, or a part of a batch."""

from collections.abc import Mapping
from typing import Any

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
    "exclusion_proof": {
        "file_id": "1",
        "doc_id": "doc.apk.excl.proof",
        "name": "шарт.pdf",
        "format": "pdf",
        "size": 1,
        "expires_on": None,
        "no_expiry": True,
    },
    "contact_phone": "+77011234567",
    "contact_email": "office@example.kz",
    "consent_pd": {"given": True, "at": "2026-03-16T10:00:00+05:00", "version": "1"},
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
    {"exclusion_scope": "part", "excluded_serials": "SN-00001, SN-00002"},
)
