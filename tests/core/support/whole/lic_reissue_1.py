"""A whole application for the reissue of a licence of subtype I on every ground of annex 9."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.pieces import ALMATY, GIVEN, paper

ALLOWED = frozenset({"W-NOTCHECKED", "W-FEE"})
ANSWERS: Mapping[str, Any] = {
    "applicant_kind": "legal_entity",
    "applicant_name": "«Дала Майнинг» ЖШС",
    "applicant_bin_iin": "250140999991",
    "reissue_object": "both",
    "licence_date": "2025-09-15",
    "licence_no": "00012345",
    "annex_ref": "001, 15.09.2025",
    "licence_issuer": "Цифрлық даму министрлігі",
    "activity_name": "subtype_1",
    "grounds": [
        "reregistration",
        "reorganisation",
        "dc_location_change",
        "subtype_name_change",
        "power_source_change",
        "law_requirement",
    ],
    "reregistered": ["name", "place"],
    "new_name": "«Жарық дала» ЖШС",
    "new_address": ALMATY,
    "reorg_kind": "separation",
    "successor_name": "«Жарық дала» ЖШС",
    "successor_bin": "250140999097",
    "dc_address": {
        "country": "KZ",
        "region": "KZ-35",
        "settlement": "Теміртау",
        "landmark": "Индустриялық аймақ, 4-учаске",
    },
    "new_activity_name": "Цифрлық майнинг жөніндегі қызмет",
    "power_sourcing": "offgrid_producer",
    "law_citation": "«Рұқсаттар және хабарламалар туралы» Заң, 33-бап",
    "legal_address": ALMATY,
    "contact_email": "office@example.kz",
    "contact_phone": "+77011234567",
    "docs_in_systems": "no",
    "change_doc": paper("doc.lic.change"),
    "confirm_contacts": GIVEN,
    "confirm_no_court_ban": GIVEN,
    "confirm_docs_true": GIVEN,
    "consent_secret": GIVEN,
    "signer_name": "Серік Ахметов",
    "signed_by": "applicant",
}
VARIANTS = (
    {"activity_name": "other_wording", "activity_wording": "Цифрлық майнингті жүзеге асыру"},
)
