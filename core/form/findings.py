"""What a check says: codes, never words."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.law.acts import LawRef

SUBSTANTIVE = frozenset(
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


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about an application: an issue code.

    ``field`` is the key of the answer to mend, ``row`` the number of a table row or of a group's
    entry (from 1). ``also`` are other answers that mending instead would help as well.
    """

    code: str
    field: str
    law: LawRef
    row: int = 0
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    also: tuple[str, ...] = ()

    @property
    def is_warning(self) -> bool:
        """A warning never stops a filing."""
        return self.code.startswith("W-")

    @property
    def is_substantive(self) -> bool:
        """A substantive error may be filed as it is, after the person acknowledged it."""
        return self.code in SUBSTANTIVE

    @property
    def is_formal(self) -> bool:
        """A formal error stops the filing until it is mended."""
        return not self.is_warning and not self.is_substantive
