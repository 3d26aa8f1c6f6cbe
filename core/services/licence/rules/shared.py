"""Rules that applications for a licence share: who may apply, the fee, the pool, the owner.

*Law:* order № 169/НҚ, paragraphs 3 and 4, annexes 3 and 11.
"""

from collections.abc import Iterator
from datetime import date

from core.form.findings import Finding
from core.form.rule import Filing, Rule, about
from core.law.accreditation import last_day
from core.law.acts import LawRef
from core.law.fees import FeeKind, FeeRule, fee
from core.services.applicant import MANUAL, REFUSED
from core.services.applicant import eligible as eligible_by_kind
from core.services.applicant import power_of_attorney as power_of_attorney_by

NO_POOLS = "W-POOL-NONE"
"""There are no accredited pools in the Republic: nothing is to be shown of one (D-54)."""

eligible = eligible_by_kind(LawRef("169", paragraph="4"), individual=REFUSED, state_body=MANUAL)
"""Entrepreneurs and legal entities apply; of state bodies the order is silent (V-ELIG)."""


def power_of_attorney(annex: str) -> Rule:
    """A rule: the power of attorney of the signer is in force (V-POA)."""
    return power_of_attorney_by(LawRef("169", annex=annex))


def fee_paid(rule: FeeRule) -> Rule:
    """A rule with a warning about a fee that is not known to be paid (V-FEE).

    Where the order does not say whether a fee is due, staff answer, and nothing is demanded.

    *Law:* 169·A3.7, A3.9, A3.10; D-47. In force since 2024-01-01.
    """

    @about("")
    def unpaid(filing: Filing) -> Iterator[Finding]:
        found = fee(rule, filing.effective_on, filing.answers)
        if found.kind is FeeKind.DUE and filing.facts.paid is not True:
            yield Finding("W-FEE", "", LawRef("169", annex="3", item="9"))
        elif found.kind is FeeKind.NOT_STATED:
            yield Finding("W-FEE-UNSTATED", "", found.law)

    return unpaid


def pool_accreditation(item: str) -> Rule:
    """Where accredited pools exist, the pool is shown and its accreditation is valid.

    *Law:* 169·A11.1.3, A11.2.2 (``item`` of annex 11); V-POOLACC, D-26, D-54.
    """

    @about("pool_use", "pool_cert_date")
    def accredited(filing: Filing) -> Iterator[Finding]:
        law = LawRef("169", annex="11", item=item, note="D-54")
        use, issued = filing.answers.get("pool_use"), filing.answers.get("pool_cert_date")
        if use is not None and not filing.facts.pools_exist:
            yield Finding(NO_POOLS, "pool_use", law)
        elif use == "none_accredited":
            yield Finding("E-POOL-DOC", "pool_use", law)
        if issued and last_day(date.fromisoformat(issued)) < filing.effective_on:
            law = LawRef("142", paragraph="3", note="D-26")
            yield Finding("E-POOL-EXPIRED", "pool_cert_date", law, also=("pool_name",))

    return accredited


@about("ownership_basis")
def own_hardware(filing: Filing) -> Iterator[Finding]:
    """A miner of subtype II owns the hardware; another lawful ground leaves a doubt.

    *Law:* 169¶3; D-56, V-OWNER-II.
    """
    if filing.answers.get("ownership_basis") == "other_lawful":
        law = LawRef("169", paragraph="3", note="D-56")
        yield Finding("W-OWNER-II", "ownership_basis", law)
