"""A whole complaint to a provider."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.pieces import GIVEN, paper
from tests.core.support.whole import apk_exclude

ANSWERS: Mapping[str, Any] = {
    "appealed_service": "apk",
    "applicant_kind": "legal_entity",
    "applicant_name": "«Дала Майнинг» ЖШС",
    "applicant_bin_iin": "250140999991",
    "contact_phone": "+77011234567",
    "contact_email": "office@example.kz",
    "request_no": "TPT-9H4-KAA",
    "appealed_act": "inaction",
    "appealed_official": "бас сарапшы",
    "addressee": "provider",
    "grounds_text": "Өтініш 02.03.2026 берілді, мерзімінде жауап жоқ",
    "claim_text": "Өтінішті қарап, жауап беру",
    "attachments": [
        {
            "attachment_name": "Өтініштің көшірмесі",
            "attachment_file": paper("doc.appeal.attachment"),
        }
    ],
    "answer_language": "kk",
    "consent_pd": GIVEN,
    "signer_name": "Айгүл Серікова",
    "signed_by": "applicant",
}
VARIANTS: tuple[Mapping[str, Any], ...] = (
    apk_exclude.BY_PROXY,
    {
        "applicant_kind": "individual",
        "applicant_bin_iin": "000101599992",
        "addressee": "quality_body",
        "request_no": None,
        "appealed_official": None,
        "attachments": None,
    },
)
