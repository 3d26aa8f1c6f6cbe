"""Findings of a check: codes and parameters, without texts."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.law.acts import LawRef

SUBSTANTIVE: frozenset[str] = frozenset(
    {
        "E-APKNOTICE",
        "E-POOL-EXPIRED",
        "E-TU-POWER",
        "E-TU-VOLT",
        "E-TU-DATE",
        "E-TU-CASE",
        "E-SETTLE-SAME",
        "E-SETTLE-CAT",
        "E-CHANNELS",
        "E-SUPPORT247",
        "E-UI-LANGS",
        "E-NOT-KZ",
        "E-LOC",
        "E-CERT-2026",
        "E-IS-DOC",
        "E-PLATFORM",
        "E-SERIAL-TAKEN",
        "E-LIC-REF",
        "E-ENTRY-REF",
        "E-EXCLUDED",
        "E-QUASI",
        "E-NOT-PRODUCER",
    }
)
"""Codes of errors an application may be filed with: a condition of the order is not met."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One error or warning about an application."""

    code: str
    """Code such as ``E-REQ``; its first letter is the severity."""
    field: str
    """Key of the field to correct; empty for the whole application."""
    law: LawRef
    """The rule that is broken."""
    row: int = 0
    """Number of the table row or group entry, from 1; 0 for the whole field."""
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    """Values for its message."""
    also: tuple[str, ...] = ()
    """Other fields whose correction would resolve it as well."""

    @property
    def is_warning(self) -> bool:
        """A warning never blocks the filing."""
        return self.code.startswith("W-")

    @property
    def is_substantive(self) -> bool:
        """An application with a substantive error may be filed once it is acknowledged."""
        return self.code in SUBSTANTIVE

    @property
    def is_formal(self) -> bool:
        """A formal error blocks the filing until it is corrected."""
        return not self.is_warning and not self.is_substantive
