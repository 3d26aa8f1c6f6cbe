"""Who may apply, and the power of attorney of who signs for him (V-ELIG, V-POA)."""

from collections.abc import Iterator
from datetime import date

from core.findings import Finding
from core.law import LawRef
from core.rules.base import Filing, Rule, about

EXCLUDED, QUASI, REFUSED, MANUAL = "E-EXCLUDED", "E-QUASI", "E-APPLICANT-KIND", "W-MANUAL"


def eligible(law: LawRef, **kinds: str) -> Rule:
    """The rule that answers a kind of applicant with an issue code.

    ``eligible(law, state_body=EXCLUDED, individual=MANUAL)``; a kind not named may apply.
    """

    @about("applicant_kind")
    def rule(filing: Filing) -> Iterator[Finding]:
        code = kinds.get(str(filing.answers.get("applicant_kind")))
        if code is not None:
            yield Finding(code, "applicant_kind", law)

    return rule


def power_of_attorney(law: LawRef) -> Rule:
    """The power of attorney has not run out on the effective date."""

    @about("poa_until")
    def rule(filing: Filing) -> Iterator[Finding]:
        until = filing.answers.get("poa_until")
        if until and date.fromisoformat(until) < filing.effective_on:
            yield Finding("E-POA", "poa_until", law)

    return rule
