"""A whole application for the reissue of a certificate that was issued in the last September."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.whole import pool_accredit

ALLOWED = frozenset({"W-MANUAL"})

_KEPT = (
    "applicant_kind",
    "channel",
    "legal_name",
    "bin",
    "server_location",
    "contact_phone",
    "contact_email",
    "premises",
    "server_contract",
    "consent_secret",
    "confirm_true",
    "consent_pd",
    "signer_name",
    "signed_by",
)
ANSWERS: Mapping[str, Any] = {
    **{key: pool_accredit.ANSWERS[key] for key in _KEPT},
    "cert_issue_date": "2025-09-15",
    "changed_fields": ["legal_name"],
    "reissue_reason": "Заңды тұлғаның атауы өзгерді.",
}
VARIANTS = pool_accredit.VARIANTS
