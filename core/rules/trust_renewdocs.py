"""Rules across the answers of a renewal of documents: each is judged as for an inclusion.

*Law:* order № 53/НҚ, paragraph 9 with annex 2, item 9.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from core.findings import Finding
from core.rules.base import Filing, about
from core.rules.trusted import (
    CERTIFICATE_LAPSES,
    LEAST_SHARE,
    LOWEST_TRUST_LEVEL,
    PACKAGE,
    lapses_in_review,
)

_CERTIFICATE = "industrial_certificate"


@about("renewed_docs")
def renewed(filing: Filing) -> Iterator[Finding]:
    """A renewed document does as one of an inclusion would (V-ISO, V-LOC80, V-LOC30, V-CERT2026).

    Another document on localisation among the renewed ones stands in for the certificate (D-84).

    *Law:* 53¶9, 53·A2.9.
    """
    entries = filing.answers.get("renewed_docs", ())
    others = any(entry.get("local_doc_kind") in LEAST_SHARE for entry in entries)
    for number, entry in enumerate(entries, start=1):
        for code in _faults(entry, filing.effective_on, others=others):
            yield Finding(code, "renewed_docs", PACKAGE, row=number)


def _faults(entry: Mapping[str, Any], effective_on: date, *, others: bool) -> Iterator[str]:
    level, kind = entry.get("is_trust_level"), entry.get("local_doc_kind")
    share = entry.get("local_share")
    if level and int(level) < LOWEST_TRUST_LEVEL:
        yield "E-IS-DOC"
    if share and Decimal(share) < LEAST_SHARE[str(kind)]:
        yield "E-LOC"
    if kind == _CERTIFICATE and effective_on >= CERTIFICATE_LAPSES:
        yield "E-CERT-2026"
    elif kind == _CERTIFICATE and lapses_in_review(effective_on) and not others:
        yield "W-CERT-2026"
