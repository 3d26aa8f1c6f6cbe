"""What a check said, in short."""

from core.form.findings import Finding
from core.law.terms import Due
from core.validation import Outcome


def codes(outcome: Outcome) -> list[str]:
    """The codes in the order of the form."""
    return [finding.code for finding in outcome.findings]


def only(outcome: Outcome) -> Finding:
    """The one thing that was said."""
    (finding,) = outcome.findings
    return finding


def where(finding: Finding) -> str:
    """The field, and the number of the row or entry if it has any."""
    return f"{finding.field} {finding.row}" if finding.row else finding.field


def promised(outcome: Outcome) -> Due:
    """The promise of an outcome that has one."""
    assert outcome.promise is not None
    return outcome.promise
