"""A whole application for accreditation: the pool is in Almaty, its reserve in Karaganda."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.pieces import ALMATY, GIVEN, paper

ALLOWED = frozenset({"W-MANUAL"})

KARAGANDA = {
    "country": "KZ",
    "region": "KZ-35",
    "settlement": "Қарағанды",
    "landmark": "солтүстік өнеркәсіптік аймақ",
}
RESERVE = {
    "reserve_address": KARAGANDA,
    "settlement_category": "regional_city",
    "reserve_channel_provider_1": "«Бірінші байланыс» АҚ",
    "reserve_channel_provider_2": "«Екінші желі» ЖШС",
}
ANSWERS: Mapping[str, Any] = {
    "applicant_kind": "legal_entity",
    "channel": "portal",
    "legal_name": "«Дала пулы» ЖШС",
    "bin": "250140999991",
    "server_location": ALMATY,
    "contact_phone": "+77011234567",
    "contact_email": "office@example.kz",
    "channel_provider_1": "«Бірінші байланыс» АҚ",
    "channel_provider_2": "«Екінші желі» ЖШС",
    "reserve": [RESERVE],
    "reserve_letter": paper("doc.pool.reserve_letter"),
    "premises": "lease",
    "server_contract": paper("doc.pool.server_contract"),
    "support_24x7": "yes",
    "support_letter": paper("doc.pool.support_letter"),
    "support_letter_scope": "full",
    "ui_languages": ["kk", "ru", "en"],
    "ui_letter": paper("doc.pool.ui_letter"),
    "integration_positive": "yes",
    "integration_letter": paper("doc.pool.integration_letter"),
    "integration_letter_no": "12-3/45",
    "integration_letter_date": "2026-03-02",
    "test_act": paper("doc.pool.test_act"),
    "consent_secret": GIVEN,
    "confirm_true": GIVEN,
    "consent_pd": GIVEN,
    "signer_name": "Ахметова Айгүл Серікқызы",
    "signed_by": "applicant",
}
VARIANTS: tuple[Mapping[str, Any], ...] = (
    {"premises": "own", "premises_explanation": "Негізгі кешен өз ғимаратымызда тұр."},
)
