"""A whole application for a licence of subtype I, and data centres of every kind."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.pieces import ALMATY, GIVEN, paper

ALLOWED = frozenset({"W-NOTCHECKED", "W-FEE", "W-FEE-UNSTATED"})

EKIBASTUZ = {
    "country": "KZ",
    "region": "KZ-55",
    "settlement": "Екібастұз",
    "landmark": "шығыс өнеркәсіптік аймақ",
}


TITLE = {
    "dc_address": EKIBASTUZ,
    "dc_doc": paper("doc.lic.dc"),
    "dc_basis": "own",
    "dc_doc_location": EKIBASTUZ,
}
ON_GRID = {
    **TITLE,
    "power_sourcing": "single_purchaser",
    "tu_case": "a_ge35kv_ge1mw",
    "tu_issuer": "transmission",
    "tu_doc": paper("doc.lic.tu"),
    "grid_connected_on": "2024-02-10",
    "tu_power_mw": "1",
    "tu_voltage_kv": "35",
    "equipment_power_kw": "950",
}
CONNECTED_BEFORE = {
    **TITLE,
    "power_sourcing": "single_purchaser",
    "tu_case": "b_connected_before_2023_04_01",
    "tu_issuer": "producing",
    "tu_doc": paper("doc.lic.tu"),
    "grid_connected_on": "2023-03-31",
    "tu_activity": "production_building",
}
OFF_GRID = {**TITLE, "power_sourcing": "offgrid_producer"}

ANSWERS: Mapping[str, Any] = {
    "applicant_kind": "ie",
    "applicant_name": "Тестов Тест",
    "applicant_bin_iin": "000101599992",
    "request_kind": "licence",
    "legal_address": ALMATY,
    "contact_email": "office@example.kz",
    "contact_phone": "+77011234567",
    "data_centres": [ON_GRID],
    "apk_notice_no": "15/А-3",
    "apk_notice_date": "2026-02-02",
    "pool_use": "pool",
    "pool_name": "«Дала пул» ЖШС",
    "pool_cert_date": "2026-01-12",
    "pool_doc_kind": "contract_copy",
    "pool_doc": paper("doc.lic.pool"),
    "metering_doc": paper("doc.lic.metering"),
    "confirm_contacts": GIVEN,
    "confirm_no_court_ban": GIVEN,
    "confirm_docs_true": GIVEN,
    "consent_secret": GIVEN,
    "signer_name": "Тестов Тест",
    "signed_by": "applicant",
}
VARIANTS: tuple[Mapping[str, Any], ...] = (
    {"request_kind": "annex", "licence_no": "KZ-77", "licence_date": "2026-01-12"},
    {"data_centres": [ON_GRID, CONNECTED_BEFORE, OFF_GRID]},
)
