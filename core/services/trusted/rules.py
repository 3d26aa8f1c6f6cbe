"""Rules across the answers of an application to the trusted registry.

*Law:* order № 53/НҚ, paragraphs 2, 5, 6 and annexes 2 to 5, 10.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from core.form.findings import Finding
from core.form.rule import Filing, Rule, about
from core.law.acts import LawRef
from core.law.regions import COUNTRY
from core.law.terms import due
from core.services.applicant import EXCLUDED, QUASI
from core.services.applicant import eligible as eligible_by_kind
from core.services.applicant import power_of_attorney as power_of_attorney_by

PACKAGE = LawRef("53", annex="2", item="9")
LOWEST_TRUST_LEVEL = 4
LEAST_SHARE = {"calculation": 80, "extract": 30}
"""Smallest share of localisation by document: of software, and of a product."""
CERTIFICATE_LAPSES = date(2026, 1, 1)

eligible = eligible_by_kind(LawRef("53", paragraph="2"), state_body=EXCLUDED, quasi=QUASI)
"""State bodies and the quasi-public sector may not apply (V-ELIG)."""

power_of_attorney = power_of_attorney_by(LawRef("53", annex="4", item="11"))
"""The power of attorney of a representative is in force (V-POA)."""


@about("produces_in_kz")
def produced_here(filing: Filing) -> Iterator[Finding]:
    """Recipients produce in Kazakhstan, by the definition of the order (V-ELIG-PROD).

    *Law:* 53¶2.4.
    """
    if filing.answers.get("produces_in_kz") == "no":
        law = LawRef("53", paragraph="2", item="4")
        yield Finding("E-NOT-PRODUCER", "produces_in_kz", law)


@about("is_trust_level")
def trust_level(filing: Filing) -> Iterator[Finding]:
    """A certificate has trust level 4 or higher; test protocols need none (V-ISO).

    *Law:* 53·A2.9.
    """
    level = filing.answers.get("is_trust_level")
    if level and int(level) < LOWEST_TRUST_LEVEL:
        yield Finding("E-IS-DOC", "is_trust_level", PACKAGE, also=("is_doc_kind",))


def local_share(document: str) -> Rule:
    """The share of localisation, in per cent, is at least that of ``document`` (V-LOC80, V-LOC30).

    *Law:* 53·A2.9; the criteria of ¶5 and ¶6 that said so are excluded since 2026 (D-82).
    """

    @about("local_share")
    def rule(filing: Filing) -> Iterator[Finding]:
        share = filing.answers.get("local_share")
        if share and Decimal(share) < LEAST_SHARE[document]:
            yield Finding("E-LOC", "local_share", PACKAGE)

    return rule


@about("local_doc_kind", "local_other_doc")
def industrial_certificate(filing: Filing) -> Iterator[Finding]:
    """The certificate is accepted until 2025, by the effective date (V-CERT2026).

    If the review may end later, the other document is needed as well (D-84). Until the registration
    is known, the review is counted from the effective date.

    *Law:* 53·A2.9, ¶5, ¶6.
    """
    if filing.answers.get("local_doc_kind") != "industrial_certificate":
        return
    if filing.effective_on >= CERTIFICATE_LAPSES:
        yield Finding("E-CERT-2026", "local_doc_kind", PACKAGE)
    elif lapses_in_review(filing.effective_on) and "local_other_doc" not in filing.answers:
        yield Finding("W-CERT-2026", "local_other_doc", PACKAGE)


def lapses_in_review(effective_on: date) -> bool:
    """Whether the review may end after the certificate stops being accepted (D-84)."""
    return due("L-TRUST-03", effective_on).date >= CERTIFICATE_LAPSES


@about("support")
def support_here(filing: Filing) -> Iterator[Finding]:
    """The technical support or the service centre is in Kazakhstan (V-SUPPORT, V-KZADDR).

    *Law:* 53¶5.4, ¶6.3, annex 10.
    """
    for number, entry in enumerate(filing.answers.get("support", ()), start=1):
        if entry["support_address"].get("country", COUNTRY) != COUNTRY:
            yield Finding("E-NOT-KZ", "support", LawRef("53", annex="10"), row=number)


def one_product(annex: str) -> Rule:
    """One application for each software or product (V-ONEAPP).

    *Law:* the notes to annexes 3 and 5.
    """

    @about("how_many")
    def rule(filing: Filing) -> Iterator[Finding]:
        if filing.answers.get("how_many") == "several":
            yield Finding("E-ONEAPP", "how_many", LawRef("53", annex=annex))

    return rule


@about("entry_new_text")
def changed(filing: Filing) -> Iterator[Finding]:
    """The new wording of an entry differs from the present one in more than white space.

    *Law:* 53·A3.
    """
    old, new = (filing.answers.get(key) for key in ("entry_old_text", "entry_new_text"))
    if old and new and old.split() == new.split():
        law = LawRef("53", annex="3")
        yield Finding("E-NO-CHANGE", "entry_new_text", law, also=("entry_old_text",))


INCLUSION: tuple[Rule, ...] = (
    eligible,
    produced_here,
    trust_level,
    industrial_certificate,
    support_here,
    power_of_attorney,
)
"""Rules of both applications for inclusion."""


_CERTIFICATE = "industrial_certificate"


@about("renewed_docs")
def renewed(filing: Filing) -> Iterator[Finding]:
    """Renewed documents meet the rules of an inclusion (V-ISO, V-LOC80, V-LOC30, V-CERT2026).

    Another renewed document on localisation replaces the certificate (D-84).

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
