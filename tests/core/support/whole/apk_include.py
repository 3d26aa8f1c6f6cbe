"""A whole inclusion in the registry of complexes."""

from collections.abc import Mapping
from typing import Any

from tests.core.support import applications

ANSWERS: Mapping[str, Any] = applications.ANSWERS
ROWS: Mapping[str, Any] = {"units": applications.ROWS}
VARIANTS: tuple[Mapping[str, Any], ...] = (
    {
        "channel": "chancellery",
        "applicant_kind": "ie",
        "applicant_bin_iin": "000101599992",
        "signed_by": "representative",
        "poa_no": "7",
        "poa_date": "2026-03-16",
        "poa_until": "2026-03-16",
    },
)
