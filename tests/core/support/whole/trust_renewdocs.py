"""A whole application to renew a certificate in good time; the entry itself stays as it is."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.pieces import paper
from tests.core.support.whole.trust_exclude import CONTACTS, HOLDER

ALLOWED = frozenset({"W-NOTCHECKED"})

RENEWED = {
    "renewed_doc": "is",
    "is_doc_kind": "certificate",
    "is_trust_level": "4",
    "renewed_file": paper("doc.tr.renewed"),
    "issued_on": "2026-03-02",
}
ANSWERS: Mapping[str, Any] = {
    **HOLDER,
    "expires_on": "2026-12-31",
    "renewed_docs": [RENEWED],
    "entry_old_text": "«Дала 2.0» БҚ",
    "entry_new_text": "«Дала 2.0» БҚ",
    "change_reason": "сертификаттың мерзімі аяқталады",
    **CONTACTS,
}
SHARE: Mapping[str, Any] = {
    "renewed_doc": "local",
    "local_doc_kind": "extract",
    "local_share": "30",
    "renewed_file": paper("doc.tr.renewed"),
    "issued_on": "2026-03-02",
}
VARIANTS: tuple[Mapping[str, Any], ...] = ({"renewed_docs": [SHARE]},)
