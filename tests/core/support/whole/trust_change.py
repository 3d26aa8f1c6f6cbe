"""A whole application to change an entry; its register is not connected."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.whole.trust_exclude import CONTACTS, HOLDER

ALLOWED = frozenset({"W-NOTCHECKED"})

ANSWERS: Mapping[str, Any] = {
    **HOLDER,
    "entry_old_text": "«Дала 2.0» БҚ\nқолдау телефоны +7 701 123 45 67",
    "entry_new_text": "«Дала 3.0» БҚ\nқолдау телефоны +7 701 123 45 67",
    "change_reason": "жаңа нұсқа шықты",
    **CONTACTS,
}
