"""A whole application to include software: it stands by itself, its support is in Almaty."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.pieces import ALMATY, GIVEN, paper

ALLOWED: frozenset[str] = frozenset({"W-NOTCHECKED"})

SUPPORT = {
    "support_address": ALMATY,
    "support_phone": "+77271234567",
    "support_email": "support@example.kz",
}


APPLICANT: Mapping[str, Any] = {
    "applicant_kind": "legal_entity",
    "produces_in_kz": "yes",
    "legal_address": ALMATY,
    "applicant_bin_iin": "250140999991",
    "contact_phone": "+77011234567",
    "contact_email": "office@example.kz",
    "applicant_name": "«Дала бағдарламалары» ЖШС",
    "head_name": "Ахметова Айгүл Серікқызы",
}
SIGNED: Mapping[str, Any] = {
    "consent_pd": GIVEN,
    "signer_name": "Ахметова Айгүл Серікқызы",
    "signed_by": "applicant",
}
ANSWERS: Mapping[str, Any] = {
    **APPLICANT,
    "product_name": "«Дала 2.0» БҚ",
    "category_codes": ["1.2", "1.3"],
    "enstru_codes": ["262013.000.000011"],
    "supply_variant": ["goods", "ict_service"],
    "is_standalone": "yes",
    "is_doc_kind": "certificate",
    "is_trust_level": "4",
    "is_doc": paper("doc.tr.is"),
    "rights_doc": paper("doc.tr.rights"),
    "local_doc_kind": "calculation",
    "local_share": "82",
    "local_doc": paper("doc.tr.local"),
    "support": [SUPPORT],
    **SIGNED,
}
VARIANTS: tuple[Mapping[str, Any], ...] = (
    {
        "is_standalone": "no",
        "platform_description": "«Дала ОЖ» платформасы",
        "required_registry_software": "245",
    },
)
